#pragma once
// Encrypted votes in terms of the ballots' group: elections and ceremonies made of a state's bytes, and the texts that
// proofs are about. For judges, and for nodes that make what these judge.
#include "assembly/encrypted.h"
#include "ballot/binary.h"
#include "ballot/trustees.h"
#include "ballot/wire.h"

namespace folkmoot::assembly {

using Group = ballot::Ed25519;
using GroupProofs = ballot::Proof<Group>;
inline const Group& ballot_group() { return ballot::ed25519(); }

event::GroupPoint to_point(const ballot::Point& point);
event::GroupProof to_proof(const GroupProofs& proof);

/// SHA-256 of the opening's id, as characters of base58.
std::string election_uuid(const EventId& opening);
/// What the proofs of a credential and of a drill begin with.
std::string credential_prefix(std::string_view uuid, const PersonId& member, const event::GroupPoint& credential);
std::string drill_context(const Hash& seed);
std::string enrolment_prefix(const Encrypted& encrypted, const PersonId& member, const event::GroupPoint& alpha,
                             const event::GroupPoint& beta);
std::string registration_context(std::string_view uuid);
/// What proofs about the present list are bound to: the registration of this election, or the election.
std::string list_context(const Encrypted& encrypted);

/// The election's JSON, with these texts. The key must be there.
std::string election_json(const Encrypted& encrypted, const std::vector<std::string>& texts);
/// What is asked, without its words: enough to check a ballot.
ballot::Booth<Group> booth_without_words(const Encrypted& encrypted);

/// A ciphertext for each choice, out of pairs of points. What does not decode counts as neutral.
std::vector<ballot::Ciphertext<Group>> ciphertexts_of(BytesView bytes);
Bytes bytes_of_ciphertexts(const std::vector<ballot::Ciphertext<Group>>& ciphertexts);
/// The sum as `ballot` has it: of one question.
ballot::EncryptedTally<Group> tally_of(const Encrypted& encrypted);
/// What one share of a list is about.
ballot::EncryptedTally<Group> tally_part(const Encrypted& encrypted, std::size_t part);
/// A shuffle of so many; nothing where the bytes are none. Then whether it proves to be one of the present list.
std::optional<ballot::Shuffled<Group>> shuffle_from(BytesView bytes, std::size_t items);
bool is_shuffled(const Encrypted& encrypted, BytesView bytes, const ballot::Shuffled<Group>& shuffle);
/// The test that a drill opens.
ballot::EncryptedTally<Group> drill_of(const Hash& seed);

// The ceremony, of its present attempt.
ballot::Certificate<Group> certificate_of(const Encrypted& encrypted, TrusteeIndex trustee,
                                          const event::TrusteeKey& said);
/// Of all trustees, who must have said theirs.
std::vector<ballot::SignedMessage<Group>> certificates(const Encrypted& encrypted);
std::vector<std::vector<ballot::Point>> polynomials(const Encrypted& encrypted);
/// The whole group of trustees, once all have confirmed.
ballot::Pedersen<Group> pedersen_of(const Encrypted& encrypted);

/// The ballot that an event carries, with its id; nothing where the bytes are none.
struct CarriedBallot {
  ballot::Ballot<Group> ballot;
  std::string json;
  Hash id;
};
std::optional<CarriedBallot> carried_ballot(const ballot::Booth<Group>& booth, const event::Cast& cast);
/// The election of a ballot, remembered: to make it costs as much as to check a ballot.
struct KnownBooth {
  Hash election;
  ballot::Booth<Group> booth;
};
const ballot::Booth<Group>& booth_of(const Encrypted& encrypted, std::shared_ptr<const KnownBooth>& known);
/// Whether a ballot is what it says, by all its proofs: for whoever takes in under a seal what nobody here has checked.
bool is_proved(const State& state, const journal::Journal& journal, const event::Cast& cast,
               std::shared_ptr<const KnownBooth>& known);

}  // namespace folkmoot::assembly

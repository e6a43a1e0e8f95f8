#pragma once
// What this home does in encrypted votes: its person's part as a trustee, which it does by itself, and registering,
// voting and opening the sum, which people ask for (docs/protocol/encrypted.md).
#include "node/acts.h"
#include "node/holding.h"

namespace folkmoot::node {

/// Where the ceremony waits for this home's person, and this home has what it takes: says it.
void take_part_as_trustee(Holding& holding, Call& call);

/// Makes a credential and registers it.
Allowed<EventId> register_voter(Holding& holding, Call& call, assembly::VoteIndex vote);

/// Why ballots would be too large: with their size, and what is possible.
Refusal too_large(const Holding& holding, const event::Content& opening);

/// Forgets what would open ballots later, or prove how somebody voted: a trustee's seed once its attempt, or the vote,
/// is over, and what a ballot was drawn from once the journal holds it.
void forget_secrets(Holding& holding);

/// A ballot that somebody else is to hand in.
struct MadeBallot {
  std::string text;
  /// By which its voter knows it: the hash that its signature signs. Other software shows it, too.
  std::string code;
  std::uint64_t revision = 0;
};
/// `answers`: blank first, then each answer; of rankings and grades a number for each option.
Allowed<MadeBallot> make_ballot(Holding& holding, Call& call, assembly::VoteIndex vote,
                                const std::vector<std::uint32_t>& answers);
/// Shows what is in the ballot that was made last, for somebody else's device to compute again. It cannot be made
/// again, and what is shown cannot be cast.
Allowed<std::string> audit_ballot(Holding& holding, assembly::VoteIndex vote);

/// Whether it is of this home's person, in a vote of which nobody is to see who voted: then somebody else carries it.
bool would_show_own(const Holding& holding, const event::Cast& cast);

/// The ballot in the box that this home's person made, null for none. Where credentials were shuffled only the home
/// that made it can tell.
const assembly::EncryptedBallot* own_ballot(const Holding& holding, const assembly::Vote& vote);

/// Says this home's part of the result, once for ever.
Allowed<EventId> open_sum(Holding& holding, Call& call, assembly::VoteIndex vote);

/// The code of a ballot that the journal holds, as its voter wrote it down; empty where it is not held here whole.
std::string code_in_box(Holding& holding, const assembly::Encrypted& encrypted,
                        const assembly::EncryptedBallot& ballot);

/// What somebody else's audit comes to.
struct Audited {
  EventId vote;
  std::string code;
  /// As the ballot has them (assembly/encrypted_make.h).
  std::vector<std::uint32_t> answers;
};
Allowed<Audited> check_audit(Holding& holding, const std::string& text);

/// These acts, in words.
Allowed<Value> perform_encrypted(Holding& holding, const act::Encrypted& act, Call& call);

/// The archive of a vote whose result is known.
Allowed<Bytes> export_election(Holding& holding, assembly::VoteIndex vote, const crypto::Secret32& seed);
/// What is asked, and what can be chosen, as the election's JSON has it; an error where a text is not held here.
Allowed<std::vector<std::string>> election_texts(Holding& holding, assembly::VoteIndex vote);

}  // namespace folkmoot::node

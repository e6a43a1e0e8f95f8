#pragma once
// The other side of encrypted votes: what a trustee's or a voter's home says, out of its secrets and of what the state
// asks for. Nobody keeps more than a seed, since all else follows from it; what a proof draws is fresh each time, so
// that no two ever share it (docs/protocol/encrypted.md).
#include "assembly/encrypted_group.h"
#include "ballot/draws.h"
#include "ballot/encrypt.h"

namespace folkmoot::assembly {

/// An encrypted vote, and how it is named.
struct EncryptedVote {
  const Encrypted& encrypted;
  EventId vote;
};

/// One trustee in one attempt.
class TrusteeSecrets {
 public:
  using Scalar = Group::Scalar;
  /// The seed must be of this attempt alone.
  TrusteeSecrets(const crypto::Secret32& seed, std::size_t threshold);

  [[nodiscard]] event::TrusteeKey key(const EncryptedVote& vote, TrusteeIndex own, ballot::Draws& fresh) const;
  /// Each share is sealed to the key in its trustee's certificate, which follows from that one's seed: once that is
  /// forgotten nobody reads it any more.
  [[nodiscard]] event::TrusteeDeal deal(const EncryptedVote& vote, TrusteeIndex own, ballot::Draws& fresh) const;
  [[nodiscard]] Scalar share_for(TrusteeIndex to) const;
  /// What this dealer sealed to this trustee; nothing where it cannot be read.
  [[nodiscard]] std::optional<Scalar> open_share(const EncryptedVote& vote, TrusteeIndex dealer, TrusteeIndex own,
                                                 const event::SealedShare& sealed) const;
  [[nodiscard]] event::TrusteeAnswer answer(const EncryptedVote& vote, TrusteeIndex to, const PersonId& person) const;
  /// `sum`: of the shares from all.
  [[nodiscard]] event::TrusteeConfirm confirm(const EncryptedVote& vote, const Scalar& sum, ballot::Draws& fresh) const;

 private:
  [[nodiscard]] std::string polynomial() const;
  [[nodiscard]] event::GroupProof sign(const std::string& message, ballot::Draws& fresh) const;
  Scalar signing_, opening_;
  std::vector<Scalar> coefficients_;
};

/// Whether a share that came from this dealer fits what it showed to all.
bool is_due_share(const Encrypted& encrypted, TrusteeIndex dealer, TrusteeIndex to, const Group::Scalar& share);
event::TrusteeDrill make_drill(const EncryptedVote& vote, const Group::Scalar& sum, ballot::Draws& fresh);
/// Of the sum, or of a part of the list.
event::Decrypt make_decryption(const EncryptedVote& vote, const Group::Scalar& sum, ballot::Draws& fresh,
                               std::size_t part = 0);
/// A shuffle of the present list, in the parts that events have room for. All follows from what is drawn.
Result<std::vector<event::Mix>> make_shuffle(const EncryptedVote& vote, ballot::Draws& draws);

/// The voter's key that a credential in words stands for in this vote.
std::optional<ballot::VoterKey<Group>> voter_key(const Encrypted& encrypted, std::string_view credential);
event::RegisterVoter make_registration(const EncryptedVote& vote, const ballot::VoterKey<Group>& voter,
                                       const PersonId& member, ballot::Draws& fresh);
event::RegisterMixed make_enrolment(const EncryptedVote& vote, const ballot::VoterKey<Group>& voter,
                                    const PersonId& member, ballot::Draws& fresh);
/// Of rankings and grades a number for each option (numbers_of). Else blank first, then each answer: 1 for what is
/// chosen.
Result<event::Cast> make_cast(const EncryptedVote& vote, const ballot::VoterKey<Group>& voter,
                              const std::vector<std::uint32_t>& answers, std::uint64_t revision, ballot::Draws& fresh);

}  // namespace folkmoot::assembly

#pragma once
// Encrypted votes (docs/protocol/encrypted.md): questions and elections whose ballots nobody can read, and whose sum
// trustees open. Stages change at seals only, so that all acts of a page see the same one.
//
// Such a vote is open in the sense of votes.h until its result is known: the seal that closes the box decides what is
// counted, a later one what it comes to.
#include "assembly/votes.h"
#include "ballot/decryption.h"

namespace folkmoot::assembly {

/// Ballots that count; with fewer nothing is opened, since everybody could guess who voted what.
inline constexpr std::size_t kLeastBallots = 5;
/// Trustees have so long for each step of the ceremony, and for opening the sum.
inline constexpr std::uint64_t kTrusteeStageMs = 3ULL * 24 * 3600 * 1000;
inline constexpr std::uint64_t kOpeningMs = 30ULL * 24 * 3600 * 1000;
/// Bytes of all ciphertexts that a state keeps until the box is closed.
inline constexpr std::size_t kMaxBox = std::size_t{2} << 20;

inline bool is_encrypted(const Vote& vote) { return vote.encrypted != kNone; }
/// The encrypted side of a vote; null for others.
const Encrypted* encrypted_of(const State& state, const Vote& vote);

/// Whether a vote can be encrypted: as it was opened, by these electors, with so many answers (0: not known yet).
struct SecrecyAsked {
  event::Secrecy secrecy;
  bool can_be_added = true;
  const event::Terms* terms = nullptr;
  std::size_t electors = 0;
  std::size_t answers = 0;
};
/// Bytes of the longest ballot among so many answers, and of the ciphertexts of all electors.
struct BallotSizes {
  std::size_t ballot = 0;
  std::size_t box = 0;
};
BallotSizes ballot_sizes(std::size_t electors, std::size_t answers);
Verdict check_secrecy(const Context& context, const SecrecyAsked& asked);
/// The present act opened this vote so. `texts`: the question and what can be chosen, as far as that is known.
void begin_encrypted(Context& context, VoteIndex vote, const event::Secrecy& secrecy, std::vector<std::string> texts);
/// The question, then what can be chosen; of an election, once its list is closed.
std::vector<std::string> encrypted_texts(const event::Open& open);
std::vector<std::string> encrypted_texts(const State& state, const Vote& vote, const std::string& scope);
/// How many candidates a ballot of so many electors has room for, the standing option aside.
std::size_t most_candidates(std::size_t electors);

/// At a seal, when lists of candidates are closed: stages end, boxes close, results are read.
void settle_encrypted(State& state, std::uint64_t number, Instant time, const Hash& seed);
/// When the present stage ends at the latest; nothing where nothing is waited for.
std::optional<Instant> encrypted_due(const State& state, const Vote& vote);
/// When the box closes at the earliest; nothing before the vote has begun.
std::optional<Instant> box_closes_at(const State& state, const Vote& vote);

/// What was opened, as ballots of nobody: as many that say this and that as the sums have.
std::vector<Answer> opened_answers(const Vote& vote);
/// The ballots that count, by credential: each of its last revision.
std::vector<const EncryptedBallot*> standing_ballots(const Encrypted& encrypted);
/// The credential that counts for the person, in the order of the page; null for none.
const Credential* credential_of(const Encrypted& encrypted, PersonIndex person);
/// Of somebody among the trustees; nothing for others.
std::optional<TrusteeIndex> trustee_index(const Encrypted& encrypted, PersonIndex person);
/// What the trustee said first; null for nothing.
template <class Act>
const TrusteeSaid<Act>* said_first(const std::vector<TrusteeSaid<Act>>& said, TrusteeIndex trustee) {
  for (const TrusteeSaid<Act>& one : said)
    if (one.trustee == trustee) return &one;
  return nullptr;
}

}  // namespace folkmoot::assembly

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
/// What a state keeps of one vote's ballots at most, and of all votes whose key is made or used.
inline constexpr std::size_t kMaxBox = std::size_t{2} << 20;
inline constexpr std::size_t kMaxBoxes = std::size_t{3} << 20;
/// Bytes of one shuffle: half of what a device may write between two seals.
inline constexpr std::size_t kMaxShuffle = std::size_t{512} << 10;

inline bool is_encrypted(const Vote& vote) { return vote.encrypted != kNone; }
/// The encrypted side of a vote; null for others.
const Encrypted* encrypted_of(const State& state, const Vote& vote);

/// Whether ballots by this method are shuffled and opened one by one, since they cannot be added up.
inline bool is_embedded(event::Method method) { return method != event::Method::approval; }

/// What a box has to hold: the ballots of so many, on so many answers (0: not known yet).
struct BoxAsked {
  event::Secrecy secrecy;
  std::size_t electors = 0;
  std::size_t answers = 0;
  bool embedded = false;
};
/// In bytes: the longest ballot; one trustee's shuffle, or 0 where none is; what the state keeps of all.
struct BallotSizes {
  std::size_t ballot = 0;
  std::size_t shuffle = 0;
  std::size_t box = 0;
};
BallotSizes ballot_sizes(const BoxAsked& asked);
BoxAsked box_of(const State& state, const Vote& vote);
/// What all votes that have begun keep, and those that the view sees waiting.
std::size_t boxes_in(const View& view);

/// Whether a vote can be encrypted, as it was opened. `is_possible`: by what it decides.
struct SecrecyAsked {
  BoxAsked box;
  bool is_possible = true;
  const event::Terms* terms = nullptr;
};
Verdict check_secrecy(const Context& context, const SecrecyAsked& asked);
/// Those who could be trustees, first those who would be drawn: the order of the lot from its other end, so that those
/// who close pages are among them as late as possible.
std::vector<PersonIndex> could_be_drawn(const View& view);
/// The present act opened this vote so. `texts`: the question and what can be chosen, as far as that is known.
void begin_encrypted(Context& context, VoteIndex vote, const event::Secrecy& secrecy, std::vector<std::string> texts);
/// The question, then what can be chosen; of an election, once its list is closed.
std::vector<std::string> encrypted_texts(const event::Open& open);
std::vector<std::string> encrypted_texts(const State& state, const Vote& vote, const std::string& scope);
/// How many candidates a ballot has room for, the standing option aside.
std::size_t most_candidates(BoxAsked asked);

/// A ballot's numbers, a byte for each option, of which nothing but 0 is a blank one: ranks as they are; of grades the
/// best is 1, as belenios-tool counts them.
std::vector<std::uint32_t> numbers_of(event::Method method, const event::Marks& marks);
/// Nothing where these are no ballot.
std::optional<event::Marks> marks_of(event::Method method, std::span<const std::uint8_t> numbers);

/// At a seal, when lists of candidates are closed: stages end, boxes close, results are read.
void settle_encrypted(State& state, std::uint64_t number, Instant time, const Hash& seed);
/// When the present stage ends at the latest; nothing where nothing is waited for.
std::optional<Instant> encrypted_due(const State& state, const Vote& vote);
/// When the box closes at the earliest; nothing before the vote has begun.
std::optional<Instant> box_closes_at(const State& state, const Vote& vote);

/// What was opened, as ballots of nobody: as many that say this and that as the sums have.
std::vector<Answer> opened_answers(const Vote& vote);
/// How many ciphertexts one ballot has, and how many are opened: one for each choice, or for each of a list.
std::size_t ciphertexts_in_ballot(const Encrypted& encrypted);
std::size_t ciphertexts_to_open(const Encrypted& encrypted);
/// In so many parts trustees shuffle such a list, and in so many they decrypt it.
std::size_t mix_parts(std::size_t items);
std::size_t share_parts(std::size_t items);
/// How many items the part has.
std::size_t items_in_part(std::size_t items, std::size_t at_once, std::size_t part);

/// The ballots that count, by credential: each of its last revision.
std::vector<const EncryptedBallot*> standing_ballots(const Encrypted& encrypted);
/// The credential that counts for the person, in the order of the page; null for none.
const Credential* credential_of(const Encrypted& encrypted, PersonIndex person);
/// Of somebody among the trustees; nothing for others.
std::optional<TrusteeIndex> trustee_index(const Encrypted& encrypted, PersonIndex person);
/// Of this part, the share that the trustee said first; null for none.
const event::Decrypt* share_said(const Encrypted& encrypted, TrusteeIndex trustee, std::size_t part);
/// What the trustee said first; null for nothing.
template <class Act>
const TrusteeSaid<Act>* said_first(const std::vector<TrusteeSaid<Act>>& said, TrusteeIndex trustee) {
  for (const TrusteeSaid<Act>& one : said)
    if (one.trustee == trustee) return &one;
  return nullptr;
}

}  // namespace folkmoot::assembly

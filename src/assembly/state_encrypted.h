#pragma once
// Of the state (state.h): votes whose ballots are encrypted (docs/protocol/encrypted.md) - their trustees, the key
// these made, credentials, the box, and the sum that was opened. All of it is public.
#include <string>
#include <string_view>
#include <vector>

#include "assembly/state_parts.h"
#include "event/content_encrypted.h"

namespace folkmoot::assembly {

using EncryptedIndex = std::uint32_t;
/// A trustee's place among those of its vote, from 0.
using TrusteeIndex = std::uint32_t;

enum class EncryptedStage : std::uint8_t {
  waiting = 0,  // for the seal that holds the opening, or the list of candidates
  certify = 1,
  deal = 2,
  confirm = 3,
  answer = 4,
  drill = 5,
  registering = 6,  // mixed registration only, as are the next two: credentials come, encrypted
  mixing = 7,       // trustees shuffle them
  listing = 8,      // and decrypt them
  voting = 9,
  closed = 10,     // the box is, and one more seal is waited for
  shuffling = 11,  // trustees shuffle ballots that cannot be added up
  opening = 12,    // trustees decrypt
  done = 13,
  failed = 14
};
std::string_view encrypted_stage_name(EncryptedStage stage);

/// Why nothing was opened.
enum class EncryptedFailure : std::uint8_t {
  none = 0,
  no_trustees = 1,
  not_reached = 2,
  too_few_ballots = 3,
  not_opened = 4,
  no_candidates = 5,
  too_few_registered = 6,
  not_shuffled = 7
};
std::string_view encrypted_failure_name(EncryptedFailure failure);

/// What a trustee said in the present attempt. Lists of these stand in the order of the page: of each trustee the first
/// counts.
template <class Act>
struct TrusteeSaid {
  EventIndex event = kNoEvent;
  TrusteeIndex trustee = 0;
  Act content;
};

struct Credential {
  /// Both are nobody's where credentials were shuffled.
  EventIndex event = kNoEvent;
  PersonIndex person = kNoPerson;
  event::GroupPoint key;
  /// That holds it; 0 for not yet.
  std::uint64_t seal = 0;
};

/// Somebody's credential before it is shuffled among others.
struct Enrolment {
  EventIndex event = kNoEvent;
  PersonIndex person = kNoPerson;
  event::GroupPoint alpha;
  event::GroupPoint beta;
};

/// A trustee's shuffle of the present list, whose proof was checked.
struct Shuffled {
  /// Of its parts; the last one stands for all.
  std::vector<EventIndex> events;
  TrusteeIndex trustee = 0;
  /// What came out; empty once it has become the list, or another one has.
  Bytes list;
};

struct EncryptedBallot {
  EventIndex event = kNoEvent;  // the carrier's
  std::uint32_t credential = 0;
  std::uint64_t revision = 0;
  Hash id;
  /// Points of its ciphertexts; empty once the box is closed.
  Bytes ciphertexts;
};

struct Encrypted {
  VoteIndex vote = 0;
  event::Secrecy secrecy;
  EncryptedStage stage = EncryptedStage::waiting;
  EncryptedFailure failure = EncryptedFailure::none;
  /// With which the stage began.
  std::uint64_t seal = 0;
  /// What the election is called in its archive.
  std::string uuid;
  /// What it asks, then what can be chosen; forgotten once the key is there and the drill was passed.
  std::vector<std::string> texts;
  /// Answers with a ciphertext each, and one before them for a blank vote; how many may be chosen.
  std::uint64_t choices = 0;
  std::uint64_t most = 1;
  /// Ballots are rankings or grades, which cannot be added up: each is one ciphertext, shuffled and then opened.
  bool embedded = false;

  std::uint64_t attempt = 0;
  std::vector<PersonIndex> trustees;  // of the present attempt, in the order of the lot
  /// Those who said nothing valid in an earlier one.
  std::vector<PersonIndex> out;
  std::vector<TrusteeSaid<event::TrusteeKey>> keys;
  std::vector<TrusteeSaid<event::TrusteeDeal>> deals;  // without the shares
  std::vector<TrusteeSaid<event::TrusteeConfirm>> confirms;
  std::vector<TrusteeSaid<event::TrusteeComplain>> complaints;
  std::vector<TrusteeSaid<event::TrusteeAnswer>> answers;
  /// A seal holds an answer to each complaint, and the stage began anew with it.
  bool answered = false;
  std::vector<TrusteeSaid<event::TrusteeDrill>> drills;
  /// What the drill asks for: it orders the page before it.
  Hash drill_seed;

  /// The key of the trustees together, and SHA-256 of the election's JSON, from the drill on.
  event::GroupPoint key;
  Hash election;
  /// Mixed registration: in the order of the page, of a person the first counts. Forgotten once they are shuffled.
  std::vector<Enrolment> enrolments;
  /// In the order of the page: of a person the first counts.
  std::vector<Credential> credentials;
  std::vector<EncryptedBallot> ballots;
  /// From the seal on that closed the box: only the ballots that count are left, and this is their sum.
  std::uint64_t closed_seal = 0;
  /// Or, where they are shuffled: the list as it stands by now. Before the vote, that of the credentials.
  Bytes sum;
  /// With which seal the shuffling of the present list began, how many turns there were, and whose this one is.
  std::uint64_t mixing_seal = 0;
  std::uint64_t turn = 0;
  TrusteeIndex shuffler = 0;
  std::vector<TrusteeSaid<event::Mix>> parts;  // of this turn
  /// Of this turn in the order of the page; then the list of it, by turn.
  std::vector<Shuffled> candidates;
  std::vector<Shuffled> shuffles;
  std::vector<TrusteeSaid<event::Decrypt>> shares;  // without the proofs
  Entry entry;
};

}  // namespace folkmoot::assembly

#pragma once
// Of the items that are decisions (items_decisions.cpp): what a vote was about, as its entry says it.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"

namespace folkmoot::proof {

/// States of proposals and votes, as their entries number them.
inline constexpr std::array<std::string_view, 6> kVoteStates = {"open",   "adopted",   "rejected",
                                                                "lapsed", "withdrawn", "cancelled"};

struct VoteEntry {
  PersonId opener;
  std::uint64_t matter = 0;
  /// Whom it removes; whose mandate; of a recall the mandate.
  std::optional<Hash> about;
  bool infiltrator = false;
  std::uint64_t mandate_kind = 0;
  Instant until;
  std::uint64_t retention = 0;
  std::uint64_t reading = 0;
  std::uint64_t purpose = 0;
  Instant cast_until;
  std::uint64_t window = 0;
  bool early = false;
  std::uint64_t electorate = 0;
  std::uint64_t state = 0;
  std::uint64_t opened = 0, closed = 0, contestable = 0, late = 0;
  std::uint64_t amount = 0;
  std::optional<EventId> commission;
};
inline constexpr std::array<std::string_view, 17> kMatters = {
    "question", "removal",  "mandate",  "recall",   "retention",  "lot",    "charter",     "emergency", "amendment",
    "again",    "fallback", "election", "schedule", "commission", "budget", "dissolution", "cut_off"};
enum Matter : std::uint8_t {
  kQuestion,
  kRemoval,
  kMandate,
  kRecall,
  kRetention,
  kLot,
  kCharter,
  kEmergency,
  kAmendment,
  kAgain,
  kFallback,
  kElection,
  kSchedule,
  kCommission,
  kBudget,
  kDissolution,
  kCutOff
};

Result<VoteEntry> read_vote(const Bytes& value);
/// "the removal of PERSON (vote ID)".
std::string subject_in_words(const VoteEntry& vote, const EventId& id, const std::optional<std::string>& title);

}  // namespace folkmoot::proof

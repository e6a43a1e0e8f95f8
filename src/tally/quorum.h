#pragma once
// Quorums: how many of the electorate must be present, reached, take part or agree, before a result means anything. An
// electorate that is unknown or empty is an error, never a quorum of zero.
#include <string_view>

#include "base/fraction.h"
#include "tally/counts.h"

namespace folkmoot::tally {

enum class QuorumKind : std::uint8_t {
  /// In the meeting.
  present,
  /// Whom the matter has reached.
  reach,
  /// With a valid ballot: abstaining and blank ones are of them.
  participation,
  /// Who said yes. Whoever abstains does not help it, and whoever stays away does not hinder it more than by a no.
  approval,
};
/// "present", "reach", "participation", "approval".
std::string_view quorum_name(QuorumKind kind);

struct Quorum {
  QuorumKind kind = QuorumKind::approval;
  Fraction share{1, 5};
  bool operator==(const Quorum&) const = default;
};

/// Refuses a share of nothing, and one above the whole electorate.
Result<Ok> check(const Quorum& rule);

/// One quorum and what came of it: met means reached >= needed.
struct QuorumCount {
  Quorum rule;
  std::uint64_t electorate = 0;
  /// The share of the electorate, rounded up to whole people; at least one.
  std::uint64_t needed = 1;
  std::uint64_t reached = 0;
  std::uint64_t missing = 0;
  bool met = false;
  bool operator==(const QuorumCount&) const = default;
};
/// Errors: the electorate is unknown or empty, what the rule counts is not known, or the counts are impossible.
Result<QuorumCount> count_quorum(const Counts& counts, const Quorum& rule);

}  // namespace folkmoot::tally

#pragma once
// Approval, score and STAR: methods that add up what each ballot gives each option.
//
// Sources: Steven J. Brams and Peter C. Fishburn, "Approval Voting", 1983; Warren D. Smith, "Range Voting", 2000; for
// STAR (score, then automatic runoff) Mark Frohnmayer and the Equal Vote Coalition, starvoting.org, 2014.
#include <optional>

#include "tally/pairs.h"
#include "tally/ties.h"

namespace folkmoot::tally {

/// The best of the grades 0 to 5; an option without a grade has 0.
inline constexpr Mark kBestGrade = 5;

struct ScoredResult {
  std::size_t seats = 1;
  std::uint64_t valid = 0;
  std::uint64_t invalid = 0;
  /// By option: approvals, or the sum of grades.
  std::vector<std::uint64_t> totals;
  /// What a total must reach to be accepted; a total of 0 never is. 0 where nothing is asked.
  std::uint64_t required = 0;
  /// In the order of their totals. With several seats: the most approved, which is not proportional.
  std::vector<Option> elected;
  /// Those who were tied for the last place, where only the order of ties told them apart: an assembly holds a runoff
  /// among them before it lets a lot decide.
  std::vector<Option> runoff;
  std::vector<Tie> ties;
  bool operator==(const ScoredResult&) const = default;
};

struct ApprovalRule {
  std::size_t seats = 1;
  /// The option "none of these": whoever has no more approvals than it is not elected.
  std::optional<Option> none = {};
  bool operator==(const ApprovalRule&) const = default;
};
/// Rankings are read as approvals of all that they name, and a ballot that names nothing as a valid one of nobody. One
/// seat takes more than half of the valid ballots. Errors: no options, no seats or more than options, an order of ties
/// that is none.
Result<ScoredResult> count_approval(const Ballots& approvals, const ApprovalRule& rule, const TieOrder& ties);

/// The greatest sum wins one seat if it is at least half of what was possible; ties go to the one that more ballots put
/// higher than each other one, then to the order.
Result<ScoredResult> count_score(const Ballots& grades, std::size_t seats, const TieOrder& ties);

struct StarResult {
  std::uint64_t valid = 0;
  std::uint64_t invalid = 0;
  std::vector<std::uint64_t> totals;
  /// The two greatest sums, the greater first; fewer where there are fewer options.
  std::vector<Option> finalists;
  /// Ballots that put the first, and the second, higher.
  std::uint64_t for_first = 0;
  std::uint64_t for_second = 0;
  std::optional<Option> winner;
  std::vector<Tie> ties;
  bool operator==(const StarResult&) const = default;
};
/// Of the two greatest sums the one that more ballots put higher; on as many, the greater sum, then the order.
Result<StarResult> count_star(const Ballots& grades, const TieOrder& ties);

}  // namespace folkmoot::tally

#pragma once
// Majorities of yes/no questions. A majority is a share of a base, to be reached or to be passed; with every one goes
// that at least one says yes, and that more say yes than no.
//
// Sources: shares and bases are those of parliamentary custom (Robert's Rules of Order Newly Revised, 12th edition,
// 44); that they are compared as whole numbers, q * yes >= p * base, is what makes them exact.
#include <span>
#include <string_view>
#include <vector>

#include "base/fraction.h"
#include "tally/counts.h"

namespace folkmoot::tally {

/// What a share is a share of.
enum class Base : std::uint8_t {
  yes_no,
  yes_no_abstain,
  /// Everybody with a valid ballot, blank ones included.
  participants,
  electorate,
  present,
};
/// "YN", "YNA", "P", "E", "Present".
std::string_view base_name(Base base);

struct Majority {
  Fraction share{1, 2};
  Base base = Base::yes_no;
  /// More than the share is needed, not just the share.
  bool more = true;
  bool operator==(const Majority&) const = default;
};
/// More yes than no.
inline constexpr Majority kSimple{};
inline constexpr Majority kHalfOfParticipants{{1, 2}, Base::participants, true};
inline constexpr Majority kHalfOfMembers{{1, 2}, Base::electorate, true};
inline constexpr Majority kTwoThirds{{2, 3}, Base::yes_no, false};
inline constexpr Majority kThreeQuarters{{3, 4}, Base::yes_no, false};

/// Refuses a share of nothing, and one that not even everybody together reaches.
Result<Ok> check(const Majority& rule);

/// One rule and what came of it. These numbers are the whole reason: adopted means yes >= required.
struct MajorityCount {
  Majority rule;
  std::uint64_t yes = 0;
  std::uint64_t no = 0;
  std::uint64_t base_count = 0;
  /// The least number of yes that is enough when the base and those who said yes or no stay as many as they are.
  std::uint64_t required = 1;
  /// How many of them would have had to say yes besides.
  std::uint64_t missing = 0;
  bool adopted = false;
  bool operator==(const MajorityCount&) const = default;
};
/// Errors: the counts or the rule are impossible, or the base is not known.
Result<MajorityCount> count_majority(const Counts& counts, const Majority& rule);

/// Several rules that must all hold, such as two thirds of yes and no with more than half of the participants.
struct MajoritiesCount {
  std::vector<MajorityCount> rules;
  bool adopted = false;
  /// The greatest of what is missing.
  std::uint64_t missing = 0;
  bool operator==(const MajoritiesCount&) const = default;
};
/// Errors: as above, or no rule at all.
Result<MajoritiesCount> count_majorities(const Counts& counts, std::span<const Majority> rules);

}  // namespace folkmoot::tally

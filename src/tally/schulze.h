#pragma once
// Schulze's method: one of several options that exclude each other, from weak orders.
//
// Source: Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
// single-winner election method", Social Choice and Welfare 36 (2011) 267-303; the strength of a link is (support,
// -opposition), the paper's "winning votes" with its finer order.
#include <optional>

#include "tally/majority.h"
#include "tally/pairs.h"
#include "tally/ties.h"

namespace folkmoot::tally {

/// The strength of a link or of a path: ballots for it, then fewest against it. Zero for none.
struct Strength {
  std::uint64_t support = 0;
  std::uint64_t opposition = 0;
  [[nodiscard]] bool exists() const { return support > 0; }
  bool operator==(const Strength&) const = default;
  /// A stronger one is greater.
  std::strong_ordering operator<=>(const Strength& other) const {
    if (support != other.support) return support <=> other.support;
    return other.opposition <=> opposition;
  }
};

struct SchulzeRule {
  /// The option to leave all as it is. With one, a winner must beat it and have the majority over it.
  std::optional<Option> status_quo = {};
  /// Counted with those who rank the option above the status quo as yes, below as no, the others as abstaining.
  Majority majority = kSimple;
  bool operator==(const SchulzeRule&) const = default;
};

struct SchulzeResult {
  std::uint64_t valid = 0;
  std::uint64_t invalid = 0;
  Pairs pairs;
  /// Row by row: the strength of the widest path from each option to each other.
  std::vector<Strength> paths;
  /// By the same places: where the widest path was before it came to its end; the start itself for a single link.
  std::vector<Option> before;
  /// Those that may win: with a status quo, the ones that beat it and have their majority.
  std::vector<Option> eligible;
  /// With a status quo: the majority of each option over it, by option.
  std::vector<MajorityCount> majorities;
  /// The eligible that no other eligible one beats.
  std::vector<Option> highest;
  /// Nothing where the status quo stays, or nobody gave a ballot.
  std::optional<Option> winner;
  std::vector<Tie> ties;
  bool operator==(const SchulzeResult&) const = default;

  [[nodiscard]] Strength path(Option from, Option to) const { return paths[from * pairs.options() + to]; }
  [[nodiscard]] bool beats(Option one, Option other) const { return path(one, other) > path(other, one); }
  /// The options along the widest path, both ends included; empty if there is none.
  [[nodiscard]] std::vector<Option> way(Option from, Option to) const;
};

/// Errors: no option or more than 64, a status quo that is not there, an impossible majority, an order of ties that is
/// none.
Result<SchulzeResult> count_schulze(const Ballots& ballots, const SchulzeRule& rule, const TieOrder& ties);

}  // namespace folkmoot::tally

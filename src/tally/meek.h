#pragma once
// Single transferable vote by Meek's method, in whole numbers of 1/1,000,000,000.
//
// Sources: I. D. Hill, B. A. Wichmann and D. R. Woodall, "Algorithm 123: Single Transferable Vote by Meek's Method",
// The Computer Journal 30 (1987) 277-281; the steps and their rounding are those of the reference rule of the
// Proportional Representation Foundation (prfound.org, "Reference Meek Rule"): nine places, and a surplus below
// 0.000001 is none.
//
// Each candidate keeps a share of every ballot that comes to it and passes on the rest: those who continue keep all,
// the elected so much that they have the quota, the excluded nothing. Shares, votes and quota are found again, until no
// surplus is left; then the candidate with the fewest votes is excluded.
#include "tally/stv.h"

namespace folkmoot::tally {

/// The value of one ballot.
inline constexpr std::uint64_t kMeekVote = 1'000'000'000;

struct MeekRound {
  /// Of each option, when the round was over; the same of what it keeps of a ballot, and of the quota.
  std::vector<std::uint64_t> votes;
  std::vector<std::uint64_t> keep;
  std::uint64_t quota = 0;
  std::uint64_t surplus = 0;
  /// What no option has.
  std::uint64_t exhausted = 0;
  /// A round elects, or it excludes.
  std::vector<Option> elected = {};
  std::optional<Option> excluded = {};
  /// Elected for want of others, not by the quota.
  bool fills_seats = false;
  bool operator==(const MeekRound&) const = default;
};

struct MeekResult {
  std::size_t seats = 0;
  std::uint64_t valid = 0;
  std::uint64_t invalid = 0;
  std::vector<MeekRound> rounds;
  std::vector<Tie> ties;
  /// In the order of their election, without the one that reopens nominations.
  std::vector<Option> elected;
  std::size_t reopened = 0;
  bool operator==(const MeekResult&) const = default;
};

/// Errors: as for count_stv.
Result<MeekResult> count_meek(const Ballots& ballots, const StvRule& rule, const TieOrder& ties);

}  // namespace folkmoot::tally

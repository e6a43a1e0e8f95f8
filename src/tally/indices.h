#pragma once
// Numbers that say how evenly something is shared, and how much a weight decides. Exact: parts and wholes, nothing
// rounded.
//
// Sources: Corrado Gini, Variabilità e mutabilità (1912), in the form for sorted values; John F. Banzhaf, Weighted
// Voting Doesn't Work, Rutgers Law Review 19 (1965), counted by the table of sums that D. S. Matsui and T. Matsui give
// in A Survey of Algorithms for Calculating Power Indices (2000).
#include <cstdint>
#include <span>
#include <vector>

namespace folkmoot::tally {

/// part of whole; 0 of 1 where there is nothing to share.
struct Share {
  std::uint64_t part = 0;
  std::uint64_t whole = 1;
  bool operator==(const Share&) const = default;
};

/// 0 where all have the same, (n-1)/n where one of n has all. Values below 2^32, at most 2^15 of them: more of them, or
/// greater ones, are cut down to that.
Share gini(std::span<const std::uint64_t> values);
/// The greatest of the values, of their sum.
Share greatest_share(std::span<const std::uint64_t> values);

/// Of each weight: in how many sets of the others it turns a sum below the quota into one that reaches it. The whole is
/// the same for all: those numbers added up. At most 60 weights, whose sum is at most 100,000: else, and where the
/// quota is 0 or never reached, nothing.
std::vector<Share> banzhaf(std::span<const std::uint64_t> weights, std::uint64_t quota);

}  // namespace folkmoot::tally

#pragma once
// Who stands above whom, on how many ballots: what Schulze's method and runoffs rest on.
#include "tally/ballots.h"

namespace folkmoot::tally {

/// The options of a matrix, so that each of its rows is one bit set in a machine word.
inline constexpr std::size_t kMaxPaired = 64;

/// d[i][j]: ballots with i above j.
class Pairs {
 public:
  explicit Pairs(std::size_t options = 0) : options_(options), above_(options * options, 0) {}
  [[nodiscard]] std::size_t options() const { return options_; }
  [[nodiscard]] std::uint64_t operator()(std::size_t i, std::size_t j) const { return above_[i * options_ + j]; }
  std::uint64_t& at(std::size_t i, std::size_t j) { return above_[i * options_ + j]; }
  bool operator==(const Pairs&) const = default;

 private:
  std::size_t options_;
  std::vector<std::uint64_t> above_;
};

/// From rankings of at most 64 options. What a ballot does not rank stands below all that it ranks, and equal.
Pairs count_pairs(const Ballots& rankings);
/// From grades: the higher grade stands above. Of any number of options, but only between those that are given.
Pairs count_pairs(const Ballots& grades, const std::vector<Option>& between);

}  // namespace folkmoot::tally

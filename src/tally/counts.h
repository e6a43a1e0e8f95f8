#pragma once
// What a yes/no question was answered, in heads. Weights are never mixed with them: who counts otherwise hands in other
// numbers.
#include <cstdint>
#include <optional>

#include "base/result.h"

namespace folkmoot::tally {

/// As many ballots as are ever counted together, so that no product here can overflow.
inline constexpr std::uint64_t kMaxBallots = 1'000'000'000;

struct Counts {
  std::uint64_t yes = 0;
  std::uint64_t no = 0;
  std::uint64_t abstain = 0;
  std::uint64_t blank = 0;
  /// Counts in nothing.
  std::uint64_t invalid = 0;
  /// How many may vote, as it was when the question was opened; nothing where that is not known. Then no rule that
  /// asks for it can be counted.
  std::optional<std::uint64_t> electorate = {};
  /// Of the electorate, those in the meeting: visitors are left out.
  std::optional<std::uint64_t> present = {};
  /// Of the electorate, those whom the matter has reached.
  std::optional<std::uint64_t> reached = {};

  bool operator==(const Counts&) const = default;

  /// V: those who said yes or no.
  [[nodiscard]] std::uint64_t decided() const { return yes + no; }
  /// P: those whose ballot is valid.
  [[nodiscard]] std::uint64_t participants() const { return yes + no + abstain + blank; }
};

/// Refuses what cannot have happened: more answers than electors, an electorate of nobody.
Result<Ok> check(const Counts& counts);

}  // namespace folkmoot::tally

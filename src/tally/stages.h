#pragma once
// What counts in stages share: whether a count can begin, and how a tie looks back.
#include "tally/stv.h"

namespace folkmoot::tally {

Result<Ok> check_stv(const Ballots& ballots, const StvRule& rule, const TieOrder& ties);

enum class Extreme : std::uint8_t { most, fewest };

/// Those of `among` with the most or the fewest of these numbers.
std::vector<Option> extremes(const std::vector<std::uint64_t>& numbers, const std::vector<Option>& among,
                             Extreme extreme);

/// The one of `among` with the most or the fewest votes at the end of the last stage. Ties look back stage by stage,
/// then go by the order, and are noted for stage number `stage`.
template <class Stage>
Option take_by_stages(const std::vector<Stage>& stages, std::vector<std::uint64_t> Stage::* votes,
                      const std::vector<Option>& among, Extreme extreme, std::uint64_t stage, const TieOrder& order,
                      std::vector<Tie>& ties) {
  const std::vector<Option> tied = extremes(stages.back().*votes, among, extreme);
  if (tied.size() == 1) return tied.front();
  std::vector<Option> left = tied;
  for (std::size_t s = stages.size() - 1; s-- > 0 && left.size() > 1;) left = extremes(stages[s].*votes, left, extreme);
  const bool decided = left.size() == 1;
  const Option taken = decided ? left.front() : first_of(order, left);
  ties.push_back({stage, tied, taken, decided ? TieBy::earlier_stage : order.by});
  return taken;
}

}  // namespace folkmoot::tally

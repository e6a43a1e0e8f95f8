#pragma once
// Ties, and what breaks them: never the number, the age or the place of an option, unless whoever counts asks for the
// order of the ballot paper. An assembly hands in the order of its lot.
#include <string_view>

#include "tally/ballots.h"

namespace folkmoot::tally {

enum class TieBy : std::uint8_t {
  /// The most recent earlier stage in which they differed.
  earlier_stage,
  /// The one that more ballots put higher than each other one of them.
  head_to_head,
  order,
  lot,
};
/// "earlier stage", "head to head", "order", "lot".
std::string_view tie_name(TieBy by);

/// What is left to decide when nothing in the ballots does: whoever stands first in it is taken, be it elected,
/// transferred or excluded.
struct TieOrder {
  /// Each option once.
  std::vector<Option> order;
  /// TieBy::order or TieBy::lot.
  TieBy by = TieBy::order;

  /// The order of the ballot paper.
  static TieOrder paper(std::size_t options);
};
/// Refuses an order that does not name each of the options once.
Result<Ok> check(const TieOrder& order, std::size_t options);

/// A tie that came up, and who was taken.
struct Tie {
  /// The stage that it was about to decide, from 1; 1 in methods without stages.
  std::uint64_t stage = 1;
  /// Ascending.
  std::vector<Option> among;
  Option taken = 0;
  TieBy by = TieBy::order;
  bool operator==(const Tie&) const = default;
};

/// The first of `among` in the order.
Option first_of(const TieOrder& order, const std::vector<Option>& among);

}  // namespace folkmoot::tally

#include "tally/ties.h"

#include <algorithm>
#include <numeric>

#include "base/check.h"
#include "tally/errc.h"

namespace folkmoot::tally {

std::string_view tie_name(TieBy by) {
  switch (by) {
    case TieBy::earlier_stage:
      return "earlier stage";
    case TieBy::head_to_head:
      return "head to head";
    case TieBy::order:
      return "order";
    case TieBy::lot:
      return "lot";
  }
  return {};
}

TieOrder TieOrder::paper(std::size_t options) {
  TieOrder out;
  out.order.resize(options);
  std::iota(out.order.begin(), out.order.end(), Option{0});
  return out;
}

Result<Ok> check(const TieOrder& order, std::size_t options) {
  std::vector<Option> sorted = order.order;
  std::ranges::sort(sorted);
  if (sorted != TieOrder::paper(options).order)
    return fail(errc::kOrder, "The order of ties does not name each option once.");
  return Ok{};
}

Option first_of(const TieOrder& order, const std::vector<Option>& among) {
  for (const Option option : order.order)
    if (std::ranges::find(among, option) != among.end()) return option;
  check_failed("a tie among options", __FILE__, __LINE__);
}

}  // namespace folkmoot::tally

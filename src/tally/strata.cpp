#include "tally/strata.h"

namespace folkmoot::tally {

StrataDraw draw_strata(const std::vector<std::uint32_t>& order, const std::vector<std::uint64_t>& strata,
                       std::uint64_t open_seats) {
  StrataDraw out;
  std::vector<bool> is_drawn(order.size(), false);
  const auto draw = [&](std::uint64_t seats, auto&& can) {
    for (std::size_t place = 0; place < order.size() && seats > 0; ++place) {
      if (is_drawn[place] || !can(order[place])) continue;
      is_drawn[place] = true;
      out.drawn.push_back(place);
      --seats;
    }
    return seats;
  };
  for (std::uint32_t s = 0; s < strata.size(); ++s)
    out.vacant.push_back(draw(strata[s], [s](std::uint32_t of) { return of == s; }));
  draw(open_seats, [](std::uint32_t) { return true; });
  for (std::size_t place = 0; place < order.size(); ++place)
    if (!is_drawn[place]) out.next.push_back(place);
  return out;
}

}  // namespace folkmoot::tally

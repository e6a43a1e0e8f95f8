#include "tally/strata.h"

#include <algorithm>

#include "tests/support/prop.h"

namespace strata_prop {
using namespace folkmoot;
using namespace folkmoot::tally;
using test::holds;

namespace {
struct Pool {
  std::vector<std::uint32_t> order;
  std::vector<std::uint64_t> strata;
  std::uint64_t open_seats = 0;
};
/// Up to three strata, and people of them or of none.
Pool make(const std::vector<std::uint8_t>& bytes) {
  const auto at = [&](std::size_t i) { return i < bytes.size() ? bytes[i] : std::uint8_t{0}; };
  Pool out;
  for (std::size_t s = 0; s < at(0) % 4U; ++s) out.strata.push_back(at(1 + s) % 5U);
  out.open_seats = at(4) % 6U;
  for (std::size_t i = 5; i < bytes.size(); ++i) {
    const std::uint32_t of = bytes[i] % 4U;
    out.order.push_back(of < out.strata.size() ? of : kNoStratum);
  }
  return out;
}
}  // namespace

TEST_CASE("a lot in strata: who is drawn for a stratum is of it, seats add up, and nobody is drawn twice") {
  CHECK(holds("strata", [](const std::vector<std::uint8_t>& bytes) {
    const Pool pool = make(bytes);
    const StrataDraw draw = draw_strata(pool.order, pool.strata, pool.open_seats);
    RC_ASSERT(draw.vacant.size() == pool.strata.size());
    std::size_t place = 0;
    for (std::uint32_t s = 0; s < pool.strata.size(); ++s) {
      RC_ASSERT(draw.vacant[s] <= pool.strata[s]);
      const std::uint64_t filled = pool.strata[s] - draw.vacant[s];
      const auto people = static_cast<std::uint64_t>(std::ranges::count(pool.order, s));
      RC_ASSERT(filled == std::min(pool.strata[s], people));
      for (std::uint64_t i = 0; i < filled; ++i, ++place) {
        RC_ASSERT(pool.order[draw.drawn.at(place)] == s);
        if (i > 0) RC_ASSERT(draw.drawn[place - 1] < draw.drawn[place]);
      }
    }
    RC_ASSERT(draw.drawn.size() - place == std::min<std::uint64_t>(pool.open_seats, pool.order.size() - place));
    std::vector<std::size_t> all = draw.drawn;
    all.insert(all.end(), draw.next.begin(), draw.next.end());
    RC_ASSERT(std::ranges::is_sorted(draw.next));
    std::ranges::sort(all);
    RC_ASSERT(all.size() == pool.order.size());
    for (std::size_t i = 0; i < all.size(); ++i) RC_ASSERT(all[i] == i);
  }));
}

TEST_CASE("a lot in strata: without strata it is the lot as it was, and the same order gives the same") {
  CHECK(holds("no strata", [](const std::vector<std::uint8_t>& bytes) {
    Pool pool = make(bytes);
    pool.strata.clear();
    const StrataDraw draw = draw_strata(pool.order, pool.strata, pool.open_seats);
    const std::size_t seats = std::min<std::size_t>(pool.open_seats, pool.order.size());
    RC_ASSERT(draw.drawn.size() == seats);
    for (std::size_t i = 0; i < seats; ++i) RC_ASSERT(draw.drawn[i] == i);
    for (std::size_t i = 0; i < draw.next.size(); ++i) RC_ASSERT(draw.next[i] == seats + i);
    const StrataDraw again = draw_strata(pool.order, pool.strata, pool.open_seats);
    RC_ASSERT(again.drawn == draw.drawn && again.next == draw.next);
  }));
}
}  // namespace strata_prop

#include "tests/scenario/shuffle.h"

#include <algorithm>

#include "tests/support/journal_maker.h"

namespace folkmoot::scenario {

namespace {

struct Delivery {
  std::uint64_t at = 0;
  std::size_t item = 0;
};

/// When each item comes. Some nodes hear nearly everything at once, others after long silences; some get the whole
/// story backwards.
std::vector<Delivery> schedule(std::size_t count, test::Dice& dice) {
  constexpr std::uint64_t kGap = 100;
  constexpr std::uint64_t kDuplicates = 4;
  const std::uint64_t longest = kGap * (std::uint64_t{1} << dice.below(10));
  const bool backwards = dice.one_in(4);
  std::vector<Delivery> out;
  for (std::size_t item = 1; item < count; ++item) {
    const std::uint64_t sent = kGap * (backwards ? count - item : item);
    out.push_back({sent + dice.below(longest), item});
    if (dice.one_in(kDuplicates)) out.push_back({sent + dice.below(longest), item});
  }
  std::sort(out.begin(), out.end(),
            [](const Delivery& a, const Delivery& b) { return a.at != b.at ? a.at < b.at : a.item < b.item; });
  return out;
}

}  // namespace

Replica shuffled(const std::vector<Item>& items, std::uint64_t seed, bool compares) {
  test::Dice dice(seed);
  Replica out(*items.front().event);
  std::vector<const Seal*> seals;  // that came, and wait for what they cover
  const auto close_what_can_be = [&] {
    for (bool again = true; again;) {
      again = false;
      for (const Seal* seal : seals) {
        if (!out.can_close(*seal)) continue;
        out.close(*seal);
        again = true;
      }
    }
  };
  const std::uint64_t looks = 1 + dice.below(8);
  for (const Delivery& delivery : schedule(items.size(), dice)) {
    const Item& item = items[delivery.item];
    if (item.event) out.admit(*item.event);
    if (item.seal) seals.push_back(&*item.seal);
    close_what_can_be();
    if (dice.one_in(looks)) out.fold();
  }
  for (std::size_t round = 0; compares && round < seals.size() + 1; ++round) {
    for (std::size_t item = 1; item < items.size(); ++item)
      if (items[item].event) out.admit(*items[item].event);
    close_what_can_be();
  }
  out.fold();
  return out;
}

}  // namespace folkmoot::scenario

#pragma once

// Homes in memory that go through a lot of the witnesses together.

#include "node/holding.h"
#include "tests/support/memory_pages.h"

namespace folkmoot::test {

inline std::string lot_state(MemoryHome& home) { return seal_of(home)["lot"]["state"].text(); }

/// Everybody with the first, until all have closed the open page.
inline void close_page(MemoryTown& town) {
  close_in_time(all_of(town), [&] {
    for (std::size_t i = 1; i < town.size(); ++i) exchange(town.at(i), town.at(0));
  });
}

/// A page that had begun to close before the clock went on may come first.
inline void close_until(MemoryTown& town, const std::string& state) {
  for (int i = 0; i < 4 && lot_state(town.at(0)) != state; ++i) close_page(town);
  REQUIRE(lot_state(town.at(0)) == state);
}

/// From the vote to three words that agree.
inline void draw(MemoryTown& town) {
  const Value opened =
      town.at(0).done("lot open", {{"teller", {"m000", "m001", "m002"}}, {"by", {"twelve dice"}}, {"for", {"1d"}}});
  town.meet_all();
  for (std::size_t i = 0; i < (town.size() + 1) / 2; ++i)
    town.at(i).done("vote", {{"vote", {opened["vote"].text()}}, {"choice", {"yes"}}});
  town.meet_all();
  MemoryHome::clock() += 4 * kDayMs;
  close_until(town, "commit");
  town.meet_all();
  MemoryHome::clock() += 3 * kDayMs;
  close_until(town, "reveal");
  town.at(1).reopen();  // what it is bound to is stored
  town.meet_all();
  MemoryHome::clock() += 3 * kDayMs;
  close_until(town, "entropy");
  for (std::size_t i = 0; i < 3; ++i) town.at(i).done("lot tell", {{"entropy", {"3 1 6 2 2 5"}}});
  town.meet_all();
  MemoryHome::clock() += kDayMs;
  close_until(town, "drawn");
}

}  // namespace folkmoot::test

#pragma once

// Homes in memory that meet until their pages close.

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "tests/support/memory_town.h"

namespace folkmoot::test {

using Homes = std::vector<MemoryHome*>;

inline Homes all_of(MemoryTown& town) {
  Homes out;
  for (std::size_t i = 0; i < town.size(); ++i) out.push_back(&town.at(i));
  return out;
}

/// The number of the open page.
inline std::uint64_t page_of(MemoryHome& home) { return home.ask(node::ask::Status{})["page"].number(); }
/// What `moot seal status` shows, and the hash of the newest seal.
inline Value seal_of(MemoryHome& home) { return home.ask(node::ask::Seal{}); }
inline std::string seal_hash(MemoryHome& home) { return home.ask(node::ask::Status{})["seal"]["hash"].text(); }

/// Each with each, so many times.
inline void meet(const Homes& homes, std::size_t turns = 12) {
  for (std::size_t turn = 0; turn < turns; ++turn)
    for (std::size_t i = 0; i < homes.size(); ++i)
      for (std::size_t k = i + 1; k < homes.size(); ++k) exchange(*homes[i], *homes[k]);
}

inline void all_ask(const Homes& homes) {
  for (MemoryHome* home : homes) home->done("seal ask");
}
inline void all_ask(MemoryTown& town) { all_ask(all_of(town)); }

/// These close the open page at once; the founding page because all of them ask.
inline void seal_page(const Homes& homes) {
  const std::uint64_t page = page_of(*homes.front());
  if (page == 1) all_ask(homes);
  MemoryHome::clock() += MemoryHome::kPageMs;
  for (MemoryHome* home : homes) home->tick();
  meet(homes);
  REQUIRE(page_of(*homes.front()) == page + 1);
}
inline void seal_page(MemoryTown& town) { seal_page(all_of(town)); }

/// These close the open page, which is due, while time goes on: rounds may pass whose proposer is not among them.
/// `meets` is one turn of their meetings.
inline void close_in_time(const Homes& homes, const std::function<void()>& meets, std::uint64_t turn_ms = 20'000) {
  const std::uint64_t page = page_of(*homes.front());
  const auto behind = [&] {
    return std::ranges::any_of(homes, [&](MemoryHome* home) { return page_of(*home) == page; });
  };
  for (int turn = 0; turn < 60 && behind(); ++turn) {
    meets();
    MemoryHome::clock() += turn_ms;
    for (MemoryHome* home : homes) home->tick();
  }
  REQUIRE_FALSE(behind());
}

}  // namespace folkmoot::test

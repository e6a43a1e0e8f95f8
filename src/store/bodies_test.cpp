// Bodies that are dropped in numbers, and that come back.
#include <doctest/doctest.h>

#include <algorithm>

#include "store/home.h"
#include "tests/support/home_events.h"
#include "tests/support/journal_maker.h"
#include "tests/support/temporary_directory.h"

namespace bodies_test {
using namespace folkmoot;
using namespace folkmoot::store;

TEST_CASE("many bodies are dropped at once, and any of them comes back whole") {
  crypto::start();
  const test::TemporaryDirectory place;
  auto opened = Home::open(place.file("home"));
  REQUIRE(opened);
  const auto home = *std::move(opened);
  test::JournalMaker maker({.seed = 8, .body_size_max = 2'000, .body_size_fixed = true});
  maker.grow(300);
  const auto added = maker.added();
  REQUIRE(home->append(maker.assembly(), maker.table(), maker.added(0, 300)));
  std::vector<journal::EventIndex> dropped;
  for (journal::EventIndex e = 5; e < 300; e += 3) dropped.push_back(e);
  {
    auto transaction = home->begin();
    REQUIRE(transaction->drop_bodies(maker.assembly(), dropped));
    REQUIRE(transaction->commit());
  }
  const auto held = [&] { return test::events_of(*home, maker.assembly()); };
  for (const auto& one : added) {
    const bool gone = std::ranges::binary_search(dropped, one.index);
    CHECK(held()[one.index].body.has_value() != gone);
    CHECK(held()[one.index].header == one.event.header);
    if (one.index > 40) break;
  }
  CHECK(home->verify_all()->problems.empty());
  const auto give_back = [&](journal::EventIndex e, BytesView body) {
    auto transaction = home->begin();
    REQUIRE(transaction);
    const auto put = transaction->put_body(maker.assembly(), e, body);
    if (!put) return std::string(put.error().code);
    return transaction->commit() ? std::string() : std::string("not committed");
  };
  CHECK(give_back(5, *added[6].event.body) == errc::kOrder);
  CHECK(give_back(300, *added[6].event.body) == errc::kNotFound);
  for (const journal::EventIndex e : dropped) CHECK(give_back(e, *added[e].event.body).empty());
  CHECK(give_back(5, *added[5].event.body).empty());
  const auto all = held();
  REQUIRE(all.size() == 300);
  for (const auto& one : added) CHECK(all[one.index] == one.event);
  CHECK(home->verify_all()->problems.empty());
}
}  // namespace bodies_test

// The lot of the witnesses, over homes whose nodes do their part by themselves.
#include <doctest/doctest.h>

#include "node/holding.h"
#include "tests/support/memory_lot.h"

namespace lot_test {
using namespace folkmoot;
using namespace folkmoot::test;

TEST_CASE("nodes of the witnesses commit and reveal by themselves once a vote has opened a lot") {
  MemoryTown town(5);
  all_ask(town);
  close_page(town);
  CHECK(town.at(0).refused("lot tell", {{"entropy", {"3"}}}) == "node.not_found");
  draw(town);
  const Value lot = seal_of(town.at(0))["lot"];
  CHECK(lot["pool"].number() == 5);
  CHECK(lot["committed"].number() == 5);
  CHECK(lot["revealed"].number() == 5);
  CHECK(lot["until"].is_null());
  // Forty are not reached: all go on.
  CHECK(seal_of(town.at(0))["witnesses"].number() == 5);
  CHECK(town.at(0).refused("lot open", {{"teller", {"m000", "m001", "m002"}}, {"by", {"dice"}}}) == "lot.too_soon");
  CHECK(town.same_state());
  CHECK(town.all_check());
}

TEST_CASE("of forty-five members forty are drawn, and close the pages that follow") {
  MemoryTown town;
  while (town.size() < 45) town.member();
  for (std::size_t i = 0; i < 3; ++i) town.at(i).done("seal ask");
  close_page(town);
  CHECK(seal_of(town.at(0))["witnesses"].number() == 45);
  draw(town);
  CHECK(seal_of(town.at(0))["witnesses"].number() == 40);
  std::size_t drawn = 0;
  for (std::size_t i = 0; i < town.size(); ++i) drawn += seal_of(town.at(i))["witness"].truth() ? 1U : 0U;
  CHECK(drawn == 40);
  const std::uint64_t page = page_of(town.at(0));
  town.at(44).done("propose", {{"title", {"A well"}}, {"text", {"We dig."}}});
  MemoryHome::clock() += MemoryHome::kPageMs;
  close_page(town);
  const auto last = *node::decode_closed_page(town.at(0).closed_pages()[page - 1]);
  CHECK(last.witnesses.size() == 40);
  CHECK(last.seal.commits.size() >= 27);
  CHECK(town.same_state());
  town.at(7).reopen();
  CHECK(seal_of(town.at(7))["witnesses"].number() == 40);
  CHECK(town.at(7).ask(node::ask::Check{})["ok"].truth());
}
}  // namespace lot_test

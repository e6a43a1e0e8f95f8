#include <doctest/doctest.h>

#include "proof/verify.h"
#include "tests/support/memory_pages.h"

namespace view_proxies_test {
using namespace folkmoot;
using namespace folkmoot::test;

TEST_CASE("a proxy is shown to everybody, its giver finds their vote, and a stranger how many came so") {
  MemoryTown town(3, "town", "proxies = 2");
  MemoryHome& ann = town.at(0);
  MemoryHome& bob = town.at(1);
  MemoryHome& eve = town.at(2);
  seal_page(town);
  CHECK(ann.ask(node::ask::Proxies{})["each"].number() == 2);
  CHECK(eve.refused("proxy give", {{"holder", {"m001"}}, {"until", {"91d"}}}) == "proxy.too_long");
  const std::string proxy = eve.done("proxy give", {{"holder", {"m001"}}, {"until", {"90d"}}})["event"].text();
  town.meet_all();
  CHECK(bob.ask(node::ask::Proxies{})["proxies"].items().front()["standing"].text() == "waits");
  MemoryHome::clock() += kHourMs;
  seal_page(town);
  const Value listed = bob.ask(node::ask::Proxies{})["proxies"].items().front();
  CHECK(listed["id"].text() == proxy);
  CHECK(listed["standing"].text() == "in_force");
  CHECK(listed["vote"].is_null());

  const std::string well = ann.done("open", {{"question", {"A well?"}}, {"for", {"1d"}}})["event"].text();
  town.meet_all();
  ann.done("vote", {{"vote", {well}}, {"choice", {"yes"}}});
  town.meet_all();
  CHECK(bob.ask(node::ask::Show{well})["by_proxy"].items().empty());
  bob.done("vote", {{"vote", {well}}, {"choice", {"yes"}}});
  town.meet_all();
  const Value open = ann.ask(node::ask::Show{well});
  CHECK(open["ballots"]["yes"].number() == 3);
  CHECK(open["ballots"]["none"].number() == 0);
  CHECK(open["by_proxy"].items().size() == 1);
  CHECK(eve.ask(node::ask::BallotCheck{well})["reason"].text() == "open");
  CHECK(eve.ask(node::ask::Show{well})["waits_for_me"].truth());
  MemoryHome::clock() += 4 * kDayMs;
  seal_page(town);

  const Value closed = bob.ask(node::ask::Show{well});
  CHECK(closed["decision"]["yes"].number() == 3);
  REQUIRE(closed["decision"]["by_proxy"].items().size() == 1);
  CHECK(closed["decision"]["by_proxy"].items().front()["proxy"].text() == proxy);
  const Value mine = eve.ask(node::ask::BallotCheck{well});
  CHECK(mine["counted"].truth());
  CHECK(mine["ballot"].text() == proxy);
  CHECK(mine["reason"].text() == "proxy");
  CHECK(mine["root"].text() == closed["decision"]["root"].text());
  const auto [reply, bytes] =
      bob.node().make_proof(bob.assembly, {node::ask::Proof::Kind::decision, well, {}, {}, false});
  REQUIRE_FALSE(reply.error);
  CHECK(proof::verify(bytes, {}).value().statement.words.find("1 of these by proxy") != std::string::npos);
  eve.done("proxy end", {{"proxy", {proxy}}});
  CHECK(eve.ask(node::ask::Proxies{})["proxies"].items().front()["standing"].text() == "ended");
}
TEST_CASE("where the charter has no proxies nobody sees any, and none is given") {
  MemoryTown town;
  seal_page(town);
  MemoryHome& ann = town.at(0);
  CHECK(ann.ask(node::ask::Proxies{})["each"].number() == 0);
  CHECK(ann.refused("proxy give", {{"holder", {"m001"}}}) == "proxy.off");
  const std::string well = ann.done("open", {{"question", {"A well?"}}})["event"].text();
  CHECK(ann.ask(node::ask::Show{well})["by_proxy"].is_null());
}
}  // namespace view_proxies_test

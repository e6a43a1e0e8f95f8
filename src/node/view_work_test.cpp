#include <doctest/doctest.h>

#include "tests/support/memory_town.h"

namespace view_work_test {
using namespace folkmoot;
using namespace folkmoot::test;

TEST_CASE("tasks, decisions from before and people as lists") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  ann.done("task add", {{"title", {"Ask for offers"}}, {"due", {"2020-02-01"}}});
  ann.done("task take", {{"task", {"Ask for offers"}}});
  ann.done("past-decision", {{"title", {"A well"}}, {"date", {"2019-05-04"}}, {"text", {"We dig."}}});
  const Value tasks = ann.ask(node::ask::Tasks{});
  REQUIRE(tasks["tasks"].items().size() == 1);
  CHECK(tasks["tasks"].items().front()["state"].text() == "open");
  CHECK(tasks["tasks"].items().front()["taken_by"].items().size() == 1);
  CHECK(ann.ask(node::ask::Commissions{})["commissions"].items().empty());
  CHECK(ann.ask(node::ask::Budgets{})["budgets"].items().empty());
  const Value decisions = ann.ask(node::ask::Decisions{});
  REQUIRE(decisions["from_before"].items().size() == 1);
  CHECK(decisions["from_before"].items().front()["date"].text() == "2019-05-04T00:00:00Z");
  const Value waiting = ann.ask(node::ask::Status{})["waiting"];
  REQUIRE(waiting.items().size() == 1);
  CHECK(waiting.items().front()["what"].text() == "task");
  ann.done("task finish", {{"task", {"Ask for offers"}}});
  CHECK(ann.ask(node::ask::Tasks{})["tasks"].items().front()["state"].text() == "finished");
  CHECK(ann.ask(node::ask::Status{})["waiting"].items().empty());
}
}  // namespace view_work_test

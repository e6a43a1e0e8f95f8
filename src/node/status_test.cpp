#include <doctest/doctest.h>

#include "tests/support/memory_pages.h"

namespace status_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
std::size_t cancellings_waiting(MemoryHome& home) {
  std::size_t out = 0;
  const Value status = home.ask(node::ask::Status{});
  for (const Value& one : status["waiting"].items()) out += one["what"].text() == "cancelling";
  return out;
}
}  // namespace

TEST_CASE("who closes pages is told that somebody asks for a vote to end, until they have signed") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  MemoryHome& bob = town.at(1);
  seal_page(town);
  ann.done("open", {{"question", {"A well?"}}});
  const Value asked = ann.done("cancel", {{"vote", {"A well?"}}, {"reason", {"an option is missing"}}});
  town.meet_all();
  CHECK(cancellings_waiting(ann) == 0);  // it is hers
  CHECK(cancellings_waiting(bob) == 1);
  const auto stop = [&] { return bob.ask(node::ask::Show{"A well?"})["cancellings"].items().front(); };
  CHECK(stop()["signers"].items().size() == 1);  // hers counts, since she closes pages, too
  bob.done("confirm", {{"id", {asked["event"].text()}}});
  CHECK(cancellings_waiting(bob) == 0);
  CHECK(stop()["signers"].items().size() == 2);
}

TEST_CASE("until when the assembly is cut off is said beside its state") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  seal_page(town);
  CHECK(ann.ask(node::ask::Status{})["cut_off_until"].is_null());
  const Value opened = ann.done("cut-off", {{"until", {"14d"}}, {"reason", {"no net"}}, {"for", {"1d"}}});
  town.meet_all();
  for (std::size_t i = 0; i < town.size(); ++i)
    town.at(i).done("vote", {{"vote", {opened["event"].text()}}, {"choice", {"yes"}}});
  town.meet_all();
  CHECK(ann.ask(node::ask::Status{})["cut_off_until"].is_null());
  MemoryHome::clock() += 4 * kDayMs;
  seal_page(town);
  const Value vote = ann.ask(node::ask::Show{opened["event"].text()});
  CHECK(vote["state"].text() == "adopted");
  CHECK(ann.ask(node::ask::Status{})["cut_off_until"] == vote["until"]);
  ann.done("open", {{"question", {"A well?"}}});
  town.meet_all();
  MemoryHome::clock() += 11 * kDayMs;
  seal_page(town);
  CHECK(ann.ask(node::ask::Status{})["cut_off_until"].is_null());
}
}  // namespace status_test

// Whatever the order of acts, meetings, files and restarts: whoever has the same journal has the same state.
#include "tests/support/memory_town.h"
#include "tests/support/prop.h"

namespace node_prop {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
/// One step of a run, from a number: somebody does something.
void step(MemoryTown& town, std::uint32_t choice) {
  const std::size_t who = choice / 16 % town.size();
  const std::size_t other = (who + 1 + choice / 64 % (town.size() - 1)) % town.size();
  MemoryHome& home = town.at(who);
  const Value proposals = home.ask(node::ask::Proposals{});
  const auto& all = proposals["proposals"].items();
  const std::string some = all.empty() ? "none" : all[choice / 256 % all.size()]["id"].text();
  switch (choice % 16) {
    case 0:
      home.act("propose", {{"title", {"Plan " + std::to_string(choice)}}, {"text", {"x"}}});
      break;
    case 1:
    case 2:
      home.act("position", {{"proposal", {some}}, {"position", {choice % 3 == 0 ? "block" : "agree"}}});
      break;
    case 3:
      home.act("decide", {{"proposal", {some}}});
      break;
    case 4:
      home.act("decide", {{"proposal", {some}}, {"hands", {"yes=2,no=1,abstain=0,present=3"}}});
      break;
    case 5:
      home.act("propose", {{"title", {"Again"}}, {"text", {"y"}}, {"revise", {some}}});
      break;
    case 6:
      home.act("withdraw", {{"id", {some}}});
      break;
    case 7:
      home.act("list-person", {{"name", {"l" + std::to_string(choice % 7)}}});
      break;
    case 8:
      home.act("vouch", {{"applicant", {"l" + std::to_string(choice / 16 % 7)}}});
      break;
    case 9:
      home.act("device suspend", {{"device", {MemoryTown::handle(other)}}});
      break;
    case 10:
      home.reopen();
      break;
    case 11:
      town.at(other).import(home.exported());
      break;
    case 12:
      home.act("note", {{"target", {some}}, {"text", {"a word"}}});
      break;
    default:
      exchange(home, town.at(other));
      break;
  }
}
}  // namespace

TEST_CASE("any order of exchanges gives equal states") {
  CHECK(holds("homes that met have equal states, checked from the stored events",
              [](const std::vector<std::uint32_t>& choices) {
                MemoryTown town(4);
                for (const std::uint32_t choice : choices) step(town, choice);
                // By files: a suspended device is not talked to, and its own home still learns of it.
                for (int round = 0; round < 2; ++round)
                  for (std::size_t from = 0; from < town.size(); ++from)
                    for (std::size_t to = 0; to < town.size(); ++to)
                      if (from != to) RC_ASSERT(!town.at(to).import(town.at(from).exported()).error);
                RC_ASSERT(town.same_state());
                RC_ASSERT(town.all_check());
              }));
}
}  // namespace node_prop

#include <doctest/doctest.h>

#include "tests/support/memory_pages.h"

namespace view_mandates_test {
using namespace folkmoot;
using namespace folkmoot::test;

TEST_CASE("holders and people stand beside each other where the base's own tally was brought") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  MemoryHome& bob = town.at(1);
  seal_page(town);
  ann.done("mandate", {{"holder", {"m001"}}, {"scope", {"the council"}}, {"for", {"1d"}}});
  ann.done("open", {{"question", {"the dam"}}, {"for", {"1d"}}});
  town.meet_all();
  for (std::size_t i = 0; i < town.size(); ++i) {
    town.at(i).done("vote", {{"vote", {"the council"}}, {"choice", {"yes"}}});
    town.at(i).done("vote", {{"vote", {"the dam"}}, {"choice", {i == 2 ? "no" : "yes"}}});
  }
  town.meet_all();
  CHECK(bob.refused("mandate vote", {{"mandate", {"the council"}}, {"matter", {"the dam"}}, {"split", {"the dam"}}}) ==
        "node.usage");
  MemoryHome::clock() += 4 * kDayMs;
  seal_page(town);

  const std::vector<std::string> council{"the council"};
  const std::vector<std::string> dam{"the dam"};
  CHECK(bob.refused("mandate vote", {{"mandate", council}, {"matter", dam}}) == "node.usage");
  CHECK(bob.refused("mandate vote", {{"mandate", council}, {"matter", dam}, {"choice", {"yes"}}, {"split", dam}}) ==
        "node.usage");
  CHECK(bob.refused("mandate vote", {{"mandate", council}, {"matter", dam}, {"split", dam}, {"tally", {"3/0"}}}) ==
        "node.usage");
  CHECK(bob.refused("mandate vote", {{"mandate", council}, {"matter", dam}, {"split", dam}, {"tally", {"3/0/0"}}}) ==
        "mandate_vote.other_tally");
  bob.done("mandate vote", {{"mandate", council}, {"matter", dam}, {"split", dam}});
  bob.done("mandate vote", {{"mandate", council}, {"matter", {"the road"}}, {"choice", {"no"}}});
  town.meet_all();
  const Value view = ann.ask(node::ask::Mandates{});
  const Value& brought = view["mandates"].items().front()["votes"];
  REQUIRE(brought.items().size() == 2);
  REQUIRE(view["tallies"].items().size() == 1);  // the other one waits for the base
  const Value& tally = view["tallies"].items().front();
  CHECK(tally["matter"].text() == "the dam");
  CHECK(tally["holders"]["yes"].number() == 1);
  CHECK(tally["people"]["yes"].number() == 2);
  CHECK(tally["people"]["no"].number() == 1);
  CHECK(tally["without_people"].number() == 0);
}

TEST_CASE("what was entered on paper is shown with who signed for it, and waits until somebody has") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  MemoryHome& bob = town.at(1);
  ann.done("list-person", {{"name", {"m031"}}});
  town.meet_all();
  for (std::size_t i = 0; i < 2; ++i) town.at(i).done("vouch", {{"applicant", {"m031"}}});
  town.meet_all();
  ann.done("open", {{"question", {"A well?"}}});
  ann.done("open", {{"question", {"Which day?"}}, {"option", {"Monday", "Friday"}}, {"method", {"schulze"}}});
  CHECK(ann.refused("ballot enter", {{"vote", {"A well?"}}, {"person", {"m031"}}, {"choice", {"2>1"}}}) ==
        "node.usage");
  CHECK(ann.refused("ballot enter", {{"vote", {"Which day?"}}, {"person", {"m031"}}, {"choice", {"7"}}}) ==
        "node.usage");
  const Value day = ann.done("ballot enter", {{"vote", {"Which day?"}}, {"person", {"m031"}}, {"choice", {"2>1"}}});
  const Value well = ann.done("ballot enter", {{"vote", {"A well?"}}, {"person", {"m031"}}, {"choice", {"no"}}});
  town.meet_all();
  const auto entered = [&](const std::string& vote) {
    return bob.ask(node::ask::Show{vote})["entered"].items().front();
  };
  CHECK(entered("Which day?")["ballot"].text() == "2>1");
  CHECK(entered("A well?")["person"]["name"].text() == "m031");
  CHECK_FALSE(entered("A well?")["counts"].truth());
  CHECK_FALSE(entered("A well?")["mine"].truth());
  const Value confirmed = bob.done("confirm", {{"id", {well["event"].text(), day["event"].text()}}});
  CHECK(confirmed["signed"].number() == 2);
  CHECK(confirmed["needed"].number() == 2);
  CHECK(entered("A well?")["counts"].truth());
  CHECK(entered("A well?")["by"].items().size() == 2);
  CHECK(bob.ask(node::ask::Show{"A well?"})["ballots"]["no"].number() == 1);
  CHECK(bob.ask(node::ask::Show{"Which day?"})["ballots"]["marked"].number() == 1);
  CHECK(bob.ask(node::ask::Show{well["event"].text()})["choice"].text() == "no");
}
}  // namespace view_mandates_test

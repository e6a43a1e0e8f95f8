#include <doctest/doctest.h>

#include "tests/support/memory_town.h"

namespace view_votes_test {
using namespace folkmoot;
using namespace folkmoot::test;

TEST_CASE("a vote from its opening to a ballot, as people see it") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  MemoryHome& bob = town.at(1);
  const Value made =
      ann.done("open", {{"question", {"Shall we dig a well?"}}, {"for", {"7d"}}, {"threshold", {"2/3"}}});
  CHECK(made["kind"].text() == "open");
  CHECK(made["vote"] == made["event"]);
  CHECK(!made["closes_at"].is_null());
  town.meet_all();
  CHECK(bob.ask(node::ask::Status{})["waiting"].items().front()["what"].text() == "vote");
  CHECK(bob.ask(node::ask::BallotCheck{"Shall we dig a well?"})["reason"].text() == "none");
  const Value first = bob.done("vote", {{"vote", {"Shall we dig a well?"}}, {"choice", {"no"}}});
  const Value ballot = bob.done("vote", {{"vote", {made["event"].text()}}, {"choice", {"yes"}}, {"final", {}}});
  CHECK(ballot["vote"] == made["event"]);
  CHECK(bob.ask(node::ask::Status{})["waiting"].items().empty());

  const Value shown = bob.ask(node::ask::Show{"Shall we dig a well?"});
  CHECK(shown["kind"].text() == "vote");
  CHECK(shown["matter"].text() == "question");
  CHECK(shown["state"].text() == "open");
  CHECK(shown["electorate"].number() == 3);
  CHECK(shown["ballots"]["yes"].number() == 1);
  CHECK(shown["ballots"]["no"].number() == 0);
  CHECK(shown["ballots"]["none"].number() == 2);
  CHECK(shown["decision"].is_null());
  // Held, and nothing to be under yet.
  const Value check = bob.ask(node::ask::BallotCheck{made["event"].text()});
  CHECK(check["ballot"] == ballot["event"]);
  CHECK(check["page"].number() == 1);
  CHECK(check["root"].is_null());
  CHECK_FALSE(check["counted"].truth());
  CHECK_FALSE(check["included"].truth());
  CHECK(check["reason"].text() == "open");
  CHECK(bob.reply_to(node::ask::BallotCheck{"another"}).error->code == "node.not_found");
  CHECK(bob.ask(node::ask::Show{first["event"].text()})["choice"].text() == "no");
}

TEST_CASE("votes on people and mandates name what they are about") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  const Value removal = ann.done("remove", {{"person", {"m002"}}, {"reason", {"threats"}}});
  CHECK(removal["closes_at"].is_null());  // its notice begins at a seal
  const Value shown = ann.ask(node::ask::Show{removal["event"].text()});
  CHECK(shown["matter"].text() == "removal");
  CHECK(shown["title"].text() == "removal of m002");
  CHECK(shown["text"].text() == "threats");
  CHECK(shown["review"].items().empty());
  CHECK(ann.refused("remove", {{"person", {"m002"}}}) == "removal.repeated");

  const Value mandate = ann.done("mandate", {{"holder", {"m001"}}, {"scope", {"the press"}}, {"text", {"no names"}}});
  CHECK(ann.ask(node::ask::Show{"the press"})["matter"].text() == "mandate");
  CHECK(ann.ask(node::ask::Show{"the press"})["text"].text() == "no names");
  CHECK(ann.refused("statement", {{"mandate", {"the press"}}, {"text", {"we are here"}}}) == "mandate.not_given");
  CHECK(ann.refused("recall", {{"mandate", {mandate["event"].text()}}}) == "mandate.not_given");
}

TEST_CASE("words that open no vote are wrong usage") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  CHECK(ann.refused("open", {{"question", {"x"}}, {"threshold", {"2"}}}) == "node.usage");
  CHECK(ann.refused("open", {{"question", {"x"}}, {"threshold", {"3/2"}}}) == "node.usage");
  CHECK(ann.refused("open", {{"question", {"x"}}, {"base", {"all"}}}) == "node.usage");
  CHECK(ann.refused("open", {{"question", {"x"}}, {"retention", {"1d"}}, {"threshold", {"1/2"}}}) == "node.usage");
  CHECK(ann.refused("open", {{"question", {"x"}}, {"threshold", {"1/3"}}}) == "vote.wrong_majority");
  CHECK(ann.refused("open", {{"question", {"x"}}, {"window", {"1h"}}}) == "vote.short_window");
  const std::string vote = ann.done("open", {{"question", {"A well?"}}})["vote"].text();
  CHECK(ann.refused("vote", {{"vote", {vote}}, {"choice", {"perhaps"}}}) == "node.usage");
  CHECK(ann.refused("vote", {{"vote", {vote}}, {"choice", {"1>2"}}}) == "node.usage");
  CHECK(ann.refused("vote", {{"vote", {"nothing"}}, {"choice", {"yes"}}}) == "node.not_found");
  CHECK(ann.refused("mandate", {{"holder", {"m001"}}, {"scope", {"x"}}, {"kind", {"total"}}}) == "node.usage");
}
}  // namespace view_votes_test

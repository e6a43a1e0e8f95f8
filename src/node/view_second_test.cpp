#include <doctest/doctest.h>

#include "tests/support/memory_town.h"

namespace view_second_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
std::string propose(MemoryTown& town, const std::string& text) {
  const std::string id = town.at(0).done("propose", {{"title", {"Dues"}}, {"text", {text}}})["event"].text();
  town.meet_all();
  return id;
}
}  // namespace

TEST_CASE("an amendment names its place by the words that stand there, and shows what it changes") {
  MemoryTown town;
  MemoryHome& bob = town.at(1);
  const std::string dues = propose(town, "Dues are 5 a month, 5 a child. Ä.");
  const Value made = bob.done(
      "amend", {{"target", {dues}}, {"replace", {"5 a month"}}, {"with", {"6 a month"}}, {"reason", {"Rent."}}});
  const Value shown = bob.ask(node::ask::Show{made["event"].text()});
  CHECK(shown["matter"].text() == "amendment");
  CHECK(shown["title"].text() == "amendment of Dues");
  CHECK(shown["text"].text() == "Rent.");
  CHECK(shown["old"].text() == "5 a month");
  CHECK(shown["new"].text() == "6 a month");
  CHECK(shown["diff"].text() == "[-5-]{+6+} a month");
  CHECK(shown["standing"].text() == "open");
  CHECK_FALSE(shown["cuts_a_letter"].truth());
  const Value proposal = bob.ask(node::ask::Show{dues});
  CHECK(proposal["amendments"].items().size() == 1);

  CHECK(bob.refused("amend", {{"target", {dues}}, {"replace", {"7"}}, {"with", {"8"}}}) == "node.usage");
  CHECK(bob.refused("amend", {{"target", {dues}}, {"replace", {"5 a"}}, {"with", {"8"}}}) == "node.usage");
  CHECK(bob.refused("amend", {{"target", {dues}}, {"whole", {}}, {"after", {"month"}}}) == "node.usage");
  CHECK(bob.refused("amend", {{"target", {dues}}, {"from", {"32"}}, {"length", {"0"}}, {"with", {"x"}}}) ==
        "node.usage");
  CHECK(bob.refused("amend", {{"target", {dues}}, {"from", {"90"}}, {"with", {"x"}}}) == "amend.outside");
  CHECK(bob.refused("amend apply", {{"proposal", {dues}}}) == "node.usage");
  CHECK(bob.refused("amend rebase", {{"amendment", {made["event"].text()}}}) == "node.usage");
}

TEST_CASE("what was changed in the meantime needs its author; what was not is carried over") {
  MemoryTown town;
  MemoryHome& bob = town.at(1);
  const std::string dues = propose(town, "Dues are 5 a month. The treasurer collects them.");
  const std::string six = bob.done("amend", {{"target", {dues}}, {"replace", {"5"}}, {"with", {"6"}}})["event"].text();
  const std::string board =
      bob.done("amend", {{"target", {dues}}, {"replace", {"The treasurer"}}, {"with", {"A board"}}})["event"].text();
  town.meet_all();
  town.at(0).done(
      "propose",
      {{"title", {"Dues"}}, {"text", {"From May on dues are 5 a month. The bank collects them."}}, {"revise", {dues}}});
  town.meet_all();
  CHECK(bob.refused("amend rebase", {{"amendment", {board}}}) == "amend.needs_rebase");
  const Value anew = bob.ask(node::ask::Show{bob.done("amend rebase", {{"amendment", {six}}})["event"].text()});
  CHECK(anew["old"].text() == "5");
  CHECK(anew["from"].number() == 21);
  CHECK(anew["rebases"].text() == six);
}

TEST_CASE("minority reports stand beside the decision, with their signatures") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  MemoryHome& bob = town.at(1);
  const std::string dues = propose(town, "Dues are 5 a month.");
  ann.done("position", {{"proposal", {dues}}, {"position", {"agree"}}});
  bob.done("position", {{"proposal", {dues}}, {"position", {"block"}}});
  town.at(2).done("position", {{"proposal", {dues}}, {"position", {"agree"}}});
  town.meet_all();
  ann.done("decide", {{"proposal", {dues}}});
  town.meet_all();
  CHECK(ann.refused("report", {{"decision", {dues}}, {"text", {"I was for it."}}}) == "report.not_minority");
  const Value made = bob.done("report", {{"decision", {dues}}, {"text", {"Some cannot pay."}}});
  CHECK(made["kind"].text() == "minority_report");
  town.meet_all();
  const Value decision = ann.ask(node::ask::Show{dues})["decision"];
  REQUIRE(decision["reports"].items().size() == 1);
  const Value& report = decision["reports"].items().front();
  CHECK(report["text"].text() == "Some cannot pay.");
  CHECK(report["complete"].truth());
  CHECK(report["signers"].items().size() == 1);
  CHECK(decision["stands"].text() == "adopted");
  CHECK(decision["superseded_by"].is_null());
  CHECK(ann.ask(node::ask::Show{made["event"].text()})["signed"].number() == 1);
  CHECK(ann.refused("again", {{"purpose", {"rescind"}}, {"decision", {dues}}}) == "again.not_settled");
  CHECK(ann.refused("again", {{"purpose", {"forget"}}, {"decision", {dues}}}) == "node.usage");
  CHECK(town.same_state());
}
}  // namespace view_second_test

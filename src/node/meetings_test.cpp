// A meeting among homes: how it is shown, and that all draft the same minutes.
#include <doctest/doctest.h>

#include "node/acts_words.h"
#include "tests/support/memory_town.h"

namespace meetings_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
using Part = node::ask::Meeting::Part;

Value shown(MemoryHome& home, Part part = Part::whole, const std::string& form = "") {
  return home.ask(node::ask::Meeting{"Assembly of May", part, form});
}

/// m000 facilitates, m001 writes, m000 and m002 count.
void open(MemoryTown& town) {
  const std::vector<std::string> meeting{"Assembly of May"};
  town.at(0).done("meeting call",
                  {{"title", meeting}, {"in", {"1h"}}, {"place", {"The square"}}, {"item", {"Lifts", "Bakery"}}});
  town.meet_all();
  for (std::size_t i = 0; i < 3; ++i) town.at(i).done("meeting attend", {{"meeting", meeting}});
  town.at(1).done("meeting attend", {{"meeting", meeting}, {"visitors", {"12"}}});
  town.meet_all();
  const Value opening = town.at(0).done(
      "meeting open",
      {{"meeting", meeting}, {"facilitator", {"m000"}}, {"minutes", {"m001"}}, {"teller", {"m000", "m002"}}});
  town.meet_all();
  for (std::size_t i = 1; i < 3; ++i) town.at(i).done("confirm", {{"id", {opening["event"].text()}}});
  town.meet_all();
}
}  // namespace

TEST_CASE("a meeting as people see it") {
  MemoryTown town;
  open(town);
  MemoryHome& chair = town.at(0);
  const std::vector<std::string> meeting{"Assembly of May"};
  chair.done("meeting item", {{"meeting", meeting}, {"item", {"1"}}});
  town.meet_all();
  town.at(2).done("meeting ask", {{"meeting", meeting}});
  town.meet_all();
  town.at(1).done("meeting ask", {{"meeting", meeting}});
  town.meet_all();
  Value now = shown(chair);
  CHECK(now["title"].text() == "Assembly of May");
  CHECK(now["state"].text() == "open");
  CHECK(now["attendance"]["present"].number() == 3);
  CHECK(now["attendance"]["visitors"].number() == 12);
  CHECK(now["attendance"]["quorum"].truth());
  CHECK(now["item"].number() == 1);
  REQUIRE(now["queue"].items().size() == 2);
  CHECK(now["queue"].items()[0]["name"].text() == "m002");
  CHECK(now["queue"].items()[0]["before_next_by"].text() == "asked");
  CHECK(now["speaking"].is_null());
  CHECK(chair.refused("meeting give", {{"meeting", meeting}, {"person", {"m001"}}}) == "floor.not_next");
  chair.done("meeting give", {{"meeting", meeting}, {"person", {"m002"}}});
  now = shown(chair);
  CHECK(now["speaking"]["name"].text() == "m002");
  CHECK(!now["speaking"]["since"].is_null());
  CHECK(chair.ask(node::ask::Meetings{})["meetings"].items().size() == 1);
  CHECK(chair.reply_to(node::ask::Meeting{"another", Part::whole, {}}).error->code == "node.not_found");
}

TEST_CASE("what waits for others' signatures in a meeting, and for whose") {
  MemoryTown town;
  const std::vector<std::string> meeting{"Assembly of May"};
  const auto waiting = [&](std::size_t i) { return shown(town.at(i))["to_confirm"].items(); };
  town.at(0).done("meeting call", {{"title", meeting}, {"in", {"1h"}}, {"item", {"Lifts"}}});
  town.meet_all();
  for (std::size_t i = 0; i < 3; ++i) town.at(i).done("meeting attend", {{"meeting", meeting}});
  town.meet_all();
  CHECK(waiting(0).empty());
  const Value opening = town.at(0).done(
      "meeting open",
      {{"meeting", meeting}, {"facilitator", {"m000"}}, {"minutes", {"m001"}}, {"teller", {"m000", "m002"}}});
  town.meet_all();
  REQUIRE(waiting(0).size() == 1);
  CHECK(waiting(0)[0]["what"].text() == "opening");
  CHECK(waiting(0)[0]["event"] == opening["event"]);
  CHECK(waiting(0)[0]["signed"].number() == 1);
  CHECK(waiting(0)[0]["needed"].number() == 3);
  CHECK(waiting(0)[0]["signed_by_me"].truth());
  CHECK(!waiting(1)[0]["signed_by_me"].truth());
  for (std::size_t i = 1; i < 3; ++i) town.at(i).done("confirm", {{"id", {opening["event"].text()}}});
  town.meet_all();
  CHECK(waiting(0).empty());

  town.at(0).done("propose", {{"title", {"A well"}}, {"text", {"We dig a well."}}});
  town.meet_all();
  const Value hands = town.at(1).done(
      "meeting count", {{"meeting", meeting}, {"proposal", {"A well"}}, {"hands", {"yes=3,no=0,abstain=0,present=3"}}});
  town.meet_all();
  REQUIRE(waiting(2).size() == 1);
  CHECK(waiting(2)[0]["what"].text() == "hands");
  CHECK(waiting(2)[0]["event"] == hands["event"]);
  for (const std::size_t i : {0U, 2U}) town.at(i).done("confirm", {{"id", {hands["event"].text()}}});
  town.meet_all();
  CHECK(waiting(2).empty());
}

TEST_CASE("all homes draft the same minutes, and the assembly approves them") {
  MemoryTown town;
  open(town);
  MemoryHome& chair = town.at(0);
  const std::vector<std::string> meeting{"Assembly of May"};
  chair.done("meeting item", {{"meeting", meeting}, {"item", {"1"}}});
  town.meet_all();
  town.at(2).done("meeting ask", {{"meeting", meeting}});
  town.meet_all();
  chair.done("meeting give", {{"meeting", meeting}, {"person", {"m002"}}});
  chair.done("meeting end", {{"meeting", meeting}, {"time", {"90s"}}});
  chair.done("meeting give", {{"meeting", meeting}, {"person", {"m001"}}, {"reason", {"has to leave"}}});
  chair.done("meeting end", {{"meeting", meeting}, {"time", {"1s"}}});
  const Value well = chair.done("propose", {{"title", {"A well"}}, {"text", {"We dig a well."}}});
  town.meet_all();
  const Value hands = town.at(1).done(
      "meeting count", {{"meeting", meeting}, {"proposal", {"A well"}}, {"hands", {"yes=3,no=0,abstain=0,present=3"}}});
  town.meet_all();
  for (const std::size_t i : {0U, 2U}) town.at(i).done("confirm", {{"id", {hands["event"].text()}}});
  town.meet_all();
  chair.done("meeting challenge", {{"meeting", meeting}, {"of", {"quorum"}}, {"reason", {"some left"}}});
  chair.done("meeting close", {{"meeting", meeting}});
  town.meet_all();
  CHECK(town.same_state());

  for (const std::string form : {"markdown", "text"}) {
    const Value minutes = shown(town.at(0), Part::minutes, form);
    CHECK(minutes["state"].text() == "draft");
    for (std::size_t i = 1; i < 3; ++i) CHECK(shown(town.at(i), Part::minutes, form)["text"] == minutes["text"]);
    const std::string text = minutes["text"].text();
    CHECK(text.find("- m002, 90 seconds\n- m001, 1 second\n") != std::string::npos);
    CHECK(text.find("1. Lifts (brought up by m000)\n2. Bakery (brought up by m000)\n") != std::string::npos);
    CHECK(text.find("- 3 members, 0 of them without a device\n- 12 visitors\n") != std::string::npos);
    CHECK(text.find("- A well: adopted; 3 yes, 0 no, 0 abstain, 3 present; base: the assembly; 2 needed\n") !=
          std::string::npos);
    CHECK(text.find("- m000 challenged the quorum: 3 there, 1 needed (some left)\n") != std::string::npos);
    CHECK(text.find("- m001: has to leave\n") != std::string::npos);
    CHECK(text.starts_with(form == "text" ? "Minutes: Assembly of May\n========================\n"
                                          : "# Minutes: Assembly of May\n\n"));
  }
  town.at(1).done("minutes propose", {{"meeting", meeting}});
  town.meet_all();
  CHECK(shown(chair, Part::minutes)["state"].text() == "proposed");
  CHECK(shown(chair, Part::minutes)["text"] == shown(chair, Part::minutes, "markdown")["text"]);
  for (std::size_t i = 0; i < 3; ++i)
    town.at(i).done("position", {{"proposal", {"Minutes: Assembly of May"}}, {"position", {"agree"}}});
  town.meet_all();
  town.at(1).done("decide", {{"proposal", {"Minutes: Assembly of May"}}});
  town.meet_all();
  CHECK(shown(chair, Part::minutes)["state"].text() == "approved");
}

TEST_CASE("an opening rests on the presence of all whom it names, however many came at once") {
  MemoryTown town(20);
  const std::vector<std::string> meeting{"Assembly of May"};
  town.at(0).done("meeting call", {{"title", meeting}, {"in", {"1h"}}, {"item", {"Lifts"}}});
  town.meet_all();
  MemoryHome::clock() += kHourMs;
  for (std::size_t i = 0; i < town.size(); ++i) town.at(i).done("meeting attend", {{"meeting", meeting}});
  for (std::size_t i = 1; i < town.size(); ++i) CHECK(exchange(town.at(i), town.at(0)).equal());
  const std::string opening = town.at(0)
                                  .done("meeting open", {{"meeting", meeting},
                                                         {"facilitator", {"m000"}},
                                                         {"minutes", {"m001"}},
                                                         {"teller", {"m002", "m003"}}})["event"]
                                  .text();
  CHECK(exchange(town.at(2), town.at(0)).equal());
  CHECK(town.at(2).ask(node::ask::Show{opening})["applied"].truth());
}

TEST_CASE("what is missing before a meeting") {
  MemoryTown town;
  MemoryHome& chair = town.at(0);
  chair.done("meeting call", {{"title", {"Assembly of May"}}, {"in", {"1h"}}, {"item", {"Lifts"}}});
  const Value list = shown(chair, Part::checklist);
  REQUIRE(list["points"].items().size() == 7);
  const Value& quorum = list["points"].items()[0];
  CHECK(quorum["point"].text() == "quorum");
  CHECK_FALSE(quorum["ok"].truth());
  CHECK(quorum["words"].text() == "0 there of 3, 1 needed");
  CHECK(list["points"].items()[2]["words"].text() == "items without a text: 1");
  CHECK(list["points"].items()[5]["ok"].truth());
  CHECK(list["points"].items()[6]["words"].text() == "there was no meeting before");
}

TEST_CASE("before a meeting one sees which decisions end soon unless they are renewed") {
  MemoryTown town;
  MemoryHome& chair = town.at(0);
  for (const auto& [title, review] : {std::pair{"The well", "20d"}, std::pair{"The mill", "90d"}}) {
    const Value made = chair.done(
        "propose", {{"title", {title}}, {"text", {"We try it."}}, {"how", {"majority"}}, {"review", {review}}});
    const Value counted =
        chair.done("decide", {{"proposal", {made["event"].text()}}, {"hands", {"yes=3,no=0,abstain=0,present=3"}}});
    town.meet_all();
    for (std::size_t i = 1; i < 3; ++i) town.at(i).done("confirm", {{"id", {counted["event"].text()}}});
    town.meet_all();
  }
  chair.done("meeting call", {{"title", {"Assembly of May"}}, {"in", {"1h"}}, {"item", {"Lifts"}}});
  const Value reviews = shown(chair, Part::checklist)["points"].items()[5];
  CHECK(reviews["point"].text() == "reviews");
  CHECK_FALSE(reviews["ok"].truth());
  CHECK(reviews["words"].text() == "they end within 30 days: The well");
}

TEST_CASE("the calendar of a home") {
  MemoryTown town;
  MemoryHome& chair = town.at(0);
  CHECK(chair.ask(node::ask::Calendar{})["calendar"].items().empty());
  chair.done("meeting call", {{"title", {"Assembly of May"}}, {"in", {"1h"}}, {"place", {"The square"}}});
  const Value next = chair.ask(node::ask::Calendar{});
  REQUIRE(next["calendar"].items().size() == 1);
  CHECK(next["calendar"].items()[0]["title"].text() == "Assembly of May");
  CHECK(!next["calendar"].items()[0]["meeting"].is_null());
  const std::string file = chair.ask(node::ask::Export{node::ask::Export::Form::ics, {}, false, {}})["text"].text();
  CHECK(file.find("SUMMARY:Assembly of May\r\nLOCATION:The square\r\n") != std::string::npos);
}

TEST_CASE("words of meetings that make no act are wrong usage") {
  MemoryTown town;
  MemoryHome& chair = town.at(0);
  const std::vector<std::string> title{"x"};
  CHECK(chair.refused("meeting call", {{"title", title}}) == "node.usage");
  CHECK(chair.refused("meeting call", {{"title", title}, {"at", {"tomorrow"}}}) == "node.usage");
  CHECK(chair.refused("meeting call", {{"title", title}, {"at", {"2026-05-03"}}, {"in", {"1h"}}}) == "node.usage");
  for (const std::string time : {"Assembly", "Assembly | soon | 7d | 2h", "| 2026-05-03 10:30 | 7d | 2h",
                                 "Assembly | 2026-05-03 10:30 | 7x | 2h", "Assembly | 2026-05-03 10:30 | 0h | 2h",
                                 "Assembly | 2026-02-30 | 7d | 2h", "a | 2026-05-03 | 7d | 2h | b | c"})
    CHECK(chair.refused("schedule", {{"time", {time}}}) == "node.usage");
  chair.done("schedule", {{"time", {"Assembly | 2026-05-03 10:30 | 7d | 2h | The square"}}});
  CHECK(node::parse_moment("2026-05-03 10:30")->ms == 1'777'804'200'000);
  CHECK(node::parse_moment("2026-05-03T10:30")->ms == 1'777'804'200'000);
  CHECK(!node::parse_moment("2026-05-03 24:00"));
  CHECK(!node::parse_moment("1969-05-03"));
}

TEST_CASE("above the bounds of the charter the assembly is told who sets its agenda, and who speaks") {
  for (const auto& [charter, told] : {std::pair{"alarm_agenda = 1/2\nalarm_speech = 1/1", "agenda"},
                                      std::pair{"alarm_agenda = 1/1\nalarm_speech = 1/2", "speech"}}) {
    MemoryTown town(7, "The square", charter);
    open(town);
    const std::vector<std::string> meeting{"Assembly of May"};
    town.at(2).done("meeting ask", {{"meeting", meeting}});
    town.meet_all();
    town.at(0).done("meeting give", {{"meeting", meeting}, {"person", {"m002"}}});
    town.meet_all();
    town.at(2).done("meeting end", {{"meeting", meeting}, {"time", {"5m"}}});
    town.meet_all();
    const Value power = town.at(1).ask(node::ask::Power{});
    REQUIRE(power["alarms"].items().size() == 1);
    CHECK(power["alarms"].items()[0]["what"].text() == told);
  }
}
}  // namespace meetings_test

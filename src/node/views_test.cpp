// What is shown, and that it is all there.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "tests/support/memory_town.h"

namespace views_test {
using namespace folkmoot;
using namespace folkmoot::test;

TEST_CASE("the log in pages, and about one thing") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  ann.done("propose", {{"title", {"A well"}}, {"text", {"x"}}});
  ann.done("propose", {{"title", {"A lake"}}, {"text", {"x"}}});
  ann.done("note", {{"target", {"A well"}}, {"text", {"deep"}}});
  ann.done("position", {{"proposal", {"A well"}}, {"position", {"agree"}}});
  const auto whole = ann.ask(node::ask::Log{1000, {}, {}});
  const std::size_t events = whole["events"].items().size();
  CHECK(events == ann.ask(node::ask::Status{})["events"].number());
  CHECK(whole["next"].is_null());
  CHECK(whole["complete"].truth());
  CHECK(whole["events"].items()[0]["kind"].text() == "found");
  Value::Array paged;
  std::string cursor;
  for (int page = 0; page < 100; ++page) {
    const auto part = ann.ask(node::ask::Log{3, cursor, {}});
    for (const Value& event : part["events"].items()) paged.push_back(event);
    if (part["next"].is_null()) break;
    CHECK(part["events"].items().size() == 3);
    cursor = part["next"].text();
  }
  CHECK(paged == whole["events"].items());
  // From its end the same, the other way round, also page by page.
  Value::Array back;
  node::ask::Log from_the_end{3, {}, {}, false, true};
  for (bool more = true; more;) {
    const auto part = ann.ask(from_the_end);
    for (const Value& event : part["events"].items()) back.push_back(event);
    more = !part["next"].is_null();
    if (more) from_the_end.after = part["next"].text();
  }
  std::ranges::reverse(back);
  CHECK(back == whole["events"].items());
  const auto about = ann.ask(node::ask::Log{100, {}, "A well"});
  CHECK(about["events"].items().size() == 3);
  CHECK(ann.ask(node::ask::Log{100, {}, "m001"})["events"].items().size() == 1);
  CHECK(ann.reply_to(node::ask::Log{100, "zz", {}}).exit == node::ExitClass::usage);
  CHECK(ann.reply_to(node::ask::Log{100, {}, "nothing"}).exit == node::ExitClass::usage);
}

TEST_CASE("export has every event, the same on every node") {
  MemoryTown town;
  town.at(1).done("propose", {{"title", {"A well"}}, {"text", {"x"}}});
  town.meet_all();
  std::vector<Value::Array> exports;
  for (std::size_t i = 0; i < 2; ++i) {
    Value::Array lines;
    const auto reply = town.at(i).node().export_lines({}, [&](const Value& line) {
      lines.push_back(line);
      return true;
    });
    CHECK(!reply.error);
    exports.push_back(std::move(lines));
  }
  CHECK(exports[0] == exports[1]);
  CHECK(exports[0][0]["format"].text() == "folkmoot-export/1");
  CHECK(exports[0].size() == exports[0][0]["events"].number() + 1);
  CHECK(exports[0][1]["kind"].text() == "found");
  CHECK(exports[0][1]["applied"].truth());
}

TEST_CASE("names that deceive are shown with what they hide") {
  MemoryTown town;
  const std::string name = "m000\u202E";
  town.at(0).done("list-person", {{"name", {name}}});
  CHECK(town.at(0).member("m000\\u{202E}")["state"].text() == "applicant");
  CHECK(town.at(0).member("m000")["state"].text() == "member");
}

TEST_CASE("what rests on an admission that is pending is shown marked") {
  MemoryTown town(5);
  MemoryHome& ann = town.at(0);
  MemoryHome& eve = town.join(ann.done("invite")["invitation"].text());
  town.meet_all();
  ann.done("vouch", {{"applicant", {"m005"}}});
  exchange(town.at(1), ann);
  town.at(1).done("vouch", {{"applicant", {"m005"}}});
  exchange(town.at(1), ann);
  exchange(eve, ann);
  const std::string bench = eve.done("propose", {{"title", {"A bench"}}, {"text", {"We build one."}}})["event"].text();
  const auto marks = [&] { return ann.ask(node::ask::Show{bench})["marks"].items(); };
  exchange(eve, ann);
  CHECK(marks().empty());
  for (std::size_t i = 2; i < 5; ++i) town.at(i).done("object", {{"applicant", {"m005"}}});
  town.meet_all();
  CHECK(ann.member("m005")["state"].text() == "applicant");
  REQUIRE(marks().size() == 1);
  CHECK(marks()[0].text() == "admission_pending");
  std::size_t marked = 0;
  const Value log = ann.ask(node::ask::Log{});
  for (const Value& line : log["events"].items()) {
    CHECK(line["applied"].truth());
    if (line["marks"].items().empty()) continue;
    ++marked;
    CHECK(line["id"].text() == bench);
    CHECK(line["marks"].items() == marks());
  }
  CHECK(marked == 1);
}

TEST_CASE("show finds proposals, people, devices and events") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  const auto made = ann.done("propose", {{"title", {"A well"}}, {"text", {"x"}}});
  const auto note = ann.done("note", {{"target", {"A well"}}, {"text", {"deep"}}});
  CHECK(ann.ask(node::ask::Show{"A well"})["kind"].text() == "proposal");
  CHECK(ann.ask(node::ask::Show{made["event"].text()})["id"] == made["event"]);
  CHECK(ann.ask(node::ask::Show{note["event"].text()})["text"].text() == "deep");
  CHECK(ann.ask(node::ask::Show{"m001"})["kind"].text() == "member");
  CHECK(ann.ask(node::ask::Show{ann.my_device()})["kind"].text() == "device");
  CHECK(ann.reply_to(node::ask::Show{"nothing"}).error->code == "node.not_found");
  CHECK(ann.ask(node::ask::Proposals{})["proposals"].items().size() == 1);
}

TEST_CASE("check finds what was changed in the store") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  ann.done("propose", {{"title", {"A well"}}, {"text", {"x"}}});
  const auto good = ann.reply_to(node::ask::Check{});
  CHECK(good.exit == node::ExitClass::done);
  CHECK(good.json["problems"].items().empty());
  CHECK(good.json["signatures"].number() == good.json["events"].number());
  CHECK(good.json["state_hash"].text() == ann.state_hash());
  event::Event& last = ann.events().back();
  SUBCASE("a signature") { last.signature.bytes[3] ^= 1; }
  SUBCASE("a body") { last.body->back() ^= 1; }
  SUBCASE("a body that is gone") { last.body.reset(); }
  SUBCASE("an event in another's place") { last = ann.events()[1]; }
  const auto bad = ann.reply_to(node::ask::Check{});
  CHECK(bad.exit == node::ExitClass::refused);
  CHECK(!bad.json["ok"].truth());
  CHECK(!bad.json["problems"].items().empty());
}
}  // namespace views_test

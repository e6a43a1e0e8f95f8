// An assembly that keeps texts for a time: what its homes drop, and what they give each other afterwards.
#include "node/texts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "node/errc.h"
#include "node/settings.h"
#include "tests/support/memory_pages.h"

namespace texts_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {

Value status(MemoryHome& home) { return home.ask(node::ask::Status{}); }
std::uint64_t missing(MemoryHome& home) { return status(home)["texts"]["missing"].number(); }
bool is_whole(MemoryHome& home) { return home.ask(node::ask::Check{})["ok"].truth(); }

void seal_page_in_time(const Homes& homes) {
  const std::uint64_t page = page_of(*homes.front());
  if (page == 1) all_ask(homes);
  MemoryHome::clock() += MemoryHome::kPageMs;
  close_in_time(homes, [&] { meet(homes, 1); }, 2 * kMinuteMs);
  for (MemoryHome* home : homes) REQUIRE(page_of(*home) == page + 1);
}

std::string propose(MemoryHome& home, const std::string& title) {
  return home.done("propose", {{"title", {title}}, {"text", {"t"}}})["event"].text();
}
void say(MemoryHome& home, const std::string& about, const std::string& text) {
  home.done("note", {{"target", {about}}, {"text", {text}}});
}

/// Notes that this home holds with and without their texts.
struct Notes {
  std::size_t whole = 0;
  std::size_t bare = 0;
  bool operator==(const Notes&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Notes& notes) {
  return out << notes.whole << " whole, " << notes.bare << " bare";
}
Notes notes_of(MemoryHome& home) {
  Notes out;
  for (const event::Event& event : home.events())
    if (event.header.cls == event::Class::talk) ++(event.body ? out.whole : out.bare);
  return out;
}
bool keeps_all_acts(MemoryHome& home) {
  return std::ranges::all_of(home.events(), [](const event::Event& event) {
    return event.header.cls == event::Class::talk || event.body.has_value();
  });
}

/// Four members, of whom the last is away from page 2 on. One note in page 1, five in page 2, three in page 3, where
/// they decide to keep texts for two hours; page 4 puts that into force. One more note stands in page 4.
struct TalkativeTown {
  MemoryTown town{4};
  Homes all{&town.at(0), &town.at(1), &town.at(2), &town.at(3)};
  Homes here{&town.at(0), &town.at(1), &town.at(2)};
  MemoryHome& away = town.at(3);
  std::string plan;

  TalkativeTown() {
    plan = propose(town.at(0), "A well");
    say(town.at(0), plan, "first words");
    town.meet_all();
    seal_page_in_time(all);
    for (std::size_t i = 0; i < 5; ++i) say(town.at(i % 2), plan, "second words " + std::to_string(i));
    propose(town.at(2), "A fence");
    seal_page_in_time(here);
    for (int i = 0; i < 3; ++i) say(town.at(2), plan, "third words " + std::to_string(i));
    const std::string vote =
        town.at(0).done("open", {{"question", {"Keep texts?"}}, {"retention", {"2h"}}, {"for", {"1h"}}})["vote"].text();
    for (MemoryHome* home : here) {
      for (MemoryHome* other : here)
        if (other != home) exchange(*other, *home);
      home->done("vote", {{"vote", {vote}}, {"choice", {"yes"}}});
    }
    seal_page_in_time(here);
    REQUIRE(page_of(town.at(0)) == 4);
    // Until the vote can be counted.
    MemoryHome::clock() += 60 * kHourMs;
    say(town.at(1), plan, "fourth words");
    propose(town.at(0), "A gate");
  }
  void decide() {
    seal_page_in_time(here);
    REQUIRE(status(town.at(0))["texts"]["term_ms"].number() == 2 * kHourMs);
  }
};
}  // namespace

TEST_CASE("below the term every home drops the texts of talk, and nothing else") {
  TalkativeTown t;
  CHECK(notes_of(t.town.at(0)) == Notes{9, 0});
  t.decide();
  for (MemoryHome* home : t.here) {
    // Page 1 stays, and the page that the last seal closed.
    CHECK(notes_of(*home) == Notes{2, 8});
    CHECK(keeps_all_acts(*home));
    CHECK(status(*home)["texts"]["below"].number() == 3);
    CHECK(status(*home)["texts"]["dropped"].number() == 8);
    CHECK(missing(*home) == 0);
    const Value checked = home->ask(node::ask::Check{});
    CHECK(checked["ok"].truth());
    CHECK(checked["dropped_texts"].number() == 8);
  }
  const std::string state = t.town.at(0).state_hash();
  SUBCASE("folded again from the founding on, it is the same state") {
    t.town.at(0).reopen();
    CHECK(t.town.at(0).state_hash() == state);
    CHECK(is_whole(t.town.at(0)));
  }
  SUBCASE("and the assembly goes on, page after page") {
    for (int i = 0; i < 3; ++i) {
      MemoryHome::clock() += 3 * kHourMs;
      say(t.town.at(2), t.plan, "later");
      propose(t.town.at(1), "Later " + std::to_string(i));
      seal_page_in_time(t.here);
    }
    for (MemoryHome* home : t.here) {
      CHECK(status(*home)["texts"]["below"].number() == page_of(*home) - 2);
      CHECK(notes_of(*home).whole == 2);
      CHECK(is_whole(*home));
    }
  }
}

TEST_CASE("who was away catches up with homes that have dropped texts") {
  TalkativeTown t;
  t.decide();
  propose(t.away, "From far");
  const std::size_t before = t.away.stored_events();
  CHECK(exchange(t.away, t.town.at(0)).equal());
  CHECK(t.away.stored_events() > before);
  CHECK(page_of(t.away) == 5);
  CHECK(t.away.state_hash() == t.town.at(0).state_hash());
  CHECK(missing(t.away) == 0);
  CHECK(notes_of(t.away) == Notes{2, 8});
  for (int i = 0; i < 4; ++i) t.away.tick();
  CHECK(status(t.away)["unchecked"].number() == 0);
  CHECK(is_whole(t.away));
  t.away.reopen();
  CHECK(t.away.state_hash() == t.town.at(0).state_hash());
  say(t.away, t.plan, "back again");
  CHECK(exchange(t.town.at(1), t.away).equal());
}

TEST_CASE("who joins from a home that has dropped texts comes to the same, and so from one that kept them") {
  TalkativeTown t;
  t.town.at(2).done("texts", {{"what", {"keep"}}});
  t.decide();
  CHECK(notes_of(t.town.at(2)) == Notes{10, 0});
  CHECK(notes_of(t.town.at(0)) == Notes{2, 8});
  CHECK(exchange(t.town.at(0), t.town.at(2)).equal());
  CHECK(exchange(t.town.at(2), t.town.at(0)).equal());
  CHECK(notes_of(t.town.at(0)) == Notes{2, 8});

  MemoryHome phone("phone");
  const Value asked = phone.done("device request");
  t.town.at(0).done("device add", {{"code", {asked["code"].text()}}});
  CHECK(exchange(t.town.at(2), t.town.at(0)).equal());
  SUBCASE("from one that dropped them, by a connection") { CHECK(exchange(phone, t.town.at(0)).equal()); }
  SUBCASE("from one that dropped them, by a file") {
    CHECK(!phone.import(t.town.at(0).exported(asked["device"].text())).error);
  }
  SUBCASE("from one that kept them, by a file") {
    // The older device's home is the one to come in by.
    for (std::size_t frames = 3; phone.stored_events() == 0; ++frames) exchange(phone, t.town.at(0), frames);
    CHECK(!phone.import(t.town.at(2).exported(asked["device"].text())).error);
  }
  CHECK(page_of(phone) == 5);
  CHECK(phone.state_hash() == t.town.at(0).state_hash());
  CHECK(notes_of(phone) == Notes{2, 8});
  CHECK(missing(phone) == 0);
  phone.reopen();
  CHECK(phone.state_hash() == t.town.at(0).state_hash());
  CHECK(is_whole(phone));
  CHECK(exchange(phone, t.town.at(0)).equal());
}

TEST_CASE("what was dropped comes back to whoever wants to keep it") {
  TalkativeTown t;
  t.town.at(2).done("texts", {{"what", {"keep"}}});
  t.decide();
  MemoryHome& home = t.town.at(0);
  REQUIRE(notes_of(home) == Notes{2, 8});
  home.done("texts", {{"what", {"keep"}}});
  CHECK(missing(home) == 8);
  // The term does not ask for them: they are no reason to call a session incomplete.
  CHECK(exchange(home, t.town.at(1)).equal());
  CHECK(missing(home) == 8);
  SUBCASE("from a file of one that kept all") { CHECK(!home.import(t.town.at(2).exported()).error); }
  SUBCASE("beside what else there is to say") {
    say(t.town.at(2), t.plan, "a word more");
    CHECK(exchange(home, t.town.at(2)).equal());
  }
  CHECK(missing(home) == 0);
  CHECK(notes_of(home).bare == 0);
  home.reopen();
  CHECK(is_whole(home));
  const std::string state = home.state_hash();
  home.done("texts", {{"what", {"drop"}}});
  CHECK(notes_of(home).bare == 8);
  CHECK(home.state_hash() == state);
  home.reopen();
  CHECK(home.state_hash() == state);
}

TEST_CASE("a home that dropped what the term still asks for does not make others complete") {
  TalkativeTown t;
  t.decide();
  MemoryHome& liar = t.town.at(1);
  std::size_t gone = 0;
  for (event::Event& event : liar.events()) {
    const bool recent = event.header.cls == event::Class::talk && event.body && event.header.after >= 3;
    if (recent) event.body.reset(), ++gone;
  }
  REQUIRE(gone == 1);
  liar.reopen();
  const Value checked = liar.ask(node::ask::Check{});
  CHECK_FALSE(checked["ok"].truth());
  CHECK(checked["problems"].items().front()["code"].text() == "check.text_missing");

  MemoryHome phone("phone");
  const Value asked = phone.done("device request");
  t.town.at(0).done("device add", {{"code", {asked["code"].text()}}});
  CHECK(exchange(liar, t.town.at(0)).equal());
  // The older device's home is the one to come in by; the rest comes from the liar.
  for (std::size_t frames = 3; phone.stored_events() == 0; ++frames) exchange(phone, t.town.at(0), frames);
  CHECK(phone.import(liar.exported(asked["device"].text())).error == std::nullopt);
  CHECK(page_of(phone) == 5);
  CHECK(missing(phone) == 1);
  CHECK_FALSE(is_whole(phone));
  CHECK(exchange(phone, liar).code() == "sync.texts_missing");
  phone.reopen();
  CHECK(missing(phone) == 1);
  const Exchange met = exchange(phone, t.town.at(0));
  CHECK(met.code() == "");
  CHECK(met.equal());
  CHECK(missing(phone) == 0);
  phone.reopen();
  CHECK(is_whole(phone));
  CHECK(notes_of(phone) == Notes{2, 8});
}

TEST_CASE("talk without its text that no seal names is taken by nobody") {
  TalkativeTown t;
  t.decide();
  say(t.town.at(0), t.plan, "not sealed yet");
  const std::size_t before = t.town.at(1).stored_events();
  t.town.at(0).events().back().body.reset();
  t.town.at(0).reopen();
  const Exchange met = exchange(t.town.at(1), t.town.at(0));
  CHECK_FALSE(met.equal());
  CHECK(met.code() == "sync.stalled_progress");
  CHECK(t.town.at(1).stored_events() == before);
}

TEST_CASE("what is remembered of texts reads back, and damage is found") {
  const node::TextSettings texts{7, 5, true, {{3, 9}, {12, 13}}};
  const Bytes whole = node::encode_texts(texts);
  CHECK(*node::decode_texts(whole) == texts);
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(node::decode_texts(BytesView(whole).first(size)));
  CHECK_FALSE(node::decode_texts(node::encode_texts({7, 5, true, {{9, 3}}})));
}

TEST_CASE("sets of events as ranges") {
  node::EventRanges ranges;
  for (const journal::EventIndex e : {2U, 3U, 4U, 8U, 10U, 11U}) node::add_behind(ranges, e);
  CHECK(ranges == node::EventRanges{{2, 5}, {8, 9}, {10, 12}});
  CHECK(node::count(ranges) == 6);
  CHECK(node::contains(ranges, 4));
  CHECK_FALSE(node::contains(ranges, 5));
  CHECK_FALSE(node::contains(ranges, 1));
  node::remove(ranges, 3);
  node::remove(ranges, 8);
  node::remove(ranges, 9);
  node::remove(ranges, 11);
  CHECK(ranges == node::EventRanges{{2, 3}, {4, 5}, {10, 11}});
  CHECK(node::ranges_of({10, 11, 20}) == node::EventRanges{{10, 12}, {20, 21}});
}
}  // namespace texts_test

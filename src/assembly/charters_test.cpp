#include "assembly/charters.h"

#include <doctest/doctest.h>

#include "assembly/due.h"
#include "tests/support/sealed_town.h"

namespace charters_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

namespace {
struct Town : SealedTown {
  [[nodiscard]] Hash in_force() const { return town.state().charters[town.state().charter_index()].id; }
  EventId propose(const event::Charter& charter, std::optional<EventId> earlier = {}) {
    return town.act(bob, event::ProposeCharter{town.terms(1), event::encode_charter(charter), in_force(), earlier});
  }
  /// A reading that everybody adopts at the next seal.
  EventId read(const event::Charter& charter, std::optional<EventId> earlier = {}, std::uint64_t hours = 3 * kDay) {
    const EventId out = propose(charter, earlier);
    town.all_vote(all(), out, Choice::yes);
    town.seal(hours);
    return out;
  }
  /// Both readings.
  void adopt(const event::Charter& charter) {
    const EventId first = read(charter);
    read(charter, first, 7 * kDay);
  }
};

event::Charter with_vouches(std::uint64_t vouches) {
  event::Charter out;
  out.vouches = vouches;
  return out;
}
}  // namespace

TEST_CASE("another charter is in force after two readings a week apart, from the page after") {
  Town t;
  const EventId first = t.read(with_vouches(3));
  CHECK(t.town.vote_state(first) == "adopted");
  CHECK(t.town.state().charter().vouches == 2);
  const EventId second = t.propose(with_vouches(3), first);
  REQUIRE(t.town.code(second) == "applied");
  CHECK(t.town.vote_of(second).proposed->reading == 2);
  t.town.all_vote(t.all(), second, Choice::yes);
  // Its own time has passed three days on; the readings are a week apart all the same.
  CHECK(assembly::next_due(t.town.state())->ms == t.town.state().page.seals.back().ms + 7 * kDay * kHourMs);
  t.town.seal(4 * kDay);
  CHECK(t.town.vote_state(second) == "open");
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(second) == "adopted");
  CHECK(t.town.state().charter().vouches == 3);
  CHECK(t.town.state().charters.size() == 2);
  CHECK(t.town.state().charters.back().since_seal == 4);
}

TEST_CASE("a charter takes two thirds, and half of the members who say yes") {
  Town t;
  const EventId few = t.propose(with_vouches(3));
  t.town.vote(t.bob, few, Choice::yes);
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(few) == "lapsed");  // one of four
  const EventId against = t.propose(with_vouches(3));
  t.town.all_vote({t.bob, t.town.first()}, against, Choice::yes);
  t.town.all_vote({t.town.second(), t.town.third()}, against, Choice::no);
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(against) == "rejected");
  const EventId enough = t.propose(with_vouches(3));
  t.town.all_vote({t.bob, t.town.first()}, enough, Choice::yes);
  t.town.vote(t.town.second(), enough, Choice::no);
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(enough) == "adopted");
  CHECK(t.town.count_of(enough).required == 2);
}

TEST_CASE("what opened under one charter is decided by it, whatever comes into force meanwhile") {
  Town t;
  event::Charter strict;
  set_quorum(strict, {1, 1});
  const EventId first = t.read(strict);
  const EventId before = t.town.open(t.bob, {{t.town.terms(9 * kDay).cast_until}, 48 * kHourMs, false});
  t.town.all_vote({t.bob, t.town.first()}, before, Choice::yes);
  t.read(strict, first, 7 * kDay);
  REQUIRE(t.town.state().charter() == strict);
  const EventId after = t.town.open(t.bob, t.town.terms(1));
  t.town.all_vote({t.bob, t.town.first()}, after, Choice::yes);
  t.town.seal(5 * kDay);
  CHECK(t.town.vote_state(before) == "adopted");
  CHECK(t.town.vote_state(after) == "lapsed");
  CHECK(t.town.state().charters[t.town.vote_of(before).charter].id != t.in_force());
}

TEST_CASE("of two charters adopted by one seal the first in the order of the page is in force, and no other") {
  Town t;
  const EventId three = t.read(with_vouches(3));
  const EventId four = t.read(with_vouches(4));
  const EventId a = t.propose(with_vouches(3), three);
  const EventId b = t.propose(with_vouches(4), four);
  t.town.all_vote(t.all(), a, Choice::yes);
  t.town.all_vote(t.all(), b, Choice::yes);
  t.town.seal(8 * kDay);
  CHECK(t.town.vote_state(a) == "adopted");
  CHECK(t.town.vote_state(b) == "adopted");
  REQUIRE(t.town.state().charters.size() == 2);
  CHECK(t.town.state().charter().vouches == 3);
}

TEST_CASE("what no reading may be") {
  Town t;
  const auto code = [&](const event::ProposeCharter& propose) { return t.town.code(t.town.act(t.bob, propose)); };
  const Hash now = t.in_force();
  const Bytes good = event::encode_charter(with_vouches(3));
  CHECK(code({t.town.terms(1), good, Hash{}, {}}) == "charter.other_base");
  CHECK(code({t.town.terms(1), {1, 2, 3}, now, {}}) == "charter.invalid");
  CHECK(code({t.town.terms(1), event::encode_charter({}), now, {}}) == "charter.unchanged");
  CHECK(code({t.town.terms(1), event::encode_charter(with_vouches(5)), now, {}}) == "charter.above_group");
  event::Charter flood;
  flood.quota.events = 100'000;
  CHECK(code({t.town.terms(1), event::encode_charter(flood), now, {}}) == "charter.fixed");
  event::Charter weak;
  weak.ordinary.majorities = {tally::kThreeQuarters};
  CHECK(code({t.town.terms(1), event::encode_charter(weak), now, {}}) == "charter.invalid");
  const EventId question = t.town.open(t.bob, t.town.terms(1));
  CHECK(code({t.town.terms(1), good, now, question}) == "act.wrong_reference");
  const EventId first = t.propose(with_vouches(3));
  CHECK(code({t.town.terms(1), good, now, first}) == "charter.wrong_reading");  // not adopted yet
  t.town.all_vote(t.all(), first, Choice::yes);
  t.town.seal(3 * kDay);
  CHECK(code({t.town.terms(1), event::encode_charter(with_vouches(4)), now, first}) == "charter.wrong_reading");
  CHECK(code({t.town.terms(1), good, now, first}) == "applied");
}

TEST_CASE("with one reading a charter is in force at once; a reading after the last is none") {
  Town t;
  event::Charter one;
  one.charter_readings = 1;
  t.adopt(one);
  REQUIRE(t.town.state().charter() == one);
  event::Charter next = one;
  next.vouches = 3;
  const EventId only = t.read(next);
  CHECK(t.town.state().charter().vouches == 3);
  event::Charter other = next;
  other.vouches = 4;
  CHECK(t.town.code(t.propose(other, only)) == "charter.wrong_reading");
}

TEST_CASE("each parameter that fold rules rest on is the charter's") {
  SUBCASE("vouching age and how often one may vouch") {
    Town t;
    event::Charter easy;
    easy.vouching_age_ms = 0;
    easy.vouches_given = 1;
    t.adopt(easy);
    const Who dan = t.town.applicant("dan");
    const Who eve = t.town.applicant("eve");
    CHECK(t.town.code(t.town.vouch(t.bob, {t.town.id(dan)})) == "applied");
    CHECK(t.town.code(t.town.vouch(t.bob, {t.town.id(eve)})) == "vouch.too_often");
    CHECK(t.town.code(t.town.vouch(t.town.first(), {t.town.id(dan)})) == "applied");
    t.town.seal(kDay);
    t.town.seal(2 * kDay);
    REQUIRE(t.town.on_roll(dan));
    CHECK(t.town.code(t.town.vouch(dan, {t.town.id(eve)})) == "applied");  // admitted by the last seal
  }
  SUBCASE("how long a suspension lasts") {
    Town t;
    event::Charter longer;
    longer.suspension_ms = 60 * kDayMs;
    t.adopt(longer);
    const EventId begun = t.town.suspend(t.town.first(), t.bob, std::nullopt);
    t.town.suspend(t.town.second(), t.bob, std::nullopt, begun);
    t.town.seal(kDay);
    t.town.seal(20 * kDay);
    CHECK(t.town.code(t.town.open(t.bob, t.town.terms(1))) == "device.suspended");
    t.town.seal(40 * kDay);
    CHECK(t.town.code(t.town.open(t.bob, t.town.terms(1))) == "applied");
  }
  SUBCASE("notice") {
    Town t;
    event::Charter quick;
    quick.notice_ms = 0;
    quick.vote_window_ms = 0;
    t.adopt(quick);
    const EventId removal = t.town.remove(t.town.first(), t.town.id(t.bob), t.town.terms(1, false, 0));
    t.town.all_vote(t.founders(), removal, Choice::yes);
    t.town.seal(2);  // makes it known
    t.town.seal(1);
    CHECK(t.town.vote_state(removal) == "adopted");
  }
  SUBCASE("how old a roll may be") {
    Town t;
    event::Charter fresh;
    fresh.electorate_age_ms = 0;
    t.adopt(fresh);
    const Who dan = t.town.applicant("dan");
    t.town.vouch(t.town.first(), {t.town.id(dan)});
    t.town.vouch(t.town.second(), {t.town.id(dan)});
    t.town.seal(kDay);
    t.town.seal(3 * kDay);
    REQUIRE(t.town.on_roll(dan));
    // Its author knew of an older roll, without dan.
    const std::uint64_t page = t.town.state().page.number;
    const EventId vote = t.town.with({.after = page - 2}).open(t.bob, t.town.terms(1));
    t.town.seal(3 * kDay);
    CHECK(t.town.count_of(vote).electorate == 5);
  }
}

TEST_CASE("other rules for a time end by themselves, and another charter ends them") {
  Town t;
  const auto measure = [&](std::uint64_t window_days, std::uint64_t until_days) {
    event::Charter other;
    other.vote_window_ms = window_days * kDayMs;
    const EventId out = t.town.act(t.bob, event::Emergency{t.town.terms(1, false, 7 * kDay),
                                                           event::encode_charter(other),
                                                           t.town.state().charters.front().id,
                                                           {t.town.terms(until_days * kDay).cast_until},
                                                           ""});
    t.town.all_vote(t.all(), out, Choice::yes);
    return out;
  };
  const EventId cut = measure(7, 20);
  REQUIRE(t.town.code(cut) == "applied");
  CHECK(t.town.state().charter().vote_window_ms == 2 * kDayMs);
  t.town.seal(8 * kDay);
  CHECK(t.town.state().charter().vote_window_ms == 7 * kDayMs);
  CHECK(t.town.state().standing_charter() == 0);
  // The end is due by itself.
  CHECK(assembly::next_due(t.town.state())->ms == t.town.state().charters.back().until.ms);
  t.town.seal(13 * kDay);
  CHECK(t.town.state().charter().vote_window_ms == 2 * kDayMs);
  // Renewed twice, and no more; who waits a whole term may begin anew.
  measure(7, 20);
  t.town.seal(8 * kDay);
  CHECK(t.town.state().charters.back().renewal == 1);
  measure(7, 20);
  t.town.seal(8 * kDay);
  CHECK(t.town.state().charters.back().renewal == 2);
  CHECK(t.town.code(measure(6, 20)) == "emergency.too_often");
  t.town.seal(80 * kDay);
  CHECK(t.town.state().charter().vote_window_ms == 2 * kDayMs);
  CHECK(t.town.code(measure(7, 20)) == "applied");
  t.town.seal(8 * kDay);
  CHECK(t.town.state().charter().vote_window_ms == 7 * kDayMs);
}

TEST_CASE("a measure needs three quarters, and nothing for a time touches how members decide") {
  Town t;
  event::Charter other;
  other.vote_window_ms = 0;
  const auto measure = [&](const event::Charter& rules, std::uint64_t until_hours) {
    return event::Emergency{
        t.town.terms(1), event::encode_charter(rules), t.in_force(), {t.town.terms(until_hours).cast_until}, ""};
  };
  const EventId vote = t.town.act(t.bob, measure(other, 20 * kDay));
  t.town.all_vote({t.bob, t.town.first()}, vote, Choice::yes);
  t.town.vote(t.town.second(), vote, Choice::no);
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(vote) == "rejected");
  for (const auto change :
       {+[](event::Charter& c) { c.notice_ms = 0; }, +[](event::Charter& c) { c.contest_ms = 0; },
        +[](event::Charter& c) { c.emergency_ms *= 2; }, +[](event::Charter& c) { c.emergency_renewals = 9; },
        +[](event::Charter& c) { c.charter_readings = 1; }, +[](event::Charter& c) { c.principles = "obey"; },
        +[](event::Charter& c) { c.ordinary.quorum.reset(); }}) {
    event::Charter rules;
    change(rules);
    CHECK(t.town.code(t.town.act(t.bob, measure(rules, 20 * kDay))) == "emergency.protected");
  }
  CHECK(t.town.code(t.town.act(t.bob, measure(other, 49))) == "emergency.no_term");
  CHECK(t.town.code(t.town.act(t.bob, measure(other, 49 + 30 * kDay))) == "applied");
  CHECK(t.town.code(t.town.act(t.bob, measure(other, 50 + 30 * kDay))) == "emergency.too_long");
}
}  // namespace charters_test

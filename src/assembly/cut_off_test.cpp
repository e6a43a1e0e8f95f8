#include "assembly/cut_off.h"

#include <doctest/doctest.h>

#include "assembly/due.h"
#include "tests/support/sealed_town.h"

namespace cut_off_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

namespace {
struct CutTown : SealedTown {
  using SealedTown::SealedTown;
  EventId declare(std::uint64_t until_hours) {
    const event::Terms terms = town.terms(1);
    const EventId vote = town.act(bob, event::CutOff{terms, {terms.cast_until.ms + until_hours * kHourMs}, "no net"});
    if (town.code(vote) == "applied") town.all_vote(all(), vote, Choice::yes);
    return vote;
  }
  [[nodiscard]] Instant closes(const EventId& vote) {
    return assembly::closes_at(town.state(), town.vote_of(vote)).value();
  }
};
Instant later(Instant from, std::uint64_t hours) { return {from.ms + hours * kHourMs}; }
}  // namespace

TEST_CASE("an assembly that is cut off collects the ballots of votes that were open before, too, for a week") {
  CutTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(5 * kDay));
  const Instant cast = t.town.vote_of(vote).terms.cast_until;
  CHECK(t.closes(vote) == later(cast, 2 * kDay));
  t.declare(20 * kDay);
  CHECK_FALSE(assembly::cut_off_until(t.town.state()));
  t.town.seal(3 * kDay);
  CHECK(assembly::cut_off_until(t.town.state()));
  CHECK(t.closes(vote) == later(cast, 7 * kDay));
  CHECK(assembly::next_due(t.town.state()) == t.closes(vote));
}

TEST_CASE("what ends its collecting before the assembly is cut off, or begins it after, collects as usual") {
  CutTown t;
  const EventId before = t.town.open(t.bob, t.town.terms(0));
  const EventId after = t.town.open(t.bob, t.town.terms(9 * kDay));
  t.declare(4 * kDay);
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(before) != "open");
  CHECK(t.closes(after) == later(t.town.vote_of(after).terms.cast_until, 2 * kDay));
  t.town.seal(2 * kDay);
  CHECK_FALSE(assembly::cut_off_until(t.town.state()));
}

TEST_CASE("that the assembly is cut off is taken back like other decisions, and ends with that") {
  CutTown t;
  const EventId cut = t.declare(20 * kDay);
  t.town.seal(3 * kDay);
  REQUIRE(assembly::cut_off_until(t.town.state()));
  const EventId back = t.town.act(t.bob, event::Again{t.town.terms(1), cut, event::Purpose::rescind, {}});
  REQUIRE(t.town.code(back) == "applied");
  t.town.all_vote(t.all(), back, Choice::yes);
  t.town.seal(1);  // people are heard from here on
  // Ballots are collected for longer meanwhile.
  t.town.seal(6 * kDay);
  CHECK(t.town.vote_state(back) == "open");
  t.town.seal(2 * kDay);
  CHECK(t.town.vote_state(back) == "adopted");
  CHECK_FALSE(assembly::cut_off_until(t.town.state()));
}

TEST_CASE("several votes side by side renew it no more often than one after the other") {
  AssemblyBuilder::Options options;
  options.charter.emergency_renewals = 1;
  CutTown t(std::move(options));
  for (int i = 0; i < 4; ++i) CHECK(t.town.code(t.declare(20 * kDay)) == "applied");
  t.town.seal(3 * kDay);
  CHECK(t.town.state().cut_offs.size() == 2);
  CHECK(t.town.code(t.declare(20 * kDay)) == "emergency.too_often");
}
}  // namespace cut_off_test

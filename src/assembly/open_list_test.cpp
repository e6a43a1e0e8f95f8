// What seals go through stays as long as what is open, however much there was before.
#include "assembly/open_list.h"

#include <doctest/doctest.h>

#include "assembly/due.h"
#include "tests/support/sealed_town.h"

namespace open_list_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
using Indices = std::vector<std::uint32_t>;
Indices all_of(const assembly::OpenList& list, std::size_t size) {
  Indices out;
  for (const std::uint32_t i : list.in(Indices(size))) out.push_back(i);
  return out;
}

/// How many objects the next seal looks at.
std::size_t looked_at(const assembly::State& state) {
  const auto count = [](const assembly::OpenList& list, const auto& of) {
    std::size_t out = 0;
    for ([[maybe_unused]] const std::uint32_t i : list.in(of)) ++out;
    return out;
  };
  const assembly::Open& open = state.open;
  return count(open.proposals, state.proposals) + count(open.rounds, state.versions) + count(open.votes, state.votes) +
         count(open.decisions, state.decisions) + count(open.suspensions, state.suspensions) +
         count(open.mandates, state.mandates) + count(open.statements, state.statements) +
         count(open.mandate_votes, state.mandate_votes) + count(open.joinings, state.joinings) +
         count(open.spendings, state.spendings) + count(open.meetings, state.meetings) +
         state.mandates_reporting.size();
}

/// A page in which as much begins as ends.
void live(SealedTown& t) {
  AssemblyBuilder& town = t.town;
  const EventId plan = town.propose(t.bob, "a plan");
  town.all_take(t.all(), plan, event::Stance::agree);
  town.decide(t.bob, plan);
  town.withdraw(t.bob, town.propose(t.bob, "another"));
  const EventId round = town.act(t.bob, event::Propose{"a third",
                                                       "text",
                                                       {},
                                                       event::Deliberation{town.terms(1), event::Procedure::consent,
                                                                           Instant{town.terms(80).cast_until}, "", 0}});
  town.all_take(t.all(), round, event::Stance::agree);
  town.all_vote(t.all(), town.open(t.bob, town.terms(1)), event::Choice::yes);
  const EventId mandate = town.mandate(t.bob, town.id(town.second()), town.terms(1), 100);
  town.all_vote(t.all(), mandate, event::Choice::yes);
  const EventId meeting = town.act(t.bob, event::CallMeeting{town.terms(1).cast_until, "we meet", "", {}, {}, {}});
  for (const Who who : t.all()) town.act(who, event::Attend{meeting, {}, 0, false});
  const EventId opening = town.act(
      t.bob, event::OpenMeeting{
                 meeting, town.id(t.bob), town.id(town.first()), {town.id(town.second()), town.id(town.third())}});
  town.confirm(town.first(), opening);
  town.confirm(town.second(), opening);
  CHECK(town.code(town.act(t.bob, event::CloseMeeting{meeting, {}})) == "applied");
  town.seal(73);
  town.statement(town.second(), mandate);
  town.act(town.second(), event::MandateReport{mandate, "we were there"});
  town.act(town.second(), event::MandateVote{mandate, "the date", event::Choice::yes, ""});
  CHECK(town.state().mandates_reporting.size() == 1);
  town.seal(73);
}
}  // namespace

TEST_CASE("an open list names everything until it is told what is settled, and then what came since") {
  assembly::OpenList list;
  CHECK(all_of(list, 3) == Indices{0, 1, 2});
  list.settle(Indices(4), [](std::uint32_t i) { return i % 2 == 1; });
  CHECK(all_of(list, 4) == Indices{1, 3});
  CHECK(all_of(list, 6) == Indices{1, 3, 4, 5});
  list.settle(Indices(6), [](std::uint32_t i) { return i != 1 && i != 5; });
  CHECK(all_of(list, 7) == Indices{3, 4, 6});
  list.settle(Indices(7), [](std::uint32_t) { return false; });
  CHECK(all_of(list, 7).empty());
}

TEST_CASE("what a seal looks at does not grow along a history that leaves nothing open") {
  SealedTown t;
  live(t);
  const std::size_t after_one = looked_at(t.town.state());
  for (int i = 0; i < 10; ++i) live(t);
  CHECK(t.town.state().votes.size() == 22);
  CHECK(t.town.state().decisions.size() == 44);
  CHECK(t.town.state().meetings.size() == 11);
  CHECK(looked_at(t.town.state()) == after_one);
}

TEST_CASE("what is open stays on the list until it is closed") {
  SealedTown t;
  const EventId plan = t.town.propose(t.bob, "a plan");
  const EventId vote = t.town.open(t.bob, t.town.terms(1000));
  for (int i = 0; i < 3; ++i) t.town.seal(73);
  const auto due = assembly::next_due(t.town.state());
  CHECK(due == assembly::closes_at(t.town.state(), t.town.vote_of(vote)));
  t.town.all_take(t.all(), plan, event::Stance::agree);
  t.town.decide(t.bob, plan);
  t.town.all_vote(t.all(), vote, event::Choice::yes);
  t.town.seal(2000);
  CHECK(t.town.vote_state(vote) == "adopted");
  CHECK(t.town.proposal_state(plan) == "adopted");
  CHECK(all_of(t.town.state().open.votes, t.town.state().votes.size()).empty());
  CHECK(all_of(t.town.state().open.proposals, t.town.state().proposals.size()).empty());
}
}  // namespace open_list_test

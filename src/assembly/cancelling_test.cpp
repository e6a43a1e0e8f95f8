#include "assembly/cancelling.h"

#include <doctest/doctest.h>

#include "tests/support/sealed_town.h"

namespace cancelling_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

TEST_CASE("a vote is cancelled by the seal that holds the signatures of as many witnesses as close a page") {
  SealedTown t;
  REQUIRE(assembly::closing_people(t.town.state()).size() == 4);
  REQUIRE(assembly::signatures_to_cancel(t.town.state()) == 3);
  const EventId vote = t.town.open(t.bob, t.town.terms(kDay));
  t.town.vote(t.bob, vote, Choice::yes);
  const EventId stop = t.town.act(t.bob, event::Cancel{vote, "an option is missing"});
  t.town.confirm(t.town.first(), stop);
  t.town.seal(1);
  CHECK(t.town.vote_state(vote) == "open");
  t.town.confirm(t.town.second(), stop);
  CHECK(t.town.vote_state(vote) == "open");  // until a seal holds it
  t.town.seal(1);
  CHECK(t.town.vote_state(vote) == "cancelled");
  const assembly::Vote& there = t.town.vote_of(vote);
  CHECK(there.ballots.size() == 1);
  CHECK(t.town.count_of(vote).ballots.empty());
  CHECK(t.town.count_of(vote).outcome == assembly::Outcome::lapsed);
  CHECK(t.town.code(t.town.act(t.bob, event::Extend{vote})) == "extend.not_lapsed");
  CHECK(t.town.code(t.town.act(t.bob, event::Again{t.town.terms(kDay), vote, event::Purpose::reconsider, {}})) ==
        "again.own_way");
}

TEST_CASE("the opener's own signature is one of the quorum, and never all of it") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(kDay));
  const EventId stop = t.town.act(t.bob, event::Cancel{vote, "no"});
  CHECK(t.town.code(t.town.confirm(t.bob, stop)) == "confirm.own");
  const assembly::Vote& there = t.town.vote_of(vote);
  CHECK(assembly::cancellers(t.town.state(), there, there.cancellings.front()).size() == 1);
  t.town.seal(1);
  CHECK(t.town.vote_state(vote) == "open");
}

TEST_CASE("nobody cancels the vote of somebody else, what ends in its own way, or without closing pages") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(kDay));
  CHECK(t.town.code(t.town.act(t.town.first(), event::Cancel{vote, "no"})) == "vote.not_opener");
  t.town.act(t.bob, event::Cancel{vote, "no"});
  CHECK(t.town.code(t.town.act(t.bob, event::Cancel{vote, "no, again"})) == "cancel.repeated");
  // Founders alone close the founding page.
  AssemblyBuilder young = AssemblyBuilder::constituted();
  const Who cat = young.member("cat");
  const EventId early = young.open(young.first(), young.terms(kDay));
  const EventId early_stop = young.act(young.first(), event::Cancel{early, "nobody is here yet"});
  CHECK(young.code(young.confirm(cat, early_stop)) == "cancel.not_witness");
  std::vector<PersonId> tellers;
  for (const Who who : t.founders()) tellers.push_back(t.town.id(who));
  const EventId lot = t.town.act(t.bob, event::DrawLot{t.town.terms(kDay), tellers, "twelve dice", {}});
  REQUIRE(t.town.code(lot) == "applied");
  CHECK(t.town.code(t.town.act(t.bob, event::Cancel{lot, "no"})) == "cancel.own_way");
}

TEST_CASE("late ballots put nothing in question that was cancelled") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(kDay));
  const EventId stop = t.town.act(t.bob, event::Cancel{vote, "no"});
  const EventId seen = t.last();
  t.town.confirm(t.town.first(), stop);
  t.town.confirm(t.town.second(), stop);
  t.town.seal(1);
  REQUIRE(t.town.vote_state(vote) == "cancelled");
  const EventId late =
      t.town.with({.holds = std::vector<EventId>{seen}, .after = 1}).vote(t.town.third(), vote, Choice::yes);
  CHECK(t.town.code(late) == "applied");
  t.town.with({.holds = std::vector<EventId>{late}, .after = 1}).note(t.town.first(), late);
  t.town.seal(1);
  CHECK(t.town.vote_of(vote).late.size() == 1);
  CHECK(t.town.vote_of(vote).contestable_seal == 0);
}

TEST_CASE("a vote that another one begins anew was cancelled") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(kDay));
  const auto anew = [&] {
    event::Open open{t.town.terms(kDay), "A well?", {}, {}, {}};
    open.anew = vote;
    return t.town.act(t.town.third(), open);
  };
  CHECK(t.town.code(anew()) == "vote.not_cancelled");
  const EventId stop = t.town.act(t.bob, event::Cancel{vote, "no"});
  t.town.confirm(t.town.first(), stop);
  t.town.confirm(t.town.second(), stop);
  t.town.seal(1);
  const EventId second = anew();
  CHECK(t.town.code(second) == "applied");
  CHECK(t.town.state().votes[t.town.vote_of(second).anew].event == t.town.vote_of(vote).event);
}
}  // namespace cancelling_test

#include "assembly/mandates.h"

#include <doctest/doctest.h>

#include "assembly/due.h"
#include "assembly/marks.h"
#include "tests/support/sealed_town.h"

namespace mandates_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

namespace {
struct Town : SealedTown {
  /// Given at the seal three days on; holds until so many hours from now.
  EventId given(std::uint64_t until_hours) {
    const EventId out = town.mandate(town.first(), town.id(bob), town.terms(1), until_hours);
    town.all_vote(founders(), out, Choice::yes);
    town.seal(3 * kDay);
    return out;
  }
  [[nodiscard]] const assembly::Mandate& mandate(const EventId& id) const {
    return town.state().mandates.at(town.vote_of(id).mandate);
  }
};
}  // namespace

TEST_CASE("a mandate authorises from the page after the seal that gives it") {
  Town t;
  const EventId asked = t.town.mandate(t.town.first(), t.town.id(t.bob), t.town.terms(1), 100 * kDay);
  t.town.all_vote(t.founders(), asked, Choice::yes);
  CHECK(t.town.code(t.town.statement(t.bob, asked)) == "mandate.not_given");
  t.town.seal(3 * kDay);
  REQUIRE(t.town.vote_state(asked) == "adopted");
  CHECK(t.mandate(asked).serial == 1);
  CHECK(t.mandate(asked).since_seal == 2);
  CHECK(t.town.code(t.town.statement(t.bob, asked)) == "applied");
  CHECK(t.town.code(t.town.statement(t.town.first(), asked)) == "mandate.not_holder");
  const EventId question = t.town.open(t.bob, t.town.terms(1));
  CHECK(t.town.code(t.town.statement(t.bob, question)) == "act.wrong_reference");
  CHECK(t.town.code(t.town.mandate(t.bob, t.town.id(t.bob), t.town.terms(kDay), 2 * kDay)) == "mandate.short_term");
}

TEST_CASE("a mandate that the vote refuses is none") {
  Town t;
  const EventId asked = t.town.mandate(t.town.first(), t.town.id(t.bob), t.town.terms(1), 100 * kDay);
  t.town.all_vote(t.founders(), asked, Choice::no);
  t.town.seal(3 * kDay);
  CHECK(t.town.code(t.town.statement(t.bob, asked)) == "mandate.not_given");
  CHECK(t.town.code(t.town.recall(t.bob, asked, t.town.terms(1))) == "mandate.not_given");
}

TEST_CASE("an act is inside a term if its page began before the end; sealed after it, it is marked") {
  Town t;
  const EventId mandate = t.given(10 * kDay);
  const EventId good = t.town.statement(t.bob, mandate);
  CHECK(assembly::next_due(t.town.state()) == t.town.vote_of(mandate).until);
  t.town.seal(1 * kDay);
  CHECK_FALSE(t.is_marked(good, assembly::Mark::sealed_after_expiry));
  const EventId late = t.town.statement(t.bob, mandate);
  t.town.seal(20 * kDay);
  CHECK(t.town.code(late) == "applied");
  CHECK(t.is_marked(late, assembly::Mark::sealed_after_expiry));
  CHECK(t.town.code(t.town.statement(t.bob, mandate)) == "mandate.expired");
  CHECK_FALSE(assembly::next_due(t.town.state()));
}

TEST_CASE("a recall takes effect at its seal: later acts are void, those beside it are listed for ratification") {
  Town t;
  const EventId mandate = t.given(100 * kDay);
  const EventId recall = t.town.recall(t.town.first(), mandate, t.town.terms(1));
  CHECK(t.town.code(t.town.recall(t.town.second(), mandate, t.town.terms(1))) == "recall.repeated");
  const EventId before = t.town.statement(t.bob, mandate);
  t.town.seal(1);
  t.town.all_vote(t.founders(), recall, Choice::yes);
  const EventId beside = t.town.statement(t.bob, mandate);
  t.town.seal(4 * kDay);
  REQUIRE(t.town.vote_state(recall) == "adopted");
  CHECK(t.mandate(mandate).serial == 2);
  CHECK(t.town.code(before) == "applied");
  CHECK_FALSE(t.is_marked(before, assembly::Mark::beside_recall));
  CHECK(t.town.code(beside) == "applied");
  CHECK(t.is_marked(beside, assembly::Mark::beside_recall));
  CHECK(t.town.code(t.town.with({.holds = {{beside}}, .after = 3}).statement(t.bob, mandate)) == "mandate.recalled");
  CHECK(t.town.code(t.town.statement(t.bob, mandate)) == "mandate.knew_of_recall");
  CHECK(t.town.code(t.town.recall(t.bob, mandate, t.town.terms(1))) == "mandate.knew_of_recall");
}
}  // namespace mandates_test

#include "assembly/extension.h"

#include <doctest/doctest.h>

#include "assembly/again.h"
#include "assembly/due.h"
#include "assembly/entries.h"
#include "tests/support/sealed_town.h"

namespace extension_test {
using namespace folkmoot;
using namespace folkmoot::test;
using assembly::Outcome;
using event::Choice;

namespace {
/// Ten members: a fifth of them must say yes.
struct TownOfTen : SealedTown {
  explicit TownOfTen(AssemblyBuilder::Options options = {})
      : SealedTown(std::move(options), {"m1", "m2", "m3", "m4", "m5", "m6"}) {}
  /// By bob, and one yes too few.
  EventId lapsed() {
    const EventId vote = town.open(bob, town.terms(kDay));
    town.vote(bob, vote, Choice::yes);
    town.seal(3 * kDay);
    return vote;
  }
  EventId extend(Who by, const EventId& target) { return town.act(by, event::Extend{target}); }
  [[nodiscard]] const assembly::Decision& decision_named(const EventId& id) {
    const auto d = town.state().made(assembly::Object::decision, town.journal().find(id).value());
    return town.state().decisions.at(d.value());
  }
};
}  // namespace

TEST_CASE(
    "the seal that holds the extension opens the vote again, and the outcome of the first close stays on record") {
  TownOfTen t;
  const EventId vote = t.lapsed();
  REQUIRE(t.town.vote_state(vote) == "lapsed");
  const EventId more = t.extend(t.bob, vote);
  CHECK(t.town.code(more) == "applied");
  CHECK(t.town.vote_state(vote) == "lapsed");  // until a seal holds it
  t.town.seal(1);
  CHECK(t.town.vote_state(vote) == "open");
  const assembly::Vote& there = t.town.vote_of(vote);
  CHECK(there.terms.cast_until == t.town.state().page.opened());
  CHECK(assembly::is_set_aside(t.town.state(), there.extension->first));
  CHECK(assembly::closes_at(t.town.state(), there) == Instant{t.town.state().page.opened().ms + 2 * kDay * kHourMs});
  CHECK(assembly::next_due(t.town.state()) == assembly::closes_at(t.town.state(), there));

  t.town.vote(t.town.first(), vote, Choice::yes);
  t.town.seal(2 * kDay);
  CHECK(t.town.vote_state(vote) == "adopted");
  // The vote's id names what it came to in the end, that of the extension what it had come to before.
  CHECK(t.decision_named(vote).yes == 2);
  CHECK(t.decision_named(vote).outcome == Outcome::adopted);
  CHECK(t.decision_named(more).yes == 1);
  CHECK(t.decision_named(more).outcome == Outcome::lapsed);
  CHECK(t.town.code(t.extend(t.bob, vote)) == "extend.repeated");
}

TEST_CASE("two devices of the opener that ask side by side have the vote opened again once") {
  TownOfTen t;
  const Who phone = t.town.second_device(t.bob);
  const EventId vote = t.lapsed();
  const EventId seen = t.last();
  const EventId one = t.town.knowing({seen}).act(t.bob, event::Extend{vote});
  const EventId other = t.town.knowing({seen}).act(phone, event::Extend{vote});
  CHECK(t.town.code(one) == "applied");
  CHECK(t.town.code(other) == "applied");
  t.town.seal(1);
  CHECK(t.town.vote_state(vote) == "open");
  t.town.seal(2 * kDay);
  CHECK(t.town.vote_state(vote) == "lapsed");
  CHECK(t.town.code(t.extend(phone, vote)) == "extend.repeated");
}

TEST_CASE("a vote that was asked to be extended and is being decided again at the same seal is not") {
  TownOfTen t;
  const EventId vote = t.lapsed();
  const EventId seen = t.last();
  const EventId again = t.town.knowing({seen}).act(
      t.town.first(), event::Again{t.town.terms(kDay), vote, event::Purpose::reconsider, {}});
  const EventId more = t.town.knowing({seen}).act(t.bob, event::Extend{vote});
  CHECK(t.town.code(again) == "applied");
  CHECK(t.town.code(more) == "applied");
  t.town.seal(1);
  CHECK(t.town.vote_state(vote) == "lapsed");
  CHECK_FALSE(t.town.vote_of(vote).extension.has_value());
  CHECK(t.town.code(t.extend(t.bob, vote)) == "extend.too_late");
}

TEST_CASE("what too few had heard of, or nobody was to decide this way, is not extended") {
  AssemblyBuilder::Options options;
  options.charter.reach = {4, 5};
  options.charter.reach_ms = kDayMs;
  TownOfTen t(std::move(options));
  const EventId vote = t.lapsed();
  t.town.seal(2 * kDay);
  REQUIRE(t.town.vote_state(vote) == "lapsed");
  REQUIRE(t.town.vote_of(vote).reach.missed_seal != 0);
  CHECK(t.town.code(t.extend(t.bob, vote)) == "extend.not_lapsed");
}
}  // namespace extension_test

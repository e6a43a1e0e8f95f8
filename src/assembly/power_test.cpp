#include "assembly/power.h"

#include <doctest/doctest.h>

#include "tests/support/sealed_town.h"

namespace power_test {
using namespace folkmoot;
using namespace folkmoot::test;
using assembly::power_in;
using event::Choice;

namespace {
const assembly::PowerOf& power_of(const assembly::Power& power, SealedTown& t, Who who) {
  const auto person = *t.town.state().person(t.town.id(who));
  return *std::find_if(power.people.begin(), power.people.end(),
                       [&](const assembly::PowerOf& one) { return one.person == person; });
}
}  // namespace

TEST_CASE("power: who speaks, proposes and sets agendas is counted") {
  SealedTown t(std::vector<std::string>{"ann", "cid", "dan"});
  const Who ann = t.more[0];
  const Who cid = t.more[1];
  const EventId first = t.town.open(t.bob, t.town.terms(kDay));
  t.town.all_vote(t.all(), first, Choice::yes);
  t.town.propose(t.bob, "A well");
  t.town.propose(ann, "A path");
  const Instant soon{t.town.state().page.opened().ms + 3'600'000};
  const EventId meeting =
      t.town.act(t.bob, event::CallMeeting{soon, "Assembly", "", {{"well", {}, false}, {"path", {}, false}}, {}, {}});
  for (const Who who : {t.town.first(), t.town.second(), t.town.third(), t.bob, ann, cid})
    t.town.act(who, event::Attend{meeting, {}, 0, false});
  const EventId opening = t.town.act(
      t.bob, event::OpenMeeting{
                 meeting, t.town.id(t.bob), t.town.id(ann), {t.town.id(t.town.first()), t.town.id(t.town.second())}});
  t.town.confirm(t.town.third(), opening), t.town.confirm(cid, opening);
  t.town.act(cid, event::AskFloor{meeting, event::FloorClass::normal, {}, {}, false});
  REQUIRE(t.town.code(t.town.act(t.bob, event::GiveFloor{meeting, t.town.id(cid), {}})) == "applied");
  REQUIRE(t.town.code(t.town.act(t.bob, event::EndSpeech{meeting, 90})) == "applied");
  t.town.seal(4 * kDay);
  const assembly::Power power = power_in(t.town.state(), t.town.journal().table(), 0);
  CHECK(power.people.size() == 7);
  const auto& bob = power_of(power, t, t.bob);
  CHECK(bob.proposals == 2);
  CHECK(bob.adopted == 1);
  CHECK(bob.items == 2);
  CHECK(bob.departures == 0);
  CHECK(power_of(power, t, ann).proposals == 1);
  CHECK(power_of(power, t, cid).speeches == 1);
  CHECK(power_of(power, t, cid).seconds == 90);
  CHECK(power.greatest_agenda == tally::Share{2, 2});
  CHECK(power.greatest_speech == tally::Share{90, 90});
  CHECK(power.greatest_adopted == tally::Share{1, 1});
  // Nothing of it was done by somebody who knew the second seal.
  const assembly::Power since = power_in(t.town.state(), t.town.journal().table(), 2);
  CHECK(power_of(since, t, t.bob).proposals == 0);
  CHECK(since.greatest_speech == tally::Share{});
}

TEST_CASE("power: what the charter bears is a bound") {
  CHECK(assembly::is_alarm({51, 100}, {1, 2}));
  CHECK_FALSE(assembly::is_alarm({50, 100}, {1, 2}));
  CHECK_FALSE(assembly::is_alarm({0, 1}, {1, 2}));
  CHECK(assembly::is_alarm({std::uint64_t{1} << 47, (std::uint64_t{1} << 47) + 1}, {2'147'483'646, 2'147'483'647}));
}
}  // namespace power_test

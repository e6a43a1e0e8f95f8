#include "assembly/moderation.h"

#include <doctest/doctest.h>

#include "assembly/letting_stand.h"
#include "tests/support/sealed_town.h"

namespace moderation_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
AssemblyBuilder moderated_town() {
  AssemblyBuilder::Options options;
  options.charter.offices = {{std::string(assembly::kModeration), 365 * kDayMs, 2, {}}};
  AssemblyBuilder town = AssemblyBuilder::constituted(options);
  town.seal(kDay);
  for (const Who who : {town.first(), town.second()}) {
    event::Mandate mandate{town.terms(1),
                           town.id(who),
                           std::string(assembly::kModeration),
                           event::MandateKind::framed,
                           {town.state().page.opened().ms + 300 * kDayMs},
                           {}};
    mandate.more = event::MandateTerms{std::string(assembly::kModeration), {}, 0, {}};
    const EventId vote = town.act(who, mandate);
    town.all_vote({town.first(), town.second(), town.third()}, vote, event::Choice::yes);
  }
  town.seal(3 * kDay);
  return town;
}
}  // namespace

TEST_CASE("two moderators hide a text, and the assembly shows it again for good") {
  AssemblyBuilder town = moderated_town();
  const EventId said = town.propose(town.third(), "an address");
  const EventId hide = town.act(town.first(), event::Hide{said, "it names somebody"});
  const assembly::EventIndex e = *town.journal().find(said);
  CHECK(town.code(hide) == "applied");
  CHECK_FALSE(assembly::hiding_of(town.state(), e));
  CHECK(town.code(town.act(town.second(), event::Hide{said, "again"})) == "hide.repeated");
  CHECK(town.code(town.confirm(town.third(), hide)) == "hide.not_moderator");
  CHECK(town.code(town.confirm(town.first(), hide)) == "confirm.own");
  CHECK(town.code(town.confirm(town.second(), hide)) == "applied");
  CHECK(assembly::hiding_of(town.state(), e));
  CHECK(town.code(town.act(town.first(), event::Hide{hide, "what I did"})) == "hide.protected");
  CHECK(town.code(town.act(town.third(), event::Hide{hide, "not mine to hide"})) == "hide.not_moderator");
  town.seal(1);
  CHECK(assembly::can_be_shown(town.state(), e));
  CHECK(assembly::can_be_shown(town.state(), *town.journal().find(hide)));
  assembly::State state = town.state();
  assembly::show(state, *town.journal().find(hide), 4);
  CHECK_FALSE(assembly::hiding_of(state, e));
  CHECK_FALSE(assembly::can_be_shown(state, e));
}

TEST_CASE("without an office of moderation nobody hides") {
  SealedTown t;
  const EventId said = t.town.propose(t.bob, "a word");
  CHECK(t.town.code(t.town.act(t.town.first(), event::Hide{said, "no"})) == "hide.no_moderators");
}

TEST_CASE("who may object to a suspension, and what follows for those who were overruled") {
  SealedTown t({"eve", "dan", "kim"});
  AssemblyBuilder& town = t.town;
  const EventId own = town.suspend(t.more[2], t.more[2], std::nullopt);
  CHECK(town.code(town.act(t.more[0], event::Oppose{own, {}})) == "suspension.by_owner");
  const EventId first = town.suspend(town.first(), t.bob, std::nullopt);
  town.suspend(town.second(), t.bob, std::nullopt, first);
  town.act(town.third(), event::Oppose{first, {}});
  CHECK(town.code(town.act(town.third(), event::Oppose{first, {}})) == "suspension.objected");
  town.act(t.more[0], event::Oppose{first, {}});
  town.act(t.more[1], event::Oppose{first, {}});
  CHECK(town.code(town.propose(t.bob, "in the open page it holds")) == "device.suspended");
  town.seal(1);
  CHECK(town.code(town.propose(t.bob, "lifted")) == "applied");
  CHECK(town.code(town.act(t.more[0], event::Oppose{first, {}})) == "suspension.over");
  CHECK(town.code(town.suspend(town.first(), t.bob, std::nullopt)) == "suspension.lifted");
  town.seal(15 * kDay);
  CHECK(town.code(town.suspend(town.first(), t.bob, std::nullopt)) == "applied");
}
}  // namespace moderation_test

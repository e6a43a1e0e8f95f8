#include "assembly/moderation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "assembly/due.h"
#include "assembly/letting_stand.h"
#include "seal/lot.h"
#include "tests/support/sealed_town.h"

namespace moderation_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
using event::Choice;

/// Five who hold the office, and a text by the last of them.
struct ManyModerators {
  Who ann, bob;
  AssemblyBuilder town = make();
  std::vector<Who> all{town.first(), town.second(), town.third(), ann, bob};
  EventId said = town.propose(bob, "an address");
  AssemblyBuilder make() {
    AssemblyBuilder::Options options;
    options.charter.offices = {{std::string(assembly::kModeration), 365 * kDayMs, 2, {}}};
    AssemblyBuilder out = AssemblyBuilder::constituted(options);
    ann = out.member("ann"), bob = out.member("bob");
    out.seal(kDay);
    const std::vector<Who> people{out.first(), out.second(), out.third(), ann, bob};
    for (const Who who : people) {
      event::Mandate mandate{out.terms(1),
                             out.id(who),
                             std::string(assembly::kModeration),
                             event::MandateKind::framed,
                             {out.state().page.opened().ms + 300 * kDayMs},
                             {}};
      mandate.more = event::MandateTerms{std::string(assembly::kModeration), {}, 0, {}};
      const EventId vote = out.act(who, mandate);
      out.all_vote(people, vote, Choice::yes);
    }
    out.seal(3 * kDay);
    return out;
  }
  [[nodiscard]] const assembly::Hiding& hiding() const { return town.state().hidings.back(); }
  [[nodiscard]] std::vector<Who> asked() const {
    std::vector<Who> out;
    for (const assembly::PersonIndex p : assembly::asked_of(assembly::View(town.state()), hiding()))
      for (const Who who : all)
        if (town.id(who) == town.state().persons[p].id) out.push_back(who);
    return out;
  }
  [[nodiscard]] Who not_asked() const {
    const std::vector<Who> now = asked();
    for (const Who who : all)
      if (who != bob && std::ranges::find(now, who) == now.end()) return who;
    return bob;
  }
  [[nodiscard]] bool hides() { return assembly::hiding_of(town.state(), *town.journal().find(said)).has_value(); }
};

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

TEST_CASE("two of several moderators are drawn for each text, its author never, and others when these are silent") {
  ManyModerators t;
  // Whoever asks: here the author, who is not drawn and signs nothing by that.
  const EventId hide = t.town.act(t.bob, event::Hide{t.said, "it says where I live"});
  CHECK(t.asked().empty());
  CHECK(t.town.code(t.town.confirm(t.town.first(), hide)) == "hide.not_drawn");
  t.town.seal(1);
  REQUIRE(t.asked().size() == 2);
  CHECK(t.hiding().drawn.size() == 4);
  CHECK(t.town.code(t.town.confirm(t.bob, hide)) == "hide.not_drawn");
  CHECK(t.town.code(t.town.confirm(t.not_asked(), hide)) == "hide.not_drawn");
  const std::vector<Who> first = t.asked();
  CHECK(t.town.code(t.town.confirm(first[1], hide)) == "applied");
  CHECK_FALSE(t.hides());
  // The other one is silent for the time in which ballots are collected.
  CHECK(assembly::next_asked_at(t.town.state(), t.hiding()) == assembly::next_due(t.town.state()));
  t.town.seal(2 * kDay);
  const std::vector<Who> later = t.asked();
  REQUIRE(later.size() == 3);
  CHECK(std::vector<Who>(later.begin(), later.begin() + 2) == first);
  CHECK(t.town.code(t.town.confirm(later[2], hide)) == "applied");
  CHECK(t.hides());
  CHECK(t.town.code(t.town.confirm(first[0], hide)) == "confirm.complete");
}

TEST_CASE("a moderator who would leave a text in sight has a third asked, and two of them end it") {
  ManyModerators t;
  const EventId hide = t.town.act(t.bob, event::Hide{t.said, "it says where I live"});
  t.town.seal(1);
  const std::vector<Who> first = t.asked();
  REQUIRE(first.size() == 2);
  CHECK(t.town.code(t.town.act(t.not_asked(), event::Oppose{hide, "no"})) == "hide.not_drawn");
  CHECK(t.town.code(t.town.act(first[0], event::Oppose{hide, "it is known"})) == "applied");
  CHECK(t.town.code(t.town.act(first[0], event::Oppose{hide, "it is known"})) == "oppose.repeated");
  REQUIRE(t.asked().size() == 3);
  const Who third = t.asked()[2];
  CHECK(t.town.code(t.town.act(third, event::Oppose{hide, "it is known"})) == "applied");
  CHECK(t.town.code(t.town.confirm(first[1], hide)) == "hide.opposed");
  CHECK_FALSE(t.hides());
  CHECK(assembly::is_settled(assembly::View(t.town.state()), t.hiding()));
  t.town.seal(9 * kDay);
  CHECK(t.town.code(t.town.confirm(first[1], hide)) == "hide.opposed");
}

TEST_CASE("the order of moderators is another one for another text, and anybody can draw it again") {
  ManyModerators t;
  std::set<std::vector<assembly::PersonIndex>> orders;
  std::vector<EventId> texts;
  for (int i = 0; i < 8; ++i) texts.push_back(t.town.propose(t.bob, "text " + std::to_string(i)));
  for (const EventId& text : texts) t.town.act(t.bob, event::Hide{text, "why"});
  t.town.seal(1);
  const Hash seed = t.town.closed().back().end.order_seed;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const assembly::Hiding& hiding = t.town.state().hidings[i];
    orders.insert(hiding.drawn);
    std::vector<PersonId> pool;
    for (const assembly::PersonIndex p : hiding.drawn) pool.push_back(t.town.state().persons[p].id);
    std::vector<PersonId> drawn = pool;
    std::ranges::sort(pool);
    CHECK(seal::draw_lot({seal::pool_root(pool), reinterpret_id<Hash>(texts[i]), to_bytes(seed.view()), {}}, pool) ==
          drawn);
  }
  CHECK(orders.size() > 1);
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

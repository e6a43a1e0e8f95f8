#include "assembly/proxies.h"

#include <doctest/doctest.h>

#include "tests/support/sealed_town.h"

namespace proxies_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

namespace {
AssemblyBuilder::Options with_proxies(std::uint64_t each = 2) {
  AssemblyBuilder::Options out;
  out.charter.proxies = each;
  return out;
}

/// Three founders, bob, and these; the charter has proxies.
struct Town : SealedTown {
  explicit Town(const std::vector<std::string>& names = {"eve", "kim"}) : SealedTown(with_proxies(), names) {}
  [[nodiscard]] Instant in(std::uint64_t hours) const { return town.terms(hours).cast_until; }
  EventId give(Who by, Who holder, std::uint64_t hours = 60 * kDay, std::optional<EventId> vote = {}) {
    return town.act(by, event::GiveProxy{town.id(holder), in(hours), vote});
  }
  EventId end(Who by, const EventId& proxy) { return town.act(by, event::EndProxy{proxy}); }
  /// A question on which these say yes, closed.
  const assembly::Decision& ask(const std::vector<Who>& yes) {
    const EventId well = town.open(town.first(), town.terms(1));
    town.all_vote(yes, well, Choice::yes);
    town.seal(3 * kDay);
    return town.count_of(well);
  }
};
}  // namespace

TEST_CASE("a proxy gives its giver a ballot like the holder's from the page after its seal on") {
  Town t;
  AssemblyBuilder& town = t.town;
  const EventId proxy = t.give(t.bob, town.first());
  CHECK(town.code(proxy) == "applied");
  // The seal that closes this is the first to hold the proxy: nobody could have seen it before.
  CHECK(t.ask({town.first()}).yes == 1);
  const assembly::Decision& count = t.ask({town.first(), town.second()});
  CHECK(count.yes == 3);
  CHECK(count.not_voted == 3);
  CHECK(count.electorate == 6);
  REQUIRE(count.by_proxy.size() == 1);
  CHECK(town.state().persons[count.by_proxy[0].giver].id == town.id(t.bob));
  CHECK(town.state().persons[count.by_proxy[0].holder].id == town.id(town.first()));
  // What was counted has the proxy in it: that is how the giver finds their vote.
  CHECK(std::ranges::count(count.ballots, *town.journal().find(proxy)) == 1);
  CHECK(count.ballots.size() == 3);
  // Without a ballot of the holder's own there is none for the giver.
  CHECK(t.ask({town.second()}).yes == 1);
}

TEST_CASE("the giver's own ballot overrides, whatever it says and whenever it is counted") {
  for (const Choice own : {Choice::no, Choice::abstain, Choice::blank}) {
    Town t;
    AssemblyBuilder& town = t.town;
    t.give(t.bob, town.first());
    town.seal(1);
    const EventId well = town.open(town.first(), town.terms(1));
    town.vote(t.bob, well, own);
    town.vote(town.first(), well, Choice::yes);
    town.seal(3 * kDay);
    CHECK(town.count_of(well).yes == 1);
    CHECK(town.count_of(well).by_proxy.empty());
    CHECK(town.count_of(well).not_voted == 4);
  }
}

TEST_CASE("an own ballot that contradicts itself counts as none, and so does a holder's") {
  Town t;
  AssemblyBuilder& town = t.town;
  t.give(t.bob, town.first());
  const Who other = town.second_device(t.bob);
  const Who holder_other = town.second_device(town.first());
  town.seal(1);
  const EventId well = town.open(town.first(), town.terms(1));
  town.vote(town.first(), well, Choice::yes);
  town.knowing({well}).vote(t.bob, well, Choice::yes);
  town.knowing({well}).vote(other, well, Choice::no);
  const EventId canal = town.open(town.first(), town.terms(1));
  town.knowing({canal}).vote(town.first(), canal, Choice::yes);
  town.knowing({canal}).vote(holder_other, canal, Choice::no);
  town.seal(3 * kDay);
  CHECK(town.count_of(well).yes == 1);
  CHECK(town.count_of(well).invalid == 1);
  CHECK(town.count_of(canal).yes == 0);
  CHECK(town.count_of(canal).invalid == 1);
  CHECK(town.count_of(canal).by_proxy.empty());
}

TEST_CASE("a ballot that came by proxy does not pass on") {
  Town t;
  AssemblyBuilder& town = t.town;
  t.give(t.bob, t.more[0]);
  t.give(t.more[0], town.first());
  town.seal(1);
  CHECK(t.ask({town.first()}).yes == 2);  // eve's, and not bob's, who gave his to eve
  CHECK(t.ask({town.first(), t.more[0]}).yes == 3);
}

TEST_CASE("a proxy is what the charter has, given to somebody else with a device, for a time") {
  Town t;
  AssemblyBuilder& town = t.town;
  const EventId list = town.list(town.first(), {"m900"});
  town.vouch(town.first(), {town.listed(list, 0)}), town.vouch(town.second(), {town.listed(list, 0)});
  town.seal(1);
  town.seal(3 * kDay);
  const auto give_to = [&](const PersonId& holder) {
    return town.code(town.act(t.bob, event::GiveProxy{holder, t.in(kDay), {}}));
  };
  CHECK(give_to(town.id(t.bob)) == "proxy.own");
  CHECK(give_to(town.listed(list, 0)) == "proxy.no_device");
  CHECK(give_to(PersonId{}) == "act.unknown_reference");
  CHECK(town.code(t.give(t.bob, town.first(), 90 * kDay + 1)) == "proxy.too_long");
  CHECK(town.code(town.act(t.bob, event::GiveProxy{town.id(town.first()), town.terms(0).cast_until, {}})) ==
        "proxy.over");
  CHECK(town.code(t.give(t.bob, town.first(), 90 * kDay)) == "applied");
  CHECK(town.code(t.give(t.bob, town.second())) == "proxy.repeated");

  SealedTown off;
  CHECK(off.town.code(off.town.act(
            off.bob, event::GiveProxy{off.town.id(off.town.first()), off.town.terms(kDay).cast_until, {}})) ==
        "proxy.off");
  AssemblyBuilder founding = AssemblyBuilder::constituted(with_proxies());
  CHECK(founding.code(founding.act(
            founding.second(), event::GiveProxy{founding.id(founding.first()), founding.terms(kDay).cast_until, {}})) ==
        "proxy.founding_page");
}

TEST_CASE("nobody holds more than the charter allows; what comes side by side waits until it fits") {
  Town t({"eve", "kim", "lee"});
  AssemblyBuilder& town = t.town;
  const Who ann = town.first();
  const EventId one = t.give(t.bob, ann);
  town.seal(1);
  const EventId before = t.last();
  const EventId two = town.knowing({before}).act(t.more[0], event::GiveProxy{town.id(ann), t.in(kDay * 60), {}});
  const EventId three = town.knowing({before}).act(t.more[1], event::GiveProxy{town.id(ann), t.in(kDay * 60), {}});
  CHECK(town.code(two) == "applied");
  CHECK(town.code(three) == "applied");
  CHECK(town.code(t.give(t.more[2], ann)) == "proxy.too_many");
  town.seal(1);
  CHECK(town.code(t.give(t.more[2], ann)) == "proxy.too_many");
  CHECK(t.ask({ann}).yes == 2);  // the one that was in force stays so
  CHECK(town.code(t.end(ann, three)) == "applied");
  town.seal(1);
  CHECK(t.ask({ann}).yes == 3);
  CHECK(town.code(t.end(t.bob, one)) == "applied");
  CHECK(town.code(t.give(t.more[2], ann)) == "applied");
}

TEST_CASE("of two that somebody gives side by side neither stands") {
  Town t;
  AssemblyBuilder& town = t.town;
  const Who other = town.second_device(t.bob);
  town.seal(1);
  const EventId before = t.last();
  const EventId one = town.knowing({before}).act(t.bob, event::GiveProxy{town.id(town.first()), t.in(kDay), {}});
  const EventId two = town.knowing({before}).act(other, event::GiveProxy{town.id(town.second()), t.in(kDay), {}});
  CHECK(town.code(one) == "applied");
  CHECK(town.code(two) == "applied");
  town.seal(1);
  CHECK(t.ask({town.first(), town.second()}).yes == 2);
  CHECK(town.code(t.end(t.bob, one)) == "proxy.ended");
  CHECK(town.code(t.give(t.bob, town.first())) == "applied");
}

TEST_CASE("a proxy ends at once when its giver or its holder says so, and nobody else") {
  for (const bool by_holder : {false, true}) {
    Town t;
    AssemblyBuilder& town = t.town;
    const EventId proxy = t.give(t.bob, town.first());
    town.seal(1);
    const EventId well = town.open(town.first(), town.terms(1));
    town.vote(town.first(), well, Choice::yes);
    CHECK(assembly::counted_in(town.state(), town.vote_of(well)).size() == 2);
    CHECK(town.code(t.end(town.second(), proxy)) == "proxy.not_own");
    CHECK(town.code(t.end(by_holder ? town.first() : t.bob, proxy)) == "applied");
    CHECK(assembly::counted_in(town.state(), town.vote_of(well)).size() == 1);
    CHECK(town.code(t.end(t.bob, proxy)) == "proxy.ended");
    town.seal(3 * kDay);
    CHECK(town.count_of(well).yes == 1);
  }
}

TEST_CASE("a proxy ends with its time, with its one vote, and when one of the two leaves") {
  Town t;
  AssemblyBuilder& town = t.town;
  t.give(t.bob, town.first(), 2 * kDay);
  town.seal(1);
  // Its time is over at the seal that closes this.
  CHECK(t.ask({town.first()}).yes == 1);
  const EventId well = town.open(town.first(), town.terms(1));
  const EventId canal = town.open(town.first(), town.terms(9 * kDay));
  CHECK(town.code(t.give(t.bob, town.first(), 60 * kDay, well)) == "applied");
  town.seal(1);
  town.vote(town.first(), well, Choice::yes);
  town.vote(town.first(), canal, Choice::yes);
  CHECK(assembly::counted_in(town.state(), town.vote_of(canal)).size() == 1);
  town.seal(3 * kDay);
  CHECK(town.count_of(well).yes == 2);
  CHECK(town.code(t.give(t.bob, town.first(), 60 * kDay, well)) == "proxy.not_taken");
  CHECK(town.code(t.give(t.bob, town.first())) == "applied");
  town.seal(1);
  CHECK(assembly::counted_in(town.state(), town.vote_of(canal)).size() == 2);
  town.leave(town.first());
  CHECK(assembly::counted_in(town.state(), town.vote_of(canal)).size() == 1);
  town.seal(20 * kDay);
  CHECK(town.count_of(canal).yes == 1);  // what was said before leaving stands, for oneself
  CHECK(town.code(t.give(t.bob, town.second())) == "applied");
}

TEST_CASE("where everybody's own word is asked a proxy counts nothing") {
  Town t;
  AssemblyBuilder& town = t.town;
  t.give(t.bob, town.first());
  town.seal(1);
  const EventId mandate = town.mandate(town.first(), town.id(town.second()), town.terms(kDay), 60 * kDay);
  CHECK(town.code(t.give(t.more[0], town.first(), 60 * kDay, mandate)) == "proxy.not_taken");
  town.all_vote({town.first(), town.second()}, mandate, Choice::yes);
  town.seal(4 * kDay);
  CHECK(town.count_of(mandate).yes == 2);
  const EventId recall = town.recall(town.first(), mandate, town.terms(1));
  town.seal(1);
  town.vote(town.first(), recall, Choice::yes);
  town.seal(9 * kDay);
  CHECK(town.count_of(recall).yes == 1);
  const EventId out = town.remove(town.first(), town.id(t.more[1]), town.terms(1));
  town.seal(1);
  town.vote(town.first(), out, Choice::yes);
  town.seal(9 * kDay);
  CHECK(town.count_of(out).yes == 2);
}

TEST_CASE("one vote takes the proxy of an elector for an elector") {
  Town t;
  AssemblyBuilder& town = t.town;
  const EventId well = town.open(town.first(), town.terms(9 * kDay));
  const Who late = town.applicant("late");
  town.vouch(town.first(), {town.id(late)}), town.vouch(town.second(), {town.id(late)});
  town.seal(1);
  town.seal(3 * kDay);
  CHECK(town.code(t.give(t.bob, late, 60 * kDay, well)) == "vote.not_elector");
  CHECK(town.code(t.give(late, t.bob, 60 * kDay, well)) == "vote.not_elector");
  CHECK(town.code(t.give(t.bob, town.first(), 60 * kDay, well)) == "applied");
}

TEST_CASE("late ballots change what a vote would come to with the proxies of its close") {
  Town t;
  AssemblyBuilder& town = t.town;
  t.give(t.bob, town.first());
  t.give(t.more[0], town.first());
  town.seal(1);
  const EventId well = town.open(town.second(), town.terms(1));
  town.all_vote({town.second(), town.third()}, well, Choice::yes);
  const EventId before = t.last();
  town.vote(town.first(), well, Choice::no);
  town.note(t.more[1], well), town.note(town.second(), well);
  town.seal(3 * kDay, {before});
  CHECK(town.vote_state(well) == "adopted");
  CHECK(town.count_of(well).by_proxy.empty());
  town.seal(1);  // three against two, with those for whom the holder spoke
  CHECK(town.vote_of(well).contestable_seal != 0);
}

TEST_CASE("who lost by proxy may report as a minority") {
  Town t;
  AssemblyBuilder& town = t.town;
  t.give(t.bob, town.first());
  town.seal(1);
  const EventId well = town.open(town.second(), town.terms(1));
  town.all_vote({town.second(), town.third(), t.more[0]}, well, Choice::yes);
  town.vote(town.first(), well, Choice::no);
  town.seal(3 * kDay);
  REQUIRE(town.vote_state(well) == "adopted");
  CHECK(town.count_of(well).no == 2);
  CHECK(town.code(town.act(t.bob, event::MinorityReport{well, "We warned.", {}})) == "applied");
  CHECK(town.code(town.act(t.more[1], event::MinorityReport{well, "We warned.", {}})) == "report.not_minority");
}

TEST_CASE("a vote by an older charter takes as many proxies as that one has") {
  for (const std::uint64_t each : {std::uint64_t{0}, std::uint64_t{1}}) {
    SealedTown t(with_proxies(2), {"eve", "kim"});
    AssemblyBuilder& town = t.town;
    const auto give = [&](Who by) {
      return town.act(by, event::GiveProxy{town.id(town.first()), town.terms(60 * kDay).cast_until, {}});
    };
    give(t.bob), give(t.more[0]);
    town.seal(1);
    event::Charter other = town.state().charter();
    other.proxies = each;
    std::optional<EventId> reading;
    for (int i = 0; i < 2; ++i) {
      reading = town.act(town.first(), event::ProposeCharter{town.terms(1), event::encode_charter(other),
                                                             town.state().charters.front().id, reading});
      town.all_vote(t.all(), *reading, Choice::yes);
      town.seal(9 * kDay);
    }
    REQUIRE(town.state().charter().proxies == each);
    const EventId well = town.open(town.first(), town.terms(1));
    town.vote(town.first(), well, Choice::yes);
    town.seal(3 * kDay);
    CHECK(town.count_of(well).yes == 1);
  }
}

TEST_CASE("where a vote may close early nobody's last word comes by proxy") {
  Town t;
  AssemblyBuilder& town = t.town;
  t.give(t.bob, town.first());
  town.seal(1);
  const EventId well = town.open(town.first(), town.terms(9 * kDay, true));
  town.all_vote({town.first(), town.second(), town.third(), t.more[0], t.more[1]}, well, Choice::yes, true);
  town.seal(1);
  CHECK(town.vote_state(well) == "open");
}

TEST_CASE("a vote that is given more time is counted with the proxies of its second close") {
  Town t;
  AssemblyBuilder& town = t.town;
  const EventId well = town.open(town.first(), town.terms(1));
  town.vote(town.first(), well, Choice::yes);
  town.seal(3 * kDay);
  REQUIRE(town.vote_state(well) == "lapsed");  // of six, two must say yes
  t.give(t.bob, town.first());
  REQUIRE(town.code(town.act(town.first(), event::Extend{well})) == "applied");
  town.seal(1);
  REQUIRE(town.vote_state(well) == "open");
  CHECK(assembly::counted_in(town.state(), town.vote_of(well)).size() == 2);
  town.seal(3 * kDay);
  CHECK(town.vote_state(well) == "adopted");
  CHECK(town.count_of(well).by_proxy.size() == 1);
}

TEST_CASE("a removal that proxies carry voids the acts of its last hour") {
  Town t;
  AssemblyBuilder& town = t.town;
  t.give(t.bob, town.first());
  const Who out = t.more[0];
  const EventId removal = town.remove(town.first(), town.id(out), town.terms(1));
  town.seal(1);
  town.vote(town.first(), removal, Choice::yes);
  const EventId invite = town.invite(out);
  town.seal(4 * kDay);
  REQUIRE(town.vote_state(removal) == "adopted");
  CHECK(town.count_of(removal).yes == 2);
  CHECK(town.code(invite) == "removal.last_hour");
}

TEST_CASE("a suspended device gives no proxy away") {
  Town t;
  AssemblyBuilder& town = t.town;
  const EventId good = town.note(t.bob, t.last());
  const EventId proxy = t.give(t.bob, town.first());
  const EventId first = town.suspend(town.first(), t.bob, good);
  town.suspend(town.second(), t.bob, good, first);
  CHECK(town.code(proxy) == "device.suspended");
  town.seal(1);
  CHECK(t.ask({town.first()}).by_proxy.empty());
}

TEST_CASE("what is decided by consensus takes no proxies, nor does what changes its text") {
  for (const event::Procedure procedure : {event::Procedure::majority, event::Procedure::consensus}) {
    AssemblyBuilder::Options options = with_proxies();
    options.charter.procedure = procedure;
    SealedTown t(std::move(options));
    AssemblyBuilder& town = t.town;
    const EventId plan = town.propose(town.first(), "a plan");
    const EventId change = town.act(town.second(), event::Amend{town.terms(kDay), plan, 0, 1, "T", {}, false, 0, {}});
    REQUIRE(town.code(change) == "applied");
    const bool is_taken = assembly::takes_proxies(town.state(), town.vote_of(change));
    CHECK(is_taken == (procedure == event::Procedure::majority));
  }
}
}  // namespace proxies_test

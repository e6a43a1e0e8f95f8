// Attacks on votes, each told on a real journal; where a resolver of the "strong removal" kind has an answer of its
// own, it is shown beside ours.
#include <doctest/doctest.h>

#include "assembly/due.h"
#include "assembly/marks.h"
#include "assembly/removal.h"
#include "assembly/witnesses.h"
#include "codec/writer.h"
#include "tests/support/sealed_town.h"
#include "tests/support/strong_removal.h"

namespace attacks_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

namespace {
/// With ann beside bob.
struct Town : SealedTown {
  Town() : SealedTown(std::vector<std::string>{"ann"}) {}
  Who ann = more.front();
};
}  // namespace

TEST_CASE("attack: a removed member removes others with an old date") {
  Town t;
  const EventId old = t.last();
  const EventId removal = t.town.remove(t.town.first(), t.town.id(t.bob), t.town.terms(1));
  t.town.seal(1);
  t.town.all_vote(t.founders(), removal, Choice::yes);
  t.town.seal(4 * kDay);
  REQUIRE_FALSE(t.town.on_roll(t.bob));
  // As if written in the first days, by somebody who had never heard of it all.
  const EventId backdated =
      t.town.with({.holds = {{old}}, .after = 1}).remove(t.bob, t.town.id(t.town.first()), t.town.terms(10 * kDay));
  CHECK(t.town.code(backdated) == "act.after_removal");
  t.town.seal(20 * kDay);
  CHECK(t.town.on_roll(t.town.first()));

  StrongRemoval other({"first", "second", "third", "ann", "bob"});
  other.add("old", "ann", {});
  other.add("removal", "first", {"old"}, "bob");
  other.add("backdated", "bob", {"old"}, "first");
  CHECK(other.takes_effect("backdated"));
  CHECK_FALSE(other.members().contains("first"));
}

TEST_CASE("attack: two remove each other") {
  for (const bool both : {false, true}) {
    CAPTURE(both);
    Town t;
    const EventId seen = t.last();
    const EventId of_bob = t.town.knowing({seen}).remove(t.ann, t.town.id(t.bob), t.town.terms(1));
    const EventId of_ann = t.town.knowing({seen}).remove(t.bob, t.town.id(t.ann), t.town.terms(1));
    CHECK(t.town.code(of_bob) == "applied");
    CHECK(t.town.code(of_ann) == "applied");
    t.town.seal(1);
    t.town.all_vote(t.founders(), of_bob, Choice::yes);
    t.town.all_vote(t.founders(), of_ann, both ? Choice::yes : Choice::no);
    t.town.vote(t.ann, of_bob, Choice::yes);
    t.town.vote(t.bob, of_ann, Choice::yes);
    t.town.seal(4 * kDay);
    // Two counts, each with its own outcome; who was faster decides nothing.
    CHECK_FALSE(t.town.on_roll(t.bob));
    CHECK(t.town.on_roll(t.ann) == !both);
  }
  StrongRemoval other({"ann", "bob", "first"});
  other.add("of_bob", "ann", {}, "bob");
  other.add("of_ann", "bob", {}, "ann");
  CHECK(other.members() == std::set<std::string>{"first"});  // whatever the other members think
}

TEST_CASE("attack: whoever is about to be removed lets accomplices in") {
  Town t;
  const Who eve = t.town.applicant("eve");
  t.town.vouch(t.ann, {t.town.id(eve)});
  const EventId removal = t.town.remove(t.town.first(), t.town.id(t.bob), t.town.terms(1), true);
  t.town.seal(1);
  t.town.all_vote(t.founders(), removal, Choice::yes);
  const EventId vouch = t.town.vouch(t.bob, {t.town.id(eve)});  // the second one needed
  t.town.seal(4 * kDay);
  CHECK(t.town.code(vouch) == "removal.last_hour");
  t.town.seal(3 * kDay);
  CHECK_FALSE(t.town.on_roll(eve));

  // There it stands as soon as the removal names it in its past, and falls however old it is when it does not.
  StrongRemoval other({"first", "ann", "bob"});
  other.add("honest", "bob", {});
  other.add("removal", "first", {}, "bob");
  CHECK_FALSE(other.takes_effect("honest"));
}

TEST_CASE("attack: different ballots by one device, on two branches of its chain") {
  Town t;
  const EventId vote = t.town.open(t.ann, t.town.terms(1));
  t.town.vote(t.town.first(), vote, Choice::yes);
  const EventId before = t.town.note(t.bob, vote);
  const EventId yes = t.town.vote(t.bob, vote, Choice::yes);
  t.town.knowing({yes}).note(t.town.second(), yes);  // so that the branch is kept
  const EventId no = t.town.with({.holds = {{vote}}, .prev = before}).vote(t.bob, vote, Choice::no);
  CHECK(t.town.code(yes) == "device.forked");
  CHECK(t.town.code(no) == "not kept");
  t.town.seal(4 * kDay);
  CHECK(t.town.count_of(vote).yes == 1);
  CHECK(t.town.count_of(vote).no == 0);
  CHECK(t.town.count_of(vote).not_voted == 4);
}

TEST_CASE("attack: different ballots from two devices of one person") {
  Town t;
  const EventId vote = t.town.open(t.ann, t.town.terms(1));
  const Who phone = t.town.second_device(t.bob);
  const EventId seen = t.last();
  const EventId one = t.town.knowing({seen}).vote(t.bob, vote, Choice::yes);
  const EventId other = t.town.knowing({seen}).vote(phone, vote, Choice::no);
  t.town.seal(4 * kDay);
  CHECK(t.town.count_of(vote).yes + t.town.count_of(vote).no == 0);
  CHECK(t.town.count_of(vote).invalid == 1);
  std::set<EventId> shown;
  for (const assembly::Answer& answer : assembly::answers_in(t.town.vote_of(vote)))
    for (const journal::EventIndex e : answer.events) shown.insert(t.town.journal().table().id(e));
  CHECK(shown == std::set<EventId>{one, other});
}

TEST_CASE("attack: ballots kept back until the outcome is known") {
  Town t;
  const EventId vote = t.town.open(t.ann, t.town.terms(1));
  t.town.vote(t.ann, vote, Choice::yes);
  const EventId seen = t.last();
  t.town.seal(4 * kDay);
  REQUIRE(t.town.vote_state(vote) == "adopted");
  // All the others together, with an old date, and shown to nobody before the close.
  for (const Who who : {t.town.first(), t.town.second(), t.town.third()}) {
    const EventId late = t.town.with({.holds = {{seen}}, .after = 1}).vote(who, vote, Choice::no);
    CHECK(t.town.code(late) == "applied");
  }
  t.town.seal(1 * kDay);
  CHECK(t.town.vote_state(vote) == "adopted");
  CHECK(t.town.vote_of(vote).late.size() == 3);
  CHECK(t.town.vote_of(vote).contestable_seal == 0);
  // Nor do their own acts after the close acknowledge anything.
  t.town.note(t.town.first(), vote);
  t.town.note(t.town.second(), vote);
  t.town.seal(1 * kDay);
  CHECK(t.town.vote_of(vote).contestable_seal == 0);
}

TEST_CASE("attack: late ballots that would flip a result, where others had them before the close") {
  Town t;
  const EventId vote = t.town.open(t.ann, t.town.terms(1));
  t.town.vote(t.ann, vote, Choice::yes);
  const EventId seen = t.last();
  t.town.seal(4 * kDay);
  const EventId no = t.town.with({.holds = {{seen}}, .after = 1}).vote(t.town.first(), vote, Choice::no);
  t.town.with({.holds = {{no}}, .after = 1}).note(t.bob, no);
  t.town.seal(1 * kDay);
  CHECK(t.town.vote_state(vote) == "adopted");  // nothing is overturned by itself
  CHECK(t.town.vote_of(vote).contestable_seal == 3);
  const EventId again = t.town.with({.holds = {{no}}, .after = 1}).vote(t.town.second(), vote, Choice::no);
  t.town.with({.holds = {{again}}, .after = 1}).note(t.town.third(), again);
  t.town.seal(1 * kDay);
  CHECK(t.town.vote_of(vote).contestable_seal == 3);  // once
}

TEST_CASE("attack: a wedge of acts that contradict each other") {
  Town t;
  const EventId seen = t.last();
  // The same person is removed twice, leaves, and is given a mandate, all beside each other.
  const EventId one = t.town.knowing({seen}).remove(t.ann, t.town.id(t.bob), t.town.terms(1));
  const EventId two = t.town.knowing({seen}).remove(t.town.first(), t.town.id(t.bob), t.town.terms(1));
  const EventId given = t.town.knowing({seen}).mandate(t.town.second(), t.town.id(t.bob), t.town.terms(1), 90 * kDay);
  t.town.seal(1);
  for (const EventId& vote : {one, two, given}) t.town.all_vote(t.founders(), vote, Choice::yes);
  t.town.knowing({seen}).leave(t.bob);
  t.town.seal(4 * kDay);
  for (const EventId& vote : {one, two, given}) CHECK(t.town.vote_state(vote) == "adopted");
  CHECK_FALSE(t.town.on_roll(t.bob));
  CHECK(t.town.code(t.town.statement(t.bob, given)) != "applied");
  // The assembly goes on.
  CHECK(t.town.code(t.town.open(t.ann, t.town.terms(1))) == "applied");
  t.town.seal(4 * kDay);
}

TEST_CASE("attack: two hundred people on lists and thirty with a device") {
  AssemblyBuilder::Options options;
  set_quorum(options.charter, {1, 10});
  AssemblyBuilder town = AssemblyBuilder::constituted(options);
  std::vector<Who> active{town.first(), town.second(), town.third()};
  for (int i = 0; i < 27; ++i) active.push_back(town.member("m" + std::to_string(100 + i)));
  std::vector<std::string> names;
  std::vector<PersonId> listed;
  for (int i = 0; i < 200; ++i) names.push_back("listed " + std::to_string(i));
  const EventId list = town.list(town.first(), names);
  for (std::uint32_t i = 0; i < 200; ++i) listed.push_back(town.listed(list, i));
  town.vouch(town.first(), listed);
  town.vouch(town.second(), listed);
  town.seal(30 * kDay);
  REQUIRE(town.state().roll().size() == 230);
  CHECK(assembly::witness_candidates(town.state()).size() == 30);  // so these thirty close the pages
  const EventId few = town.open(town.first(), town.terms(1));
  const EventId enough = town.open(town.first(), town.terms(1));
  for (std::size_t i = 0; i < 22; ++i) town.vote(active[i], few, Choice::yes);
  for (std::size_t i = 0; i < 23; ++i) town.vote(active[i], enough, Choice::yes);
  town.seal(4 * kDay);
  CHECK(town.count_of(few).electorate == 230);
  CHECK(town.count_of(few).quorum_needed == 23);
  CHECK(town.vote_state(few) == "lapsed");
  CHECK(town.vote_state(enough) == "adopted");
}

TEST_CASE("attack: suspensions that try to shrink a quorum") {
  AssemblyBuilder::Options options;
  set_quorum(options.charter, {1, 2});
  AssemblyBuilder town = AssemblyBuilder::constituted(options);
  const Who ann = town.member("ann");
  const Who bob = town.member("bob");
  town.seal(30 * kDay);
  const EventId vote = town.open(town.first(), town.terms(1));
  const EventId good = town.vote(bob, vote, Choice::no);
  for (const Who who : {ann, bob}) {
    const std::optional<EventId> tip = who == bob ? std::optional(good) : std::nullopt;
    const EventId first = town.suspend(town.first(), who, tip);
    town.suspend(town.second(), who, tip, first);
  }
  town.all_vote({town.first(), town.second()}, vote, Choice::yes);
  town.seal(4 * kDay);
  CHECK(town.count_of(vote).electorate == 5);
  CHECK(town.count_of(vote).quorum_needed == 3);
  CHECK(town.count_of(vote).no == 1);  // in the past of the tip that the suspension names
  CHECK(town.vote_state(vote) == "lapsed");
  const EventId later = town.open(town.first(), town.terms(1));
  CHECK(town.state().electorates[town.vote_of(later).electorate].persons.size() == 5);
}

TEST_CASE("attack: all ballots are in and nobody writes anything more") {
  Town t;
  const EventId vote = t.town.open(t.ann, t.town.terms(1));
  t.town.all_vote({t.ann, t.bob}, vote, Choice::yes);
  t.town.seal(1);
  // No event waits, and the time is known from which a seal closes it: whoever makes seals looks at that.
  const auto due = assembly::next_due(t.town.state());
  REQUIRE(due);
  CHECK(due->ms == t.town.vote_of(vote).terms.cast_until.ms + t.town.vote_of(vote).terms.window_ms);
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(vote) == "adopted");
}

TEST_CASE("attack: a new kind of event in old software") {
  Town t;
  const EventId vote = t.town.open(t.ann, t.town.terms(1));
  codec::Writer fields;
  fields.map(3).uint(0).uint(200).uint(1).uint(5).uint(2).text("a rule of later days");
  Bytes body(16, 0x5A);
  append(body, fields.view());
  const Hash before = t.town.hash();
  const EventId later = t.town.with({.body = body}).act(t.bob, event::Leave{});
  CHECK(t.town.code(later) == "kind.unknown");
  CHECK(t.town.hash() == before);
  t.town.all_vote({t.ann, t.bob}, vote, Choice::yes);  // rests on it
  t.town.seal(4 * kDay);
  CHECK(t.town.vote_state(vote) == "adopted");
  CHECK(t.town.code(later) == "kind.unknown");  // kept, and handed on
}
}  // namespace attacks_test

#include "assembly/removal.h"

#include <doctest/doctest.h>

#include "assembly/due.h"
#include "tests/support/sealed_town.h"

namespace removal_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

TEST_CASE("a removal takes effect at the seal that counts it") {
  SealedTown t;
  const EventId vote = t.town.remove(t.town.first(), t.town.id(t.bob), t.town.terms(1));
  t.town.all_vote(t.founders(), vote, Choice::yes);
  t.town.seal(3 * kDay);  // the first seal that holds it: the notice begins here
  CHECK(t.town.vote_state(vote) == "open");
  CHECK(t.town.on_roll(t.bob));
  const EventId inside = t.town.propose(t.bob, "inside the frontier");
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(vote) == "adopted");
  CHECK_FALSE(t.town.on_roll(t.bob));
  CHECK(t.town.code(inside) == "applied");
  CHECK(t.town.state().standing(t.town.index(t.town.id(t.bob))) == assembly::Standing::removed);
  CHECK(t.town.code(t.town.with({.holds = {{inside}}, .after = 2}).propose(t.bob, "backdated")) == "act.after_removal");
  CHECK(t.town.code(t.town.propose(t.bob, "later")) == "act.knew_of_removal");
  CHECK(t.town.code(t.town.vouch(t.town.first(), {t.town.id(t.bob)})) == "application.taken_back");
}

TEST_CASE("removing takes two thirds, and more than half of those who took part") {
  SealedTown t;
  const EventId vote = t.town.remove(t.town.first(), t.town.id(t.bob), t.town.terms(1));
  t.town.vote(t.town.first(), vote, Choice::yes);
  t.town.all_vote({t.town.second(), t.town.third()}, vote, Choice::abstain);
  t.town.seal(1);
  t.town.seal(4 * kDay);
  CHECK(t.town.vote_state(vote) == "rejected");
  CHECK(t.town.on_roll(t.bob));
  CHECK(t.town.code(t.town.remove(t.town.first(), t.town.id(t.bob), t.town.terms(1))) == "applied");
  CHECK(t.town.code(t.town.remove(t.town.second(), t.town.id(t.bob), t.town.terms(1))) == "removal.repeated");
}

TEST_CASE("a vote that never ends keeps nobody from opening another one") {
  SealedTown t;
  t.town.remove(t.bob, t.town.id(t.bob), t.town.terms(1000 * kDay));
  const EventId vote = t.town.remove(t.town.first(), t.town.id(t.bob), t.town.terms(1));
  CHECK(t.town.code(vote) == "applied");
  CHECK(t.town.code(t.town.remove(t.town.second(), t.town.id(t.bob), t.town.terms(2))) == "removal.repeated");
}

TEST_CASE("final ballots of everybody do not shorten the notice") {
  SealedTown t;
  const EventId vote = t.town.remove(t.town.first(), t.town.id(t.bob), t.town.terms(1, true));
  t.town.all_vote(t.founders(), vote, Choice::yes, true);
  t.town.vote(t.bob, vote, Choice::no, true);
  CHECK_FALSE(assembly::next_due(t.town.state()));
  t.town.seal(1);
  CHECK(t.town.vote_state(vote) == "open");
  CHECK_FALSE(assembly::can_close_early(t.town.state()));
  CHECK(assembly::next_due(t.town.state())->ms == t.town.state().page.seals.back().ms + event::Charter{}.notice_ms);
  t.town.seal(3 * kDay - 1);
  CHECK(t.town.vote_state(vote) == "open");
  t.town.seal(1);
  CHECK(t.town.vote_state(vote) == "adopted");
}

TEST_CASE("nobody opens a vote on removing who is not on the roll") {
  SealedTown t;
  const Who eve = t.town.applicant("eve");
  CHECK(t.town.code(t.town.remove(t.bob, t.town.id(eve), t.town.terms(1))) == "person.not_on_roll");
  const Who stranger = t.town.person("stranger");
  CHECK(t.town.code(t.town.remove(t.bob, t.town.id(stranger), t.town.terms(1))) == "act.unknown_reference");
}

TEST_CASE("in the last hour whoever is being removed admits nobody and hands out no keys") {
  SealedTown t;
  const Who eve = t.town.applicant("eve");
  t.town.vouch(t.town.first(), {t.town.id(eve)});
  const EventId vote = t.town.remove(t.town.first(), t.town.id(t.bob), t.town.terms(1));
  t.town.seal(1);
  const EventId seen = t.town.invite(t.bob);  // those who vote have seen it
  t.town.all_vote(t.founders(), vote, Choice::yes);
  const EventId vouch = t.town.vouch(t.bob, {t.town.id(eve)});
  const EventId invite = t.town.invite(t.bob);
  const EventId words = t.town.propose(t.bob, "a proposal is no admission");
  CHECK(t.town.code(vouch) == "applied");
  t.town.vote(t.bob, vote, Choice::no);  // their own ballot shows nothing
  t.town.seal(4 * kDay);
  REQUIRE(t.town.vote_state(vote) == "adopted");
  CHECK(t.town.code(vouch) == "removal.last_hour");
  CHECK(t.town.code(invite) == "removal.last_hour");
  CHECK(t.town.code(seen) == "applied");
  CHECK(t.town.code(words) == "applied");
  CHECK(t.town.state().vouchers(t.town.index(t.town.id(eve))) == 1);
}

TEST_CASE("a charter may leave the last hour alone") {
  AssemblyBuilder::Options options;
  options.charter.guards_admissions = false;
  AssemblyBuilder town = AssemblyBuilder::constituted(options);
  const Who bob = town.member("bob");
  const Who eve = town.applicant("eve");
  town.seal(30 * kDay);
  const EventId vote = town.remove(town.first(), town.id(bob), town.terms(1));
  town.seal(1);
  town.all_vote({town.first(), town.second(), town.third()}, vote, Choice::yes);
  const EventId vouch = town.vouch(bob, {town.id(eve)});
  town.seal(4 * kDay);
  CHECK_FALSE(town.on_roll(bob));
  CHECK(town.code(vouch) == "applied");
}

TEST_CASE("those for whom an infiltrator vouched are listed for review") {
  SealedTown t;
  const Who eve = t.town.applicant("eve");
  t.town.vouch(t.bob, {t.town.id(eve)});
  const EventId vote = t.town.remove(t.town.first(), t.town.id(t.bob), t.town.terms(1), true);
  t.town.seal(1);
  t.town.all_vote(t.founders(), vote, Choice::yes);
  const auto index = *t.town.state().made(assembly::Object::vote, *t.town.journal().find(vote));
  CHECK(assembly::for_review(t.town.state(), index).empty());
  t.town.seal(4 * kDay);
  CHECK(assembly::for_review(t.town.state(), index) ==
        std::vector<assembly::PersonIndex>{t.town.index(t.town.id(eve))});
}

TEST_CASE("unsealed acts of a device that contradicts itself carry no authority, and the seal suspends it") {
  SealedTown t;
  const EventId before = t.town.note(t.bob, t.town.events().front().id);
  const EventId left = t.town.propose(t.bob, "left");
  const EventId words = t.town.note(t.bob, left);
  const EventId rests = t.town.note(t.town.first(), words);
  CHECK(t.town.code(left) == "applied");
  t.town.with({.holds = {std::vector<EventId>{}}, .prev = before}).propose(t.bob, "right");
  CHECK(t.town.code(left) == "device.forked");
  CHECK(t.town.code(words) == "applied");  // talk
  CHECK(t.town.code(rests) == "applied");
  t.town.seal(1);
  CHECK(t.town.code(left) == "device.forked");
  CHECK(t.town.state().suspended(*t.town.journal().table().find_device(t.town.device(t.bob))));
  CHECK(t.town.on_roll(t.bob));  // a proof against a device removes nobody
}
}  // namespace removal_test

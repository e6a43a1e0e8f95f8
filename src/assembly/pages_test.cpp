#include <doctest/doctest.h>

#include "tests/support/assembly_builder.h"

namespace pages_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Stance;

namespace {
constexpr std::uint64_t kDay = 24;  // hours
}

TEST_CASE("seal 1 settles the roll of the founding page") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const Who eve = town.applicant("eve");
  const Who gone = town.member("gone");
  town.leave(gone);
  const Hash before = town.hash();
  town.seal(30 * kDay);
  CHECK(town.state().page.number == 2);
  CHECK(town.on_roll(bob));
  CHECK_FALSE(town.on_roll(eve));
  CHECK_FALSE(town.on_roll(gone));
  CHECK(town.state().persons[town.index(town.id(bob))].since_seal == 1);
  CHECK(town.state().standing(town.index(town.id(town.first()))) == assembly::Standing::founder);
  CHECK(town.state().standing(town.index(town.id(gone))) == assembly::Standing::left);
  CHECK(town.hash() != before);
  CHECK(town.code(town.propose(bob, "in the second page")) == "applied");
  CHECK(town.code(town.propose(eve, "not a member")) == "act.not_member");
}

TEST_CASE("after seal 1 admission takes a seal, a cool-off, and another seal") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const Who eve = town.applicant("eve");
  town.seal(30 * kDay);
  // The roll of seal 1 vouches at once, founder or not.
  CHECK(town.code(town.vouch(bob, {town.id(eve)})) == "applied");
  CHECK(town.code(town.vouch(town.first(), {town.id(eve)})) == "applied");
  CHECK_FALSE(town.on_roll(eve));
  town.seal(1);  // holds the second vouch: the cool-off starts
  CHECK_FALSE(town.on_roll(eve));
  town.seal(47);
  CHECK_FALSE(town.on_roll(eve));
  CHECK(town.code(town.propose(eve, "not yet")) == "act.not_member");
  town.seal(1);
  CHECK(town.on_roll(eve));
  CHECK(town.state().persons[town.index(town.id(eve))].since_seal == 4);
  CHECK(town.code(town.propose(eve, "now")) == "applied");
}

TEST_CASE("new members vouch after a fortnight, and nobody for more than three in a month") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.applicant("eve");
  town.seal(30 * kDay);
  town.vouch(town.first(), {town.id(eve)});
  town.vouch(town.second(), {town.id(eve)});
  town.seal(1);
  town.seal(2 * kDay);
  REQUIRE(town.on_roll(eve));
  std::vector<PersonId> more;
  for (const char* name : {"m001", "m002"}) more.push_back(town.id(town.applicant(name, town.first())));
  for (const char* name : {"m003", "m004"}) more.push_back(town.id(town.applicant(name, town.second())));
  CHECK(town.code(town.vouch(eve, {more[0]})) == "vouch.too_young");
  town.seal(13 * kDay);
  CHECK(town.code(town.vouch(eve, {more[0]})) == "vouch.too_young");
  town.seal(1 * kDay);
  CHECK(town.code(town.vouch(eve, more)) == "vouch.too_often");
  CHECK(town.code(town.vouch(eve, {more[0], more[1]})) == "applied");
  CHECK(town.code(town.vouch(eve, {more[2]})) == "applied");
  CHECK(town.code(town.vouch(eve, {more[3]})) == "vouch.too_often");
  town.seal(1 * kDay);
  CHECK(town.code(town.vouch(eve, {more[3]})) == "vouch.too_often");
  town.seal(30 * kDay);
  CHECK(town.code(town.vouch(eve, {more[3]})) == "applied");
}

TEST_CASE("objections hold an admission back at the seal, and an adopted proposal admits there") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.applicant("eve");
  town.seal(30 * kDay);
  town.vouch(town.first(), {town.id(eve)});
  town.vouch(town.second(), {town.id(eve)});
  town.seal(1);
  for (const Who who : {town.first(), town.second(), town.third()})
    CHECK(town.code(town.object(who, {town.id(eve)})) == "applied");
  town.seal(2 * kDay);
  CHECK_FALSE(town.on_roll(eve));
  const EventId vote = town.propose_to_admit(town.first(), town.id(eve));
  town.all_take({town.first(), town.second(), town.third()}, vote, Stance::agree);
  town.decide(town.first(), vote);
  CHECK_FALSE(town.on_roll(eve));  // what is gained holds from the next page
  town.seal(1);
  CHECK(town.on_roll(eve));
  CHECK(town.proposal_state(vote) == "adopted");
}

TEST_CASE("what was written before a seal and came after it is judged in the next page") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId early = town.events().back().id;
  const Who bob = town.member("bob");
  town.leave(town.third());
  town.seal(30 * kDay);
  // It does not know of the leaving, and the state at the page's opening does.
  CHECK(town.code(town.with({.holds = {{early}}, .after = 1}).propose(town.third(), "late")) == "act.not_member");
  // Bob's own past lacks nothing that the seal has settled.
  CHECK(town.code(town.propose(bob, "on time")) == "applied");
}

TEST_CASE("what a seal leaves out belongs to the next page") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const EventId plan = town.propose(town.first(), "plan");
  const EventId sealed = town.position(town.first(), plan, Stance::agree);
  const EventId left_out = town.position(bob, plan, Stance::agree);
  const EventId leaving = town.leave(town.third());
  CHECK_FALSE(town.on_roll(town.third()));
  town.seal(30 * kDay, {sealed});
  for (const EventId& id : {plan, sealed, left_out, leaving}) CHECK(town.code(id) == "applied");
  CHECK(town.state().facts[*town.journal().find(sealed)].sealed);
  CHECK_FALSE(town.state().facts[*town.journal().find(left_out)].sealed);
  CHECK(town.state().persons[town.index(town.id(town.third()))].left_seal == 0);
  CHECK_FALSE(town.on_roll(town.third()));
  CHECK(town.state().versions[0].counts[0] == 2);
  town.seal(1);
  CHECK(town.state().persons[town.index(town.id(town.third()))].left_seal == 2);
}

TEST_CASE("own devices act at once, in later pages too") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  town.seal(30 * kDay);
  const Who tablet = town.second_device(town.first());
  CHECK(town.code(town.propose(tablet, "from the tablet")) == "applied");
}

TEST_CASE("an electorate is the roll of the seal that the opening names, less those who are gone") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.applicant("eve");
  town.seal(30 * kDay);
  town.vouch(town.first(), {town.id(eve)});
  town.vouch(town.second(), {town.id(eve)});
  town.seal(1);
  town.seal(2 * kDay);
  REQUIRE(town.on_roll(eve));
  const EventId by_seal_one = town.with({.holds = {std::vector<EventId>{}}, .after = 1}).propose(town.third(), "late");
  CHECK(town.state().electorate_size(town.state().last_version(town.proposal(by_seal_one))) == 3);
  const EventId by_seal_three = town.propose(town.third(), "now");
  CHECK(town.state().electorate_size(town.state().last_version(town.proposal(by_seal_three))) == 4);
  town.seal(31 * kDay);
  // A roll older than a month is taken for the last seal's.
  const EventId too_old = town.with({.holds = {std::vector<EventId>{}}, .after = 3}).propose(town.third(), "old");
  CHECK(town.state().electorate_size(town.state().last_version(town.proposal(too_old))) == 4);
}

TEST_CASE("without anybody who could decide there is no proposal") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.applicant("eve");
  const Who bob = town.applicant("bob");
  town.seal(30 * kDay);
  town.vouch(town.first(), {town.id(eve), town.id(bob)});
  town.vouch(town.second(), {town.id(eve), town.id(bob)});
  town.seal(1);
  town.seal(2 * kDay);
  for (const Who who : {town.first(), town.second(), town.third()}) town.leave(who);
  town.seal(1);
  CHECK(town.code(town.with({.holds = {std::vector<EventId>{}}, .after = 2}).propose(eve, "late")) ==
        "proposal.no_electorate");
  CHECK(town.code(town.propose(bob, "now")) == "applied");
}

TEST_CASE("open proposals and their positions go on into the next page") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId plan = town.propose(town.first(), "plan");
  town.position(town.first(), plan, Stance::block);
  town.position(town.second(), plan, Stance::agree);
  const EventId closed = town.propose(town.first(), "closed");
  town.all_take({town.first(), town.second(), town.third()}, closed, Stance::agree);
  town.decide(town.first(), closed);
  town.seal(30 * kDay);
  CHECK(town.proposal_state(closed) == "adopted");
  CHECK(town.code(town.position(town.first(), closed, Stance::block)) == "proposal.closed");
  town.position(town.first(), plan, Stance::agree);
  town.position(town.third(), plan, Stance::agree);
  CHECK(town.code(town.decide(town.second(), plan)) == "applied");
  CHECK(town.decision(plan)->yes == 3);
}

TEST_CASE("a contradiction of two pages is resolved by a count that has both") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId plan = town.propose(town.first(), "plan");
  town.all_take({town.first(), town.second(), town.third()}, plan, Stance::agree);
  const EventId agreed = town.events().back().id;
  town.all_take({town.second(), town.third()}, plan, Stance::block);
  town.decide(town.second(), plan);
  town.knowing({agreed}).decide(town.first(), plan);
  town.seal(30 * kDay);
  CHECK(town.proposal_state(plan) == "open");
  CHECK(town.code(town.decide(town.third(), plan)) == "applied");
  CHECK(town.proposal_state(plan) == "rejected");
}

TEST_CASE("a suspension goes on after the seal and ends by itself after a fortnight") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const EventId good = town.propose(bob, "good");
  const EventId first = town.suspend(town.first(), bob, good);
  town.suspend(town.second(), bob, good, first);
  town.seal(30 * kDay);
  CHECK(town.code(good) == "applied");
  CHECK(town.code(town.propose(bob, "suspended")) == "device.suspended");
  town.seal(13 * kDay);
  CHECK(town.code(town.propose(bob, "suspended")) == "device.suspended");
  town.seal(1 * kDay);
  CHECK(town.code(town.propose(bob, "free again")) == "applied");
  CHECK_FALSE(town.state().suspended(*town.journal().table().find_device(town.device(bob))));
}
}  // namespace pages_test

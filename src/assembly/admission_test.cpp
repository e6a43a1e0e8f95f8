#include <doctest/doctest.h>

#include "tests/support/assembly_builder.h"

namespace admission_test {
using namespace folkmoot;
using namespace folkmoot::test;

TEST_CASE("a person is admitted where the application and two founders' vouches are seen") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.applicant("eve");
  CHECK(town.state().standing(town.index(town.id(eve))) == assembly::Standing::applicant);
  const EventId one = town.vouch(town.first(), {town.id(eve)});
  CHECK(town.state().vouchers(town.index(town.id(eve))) == 1);
  CHECK_FALSE(town.on_roll(eve));
  CHECK(town.code(town.propose(eve, "too early")) == "act.not_member");
  const EventId two = town.vouch(town.second(), {town.id(eve)});
  CHECK(town.on_roll(eve));
  CHECK(town.code(town.knowing({one}).propose(eve, "sees one vouch")) == "act.not_member");
  CHECK(town.code(town.knowing({one, two}).propose(eve, "sees both")) == "applied");
}

TEST_CASE("two vouches of one person are one") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who tablet = town.second_device(town.first());
  const Who eve = town.applicant("eve");
  const EventId before = town.events().back().id;
  CHECK(town.code(town.vouch(town.first(), {town.id(eve)})) == "applied");
  CHECK(town.code(town.vouch(tablet, {town.id(eve)})) == "vouch.repeated");
  CHECK(town.code(town.knowing({before}).vouch(tablet, {town.id(eve)})) == "vouch.repeated");  // its own past has it
  CHECK_FALSE(town.on_roll(eve));
}

TEST_CASE("vouches that do not know of each other count both") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.applicant("eve");
  const EventId before = town.events().back().id;
  town.vouch(town.first(), {town.id(eve)});
  town.knowing({before}).vouch(town.second(), {town.id(eve)});
  CHECK(town.on_roll(eve));
}

TEST_CASE("in the founding page only founders vouch, for applicants they know of") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId before = town.events().back().id;
  const Who bob = town.member("bob");
  const Who eve = town.applicant("eve");
  CHECK(town.code(town.vouch(bob, {town.id(eve)})) == "vouch.not_founder");
  CHECK(town.code(town.vouch(eve, {town.id(eve)})) == "act.not_member");
  CHECK(town.code(town.knowing({before}).vouch(town.third(), {town.id(eve)})) == "act.unknown_reference");
  CHECK(town.code(town.vouch(town.first(), {town.id(bob)})) == "vouch.admitted");
  // Of several names those count for whom it changes something.
  CHECK(town.code(town.vouch(town.first(), {town.id(bob), town.id(eve)})) == "applied");
  CHECK(town.state().vouchers(town.index(town.id(eve))) == 1);
  CHECK(town.state().vouchers(town.index(town.id(bob))) == 2);
}

TEST_CASE("three objections make an admission wait, and a decision admits all the same") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.applicant("eve");
  for (const Who who : {town.first(), town.second(), town.third()})
    CHECK(town.code(town.object(who, {town.id(eve)})) == "applied");
  CHECK(town.code(town.object(town.first(), {town.id(eve)})) == "objection.repeated");
  town.vouch(town.first(), {town.id(eve)});
  town.vouch(town.second(), {town.id(eve)});
  CHECK_FALSE(town.on_roll(eve));
  CHECK(town.code(town.propose(eve, "not yet")) == "act.not_member");

  const EventId vote = town.propose_to_admit(town.first(), town.id(eve));
  CHECK(town.state().proposals[town.proposal(vote)].admit == town.index(town.id(eve)));
  town.all_take({town.first(), town.second(), town.third()}, vote, event::Stance::agree);
  const EventId before = town.events().back().id;
  town.decide(town.third(), vote);
  CHECK(town.proposal_state(vote) == "adopted");
  CHECK(town.on_roll(eve));
  CHECK(town.code(town.knowing({before}).propose(eve, "does not know of the vote")) == "act.not_member");
  CHECK(town.code(town.propose(eve, "knows")) == "applied");
  CHECK(town.code(town.propose_to_admit(town.first(), town.id(eve))) == "proposal.admitted");
}

TEST_CASE("an objection counts unless its author had seen the vouches") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.applicant("eve");
  const EventId before = town.events().back().id;
  town.vouch(town.first(), {town.id(eve)});
  town.vouch(town.second(), {town.id(eve)});
  CHECK(town.code(town.knowing({before}).object(town.third(), {town.id(eve)})) == "applied");
  CHECK(town.code(town.object(town.first(), {town.id(eve)})) == "objection.too_late");
  CHECK(town.state().objectors(town.index(town.id(eve))) == 1);
  CHECK(town.on_roll(eve));
  CHECK(town.code(town.object(eve, {town.id(town.third())})) == "objection.too_late");  // a founder
  CHECK(town.code(town.object(town.applicant("zoe"), {town.id(eve)})) == "act.not_member");
}

TEST_CASE("objections that come later than an admission make it wait where both are seen") {
  AssemblyBuilder town({.name = "lists", .founders = 5, .charter = {}});
  std::vector<Who> founders{town.first()};
  for (const char* name : {"second", "third", "fourth", "fifth"}) founders.push_back(town.founder(name));
  town.constitute(town.first());
  const Who eve = town.applicant("eve");
  const EventId before = town.events().back().id;
  town.vouch(founders[0], {town.id(eve)});
  const EventId vouched = town.vouch(founders[1], {town.id(eve)});
  const EventId act_of_eve = town.propose(eve, "rests on the admission");
  for (std::size_t i = 2; i < 5; ++i)
    CHECK(town.code(town.knowing({before}).object(founders[i], {town.id(eve)})) == "applied");
  CHECK_FALSE(town.on_roll(eve));
  CHECK(town.state().objectors(town.index(town.id(eve))) == 3);
  CHECK(town.code(act_of_eve) == "applied");  // what rested on the admission stands
  CHECK(town.code(town.knowing({vouched}).propose(eve, "still unaware")) == "applied");
  CHECK(town.code(town.propose(eve, "aware")) == "act.not_member");
}

TEST_CASE("people without a device are listed by a steward and vouched for") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId list = town.list(town.first(), {"m001", "m002"});
  CHECK(town.code(list) == "applied");
  const PersonId one = town.listed(list, 0);
  const PersonId two = town.listed(list, 1);
  town.vouch(town.first(), {one, two});
  town.vouch(town.second(), {one});
  CHECK(town.on_roll(one));
  CHECK_FALSE(town.on_roll(two));
  const assembly::Person& person = town.state().persons[town.index(one)];
  CHECK(person.listed);
  CHECK(person.name == "m001");
  CHECK(person.steward == town.index(town.id(town.first())));
  CHECK(town.code(town.list(town.applicant("eve"), {"m003"})) == "act.not_member");
}

TEST_CASE("leaving is always possible and takes effect at once") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const Who eve = town.applicant("eve");
  const EventId before = town.events().back().id;
  const EventId left = town.leave(bob);
  CHECK(town.code(left) == "applied");
  CHECK_FALSE(town.on_roll(bob));
  CHECK(town.state().standing(town.index(town.id(bob))) == assembly::Standing::left);
  CHECK(town.code(town.leave(bob)) == "act.not_member");
  CHECK(town.code(town.leave(eve)) == "applied");
  CHECK(town.code(town.vouch(town.first(), {town.id(eve)})) == "application.taken_back");
  CHECK(town.code(town.object(town.first(), {town.id(eve)})) == "application.taken_back");
  CHECK(town.code(town.propose_to_admit(town.first(), town.id(eve))) == "application.taken_back");
  CHECK(town.code(town.hand_in(town.first(), town.record(bob, town.invite(town.first()), false))) ==
        "application.repeated");
  CHECK(town.code(town.knowing({before}).hand_in(town.first(), town.device_record(town.device_of(bob), true))) ==
        "act.not_member");
  CHECK(town.state().roll().size() == 3);
}
}  // namespace admission_test

#include "assembly/witnesses.h"

#include <doctest/doctest.h>

#include "tests/support/story_world.h"

namespace witnesses_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
constexpr std::uint64_t kDay = 24;  // hours
}

TEST_CASE("the witness device of a person with two applications does not depend on which came first") {
  // Who signed two records with a device each, handed in by two members who did not know of each other.
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.person("bob");
  const Who other = town.device_of(bob);
  const EventId one_invites = town.invite(town.first());
  const EventId two_invites = town.invite(town.second());
  town.knowing({one_invites, two_invites}).hand_in(town.first(), town.record(bob, one_invites, false));
  town.knowing({one_invites, two_invites}).hand_in(town.second(), town.record(other, two_invites, false));
  std::vector<event::Event> swapped = town.events();
  std::swap(swapped[swapped.size() - 1], swapped[swapped.size() - 2]);
  for (const auto& events : {town.events(), swapped}) {
    Home home = told_anew(events, {});
    const auto person = home.fold.state().person(town.id(bob));
    REQUIRE(person);
    const auto here = assembly::witness_device(town.state(), town.index(town.id(bob)));
    const auto there = assembly::witness_device(home.fold.state(), *person);
    REQUIRE(here);
    REQUIRE(there);
    CHECK(home.journal.table().device(*there).id == town.journal().table().device(*here).id);
  }
}

TEST_CASE("those who founded close the founding page; whoever wrote or came in it can be a witness of the next one") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const Who eve = town.applicant("eve");
  CHECK(assembly::founding_witnesses(town.state()).size() == 3);
  town.seal(30 * kDay);
  std::vector<PersonId> persons;
  for (const seal::Candidate& candidate : assembly::witness_candidates(town.state())) {
    persons.push_back(candidate.person);
    CHECK(candidate.seen_page == 1);
  }
  std::sort(persons.begin(), persons.end());
  std::vector<PersonId> expected{town.id(town.first()), town.id(town.second()), town.id(town.third()), town.id(bob)};
  std::sort(expected.begin(), expected.end());
  CHECK(persons == expected);
  CHECK_FALSE(town.on_roll(eve));
}

TEST_CASE("whoever is silent is seen no later than when they last wrote") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  town.seal(30 * kDay);
  town.propose(town.first(), "plan");
  town.seal(1);
  const auto seen = [&](Who who) { return town.state().persons[town.index(town.id(who))].seen_seal; };
  CHECK(seen(town.first()) == 2);
  CHECK(seen(town.second()) == 1);
}

TEST_CASE("who lists people for others has a larger share, on one device") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId list = town.list(town.first(), {"m031", "m032"});
  for (std::uint32_t i = 0; i < 2; ++i)
    for (const Who who : {town.first(), town.second()}) town.vouch(who, {town.listed(list, i)});
  town.second_device(town.first());
  town.seal(30 * kDay);
  std::uint32_t listed = 0;
  std::size_t devices = 0;
  for (const auto& on_roll : assembly::devices_on_roll(town.state())) {
    listed += on_roll.listed;
    ++devices;
  }
  CHECK(listed == 2);
  CHECK(devices == 4);
  CHECK(assembly::members_with_device(town.state()) == 3);
}
}  // namespace witnesses_test

#include <doctest/doctest.h>

#include "tests/support/assembly_builder.h"

namespace suspension_test {
using namespace folkmoot;
using namespace folkmoot::test;

TEST_CASE("two members suspend a device, back to its last good event") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const EventId good = town.propose(bob, "before the theft");
  const EventId stolen = town.propose(bob, "by the thief");
  const EventId first = town.suspend(town.first(), bob, good);
  CHECK(town.code(first) == "applied");
  CHECK(town.code(stolen) == "applied");  // one signature is not enough
  CHECK(town.code(town.suspend(town.first(), bob, good, first)) == "suspension.repeated");
  const EventId other = town.suspend(town.second(), bob, std::nullopt, first);
  CHECK(town.code(other) == "applied");
  CHECK(town.code(good) == "applied");
  CHECK(town.code(stolen) == "device.suspended");
  CHECK(town.code(town.propose(bob, "again")) == "device.suspended");
  CHECK(town.code(town.suspend(town.third(), bob, good, first)) == "suspension.complete");
  CHECK(town.state().suspended(*town.journal().table().find_device(town.device(bob))));
  CHECK(town.on_roll(bob));  // it changes no roll
}

TEST_CASE("a suspension bites wherever it sorts") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const EventId good = town.propose(bob, "good");
  const EventId first = town.suspend(town.first(), bob, good);
  town.suspend(town.second(), bob, good, first);
  CHECK(town.code(town.knowing({good}).propose(bob, "knows nothing of it")) == "device.suspended");
}

TEST_CASE("the own person suspends a device alone") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who phone = town.second_device(town.first());
  const EventId good = town.propose(phone, "good");
  const EventId bad = town.propose(phone, "lost");
  CHECK(town.code(town.suspend(town.first(), phone, good)) == "applied");
  CHECK(town.code(good) == "applied");
  CHECK(town.code(bad) == "device.suspended");
  CHECK(town.code(town.propose(town.first(), "the other device goes on")) == "applied");
}

TEST_CASE("what rested on a bitten act falls with it, and enclosures stand") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId good = town.events().back().id;
  const Who eve = town.applicant("eve", town.second());
  const EventId vouch = town.vouch(town.second(), {town.id(eve)});
  town.vouch(town.third(), {town.id(eve)});
  const EventId by_eve = town.propose(eve, "admitted with a stolen vouch");
  CHECK(town.code(by_eve) == "applied");
  const Who thief_device = town.second_device(town.second());
  const EventId by_thief = town.propose(thief_device, "a device that the thief added");
  CHECK(town.code(by_thief) == "applied");
  // "good" is not an event of that device, so it cannot be its tip.
  CHECK(town.code(town.suspend(town.first(), town.second(), good)) == "suspension.wrong_tip");
  const EventId first = town.suspend(town.first(), town.second(), std::nullopt);
  town.suspend(town.third(), town.second(), std::nullopt, first);
  CHECK(town.code(vouch) == "device.suspended");
  CHECK(town.code(by_eve) == "act.not_member");
  CHECK(town.code(by_thief) == "act.not_member");
  CHECK(town.state().standing(town.index(town.id(eve))) == assembly::Standing::applicant);
  CHECK(town.state().constituted());
}

TEST_CASE("a suspension is judged as if there were none, and none is bitten") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const EventId against_bob = town.suspend(town.first(), bob, std::nullopt);
  town.suspend(town.second(), bob, std::nullopt, against_bob);
  CHECK(town.code(town.propose(bob, "x")) == "device.suspended");
  // Bob's device is suspended; its suspensions are not.
  const EventId against_first = town.suspend(bob, town.first(), std::nullopt);
  CHECK(town.code(against_first) == "applied");
  CHECK(town.code(town.suspend(town.third(), town.first(), std::nullopt, against_first)) == "applied");
  CHECK(town.code(town.propose(town.first(), "y")) == "device.suspended");
  CHECK(town.state().constituted());
}

TEST_CASE("suspensions name what their author knows, and the same device") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId before = town.events().back().id;
  const Who bob = town.member("bob");
  const EventId tip = town.propose(bob, "tip");
  const EventId first = town.suspend(town.first(), bob, tip);
  CHECK(town.code(town.suspend(town.second(), town.third(), std::nullopt, first)) == "suspension.other_device");
  CHECK(town.code(town.suspend(town.second(), bob, std::nullopt, tip)) == "act.wrong_reference");
  CHECK(town.code(town.suspend(town.applicant("eve"), bob, tip, first)) == "act.not_member");
  CHECK(town.code(town.suspend(town.second(), town.person("nobody"), std::nullopt)) == "act.unknown_reference");
  CHECK(town.code(town.knowing({before}).suspend(town.third(), bob, tip)) == "act.unknown_reference");
}

TEST_CASE("nobody backs more than two suspensions of others at a time") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const Who dan = town.member("dan");
  const Who kim = town.member("kim");
  CHECK(town.code(town.suspend(town.first(), bob, std::nullopt)) == "applied");
  CHECK(town.code(town.suspend(town.first(), dan, std::nullopt)) == "applied");
  CHECK(town.code(town.suspend(town.first(), kim, std::nullopt)) == "suspension.too_many");
  CHECK(town.code(town.suspend(town.first(), town.second_device(town.first()), std::nullopt)) ==
        "applied");  // an own one
}
}  // namespace suspension_test

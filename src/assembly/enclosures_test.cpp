#include <doctest/doctest.h>

#include "tests/support/assembly_builder.h"

namespace enclosures_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
event::PersonRecord& fields_of(event::Record& record) { return std::get<event::PersonRecord>(record.fields); }
}  // namespace

TEST_CASE("an enclosure counts once, whoever hands it in") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.person("eve");
  const event::Record application = town.record(eve, town.invite(town.first()), false);
  CHECK(town.code(town.hand_in(town.first(), application)) == "applied");
  CHECK(town.code(town.hand_in(town.second(), application)) == "hand_in.repeated");
  CHECK(town.state().invitations.back().uses.size() == 1);
}

TEST_CASE("handed in by two who do not know of each other it counts once all the same") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.person("eve");
  const event::Record application = town.record(eve, town.invite(town.first()), false);
  const EventId before = town.events().back().id;
  const EventId one = town.hand_in(town.first(), application);
  const EventId other = town.knowing({before}).hand_in(town.second(), application);
  CHECK(town.code(one) == "applied");
  CHECK(town.code(other) == "applied");
  const assembly::PersonIndex p = town.index(town.id(eve));
  CHECK(town.state().owner(town.state().persons[p].devices.front().device) == p);
}

TEST_CASE("an enclosure is judged by its own signatures") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.person("eve");
  const Who mallory = town.person("mallory");
  const EventId invitation = town.invite(town.first());

  event::Record forged = town.record(eve, invitation, false);
  forged.signatures[1] = forged.signatures[0];
  CHECK(town.code(town.hand_in(town.first(), forged)) == "hand_in.bad_proof");

  event::Record renamed = town.record(eve, invitation, false);
  fields_of(renamed).person = town.id(mallory);
  CHECK(town.code(town.hand_in(town.first(), renamed)) == "hand_in.bad_proof");

  event::Record uninvited = town.record(eve, invitation, false);
  uninvited.signatures[2] = uninvited.signatures[1];
  CHECK(town.code(town.hand_in(town.first(), uninvited)) == "hand_in.bad_proof");
}

TEST_CASE("an enclosure of another assembly is void") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  AssemblyBuilder other({.name = "other", .founders = 3, .charter = {}});
  const Who eve = other.person("eve");
  CHECK(town.code(town.hand_in(town.first(), other.record(eve, other.invite(other.first()), false))) ==
        "hand_in.wrong_assembly");
}

TEST_CASE("an invitation admits one") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId invitation = town.invite(town.first());
  CHECK(town.code(town.hand_in(town.first(), town.record(town.person("eve"), invitation, false))) == "applied");
  CHECK(town.code(town.hand_in(town.first(), town.record(town.person("dan"), invitation, false))) == "invitation.used");
}

TEST_CASE("an invitation must be known to whoever hands in, valid and a member's") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId before = town.events().back().id;
  const EventId invitation = town.invite(town.first());
  const event::Record application = town.record(town.person("eve"), invitation, false);
  CHECK(town.code(town.knowing({before}).hand_in(town.second(), application)) == "invitation.unknown");
  // A key that is none invites nobody: no proof holds under it.
  const EventId no_key = town.act(town.first(), event::Invite{SignKey{}, {}});
  CHECK(town.code(no_key) == "applied");
  CHECK(town.code(town.hand_in(town.first(), town.record(town.person("bob"), no_key, false))) == "hand_in.bad_proof");
  const event::Invite same =
      std::get<event::Invite>(event::decode_body(*town.events()[town.events().size() - 4].body)->content);
  CHECK(town.code(town.act(town.second(), same)) == "invitation.repeated");
  const Who stranger = town.applicant("stranger");
  const EventId by_stranger = town.invite(stranger);
  CHECK(town.code(by_stranger) == "act.not_member");
  CHECK(town.code(town.hand_in(town.first(), town.record(town.person("dan"), by_stranger, false))) ==
        "invitation.unknown");
}

TEST_CASE("whoever is known does not apply again") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who eve = town.applicant("eve");
  const Who eve_elsewhere = town.device_of(eve);
  CHECK(town.code(town.hand_in(town.first(), town.record(eve_elsewhere, town.invite(town.first()), false))) ==
        "application.repeated");
}

TEST_CASE("a member adds devices, which act at once for whoever knows of them") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who tablet = town.second_device(town.first());
  CHECK(town.code(town.propose(tablet, "from the tablet")) == "applied");
  CHECK(town.code(town.hand_in(town.first(), town.device_record(tablet, false))) == "device.repeated");
  CHECK(town.code(town.hand_in(town.second(), town.device_record(tablet, false))) == "device.taken");
}

TEST_CASE("a device that its person signed for may be handed in by anybody") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who restored = town.device_of(town.first());
  CHECK(town.code(town.hand_in(town.third(), town.device_record(restored, true))) == "applied");
  CHECK(town.code(town.propose(restored, "back again")) == "applied");
  const Who stranger = town.person("stranger");
  CHECK(town.code(town.hand_in(town.third(), town.device_record(stranger, true))) == "act.unknown_reference");
  event::Record unsigned_record = town.device_record(town.device_of(town.first()), true);
  unsigned_record.signatures[1] = unsigned_record.signatures[0];
  CHECK(town.code(town.hand_in(town.third(), unsigned_record)) == "hand_in.bad_proof");
}

TEST_CASE("a key added for two persons at once is of neither") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who tablet = town.device_of(town.first());
  const EventId before = town.events().back().id;
  const EventId rightful = town.hand_in(town.first(), town.device_record(tablet, false));
  const EventId copied = town.knowing({before}).hand_in(town.second(), town.device_record(tablet, false));
  CHECK(town.code(rightful) == "applied");
  CHECK(town.code(copied) == "applied");
  CHECK(town.code(town.propose(tablet, "whose?")) == "act.not_member");
  // Whichever adding came first here, the reason is the same.
  CHECK(town.code(town.hand_in(town.first(), town.device_record(tablet, false))) == "device.repeated");
  CHECK(town.code(town.hand_in(town.second(), town.device_record(tablet, false))) == "device.repeated");
  CHECK(town.code(town.hand_in(town.third(), town.device_record(tablet, false))) == "device.taken");
  // Where only one adding is known the device is that person's.
  CHECK(town.code(town.knowing({rightful}).propose(town.second_device(town.third()), "unrelated")) == "applied");
}

TEST_CASE("a person has at most eight devices") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  for (int i = 0; i < 7; ++i)
    CHECK(town.code(town.hand_in(town.first(), town.device_record(town.device_of(town.first()), false))) == "applied");
  CHECK(town.code(town.hand_in(town.first(), town.device_record(town.device_of(town.first()), false))) ==
        "device.too_many");
}

TEST_CASE("keys are granted by members") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const event::GrantKey grant{{}, {{town.device(town.second()), {}}}};
  CHECK(town.code(town.act(town.first(), grant)) == "applied");
  CHECK(town.code(town.act(town.applicant("eve"), grant)) == "act.not_member");
}
}  // namespace enclosures_test

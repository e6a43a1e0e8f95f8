#include <doctest/doctest.h>

#include "tests/support/assembly_builder.h"

namespace founding_test {
using namespace folkmoot;
using namespace folkmoot::test;

TEST_CASE("an assembly is forming until as many founders as it asked for have signed") {
  AssemblyBuilder town;
  CHECK_FALSE(town.state().constituted());
  CHECK(town.state().founders() == 1);
  CHECK(town.code(town.constitute(town.first())) == "constitute.too_few");
  town.founder("second");
  CHECK(town.code(town.constitute(town.first())) == "constitute.too_few");
  const Who third = town.founder("third");
  const EventId constitute = town.constitute(town.first());
  CHECK(town.code(constitute) == "applied");
  CHECK(town.state().constituted());
  CHECK(town.state().founders() == 3);
  CHECK(town.state().roll().size() == 3);
  CHECK(town.on_roll(third));
  CHECK(town.code(town.constitute(third)) == "constitute.repeated");
}

TEST_CASE("nobody founds an assembly with fewer than three") {
  AssemblyBuilder town({.name = "duo", .founders = 1, .charter = {}});
  CHECK(town.state().founding.founders_needed == 3);
  CHECK(town.code(town.constitute(town.first())) == "constitute.too_few");
}

TEST_CASE("before it is constituted only keys and talk take effect") {
  AssemblyBuilder town;
  const EventId accept = town.events()[1].id;
  CHECK(town.code(town.propose(town.first(), "too early")) == "act.not_constituted");
  CHECK(town.code(town.leave(town.first())) == "act.not_constituted");
  CHECK(town.code(town.note(town.first(), accept)) == "applied");
  CHECK(town.code(town.invite(town.first())) == "applied");
}

TEST_CASE("an act that does not have the constitution in its past is void wherever it sorts") {
  AssemblyBuilder town;
  const Who second = town.founder("second");
  town.founder("third");
  const EventId before = town.events().back().id;
  town.constitute(town.first());
  CHECK(town.code(town.knowing({before}).propose(second, "unaware")) == "act.not_constituted");
  CHECK(town.code(town.propose(second, "aware")) == "applied");
}

TEST_CASE("constitute names founders' accepts, the first among them") {
  AssemblyBuilder town;
  const Who second = town.founder("second");
  const Who third = town.founder("third");
  const Who fourth = town.founder("fourth");
  std::vector<RecordId> without_first(town.accepts().begin() + 1, town.accepts().end());
  CHECK(town.code(town.act(second, event::Constitute{without_first})) == "constitute.without_first");
  CHECK(town.code(town.act(third, event::Constitute{{RecordId{}}})) == "constitute.not_an_accept");
  const Who stranger = town.applicant("stranger");
  CHECK(town.code(town.constitute(stranger)) == "act.not_member");
  CHECK(town.code(town.constitute(fourth)) == "applied");
}

TEST_CASE("two who constitute at once both do") {
  AssemblyBuilder town;
  const Who second = town.founder("second");
  town.founder("third");
  const EventId before = town.events().back().id;
  const EventId one = town.constitute(town.first());
  const EventId other = town.knowing({before}).constitute(second);
  CHECK(town.code(one) == "applied");
  CHECK(town.code(other) == "applied");
}

TEST_CASE("an accept handed in after the constitution is an application") {
  AssemblyBuilder town;
  town.founder("second");
  town.founder("third");
  const Who late = town.person("late");
  const EventId invitation = town.invite(town.first());
  town.constitute(town.first());
  CHECK(town.code(town.accept(late, invitation, town.first())) == "applied");
  CHECK_FALSE(town.on_roll(late));
  town.vouch(town.first(), {town.id(late)});
  town.vouch(town.second(), {town.id(late)});
  CHECK(town.on_roll(late));
  CHECK(town.state().standing(town.index(town.id(late))) == assembly::Standing::member);
}

TEST_CASE("only the founding event founds, and only its author comes without an invitation") {
  AssemblyBuilder town;
  const event::Found again{"again", 3, event::encode_charter({}), {}};
  CHECK(town.code(town.act(town.first(), again)) == "found.repeated");
  const Who second = town.person("second");
  CHECK(town.code(town.accept(second, std::nullopt, town.first())) == "invitation.missing");
  const Who other_person = town.device_of(second);
  CHECK(town.code(town.hand_in(town.first(), town.record(other_person, std::nullopt, false))) == "invitation.missing");
}
}  // namespace founding_test

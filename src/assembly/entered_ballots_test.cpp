#include "assembly/entered_ballots.h"

#include <doctest/doctest.h>

#include "tests/support/sealed_town.h"

namespace entered_ballots_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

namespace {
/// Three founders, and people without a device.
struct Town {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  std::vector<PersonId> listed;
  explicit Town(const std::vector<std::string>& names = {"m001", "m002"}) {
    const EventId list = town.list(town.first(), names);
    for (std::uint32_t i = 0; i < names.size(); ++i) listed.push_back(town.listed(list, i));
    town.vouch(town.first(), listed), town.vouch(town.second(), listed);
    town.seal(30 * kDay);
  }
  EventId enter(Who by, const EventId& vote, const PersonId& person, Choice choice, bool final = false) {
    return town.act(by, event::EnterBallot{vote, person, choice, final, {}});
  }
  [[nodiscard]] std::vector<assembly::Answer> answers(const EventId& vote) const {
    return assembly::answers_in(town.vote_of(vote));
  }
};
}  // namespace

TEST_CASE("a ballot that was entered for somebody counts once another member has signed it") {
  Town t;
  AssemblyBuilder& town = t.town;
  const EventId well = town.open(town.first(), town.terms(kDay));
  const EventId entry = t.enter(town.first(), well, t.listed[0], Choice::yes);
  CHECK(town.code(entry) == "applied");
  CHECK(t.answers(well).empty());
  CHECK(town.code(town.confirm(town.first(), entry)) == "confirm.own");
  CHECK(town.code(town.confirm(town.second(), entry)) == "applied");
  CHECK(town.code(town.confirm(town.second(), entry)) == "confirm.repeated");
  REQUIRE(t.answers(well).size() == 1);
  CHECK(town.code(t.enter(town.first(), well, town.id(town.second()), Choice::yes)) == "enter.has_device");
  CHECK(town.code(t.enter(town.first(), well, PersonId{}, Choice::yes)) == "act.unknown_reference");
  // Signed by a third person, who only stands beside it.
  CHECK(town.code(town.confirm(town.third(), entry)) == "applied");
  CHECK(t.answers(well).size() == 1);
  town.vote(town.first(), well, Choice::yes);
  town.seal(3 * kDay);
  CHECK(town.vote_state(well) == "adopted");
  CHECK(town.count_of(well).yes == 2);
  CHECK(town.count_of(well).ballots.size() == 4);  // the entry with its two signatures
  CHECK(town.code(t.enter(town.first(), well, t.listed[1], Choice::yes)) == "vote.closed");
}

TEST_CASE("what was entered later replaces what its author knew of, in whatever order it is signed") {
  Town t;
  AssemblyBuilder& town = t.town;
  const EventId well = town.open(town.first(), town.terms(9 * kDay));
  const EventId old_one = t.enter(town.first(), well, t.listed[0], Choice::yes);
  const EventId new_one = t.enter(town.second(), well, t.listed[0], Choice::no);
  town.confirm(town.third(), new_one);
  town.confirm(town.third(), old_one);
  REQUIRE(t.answers(well).size() == 1);
  CHECK(t.answers(well)[0].choice == Choice::no);
  CHECK_FALSE(t.answers(well)[0].contradicts);
  // Side by side: different ones count as none.
  const EventId one = t.enter(town.first(), well, t.listed[1], Choice::yes);
  const EventId other =
      town.knowing({well}).act(town.second(), event::EnterBallot{well, t.listed[1], Choice::no, false, {}});
  town.confirm(town.third(), one), town.confirm(town.third(), other);
  REQUIRE(t.answers(well).size() == 2);
  CHECK((t.answers(well)[0].contradicts != t.answers(well)[1].contradicts));
  // What a seal holds comes before what it does not, whoever had seen it.
  town.seal(1);
  const EventId last =
      town.knowing({well}).act(town.first(), event::EnterBallot{well, t.listed[1], Choice::abstain, false, {}});
  town.confirm(town.second(), last);
  for (const assembly::Answer& answer : t.answers(well)) CHECK_FALSE(answer.contradicts);
}

TEST_CASE("an entry that was signed too late can make the outcome contestable, like other ballots") {
  Town t;
  AssemblyBuilder& town = t.town;
  const EventId well = town.open(town.first(), town.terms(kDay));
  town.all_vote({town.first(), town.second()}, well, Choice::yes);
  town.all_vote({town.third()}, well, Choice::no);
  const EventId before = town.events().back().id;
  const EventId one = t.enter(town.third(), well, t.listed[0], Choice::no);
  const EventId two = t.enter(town.third(), well, t.listed[1], Choice::no);
  const EventId signed_one = town.confirm(town.second(), one);
  const EventId signed_two = town.confirm(town.second(), two);
  const EventId had = town.note(town.first(), well);
  town.seal(3 * kDay, {before});
  CHECK(town.vote_state(well) == "adopted");
  CHECK(town.code(signed_one) == "applied");
  CHECK(town.code(signed_two) == "applied");
  CHECK(town.code(had) == "applied");
  CHECK(town.vote_of(well).late.size() == 2);
  town.seal(1);
  CHECK(town.vote_of(well).contestable_seal != 0);
}

TEST_CASE("an entry that was signed too late counts where the vote has more time, and can be entered anew") {
  Town t({"m001", "m002", "m003", "m004", "m005"});  // of eight, two must say yes
  AssemblyBuilder& town = t.town;
  const EventId well = town.open(town.first(), town.terms(kDay));
  town.vote(town.first(), well, Choice::yes);
  const EventId entry = t.enter(town.third(), well, t.listed[0], Choice::yes);
  town.confirm(town.second(), entry);
  town.seal(3 * kDay, {entry});
  REQUIRE(town.vote_state(well) == "lapsed");
  REQUIRE(town.vote_of(well).late.size() == 1);
  REQUIRE(town.code(town.act(town.first(), event::Extend{well})) == "applied");
  town.seal(1);
  REQUIRE(town.vote_state(well) == "open");
  CHECK(t.answers(well).size() == 2);
  const EventId anew = t.enter(town.second(), well, t.listed[0], Choice::no);
  town.confirm(town.third(), anew);
  const auto answers = t.answers(well);
  REQUIRE(answers.size() == 2);
  for (const assembly::Answer& answer : answers) CHECK_FALSE(answer.contradicts);
  CHECK(std::ranges::count(answers, Choice::no, &assembly::Answer::choice) == 1);
}

TEST_CASE("nobody votes for who was removed") {
  Town t;
  AssemblyBuilder& town = t.town;
  const EventId gone = town.open(town.first(), town.terms(30 * kDay));
  const EventId removal = town.remove(town.first(), t.listed[0], town.terms(1));
  town.all_vote({town.first(), town.second(), town.third()}, removal, Choice::yes);
  town.seal(1);  // the notice runs from here
  town.seal(5 * kDay);
  REQUIRE(town.vote_state(removal) == "adopted");
  CHECK(town.code(t.enter(town.first(), gone, t.listed[0], Choice::yes)) == "person.not_on_roll");
}

TEST_CASE("a vote that all have answered for good closes early also where some have no device") {
  Town t;
  AssemblyBuilder& town = t.town;
  const EventId well = town.open(town.first(), town.terms(30 * kDay, true));
  town.all_vote({town.first(), town.second(), town.third()}, well, Choice::yes, true);
  for (const PersonId& person : t.listed)
    town.confirm(town.second(), t.enter(town.first(), well, person, Choice::yes, true));
  town.seal(1);
  CHECK(town.vote_state(well) == "adopted");
  CHECK(town.count_of(well).yes == 5);
}
}  // namespace entered_ballots_test

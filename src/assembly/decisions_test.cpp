#include <doctest/doctest.h>

#include "assembly/decisions.h"
#include "tests/support/assembly_builder.h"

namespace decisions_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Stance;

namespace {
const std::array<std::uint32_t, 5>& counts(const AssemblyBuilder& town, const EventId& version) {
  const auto& journal = town.state();
  return journal.versions[town.state().last_version(town.proposal(version))].counts;
}
}  // namespace

TEST_CASE("a proposal is decided when its whole electorate has answered") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId plan = town.propose(town.first(), "plan");
  CHECK(town.code(town.decide(town.first(), plan)) == "decide.missing_positions");
  town.position(town.first(), plan, Stance::agree);
  town.position(town.second(), plan, Stance::reserve);
  CHECK(town.state().waiting_for(town.index(town.id(town.third()))).size() == 1);
  town.position(town.third(), plan, Stance::stand_aside);
  CHECK(town.state().waiting_for(town.index(town.id(town.third()))).empty());
  CHECK(town.proposal_state(plan) == "open");
  const EventId decide = town.decide(town.second(), plan);
  CHECK(town.code(decide) == "applied");
  CHECK(town.proposal_state(plan) == "adopted");
  const assembly::Decision& decision = *town.decision(plan);
  CHECK(decision.yes == 2);
  CHECK(decision.no == 0);
  CHECK(decision.abstain == 1);
  CHECK(decision.not_voted == 0);
  CHECK(decision.electorate == 3);
  CHECK(decision.base_count == 2);
  CHECK(decision.required == 2);
  CHECK(decision.quorum_needed == 1);
  CHECK(decision.missing == 0);
  CHECK(decision.ballots.size() == 3);
  CHECK(town.code(town.position(town.first(), plan, Stance::block)) == "proposal.closed");
  CHECK(town.code(town.decide(town.first(), plan)) == "proposal.closed");
  CHECK(town.code(town.revise(town.first(), plan)) == "proposal.closed");
  CHECK(town.code(town.withdraw(town.first(), plan)) == "proposal.closed");
}

TEST_CASE("the electorate is the roll of the opening's own past") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId before = town.events().back().id;
  const Who bob = town.member("bob");
  const EventId unaware = town.knowing({before}).propose(town.third(), "does not know bob");
  const EventId aware = town.propose(town.third(), "knows bob");
  CHECK(town.code(town.position(bob, unaware, Stance::agree)) == "position.not_elector");
  CHECK(town.code(town.position(bob, aware, Stance::agree)) == "applied");
  // It never changes afterwards.
  town.leave(bob);
  CHECK(town.state().electorate_size(town.state().last_version(town.proposal(aware))) == 4);
}

TEST_CASE("a later position replaces those in its past; different ones that stay count as none") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who tablet = town.second_device(town.first());
  const EventId plan = town.propose(town.first(), "plan");
  const EventId yes = town.position(town.first(), plan, Stance::agree);
  CHECK(counts(town, plan)[0] == 1);
  const EventId no = town.knowing({plan}).position(tablet, plan, Stance::block);
  CHECK(town.code(no) == "applied");
  CHECK(counts(town, plan) == std::array<std::uint32_t, 5>{});
  CHECK(town.state().versions[0].contradicted == 1);
  town.all_take({town.second(), town.third()}, plan, Stance::agree);
  CHECK(town.code(town.decide(town.second(), plan)) == "decide.missing_positions");
  // Who has seen one only counts that one: there it is the whole answer.
  const EventId third_says = town.events()[town.events().size() - 2].id;
  CHECK(town.code(town.knowing({yes, third_says}).decide(town.third(), plan)) == "decide.missing_positions");
  town.position(tablet, plan, Stance::pass);
  CHECK(counts(town, plan)[4] == 1);
  CHECK(town.state().versions[0].contradicted == 0);
  CHECK(town.code(town.decide(town.second(), plan)) == "applied");
}

TEST_CASE("equal positions that stay count once, with both as inputs") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who tablet = town.second_device(town.first());
  const EventId plan = town.propose(town.first(), "plan");
  town.position(town.first(), plan, Stance::agree);
  town.knowing({plan}).position(tablet, plan, Stance::agree);
  CHECK(counts(town, plan)[0] == 1);
  town.all_take({town.second(), town.third()}, plan, Stance::block);
  town.decide(town.second(), plan);
  CHECK(town.proposal_state(plan) == "rejected");
  CHECK(town.decision(plan)->yes == 1);
  CHECK(town.decision(plan)->no == 2);
  CHECK(town.decision(plan)->missing == 1);
  CHECK(town.decision(plan)->ballots.size() == 4);
}

TEST_CASE("a new version opens anew, and only positions on the last one count") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId plan = town.propose(town.first(), "plan");
  town.position(town.first(), plan, Stance::agree);
  const EventId second = town.revise(town.first(), plan);
  CHECK(town.code(second) == "applied");
  CHECK(town.code(town.revise(town.second(), plan)) == "act.not_authorised");
  CHECK(town.code(town.position(town.second(), plan, Stance::agree)) == "proposal.old_version");
  CHECK(town.code(town.decide(town.second(), plan)) == "proposal.old_version");
  CHECK(town.code(town.position(town.second(), second, Stance::agree)) == "applied");
  CHECK(counts(town, plan)[0] == 1);
  CHECK(town.state().version_number(town.state().last_version(town.proposal(plan))) == 2);
}

TEST_CASE("the author withdraws until it is closed") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId plan = town.propose(town.first(), "plan");
  CHECK(town.code(town.withdraw(town.second(), plan)) == "act.not_authorised");
  const EventId before = town.position(town.first(), plan, Stance::agree);
  CHECK(town.code(town.withdraw(town.first(), plan)) == "applied");
  CHECK(town.proposal_state(plan) == "withdrawn");
  CHECK(town.code(town.withdraw(town.first(), plan)) == "proposal.withdrawn");
  CHECK(town.code(town.position(town.first(), plan, Stance::agree)) == "proposal.withdrawn");
  CHECK(town.code(town.withdraw(town.first(), before)) == "act.wrong_reference");
  // A closing stands against a withdrawal outside its past.
  const EventId other = town.propose(town.first(), "other");
  town.all_take({town.first(), town.second(), town.third()}, other, Stance::agree);
  const EventId answered = town.events().back().id;
  town.withdraw(town.first(), other);
  CHECK(town.code(town.knowing({answered}).decide(town.third(), other)) == "applied");
  CHECK(town.proposal_state(other) == "adopted");
}

TEST_CASE("hands count at three signatures") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId plan = town.propose(town.first(), "plan");
  CHECK(town.code(town.hand_count(town.first(), plan, {.yes = 2, .no = 1, .abstain = 1, .present = 3})) ==
        "hand_count.impossible");
  CHECK(town.code(town.hand_count(town.first(), plan, {.yes = 2, .no = 0, .abstain = 0, .present = 4})) ==
        "hand_count.impossible");
  const EventId count = town.hand_count(town.first(), plan, {.yes = 2, .no = 0, .abstain = 0, .present = 3});
  CHECK(town.code(town.confirm(town.first(), count)) == "confirm.own");
  CHECK(town.code(town.confirm(town.second(), count)) == "applied");
  CHECK(town.code(town.confirm(town.second(), count)) == "confirm.repeated");
  CHECK(town.proposal_state(plan) == "open");
  CHECK(town.code(town.confirm(town.third(), count)) == "applied");
  CHECK(town.proposal_state(plan) == "adopted");
  CHECK(town.decision(plan)->counted == assembly::Counted::hands);
  CHECK(town.decision(plan)->not_voted == 1);
  CHECK(town.code(town.confirm(town.member("bob"), count)) == "confirm.complete");
  CHECK(town.code(town.confirm(town.second(), plan)) == "act.wrong_reference");
}

TEST_CASE("zero votes adopt nothing, a tie adopts nothing, a missed quorum lapses") {
  const event::DecisionRule rule;
  assembly::Decision none;
  none.electorate = 10;
  assembly::count_by(none, rule);
  CHECK(none.outcome == assembly::Outcome::rejected);
  CHECK(none.required == 1);
  CHECK(none.missing == 1);
  assembly::Decision tie;
  tie.electorate = 10, tie.yes = 5, tie.no = 5;
  assembly::count_by(tie, rule);
  CHECK(tie.outcome == assembly::Outcome::rejected);
  CHECK(tie.is_tie());
  assembly::Decision few;
  few.electorate = 11, few.yes = 2, few.no = 1;
  assembly::count_by(few, rule);
  CHECK(few.quorum_needed == 3);
  CHECK(few.outcome == assembly::Outcome::lapsed);
  assembly::Decision zero_quorum;
  zero_quorum.electorate = 10;
  assembly::count_by(zero_quorum, {{tally::kSimple}, std::nullopt});
  CHECK(zero_quorum.outcome == assembly::Outcome::rejected);
  assembly::Decision all;
  all.electorate = 10, all.yes = 10;
  assembly::count_by(all, {{tally::kSimple}, tally::Quorum{tally::QuorumKind::approval, {1, 1}}});
  CHECK(all.outcome == assembly::Outcome::adopted);
  CHECK(all.required == 6);
}

TEST_CASE("of closings that agree the first in the order of the page is the record") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId plan = town.propose(town.first(), "plan");
  town.all_take({town.first(), town.second(), town.third()}, plan, Stance::agree);
  const EventId answered = town.events().back().id;
  std::vector<EventId> closings;
  for (const Who who : {town.first(), town.second(), town.third()})
    closings.push_back(town.knowing({answered}).decide(who, plan));
  for (const EventId& closing : closings) CHECK(town.code(closing) == "applied");
  std::sort(closings.begin(), closings.end(), [&](const EventId& a, const EventId& b) {
    return town.journal().order().before(*town.journal().find(a), *town.journal().find(b));
  });
  CHECK(town.journal().table().id(town.decision(plan)->event) == closings.front());
}

TEST_CASE("closings that contradict each other leave it open until one has them in its past") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId plan = town.propose(town.first(), "plan");
  town.all_take({town.first(), town.second(), town.third()}, plan, Stance::agree);
  const EventId agreed = town.events().back().id;
  town.all_take({town.second(), town.third()}, plan, Stance::block);
  const EventId rejecting = town.decide(town.second(), plan);
  CHECK(town.proposal_state(plan) == "rejected");
  const EventId adopting = town.knowing({agreed}).decide(town.first(), plan);
  CHECK(town.code(adopting) == "applied");
  CHECK(town.code(rejecting) == "applied");
  CHECK(town.proposal_state(plan) == "open");
  town.position(town.second(), plan, Stance::agree);
  const EventId last = town.decide(town.third(), plan);
  CHECK(town.code(last) == "applied");
  CHECK(town.proposal_state(plan) == "adopted");
  CHECK(town.journal().table().id(town.decision(plan)->event) == last);
}

TEST_CASE("what a steward enters counts once another member confirmed it") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId list = town.list(town.first(), {"m001"});
  const PersonId m001 = town.listed(list, 0);
  town.vouch(town.first(), {m001});
  town.vouch(town.second(), {m001});
  const EventId plan = town.propose(town.first(), "plan");
  const EventId entry = town.enter(town.first(), plan, m001, Stance::agree);
  CHECK(town.code(entry) == "applied");
  CHECK(counts(town, plan)[0] == 0);
  CHECK(town.code(town.confirm(town.first(), entry)) == "confirm.own");
  town.confirm(town.second(), entry);
  CHECK(counts(town, plan)[0] == 1);
  CHECK(town.code(town.confirm(town.second(), entry)) == "confirm.repeated");
  // A new entry replaces the old one when it is confirmed, not before.
  const EventId other = town.enter(town.second(), plan, m001, Stance::block);
  CHECK(counts(town, plan)[0] == 1);
  town.confirm(town.third(), other);
  CHECK(counts(town, plan) == std::array<std::uint32_t, 5>{0, 0, 0, 1, 0});
  town.all_take({town.first(), town.second(), town.third()}, plan, Stance::agree);
  town.decide(town.first(), plan);
  CHECK(town.decision(plan)->no == 1);
  CHECK(town.decision(plan)->ballots.size() == 5);  // the entry with its confirmation

  CHECK(town.code(town.enter(town.first(), plan, m001, Stance::agree)) == "proposal.closed");
  const EventId later = town.propose(town.first(), "later");
  CHECK(town.code(town.enter(town.first(), later, town.id(town.second()), Stance::agree)) == "enter.has_device");
  CHECK(town.code(town.enter(town.first(), later, PersonId{}, Stance::agree)) == "act.unknown_reference");
  const EventId unvouched = town.list(town.first(), {"m002"});
  CHECK(town.code(town.enter(town.first(), later, town.listed(unvouched, 0), Stance::agree)) == "position.not_elector");
}

TEST_CASE("one signature countersigns a list of entries, each judged for itself") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId list = town.list(town.first(), {"m001", "m002", "m003"});
  const std::vector<PersonId> persons{town.listed(list, 0), town.listed(list, 1), town.listed(list, 2)};
  for (const PersonId& person : persons) town.vouch(town.first(), {person}), town.vouch(town.second(), {person});
  const EventId plan = town.propose(town.first(), "plan");
  // The last one is entered by who signs the list.
  const std::vector<EventId> entries{town.enter(town.first(), plan, persons[0], Stance::agree),
                                     town.enter(town.first(), plan, persons[1], Stance::agree),
                                     town.enter(town.third(), plan, persons[2], Stance::agree)};
  town.confirm(town.second(), entries[0]);
  const EventId all = town.act(town.third(), event::Confirm{entries});
  CHECK(town.code(all) == "applied");
  // The first is signed twice, which counts once; the last was their own.
  CHECK(counts(town, plan)[0] == 2);
  CHECK(town.code(town.act(town.third(), event::Confirm{entries})) == "confirm.repeated");
  CHECK(town.code(town.act(town.third(), event::Confirm{{entries[2]}})) == "confirm.own");
  // What is no entry takes nothing from those that are.
  const EventId other = town.enter(town.first(), plan, persons[0], Stance::block);
  CHECK(town.code(town.act(town.third(), event::Confirm{{EventId{}, other}})) == "applied");
  CHECK(counts(town, plan) == std::array<std::uint32_t, 5>{1, 0, 0, 1, 0});
}

TEST_CASE("bodies that say nothing are void, each for its reason") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId plan = town.propose(town.first(), "plan");
  CHECK(town.code(town.with({.cls = event::Class::talk}).position(town.first(), plan, Stance::agree)) ==
        "kind.wrong_class");
  CHECK(town.code(town.with({.body = Bytes(20, 0)}).position(town.first(), plan, Stance::agree)) == "body.malformed");
  Bytes unknown(16, 0);
  append(unknown, from_hex("a200187b0100").value());
  CHECK(town.code(town.with({.body = unknown}).position(town.first(), plan, Stance::agree)) == "kind.unknown");
  CHECK(town.code(town.with({.key_epoch = Hash{}}).position(town.first(), plan, Stance::agree)) == "body.encrypted");
  CHECK(town.code(town.with({.space = Space{{9}}}).position(town.first(), plan, Stance::agree)) == "space.unknown");
  CHECK(town.code(town.note(town.applicant("eve"), plan)) == "act.not_member");
  CHECK(town.code(town.note(town.first(), EventId{})) == "act.unknown_reference");
}
}  // namespace decisions_test

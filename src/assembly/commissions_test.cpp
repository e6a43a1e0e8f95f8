#include <doctest/doctest.h>

#include "assembly/commissions.h"
#include "assembly/due.h"
#include "assembly/letting_stand.h"
#include "assembly/money.h"
#include "assembly/tasks.h"
#include "tests/support/sealed_town.h"

namespace commissions_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

namespace {
/// A town with a commission that its first founder began, and money for it.
struct WorkingTown : SealedTown {
  EventId well;
  EventId money;
  WorkingTown() {
    well = town.act(town.first(), event::FoundCommission{town.terms(1), "The well", "Plans it.", {}, false});
    town.all_vote(founders(), well, Choice::yes);
    town.seal(3 * kDay);
    town.act(town.second(), event::JoinCommission{well, false});
    money = town.act(town.first(), event::GrantBudget{town.terms(1), well, 1000, "cent", at(100 * kDay), {}});
    town.all_vote(founders(), money, Choice::yes);
    town.seal(3 * kDay);
  }
  [[nodiscard]] Instant at(std::uint64_t hours) const { return {town.state().page.opened().ms + hours * kHourMs}; }
  EventId spend(Who by, std::uint64_t amount) { return town.act(by, event::Spend{money, amount, "stones"}); }
  [[nodiscard]] assembly::EventIndex index(const EventId& id) { return *town.journal().find(id); }
  [[nodiscard]] const assembly::Spending& spending(const EventId& id) {
    return town.state().spendings[*town.state().made(assembly::Object::spending, index(id))];
  }
};
}  // namespace

TEST_CASE("what waits for the assembly is let stand, and then counts as spent") {
  WorkingTown t;
  const EventId before = t.last();
  const EventId one = t.town.knowing({before}).act(t.town.first(), event::Spend{t.money, 700, "a pump"});
  const EventId two = t.town.knowing({before}).act(t.town.second(), event::Spend{t.money, 400, "pipes"});
  CHECK(t.town.code(one) == "applied");
  CHECK(t.town.code(two) == "applied");
  CHECK_FALSE(assembly::can_be_let_stand(t.town.state(), t.index(one)));
  t.town.seal(1);
  CHECK(t.spending(one).state == assembly::SpendingState::waiting);
  CHECK(t.is_marked(two, assembly::Mark::waits_for_assembly));
  CHECK(assembly::can_be_let_stand(t.town.state(), t.index(one)));
  assembly::State state = t.town.state();
  assembly::let_stand(state, t.index(one), 3);
  const auto let = state.made(assembly::Object::spending, t.index(one));
  CHECK(state.spendings[*let].state == assembly::SpendingState::paid);
  CHECK(assembly::spent(assembly::View(state), 0) == 700);
  assembly::let_stand(state, t.index(one), 4);
  CHECK(assembly::spent(assembly::View(state), 0) == 700);
}

TEST_CASE("a chain of spendings beside another one is paid as far as it surely fits") {
  WorkingTown t;
  const EventId before = t.last();
  const EventId a = t.town.knowing({before}).act(t.town.first(), event::Spend{t.money, 500, "a"});
  const EventId b = t.town.knowing({a}).act(t.town.first(), event::Spend{t.money, 500, "b"});
  const EventId c = t.town.knowing({before}).act(t.town.second(), event::Spend{t.money, 200, "c"});
  t.town.seal(1);
  CHECK(t.spending(a).state == assembly::SpendingState::paid);
  CHECK(t.spending(b).state == assembly::SpendingState::waiting);
  CHECK(t.spending(c).state == assembly::SpendingState::waiting);
  CHECK(t.town.code(t.spend(t.town.second(), 501)) == "budget.exceeded");
  CHECK(t.town.code(t.spend(t.town.second(), 500)) == "applied");
}

TEST_CASE("whoever is removed spends nothing in the last hour that nobody had seen") {
  WorkingTown t;
  const EventId vote = t.town.remove(t.town.first(), t.town.id(t.town.second()), t.town.terms(1));
  t.town.seal(3 * kDay);
  const EventId seen = t.spend(t.town.second(), 10);
  t.town.all_vote({t.town.first(), t.town.third(), t.bob}, vote, Choice::yes);
  const EventId unseen = t.spend(t.town.second(), 20);
  t.town.seal(4 * kDay);
  CHECK(t.town.vote_state(vote) == "adopted");
  CHECK(t.town.code(seen) == "applied");
  CHECK(t.town.code(unseen) == "removal.last_hour");
  CHECK(t.town.state().budgets.front().paid == 10);
}

TEST_CASE("a suspension that the assembly made its own neither ends by itself nor is lifted") {
  SealedTown t({"eve", "dan", "kim"});
  const EventId first = t.town.suspend(t.town.first(), t.bob, std::nullopt);
  t.town.suspend(t.town.second(), t.bob, std::nullopt, first);
  const assembly::EventIndex e = *t.town.journal().find(first);
  CHECK(assembly::can_be_let_stand(t.town.state(), e));
  t.town.seal(1);
  CHECK(assembly::next_due(t.town.state()).has_value());
  assembly::State state = t.town.state();
  assembly::let_stand(state, e, 2);
  CHECK_FALSE(assembly::next_due(state).has_value());
  CHECK_FALSE(assembly::can_be_let_stand(state, e));
  CHECK(assembly::can_be_ended(state, e));
  assembly::end_what_stands(state, e);
  CHECK(state.suspensions.front().ended);
  CHECK_FALSE(assembly::can_be_ended(state, e));
}

TEST_CASE("an objection that a suspended device writes lifts nothing") {
  SealedTown t({"eve", "dan", "kim"});
  const EventId first = t.town.suspend(t.town.first(), t.bob, std::nullopt);
  t.town.suspend(t.town.second(), t.bob, std::nullopt, first);
  const EventId other = t.town.suspend(t.town.first(), t.more[0], std::nullopt);
  t.town.suspend(t.town.second(), t.more[0], std::nullopt, other);
  t.town.act(t.town.third(), event::Oppose{first, {}});
  t.town.act(t.more[1], event::Oppose{first, {}});
  CHECK(t.town.code(t.town.act(t.more[0], event::Oppose{first, {}})) == "device.suspended");
  t.town.seal(1);
  CHECK(t.town.state().suspensions.front().lifted_seal == 0);
  t.town.act(t.more[2], event::Oppose{first, {}});
  t.town.seal(1);
  CHECK(t.town.state().suspensions.front().lifted_seal == 3);
}

TEST_CASE("a leaving ends only the joining that it had seen") {
  WorkingTown t;
  const EventId before = t.last();
  const Who phone = t.town.second_device(t.town.second());
  t.town.seal(1);
  const EventId left = t.town.act(t.town.second(), event::JoinCommission{t.well, true});
  const EventId again = t.town.knowing({left}).act(phone, event::JoinCommission{t.well, false});
  const EventId unaware = t.town.knowing({before}).act(t.town.second(), event::JoinCommission{t.well, false});
  CHECK(t.town.code(again) == "applied");
  CHECK(t.town.code(unaware) == "applied");
  t.town.seal(1);
  CHECK(assembly::members_of(t.town.state(), 0).size() == 2);
}

TEST_CASE("an assembly that has ended waits for nothing") {
  SealedTown t;
  const EventId end = t.town.act(t.town.first(), event::Dissolve{t.town.terms(1), {}, AssemblyId{}, "done"});
  t.town.open(t.town.first(), t.town.terms(1000));
  t.town.all_vote(t.all(), end, Choice::yes);
  CHECK(assembly::next_due(t.town.state()).has_value());
  t.town.seal(3 * kDay);
  CHECK(assembly::is_dissolved(t.town.state()));
  CHECK_FALSE(assembly::next_due(t.town.state()).has_value());
  CHECK(t.town.code(t.town.open(t.bob, t.town.terms(1))) == "assembly.dissolved");
  CHECK(t.town.code(t.town.note(t.bob, end)) == "applied");
  CHECK(t.town.code(t.town.leave(t.bob)) == "applied");
  t.town.seal(2000 * kDay);
  CHECK_FALSE(t.town.on_roll(t.bob));
}

TEST_CASE("what is void about commissions and tasks") {
  WorkingTown t;
  AssemblyBuilder& town = t.town;
  const auto code = [&](Who by, event::Content content) { return town.code(town.act(by, std::move(content))); };
  const event::DecisionRule weak{{tally::kSimple}, std::nullopt};
  CHECK(code(t.bob, event::FoundCommission{town.terms(1), "Weak", {}, weak, false}) == "commission.weak_rule");
  const EventId mill = town.act(t.bob, event::FoundCommission{town.terms(1), "The mill", {}, {}, false});
  CHECK(code(t.bob, event::JoinCommission{mill, false}) == "commission.not_founded");
  CHECK(code(t.bob, event::JoinCommission{t.money, false}) == "act.wrong_reference");
  CHECK(code(t.bob, event::JoinCommission{t.well, true}) == "commission.not_member");
  CHECK(code(t.bob, event::CommissionReport{t.well, "mine"}) == "commission.not_member");
  CHECK(code(town.second(), event::JoinCommission{t.well, false}) == "commission.repeated");
  CHECK(code(town.second(), event::CommissionReport{t.well, "ours"}) == "applied");
  event::Open open{town.terms(1), "Keep?", {}, {}, 1000, {}};
  open.commission = t.well;
  CHECK(code(town.second(), open) == "commission.only_questions");

  const EventId task = town.act(t.bob, event::Task{"to do", {}, {}});
  CHECK(code(town.second(), event::FinishTask{task, {}}) == "task.not_taken");
  CHECK(code(town.second(), event::TakeTask{task, false}) == "applied");
  CHECK(code(town.second(), event::TakeTask{task, false}) == "task.repeated");
  CHECK(assembly::tasks_of(town.state(), town.index(town.id(town.second()))).size() == 1);
  CHECK(code(t.bob, event::FinishTask{task, {}}) == "applied");
  CHECK(code(town.second(), event::TakeTask{task, true}) == "task.finished");
  CHECK(assembly::tasks_of(town.state(), town.index(town.id(town.second()))).empty());

  const EventId end = town.act(t.bob, event::Dissolve{town.terms(1), t.well, {}, "done"});
  town.all_vote(t.all(), end, Choice::yes);
  town.seal(3 * kDay);
  CHECK(code(t.bob, event::JoinCommission{t.well, false}) == "commission.dissolved");
  CHECK(code(town.second(), event::Spend{t.money, 1, "late"}) == "commission.dissolved");
}

TEST_CASE("what is void about money") {
  WorkingTown t;
  AssemblyBuilder& town = t.town;
  const auto code = [&](Who by, event::Content content) { return town.code(town.act(by, std::move(content))); };
  CHECK(code(t.bob, event::GrantBudget{town.terms(1), t.well, 10, "cent", t.at(1), {}}) == "budget.short_term");
  const EventId more = town.act(t.bob, event::GrantBudget{town.terms(1), t.well, 10, "cent", t.at(100 * kDay), {}});
  CHECK(code(town.second(), event::Spend{more, 1, "x"}) == "budget.not_granted");
  CHECK(code(t.bob, event::Spend{t.money, 1, "x"}) == "budget.not_spender");
  CHECK(code(town.second(), event::Spend{t.money, 1001, "x"}) == "budget.exceeded");
  town.seal(200 * kDay);
  CHECK(code(town.second(), event::Spend{t.money, 1, "x"}) == "budget.ended");
}
}  // namespace commissions_test

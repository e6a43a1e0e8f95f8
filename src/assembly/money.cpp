#include "assembly/money.h"

#include <algorithm>
#include <map>

#include "assembly/commissions.h"
#include "assembly/moderation.h"
#include "assembly/offices.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"
#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::assembly {

std::string_view spending_state_name(SpendingState state) {
  switch (state) {
    case SpendingState::open:
      return "open";
    case SpendingState::paid:
      return "paid";
    case SpendingState::waiting:
      return "waiting";
  }
  return {};
}

std::uint64_t spent(const View& view, BudgetIndex budget) {
  const State& state = view.state();
  std::uint64_t out = state.budgets[budget].paid;
  for (const SpendingIndex s : state.open.spendings.in(state.spendings)) {
    const Spending& one = state.spendings[s];
    if (one.budget == budget && one.seal == 0 && view.has(one.event)) out += one.amount;
  }
  return out;
}

Verdict judge(Context& context, const event::GrantBudget& grant) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named commission = named_commission(context, grant.commission);
  if (is_void(commission.verdict)) return commission.verdict;
  Opening opening = check_terms(context, grant.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (grant.until <= end_of(grant.terms)) return Verdict::budget_short_term;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::budget, grant.terms, std::move(opening));
  vote.until = grant.until;
  vote.scope = crypto::hash(crypto::tag::kText, {as_bytes(grant.unit)});
  vote.instructions = crypto::hash(crypto::tag::kText, {as_bytes(grant.reason)});
  vote.work.emplace();
  vote.work->commission = commission.index;
  vote.work->amount = grant.amount;
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

namespace {
/// The budget that an act names, granted by a seal.
Named named_budget(const Context& context, const EventId& id) {
  const Named vote = named(context, Object::vote, id);
  if (is_void(vote.verdict)) return vote;
  if (context.state.votes[vote.index].matter != Matter::budget) return {Verdict::act_wrong_reference, kNone};
  const auto& all = context.state.budgets;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Budget& one) { return one.vote == vote.index; });
  if (found == all.end()) return {Verdict::budget_not_granted, kNone};
  return {Verdict::applied, static_cast<BudgetIndex>(found - all.begin())};
}

Verdict check_spending(const Context& context, BudgetIndex index, std::uint64_t amount) {
  const State& state = context.state;
  const Budget& budget = state.budgets[index];
  const CommissionIndex commission = state.votes[budget.vote].work->commission;
  if (state.commissions[commission].dissolved_seal != 0) return Verdict::commission_dissolved;
  if (state.page.opened() >= until(state, budget)) return Verdict::budget_ended;
  const bool may =
      is_of_commission(context.view, commission, context.author) || holds_office(state, context.author, kTreasury);
  if (!may) return Verdict::budget_not_spender;
  // Both are below 2^48, so that nothing overflows before there are 2^16 of them, each of which fitted.
  return spent(context.view, index) + amount > amount_of(state, budget) ? Verdict::budget_exceeded : Verdict::applied;
}
}  // namespace

Verdict judge(Context& context, const event::Spend& spend) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named budget = named_budget(context, spend.budget);
  if (is_void(budget.verdict)) return budget.verdict;
  if (const Verdict verdict = check_spending(context, budget.index, spend.amount); is_void(verdict)) return verdict;
  if (context.dry_run) return Verdict::applied;
  Spending made;
  made.event = context.event;
  made.budget = budget.index;
  made.author = context.author;
  made.amount = spend.amount;
  for (const SpendingIndex s : state.open.spendings.in(state.spendings)) {
    const Spending& other = state.spendings[s];
    if (other.budget == budget.index && other.seal == 0 && context.view.has(other.event)) made.before.push_back(s);
  }
  const auto index = static_cast<SpendingIndex>(state.spendings.size());
  state.spendings.push_back(std::move(made));
  context.make(Object::spending, index);
  context.touch(Subject::spending, state.spendings.back().entry, index);
  context.touch(Subject::budget, state.budgets[budget.index].entry, budget.index);
  return Verdict::applied;
}

void grant_budget(State& state, VoteIndex v, std::uint64_t seal) {
  const Vote& vote = state.votes[v];
  const auto index = static_cast<BudgetIndex>(state.budgets.size());
  Budget& made = state.budgets.emplace_back();
  made.event = vote.event;
  made.vote = v;
  made.since_seal = seal;
  made.entry.last = vote.event;
  mark(state, Subject::budget, made.entry, index);
}

namespace {
/// `page`: the spendings out of it that no seal has settled.
void settle_budget(State& state, BudgetIndex b, const std::vector<SpendingIndex>& page, std::uint64_t seal,
                   Instant time) {
  std::uint64_t all = 0;
  for (const SpendingIndex s : page) all += state.spendings[s].amount;
  Budget& budget = state.budgets[b];
  const std::uint64_t amount = amount_of(state, budget);
  const bool ended = time >= until(state, budget);
  std::uint64_t paid = 0;
  for (const SpendingIndex s : page) {
    Spending& one = state.spendings[s];
    // It holds if it fits beside all that does not come after it. Of those that hold, the last in any order that keeps
    // pasts counted all the others: so together they never exceed the budget.
    std::uint64_t beside = all;
    for (const SpendingIndex other : page) {
      const auto& before = state.spendings[other].before;
      if (std::find(before.begin(), before.end(), s) != before.end()) beside -= state.spendings[other].amount;
    }
    one.seal = seal;
    one.after_expiry = ended;
    one.state = !ended && budget.paid + beside <= amount ? SpendingState::paid : SpendingState::waiting;
    if (one.state == SpendingState::paid) paid += one.amount;
    mark(state, Subject::spending, one.entry, s);
  }
  for (const SpendingIndex s : page) state.spendings[s].before.clear();
  budget.paid += paid;
  mark(state, Subject::budget, budget.entry, b);
}
}  // namespace

void settle_spendings(State& state, std::uint64_t seal, Instant time) {
  std::map<BudgetIndex, std::vector<SpendingIndex>> by_budget;
  for (const SpendingIndex s : state.open.spendings.in(state.spendings))
    if (state.spendings[s].seal == 0) by_budget[state.spendings[s].budget].push_back(s);
  for (const auto& [budget, page] : by_budget) settle_budget(state, budget, page, seal, time);
}

void let_spending_stand(State& state, SpendingIndex s, std::uint64_t seal) {
  Spending& spending = state.spendings[s];
  if (spending.state != SpendingState::waiting) return;
  spending.state = SpendingState::paid;
  spending.let_stand_seal = seal;
  state.budgets[spending.budget].paid += spending.amount;
  mark(state, Subject::spending, spending.entry, s);
  mark(state, Subject::budget, state.budgets[spending.budget].entry, spending.budget);
}

}  // namespace folkmoot::assembly

#pragma once
// Money (docs/rules/working-together.md): the assembly grants a commission what it may spend until a day; each spending
// is an act that everybody sees. The order inside a page is nothing to rest money on: spendings of which none has the
// other in its past, and which together exceed the budget, all wait for the assembly.
#include "assembly/view.h"

namespace folkmoot::assembly {

void grant_budget(State& state, VoteIndex vote, std::uint64_t seal);
/// Which of the page's spendings hold, and which wait.
void settle_spendings(State& state, std::uint64_t seal, Instant time);
/// The assembly lets stand what waited.
void let_spending_stand(State& state, SpendingIndex spending, std::uint64_t seal);

/// The vote's terms of a budget.
inline Instant until(const State& state, const Budget& budget) { return state.votes[budget.vote].until; }
inline std::uint64_t amount_of(const State& state, const Budget& budget) {
  return state.votes[budget.vote].work->amount;
}
/// What a view sees spent of it: what holds, and what the open page adds. What waits is not counted.
std::uint64_t spent(const View& view, BudgetIndex budget);

}  // namespace folkmoot::assembly

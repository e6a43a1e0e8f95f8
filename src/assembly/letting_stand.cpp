#include "assembly/letting_stand.h"

#include "assembly/bites.h"
#include "assembly/moderation.h"
#include "assembly/money.h"
#include "assembly/suspension.h"

namespace folkmoot::assembly {

bool can_be_let_stand(const State& state, EventIndex e) {
  if (const auto spending = state.made(Object::spending, e))
    return state.spendings[*spending].state == SpendingState::waiting;
  const auto index = state.made(Object::suspension, e);
  if (!index) return false;
  const Suspension& suspension = state.suspensions[*index];
  return is_effective(View(state), suspension) && suspension.own_events.empty() && suspension.ratified_seal == 0;
}

void let_stand(State& state, EventIndex e, std::uint64_t seal) {
  if (const auto spending = state.made(Object::spending, e)) let_spending_stand(state, *spending, seal);
  if (const auto suspension = state.made(Object::suspension, e)) ratify_suspension(state, *suspension, seal);
}

bool can_be_ended(const State& state, EventIndex e) {
  const auto index = state.made(Object::suspension, e);
  return index && state.suspensions[*index].ratified_seal != 0 && !state.suspensions[*index].ended;
}

void end_what_stands(State& state, EventIndex e) {
  if (const auto suspension = state.made(Object::suspension, e)) end_ratified_suspension(state, *suspension);
}

namespace {
EventIndex hidden_by(const State& state, EventIndex e) {
  const auto hiding = state.made(Object::hiding, e);
  return hiding ? state.hidings[*hiding].target : e;
}
}  // namespace

bool can_be_shown(const State& state, EventIndex e) { return hiding_of(state, hidden_by(state, e)).has_value(); }
void show(State& state, EventIndex e, std::uint64_t seal) { show_again(state, hidden_by(state, e), seal); }

}  // namespace folkmoot::assembly

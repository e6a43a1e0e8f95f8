#pragma once
// What the assembly can let stand, or show again, by a vote on it once more: one door for the subjects of work and
// suspensions. Whoever judges such a vote asks whether there is anything to vote on; whoever closes it says so here.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// A spending that waits, or a suspension that is in effect and would end by itself.
bool can_be_let_stand(const State& state, EventIndex e);
void let_stand(State& state, EventIndex e, std::uint64_t seal);
/// A suspension that the assembly had made its own.
bool can_be_ended(const State& state, EventIndex e);
void end_what_stands(State& state, EventIndex e);
/// A text that moderators hide: named by what it is, or by the act that hides it.
bool can_be_shown(const State& state, EventIndex e);
void show(State& state, EventIndex e, std::uint64_t seal);

}  // namespace folkmoot::assembly

#pragma once
// Mandates (docs/protocol/state.md section 1.7): a vote gives one to a member, with its scope, kind, instructions and
// end; a recall takes it back at the seal that counts it. An act under a mandate names it, or is void; here that is the
// public statement.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// What a vote that a seal adopted gives.
void give_mandate(State& state, VoteIndex vote, std::uint64_t seal);
void recall_mandate(State& state, MandateIndex mandate, std::uint64_t seal);
/// Notes of the page's statements what the seal found: a term that had ended, a recall beside them.
void settle_statements(State& state, std::uint64_t seal, Instant time);

/// Whether acts of the open page are inside the mandate's term, and nobody has recalled it.
bool in_force(const State& state, const Mandate& mandate);
inline Instant until(const State& state, const Mandate& mandate) { return state.votes[mandate.vote].until; }

}  // namespace folkmoot::assembly

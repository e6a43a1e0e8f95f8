#pragma once
// Decisions that end by themselves: at the review that they name, unless they are renewed before; and what was urgent,
// unless it is ratified.
#include "assembly/state.h"

namespace folkmoot::assembly {

/// When it ends, unless the assembly says otherwise; nothing for what does not end, or has.
std::optional<Instant> lapses_at(const Decision& decision);
/// Whether the assembly can still let it go on beyond its review, or let stand what was urgent or what too few decided
/// in the founding page.
bool can_renew(const Decision& decision);
bool can_ratify(const Decision& decision);
/// At a seal: it goes on until a review that is as far away as the charter allows.
void renew_decision(State& state, DecisionIndex decision, std::uint64_t seal);
void ratify_decision(State& state, DecisionIndex decision, std::uint64_t seal);
/// It was adopted by this seal.
void begin_term(State& state, Decision& decision, bool urgent, const event::Charter& charter, Instant time);
/// As a page opens: what has ended by then.
void lapse_decisions(State& state);

}  // namespace folkmoot::assembly

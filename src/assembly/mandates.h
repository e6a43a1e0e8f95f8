#pragma once
// Mandates (docs/rules/mandates.md, docs/protocol/state.md section 1.7): a vote gives one to a member, an election to
// each of those elected, with its scope, kind, instructions and end; a recall takes it back at the seal that counts it.
// An act under a mandate names it, or is void: statements, votes cast elsewhere, reports. Nobody hands a mandate on.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// Gives the vote's mandate to somebody.
MandateIndex give_mandate(State& state, VoteIndex vote, PersonIndex holder, std::uint64_t seal);
/// What a vote on a mandate adopted, if its holder can have it as of this seal.
void give_named_mandate(State& state, VoteIndex vote, std::uint64_t seal);
void recall_mandate(State& state, MandateIndex mandate, std::uint64_t seal);
/// Notes of what the page holds that was done under mandates what the seal found: a term that had ended, a recall
/// beside it.
void settle_statements(State& state, std::uint64_t seal, Instant time);
/// Mandates whose holders are gone or gave them back end; where an election gave them, the next in order steps in, as
/// after a recall.
void settle_vacancies(State& state, std::uint64_t seal);

/// Whether acts of the open page are inside the mandate's term, and nobody has recalled it.
bool in_force(const State& state, const Mandate& mandate);
inline Instant until(const State& state, const Mandate& mandate) { return state.votes[mandate.vote].until; }
/// The one that the vote gave to this person; kNone for none.
MandateIndex mandate_of(const State& state, VoteIndex vote, PersonIndex holder);

/// The mandate of the author that an act names by the vote that gave it; or the verdict on the act.
Named mandate_of_author(const Context& context, const EventId& id);
/// Whether the mandate carries an act of full weight. What a caretaker may do asks for `mandate_caretaker` itself.
Verdict check_power(const Context& context, const Mandate& mandate);

/// When the next report is due; nothing where none is asked for.
std::optional<Instant> report_due(const State& state, const Mandate& mandate);
/// From when on the mandate rests for want of it.
std::optional<Instant> report_end(const State& state, const Mandate& mandate);
/// It rests, as the view sees it: a report that is handed in lifts that for what comes after it.
bool is_resting(const View& view, const Mandate& mandate);

}  // namespace folkmoot::assembly

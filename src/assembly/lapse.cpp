#include "assembly/lapse.h"

#include <algorithm>

#include "assembly/decisions.h"
#include "assembly/pages.h"

namespace folkmoot::assembly {

namespace {
constexpr Instant kNever{};

bool stands(const Decision& decision) { return decision.outcome == Outcome::adopted && decision.lapsed_seal == 0; }

/// The decision, and what it decided.
void mark_decision(State& state, DecisionIndex d) {
  Decision& decision = state.decisions[d];
  mark(state, Subject::decision, decision.entry, d);
  if (decision.vote != kNone) {
    mark(state, Subject::vote, state.votes[decision.vote].entry, decision.vote);
    if (state.votes[decision.vote].fallback_of == kNone) return;
  }
  const ProposalIndex p = state.versions[decision.version].proposal;
  mark(state, Subject::proposal, state.proposals[p].entry, p);
}
}  // namespace

std::optional<Instant> lapses_at(const Decision& decision) {
  if (!stands(decision)) return std::nullopt;
  const bool waits = decision.ratify_until != kNever && decision.ratified_seal == 0;
  if (!waits) return decision.review == kNever ? std::nullopt : std::optional(decision.review);
  return decision.review == kNever ? decision.ratify_until : std::min(decision.ratify_until, decision.review);
}

bool can_renew(const Decision& decision) { return stands(decision) && decision.review != kNever; }
bool can_ratify(const Decision& decision) {
  const bool urgent = decision.ratify_until != kNever && decision.ratified_seal == 0;
  return stands(decision) && (urgent || decision.awaits_ratification);
}

void renew_decision(State& state, DecisionIndex d, std::uint64_t seal) {
  Decision& decision = state.decisions[d];
  if (!can_renew(decision)) return;
  decision.review = {seal_time(state, seal).ms + charter_of(state, decision).charter.review_ms};
  decision.renewed_seal = seal;
  mark_decision(state, d);
}

void ratify_decision(State& state, DecisionIndex d, std::uint64_t seal) {
  Decision& decision = state.decisions[d];
  if (!can_ratify(decision)) return;
  decision.awaits_ratification = false;
  decision.ratified_seal = seal;
  mark_decision(state, d);
}

void begin_term(State& state, Decision& decision, bool urgent, const event::Charter& charter, Instant time) {
  if (decision.outcome != Outcome::adopted) return;
  if (urgent) decision.ratify_until = {time.ms + charter.urgent_term_ms};
  if (decision.vote != kNone && state.votes[decision.vote].fallback_of == kNone) return;
  const auto& round = state.versions[decision.version].deliberated;
  if (round) decision.review = round->review;
  // Lazy consent that went on by consent was opened without a date.
  if (decision.working && decision.working->procedure == event::Procedure::consent && decision.review == kNever)
    decision.review = {time.ms + charter.review_ms};
}

void lapse_decisions(State& state) {
  for (const DecisionIndex d : state.open.decisions.in(state.decisions)) {
    const auto end = lapses_at(state.decisions[d]);
    if (!end || state.page.opened() < *end) continue;
    state.decisions[d].lapsed_seal = state.page.number - 1;
    mark_decision(state, d);
  }
}

}  // namespace folkmoot::assembly

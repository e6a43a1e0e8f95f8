#include "assembly/cut_off.h"

#include <algorithm>

#include "assembly/decisions.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

namespace {
/// At any moment from the first time on, before the second.
bool was_cut_off(const State& state, Instant from, Instant to) {
  return std::ranges::any_of(
      state.cut_offs, [&](const CutOff& one) { return seal_time(state, one.since_seal) < to && one.until > from; });
}

/// As with other rules for a time: those count that had not ended a whole term before. Who waits that long begins anew.
std::uint64_t renewals_of_cut_off(const State& state, Instant now) {
  std::uint64_t out = 0;
  for (const CutOff& one : state.cut_offs)
    if (!is_past(one.until, state.charter().emergency_ms, now)) out = std::max(out, one.renewal + 1);
  return out;
}
}  // namespace

std::optional<Instant> cut_off_until(const State& state) {
  std::optional<Instant> out;
  for (const CutOff& one : state.cut_offs)
    if (state.page.opened() < one.until && (!out || *out < one.until)) out = one.until;
  return out;
}

Instant collected_until(const State& state, const event::Terms& terms, const event::Charter& charter) {
  const Instant usual = end_of(terms);
  if (!was_cut_off(state, terms.cast_until, usual)) return usual;
  return std::max(usual, Instant{terms.cast_until.ms + charter.cut_off_window_ms});
}

Instant collected_until(const State& state, const Vote& vote) {
  return collected_until(state, vote.terms, state.charters[vote.charter].charter);
}

std::uint64_t report_time(const State& state, const Decision& decision) {
  const event::Charter& charter = charter_of(state, decision).charter;
  const Instant decided = seal_time(state, decision.seal);
  if (!was_cut_off(state, decided, {decided.ms + charter.report_ms})) return charter.report_ms;
  return std::max(charter.report_ms, charter.cut_off_report_ms);
}

Verdict judge(Context& context, const event::CutOff& said) {
  const State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Instant end = end_of(said.terms);
  if (said.until <= end) return Verdict::emergency_no_term;
  if (said.until.ms - end.ms > state.charter().emergency_ms) return Verdict::emergency_too_long;
  if (renewals_of_cut_off(state, state.page.opened()) > state.charter().emergency_renewals)
    return Verdict::emergency_too_often;
  Opening opening = check_terms(context, said.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::cut_off, said.terms, std::move(opening));
  vote.until = said.until;
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

void begin_cut_off(State& state, VoteIndex v, std::uint64_t seal) {
  const Instant now = seal_time(state, seal);
  const std::uint64_t renewal = renewals_of_cut_off(state, now);
  // Votes that were open side by side are no way around the limit.
  if (renewal > state.charter().emergency_renewals || state.votes[v].until <= now) return;
  state.cut_offs.push_back({v, seal, state.votes[v].until, renewal});
}

void end_cut_off(State& state, VoteIndex v, Instant time) {
  for (CutOff& one : state.cut_offs)
    if (one.vote == v) one.until = std::min(one.until, time);
}

}  // namespace folkmoot::assembly

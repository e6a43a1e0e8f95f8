#include "assembly/charters.h"

#include <algorithm>

#include "assembly/again.h"
#include "assembly/decisions.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"
#include "event/charter_table.h"

namespace folkmoot::assembly {

namespace {
using Change = event::CharterParameter::Change;

/// Whether they differ in what such a change may not touch.
bool changes_beyond(Change allowed, const event::Charter& before, const event::Charter& after) {
  const auto all = event::charter_parameters();
  return std::any_of(all.begin(), all.end(), [&](const event::CharterParameter& parameter) {
    return parameter.change > allowed && !event::is_same(parameter, before, after);
  });
}

/// Whether both change one parameter of the same charter.
bool overlap(const event::Charter& base, const event::Charter& one, const event::Charter& other) {
  const auto all = event::charter_parameters();
  return std::any_of(all.begin(), all.end(), [&](const event::CharterParameter& parameter) {
    return !event::is_same(parameter, base, one) && !event::is_same(parameter, base, other);
  });
}

/// How often rules for a time about the same came one after the other: those count that had not ended a whole term
/// before the page. Who waits that long may begin anew.
std::uint64_t renewals_before(const State& state, const event::Charter& proposed) {
  const event::Charter& standing = state.charters[state.standing_charter()].charter;
  std::uint64_t out = 0;
  for (const CharterVersion& version : state.charters) {
    if (!version.is_for_a_time() || version.since_seal >= state.page.number) continue;
    if (is_past(version.until, standing.emergency_ms, state.page.opened())) continue;
    if (overlap(state.charters[version.base].charter, version.charter, proposed))
      out = std::max(out, version.renewal + 1);
  }
  return out;
}

/// The charter that the act carries, if it may come in the place of `base`.
struct Carried {
  Verdict verdict = Verdict::applied;
  event::Charter charter;
};
Carried read_carried(const State& state, const Bytes& bytes, const Hash& base, Change allowed) {
  const CharterVersion& standing = state.charters[state.standing_charter()];
  if (base != standing.id) return {Verdict::charter_other_base, {}};
  auto charter = event::decode_charter(bytes);
  if (!charter) return {Verdict::charter_invalid, {}};
  if (*charter == standing.charter) return {Verdict::charter_unchanged, {}};
  if (changes_beyond(Change::charter_only, standing.charter, *charter)) return {Verdict::charter_fixed, {}};
  if (changes_beyond(allowed, standing.charter, *charter)) return {Verdict::emergency_protected, {}};
  return {Verdict::applied, *std::move(charter)};
}

/// The reading before this one; its verdict where it is no such thing.
Named earlier_reading(const Context& context, const event::ProposeCharter& propose, const Hash& id) {
  const Named vote = named(context, Object::vote, *propose.earlier);
  if (is_void(vote.verdict)) return vote;
  const State& state = context.state;
  const Vote& there = state.votes[vote.index];
  if (there.matter != Matter::charter) return {Verdict::act_wrong_reference, kNone};
  const bool same = there.proposed->id == id && there.proposed->base == state.standing_charter();
  const bool adopted = there.decision != kNone && stands_adopted(state, there.decision);
  const bool last = there.proposed->reading >= state.charter().charter_readings;
  return {same && adopted && !last ? Verdict::applied : Verdict::charter_wrong_reading, vote.index};
}
}  // namespace

Verdict judge(Context& context, const event::ProposeCharter& propose) {
  const State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  Carried carried = read_carried(state, propose.charter, propose.base, Change::charter_only);
  if (is_void(carried.verdict)) return carried.verdict;
  ProposedCharter proposed{std::move(carried.charter), event::charter_id(propose.charter), state.standing_charter()};
  if (propose.earlier) {
    const Named earlier = earlier_reading(context, propose, proposed.id);
    if (is_void(earlier.verdict)) return earlier.verdict;
    proposed.earlier = earlier.index;
    proposed.reading = state.votes[earlier.index].proposed->reading + 1;
  }
  Opening opening = check_terms(context, propose.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (!event::faults_in_group(proposed.charter, opening.electorate.size()).empty()) return Verdict::charter_above_group;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::charter, propose.terms, std::move(opening));
  vote.rule = state.charter().constitutional;
  vote.proposed = std::move(proposed);
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Emergency& emergency) {
  const State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  Carried carried = read_carried(state, emergency.charter, emergency.base, Change::any);
  if (is_void(carried.verdict)) return carried.verdict;
  const Instant end = end_of(emergency.terms);
  if (emergency.until <= end) return Verdict::emergency_no_term;
  if (emergency.until.ms - end.ms > state.charter().emergency_ms) return Verdict::emergency_too_long;
  const std::uint64_t renewal = renewals_before(state, carried.charter);
  if (renewal > state.charter().emergency_renewals) return Verdict::emergency_too_often;
  Opening opening = check_terms(context, emergency.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (!event::faults_in_group(carried.charter, opening.electorate.size()).empty()) return Verdict::charter_above_group;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::emergency, emergency.terms, std::move(opening));
  vote.rule = state.charter().emergency;
  vote.until = emergency.until;
  vote.proposed = {
      std::move(carried.charter), event::charter_id(emergency.charter), state.standing_charter(), 0, kNone, renewal};
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

void adopt_charter(State& state, VoteIndex v, std::uint64_t seal) {
  const Vote& vote = state.votes[v];
  const ProposedCharter& proposed = *vote.proposed;
  const bool for_a_time = vote.matter == Matter::emergency;
  if (!for_a_time && proposed.reading < state.charters[vote.charter].charter.charter_readings) return;
  // Another one may have come in the place of its base: in an earlier page, or by this seal.
  const auto later = state.charters.begin() + static_cast<std::ptrdiff_t>(proposed.base) + 1;
  if (std::any_of(later, state.charters.end(), [](const CharterVersion& other) { return !other.is_for_a_time(); }))
    return;
  const auto index = static_cast<CharterIndex>(state.charters.size());
  CharterVersion& version = state.charters.emplace_back();
  version.event = vote.event;
  version.charter = proposed.charter;
  version.id = proposed.id;
  version.since_seal = seal;
  if (for_a_time) version.until = vote.until;
  version.base = proposed.base;
  version.renewal = proposed.renewal;
  version.entry.last = vote.event;
  mark(state, Subject::charter, version.entry, index);
}

}  // namespace folkmoot::assembly

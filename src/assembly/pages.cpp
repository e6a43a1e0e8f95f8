#include "assembly/pages.h"

#include <algorithm>

#include "assembly/again.h"
#include "assembly/amendments.h"
#include "assembly/bites.h"
#include "assembly/commissions.h"
#include "assembly/decisions.h"
#include "assembly/extension.h"
#include "assembly/lapse.h"
#include "assembly/mandate_votes.h"
#include "assembly/mandates.h"
#include "assembly/meetings.h"
#include "assembly/moderation.h"
#include "assembly/money.h"
#include "assembly/proxies.h"
#include "assembly/reach.h"
#include "assembly/roll.h"
#include "assembly/rounds.h"
#include "assembly/seal_keys.h"
#include "assembly/suspension.h"
#include "assembly/votes.h"
#include "assembly/witnesses.h"

namespace folkmoot::assembly {

void mark(State& state, Subject subject, Entry& entry, std::uint32_t index) {
  if (entry.changed) return;
  entry.changed = true;
  state.changed[static_cast<std::size_t>(subject)].push_back(index);
}

namespace {
void settle_person(State& state, PersonIndex p, std::uint64_t number, Instant time) {
  Person& person = state.persons[p];
  const View all(state);
  // Of most people nothing changes any more, so that their entries stay as they are.
  if (person.left_seal != 0 || (person.since_seal != 0 && !has_left(all, person))) return;
  mark(state, Subject::person, person.entry, p);
  if (has_left(all, person)) {
    if (person.left_seal == 0) person.left_seal = number;
    return;
  }
  if (person.since_seal != 0 || is_dissolved(state)) return;
  if (number == 1) {
    person.founder_sealed = is_founder(all, person);
    if (is_on_roll(all, person)) person.since_seal = number;
    return;
  }
  if (is_vouched(all, person) && person.vouched_seal == 0) person.vouched_seal = number;
  const bool cooled_off =
      person.vouched_seal != 0 && is_past(seal_time(state, person.vouched_seal), state.charter().cool_off_ms, time);
  const bool decided =
      std::any_of(person.admit_proposals.begin(), person.admit_proposals.end(), [&](ProposalIndex proposal) {
        const auto decision = state.decision_of(proposal);
        return decision && stands_adopted(state, *decision);
      });
  if (decided || (cooled_off && !is_pending(all, person))) person.since_seal = number;
}

/// The few who began must not bind the many who came after: what was decided by fewer than half of those whom the whole
/// founding page has on its roll waits until all of them have had a say.
void hold_up_early_decisions(State& state) {
  const std::size_t roll = roll_of(View(state)).size();
  const auto hold_up = [&](DecisionIndex d) {
    Decision& decision = state.decisions[d];
    if (std::size_t{decision.electorate} * 2 >= roll) return;
    decision.awaits_ratification = true;
    mark(state, Subject::decision, decision.entry, d);
  };
  for (const Proposal& proposal : state.proposals)
    if (proposal.settled) hold_up(*proposal.settled);
  for (const Vote& vote : state.votes)
    if (vote.decision != kNone) hold_up(vote.decision);
}
}  // namespace

Verdict check_voucher(const Context& context) {
  const State& state = context.state;
  const Person& author = state.persons[context.author];
  if (in_founding_page(state)) return is_founder(context.view, author) ? Verdict::applied : Verdict::vouch_not_founder;
  // The roll of seal 1 vouches at once.
  const bool old_enough = author.since_seal == 1 || is_past(seal_time(state, author.since_seal),
                                                            state.charter().vouching_age_ms, state.page.opened());
  if (!old_enough) return Verdict::vouch_too_young;
  return vouches_left(context) > 0 ? Verdict::applied : Verdict::vouch_too_often;
}

std::size_t vouches_left(const Context& context) {
  const State& state = context.state;
  if (in_founding_page(state)) return event::kMaxListed;
  const event::Charter& charter = state.charter();
  std::size_t given = 0;
  for (const Person::Given& vouch : state.persons[context.author].vouches_given) {
    if (vouch.page == 1 || !context.view.has(vouch.event)) continue;
    const bool counts = vouch.page == state.page.number ||
                        !is_past(seal_time(state, vouch.page), charter.vouches_term_ms, state.page.opened());
    if (counts) ++given;
  }
  return given < charter.vouches_given ? charter.vouches_given - given : 0;
}

namespace {
/// Nobody waits for those who are silent for very long; the present act is a sign of life. Where they are more than
/// half they are left in: a few must not become the assembly because everybody else was cut off.
void leave_out_inactive(const Context& context, std::vector<PersonIndex>& electorate) {
  std::vector<PersonIndex> active = electorate;
  std::erase_if(active, [&](PersonIndex p) { return p != context.author && is_inactive(context.state, p); });
  if (active.size() * 2 >= electorate.size()) electorate = std::move(active);
}
}  // namespace

std::vector<PersonIndex> electorate_at(const Context& context, CommissionIndex commission) {
  const State& state = context.state;
  std::vector<PersonIndex> now = roll_of(context.view);
  if (in_founding_page(state)) return now;
  // The roll of the seal that the act names as its last, less those who are gone. What was written before seal 1 and
  // sealed later is held against seal 1's roll.
  const std::uint64_t after = context.dry_run ? state.page.number - 1 : context.table().after(context.event);
  std::uint64_t seal = std::max<std::uint64_t>(after, 1);
  if (is_past(seal_time(state, seal), state.charter().electorate_age_ms, state.page.opened()))
    seal = state.page.number - 1;
  std::erase_if(now, [&](PersonIndex p) {
    return state.persons[p].since_seal > seal ||
           (commission != kNone && !is_of_commission(context.view, commission, p, seal));
  });
  leave_out_inactive(context, now);
  return now;
}

std::uint32_t freeze_electorate(State& state, std::vector<PersonIndex> persons) {
  const auto [found, added] =
      state.electorate_by_persons.try_emplace(persons, static_cast<std::uint32_t>(state.electorates.size()));
  if (added) state.electorates.push_back({std::move(persons), std::nullopt});
  return found->second;
}

void settle_page(State& state, std::uint64_t number, Instant time, const Hash& seed) {
  state.page.seals.push_back(time);
  // Decisions first: they may admit.
  for (const ProposalIndex p : state.open.proposals.in(state.proposals)) {
    Proposal& proposal = state.proposals[p];
    if (!proposal.settled) proposal.settled = closing(View(state), p);
  }
  if (!is_dissolved(state)) {
    count_rounds(state, number, time, seed);
    count_votes(state, number, time, seed);
  }
  list_awaiting(state);
  if (number == 1) hold_up_early_decisions(state);
  settle_amendments(state, number, seed);
  apply_votes(state, number, time);
  for (const DecisionIndex d : state.open.decisions.in(state.decisions)) {
    Decision& decision = state.decisions[d];
    if (decision.seal != 0 || !state.complete(d)) continue;
    decision.seal = number;
    mark(state, Subject::decision, decision.entry, d);
  }
  for (PersonIndex p = 0; p < state.persons.size(); ++p) settle_person(state, p, number, time);
  settle_vacancies(state, number);
  settle_joinings(state, number);
  settle_spendings(state, number, time);
  settle_proxies(state, number, time);
  settle_seal_keys(state, number);
  for (const SuspensionIndex s : state.open.suspensions.in(state.suspensions)) {
    Suspension& suspension = state.suspensions[s];
    if (suspension.seal != 0 || !is_effective(View(state), suspension)) continue;
    suspension.seal = number;
    mark(state, Subject::suspension, suspension.entry, s);
  }
  settle_objections(state, number);
}

void settle_forks(State& state, const std::map<journal::DeviceIndex, std::uint64_t>& forks) {
  for (const auto& [device, seq] : forks) {
    if (device >= state.devices.size() || state.devices[device].bindings.empty()) continue;
    state.devices[device].forked_from = seq;
    mark(state, Subject::device, state.devices[device].entry, device);
  }
}

void open_next_page(State& state) {
  state.page.number = state.page.seals.size() + 1;
  for (const EventIndex e : state.open.facts.in(state.facts))
    if (state.facts[e].verdict != Verdict::unread) state.facts[e].sealed = true;
  lapse_decisions(state);
  for (const SuspensionIndex s : state.open.suspensions.in(state.suspensions)) {
    Suspension& suspension = state.suspensions[s];
    if (suspension.ended || suspension.seal == 0 || suspension.ratified_seal != 0) continue;
    if (!is_past(seal_time(state, suspension.seal), state.charter().suspension_ms, state.page.opened())) continue;
    suspension.ended = true;
    mark(state, Subject::suspension, suspension.entry, s);
    mark(state, Subject::device, state.devices[suspension.device].entry, suspension.device);
  }
}

void list_open(State& state) {
  const View all(state);
  Open& open = state.open;
  list_witnesses(state);
  open.facts.settle(state.facts, [&](EventIndex e) { return !state.facts[e].sealed; });
  // Nobody decides on what a seal found withdrawn; a count made beside the withdrawal may still get its signatures.
  open.proposals.settle(state.proposals, [&](ProposalIndex p) {
    const Proposal& proposal = state.proposals[p];
    if (can_be_extended(state, proposal.versions.back())) return true;
    return !proposal.settled && !(is_withdrawn(all, proposal) && proposal.decisions.empty());
  });
  open.rounds.settle(state.versions, [&](VersionIndex v) {
    const auto& round = state.versions[v].deliberated;
    return round && (round->closed_seal == 0 || can_be_extended(state, v));
  });
  // A change to an amendment falls with it, also where it was adopted before.
  open.votes.settle(state.votes, [&](VoteIndex v) {
    const auto& amendment = state.votes[v].amendment;
    const bool of_open = amendment && amendment->amends != kNone && state.votes[amendment->amends].closed_seal == 0;
    return state.votes[v].closed_seal == 0 || of_open || can_be_extended(state, state.votes[v]);
  });
  open.decisions.settle(state.decisions, [&](DecisionIndex d) {
    return state.decisions[d].seal == 0 || lapses_at(state.decisions[d]).has_value();
  });
  open.suspensions.settle(state.suspensions, [&](SuspensionIndex s) { return !state.suspensions[s].ended; });
  open.mandates.settle(state.mandates, [&](MandateIndex m) { return in_force(state, state.mandates[m]); });
  open.statements.settle(state.statements, [&](std::uint32_t s) { return state.statements[s].seal == 0; });
  open.mandate_votes.settle(state.mandate_votes, [&](std::uint32_t v) {
    // The charter of the day says how long the base has: one that has lapsed may wait again.
    const VoteStanding standing = standing_of(state, state.mandate_votes[v]);
    return state.mandate_votes[v].seal == 0 || standing == VoteStanding::pending || standing == VoteStanding::lapsed;
  });
  open.joinings.settle(
      state.joinings, [&](JoiningIndex j) { return state.joinings[j].seal == 0 && state.joinings[j].left_by.empty(); });
  open.spendings.settle(state.spendings, [&](SpendingIndex s) { return state.spendings[s].seal == 0; });
  open.meetings.settle(state.meetings,
                       [&](MeetingIndex m) { return phase_of(all, state.meetings[m]) != MeetingPhase::over; });
  open.proxies.settle(state.proxies, [&](std::uint32_t i) { return state.proxies[i].ended_seal == 0; });
  open.hidings.settle(state.hidings, [&](HidingIndex h) { return !is_settled(all, state.hidings[h]); });
}

}  // namespace folkmoot::assembly

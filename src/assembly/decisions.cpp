#include "assembly/decisions.h"

#include <algorithm>

#include "assembly/ballots.h"
#include "assembly/meetings.h"
#include "assembly/roll.h"
#include "assembly/rounds.h"

namespace folkmoot::assembly {

const CharterVersion& charter_of(const State& state, const Decision& decision) {
  if (decision.vote != kNone) return state.charters[state.votes[decision.vote].charter];
  return state.charters[state.versions[decision.version].charter];
}

bool complete(const View& view, const Decision& decision) {
  if (!view.has(decision.event)) return false;
  // In a meeting it matters who signs, not only how many.
  if (decision.meeting != kNone)
    return are_counters(view, view.state().meetings[decision.meeting], decision.opening, decision.signatures);
  return view.has_people(decision.signatures, decision.signatures_needed());
}

std::optional<DecisionIndex> closing(const View& view, ProposalIndex proposal) {
  const State& state = view.state();
  const Proposal& there = state.proposals[proposal];
  if (there.settled || there.decisions.empty()) return there.settled;
  std::vector<DecisionIndex> standing;  // in the order of the page
  for (const DecisionIndex d : there.decisions)
    if (complete(view, state.decisions[d])) standing.push_back(d);
  const std::vector<DecisionIndex> all = standing;
  for (const DecisionIndex d : all)
    for (const DecisionIndex replaced : state.decisions[d].replaces) std::erase(standing, replaced);
  if (standing.empty()) return std::nullopt;
  const auto adopts = [&](DecisionIndex d) { return state.decisions[d].outcome == Outcome::adopted; };
  const bool agree = std::all_of(standing.begin(), standing.end(),
                                 [&](DecisionIndex d) { return adopts(d) == adopts(standing.front()); });
  if (!agree) return std::nullopt;
  return standing.front();
}

bool is_withdrawn(const View& view, const Proposal& proposal) { return view.has_any(proposal.withdrawals); }

VersionIndex last_version(const View& view, const Proposal& proposal) {
  for (auto v = proposal.versions.rbegin(); v != proposal.versions.rend(); ++v)
    if (view.has(view.state().versions[*v].event)) return *v;
  return proposal.versions.front();
}

Verdict check_open(const View& view, ProposalIndex proposal) {
  if (closing(view, proposal)) return Verdict::proposal_closed;
  return is_withdrawn(view, view.state().proposals[proposal]) ? Verdict::proposal_withdrawn : Verdict::applied;
}

Verdict check_last(const View& view, VersionIndex version) {
  const ProposalIndex proposal = view.state().versions[version].proposal;
  if (const Verdict verdict = check_open(view, proposal); is_void(verdict)) return verdict;
  return last_version(view, view.state().proposals[proposal]) == version ? Verdict::applied
                                                                         : Verdict::proposal_old_version;
}

void count_by(Decision& decision, const event::DecisionRule& rule) {
  tally::Counts counts;
  counts.yes = decision.yes;
  counts.no = decision.no;
  counts.abstain = decision.abstain;
  counts.blank = decision.blank;
  counts.invalid = decision.invalid;
  counts.electorate = decision.electorate;
  if (decision.counted == Counted::hands) counts.present = decision.present;
  decision.outcome = Outcome::rejected;
  // Neither fails: openings have electors, answers are theirs, and charters ask for nothing impossible.
  const auto majority = tally::count_majorities(counts, rule.majorities);
  if (!majority) return;
  decision.base_count = static_cast<std::uint32_t>(majority->rules.front().base_count);
  decision.required = 0;
  for (const tally::MajorityCount& one : majority->rules)
    decision.required = std::max(decision.required, static_cast<std::uint32_t>(one.required));
  decision.missing = static_cast<std::uint32_t>(majority->missing);
  bool quorate = true;
  if (rule.quorum) {
    const auto quorum = tally::count_quorum(counts, *rule.quorum);
    decision.quorum_needed = quorum ? static_cast<std::uint32_t>(quorum->needed) : decision.electorate;
    quorate = quorum && quorum->met;
  }
  if (majority->adopted) decision.outcome = quorate ? Outcome::adopted : Outcome::lapsed;
}

event::DecisionRule with_two_thirds(event::DecisionRule rule) {
  const auto enough = [](const tally::Majority& one) { return event::covers(one, tally::kTwoThirds); };
  if (std::ranges::any_of(rule.majorities, enough)) return rule;
  if (event::covers(tally::kTwoThirds, rule.majorities.front()))
    rule.majorities.front() = tally::kTwoThirds;
  else
    rule.majorities.push_back(tally::kTwoThirds);
  return rule;
}

event::DecisionRule of_present(event::DecisionRule rule) {
  for (tally::Majority& majority : rule.majorities) majority.base = tally::Base::present;
  rule.quorum.reset();
  return rule;
}

namespace {
std::vector<DecisionIndex> contradictory_in(const View& view, const Proposal& proposal) {
  std::vector<DecisionIndex> out;
  for (const DecisionIndex d : proposal.decisions)
    if (complete(view, view.state().decisions[d])) out.push_back(d);
  return out;
}

/// What a complete count changes, from the point of view of each act that it rests on.
void touch_closing(const Context& context, DecisionIndex index) {
  State& state = context.state;
  Decision& decision = state.decisions[index];
  context.touch(Subject::decision, decision.entry, index);
  if (!complete(View(state), decision)) return;
  const ProposalIndex p = state.versions[decision.version].proposal;
  Proposal& proposal = state.proposals[p];
  for (const Signed& signature : decision.signatures) {
    context.touch_by(signature.event, Subject::proposal, proposal.entry, p);
    if (proposal.admit)
      context.touch_by(signature.event, Subject::person, state.persons[*proposal.admit].entry, *proposal.admit);
  }
}

void add_decision(Context& context, Decision decision, const Stances& stances) {
  State& state = context.state;
  Proposal& proposal = state.proposals[state.versions[decision.version].proposal];
  const auto index = static_cast<DecisionIndex>(state.decisions.size());
  decision.event = context.event;
  decision.signatures = {context.act()};
  decision.replaces = contradictory_in(context.view, proposal);
  count_by_procedure(state, decision, stances);
  if (const auto& round = state.versions[decision.version].deliberated) decision.review = round->review;
  state.decisions.push_back(std::move(decision));
  context.insert_in_order(proposal.decisions, index, [&](DecisionIndex d) { return state.decisions[d].event; });
  context.make(Object::decision, index);
  touch_closing(context, index);
  const MeetingIndex m = state.decisions[index].meeting;
  if (m == kNone) return;
  Meeting& meeting = state.meetings[m];
  context.insert_in_order(meeting.counts, index, [&](DecisionIndex d) { return state.decisions[d].event; });
  context.touch(Subject::meeting, meeting.entry, m);
}

/// Whether somebody's block on the version stands in the act's view, where a block counts.
bool is_blocked_in(const Context& context, VersionIndex v) {
  const State& state = context.state;
  const event::Procedure procedure = procedure_of(state, state.versions[v]);
  if (procedure != event::Procedure::consensus && procedure != event::Procedure::consent) return false;
  const auto& electors = state.electorates[state.versions[v].electorate].persons;
  return std::any_of(electors.begin(), electors.end(), [&](PersonIndex elector) {
    const auto slot = state.positions.find(v, elector);
    const Stand stand = slot ? state.positions.stand_of(standing_in(context, *slot)) : Stand{};
    return stand.kind == Stand::Kind::one && stand.stance == event::Stance::block;
  });
}
}  // namespace

Verdict judge(Context& context, const event::Decide& decide) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named version = named(context, Object::version, decide.version);
  if (is_void(version.verdict)) return version.verdict;
  if (const Verdict verdict = check_last(context.view, version.index); is_void(verdict)) return verdict;
  if (state.versions[version.index].deliberated) return Verdict::decide_at_seal;
  Decision decision;
  Stances stances{};
  decision.version = version.index;
  decision.electorate = state.electorate_size(version.index);
  for (const PersonIndex elector : state.electorates[state.versions[version.index].electorate].persons) {
    const auto slot = state.positions.find(version.index, elector);
    if (!slot) return Verdict::decide_missing_positions;
    const std::vector<PositionIndex> standing = standing_in(context, *slot);
    const Stand stand = state.positions.stand_of(standing);
    if (stand.kind != Stand::Kind::one) return Verdict::decide_missing_positions;
    ++stances[static_cast<std::size_t>(stand.stance)];
    for (const PositionIndex position : standing) add_ballot(context, position, decision.ballots);
  }
  if (context.dry_run) return Verdict::applied;
  add_decision(context, std::move(decision), stances);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::HandCount& count) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (const auto verdict = judge_course(context, count)) return *verdict;
  const Named version = named(context, Object::version, count.version);
  if (is_void(version.verdict)) return version.verdict;
  if (const Verdict verdict = check_last(context.view, version.index); is_void(verdict)) return verdict;
  const std::uint32_t electorate = state.electorate_size(version.index);
  const std::uint64_t hands = count.yes + count.no + count.abstain;  // each below 2^32
  if (hands > count.present || count.present > electorate) return Verdict::hand_count_impossible;
  Decision decision;
  if (count.meeting) {
    const EventIndex about = state.proposals[state.versions[version.index].proposal].event;
    const CountedHands there = check_hands(context, count, about);
    if (is_void(there.verdict)) return there.verdict;
    decision.meeting = there.meeting;
    decision.opening = there.opening;
    decision.quorum_needed = there.quorum;
    decision.of_present = count.of_present;
  }
  decision.version = version.index;
  decision.counted = Counted::hands;
  decision.electorate = electorate;
  if (is_blocked_in(context, version.index)) return Verdict::hand_count_over_block;
  // A hand against is a block, where one counts; whoever keeps the hand down passes.
  Stances stances{};
  stances[static_cast<std::size_t>(event::Stance::agree)] = static_cast<std::uint32_t>(count.yes);
  stances[static_cast<std::size_t>(event::Stance::block)] = static_cast<std::uint32_t>(count.no);
  stances[static_cast<std::size_t>(event::Stance::pass)] = static_cast<std::uint32_t>(count.abstain);
  decision.present = static_cast<std::uint32_t>(count.present);
  decision.not_voted = electorate - static_cast<std::uint32_t>(hands);
  if (context.dry_run) return Verdict::applied;
  add_decision(context, std::move(decision), stances);
  return Verdict::applied;
}

Verdict confirm_hand_count(Context& context, DecisionIndex index) {
  Decision& decision = context.state.decisions[index];
  if (decision.signatures.front().person == context.author) return Verdict::confirm_own;
  if (context.view.has_by(decision.signatures, context.author)) return Verdict::confirm_repeated;
  if (decision.meeting != kNone) {
    const Meeting::Opening* const opening = find_opening(context.state.meetings[decision.meeting], decision.opening);
    if (opening == nullptr || !counts_hands(*opening, context.author)) return Verdict::hand_count_not_teller;
  }
  if (complete(context.view, decision)) return Verdict::confirm_complete;
  if (const Verdict verdict = check_last(context.view, decision.version); is_void(verdict)) return verdict;
  if (context.dry_run) return Verdict::applied;
  decision.signatures.push_back(context.act());
  touch_closing(context, index);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly

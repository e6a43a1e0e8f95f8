#include "assembly/rounds.h"

#include <algorithm>
#include <set>

#include "assembly/commissions.h"
#include "assembly/cut_off.h"
#include "assembly/decisions.h"
#include "assembly/extension.h"
#include "assembly/lapse.h"
#include "assembly/pages.h"
#include "assembly/reach.h"
#include "assembly/roll.h"
#include "assembly/votes.h"
#include "seal/lot.h"
#include "tally/consensus.h"
#include "tally/consent.h"

namespace folkmoot::assembly {

using event::Procedure;
using event::Stance;

namespace {
const event::Charter& charter_of(const State& state, const Version& version) {
  return state.charters[version.charter].charter;
}
/// What is decided by nothing else: lazy consent is only for what asks for it.
Procedure ordinary_procedure(const event::Charter& charter) {
  return charter.procedure == Procedure::lazy ? Procedure::majority : charter.procedure;
}
std::uint32_t at(const Stances& stances, Stance stance) { return stances[static_cast<std::size_t>(stance)]; }
}  // namespace

Procedure procedure_of(const State& state, const Version& version) {
  const event::Charter& charter = charter_of(state, version);
  if (!version.deliberated) return ordinary_procedure(charter);
  const Deliberated& round = *version.deliberated;
  return round.procedure == Procedure::lazy && round.ordinary_seal != 0 ? ordinary_procedure(charter) : round.procedure;
}

event::DecisionRule rule_of(const State& state, const Version& version) {
  const event::Charter& charter = charter_of(state, version);
  const event::DecisionRule& ordinary = rule_of(state, state.proposals[version.proposal].commission, charter);
  return version.deliberated && version.deliberated->terms.urgent ? event::both(charter.urgent, ordinary) : ordinary;
}

std::size_t failed_rounds(const State& state, ProposalIndex proposal, Procedure procedure) {
  const auto& all = state.proposals[proposal].versions;
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](VersionIndex v) {
    const auto& round = state.versions[v].deliberated;
    return round && round->decision != kNone && procedure_of(state, state.versions[v]) == procedure &&
           state.decisions[round->decision].outcome != Outcome::adopted;
  }));
}

std::optional<Instant> round_ends(const State& state, const Version& version) {
  if (!version.deliberated || version.deliberated->closed_seal != 0) return std::nullopt;
  const Deliberated& round = *version.deliberated;
  const event::Charter& charter = charter_of(state, version);
  const auto least = least_end(state, round.terms, round.reach, round.opened_seal, charter);
  if (!least) return std::nullopt;
  Instant end = std::max(collected_until(state, round.terms, charter), *least);
  // Who was silent because nobody objected has time to speak.
  if (round.ordinary_seal != 0)
    end = std::max(
        end, Instant{seal_time(state, round.ordinary_seal).ms + std::max(charter.open_ms, charter.vote_window_ms)});
  if (round.resolution_seal != 0)
    end = std::max(end, Instant{seal_time(state, round.resolution_seal).ms + charter.resolution_ms});
  return end;
}

bool is_answered(const State& state, VersionIndex v) {
  const Version& version = state.versions[v];
  if (!version.deliberated || !version.deliberated->terms.early || version.deliberated->closed_seal != 0) return false;
  if (version.deliberated->reach.missed_seal != 0) return false;
  std::uint32_t answered = 0;
  for (const std::uint32_t count : version.counts) answered += count;
  return answered == state.electorate_size(v) && version.counts[static_cast<std::size_t>(Stance::block)] == 0;
}

std::optional<Instant> round_due(const State& state, VersionIndex v) {
  const Version& version = state.versions[v];
  const Proposal& proposal = state.proposals[version.proposal];
  if (!version.deliberated || version.deliberated->closed_seal != 0 || proposal.settled) return std::nullopt;
  const Deliberated& round = *version.deliberated;
  if (round.reach.missed_seal != 0) return std::nullopt;
  if (round.reach.is_awaited()) return reach_ends(state, round.reach, round.opened_seal, charter_of(state, version));
  return round_ends(state, version);
}

std::size_t lazy_objectors(const State& state, VersionIndex v) {
  const Version& version = state.versions[v];
  std::set<PersonIndex> out;
  if (version.deliberated)
    for (const Signed& act : version.deliberated->opposed) out.insert(act.person);
  state.positions.for_each_slot(v, [&](SlotIndex slot) {
    const Stand stand = state.positions.stand(slot);
    if (stand.kind == Stand::Kind::one && stand.stance == Stance::block) out.insert(state.positions.slots[slot].person);
  });
  return out.size();
}

namespace {
/// What one person found who reviewed the block: several findings that stand and differ are none.
void add_findings(const Block& block, Reviewed& out) {
  struct Finding {
    bool founded = false;
    bool unfounded = false;
  };
  std::map<PersonIndex, Finding> findings;
  for (const Block::Review& review : block.reviews)
    if (!review.replaced) (review.stands ? findings[review.person].founded : findings[review.person].unfounded) = true;
  for (const auto& [person, finding] : findings) {
    if (finding.founded == finding.unfounded) continue;
    ++(finding.founded ? out.founded : out.unfounded);
  }
}
}  // namespace

std::vector<Reviewed> reviews_of(const State& state, VersionIndex v) {
  std::vector<Reviewed> out;
  for (const std::uint32_t b : state.versions[v].blocks) {
    const Block& block = state.blocks[b];
    const auto slot = state.positions.find(v, block.person);
    const Stand stand = slot ? state.positions.stand(*slot) : Stand{};
    if (stand.kind != Stand::Kind::one || stand.stance != Stance::block) continue;
    add_findings(block, out.emplace_back(Reviewed{&block}));
  }
  return out;
}

namespace {
tally::Counts counts_of(const Decision& decision) {
  tally::Counts out;
  out.electorate = decision.electorate;
  return out;
}

/// In a group without a quorum one who takes part is enough.
constexpr tally::Quorum kAnybody{tally::QuorumKind::participation, {1, 0x7FFF'FFFF}};

void count_consensus(const State& state, Decision& decision, Working& working, const Stances& stances) {
  const event::Charter& charter = charter_of(state, state.versions[decision.version]);
  const tally::Positions positions{at(stances, Stance::agree), at(stances, Stance::reserve),
                                   at(stances, Stance::stand_aside), at(stances, Stance::block),
                                   at(stances, Stance::pass)};
  std::vector<tally::BlockReview> reviews;
  if (decision.by_seal)
    for (const Reviewed& one : reviews_of(state, decision.version)) reviews.push_back({one.unfounded, one.founded});
  const auto count = tally::count_consensus(
      positions, reviews, counts_of(decision),
      {charter.blocks, charter.stand_asides, charter.block_review, charter.ordinary.quorum.value_or(kAnybody)});
  decision.outcome = Outcome::rejected;
  // Does not fail: positions are of electors, and so are reviews.
  if (!count) return;
  decision.base_count = static_cast<std::uint32_t>(count->participants);
  decision.required = static_cast<std::uint32_t>(count->support_required);
  decision.missing = decision.required - std::min(decision.required, decision.yes);
  decision.quorum_needed = static_cast<std::uint32_t>(count->quorum.needed);
  working.upheld = static_cast<std::uint32_t>(count->upheld);
  working.set_aside = at(stances, Stance::block) - working.upheld;
  working.blocks_allowed = static_cast<std::uint32_t>(std::min<std::uint64_t>(charter.blocks, decision.electorate));
  working.stand_asides_allowed = static_cast<std::uint32_t>(count->stand_asides_allowed);
  working.unanimity = count->unanimity;
  if (count->adopted) decision.outcome = Outcome::adopted;
  if (!count->quorum.met) decision.outcome = Outcome::lapsed;
}

void count_consent(const State& state, Decision& decision, Working& working, const Stances& stances) {
  const Version& version = state.versions[decision.version];
  const event::Charter& charter = charter_of(state, version);
  tally::ConsentAnswers answers;
  // Whoever stands aside does not object; whoever passes answers neither way.
  answers.consents = std::uint64_t{decision.yes} + at(stances, Stance::stand_aside);
  answers.objections = at(stances, Stance::block);
  answers.review_in_days = 1;  // which day it is was looked at when the version was opened
  answers.round = failed_rounds(state, version.proposal, Procedure::consent) + 1;
  working.objections = at(stances, Stance::block);
  working.round = static_cast<std::uint32_t>(answers.round);
  const auto count =
      tally::count_consent(answers, decision.electorate, {charter.consent_quorum, charter.consent_rounds});
  decision.outcome = Outcome::rejected;
  if (!count) return;
  decision.base_count = static_cast<std::uint32_t>(count->answered);
  decision.required = 1;
  decision.missing = decision.yes == 0 ? 1 : 0;
  decision.quorum_needed = static_cast<std::uint32_t>(count->needed);
  if (count->outcome == tally::ConsentOutcome::adopted && decision.yes > 0) decision.outcome = Outcome::adopted;
  if (count->outcome == tally::ConsentOutcome::no_quorum) decision.outcome = Outcome::lapsed;
}

void count_lazy(const State& state, Decision& decision, Working& working) {
  const Version& version = state.versions[decision.version];
  const event::Charter& charter = charter_of(state, version);
  working.objections = static_cast<std::uint32_t>(lazy_objectors(state, decision.version));
  tally::Counts counts = counts_of(decision);
  counts.yes = decision.yes;
  counts.no = working.objections;
  counts.reached = version.deliberated->reach.persons.size();
  tally::LazyRule rule;
  if (charter.reach.numerator != 0) rule.reach = charter.reach;
  rule.supports = charter.lazy_supports;
  const auto count = tally::count_lazy(counts, rule);
  decision.base_count = decision.electorate;
  decision.required = static_cast<std::uint32_t>(std::min<std::uint64_t>(charter.lazy_supports, event::kMaxListed));
  decision.missing = decision.required - std::min(decision.required, decision.yes);
  decision.quorum_needed = version.deliberated->reach.needed;
  // Silence adopts nothing: with too few supports it is as if nobody had asked.
  decision.outcome = count && count->outcome == tally::LazyOutcome::adopted ? Outcome::adopted : Outcome::lapsed;
}

/// What is urgent needs its majority besides.
void hold_to_urgent(const State& state, Decision& decision) {
  const Version& version = state.versions[decision.version];
  if (!version.deliberated || !version.deliberated->terms.urgent || decision.outcome != Outcome::adopted) return;
  Decision by_majority = decision;
  count_by(by_majority, event::both(charter_of(state, version).urgent, charter_of(state, version).ordinary));
  if (by_majority.outcome != Outcome::adopted) decision.outcome = by_majority.outcome;
}
}  // namespace

void count_by_procedure(const State& state, Decision& decision, const Stances& stances) {
  const Version& version = state.versions[decision.version];
  Working working;
  working.procedure = procedure_of(state, version);
  // Hands that go up are no silence.
  if (working.procedure == Procedure::lazy && !decision.by_seal)
    working.procedure = ordinary_procedure(charter_of(state, version));
  working.positions = stances;
  decision.yes = at(stances, Stance::agree) + at(stances, Stance::reserve);
  decision.no = at(stances, Stance::block);
  decision.abstain = at(stances, Stance::stand_aside) + at(stances, Stance::pass);
  switch (working.procedure) {
    case Procedure::majority:
      count_by(decision, decision.of_present ? of_present(rule_of(state, version)) : rule_of(state, version));
      break;
    case Procedure::consensus:
      count_consensus(state, decision, working, stances);
      hold_to_urgent(state, decision);
      break;
    case Procedure::consent:
      count_consent(state, decision, working, stances);
      hold_to_urgent(state, decision);
      break;
    case Procedure::lazy:
      count_lazy(state, decision, working);
      break;
  }
  if (version.deliberated || working.procedure != Procedure::majority) decision.working = working;
}

namespace {
/// The events behind a position that stands: itself, or the entry with its confirmations.
void add_position(const State& state, PositionIndex position, std::vector<EventIndex>& out) {
  const PositionNode& node = state.positions.nodes[position];
  out.push_back(node.event);
  if (!node.entered) return;
  for (const Signed& confirm : state.enterings[*state.made(Object::entering, node.event)].confirms)
    out.push_back(confirm.event);
}
}  // namespace

Decision count_round(const State& state, VersionIndex v) {
  const Version& version = state.versions[v];
  Decision out;
  out.event = version.event;
  out.version = v;
  out.by_seal = true;
  out.electorate = state.electorate_size(v);
  out.invalid = version.contradicted;
  out.not_voted = out.electorate - out.invalid;
  for (const std::uint32_t count : version.counts) out.not_voted -= count;
  for (const PersonIndex elector : state.electorates[version.electorate].persons) {
    const auto slot = state.positions.find(v, elector);
    if (!slot || state.positions.stand(*slot).kind != Stand::Kind::one) continue;
    for (const PositionIndex position : state.positions.standing(*slot)) add_position(state, position, out.ballots);
  }
  count_by_procedure(state, out, version.counts);
  return out;
}

namespace {
/// Two of the electorate who neither block nor put the proposal, by the lot of the seal that found the block.
std::vector<PersonIndex> draw_listeners(const State& state, VersionIndex v, const Hash& seed) {
  constexpr std::size_t kListeners = 2;
  const Version& version = state.versions[v];
  const PersonIndex mover = state.proposals[version.proposal].author;
  const View all(state);
  std::vector<PersonId> pool;
  for (const PersonIndex p : state.electorates[version.electorate].persons) {
    const auto slot = state.positions.find(v, p);
    const Stand stand = slot ? state.positions.stand(*slot) : Stand{};
    const bool blocks = stand.kind == Stand::Kind::one && stand.stance == Stance::block;
    if (p != mover && !blocks && !state.persons[p].listed && is_on_roll(all, p)) pool.push_back(state.persons[p].id);
  }
  std::sort(pool.begin(), pool.end());
  // Who put it, and until when: else all blocks that one seal finds had the same listeners.
  Bytes matter = to_bytes(state.persons[mover].id.view());
  append_little_endian(matter, version.deliberated->terms.cast_until.ms);
  std::vector<PersonId> order = seal::draw_lot({seal::pool_root(pool), seed, std::move(matter), {}}, pool);
  order.resize(std::min(order.size(), kListeners));
  std::vector<PersonIndex> out;
  for (const PersonId& id : order) out.push_back(*state.person(id));
  return out;
}

/// Adds the decision of the seal, and says whether it ends the proposal.
bool close_round(State& state, VersionIndex v, std::uint64_t number, Instant time) {
  Decision decision = count_round(state, v);
  Version& version = state.versions[v];
  Deliberated& round = *version.deliberated;
  decision.entry.last = version.entry.last;
  begin_term(state, decision, round.terms.urgent, charter_of(state, version), time);
  if (round.extension) set_first_aside(state, *round.extension);
  const auto index = static_cast<DecisionIndex>(state.decisions.size());
  const Procedure procedure = decision.working->procedure;
  const bool adopted = decision.outcome == Outcome::adopted;
  state.decisions.push_back(std::move(decision));
  state.objects.set(made_key(Object::decision, version.event), index);
  mark(state, Subject::decision, state.decisions[index].entry, index);
  round.closed_seal = number;
  round.decision = index;
  return adopted || procedure == Procedure::majority || procedure == Procedure::lazy;
}

/// Somebody said no to lazy consent: from here on it is a proposal like others.
void make_ordinary(const event::Charter& charter, Deliberated& round, std::uint64_t number) {
  round.ordinary_seal = number;
  if (charter.reach.numerator == 0) round.reach = {};
}

/// Whether the seal changed the round.
bool settle_round(State& state, VersionIndex v, std::uint64_t number, Instant time, const Hash& seed) {
  Version& version = state.versions[v];
  Deliberated& round = *version.deliberated;
  Proposal& proposal = state.proposals[version.proposal];
  const View all(state);
  if (proposal.settled || is_withdrawn(all, proposal) || last_version(all, proposal) != v) {
    round.closed_seal = number;  // without a count
    return true;
  }
  const event::Charter& charter = charter_of(state, version);
  bool changed = round.opened_seal == 0;
  if (round.opened_seal == 0) round.opened_seal = number;
  if (round.procedure == Procedure::lazy && round.ordinary_seal == 0 && lazy_objectors(state, v) > 0) {
    make_ordinary(charter, round, number);
    changed = true;
  }
  changed = settle_reach(state, round.reach, round.opened_seal, number, charter) || changed;
  const auto end = round_ends(state, version);
  const bool is_over = end && time >= *end;
  // What did not reach enough people can be decided only in a meeting.
  if ((!is_over && !is_answered(state, v)) || round.reach.missed_seal != 0) return changed;
  const bool is_blocked = version.counts[static_cast<std::size_t>(Stance::block)] > 0;
  if (procedure_of(state, version) == Procedure::consensus && is_blocked && round.resolution_seal == 0 &&
      charter.resolution_ms > 0) {
    round.resolution_seal = number;
    round.listeners = draw_listeners(state, v, seed);
    return true;
  }
  if (close_round(state, v, number, time)) proposal.settled = round.decision;
  mark(state, Subject::proposal, proposal.entry, version.proposal);
  return true;
}
}  // namespace

void count_rounds(State& state, std::uint64_t number, Instant time, const Hash& seed) {
  for (const VersionIndex v : state.open.rounds.in(state.versions)) {
    const auto& round = state.versions[v].deliberated;
    if (!round || round->closed_seal != 0) continue;
    if (settle_round(state, v, number, time, seed)) mark(state, Subject::version, state.versions[v].entry, v);
  }
  extend_rounds(state, number, time);
}

void settle_fallback(State& state, VoteIndex v) {
  const Vote& vote = state.votes[v];
  const Decision& decision = state.decisions[vote.decision];
  const ProposalIndex p = state.versions[vote.fallback_of].proposal;
  Proposal& proposal = state.proposals[p];
  if (proposal.settled || is_withdrawn(View(state), proposal) || decision.outcome == Outcome::lapsed) return;
  proposal.settled = vote.decision;
  mark(state, Subject::proposal, proposal.entry, p);
}

}  // namespace folkmoot::assembly

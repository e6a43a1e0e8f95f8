#include "assembly/procedures.h"

#include <algorithm>

#include "assembly/ballots.h"
#include "assembly/commissions.h"
#include "assembly/decisions.h"
#include "assembly/pages.h"
#include "assembly/reach.h"
#include "assembly/roll.h"
#include "assembly/rounds.h"
#include "assembly/votes.h"
#include "tally/consent.h"

namespace folkmoot::assembly {

using event::Procedure;

namespace {
/// How much a procedure asks for: consensus more than consent, and that more than a majority. Lazy consent asks for
/// less than any, and is there for what the charter lists.
int strength(Procedure procedure) {
  switch (procedure) {
    case Procedure::lazy:
    case Procedure::majority:
      return 0;
    case Procedure::consent:
      return 1;
    case Procedure::consensus:
      return 2;
  }
  return 0;
}

Verdict check_lazy(const event::Charter& charter, const Round& round) {
  const auto& topics = charter.lazy_topics;
  const bool listed = std::find(topics.begin(), topics.end(), round.deliberation.topic) != topics.end();
  // It is for what can be undone.
  return listed && round.deliberation.amount <= charter.lazy_amount && !round.admits ? Verdict::applied
                                                                                     : Verdict::lazy_not_listed;
}

Verdict check_review(const State& state, const Round& round) {
  const event::Charter& charter = state.charter();
  const bool by_consent = round.deliberation.procedure == Procedure::consent;
  if (!round.deliberation.review) return by_consent ? Verdict::review_missing : Verdict::applied;
  const Instant review = *round.deliberation.review;
  const Instant end = end_of(round.deliberation.terms);
  if (review <= end || review.ms > end.ms + charter.review_ms) return Verdict::review_wrong_time;
  if (!by_consent || round.proposal == kNone) return Verdict::applied;
  const bool only_trials = failed_rounds(state, round.proposal, Procedure::consent) >= charter.consent_rounds;
  return only_trials && review.ms > end.ms + charter.trial_ms ? Verdict::consent_only_trial : Verdict::applied;
}
}  // namespace

Verdict check_round(const Context& context, const Round& round) {
  const State& state = context.state;
  const event::Charter& charter = state.charter();
  const event::Deliberation& deliberation = round.deliberation;
  if (deliberation.terms.cast_until < state.page.opened()) return Verdict::vote_over;
  if (deliberation.terms.window_ms < charter.vote_window_ms) return Verdict::vote_short_window;
  const bool lazy = deliberation.procedure == Procedure::lazy;
  if (deliberation.terms.urgent && (lazy || round.admits)) return Verdict::vote_not_urgent;
  if (lazy) {
    if (const Verdict verdict = check_lazy(charter, round); is_void(verdict)) return verdict;
  } else if (strength(deliberation.procedure) < strength(charter.procedure)) {
    return Verdict::procedure_weaker;
  }
  return check_review(state, round);
}

Deliberated new_round(const Context& context, const event::Deliberation& deliberation, std::uint32_t electorate) {
  Deliberated out;
  out.terms = deliberation.terms;
  out.procedure = deliberation.procedure;
  out.review = deliberation.review.value_or(Instant{});
  Fraction share = context.state.charter().reach;
  // Silence counts for something only where nearly everybody could have spoken.
  if (out.procedure == Procedure::lazy && share.numerator == 0) share = tally::LazyRule{}.reach;
  out.reach = begin_reach(context, share, electorate);
  return out;
}

Verdict check_round_open(const State&, const Version& version) {
  return version.deliberated && version.deliberated->closed_seal != 0 ? Verdict::round_over : Verdict::applied;
}

Verdict check_reason(const State& state, const Version& version, const event::Position& position) {
  if (!version.deliberated || !position.reason.empty()) return Verdict::applied;
  const Procedure procedure = procedure_of(state, version);
  const bool asks = procedure == Procedure::consensus || procedure == Procedure::consent;
  const bool plain = position.stance == event::Stance::agree || position.stance == event::Stance::pass;
  return asks && !plain ? Verdict::position_no_reason : Verdict::applied;
}

void note_block(const Context& context, VersionIndex version, PersonIndex person) {
  State& state = context.state;
  std::vector<std::uint32_t>& of_version = state.versions[version].blocks;
  const auto there =
      std::ranges::find_if(of_version, [&](std::uint32_t block) { return state.blocks[block].person == person; });
  const bool is_new = there == of_version.end();
  const auto index = is_new ? static_cast<std::uint32_t>(state.blocks.size()) : *there;
  if (is_new) {
    of_version.push_back(index);
    state.blocks.push_back({version, person, {}, {}});
  }
  context.insert_in_order(state.blocks[index].positions, context.event, [](EventIndex e) { return e; });
  context.make(Object::block, index);
}

Verdict judge(Context& context, const event::ReviewBlock& review) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named named_block = named(context, Object::block, review.position);
  if (is_void(named_block.verdict)) return named_block.verdict;
  Block& block = state.blocks[named_block.index];
  const Version& version = state.versions[block.version];
  if (procedure_of(state, version) != Procedure::consensus) return Verdict::act_wrong_reference;
  if (const Verdict verdict = check_last(context.view, block.version); is_void(verdict)) return verdict;
  if (const Verdict verdict = check_round_open(state, version); is_void(verdict)) return verdict;
  if (!state.is_elector(block.version, context.author)) return Verdict::position_not_elector;
  if (block.person == context.author) return Verdict::block_own;
  if (context.dry_run) return Verdict::applied;
  for (Block::Review& before : block.reviews)
    if (before.person == context.author && context.view.has(before.event)) before.replaced = true;
  block.reviews.push_back({context.event, context.author, review.stands, false});
  mark_version(context, block.version);
  return Verdict::applied;
}

bool is_by_silence(const State& state, VersionIndex v) {
  const auto& round = state.versions[v].deliberated;
  return round && round->procedure == Procedure::lazy;
}

Verdict oppose_proposal(Context& context, VersionIndex v) {
  State& state = context.state;
  Version& version = state.versions[v];
  if (const Verdict verdict = check_last(context.view, v); is_void(verdict)) return verdict;
  if (const Verdict verdict = check_round_open(state, version); is_void(verdict)) return verdict;
  if (!state.is_elector(v, context.author)) return Verdict::position_not_elector;
  if (context.view.has_by(version.deliberated->opposed, context.author)) return Verdict::oppose_repeated;
  if (context.dry_run) return Verdict::applied;
  context.insert_in_order(version.deliberated->opposed, context.act(), [](const Signed& act) { return act.event; });
  mark_version(context, v);
  return Verdict::applied;
}

namespace {
/// One that ends later keeps nobody from asking sooner.
bool has_open_fallback(const View& view, ProposalIndex proposal, const event::Terms& terms) {
  const State& state = view.state();
  return any_open(state, [&](const Vote& vote) {
    return vote.fallback_of != kNone && vote.closed_seal == 0 && end_of(vote.terms) <= end_of(terms) &&
           state.versions[vote.fallback_of].proposal == proposal && view.has(vote.event);
  });
}
}  // namespace

Verdict judge_fallback(Context& context, const event::Open& open) {
  const State& state = context.state;
  const Named proposal = named(context, Object::proposal, *open.fallback_of);
  if (is_void(proposal.verdict)) return proposal.verdict;
  if (const Verdict verdict = check_open(context.view, proposal.index); is_void(verdict)) return verdict;
  const event::Charter& charter = state.charter();
  const VersionIndex v = last_version(context.view, state.proposals[proposal.index]);
  const auto& round = state.versions[v].deliberated;
  const bool between_rounds = round && round->closed_seal != 0;
  const bool due = charter.consensus_rounds > 0 &&
                   failed_rounds(state, proposal.index, Procedure::consensus) >= charter.consensus_rounds;
  if (!due || !between_rounds) return Verdict::fallback_too_soon;
  if (open.threshold) return Verdict::vote_wrong_majority;
  if (has_open_fallback(context.view, proposal.index, open.terms)) return Verdict::fallback_repeated;
  const CommissionIndex commission = state.proposals[proposal.index].commission;
  Opening opening = check_terms(context, open.terms, commission);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::fallback, open.terms, std::move(opening));
  vote.commission = commission;
  vote.rule = event::both(charter.fallback, rule_of(state, commission, charter));
  vote.fallback_of = v;
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

}  // namespace folkmoot::assembly

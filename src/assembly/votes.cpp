#include "assembly/votes.h"

#include <algorithm>

#include "assembly/backing.h"
#include "assembly/cancelling.h"
#include "assembly/choices.h"
#include "assembly/commissions.h"
#include "assembly/elections.h"
#include "assembly/encrypted.h"
#include "assembly/offices.h"
#include "assembly/pages.h"
#include "assembly/procedures.h"
#include "assembly/reach.h"
#include "assembly/roll.h"
#include "assembly/witnesses.h"

namespace folkmoot::assembly {

std::string_view matter_name(Matter matter) {
  switch (matter) {
    case Matter::question:
      return "question";
    case Matter::removal:
      return "removal";
    case Matter::mandate:
      return "mandate";
    case Matter::recall:
      return "recall";
    case Matter::retention:
      return "retention";
    case Matter::lot:
      return "lot";
    case Matter::charter:
      return "charter";
    case Matter::emergency:
      return "emergency";
    case Matter::amendment:
      return "amendment";
    case Matter::again:
      return "again";
    case Matter::fallback:
      return "fallback";
    case Matter::election:
      return "election";
    case Matter::schedule:
      return "schedule";
    case Matter::commission:
      return "commission";
    case Matter::budget:
      return "budget";
    case Matter::dissolution:
      return "dissolution";
    case Matter::cut_off:
      return "cut_off";
  }
  return {};
}

bool is_witness(const State& state, PersonIndex person) {
  const auto device = witness_device(state, person);
  if (!device || state.page.number == 1) return device.has_value();
  // Of the open page: whoever was active when the seal before it named them, or was drawn.
  if (!state.page.named.empty())
    return std::binary_search(state.page.named.begin(), state.page.named.end(), *state.devices[*device].seal_key);
  const Person& there = state.persons[person];
  const seal::Candidate alone{there.id, *state.devices[*device].seal_key, there.seen_seal, there.seen};
  return !seal::next_witnesses({alone}, {}, {state.page.number - 1, state.page.opened()}).empty();
}

bool is_elector(const State& state, const Vote& vote, PersonIndex person) {
  const auto& all = state.electorates[vote.electorate].persons;
  return std::binary_search(all.begin(), all.end(), person);
}

Opening check_terms(const Context& context, const event::Terms& terms, CommissionIndex commission, Haste haste) {
  const State& state = context.state;
  if (terms.cast_until < state.page.opened()) return {Verdict::vote_over, {}};
  if (terms.window_ms < state.charter().vote_window_ms) return {Verdict::vote_short_window, {}};
  if (terms.urgent && haste == Haste::none) return {Verdict::vote_not_urgent, {}};
  std::vector<PersonIndex> electorate = electorate_at(context, commission);
  return {electorate.empty() ? Verdict::proposal_no_electorate : Verdict::applied, std::move(electorate)};
}

Verdict check_person(const Context& context, const PersonId& id) {
  const auto person = context.state.person(id);
  if (!person || !is_known(context.view, context.state.persons[*person])) return Verdict::act_unknown_reference;
  return is_on_roll(context.view, *person) ? Verdict::applied : Verdict::person_not_on_roll;
}

bool has_open_vote(const View& view, const About& about, const event::Terms& terms) {
  return any_open(view.state(), [&](const Vote& vote) {
    return vote.matter == about.matter && vote.person == about.person && vote.mandate == about.mandate &&
           vote.closed_seal == 0 && end_of(vote.terms) <= end_of(terms) && view.has(vote.event);
  });
}

Vote new_vote(const Context& context, Matter matter, const event::Terms& terms, Opening opening) {
  Vote out;
  out.event = context.event;
  out.opener = context.author;
  out.matter = matter;
  out.terms = terms;
  out.charter = context.state.charter_index();
  out.rule = context.state.charter().ordinary;
  out.electorate = freeze_electorate(context.state, std::move(opening.electorate));
  return out;
}

VoteIndex add_vote(Context& context, Vote vote) {
  State& state = context.state;
  const auto index = static_cast<VoteIndex>(state.votes.size());
  vote.reach = begin_reach(context, state.charters[vote.charter].charter.reach, vote.electorate);
  if (vote.reach.is_awaited()) state.votes_awaiting_reach.push_back(index);
  // Its opener asks for it, too.
  if (vote.backers_needed > 0 && is_elector(state, vote, context.author)) vote.backers.push_back(context.act());
  state.votes.push_back(std::move(vote));
  context.make(Object::vote, index);
  context.touch(Subject::vote, state.votes.back().entry, index);
  return index;
}

/// A ballot changed the vote. Which of two concurrent changes comes last is found when the vote is hashed, so that a
/// ballot costs no order.
void mark_vote(const Context& context, VoteIndex v) {
  State& state = context.state;
  Entry& entry = state.votes[v].entry;
  if (entry.last == kNoEvent || context.view.has(entry.last))
    entry.last = context.event;
  else
    state.contested_votes.push_back({v, context.event});
  mark(state, Subject::vote, entry, v);
}

void note_late(const Context& context, VoteIndex v, Vote::Late late) {
  State& state = context.state;
  state.votes[v].late.push_back(std::move(late));
  auto& waiting = state.votes_with_late;
  if (std::find(waiting.begin(), waiting.end(), v) == waiting.end()) waiting.push_back(v);
}

bool knows_of_close(const Context& context, const Vote& vote) {
  return vote.closed_seal != 0 && (context.dry_run || context.table().after(context.event) >= vote.closed_seal);
}

namespace {
void add_ballot(const Context& context, VoteIndex v, const event::Vote& ballot) {
  Vote& vote = context.state.votes[v];
  std::vector<std::uint32_t>& own = vote.ballots_of[context.author];
  for (const std::uint32_t i : own)
    if (context.view.has(vote.ballots[i].event)) vote.ballots[i].replaced = true;
  own.push_back(static_cast<std::uint32_t>(vote.ballots.size()));
  vote.ballots.push_back({context.event, context.author, ballot.choice, ballot.final, false, ballot.marks});
}

/// After the close: recorded, and not counted. What it replaces is asked of its own past, not of what seals hold.
void add_late(const Context& context, VoteIndex v, const event::Vote& ballot) {
  const Vote& vote = context.state.votes[v];
  Vote::Late late{context.event, context.author, ballot.choice, ballot.marks, {}, {}};
  const journal::SharedPast past = context.journal.past(context.event);
  if (const auto own = vote.ballots_of.find(context.author); own != vote.ballots_of.end())
    for (const std::uint32_t i : own->second)
      if (past->has(context.table(), vote.ballots[i].event)) late.replaces.push_back(vote.ballots[i].event);
  for (const Vote::Late& before : vote.late)
    if (before.person == context.author && past->has(context.table(), before.event))
      late.replaces.push_back(before.event);
  note_late(context, v, std::move(late));
}
}  // namespace

Verdict check_ballot(const Context& context, VoteIndex v, PersonIndex person, const event::Vote& ballot) {
  const Vote& there = context.state.votes[v];
  if (is_encrypted(there)) return Verdict::encrypted_ballots;
  if (!is_elector(context.state, there, person)) return Verdict::vote_not_elector;
  if (const Verdict list = check_list(context, there); is_void(list)) return list;
  if (!is_ballot_in(there, ballot)) return Verdict::vote_wrong_ballot;
  if (waits_for_backers(there)) return Verdict::vote_not_backed;
  return knows_of_close(context, there) ? Verdict::vote_closed : Verdict::applied;
}

namespace {
SecrecyAsked secrecy_asked(const event::Open& open, std::size_t electors) {
  const bool is_ranked = open.options && is_embedded(open.options->method);
  return {{*open.secrecy, electors, encrypted_texts(open).size() - 1, is_ranked}, !open.retention_ms, &open.terms};
}
}  // namespace

Verdict judge(Context& context, const event::Open& open) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (open.fallback_of && open.secrecy) return Verdict::encrypted_not_possible;
  if (open.fallback_of) return judge_fallback(context, open);
  CommissionIndex commission = kNone;
  if (open.commission) {
    const Named own = own_commission(context, *open.commission);
    if (is_void(own.verdict)) return own.verdict;
    if (open.retention_ms) return Verdict::commission_only_questions;
    commission = own.index;
  }
  // What is urgent is decided by a rule of its own, and lapses: a question that has no other.
  const bool may_be_urgent = !open.retention_ms && !open.options && !open.threshold && commission == kNone;
  Opening opening = check_terms(context, open.terms, commission, may_be_urgent ? Haste::may_be_urgent : Haste::none);
  if (is_void(opening.verdict)) return opening.verdict;
  const event::Charter& charter = context.state.charter();
  const event::DecisionRule& rule =
      commission == kNone ? charter.ordinary : rule_of(context.state, commission, charter);
  // A question may ask for more than the charter does. What cannot be undone has a rule of its own.
  const bool right = !open.threshold || (!open.retention_ms && event::covers(*open.threshold, rule.majorities.front()));
  if (!right) return Verdict::vote_wrong_majority;
  VoteIndex anew = kNone;
  if (open.anew) {
    const Named cancelled = cancelled_vote(context, *open.anew);
    if (is_void(cancelled.verdict)) return cancelled.verdict;
    anew = cancelled.index;
  }
  if (open.secrecy)
    if (const Verdict secrecy = check_secrecy(context, secrecy_asked(open, opening.electorate.size()));
        is_void(secrecy))
      return secrecy;
  if (context.dry_run) return Verdict::applied;
  const Matter matter = open.retention_ms ? Matter::retention : Matter::question;
  Vote vote = new_vote(context, matter, open.terms, std::move(opening));
  vote.scope = words_hash(open.question);
  vote.commission = commission;
  vote.rule = rule;
  if (open.threshold) vote.rule.majorities.front() = *open.threshold;
  if (open.retention_ms) vote.rule = charter.grave;
  if (open.terms.urgent) vote.rule = event::both(charter.urgent, charter.ordinary);
  if (open.options) vote.choices = choices_of(*open.options);
  vote.retention_ms = open.retention_ms.value_or(0);
  vote.anew = anew;
  const VoteIndex index = add_vote(context, std::move(vote));
  if (open.secrecy) begin_encrypted(context, index, *open.secrecy, encrypted_texts(open));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Vote& ballot) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named vote = named(context, Object::vote, ballot.vote);
  if (is_void(vote.verdict)) return vote.verdict;
  if (const Verdict verdict = check_ballot(context, vote.index, context.author, ballot); is_void(verdict))
    return verdict;
  if (context.dry_run) return Verdict::applied;
  if (context.state.votes[vote.index].closed_seal != 0)
    add_late(context, vote.index, ballot);
  else
    add_ballot(context, vote.index, ballot);
  mark_vote(context, vote.index);
  return Verdict::applied;
}

void acknowledge_late_ballots(const Context& context) {
  State& state = context.state;
  if (context.author == kNoPerson) return;
  for (const VoteIndex v : state.votes_with_late) {
    Vote& vote = state.votes[v];
    if (context.table().after(context.event) >= vote.closed_seal) continue;
    const bool counts = is_elector(state, vote, context.author) || is_witness(state, context.author);
    if (!counts || !is_on_roll(context.view, context.author)) continue;
    const journal::SharedPast past = context.journal.past(context.event);
    for (Vote::Late& late : vote.late)
      if (late.person != context.author && past->has(context.table(), late.event))
        late.acknowledged.push_back(context.act());
  }
}

std::vector<VoteIndex> votes_waiting_for(const State& state, PersonIndex person) {
  std::vector<VoteIndex> out;
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    const Vote& vote = state.votes[v];
    if (is_encrypted(vote)) continue;  // who has voted is not asked of these
    const bool takes_ballots = !vote.election || (!vote.election->by_lot && vote.election->frozen_seal != 0);
    if (vote.closed_seal == 0 && takes_ballots && !waits_for_backers(vote) && !vote.ballots_of.contains(person) &&
        is_elector(state, vote, person))
      out.push_back(v);
  }
  return out;
}

ProposalState vote_state(const State& state, const Vote& vote) {
  if (vote.decision == kNone) return ProposalState::open;
  if (vote.cancelled_by != kNoEvent) return ProposalState::cancelled;
  switch (state.decisions[vote.decision].outcome) {
    case Outcome::adopted:
      return state.decisions[vote.decision].lapsed_seal == 0 ? ProposalState::adopted : ProposalState::lapsed;
    case Outcome::rejected:
      return ProposalState::rejected;
    case Outcome::lapsed:
      return ProposalState::lapsed;
  }
  return ProposalState::open;
}

}  // namespace folkmoot::assembly

#include "assembly/cancelling.h"

#include <algorithm>

#include "assembly/encrypted.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

std::vector<PersonIndex> closing_people(const State& state) {
  if (!in_founding_page(state)) return state.page.witnesses;
  std::vector<PersonIndex> out;
  for (const Founding::Constituted& constituted : state.founding.constituted)
    out.insert(out.end(), constituted.founders.begin(), constituted.founders.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::size_t signatures_to_cancel(const State& state) {
  const std::size_t all = closing_people(state).size();
  // As many as close the page: all in the founding page, later those of whom a third may be missing.
  const std::size_t needed = in_founding_page(state) || all == 0 ? all : all - (all - 1) / 3;
  return std::max<std::size_t>(needed, 1);
}

std::vector<PersonIndex> cancellers(const State& state, const Vote& vote, const Vote::Cancelling& one) {
  const std::vector<PersonIndex> closing = closing_people(state);
  std::vector<PersonIndex> out;
  const auto add = [&](PersonIndex person) {
    if (std::binary_search(closing.begin(), closing.end(), person)) out.push_back(person);
  };
  add(vote.opener);
  for (const Signed& act : one.signatures) add(act.person);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

namespace {
/// Trustees and lots go their own way, step by step, to an end of their own.
bool ends_in_own_way(const Vote& vote) {
  return is_encrypted(vote) || vote.matter == Matter::lot || (vote.election && vote.election->by_lot);
}

bool is_signed(const State& state, const Vote& vote, const Vote::Cancelling& one) {
  // Where the opener alone closes pages nobody else could sign, and nobody cancels alone.
  return !one.signatures.empty() && cancellers(state, vote, one).size() >= signatures_to_cancel(state);
}
}  // namespace

Verdict judge(Context& context, const event::Cancel& cancel) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named target = named(context, Object::vote, cancel.vote);
  if (is_void(target.verdict)) return target.verdict;
  Vote& vote = state.votes[target.index];
  if (context.author != vote.opener) return Verdict::vote_not_opener;
  if (ends_in_own_way(vote)) return Verdict::cancel_own_way;
  if (vote.closed_seal != 0) return Verdict::vote_closed;
  const bool asked = std::any_of(vote.cancellings.begin(), vote.cancellings.end(),
                                 [&](const Vote::Cancelling& one) { return context.view.has(one.event); });
  if (asked) return Verdict::cancel_repeated;
  if (context.dry_run) return Verdict::applied;
  context.insert_in_order(vote.cancellings, Vote::Cancelling{context.event, {}},
                          [](const Vote::Cancelling& one) { return one.event; });
  context.make(Object::cancelling, target.index);
  context.touch(Subject::vote, vote.entry, target.index);
  return Verdict::applied;
}

Verdict confirm_cancelling(Context& context, VoteIndex index, const EventId& target) {
  State& state = context.state;
  Vote& vote = state.votes[index];
  const auto event = context.journal.find(target);
  const auto one = std::ranges::find(vote.cancellings, *event, &Vote::Cancelling::event);
  if (vote.opener == context.author) return Verdict::confirm_own;
  if (vote.closed_seal != 0) return Verdict::vote_closed;
  if (context.view.has_by(one->signatures, context.author)) return Verdict::confirm_repeated;
  const std::vector<PersonIndex> closing = closing_people(state);
  if (!std::binary_search(closing.begin(), closing.end(), context.author)) return Verdict::cancel_not_witness;
  if (context.dry_run) return Verdict::applied;
  one->signatures.push_back(context.act());
  context.touch(Subject::vote, vote.entry, index);
  return Verdict::applied;
}

Named cancelled_vote(const Context& context, const EventId& id) {
  const Named out = named(context, Object::vote, id);
  if (is_void(out.verdict)) return out;
  const bool cancelled = context.state.votes[out.index].cancelled_by != kNoEvent;
  return cancelled ? out : Named{Verdict::vote_not_cancelled, kNone};
}

void cancel_votes(State& state, std::uint64_t number) {
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    Vote& vote = state.votes[v];
    if (vote.closed_seal != 0) continue;
    const auto one = std::find_if(vote.cancellings.begin(), vote.cancellings.end(),
                                  [&](const Vote::Cancelling& asked) { return is_signed(state, vote, asked); });
    if (one == vote.cancellings.end()) continue;
    vote.cancelled_by = one->event;
    // A decision that says nothing of ballots, which stay where they are.
    Decision none;
    none.event = vote.event;
    none.electorate = static_cast<std::uint32_t>(state.electorates[vote.electorate].persons.size());
    none.not_voted = none.electorate;
    record_decision(state, v, std::move(none), number);
  }
}

}  // namespace folkmoot::assembly

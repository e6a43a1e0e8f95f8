#include "assembly/entered_ballots.h"

#include <algorithm>

#include "assembly/roll.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

namespace {
/// Whether the one takes the other's place: entered in a later page, or with the other one in its past.
bool takes_place_of(const Context& context, const Vote::Entered& later, const Vote::Entered& earlier) {
  if (later.page != earlier.page) return later.page > earlier.page;
  return context.journal.past(later.event)->has(context.table(), earlier.event);
}

void add_entered(const Context& context, Vote& vote, const Vote::Entered& entered) {
  bool is_replaced = false;
  std::vector<std::uint32_t>& own = vote.ballots_of[entered.person];
  for (const std::uint32_t i : own) {
    const Vote::Entered* other = find_entered(vote, vote.ballots[i].event);
    if (other == nullptr) continue;
    if (takes_place_of(context, entered, *other))
      vote.ballots[i].replaced = true;
    else if (takes_place_of(context, *other, entered))
      is_replaced = true;
  }
  own.push_back(static_cast<std::uint32_t>(vote.ballots.size()));
  vote.ballots.push_back({entered.event, entered.person, entered.choice, entered.final, is_replaced, entered.marks});
}

/// Signed after the close, by somebody who did not know of it.
void add_late_entered(const Context& context, VoteIndex v, const Vote::Entered& entered) {
  const Vote& vote = context.state.votes[v];
  Vote::Late late{context.event, entered.person, entered.choice, entered.marks, {}, {}};
  const auto meets = [&](EventIndex ballot, const Vote::Entered* other) {
    if (other == nullptr || other == &entered) return true;
    if (takes_place_of(context, entered, *other)) late.replaces.push_back(ballot);
    return !takes_place_of(context, *other, entered);
  };
  if (const auto own = vote.ballots_of.find(entered.person); own != vote.ballots_of.end())
    for (const std::uint32_t i : own->second)
      if (!meets(vote.ballots[i].event, find_entered(vote, vote.ballots[i].event))) return;
  for (const Vote::Late& before : vote.late)
    if (before.person == entered.person && !meets(before.event, find_signed(vote, before.event))) return;
  note_late(context, v, std::move(late));
}
}  // namespace

const Vote::Entered* find_signed(const Vote& vote, EventIndex confirm) {
  for (const Vote::Entered& entered : vote.entered)
    for (const Signed& by : entered.confirms)
      if (by.event == confirm) return &entered;
  return nullptr;
}

const Vote::Entered* find_entered(const Vote& vote, EventIndex e) {
  const auto found = std::ranges::find(vote.entered, e, &Vote::Entered::event);
  return found == vote.entered.end() ? nullptr : &*found;
}

void add_signatures(const Vote& vote, EventIndex ballot, std::vector<EventIndex>& out) {
  out.push_back(ballot);
  if (const Vote::Entered* entered = find_entered(vote, ballot))
    for (const Signed& confirm : entered->confirms)
      // One act signs several.
      if (std::ranges::find(out, confirm.event) == out.end()) out.push_back(confirm.event);
}

Verdict judge(Context& context, const event::EnterBallot& enter) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named vote = named(context, Object::vote, enter.vote);
  if (is_void(vote.verdict)) return vote.verdict;
  const auto person = state.person(enter.person);
  if (!person || !is_known(context.view, state.persons[*person])) return Verdict::act_unknown_reference;
  if (!state.persons[*person].listed) return Verdict::enter_has_device;
  const event::Vote ballot{enter.vote, enter.choice, enter.final, enter.marks};
  if (const Verdict verdict = check_ballot(context, vote.index, *person, ballot); is_void(verdict)) return verdict;
  // Nobody votes for who has left or was removed since.
  if (!is_on_roll(context.view, *person)) return Verdict::person_not_on_roll;
  if (context.dry_run) return Verdict::applied;
  state.votes[vote.index].entered.push_back(
      {context.event, *person, context.author, state.page.number, enter.choice, enter.final, enter.marks, {}});
  context.make(Object::entered_ballot, vote.index);
  return Verdict::applied;
}

Verdict confirm_entered_ballot(Context& context, VoteIndex v, const EventId& target) {
  Vote& vote = context.state.votes[v];
  const auto entered =
      std::ranges::find(vote.entered, context.journal.find(target).value_or(kNoEvent), &Vote::Entered::event);
  if (entered == vote.entered.end()) return Verdict::act_wrong_reference;
  if (entered->author == context.author) return Verdict::confirm_own;
  if (context.view.has_by(entered->confirms, context.author)) return Verdict::confirm_repeated;
  if (knows_of_close(context, vote)) return Verdict::vote_closed;
  if (context.dry_run) return Verdict::applied;
  entered->confirms.push_back(context.act());
  // With its first signature it is a ballot; the others only stand beside it.
  if (entered->confirms.size() == 1) {
    if (vote.closed_seal == 0)
      add_entered(context, vote, *entered);
    else
      add_late_entered(context, v, *entered);
  }
  mark_vote(context, v);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly

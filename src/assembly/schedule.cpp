// When the assembly meets, again and again: decided by a vote, in the place of what was decided before.
#include <algorithm>

#include "assembly/meetings.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

namespace {

bool overlaps_itself(const event::MeetingTime& time) {
  return time.every_ms != 0 && time.minutes * kMinuteMs > time.every_ms;
}
}  // namespace

Verdict judge(Context& context, const event::Schedule& schedule) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (std::ranges::any_of(schedule.times, overlaps_itself)) return Verdict::schedule_impossible;
  Opening opening = check_terms(context, schedule.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::schedule, schedule.terms, std::move(opening));
  for (const event::MeetingTime& time : schedule.times)
    vote.times.push_back({text_hash(time.title), text_hash(time.place), time.first, time.every_ms, time.minutes});
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

void adopt_times(State& state, VoteIndex v, std::uint64_t seal) {
  state.times.vote = v;
  state.times.seal = seal;
  state.times.times = state.votes[v].times;
  state.times.entry.last = state.votes[v].event;
  mark(state, Subject::schedule, state.times.entry, 0);
}

}  // namespace folkmoot::assembly

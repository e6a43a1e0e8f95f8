#include "assembly/backing.h"

#include <algorithm>

#include "assembly/votes.h"

namespace folkmoot::assembly {

std::uint64_t backers_for(const Fraction& share, std::uint64_t least, std::uint64_t most, std::uint64_t electorate) {
  if (share.numerator == 0) return 0;
  const std::uint64_t wanted = std::min(std::max(share.ceil_of(electorate), least), most);
  const std::uint64_t needed = std::min(wanted, electorate);
  return needed > 1 ? needed : 0;
}

bool is_backed(const View& view, const Vote& vote) { return view.has_people(vote.backers, vote.backers_needed); }

Verdict confirm_vote(Context& context, VoteIndex index) {
  State& state = context.state;
  Vote& vote = state.votes[index];
  if (vote.backers_needed == 0) return Verdict::vote_needs_no_backers;
  if (!is_elector(state, vote, context.author)) return Verdict::vote_not_elector;
  if (context.view.has_by(vote.backers, context.author)) return Verdict::confirm_repeated;
  if (!waits_for_backers(vote) || is_backed(context.view, vote)) return Verdict::confirm_complete;
  if (context.dry_run) return Verdict::applied;
  vote.backers.push_back(context.act());
  context.touch(Subject::vote, vote.entry, index);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly

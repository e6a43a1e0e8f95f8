#pragma once
// A vote that ends without a count (docs/rules/deciding.md): who opened it asks for that with a reason, and those who
// close the open page sign it, as many as close it. The seal that holds their signatures cancels the vote. Ballots stay
// on record; another vote may begin it anew, and names it. Nobody cancels alone.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// Who closes the open page: of the founding page whoever has founded so far, else those whom the last seal named.
std::vector<PersonIndex> closing_people(const State& state);
/// How many of them must sign.
std::size_t signatures_to_cancel(const State& state);
/// Who of them has signed, the opener included, ascending.
std::vector<PersonIndex> cancellers(const State& state, const Vote& vote, const Vote::Cancelling& one);

/// One more who closes the page, and signs.
Verdict confirm_cancelling(Context& context, VoteIndex vote, const EventId& target);
/// The vote that another one begins anew, if it was cancelled.
Named cancelled_vote(const Context& context, const EventId& id);
/// At a seal, before votes are counted.
void cancel_votes(State& state, std::uint64_t number);

}  // namespace folkmoot::assembly

#pragma once
// Elections (docs/rules/mandates.md): members stand, by their own word, until a time; the first seal at or after it
// closes the list; ballots on it are taken from the next page on, and counted by the election's method at the seal that
// closes the vote. Or a lot decides among those who stand. Each of those elected gets a mandate of their own.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// Whether the person stands, as the view sees it.
bool stands_in(const View& view, const Election& election, PersonIndex person);
/// Everybody who stands, ascending by id.
std::vector<PersonIndex> standing_in_election(const State& state, const Election& election);
/// Whether the list of the vote's candidates was closed and the act's author knew it; other votes have none.
Verdict check_list(const Context& context, const Vote& vote);

/// At a seal, once votes that are due have closed: lists are closed whose time has come.
void close_lists(State& state, std::uint64_t seal, Instant time);
/// Before the ballots are counted: who cannot be elected any more.
void pass_over(State& state, VoteIndex vote);
/// What an election decided: mandates for those elected, and who comes next.
void seat_elected(State& state, VoteIndex vote, std::uint64_t seal);
/// The next in order takes the place of this mandate, if there is one who can.
void fill_vacancy(State& state, MandateIndex mandate, std::uint64_t seal);

/// Of a lot: those who stand and can be elected, the tellers left out.
std::vector<PersonIndex> pool_of_election(const State& state, VoteIndex election,
                                          const std::vector<PersonIndex>& tellers);
/// As the lot begins: whose seats each candidate could have; who is of several groups, of the one named first.
void sort_into_strata(State& state, VoteIndex election);
/// The lot was drawn in this order.
void seat_by_lot(State& state, VoteIndex election, const std::vector<PersonIndex>& order, std::uint64_t seal);
/// Elections by lot whose time is over, with no lot on them under way or asked for: nobody is elected.
void close_undrawn(State& state, std::uint64_t seal, Instant time);

}  // namespace folkmoot::assembly

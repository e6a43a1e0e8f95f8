#pragma once
// Personal proxies (docs/rules/mandates.md): whoever gives one has a ballot like the holder's own wherever they give
// none themselves. Off unless the charter has them; one level, a few for each holder, for some time; not where people
// are chosen or recalled, nor in consensus.
//
// A proxy is in force from the page after the seal that holds it, so that all could see it before it counts. What ends
// it counts at once. Side by side, two of one giver are none, and more for one holder than the charter allows wait:
// neither the order of arrival nor that of the page decides whose voice somebody has.
#include <span>

#include "assembly/votes.h"

namespace folkmoot::assembly {

/// Whether the vote takes proxies: by its charter, its matter, and how its ballots are given.
bool takes_proxies(const State& state, const Vote& vote);
/// Neither ended nor over, as the view has it, in the open page; in force already, or not yet.
bool stands(const View& view, const Proxy& proxy);
/// It counts in what the next seal closes.
bool is_in_force(const State& state, const Proxy& proxy, Instant now);

/// Those in force in the vote, ascending by giver: at this time, where it is open; of one that a seal closed, as then.
std::vector<ByProxy> proxies_in(const State& state, const Vote& vote, Instant now);
/// Puts beside what people answered themselves what others answer for them, ascending by person.
std::vector<Answer> with_proxies(std::vector<Answer> own, std::span<const ByProxy> proxies);
/// All answers that count in the vote, own ones and by proxy.
std::vector<Answer> counted_in(const State& state, const Vote& vote);

/// At a seal, once it has closed what it closes: what it holds comes into force or waits, and what is over ends.
void settle_proxies(State& state, std::uint64_t number, Instant time);

}  // namespace folkmoot::assembly

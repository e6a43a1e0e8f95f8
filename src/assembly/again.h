#pragma once
// Votes on what was decided already (docs/rules/second-thoughts.md). What was rejected can be voted on again, for new
// facts; what was adopted can be taken back; what waits for the assembly can be ratified. Both results stay on record:
// a decision never changes, it only says which later one stands in its place.
#include "assembly/decisions.h"

namespace folkmoot::assembly {

/// What stands of a decision by now.
enum class Stands : std::uint8_t { adopted = 0, rejected = 1, lapsed = 2, rescinded = 3, waits = 4 };
std::string_view stands_name(Stands stands);
Stands stands_now(const State& state, DecisionIndex decision);
/// It has its effects, at once or since the assembly thought again.
inline bool stands_adopted(const State& state, DecisionIndex decision) {
  return stands_now(state, decision) == Stands::adopted;
}
/// The one that was decided first, of what the assembly may have thought over several times.
DecisionIndex first_of(const State& state, DecisionIndex decision);

/// By which rule it was decided.
event::DecisionRule rule_of(const State& state, const Decision& decision);

/// Whether people must be heard before the vote closes, because it takes back something that they rely on. Without
/// that it takes two thirds.
bool needs_notice(const State& state, const Vote& vote);

/// At the seal that closed it: what a vote on something decided changes.
void settle_again(State& state, VoteIndex vote, std::uint64_t number, Instant time);

}  // namespace folkmoot::assembly

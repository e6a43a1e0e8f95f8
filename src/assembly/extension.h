#pragma once
// Once more time for what missed its quorum, and nothing else (docs/rules/deciding.md): a vote, or a proposal that
// closes at a seal. Who opened it asks; the seal that holds this opens it again, with the same electorate and the same
// question, for as long as its charter keeps votes open. What was said stays and can be said anew. What the first close
// came to stays on record, under the id of the act that asked.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// Whether a seal closed it so, and not too long ago.
bool can_be_extended(const State& state, const Vote& vote);
bool can_be_extended(const State& state, VersionIndex version);
/// The outcome of a first close, since which there was more time.
bool is_set_aside(const State& state, DecisionIndex decision);

/// At a seal: what is to have more time has it from here on.
void extend_votes(State& state, std::uint64_t number, Instant time);
void extend_rounds(State& state, std::uint64_t number, Instant time);
/// The second close comes: the outcome of the first one gives way under the id that both would have.
void set_first_aside(State& state, const Extension& extension);

}  // namespace folkmoot::assembly

#pragma once
// An assembly that says that it is cut off (docs/rules/deciding.md): by an ordinary vote, until a time that it names.
// Who has no net for days must not lose a vote by that: ballots are collected for longer, and a minority has longer to
// report. It ends by itself and is renewed no more often than other rules for a time; it shortens nothing.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// The assembly is cut off now, by its own word: until then; or nothing.
std::optional<Instant> cut_off_until(const State& state);

/// Until when ballots are collected. Where the assembly was cut off at any moment of the usual time for that, longer.
Instant collected_until(const State& state, const event::Terms& terms, const event::Charter& charter);
Instant collected_until(const State& state, const Vote& vote);
/// For how long after a decision a minority may report on it.
std::uint64_t report_time(const State& state, const Decision& decision);

/// A seal adopted it.
void begin_cut_off(State& state, VoteIndex vote, std::uint64_t seal);
/// The assembly has taken it back.
void end_cut_off(State& state, VoteIndex vote, Instant time);

}  // namespace folkmoot::assembly

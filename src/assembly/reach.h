#pragma once
// Whom a matter has reached (docs/rules/deciding.md): the share of its electorate that the charter names must have
// received it before its time runs. Nobody sends receipts: a matter has reached whoever wrote something that rests on
// it, and the people without a device for whom such a person is the steward.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// For a matter that the present act opens: how many it must reach, and those whom it has reached as it is written.
Reach begin_reach(const Context& context, const Fraction& share, std::uint32_t electorate);
/// Notes that the author of this applied act has received what it rests on.
void note_receipt(const Context& context);
/// At a seal: whether it has reached enough people, or did not in the time there was. `opened`: the seal that holds it.
/// Whether that changed.
bool settle_reach(const State& state, Reach& reach, std::uint64_t opened, std::uint64_t number,
                  const event::Charter& charter);
/// Before a seal at this time nothing changes about the reach: when the waiting ends; nothing where nothing is waited
/// for, or where that begins with a seal to come.
std::optional<Instant> reach_ends(const State& state, const Reach& reach, std::uint64_t opened,
                                  const event::Charter& charter);
/// The matters that still wait.
void list_awaiting(State& state);

/// Until when a matter is open at least, by its charter; nothing where that begins with a seal to come.
std::optional<Instant> least_end(const State& state, const event::Terms& terms, const Reach& reach,
                                 std::uint64_t opened, const event::Charter& charter);

}  // namespace folkmoot::assembly

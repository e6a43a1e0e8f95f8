#pragma once
// Which device seals for a person, and with which key (docs/protocol/state.md section 1.9). Judged when it is named; in
// force from the seal on that holds it, so that the keys of a page never change while it is open.
#include "assembly/view.h"
#include "base/ids.h"

namespace folkmoot::assembly {

/// A seal key is renewed this long after it came into force: whoever steals it then, or finds it in an old copy, can
/// sign for pages of one term at most.
inline constexpr std::uint64_t kSealKeyTermMs = 365 * kDayMs;

/// When the person's seal key came into force, if that is settled: the time of that seal.
std::optional<Instant> seal_key_since(const State& state, const Person& person);

/// Of each person's namings in the page the last one is in force from this seal on; what it replaces is spent.
void settle_seal_keys(State& state, std::uint64_t number);

}  // namespace folkmoot::assembly

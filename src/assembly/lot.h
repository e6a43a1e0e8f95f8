#pragma once
// The lot of the witnesses, or of those who stand in an election (docs/protocol/state.md section 1.10): adopted by a
// vote, then commits, reveals, and the word of three tellers, each from one seal to another, so that all acts of a page
// see the same stage. The permutation is fixed by the seal that finds the tellers agreed. What nobody finishes fails by
// time, and changes nothing: those who were witnesses go on.
#include "assembly/view.h"
#include "base/ids.h"

namespace folkmoot::assembly {

/// Commits, and then reveals, are taken until the first seal that comes so long after the one before.
inline constexpr std::uint64_t kLotStageMs = 3 * kDayMs;
/// Tellers have so long.
inline constexpr std::uint64_t kLotEntropyMs = 30 * kDayMs;
/// A lot holds for a term; no other one is opened before.
inline constexpr std::uint64_t kLotTermMs = 365 * kDayMs;
/// Fewer commits - unless the pool is smaller - or reveals make it fail.
inline constexpr std::size_t kLotCommits = 5;
inline constexpr std::size_t kLotReveals = 3;
inline constexpr std::size_t kLotTellers = 3;

/// The one that is neither drawn nor failed, or null.
const Lot* lot_under_way(const State& state);
/// The permutation of the witnesses in force; empty before their first lot.
std::vector<PersonId> lot_order(const State& state);
/// From when on a seal ends the stage.
Instant stage_end(const State& state, const Lot& lot);
/// What the person said first; null for nothing.
const Lot::Said* said_by(const std::vector<Lot::Said>& said, PersonIndex person);
/// What all tellers say, if they say the same.
std::optional<std::string> agreed_entropy(const State& state, const Lot& lot);
/// Whether the person may commit in it.
bool may_commit(const State& state, const Lot& lot, PersonIndex person);

/// At a seal, when all else is settled: stages end, the lot is drawn, another one begins. The next page is open.
void settle_lots(State& state, const journal::Table& table, std::uint64_t number, Instant time);

}  // namespace folkmoot::assembly

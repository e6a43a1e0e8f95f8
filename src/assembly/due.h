#pragma once
// What time alone will change, so that whoever closes pages knows when to: without a seal nothing is ever due, and a
// vote in which all have answered would wait for somebody to write something.
#include "assembly/state.h"

namespace folkmoot::assembly {

/// The earliest time from which a seal changes something by its time alone: a vote closes, the term of a mandate, a
/// cool-off or a suspension ends. It may be past, as where all ballots of a vote are final. Nothing where all of this
/// waits for other things.
std::optional<Instant> next_due(const State& state);
/// Whether a seal at any time would close a vote now: it may close early, and every elector has a final ballot.
bool can_close_early(const State& state);

}  // namespace folkmoot::assembly

#pragma once
// What admission says of an event. "Parked" reasons can pass; "refused" ones are for ever and the same on every node.
#include "base/result.h"

namespace folkmoot::journal::errc {

// Refused.
inline constexpr Code kWrongAssembly = "journal.wrong_assembly";    // belongs to another assembly
inline constexpr Code kSecondFounding = "journal.second_founding";  // a founding event inside an assembly that has one
inline constexpr Code kNoFounding = "journal.no_founding";          // the first event of a journal must found it
inline constexpr Code kBodyMissing = "journal.body_missing";        // beyond the last seal the body must be there
inline constexpr Code kChain = "journal.chain";                     // seq or prev do not continue the chain they name
inline constexpr Code kNotIntroduced = "journal.not_introduced";    // nothing in its own past introduces its device
inline constexpr Code kAfter = "journal.after";                     // `after` lower than in its own past
inline constexpr Code kNamesFork = "journal.names_fork";            // names an event at or above a fork it has seen
// Parked.
inline constexpr Code kMissing = "journal.missing";         // waits for events that it names
inline constexpr Code kFutureSeal = "journal.future_seal";  // waits for a seal that is not held
inline constexpr Code kQuota = "journal.quota";             // waits for a newer seal: its chain's quota is used up
inline constexpr Code kForked = "journal.forked";  // of a forked device, and nobody else's kept event rests on it
inline constexpr Code kUnadmitted =
    "journal.unadmitted";  // its device was introduced before the last seal but is not on its roll

// Of a frontier that a seal or a witness names.
inline constexpr Code kFrontier = "journal.frontier";

// Of a home's own columns (table.h).
inline constexpr Code kColumns = "journal.columns";

}  // namespace folkmoot::journal::errc

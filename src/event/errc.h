#pragma once
// Why bytes are not an event. Stable codes; every decoder gives the same one on every node.
#include "base/result.h"

namespace folkmoot::event::errc {

inline constexpr Code kHeader = "event.header";    // not the canonical array of twelve items, or not framed as an event
inline constexpr Code kVersion = "event.version";  // a version that this software does not know
inline constexpr Code kClass = "event.class";      // no such class
inline constexpr Code kSeq = "event.seq";          // seq out of range, or prev not fitting it
inline constexpr Code kParents = "event.parents";  // too many, unsorted, doubled, or prev among them
inline constexpr Code kFounding =
    "event.founding";  // a founding event that is not first, or a first one of no assembly
inline constexpr Code kBodyTooLarge = "event.body_too_large";
inline constexpr Code kBodyMismatch = "event.body_mismatch";  // body and body_hash or body_len differ
inline constexpr Code kSignature = "event.signature";         // malleated, by another key, or by no valid key
inline constexpr Code kContent = "event.content";             // the body does not decode as its kind
inline constexpr Code kRecord = "event.record";               // an enclosure that does not decode
inline constexpr Code kCharter = "event.charter";             // a charter that does not decode or contradicts itself
inline constexpr Code kNotOpened = "event.not_opened";  // an encrypted body: not under this key, or wrongly padded
inline constexpr Code kRun = "event.run";               // a run that does not decode
inline constexpr Code kRunReference = "event.run_reference";  // a run names an event that is not held here

}  // namespace folkmoot::event::errc

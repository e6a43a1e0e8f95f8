#pragma once
// Why a file proves nothing. Stable codes.
#include "base/result.h"

namespace folkmoot::proof::errc {

inline constexpr Code kForm = "proof.form";          // not the canonical form of a proof
inline constexpr Code kFounding = "proof.founding";  // the founding that it shows is not this assembly's, or not whole
inline constexpr Code kStart = "proof.start";        // it does not start from, or pass, what is remembered
inline constexpr Code kUnremembered = "proof.unremembered";  // it starts from a seal, and nothing is remembered
inline constexpr Code kPlace = "proof.place";                // a link that does not follow what it rests on
inline constexpr Code kWitnesses = "proof.witnesses";        // other witnesses than the ones named
inline constexpr Code kQuorum = "proof.quorum";              // too few of them signed
inline constexpr Code kSignature = "proof.signature";        // a signature that does not verify
inline constexpr Code kVoices = "proof.voices";  // a reconvening without the voices of more than half of the roll
inline constexpr Code kPath = "proof.path";      // an entry, or an absence, that does not lead to the sealed state
inline constexpr Code kItem = "proof.item";      // entries that do not say together what is to be proved
inline constexpr Code kText = "proof.text";      // a text of another event than the one decided on
inline constexpr Code kNoWay = "proof.no_way";   // (building) the seals at hand do not lead from the start to the state
inline constexpr Code kNotThere = "proof.not_there";  // (building) the state's maps do not hold what they should

}  // namespace folkmoot::proof::errc

#pragma once
// Why bytes are no core, seal or seal record, and why a record is not kept. Stable codes.
#include "base/result.h"

namespace folkmoot::seal::errc {

inline constexpr Code kCore = "seal.core";                  // not the canonical array of twelve items
inline constexpr Code kSeal = "seal.seal";                  // not the canonical form of a seal
inline constexpr Code kRecord = "seal.record";              // not the canonical form of a seal record
inline constexpr Code kWitnesses = "seal.witnesses";        // keys not ascending, doubled, too many, none
inline constexpr Code kSignature = "seal.signature";        // a signature that does not verify, or by no witness
inline constexpr Code kQuorum = "seal.quorum";              // fewer signers than a quorum
inline constexpr Code kPlace = "seal.place";                // of another assembly, page or opening
inline constexpr Code kRound = "seal.round";                // a round too far ahead: ask again later
inline constexpr Code kProposer = "seal.proposer";          // a propose by a witness whose turn it is not
inline constexpr Code kSurplus = "seal.surplus";            // beyond what is kept of a witness and round
inline constexpr Code kUnknownPage = "seal.unknown_page";   // of a page whose witnesses are not known: ask again later
inline constexpr Code kClosedPage = "seal.closed_page";     // of a page that is sealed: answer with its seal
inline constexpr Code kPrepares = "seal.prepares_missing";  // a seal whose Q prepares are not held: ask for them
inline constexpr Code kTwoSeals = "seal.two_seals";         // another core is sealed for this page
inline constexpr Code kReconvening = "seal.reconvening";    // a reconvening without its form or majority
inline constexpr Code kAskPace = "seal.ask_pace";           // more asks of one person than an hour allows

}  // namespace folkmoot::seal::errc

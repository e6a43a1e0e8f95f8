#pragma once
// Why something is not counted. A count that says "not adopted" is no error.
#include "base/result.h"

namespace folkmoot::tally::errc {

inline constexpr Code kNoElectorate = "tally.no_electorate";  // nobody says how many may vote, or it is nobody
inline constexpr Code kNoPresent = "tally.no_present";        // the rule counts who is present, and nobody did
inline constexpr Code kNoReach = "tally.no_reach";            // the rule counts whom a matter reached, and nobody did
inline constexpr Code kImpossible = "tally.impossible";       // more answered than could
inline constexpr Code kTooMany = "tally.too_many";            // more than is counted here
inline constexpr Code kThreshold = "tally.threshold";         // a share that nobody can reach, or that asks for nothing
inline constexpr Code kOptions = "tally.options";             // too few or too many options, or one that is not there
inline constexpr Code kSeats = "tally.seats";                 // no seat, or more than options
inline constexpr Code kOrder = "tally.order";                 // the order of ties does not name each option once
inline constexpr Code kRound = "tally.round";                 // rounds begin with the first
inline constexpr Code kReview = "tally.review";               // no date of review, or one too far away

}  // namespace folkmoot::tally::errc

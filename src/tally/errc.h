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
inline constexpr Code kWeight = "tally.weight";               // a ballot that counts zero times
inline constexpr Code kGrade = "tally.grade";                 // a grade above the best
inline constexpr Code kTiedRanks = "tally.tied_ranks";        // equal ranks, where the method has no place for them
inline constexpr Code kOrder = "tally.order";                 // the order of ties does not name each option once
inline constexpr Code kRound = "tally.round";                 // rounds begin with the first
inline constexpr Code kReview = "tally.review";               // no date of review, or one too far away

// Files of ballots that cannot be read. Each comes with its line and column.
inline constexpr Code kFormat = "ballots.format";        // not what this place of the file is for
inline constexpr Code kCounts = "ballots.counts";        // numbers that contradict each other
inline constexpr Code kNames = "ballots.names";          // a name is missing, or stands twice
inline constexpr Code kRank = "ballots.rank";            // a rank or candidate is repeated, skipped or not there
inline constexpr Code kBallotWeight = "ballots.weight";  // weight zero, or huge
inline constexpr Code kTruncated = "ballots.truncated";  // the file ends too early
inline constexpr Code kNotUtf8 = "ballots.not_utf8";     // a name that is no text
inline constexpr Code kLongLine = "ballots.long_line";   // a line that is no ballot, by its length

}  // namespace folkmoot::tally::errc

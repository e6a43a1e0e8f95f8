#pragma once
// The rules that an archive is held to (docs/protocol/ballots.md, rules), as codes of errors and warnings.
// `belenios-tool` lets some of what they refuse pass.
#include "base/result.h"

namespace folkmoot::ballot::rule {

inline constexpr Code kOrder = "bel.order";              // 1: which events there are, and in which order
inline constexpr Code kClosing = "bel.closing";          // 2: voting and shuffling end before what follows
inline constexpr Code kRecords = "bel.records";          // 3: each record is named where it belongs, by its hash
inline constexpr Code kForm = "bel.form";                // 4: JSON in its one form, known fields only
inline constexpr Code kEncoding = "bel.encoding";        // 5: one text for an element or a number
inline constexpr Code kSubgroup = "bel.subgroup";        // 6: elements are in the group; keys are not neutral
inline constexpr Code kCredentials = "bel.credentials";  // 7: distinct credentials; a ballot has one of them
inline constexpr Code kDuplicate = "bel.duplicate";      // 8: no ballot twice
inline constexpr Code kCounts = "bel.counts";            // 9: how many were counted, with which weight
inline constexpr Code kTally = "bel.tally";              // 10: the encrypted tally is the ballots' product
inline constexpr Code kOwners = "bel.owners";            // 11: shares and shuffles: whose, one each, enough of them
inline constexpr Code kTrustees = "bel.trustees";        // 12: keys, and how those who share one made it
inline constexpr Code kResult = "bel.result";            // 13: the result is what the shares open
inline constexpr Code kElection = "bel.election";        // 14: identifier, version, group, fingerprint
inline constexpr Code kEmbedded = "bel.embedded";        // 15: questions whose votes are shuffled
inline constexpr Code kArchive = "bel.archive";          // 16: the bytes of the archive itself
inline constexpr Code kLimits = "bel.limits";            // 17: sizes
inline constexpr Code kProof = "bel.proof";              // a proof of a ballot, a shuffle or a share
inline constexpr Code kSignature = "bel.signature";      // a ballot's own signature
inline constexpr Code kHints = "bel.hints";              // a warning: hints that were of no use
inline constexpr Code kVote = "bel.vote";                // of a voter: a vote that the questions do not allow

}  // namespace folkmoot::ballot::rule

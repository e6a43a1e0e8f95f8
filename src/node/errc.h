#pragma once
// Why a node cannot do what it was asked to. Codes of the layers below come through as they are.
#include "base/result.h"

namespace folkmoot::node {

namespace errc {
inline constexpr Code kUsage = "node.usage";                  // the words do not make an act
inline constexpr Code kNotFound = "node.not_found";           // no such thing
inline constexpr Code kAmbiguous = "node.ambiguous";          // several such things
inline constexpr Code kNoAssembly = "node.no_assembly";       // this home has none, or not the one named
inline constexpr Code kNotMember = "node.not_member";         // this home is no member there yet
inline constexpr Code kInvitation = "invitation.damaged";     // not an invitation, or mistyped
inline constexpr Code kExpired = "invitation.expired";        // its time is over
inline constexpr Code kAlreadyJoined = "join.already";        // this home is in that assembly already
inline constexpr Code kDeviceCode = "device.damaged_code";    // not a device's code, or mistyped
inline constexpr Code kForeign = "bundle.foreign";            // no key here opens it
inline constexpr Code kNotEqual = "sync.not_equal";           // the exchange ended before both had the same
inline constexpr Code kNoContentKey = "node.no_content_key";  // this home was not given the assembly's key yet
inline constexpr Code kDamagedHome = "node.damaged_home";     // what was stored here cannot be read
inline constexpr Code kNothingOpen = "node.nothing_open";     // no bundle is being read
inline constexpr Code kNoDevice = "node.no_device";       // this home has no device of its own there: renew it first
inline constexpr Code kNotOnRoll = "bundle.not_on_roll";  // whom it is for is not on the roll
inline constexpr Code kOtherInvitation = "invitation.not_ours";  // its secret is held by another node
inline constexpr Code kSealKeyCopied = "seal.key_copied";        // this home's seal key is at work elsewhere
inline constexpr Code kSealKeyWaits = "seal.key_waits";          // the seal key that was named last is not in force yet
inline constexpr Code kOtherState = "seal.other_state";          // a seal says another state than this home's fold
inline constexpr Code kTakenAgain = "seal.taken_again";          // what a seal names does not come to what it says
inline constexpr Code kOtherHistory = "seal.other_history";      // not the one that holds the seal of the invitation
inline constexpr Code kNotReached = "seal.not_reached";          // the seal of the invitation is not here yet
inline constexpr Code kBadSignature = "seal.bad_signature";      // a seal's signers vouched for a forged event
inline constexpr Code kNoSeal = "proof.no_seal";                 // nothing is sealed yet
inline constexpr Code kNotSealed = "proof.not_sealed";           // it is in the open page only
inline constexpr Code kUndecided = "proof.undecided";            // the last seal has no decision on it
inline constexpr Code kNotKept = "proof.not_kept";               // a text that the proof must show was dropped here
inline constexpr Code kNoTrusteeSecret = "election.no_secret";   // another home of the person has it, or it is lost
inline constexpr Code kOtherSum = "election.other_sum";          // this home has opened another sum of the same vote
inline constexpr Code kNotRegistered = "election.not_registered";  // no seal holds a credential of this home's
inline constexpr Code kNoBallotLeft = "election.no_ballot_left";   // as many ballots were made as one may
inline constexpr Code kNothingToAudit = "election.nothing_to_audit";
inline constexpr Code kBallotText = "election.damaged_text";  // no ballot or audit, or mistyped
inline constexpr Code kOwnBallot = "election.own_ballot";     // whoever handed it in would show that they voted
inline constexpr Code kNoResult = "election.no_result";       // nothing was opened yet
inline constexpr Code kNeedsRebase = "amend.needs_rebase";    // what an amendment changes was changed in the meantime
}  // namespace errc

/// What an exit code of the command line says.
enum class ExitClass : std::uint8_t { done = 0, refused = 1, usage = 2, damaged = 3, unreachable = 4 };

/// The class of an error by its code.
ExitClass exit_class(Code code);

}  // namespace folkmoot::node

#pragma once
// Why an act is void: the one table. Codes are for ever: tests, translations and other programs hold on to them.
#include <cstdint>

#include "base/result.h"

namespace folkmoot::assembly {

// clang-format off
//  name                       code                          rule            explanation, for people
#define FM_VOID_CODES(X) \
  X(body_malformed,            "body.malformed",             "form",         "Its body cannot be read.") \
  X(body_encrypted,            "body.encrypted",             "form",         "Its body is encrypted where the rules in force ask for a plain one.") \
  X(space_unknown,             "space.unknown",              "form",         "It belongs to a room, and the assembly has no such room.") \
  X(kind_unknown,              "kind.unknown",               "form",         "The rules in force know no act of this kind.") \
  X(kind_wrong_class,          "kind.wrong_class",           "form",         "It was announced as another class of act than its kind belongs to.") \
  X(act_not_constituted,       "act.not_constituted",        "founding",     "Its author acted before enough founders had signed the charter.") \
  X(act_not_member,            "act.not_member",             "authority",    "Its author was not on the roll when writing it.") \
  X(act_not_authorised,        "act.not_authorised",         "authority",    "Only the author of the proposal may do this.") \
  X(act_unknown_reference,     "act.unknown_reference",      "authority",    "It names something that its author had not received.") \
  X(act_wrong_reference,       "act.wrong_reference",        "authority",    "What it names is void, or is something else than this act needs.") \
  X(device_suspended,          "device.suspended",           "suspension",   "The device that wrote it was suspended from an earlier point on.") \
  X(device_repeated,           "device.repeated",            "devices",      "The device was already added for this person.") \
  X(device_taken,              "device.taken",               "devices",      "The device already belongs to another person.") \
  X(device_too_many,           "device.too_many",            "devices",      "The person already has as many devices as one may have.") \
  X(found_repeated,            "found.repeated",             "founding",     "An assembly is founded once, by its first event.") \
  X(constitute_not_an_accept,  "constitute.not_an_accept",   "founding",     "It names something that is not a founder's accept, or that its author had not received.") \
  X(constitute_too_few,        "constitute.too_few",         "founding",     "It names fewer founders than the founding asked for.") \
  X(constitute_without_first,  "constitute.without_first",   "founding",     "The first founder is not among those it names.") \
  X(constitute_repeated,       "constitute.repeated",         "founding",    "The assembly was constituted already.") \
  X(hand_in_wrong_assembly,    "hand_in.wrong_assembly",     "admission",    "The enclosure was made for another assembly.") \
  X(hand_in_bad_proof,         "hand_in.bad_proof",          "admission",    "A key or a signature in the enclosure is not valid.") \
  X(hand_in_repeated,          "hand_in.repeated",           "admission",    "The enclosure had been handed in before.") \
  X(invitation_repeated,       "invitation.repeated",        "admission",    "The same invitation was published before.") \
  X(invitation_missing,        "invitation.missing",         "admission",    "Only the founder who began may come without an invitation.") \
  X(invitation_unknown,        "invitation.unknown",         "admission",    "The invitation it rests on is void, or had not been received.") \
  X(invitation_used,           "invitation.used",            "admission",    "Somebody else has used the invitation.") \
  X(application_repeated,      "application.repeated",       "admission",    "The person is known to the assembly already.") \
  X(application_taken_back,    "application.taken_back",     "admission",    "The person has left, was removed, or has taken the application back.") \
  X(vouch_not_founder,         "vouch.not_founder",          "admission",    "In the founding page only founders vouch.") \
  X(vouch_too_young,           "vouch.too_young",            "admission",    "Its author has not been a member for long enough to vouch.") \
  X(vouch_too_often,           "vouch.too_often",            "admission",    "Its author has vouched for as many people as one may in this time.") \
  X(vouch_repeated,            "vouch.repeated",             "admission",    "Its author has vouched for them already.") \
  X(vouch_admitted,            "vouch.admitted",             "admission",    "They are on the roll already.") \
  X(objection_too_late,        "objection.too_late",         "admission",    "Those it objects to had been admitted before.") \
  X(objection_repeated,        "objection.repeated",         "admission",    "Its author has objected to them already.") \
  X(suspension_wrong_tip,      "suspension.wrong_tip",       "suspension",   "The last good event that it names was not written by that device.") \
  X(suspension_other_device,   "suspension.other_device",    "suspension",   "The first signer suspended another device.") \
  X(suspension_repeated,       "suspension.repeated",        "suspension",   "Its author has signed this suspension already.") \
  X(suspension_complete,       "suspension.complete",        "suspension",   "The suspension has all signatures it needs.") \
  X(suspension_too_many,       "suspension.too_many",        "suspension",   "Nobody backs the suspension of more than two devices of others at a time.") \
  X(proposal_admitted,         "proposal.admitted",          "proposals",    "The person it would admit is on the roll already.") \
  X(proposal_no_electorate,    "proposal.no_electorate",     "proposals",    "There is nobody who could decide it.") \
  X(proposal_closed,           "proposal.closed",            "proposals",    "The proposal had been decided already.") \
  X(proposal_withdrawn,        "proposal.withdrawn",         "proposals",    "The proposal had been withdrawn.") \
  X(proposal_old_version,      "proposal.old_version",       "proposals",    "There was a newer version of the proposal.") \
  X(position_not_elector,      "position.not_elector",       "positions",    "The person was not on the roll when this version was opened.") \
  X(enter_has_device,          "enter.has_device",           "positions",    "The person has a device and speaks for themselves.") \
  X(confirm_own,               "confirm.own",                "positions",    "Nobody confirms what they wrote themselves.") \
  X(confirm_repeated,          "confirm.repeated",           "positions",    "Its author has confirmed this already.") \
  X(confirm_complete,          "confirm.complete",           "decisions",    "It has all signatures it needs.") \
  X(decide_missing_positions,  "decide.missing_positions",   "decisions",    "Somebody of the electorate had not answered yet.") \
  X(hand_count_impossible,     "hand_count.impossible",      "decisions",    "More hands than people present, or more people than the electorate has.") \
  X(act_after_removal,         "act.after_removal",          "removal",      "It was received after the removal of its author, who did not know of it.") \
  X(act_knew_of_removal,       "act.knew_of_removal",        "removal",      "Its author knew of having been removed.") \
  X(removal_last_hour,         "removal.last_hour",          "removal",      "Its author was removed by the seal of its page, and nobody who voted on that had seen it.") \
  X(removal_repeated,          "removal.repeated",           "removal",      "A vote on removing the same person is open.") \
  X(device_forked,             "device.forked",              "devices",      "The device that wrote it had contradicted itself: it wrote two events in one place.") \
  X(person_not_on_roll,        "person.not_on_roll",         "votes",        "The person it is about is not on the roll.") \
  X(vote_over,                 "vote.over",                  "votes",        "Its time for ballots had ended before the page in which it was received began.") \
  X(vote_short_window,         "vote.short_window",          "votes",        "It would collect ballots for a shorter time than the charter asks for.") \
  X(vote_wrong_majority,       "vote.wrong_majority",        "votes",        "Its matter cannot be decided by the majority that it names.") \
  X(vote_not_elector,          "vote.not_elector",           "votes",        "Its author was not on the roll when the vote was opened.") \
  X(vote_closed,               "vote.closed",                "votes",        "Its author knew that the vote had closed.") \
  X(charter_invalid,           "charter.invalid",            "charter",      "The charter it carries does not decode, or contradicts itself.") \
  X(charter_unchanged,         "charter.unchanged",          "charter",      "The charter it carries is in force.") \
  X(charter_other_base,        "charter.other_base",         "charter",      "The charter in whose place it would come was not in force.") \
  X(charter_fixed,             "charter.fixed",              "charter",      "It changes what stands as founded: the protocol, the founding period, or the bounds against floods.") \
  X(charter_above_group,       "charter.above_group",        "charter",      "It asks for more people than the assembly has.") \
  X(charter_wrong_reading,     "charter.wrong_reading",      "charter",      "The reading it follows was not adopted, was of another charter, or was the last.") \
  X(emergency_protected,       "emergency.protected",        "emergency",    "It changes what only another charter may: how matters are decided, when people are heard, how rules change.") \
  X(emergency_no_term,         "emergency.no_term",          "emergency",    "It would end before the vote on it.") \
  X(emergency_too_long,        "emergency.too_long",         "emergency",    "It would last longer than the charter allows.") \
  X(emergency_too_often,       "emergency.too_often",        "emergency",    "Rules for a time about the same were renewed as often as the charter allows.") \
  X(vote_wrong_ballot,         "vote.wrong_ballot",          "votes",        "It is no ballot of the kind that the vote asks for.") \
  X(mandate_short_term,        "mandate.short_term",         "mandates",     "The mandate would end before the vote on it.") \
  X(mandate_not_given,         "mandate.not_given",          "mandates",     "No seal has given the mandate that it names.") \
  X(mandate_not_holder,        "mandate.not_holder",         "mandates",     "Its author does not hold the mandate that it names.") \
  X(mandate_expired,           "mandate.expired",            "mandates",     "The mandate had ended when the page of the act began.") \
  X(mandate_recalled,          "mandate.recalled",           "mandates",     "It was received after the recall of the mandate, of which its author did not know.") \
  X(mandate_knew_of_recall,    "mandate.knew_of_recall",     "mandates",     "Its author knew that the mandate had been recalled.") \
  X(recall_repeated,           "recall.repeated",            "mandates",     "A vote on recalling the same mandate is open.") \
  X(witness_founding_page,     "witness.founding_page",      "seals",        "In the founding page people seal with the keys that they came with.") \
  X(witness_other_device,      "witness.other_device",       "seals",        "Only an own device can seal for its author, and names its own key.") \
  X(witness_known_key,         "witness.known_key",          "seals",        "The seal key that it names is somebody's, or was.") \
  X(witness_bad_proof,         "witness.bad_proof",          "seals",        "The seal key that it names is not valid, or did not sign for this device.") \
  X(lot_too_soon,              "lot.too_soon",               "lots",         "The witnesses are being drawn by lot, or were less than a term ago.") \
  X(lot_wrong_tellers,         "lot.wrong_tellers",          "lots",         "A lot has three different tellers.") \
  X(lot_other_stage,           "lot.other_stage",            "lots",         "The lot was not at the stage to which it belongs, or its author did not know that it was.") \
  X(lot_not_in_pool,           "lot.not_in_pool",            "lots",         "Its author is not in the pool of the lot, or left the one before without a reveal.") \
  X(lot_repeated,              "lot.repeated",               "lots",         "Its author has said this in the lot already.") \
  X(lot_wrong_secret,          "lot.wrong_secret",           "lots",         "It is not the secret to which its author is bound.") \
  X(lot_not_teller,            "lot.not_teller",             "lots",         "Its author is no teller of the lot.")
// clang-format on

/// What the fold says of an event. `unread` marks events that it was not given.
enum class Verdict : std::uint8_t {
  unread = 0,
  applied = 1,
#define FM_VERDICT(name, code, rule, text) name,
  FM_VOID_CODES(FM_VERDICT)
#undef FM_VERDICT
};

inline constexpr std::size_t kVoidCodes = 0
#define FM_COUNT(name, code, rule, text) +1
    FM_VOID_CODES(FM_COUNT)
#undef FM_COUNT
    ;
/// The void verdict number `i`, below kVoidCodes.
inline Verdict void_verdict(std::size_t i) { return static_cast<Verdict>(i + 2); }

inline bool is_void(Verdict verdict) { return verdict > Verdict::applied; }
/// The stable code; empty for what is not void.
Code code_of(Verdict verdict);
/// The rule that made it void, in one word; and why, in one sentence.
std::string_view rule_of(Verdict verdict);
std::string_view explanation(Verdict verdict);

/// What stops the fold as a whole. Nothing in a journal can: these are about what it was given to work with.
namespace errc {
inline constexpr Code kNewerVersion = "fold.newer_version";  // the charter's protocol number is not known here
inline constexpr Code kBodyMissing = "fold.body_missing";    // the body source lacks a body of the open page
inline constexpr Code kSnapshot = "fold.snapshot";           // damaged, of another version, or of another journal
inline constexpr Code kPage = "fold.page";                   // pages close in order, and after the journal's
}  // namespace errc

}  // namespace folkmoot::assembly

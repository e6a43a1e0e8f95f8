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
  X(meeting_short_notice,      "meeting.short_notice",       "meetings",     "It calls a meeting at shorter notice than the charter asks for.") \
  X(meeting_too_soon,          "meeting.too_soon",           "meetings",     "A second call lies further from the first.") \
  X(meeting_other_agenda,      "meeting.other_agenda",       "meetings",     "A second call brings nothing that the first one's agenda did not have.") \
  X(meeting_had_quorum,        "meeting.had_quorum",         "meetings",     "There is no second call after a meeting that had its quorum.") \
  X(meeting_not_caller,        "meeting.not_caller",         "meetings",     "Before a meeting opens its agenda is set by whoever called it.") \
  X(meeting_not_facilitator,   "meeting.not_facilitator",    "meetings",     "Only the facilitator of the meeting may do this.") \
  X(meeting_not_open,          "meeting.not_open",           "meetings",     "The meeting was not open.") \
  X(meeting_opened,            "meeting.opened",             "meetings",     "The meeting was open already.") \
  X(meeting_over,              "meeting.over",               "meetings",     "The meeting was over.") \
  X(meeting_not_over,          "meeting.not_over",           "meetings",     "The meeting had neither ended nor broken off.") \
  X(meeting_wrong_offices,     "meeting.wrong_offices",      "meetings",     "A meeting has a minute-taker and two tellers or more, all different, and a facilitator, who can all sign.") \
  X(meeting_other_facilitator, "meeting.other_facilitator",  "meetings",     "Somebody is there who holds the office of facilitation.") \
  X(meeting_own_report,        "meeting.own_report",         "meetings",     "Nobody facilitates where their own mandate is reported on.") \
  X(meeting_not_there,         "meeting.not_there",          "meetings",     "Its author, or somebody whom it names, was not at the meeting.") \
  X(meeting_no_quorum,         "meeting.no_quorum",          "meetings",     "Too few were there to decide.") \
  X(attend_repeated,           "attend.repeated",            "meetings",     "It changes nothing: they were there, or gone, already.") \
  X(theme_repeated,            "theme.repeated",             "meetings",     "Somebody had proposed a theme of this title; it can be supported.") \
  X(item_unknown,              "item.unknown",               "meetings",     "The agenda has no such item.") \
  X(item_opposed,              "item.opposed",               "meetings",     "Somebody opposed deciding it without debate, and the meeting had not taken it up.") \
  X(item_not_by_consent,       "item.not_by_consent",        "meetings",     "It does not stand on the agenda by consent, or was taken up already.") \
  X(floor_closed,              "floor.closed",               "meetings",     "The list of speakers on the item was closed.") \
  X(floor_repeated,            "floor.repeated",             "meetings",     "The person waits to speak already.") \
  X(floor_not_waiting,         "floor.not_waiting",          "meetings",     "The person does not wait to speak.") \
  X(floor_nothing_to_answer,   "floor.nothing_to_answer",    "meetings",     "There is no speech of somebody else that could still be answered at once.") \
  X(floor_not_next,            "floor.not_next",             "meetings",     "Somebody else was next, and no reason is given.") \
  X(floor_taken,               "floor.taken",                "meetings",     "Somebody has the floor; only safety and points of order interrupt.") \
  X(floor_free,                "floor.free",                 "meetings",     "Nobody has the floor.") \
  X(challenge_repeated,        "challenge.repeated",         "meetings",     "Its author has challenged the same already.") \
  X(challenge_undecided,       "challenge.undecided",        "meetings",     "Enough members challenge it: the meeting decides that first.") \
  X(challenge_upheld,          "challenge.upheld",           "meetings",     "The meeting upheld a challenge to it: the agenda is set, or the item taken up, anew.") \
  X(hand_count_not_teller,     "hand_count.not_teller",      "meetings",     "In a meeting its tellers and its minute-taker sign for what the hands say.") \
  X(schedule_impossible,       "schedule.impossible",        "meetings",     "A meeting would begin again before it has ended.") \
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
  X(lot_not_teller,            "lot.not_teller",             "lots",         "Its author is no teller of the lot.") \
  X(vote_not_urgent,           "vote.not_urgent",            "votes",        "Only a question that asks for no majority of its own, a proposal that admits nobody, and what takes back no mandate can be urgent.") \
  X(procedure_weaker,          "procedure.weaker",           "deliberation", "It would be decided by a weaker procedure than the charter's.") \
  X(lazy_not_listed,           "lazy.not_listed",            "deliberation", "The charter has no consent by silence for matters of this class, or not for so much money.") \
  X(review_missing,            "review.missing",             "deliberation", "What is decided by consent has a date of review.") \
  X(review_wrong_time,         "review.wrong_time",          "deliberation", "Its review would come before its end, or later than the charter allows.") \
  X(consent_only_trial,        "consent.only_trial",         "deliberation", "After so many rounds without consent there are only trials, whose review is near.") \
  X(position_no_reason,        "position.no_reason",         "deliberation", "Whoever has reservations, stands aside or blocks says why.") \
  X(round_over,                "round.over",                 "deliberation", "The round on this version was over: a new version begins the next one.") \
  X(decide_at_seal,            "decide.at_seal",             "deliberation", "The proposal closes at a seal, which counts the positions that it holds.") \
  X(hand_count_over_block,     "hand_count.over_block",      "deliberation", "Somebody's block stands in writing: a show of hands does not pass over it.") \
  X(block_own,                 "block.own",                  "deliberation", "Whether a block stands is for the others to find.") \
  X(oppose_repeated,           "oppose.repeated",            "objections", "Its author has said no to this already.") \
  X(fallback_too_soon,         "fallback.too_soon",          "deliberation", "The charter has no vote in place of consensus, the proposal has not failed often enough, or a round on it is under way.") \
  X(fallback_repeated,         "fallback.repeated",          "deliberation", "A vote in place of consensus on the same proposal is open.") \
  X(election_short,            "election.short",             "elections",    "It would take candidates for longer than it asks for ballots.") \
  X(election_list_closed,      "election.list_closed",       "elections",    "The list of candidates had been closed when its page began.") \
  X(election_list_open,        "election.list_open",         "elections",    "The list of candidates was still open, or its author did not know it.") \
  X(election_by_lot,           "election.by_lot",            "elections",    "The election is decided by lot and takes no ballots.") \
  X(election_not_by_lot,       "election.not_by_lot",        "elections",    "The election that the lot would decide is over, or is decided by ballots.") \
  X(election_repeated,         "election.repeated",          "elections",    "Its author has said this in the election already.") \
  X(election_not_standing,     "election.not_standing",      "elections",    "Its author neither stands in the election nor holds what it would give back.") \
  X(election_teller,           "election.teller",            "elections",    "Who tells what came out in the lot of an election does not stand in it.") \
  X(mandate_unknown_office,    "mandate.unknown_office",     "mandates",     "The charter has no office of this name.") \
  X(mandate_beyond_term,       "mandate.beyond_term",        "mandates",     "It would last longer than the term of its office.") \
  X(mandate_in_a_row,          "mandate.in_a_row",           "mandates",     "The person has served in this office as often, one term after the other, as the charter allows.") \
  X(mandate_waived_before,     "mandate.waived_before",      "mandates",     "The limit of terms one after the other was waived for the person already.") \
  X(mandate_too_many,          "mandate.too_many",           "mandates",     "The person holds as many mandates as one may.") \
  X(mandate_incompatible,      "mandate.incompatible",       "mandates",     "The person holds an office that excludes this one.") \
  X(mandate_given_back,        "mandate.given_back",         "mandates",     "Its author has given the mandate back.") \
  X(mandate_report_overdue,    "mandate.report_overdue",     "mandates",     "The mandate rests until its holder has given the report that is overdue.") \
  X(mandate_caretaker,         "mandate.caretaker",          "mandates",     "The term had ended: until somebody follows, its holder makes statements and reports, and nothing else.") \
  X(mandate_vote_repeated,     "mandate_vote.repeated",      "mandates",     "Its author has said how the mandate voted on this matter.") \
  X(recall_no_holder,          "recall.no_holder",           "mandates",     "It does not say whose mandate, or names somebody who was not given it.") \
  X(vote_not_backed,           "vote.not_backed",            "votes",        "Too few people had asked for the vote when its page began.") \
  X(vote_needs_no_backers,     "vote.needs_no_backers",      "votes",        "The vote needs nobody to ask for it beside its opener.") \
  X(amend_outside,             "amend.outside",              "amendments",   "It changes a place that the text does not have.") \
  X(amend_too_deep,            "amend.too_deep",             "amendments",   "It changes an amendment of an amendment.") \
  X(amend_decided,             "amend.decided",              "amendments",   "The amendment that it changes had been decided.") \
  X(amend_ends_later,          "amend.ends_later",           "amendments",   "It would end after the amendment that it changes.") \
  X(oppose_no_effect,          "oppose.no_effect",           "amendments",   "Nothing takes effect there unless somebody says no.") \
  X(revise_not_adopted,        "revise.not_adopted",         "amendments",   "It takes up an amendment that was not adopted and that its author may not take up alone.") \
  X(revise_leaves_out,         "revise.leaves_out",          "amendments",   "It leaves out an amendment that was adopted.") \
  X(revise_incompatible,       "revise.incompatible",        "amendments",   "It takes up amendments that exclude each other.") \
  X(revise_other_length,       "revise.other_length",        "amendments",   "Its text is not as long as the amendments make it.") \
  X(report_not_minority,       "report.not_minority",        "reports",      "Its author was on the side that won, or had no part in the decision.") \
  X(report_too_late,           "report.too_late",            "reports",      "The time to report on the decision had ended when its page began.") \
  X(report_too_long,           "report.too_long",            "reports",      "It has more than a thousand words.") \
  X(again_not_settled,         "again.not_settled",          "again",        "No seal has settled what it is about.") \
  X(again_wrong_purpose,       "again.wrong_purpose",        "again",        "What stands is not what it would change.") \
  X(again_too_soon,            "again.too_soon",             "again",        "The decision was thought over again less than a term ago.") \
  X(again_repeated,            "again.repeated",             "again",        "A vote on the same is open.") \
  X(again_own_way,             "again.own_way",              "again",        "What it would take back changes in its own way only.") \
  X(commission_weak_rule,      "commission.weak_rule",       "commissions",  "The commission would decide by less than the charter's ordinary rule.") \
  X(commission_not_founded,    "commission.not_founded",     "commissions",  "No seal has founded the commission that it names.") \
  X(commission_dissolved,      "commission.dissolved",       "commissions",  "The commission that it names had been dissolved.") \
  X(commission_not_member,     "commission.not_member",      "commissions",  "Its author was not of the commission when the page began, or had left it.") \
  X(commission_repeated,       "commission.repeated",        "commissions",  "Its author is of the commission already, or waits to be.") \
  X(commission_only_questions, "commission.only_questions",  "commissions",  "A commission decides questions of its own, and nothing that is the assembly's.") \
  X(task_finished,             "task.finished",              "tasks",        "The task had been finished.") \
  X(task_repeated,             "task.repeated",              "tasks",        "Its author has taken the task already.") \
  X(task_not_taken,            "task.not_taken",             "tasks",        "Its author has not taken the task, or has given it back.") \
  X(budget_short_term,         "budget.short_term",          "money",        "The budget would end before the vote on it.") \
  X(budget_not_granted,        "budget.not_granted",         "money",        "No seal has granted the budget that it names.") \
  X(budget_ended,              "budget.ended",               "money",        "The budget had ended when the page of the act began.") \
  X(budget_not_spender,        "budget.not_spender",         "money",        "Its author is neither of the commission nor holds the office of the treasury.") \
  X(budget_exceeded,           "budget.exceeded",            "money",        "It spends more than is left of the budget.") \
  X(hide_no_moderators,        "hide.no_moderators",         "moderation",   "The charter has no office of moderation, so that nobody hides anything.") \
  X(hide_not_moderator,        "hide.not_moderator",         "moderation",   "Its author does not hold the office of moderation.") \
  X(hide_protected,            "hide.protected",             "moderation",   "What it would hide is to be read by everybody: the charter, a recall, an appeal, a minority's report, or what moderators did.") \
  X(hide_repeated,             "hide.repeated",              "moderation",   "It was hidden before: by another moderator, or until the assembly decided to show it.") \
  X(suspension_by_owner,       "suspension.by_owner",        "suspension",   "The device's own person suspended it, and nobody else has a say in that.") \
  X(suspension_over,           "suspension.over",            "suspension",   "The suspension has ended, or the assembly has made it its own.") \
  X(suspension_objected,       "suspension.objected",        "suspension",   "Its author has objected to this suspension already.") \
  X(suspension_lifted,         "suspension.lifted",          "suspension",   "Its author backed a suspension of this device that members lifted, less than a term ago.") \
  X(assembly_dissolved,        "assembly.dissolved",         "dissolution",  "The assembly had been dissolved.") \
  X(encrypted_not_possible,    "encrypted.not_possible",   "encrypted",    "Ballots are encrypted for questions and elections that end at their time, and decide no retention and by no lot.") \
  X(encrypted_too_large,       "encrypted.too_large",      "encrypted",    "Its ballots, or all of them together, would be too large.") \
  X(encrypted_too_few,         "encrypted.too_few",        "encrypted",    "With so few electors everybody could guess who voted what.") \
  X(encrypted_no_trustees,     "encrypted.no_trustees",    "encrypted",    "The last lot of the witnesses has too few people who could be its trustees, or none was drawn yet.") \
  X(encrypted_ballots,         "encrypted.ballots",        "encrypted",    "Its vote takes encrypted ballots only.") \
  X(encrypted_other_stage,     "encrypted.other_stage",    "encrypted",    "It belongs to another stage of the encrypted vote, or to another attempt at its key.") \
  X(encrypted_not_trustee,     "encrypted.not_trustee",    "encrypted",    "Its author is no trustee of the vote, or it names somebody who is none.") \
  X(encrypted_repeated,        "encrypted.repeated",       "encrypted",    "It was said before: by its author, or with this credential in a ballot at least as new.") \
  X(encrypted_bad_proof,       "encrypted.bad_proof",      "encrypted",    "A proof, a point or a number in it is wrong.") \
  X(encrypted_no_complaint,    "encrypted.no_complaint",   "encrypted",    "Nobody has complained about what it answers.") \
  X(encrypted_no_credential,   "encrypted.no_credential",  "encrypted",    "No seal holds the registration of its credential.") \
  X(encrypted_other_turn,      "encrypted.other_turn",     "encrypted",    "It is another trustee's turn to shuffle, or another part of this shuffle comes next.") \
  X(encrypted_mixed,           "encrypted.mixed",          "encrypted",    "Credentials of this vote are shuffled: they are registered encrypted, and before the vote begins.") \
  X(encrypted_named,           "encrypted.named",          "encrypted",    "Credentials of this vote stand beside names: they are registered as they are.") \
  X(vote_not_opener,           "vote.not_opener",            "votes",        "Only who opened it, or put it, may do this.") \
  X(extend_not_lapsed,         "extend.not_lapsed",          "votes",        "It did not lapse for its quorum alone, or is decided in another way.") \
  X(extend_repeated,           "extend.repeated",            "votes",        "It was extended once already.") \
  X(extend_too_late,           "extend.too_late",            "votes",        "It lapsed too long ago, or is being decided again.") \
  X(cancel_own_way,            "cancel.own_way",             "votes",        "Trustees or a lot end such a vote.") \
  X(cancel_repeated,           "cancel.repeated",            "votes",        "Its author has asked for this already.") \
  X(cancel_not_witness,        "cancel.not_witness",         "votes",        "Only those who close the open page sign this.") \
  X(vote_not_cancelled,        "vote.not_cancelled",         "votes",        "The vote that it begins anew was not cancelled.") \
  X(hide_not_drawn,            "hide.not_drawn",             "moderation",   "Others of the moderators were drawn for this text, or no seal has drawn them yet.") \
  X(hide_opposed,              "hide.opposed",               "moderation",   "Two of the moderators drawn for this text would leave it in sight.") \
  X(election_wrong_strata,     "election.wrong_strata",      "elections",    "It has seats for groups without a lot, for one of them twice or without a seat, or for more than it seeks.") \
  X(mandate_vote_other_tally,  "mandate_vote.other_tally",   "mandates",     "It is not what the base answered in a vote of its own on this matter.") \
  X(proxy_off,                 "proxy.off",                  "proxies",      "The charter has no personal proxies.") \
  X(proxy_founding_page,       "proxy.founding_page",        "proxies",      "In the founding page nothing has a time after which it ends.") \
  X(proxy_own,                 "proxy.own",                  "proxies",      "Nobody gives a proxy to themselves.") \
  X(proxy_no_device,           "proxy.no_device",            "proxies",      "Others enter what a person without a device says: such a person holds no proxy.") \
  X(proxy_over,                "proxy.over",                 "proxies",      "The proxy would have ended before the page in which it was received began.") \
  X(proxy_too_long,            "proxy.too_long",             "proxies",      "The proxy would last longer than the charter allows.") \
  X(proxy_not_taken,           "proxy.not_taken",            "proxies",      "The vote is over, or takes no proxies: its charter has none, its ballots are secret, or everybody's own word is asked in it.") \
  X(proxy_repeated,            "proxy.repeated",             "proxies",      "A proxy of its author stands already, and would have to end first.") \
  X(proxy_too_many,            "proxy.too_many",             "proxies",      "The holder has as many proxies as the charter allows.") \
  X(proxy_not_own,             "proxy.not_own",              "proxies",      "Only who gave a proxy, or holds it, ends it.") \
  X(proxy_ended,               "proxy.ended",                "proxies",      "The proxy had ended.")
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

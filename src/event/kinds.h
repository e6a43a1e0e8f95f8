#pragma once
// The table of kinds. Numbers are for ever; a number is never used again. A kind that is not here is admitted, kept and
// handed on, and void in the fold.
#include <optional>
#include <string_view>

#include "event/header.h"

namespace folkmoot::event {

// clang-format off
//    name               content           no.  class
#define FM_EVENT_KINDS(X) \
  X(found,             Found,            1,   keys) \
  X(invite,            Invite,           2,   keys) \
  X(hand_in,           HandIn,           3,   keys) \
  X(grant_key,         GrantKey,         4,   keys) \
  X(witness,           Witness,          5,   keys) \
  X(constitute,        Constitute,       10,  grant) \
  X(vouch,             Vouch,            11,  grant) \
  X(object,            Object,           12,  restriction) \
  X(leave,             Leave,            13,  restriction) \
  X(suspend_device,    SuspendDevice,    14,  restriction) \
  X(withdraw,          Withdraw,         15,  restriction) \
  X(note,              Note,             16,  talk) \
  X(remove,            Remove,           17,  restriction) \
  X(recall,            Recall,           18,  restriction) \
  X(list_persons,      ListPersons,      20,  act) \
  X(propose,           Propose,          21,  act) \
  X(revise,            Revise,           22,  act) \
  X(position,          Position,         23,  act) \
  X(enter,             Enter,            24,  act) \
  X(confirm,           Confirm,          25,  act) \
  X(decide,            Decide,           26,  act) \
  X(hand_count,        HandCount,        27,  act) \
  X(open,              Open,             28,  act) \
  X(vote,              Vote,             29,  act) \
  X(mandate,           Mandate,          30,  act) \
  X(statement,         Statement,        31,  act) \
  X(draw_lot,          DrawLot,          32,  act) \
  X(lot_commit,        LotCommit,        33,  act) \
  X(lot_reveal,        LotReveal,        34,  act) \
  X(lot_entropy,       LotEntropy,       35,  act) \
  X(propose_charter,   ProposeCharter,   36,  act) \
  X(emergency,         Emergency,        37,  act) \
  X(amend,             Amend,            38,  act) \
  X(review_block,      ReviewBlock,      39,  act) \
  X(oppose,            Oppose,           40,  restriction) \
  X(minority_report,   MinorityReport,   41,  act) \
  X(again,             Again,            42,  act) \
  X(elect,             Elect,            43,  act) \
  X(stand,             Stand,            44,  act) \
  X(nominate,          Nominate,         45,  act) \
  X(mandate_vote,      MandateVote,      46,  act) \
  X(mandate_report,    MandateReport,    47,  act) \
  X(call_meeting,      CallMeeting,      48,  act) \
  X(theme,             Theme,            49,  act) \
  X(set_agenda,        SetAgenda,        50,  act) \
  X(attend,            Attend,           51,  act) \
  X(open_meeting,      OpenMeeting,      52,  act) \
  X(take_item,         TakeItem,         53,  act) \
  X(ask_floor,         AskFloor,         54,  act) \
  X(give_floor,        GiveFloor,        55,  act) \
  X(end_speech,        EndSpeech,        56,  act) \
  X(close_queue,       CloseQueue,       57,  act) \
  X(challenge,         Challenge,        58,  act) \
  X(close_meeting,     CloseMeeting,     59,  act) \
  X(schedule,          Schedule,         60,  act) \
  X(found_commission,  FoundCommission,  61,  act) \
  X(join_commission,   JoinCommission,   62,  act) \
  X(task,              Task,             63,  act) \
  X(take_task,         TakeTask,         64,  act) \
  X(finish_task,       FinishTask,       65,  act) \
  X(commission_report, CommissionReport, 66,  act) \
  X(grant_budget,      GrantBudget,      67,  act) \
  X(spend,             Spend,            68,  act) \
  X(dissolve,          Dissolve,         69,  act) \
  X(hide,              Hide,             70,  restriction) \
  X(past_decision,     PastDecision,     71,  act) \
  X(trustee_key,       TrusteeKey,       72,  act) \
  X(trustee_deal,      TrusteeDeal,      73,  act) \
  X(trustee_confirm,   TrusteeConfirm,   74,  act) \
  X(trustee_complain,  TrusteeComplain,  75,  act) \
  X(trustee_answer,    TrusteeAnswer,    76,  act) \
  X(trustee_drill,     TrusteeDrill,     77,  act) \
  X(register_voter,    RegisterVoter,    78,  act) \
  X(cast,              Cast,             79,  act) \
  X(decrypt,           Decrypt,          80,  act) \
  X(mix,               Mix,              81,  act) \
  X(register_mixed,    RegisterMixed,    82,  act) \
  X(extend,            Extend,           83,  act) \
  X(cancel,            Cancel,           84,  act) \
  X(cut_off,           CutOff,           85,  act) \
  X(enter_ballot,      EnterBallot,      90,  act) \
  X(give_proxy,        GiveProxy,        91,  act) \
  X(end_proxy,         EndProxy,         92,  restriction)
// clang-format on

enum class Kind : std::uint16_t {
#define FM_KIND_ENUM(name, type, number, cls) name = number,
  FM_EVENT_KINDS(FM_KIND_ENUM)
#undef FM_KIND_ENUM
};

/// The kind with this number, if this software knows it.
std::optional<Kind> kind_from(std::uint64_t number);
std::string_view kind_name(Kind kind);
/// The only class in which an event of this kind means anything.
Class kind_class(Kind kind);

}  // namespace folkmoot::event

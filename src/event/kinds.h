#pragma once
// The table of kinds. Numbers are for ever; a number is never used again. A kind that is not here is admitted, kept and
// handed on, and void in the fold.
#include <optional>
#include <string_view>

#include "event/header.h"

namespace folkmoot::event {

// clang-format off
//    name             content         number class
#define FM_EVENT_KINDS(X) \
  X(found,           Found,          1,   keys) \
  X(invite,          Invite,         2,   keys) \
  X(hand_in,         HandIn,         3,   keys) \
  X(grant_key,       GrantKey,       4,   keys) \
  X(witness,         Witness,        5,   keys) \
  X(constitute,      Constitute,     10,  grant) \
  X(vouch,           Vouch,          11,  grant) \
  X(object,          Object,         12,  restriction) \
  X(leave,           Leave,          13,  restriction) \
  X(suspend_device,  SuspendDevice,  14,  restriction) \
  X(withdraw,        Withdraw,       15,  restriction) \
  X(note,            Note,           16,  talk) \
  X(remove,          Remove,         17,  restriction) \
  X(recall,          Recall,         18,  restriction) \
  X(list_persons,    ListPersons,    20,  act) \
  X(propose,         Propose,        21,  act) \
  X(revise,          Revise,         22,  act) \
  X(position,        Position,       23,  act) \
  X(enter,           Enter,          24,  act) \
  X(confirm,         Confirm,        25,  act) \
  X(decide,          Decide,         26,  act) \
  X(hand_count,      HandCount,      27,  act) \
  X(open,            Open,           28,  act) \
  X(vote,            Vote,           29,  act) \
  X(mandate,         Mandate,        30,  act) \
  X(statement,       Statement,      31,  act) \
  X(draw_lot,        DrawLot,        32,  act) \
  X(lot_commit,      LotCommit,      33,  act) \
  X(lot_reveal,      LotReveal,      34,  act) \
  X(lot_entropy,     LotEntropy,     35,  act) \
  X(propose_charter, ProposeCharter, 36,  act) \
  X(emergency,       Emergency,      37,  act)
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

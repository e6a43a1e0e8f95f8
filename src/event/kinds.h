#pragma once
// The table of kinds. Numbers are for ever; a number is never used again. A kind that is not here is admitted, kept and
// handed on, and void in the fold.
#include <optional>
#include <string_view>

#include "event/header.h"

namespace folkmoot::event {

// clang-format off
//       name            number  class
#define FM_EVENT_KINDS(X)              \
  X(found,                1, keys)        \
  X(invite,               2, keys)        \
  X(hand_in,              3, keys)        \
  X(grant_key,            4, keys)        \
  X(witness,              5, keys)        \
  X(constitute,          10, grant)       \
  X(vouch,               11, grant)       \
  X(object,              12, restriction) \
  X(leave,               13, restriction) \
  X(suspend_device,      14, restriction) \
  X(withdraw,            15, restriction) \
  X(note,                16, talk)        \
  X(remove,              17, restriction) \
  X(recall,              18, restriction) \
  X(list_persons,        20, act)         \
  X(propose,             21, act)         \
  X(revise,              22, act)         \
  X(position,            23, act)         \
  X(enter,               24, act)         \
  X(confirm,             25, act)         \
  X(decide,              26, act)         \
  X(hand_count,          27, act)         \
  X(open,                28, act)         \
  X(vote,                29, act)         \
  X(mandate,             30, act)         \
  X(statement,           31, act)         \
  X(draw_lot,            32, act)         \
  X(lot_commit,          33, act)         \
  X(lot_reveal,          34, act)         \
  X(lot_entropy,         35, act)
// clang-format on

enum class Kind : std::uint16_t {
#define FM_KIND_ENUM(name, number, cls) name = number,
  FM_EVENT_KINDS(FM_KIND_ENUM)
#undef FM_KIND_ENUM
};

/// The kind with this number, if this software knows it.
std::optional<Kind> kind_from(std::uint64_t number);
std::string_view kind_name(Kind kind);
/// The only class in which an event of this kind means anything.
Class kind_class(Kind kind);

}  // namespace folkmoot::event

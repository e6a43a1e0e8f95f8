#pragma once
// Who stands where on which version: the largest part of the state, so it is kept small. A position costs 12 bytes, the
// first of a person on a version 8 more, and a place in an index.
//
// Of a person's positions on a version one replaces those in its past, on whatever device of theirs. If several stay,
// equal ones count once, and different ones count as none. What is entered for a listed person counts, and replaces,
// once it is confirmed.
#include <map>
#include <optional>
#include <vector>

#include "event/content.h"
#include "journal/table.h"

namespace folkmoot::assembly {

using journal::EventIndex;
using journal::kNoEvent;

using PersonIndex = std::uint32_t;
using ProposalIndex = std::uint32_t;
using VersionIndex = std::uint32_t;
using DecisionIndex = std::uint32_t;
using EnteringIndex = std::uint32_t;
using InvitationIndex = std::uint32_t;
using SuspensionIndex = std::uint32_t;
using VoteIndex = std::uint32_t;
using MeetingIndex = std::uint32_t;
using CharterIndex = std::uint32_t;
using MandateIndex = std::uint32_t;
using ReportIndex = std::uint32_t;
using PositionIndex = std::uint32_t;
using SlotIndex = std::uint32_t;
inline constexpr PersonIndex kNoPerson = 0xFFFF'FFFF;
inline constexpr std::uint32_t kNone = 0xFFFF'FFFF;

struct PositionNode {
  EventIndex event = kNoEvent;
  /// The one that was added before it for the same person and version, or kNone.
  PositionIndex before = kNone;
  event::Stance stance = event::Stance::agree;
  /// All that were added before it are in its past.
  bool covers_all = false;
  bool entered = false;
};

/// The positions of one person on one version.
struct PositionSlot {
  VersionIndex version = 0;
  PersonIndex person = kNoPerson;
  PositionIndex newest = kNone;
  /// The one position that stands; kNone for none, kSeveral for those in Positions::several.
  PositionIndex standing = kNone;
  /// Another slot of the same version, or kNone.
  SlotIndex next = kNone;
};
inline constexpr PositionIndex kSeveral = 0xFFFF'FFFE;

/// How a person's positions count: nothing, one stance, or a contradiction.
struct Stand {
  enum class Kind : std::uint8_t { none, one, contradiction };
  Kind kind = Kind::none;
  event::Stance stance = event::Stance::agree;
};

class Positions {
 public:
  std::vector<PositionNode> nodes;
  std::vector<PositionSlot> slots;
  std::map<SlotIndex, std::vector<PositionIndex>> several;

  [[nodiscard]] std::optional<SlotIndex> find(VersionIndex version, PersonIndex person) const;
  SlotIndex find_or_add(VersionIndex version, PersonIndex person);
  /// Takes these slots as they are, where there were none; false if two are of one person and version.
  bool adopt(std::vector<PositionSlot> adopted);
  /// Calls `visit` with each slot of the version, in no order that means anything.
  template <class Visit>
  void for_each_slot(VersionIndex version, Visit visit) const {
    if (version >= first_slot_.size()) return;
    for (SlotIndex slot = first_slot_[version]; slot != kNone; slot = slots[slot].next) visit(slot);
  }
  /// The positions that stand now, in no particular order.
  [[nodiscard]] std::vector<PositionIndex> standing(SlotIndex slot) const;
  [[nodiscard]] Stand stand(SlotIndex slot) const;
  [[nodiscard]] Stand stand_of(const std::vector<PositionIndex>& standing) const;
  void set_standing(SlotIndex slot, std::vector<PositionIndex> standing);

 private:
  /// Where in `index_` the search for this version and person begins.
  [[nodiscard]] std::size_t home(VersionIndex version, PersonIndex person) const;
  /// Where in `index_` the slot of this version and person stands, or would stand.
  [[nodiscard]] std::size_t place(VersionIndex version, PersonIndex person) const;
  void grow();

  std::vector<SlotIndex> first_slot_;  // by VersionIndex
  /// Open addressing: a slot says itself whose it is, so four bytes are enough here.
  std::vector<SlotIndex> index_;
};

}  // namespace folkmoot::assembly

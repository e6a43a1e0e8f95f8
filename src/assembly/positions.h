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

#include "assembly/flat_index.h"
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
  PositionIndex newest = kNone;
  /// The one position that stands; kNone for none, kSeveral for those in Positions::several.
  PositionIndex standing = kNone;
};
inline constexpr PositionIndex kSeveral = 0xFFFF'FFFE;

/// How a person's positions count: nothing, one stance, or a contradiction.
struct Stand {
  enum class Kind : std::uint8_t { none, one, contradiction };
  Kind kind = Kind::none;
  event::Stance stance = event::Stance::agree;
};

struct Positions {
  std::vector<PositionNode> nodes;
  std::vector<PositionSlot> slots;
  FlatIndex slot_by_key;
  std::map<SlotIndex, std::vector<PositionIndex>> several;

  [[nodiscard]] std::optional<SlotIndex> find(VersionIndex version, PersonIndex person) const {
    return slot_by_key.find(key(version, person));
  }
  SlotIndex find_or_add(VersionIndex version, PersonIndex person);
  /// The positions that stand now, in no particular order.
  [[nodiscard]] std::vector<PositionIndex> standing(SlotIndex slot) const;
  [[nodiscard]] Stand stand(SlotIndex slot) const;
  [[nodiscard]] Stand stand_of(const std::vector<PositionIndex>& standing) const;
  void set_standing(SlotIndex slot, std::vector<PositionIndex> standing);

  static std::uint64_t key(VersionIndex version, PersonIndex person) { return std::uint64_t{version} << 32 | person; }
};

}  // namespace folkmoot::assembly

#pragma once
// Which positions stand, seen from one act: what a count counts.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// The positions in the slot that stand in the act's view, newest first.
std::vector<PositionIndex> standing_in(const Context& context, SlotIndex slot);
/// The events behind a counted position: itself, or the entry with the confirmations in the act's view.
void add_ballot(const Context& context, PositionIndex position, std::vector<EventIndex>& out);

/// The act changed the version.
void mark_version(const Context& context, VersionIndex version);

}  // namespace folkmoot::assembly

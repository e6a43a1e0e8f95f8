#pragma once
// What ends a suspension of a device, and what keeps it: objections of members, a term, the assembly's word.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// A member objects.
Verdict oppose_suspension(Context& context, SuspensionIndex suspension);
/// At a seal: those to which enough members object are lifted.
void settle_objections(State& state, std::uint64_t seal);
/// The assembly makes it its own: it no longer ends by itself.
void ratify_suspension(State& state, SuspensionIndex suspension, std::uint64_t seal);
/// The assembly ends one that it had made its own.
void end_ratified_suspension(State& state, SuspensionIndex suspension);

}  // namespace folkmoot::assembly

#pragma once
// Moderation (docs/rules/working-together.md): two who hold the office together hide a text from screens. Nothing is
// deleted, everybody sees that something is hidden, by whom and why, may look at it all the same, and can appeal to the
// assembly.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// Offices of a charter that the software knows by their names.
inline constexpr std::string_view kModeration = "moderation";
inline constexpr std::string_view kTreasury = "treasury";

/// What hides the event's text now; the first of several.
std::optional<HidingIndex> hiding_of(const State& state, EventIndex e);
/// The assembly has decided to show the event's text; nobody hides it again.
void show_again(State& state, EventIndex e, std::uint64_t seal);

/// The second moderator's signature.
Verdict confirm_hiding(Context& context, HidingIndex hiding);

}  // namespace folkmoot::assembly

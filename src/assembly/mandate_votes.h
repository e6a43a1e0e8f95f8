#pragma once
// Votes that the holder of a mandate cast elsewhere, and what the base makes of them (docs/rules/mandates.md): within
// the instructions they count; beyond them, or without any, they count once the base ratifies them; within an aim they
// count unless the base vetoes them.
#include "assembly/view.h"

namespace folkmoot::assembly {

enum class VoteStanding : std::uint8_t { counted, pending, lapsed, vetoed };
std::string_view standing_name(VoteStanding standing);
/// As of the page's opening.
VoteStanding standing_of(const State& state, const MandateVote& vote);

/// Until when the base can be asked to ratify or veto it; nothing while no seal holds it.
std::optional<Instant> base_end(const State& state, const MandateVote& vote);
/// Whether the base can still be asked to ratify it, or to veto it.
bool can_ratify(const State& state, const MandateVote& vote);
bool can_veto(const State& state, const MandateVote& vote);
/// What the base decided, at the seal that counted it.
void ratify_mandate_vote(State& state, std::uint32_t index, std::uint64_t seal);
void veto_mandate_vote(State& state, std::uint32_t index, std::uint64_t seal);

}  // namespace folkmoot::assembly

#pragma once
// How a seal closes the round on a version of a proposal: the positions that stand under it, counted by the version's
// procedure. Nobody types "decide".
//
// A round by majority or by lazy consent ends the proposal. One by consensus or consent that adopts nothing does not:
// its author may put a new version, which begins the next round.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// The procedure by which the version is decided: lazy consent to which somebody said no goes on as the charter decides
/// whatever nobody says otherwise of.
event::Procedure procedure_of(const State& state, const Version& version);
/// Majorities, and the quorum, that the version needs.
event::DecisionRule rule_of(const State& state, const Version& version);
/// Rounds on the proposal that ended by this procedure and adopted nothing.
std::size_t failed_rounds(const State& state, ProposalIndex proposal, event::Procedure procedure);

/// When a seal closes the round at the earliest; nothing where that depends on a seal to come, or where it has ended.
std::optional<Instant> round_ends(const State& state, const Version& version);
/// It may close early, every elector has a position, and nobody blocks.
bool is_answered(const State& state, VersionIndex version);
/// What time alone changes next about it.
std::optional<Instant> round_due(const State& state, VersionIndex version);
/// The count as of now, as a decision that is nobody's yet.
Decision count_round(const State& state, VersionIndex version);
/// Electors who say no to lazy consent.
std::size_t lazy_objectors(const State& state, VersionIndex version);

/// What the others find of a block that stands.
struct Reviewed {
  const Block* block = nullptr;
  std::uint32_t founded = 0;
  std::uint32_t unfounded = 0;
};
/// Those of one person are one. A block that nobody can review has none.
std::vector<Reviewed> reviews_of(const State& state, VersionIndex version);

/// How many took each position, by stance.
using Stances = std::array<std::uint32_t, event::kStanceCount>;
/// The decision on its version by the procedure that this one has: the outcome, and the figures behind it.
void count_by_procedure(const State& state, Decision& decision, const Stances& stances);

/// At a seal. `seed` is what orders the page: it draws who listens to both sides of a block.
void count_rounds(State& state, std::uint64_t number, Instant time, const Hash& seed);
/// A vote in the place of consensus was closed: it decides the proposal, unless too few took part.
void settle_fallback(State& state, VoteIndex vote);

}  // namespace folkmoot::assembly

#pragma once
// Proposals that close at a seal, as acts begin them and speak in them (docs/rules/deciding.md): by which procedure,
// what is said of a block, who says no to lazy consent, and the vote that may come in the place of consensus. What
// seals make of it: rounds.h.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// The round on one version: how, and until when at least. `proposal`: the one that it revises, or kNone.
struct Round {
  const event::Deliberation& deliberation;
  ProposalIndex proposal = kNone;
  bool admits = false;
};
Verdict check_round(const Context& context, const Round& round);
/// The round that the present act begins, on a version with this electorate.
Deliberated new_round(const Context& context, const event::Deliberation& deliberation, std::uint32_t electorate);

/// Whether positions on the version still count; and whether this one says why, where the procedure asks for that.
Verdict check_round_open(const State& state, const Version& version);
Verdict check_reason(const State& state, const Version& version, const event::Position& position);
/// The present act is a block of this person, whom the others may find to have no ground for it.
void note_block(const Context& context, VersionIndex version, PersonIndex person);

/// An opening of a vote in the place of consensus.
Verdict judge_fallback(Context& context, const event::Open& open);

/// Whether silence would adopt the version.
bool is_by_silence(const State& state, VersionIndex v);
/// Says no to a version that silence would adopt.
Verdict oppose_proposal(Context& context, VersionIndex v);

}  // namespace folkmoot::assembly

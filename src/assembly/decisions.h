#pragma once
// Counting, and when a count closes its proposal.
//
// Of the complete counts of a proposal, none in another's past: if all adopt or all do not, the first in the order of
// the page is the record. If they contradict each other the proposal stays open, until a count that has them in its
// past.
#include "assembly/view.h"

namespace folkmoot::assembly {

bool complete(const View& view, const Decision& decision);
/// Adopted, not held up until the assembly has ratified it, and not lapsed since.
inline bool takes_effect(const Decision& decision) {
  return decision.outcome == Outcome::adopted && !decision.awaits_ratification && decision.lapsed_seal == 0;
}
/// The count that closed the proposal, as the view sees it.
std::optional<DecisionIndex> closing(const View& view, ProposalIndex proposal);
bool is_withdrawn(const View& view, const Proposal& proposal);
/// The last of the versions that the view sees, of those that are not in each other's past by the order of the page.
VersionIndex last_version(const View& view, const Proposal& proposal);

/// The charter under which it was decided.
const CharterVersion& charter_of(const State& state, const Decision& decision);

/// Whether the proposal can still be acted on.
Verdict check_open(const View& view, ProposalIndex proposal);
/// Whether the version is the last one of a proposal that is open.
Verdict check_last(const View& view, VersionIndex version);

/// What the rule makes of the numbers; fills in the figures that it needs.
void count_by(Decision& decision, const event::DecisionRule& rule);

/// A further signature under a hand count.
Verdict confirm_hand_count(Context& context, DecisionIndex index);
/// A further signature under what a steward entered.
Verdict confirm_entering(Context& context, EnteringIndex index);

/// The rule, and two thirds of yes and no where it does not ask for as much.
event::DecisionRule with_two_thirds(event::DecisionRule rule);
/// Shares of those who are there, in the place of all others. The meeting's quorum stands for one of the whole.
event::DecisionRule of_present(event::DecisionRule rule);

}  // namespace folkmoot::assembly

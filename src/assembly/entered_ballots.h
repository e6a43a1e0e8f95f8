#pragma once
// Ballots of people without a device (docs/rules/deciding.md): what they said on paper or by phone, entered by a
// steward and signed by another member. They say something else at any time before the close by having it entered anew:
// what was entered later replaces what its author knew of, once it is signed.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// What this event entered in the vote; null for nothing.
const Vote::Entered* find_entered(const Vote& vote, EventIndex e);
/// What was entered with the ballot that this act brought late, by signing for it; null for nothing.
const Vote::Entered* find_signed(const Vote& vote, EventIndex confirm);
/// The ballot, and where somebody entered it, those who signed for it.
void add_signatures(const Vote& vote, EventIndex ballot, std::vector<EventIndex>& out);

/// A further signature under a ballot that a steward entered.
Verdict confirm_entered_ballot(Context& context, VoteIndex vote, const EventId& target);

}  // namespace folkmoot::assembly

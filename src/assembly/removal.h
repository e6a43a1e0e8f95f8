#pragma once
// What the removal of somebody does (docs/protocol/state.md section 1.6). It takes effect at the seal that counts it:
// acts inside that seal's frontier stand, later ones are void, whatever they claim about their time. So nobody removes
// by being faster, nobody is removed by a date, and two who remove each other are two counts.
#include <set>

#include "assembly/view.h"

namespace folkmoot::assembly {

/// A verdict that only says "not on the roll", made more exact for an author who was removed.
Verdict after_removal(const Context& context, Verdict verdict);

/// When this seal closes the page: acts of those whom it removes, about keys or admissions, that nobody had seen who
/// voted on it. So whoever is about to be removed gains nothing in the last hour. The target's own ballot shows
/// nothing.
std::set<EventIndex> barred_by_removals(const State& state, journal::Journal& journal, Instant time);

/// People for whom somebody vouched who was removed as an infiltrator by this vote, ascending by id: the assembly may
/// want to look at them again. Nothing happens to them by itself.
std::vector<PersonIndex> for_review(const State& state, VoteIndex vote);

}  // namespace folkmoot::assembly

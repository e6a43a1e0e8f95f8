#pragma once
// Votes that so many people must ask for together before they open: others than the opener do so by `Confirm`. Such a
// vote opens at the seal that finds enough of them. Until then nobody can answer it, and nobody is heard in vain:
// notice runs from that seal.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// How many people must ask for a vote of an electorate of this size: this share of it, no fewer than `least`, no more
/// than `most`, and never more than there are. 0: the opener is enough.
std::uint64_t backers_for(const Fraction& share, std::uint64_t least, std::uint64_t most, std::uint64_t electorate);

/// Enough have asked for it, as the view sees it.
bool is_backed(const View& view, const Vote& vote);
/// No seal has found enough of them yet.
inline bool waits_for_backers(const Vote& vote) { return vote.backers_needed > 0 && vote.opened_seal == 0; }
/// The seal that closes it found no page in which it could be answered.
inline bool is_never_backed(const Vote& vote, std::uint64_t closing_seal) {
  return vote.backers_needed > 0 && (vote.opened_seal == 0 || vote.opened_seal == closing_seal);
}

/// One more who asks for it.
Verdict confirm_vote(Context& context, VoteIndex index);

}  // namespace folkmoot::assembly

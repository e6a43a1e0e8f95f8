#pragma once
// Whether many elements all belong to the group, for less than one question each.
#include "ballot/draws.h"
#include "ballot/group.h"

namespace folkmoot::ballot {

/// 128 products of random subsets are asked instead of each element. If one element is outside, each subset's product
/// is outside with a chance of at least one half - whatever else is in the subset, taking that element in or leaving it
/// out cannot both give a member - so all 128 pass with at most 2^-128. The seed must be drawn after the elements are
/// fixed.
template <class G>
bool all_belong(const G& group, std::span<const typename G::Element> elements, const crypto::Secret32& seed);

}  // namespace folkmoot::ballot

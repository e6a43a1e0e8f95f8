#pragma once

#include "tests/scenario/world.h"

namespace folkmoot::scenario {

/// A node to whom the items of a story came late, in another order, and some of them twice; and who looked at what it
/// had at other moments. The same seed gives the same node. In the end everything is offered once more, as nodes do
/// that compare what they hold; without `compares` it has to do with what came.
Replica shuffled(const std::vector<Item>& items, std::uint64_t seed, bool compares = true);

}  // namespace folkmoot::scenario

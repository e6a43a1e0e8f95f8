#pragma once
// What the stored events come to when they are folded anew.
#include <functional>

#include "node/holding.h"

namespace folkmoot::node {

/// Shows the state as it was at the seal of that page, from 1 on: this home remembers the last one's only. It takes as
/// long as `check`. False: the stored events do not come to that seal, and nothing is shown.
bool look_at_seal(Holding& holding, std::uint64_t page,
                  const std::function<void(const assembly::State&, const journal::Table&)>& look);

}  // namespace folkmoot::node

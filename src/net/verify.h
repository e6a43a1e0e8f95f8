#pragma once
// Signatures of what came from outside, on as many threads as the machine has to spare. A signature costs some 60
// microseconds, nearly all of what admitting an event costs.
#include <vector>

#include "journal/checked.h"

namespace folkmoot::net {

/// Below this many the calling thread does it alone: starting threads costs more.
inline constexpr std::size_t kVerifyBatch = 128;

/// One outcome for each event, in their order. The calling thread works too, and waits for the others.
std::vector<Result<journal::CheckedEvent>> check_all(std::vector<event::Event> events);

}  // namespace folkmoot::net

#pragma once
// Signatures of what came from outside, on as many threads as the machine has to spare. A signature costs some 60
// microseconds, nearly all of what admitting an event costs.
#include <vector>

#include "journal/checked.h"

namespace folkmoot::net {

/// So many are one thread's work at a time; up to so many the calling thread checks alone, for starting threads costs
/// more.
inline constexpr std::size_t kVerifyPiece = 64;

/// One outcome for each event, in their order. The calling thread works too, and waits for the others.
std::vector<Result<journal::CheckedEvent>> check_all(std::vector<event::Event> events);

}  // namespace folkmoot::net

#pragma once
// The machine's cores, for work in pieces.
#include "base/workers.h"

namespace folkmoot::net {

/// As `Workers` says, on as many threads as the machine has to spare: two at least, the calling one among them. One
/// piece runs on the calling thread alone.
void on_cores(std::size_t count, const std::function<void(std::size_t)>& piece);

}  // namespace folkmoot::net

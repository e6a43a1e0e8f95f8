#pragma once
// Work that can be done in any order, lent threads by whoever has some: the deterministic core has none of its own.
#include <cstddef>
#include <functional>

namespace folkmoot {

/// Calls `piece` with 0, 1 ... `count` - 1, in any order and perhaps on several threads at once; all calls have
/// returned when it returns. What one call writes no other may touch.
using Workers = std::function<void(std::size_t count, const std::function<void(std::size_t)>& piece)>;

/// One piece after the other, on the thread of the caller.
inline void in_turn(std::size_t count, const std::function<void(std::size_t)>& piece) {
  for (std::size_t i = 0; i < count; ++i) piece(i);
}

}  // namespace folkmoot

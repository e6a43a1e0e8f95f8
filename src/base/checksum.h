#pragma once
// A checksum against damage, not against people: XXH64 as its specification defines it. It runs at the speed of memory,
// so that reading checks everything it touches.
#include "base/bytes.h"

namespace folkmoot {

std::uint64_t checksum64(BytesView bytes, std::uint64_t seed);

}  // namespace folkmoot

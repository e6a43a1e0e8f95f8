#pragma once
// Checksums against damage, not against people: XXH64 and XXH3 as their specifications define them. They run at the
// speed of memory, so that reading checks everything it touches.
#include "base/bytes.h"

namespace folkmoot {

std::uint64_t checksum64(BytesView bytes, std::uint64_t seed);
/// XXH3 (64 bits, no seed) over the parts as if they were one: for what is so large that half the time counts.
std::uint64_t checksum_of(std::span<const BytesView> parts);

}  // namespace folkmoot

#pragma once
// A checksum against damage, not against people: XXH64 as its specification defines it (docs/protocol/store.md
// section 3). It runs at the speed of memory, so that reading checks everything it touches.
#include <initializer_list>

#include "base/bytes.h"

namespace folkmoot::store {

std::uint64_t xxh64(BytesView bytes, std::uint64_t seed);

/// The checksum of one row: numbers and byte strings in a fixed order, each hashed on the sum of those before. One bit
/// short, so that it fits SQLite's signed integers.
std::uint64_t row_sum(std::initializer_list<std::uint64_t> numbers, std::initializer_list<BytesView> parts);

}  // namespace folkmoot::store

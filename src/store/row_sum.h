#pragma once
// The checksum of a row (docs/protocol/store.md section 3).
#include <initializer_list>

#include "base/bytes.h"

namespace folkmoot::store {

/// The checksum of one row: numbers and byte strings in a fixed order, each hashed on the sum of those before. One bit
/// short, so that it fits SQLite's signed integers.
std::uint64_t row_sum(std::initializer_list<std::uint64_t> numbers, std::initializer_list<BytesView> parts);

}  // namespace folkmoot::store

#include "store/row_sum.h"

#include <doctest/doctest.h>

namespace row_sum_test {
using namespace folkmoot;
using namespace folkmoot::store;

TEST_CASE("every bit and every place counts") {
  Bytes bytes(300, 7);
  const std::uint64_t sum = row_sum({1, 2}, {bytes, as_bytes("x")});
  CHECK(sum == row_sum({1, 2}, {bytes, as_bytes("x")}));
  CHECK(sum <= INT64_MAX);
  CHECK(sum != row_sum({2, 1}, {bytes, as_bytes("x")}));
  CHECK(sum != row_sum({1, 2}, {as_bytes("x"), bytes}));
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    CHECK(sum != row_sum({1, 2}, {bytes, as_bytes("x")}));
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
  }
}
}  // namespace row_sum_test

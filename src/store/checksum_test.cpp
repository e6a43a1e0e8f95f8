#include "store/checksum.h"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::store;

TEST_CASE("XXH64 gives what its specification gives") {
  // Values of the reference implementation (xxhsum -H1).
  CHECK(xxh64({}, 0) == 0xEF46DB3751D8E999);
  CHECK(xxh64(as_bytes("a"), 0) == 0xD24EC4F1A98C6E5B);
  CHECK(xxh64(as_bytes("abc"), 0) == 0x44BC2CF5AD770999);
  CHECK(xxh64(as_bytes("Nobody inspects the spammish repetition"), 0) == 0xFBCEA83C8A378BF1);
}

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

#include "base/checksum.h"

#include <doctest/doctest.h>

using namespace folkmoot;

TEST_CASE("the checksum is XXH64: stored sums stay right with another version of its library") {
  // Values of the reference implementation (xxhsum -H1).
  CHECK(checksum64({}, 0) == 0xEF46DB3751D8E999);
  CHECK(checksum64(as_bytes("a"), 0) == 0xD24EC4F1A98C6E5B);
  CHECK(checksum64(as_bytes("abc"), 0) == 0x44BC2CF5AD770999);
  CHECK(checksum64(as_bytes("Nobody inspects the spammish repetition"), 0) == 0xFBCEA83C8A378BF1);
}

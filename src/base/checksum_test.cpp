#include "base/checksum.h"

#include <doctest/doctest.h>

namespace checksum_test {
using namespace folkmoot;

TEST_CASE("the checksum is XXH64: stored sums stay right with another version of its library") {
  // Values of the reference implementation (xxhsum -H1).
  CHECK(checksum64({}, 0) == 0xEF46DB3751D8E999);
  CHECK(checksum64(as_bytes("a"), 0) == 0xD24EC4F1A98C6E5B);
  CHECK(checksum64(as_bytes("abc"), 0) == 0x44BC2CF5AD770999);
  CHECK(checksum64(as_bytes("Nobody inspects the spammish repetition"), 0) == 0xFBCEA83C8A378BF1);
}

TEST_CASE("XXH3 does not see where the parts end") {
  CHECK(checksum_of({}) == 0x2D06'8005'38D3'94C2ULL);  // of nothing, as its specification's authors publish it
  Bytes all;
  for (std::size_t i = 0; i < 5'000; ++i) all.push_back(static_cast<std::uint8_t>(i * 7));
  const std::vector<BytesView> whole{all};
  for (const std::size_t cut : {0U, 1U, 63U, 64U, 1024U, 4999U}) {
    const std::vector<BytesView> parts{BytesView(all).first(cut), BytesView(all).subspan(cut)};
    CHECK(checksum_of(parts) == checksum_of(whole));
  }
}
}  // namespace checksum_test

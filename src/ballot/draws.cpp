#include "ballot/draws.h"

#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::ballot {

crypto::Secret32 Draws::seed() {
  Bytes counter;
  append_little_endian(counter, drawn_++);
  return crypto::derive(seed_.view(), crypto::tag::kDeriveRandom, counter);
}

void Draws::fill(std::span<std::uint8_t> out) {
  for (std::size_t at = 0; at < out.size(); at += crypto::Secret32::kSize) {
    const crypto::Secret32 block = seed();
    const std::size_t size = std::min(crypto::Secret32::kSize, out.size() - at);
    std::memcpy(out.data() + at, block.view().data(), size);
  }
}

}  // namespace folkmoot::ballot

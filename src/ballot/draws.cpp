#include "ballot/draws.h"

#include <algorithm>

#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::ballot {

// No Secret for each block: guarded memory costs more than all the rest of a ballot.
void Draws::fill(std::span<std::uint8_t> out) {
  for (std::size_t at = 0; at < out.size(); at += Hash::kSize) {
    std::array<std::uint8_t, 8> counter;
    for (std::size_t i = 0; i < counter.size(); ++i) counter[i] = static_cast<std::uint8_t>(drawn_ >> (8 * i));
    ++drawn_;
    const Hash block = crypto::mac(seed_.view(), {as_bytes(crypto::tag::kDeriveRandom), counter});
    std::memcpy(out.data() + at, block.bytes.data(), std::min(Hash::kSize, out.size() - at));
  }
}

crypto::Secret32 Draws::seed() {
  crypto::Secret32 out;
  fill(out.fill());
  return out;
}

}  // namespace folkmoot::ballot

#include "sim/random.h"

#include <bit>

#include "base/check.h"
#include "crypto/hash.h"

namespace folkmoot::sim {

Stream::Stream(std::uint64_t seed, std::string_view name) : Stream(seed, name, 0) {}

// The state is a hash of seed and name: uniform, and never all zeros but by a chance that nobody will see.
Stream::Stream(std::uint64_t seed, std::string_view name, std::uint64_t number) {
  Bytes what;
  append_little_endian(what, seed);
  append_little_endian(what, number);
  append(what, as_bytes(name));
  const Hash hash = crypto::hash_untagged(what);
  for (std::size_t i = 0; i < 4; ++i)
    state_[i] = little_endian<std::uint64_t>(hash.bytes.data() + i * sizeof(std::uint64_t));
}

std::uint64_t Stream::next() {
  const std::uint64_t out = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return out;
}

std::uint64_t Stream::below(std::uint64_t bound) {
  FM_CHECK(bound > 0);
  return next() % bound;
}

}  // namespace folkmoot::sim

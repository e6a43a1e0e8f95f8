#pragma once
// Randomness for the deterministic core: a stream of bytes from a fresh seed that came with an input. The same inputs
// and seeds give the same acts, so that a run can be replayed.
#include "base/environment.h"
#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::node {

class SeededRandom final : public Random {
 public:
  explicit SeededRandom(const Hash& seed) : seed_(seed) {}

  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) {
      if (left_ == 0) refill();
      byte = block_.bytes[Hash::kSize - left_--];
    }
  }
  template <std::size_t Size>
  crypto::Secret<Size> secret() {
    crypto::Secret<Size> out;
    fill(out.fill());
    return out;
  }

 private:
  void refill() {
    Bytes counter;
    append_little_endian(counter, counter_++);
    block_ = crypto::mac(seed_.view(), {as_bytes(crypto::tag::kDeriveRandom), counter});
    left_ = Hash::kSize;
  }

  // In plain memory, both: the seed came in a plain input, and guarded pages for each call would cost more than its
  // act.
  Hash seed_;
  std::uint64_t counter_ = 0;
  Hash block_;
  std::size_t left_ = 0;
};

}  // namespace folkmoot::node

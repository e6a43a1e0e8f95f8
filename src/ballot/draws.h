#pragma once
// Random numbers from a seed: the core has no random source, so whoever calls it brings 32 random bytes.
#include "ballot/number.h"
#include "crypto/secret.h"

namespace folkmoot::ballot {

class Draws {
 public:
  explicit Draws(const crypto::Secret32& seed) : seed_(seed.clone()) {}
  void fill(std::span<std::uint8_t> out);
  /// A residue, from twice as many bits as it has: no value is likelier than others by more than 2^-64 of its chance.
  template <std::size_t N>
  Number<N> scalar(const Modulus<N>& order) {
    std::array<std::uint8_t, N * 16> bytes;
    fill(bytes);
    const BytesView view(bytes);
    const Number<N> low = order.reduce(from_little_endian<N>(view.first(N * 8)));
    const Number<N> high = order.reduce(from_little_endian<N>(view.subspan(N * 8)));
    return order.add(low, order.enter(high));
  }
  /// A seed for something of its own.
  crypto::Secret32 seed();

 private:
  crypto::Secret32 seed_;
  std::uint64_t drawn_ = 0;
};

}  // namespace folkmoot::ballot

#include "ballot/field25519.h"

namespace folkmoot::ballot::fe {

// The usual ladder of exponents 2^k - 1: each step squares and joins two that are there.
Fe power_chain(const Fe& a, bool inverse) {
  const Fe a2 = square(a);
  const Fe a9 = multiply(square_times(a2, 2), a);
  const Fe a11 = multiply(a9, a2);
  const Fe ones5 = multiply(square(a11), a9);
  const Fe ones10 = multiply(square_times(ones5, 5), ones5);
  const Fe ones20 = multiply(square_times(ones10, 10), ones10);
  const Fe ones40 = multiply(square_times(ones20, 20), ones20);
  const Fe ones50 = multiply(square_times(ones40, 10), ones10);
  const Fe ones100 = multiply(square_times(ones50, 50), ones50);
  const Fe ones200 = multiply(square_times(ones100, 100), ones100);
  const Fe ones250 = multiply(square_times(ones200, 50), ones50);
  return inverse ? multiply(square_times(ones250, 5), a11) : multiply(square_times(ones250, 2), a);
}

PointBytes to_bytes(const Fe& a) {
  Fe t = tight(tight(a));
  // t is below 2p: adding 19 carries out of bit 255 exactly where it is p or more.
  std::uint64_t carry = (t.limbs[0] + 19) >> 51;
  for (std::size_t i = 1; i < 5; ++i) carry = (t.limbs[i] + carry) >> 51;
  t.limbs[0] += 19 * carry;
  for (std::size_t i = 0; i < 4; ++i) {
    t.limbs[i + 1] += t.limbs[i] >> 51;
    t.limbs[i] &= kMask;
  }
  t.limbs[4] &= kMask;
  const std::array<std::uint64_t, 4> words = {t.limbs[0] | t.limbs[1] << 51, t.limbs[1] >> 13 | t.limbs[2] << 38,
                                              t.limbs[2] >> 26 | t.limbs[3] << 25, t.limbs[3] >> 39 | t.limbs[4] << 12};
  PointBytes out;
  for (std::size_t i = 0; i < 32; ++i) out[i] = static_cast<std::uint8_t>(words[i / 8] >> (i % 8 * 8));
  return out;
}

Fe from_bytes(const PointBytes& bytes) {
  const std::uint64_t w0 = little_endian<std::uint64_t>(bytes.data());
  const std::uint64_t w1 = little_endian<std::uint64_t>(bytes.data() + 8);
  const std::uint64_t w2 = little_endian<std::uint64_t>(bytes.data() + 16);
  const std::uint64_t w3 = little_endian<std::uint64_t>(bytes.data() + 24);
  return {{w0 & kMask, (w0 >> 51 | w1 << 13) & kMask, (w1 >> 38 | w2 << 26) & kMask, (w2 >> 25 | w3 << 39) & kMask,
           w3 >> 12 & kMask}};
}

bool same(const Fe& a, const Fe& b) { return to_bytes(a) == to_bytes(b); }
bool is_zero(const Fe& a) { return to_bytes(a) == PointBytes{}; }
bool is_odd(const Fe& a) { return (to_bytes(a)[0] & 1) != 0; }

}  // namespace folkmoot::ballot::fe

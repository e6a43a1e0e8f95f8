#pragma once
// Arithmetic modulo 2^255 - 19 in limbs of 51 bits (D. Bernstein, "Curve25519", 2006, gives the representation). No
// branch depends on a value.
#include "ballot/curve.h"

namespace folkmoot::ballot::fe {

inline constexpr std::uint64_t kMask = (std::uint64_t{1} << 51) - 1;
inline constexpr Fe kOne{{1, 0, 0, 0, 0}};
/// -121665 / 121666.
inline constexpr Fe kD{{0x34DCA135978A3, 0x1A8283B156EBD, 0x5E7A26001C029, 0x739C663A03CBB, 0x52036CEE2B6FF}};
// Twice p, limb by limb: added before a subtraction, so that no limb goes below zero.
inline constexpr std::array<std::uint64_t, 5> kTwiceP = {0xFFFFFFFFFFFDA, 0xFFFFFFFFFFFFE, 0xFFFFFFFFFFFFE,
                                                         0xFFFFFFFFFFFFE, 0xFFFFFFFFFFFFE};

inline Fe add(const Fe& a, const Fe& b) {
  return {{a.limbs[0] + b.limbs[0], a.limbs[1] + b.limbs[1], a.limbs[2] + b.limbs[2], a.limbs[3] + b.limbs[3],
           a.limbs[4] + b.limbs[4]}};
}
/// `b` must come out of a product.
inline Fe subtract(const Fe& a, const Fe& b) {
  return {{a.limbs[0] + kTwiceP[0] - b.limbs[0], a.limbs[1] + kTwiceP[1] - b.limbs[1],
           a.limbs[2] + kTwiceP[2] - b.limbs[2], a.limbs[3] + kTwiceP[3] - b.limbs[3],
           a.limbs[4] + kTwiceP[4] - b.limbs[4]}};
}

namespace detail {
inline Fe carried(Wide r0, Wide r1, Wide r2, Wide r3, Wide r4) {
  const auto low = [](Wide value) { return static_cast<std::uint64_t>(value) & kMask; };
  const auto high = [](Wide value) { return static_cast<std::uint64_t>(value >> 51); };
  Fe out;
  r1 += high(r0);
  r2 += high(r1);
  r3 += high(r2);
  r4 += high(r3);
  out.limbs[0] = low(r0) + 19 * high(r4);
  out.limbs[1] = low(r1) + (out.limbs[0] >> 51);
  out.limbs[0] &= kMask;
  out.limbs[2] = low(r2);
  out.limbs[3] = low(r3);
  out.limbs[4] = low(r4);
  return out;
}
}  // namespace detail

inline Fe multiply(const Fe& a, const Fe& b) {
  const auto [a0, a1, a2, a3, a4] = a.limbs;
  const auto [b0, b1, b2, b3, b4] = b.limbs;
  const std::uint64_t c1 = b1 * 19, c2 = b2 * 19, c3 = b3 * 19, c4 = b4 * 19;
  return detail::carried(Wide{a0} * b0 + Wide{a1} * c4 + Wide{a2} * c3 + Wide{a3} * c2 + Wide{a4} * c1,
                         Wide{a0} * b1 + Wide{a1} * b0 + Wide{a2} * c4 + Wide{a3} * c3 + Wide{a4} * c2,
                         Wide{a0} * b2 + Wide{a1} * b1 + Wide{a2} * b0 + Wide{a3} * c4 + Wide{a4} * c3,
                         Wide{a0} * b3 + Wide{a1} * b2 + Wide{a2} * b1 + Wide{a3} * b0 + Wide{a4} * c4,
                         Wide{a0} * b4 + Wide{a1} * b3 + Wide{a2} * b2 + Wide{a3} * b1 + Wide{a4} * b0);
}
inline Fe square(const Fe& a) {
  const auto [a0, a1, a2, a3, a4] = a.limbs;
  const std::uint64_t d0 = 2 * a0, d1 = 2 * a1, d2 = 2 * a2, d3 = 2 * a3, e3 = 19 * a3, e4 = 19 * a4;
  return detail::carried(Wide{a0} * a0 + Wide{d1} * e4 + Wide{d2} * e3, Wide{d0} * a1 + Wide{d2} * e4 + Wide{a3} * e3,
                         Wide{d0} * a2 + Wide{a1} * a1 + Wide{d3} * e4, Wide{d0} * a3 + Wide{d1} * a2 + Wide{a4} * e4,
                         Wide{d0} * a4 + Wide{d1} * a3 + Wide{a2} * a2);
}
inline Fe square_times(Fe a, int times) {
  for (int i = 0; i < times; ++i) a = square(a);
  return a;
}
/// Back to what a product gives: limbs of 51 bits, or nearly.
inline Fe tight(const Fe& a) { return detail::carried(a.limbs[0], a.limbs[1], a.limbs[2], a.limbs[3], a.limbs[4]); }
inline Fe negate(const Fe& a) { return tight(subtract(Fe{}, tight(a))); }

/// a^(2^252 - 3), by which roots are drawn; with `inverse`, a^(p - 2).
Fe power_chain(const Fe& a, bool inverse);
inline Fe invert(const Fe& a) { return power_chain(a, true); }

/// The canonical 32 bytes, least first.
PointBytes to_bytes(const Fe& a);
/// The lower 255 bits, whatever they are.
Fe from_bytes(const PointBytes& bytes);
bool same(const Fe& a, const Fe& b);
bool is_zero(const Fe& a);
/// The lowest bit of the canonical form.
bool is_odd(const Fe& a);

/// `mask` is all ones or zero: a or b.
inline Fe select(std::uint64_t mask, const Fe& a, const Fe& b) {
  Fe out;
  for (std::size_t i = 0; i < 5; ++i) out.limbs[i] = a.limbs[i] ^ (mask & (a.limbs[i] ^ b.limbs[i]));
  return out;
}

}  // namespace folkmoot::ballot::fe

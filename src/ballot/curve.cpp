#include "ballot/curve.h"

#include <algorithm>

#include "ballot/field25519.h"
#include "base/check.h"

namespace folkmoot::ballot::curve {

namespace {

// 2d, a root of -1, and the generator: y = 4/5, x even.
constexpr Fe kTwiceD{{0x69B9426B2F159, 0x35050762ADD7A, 0x3CF44C0038052, 0x6738CC7407977, 0x2406D9DC56DFF}};
constexpr Fe kRootOfMinusOne{{0x61B274A0EA0B0, 0xD5A5FC8F189D, 0x7EF5E9CBD0C60, 0x78595A6804C9E, 0x2B8324804FC1D}};
constexpr Fe kGeneratorX{{0x62D608F25D51A, 0x412A4B4F6592A, 0x75B7171A4B31D, 0x1FF60527118FE, 0x216936D3CD6E5}};
constexpr Fe kGeneratorY{{0x6666666666658, 0x4CCCCCCCCCCCC, 0x1999999999999, 0x3333333333333, 0x6666666666666}};
constexpr Fe kGeneratorT{{0x68AB3A5B7DDA3, 0xEEA2A5EADBB, 0x2AF8DF483C27E, 0x332B375274732, 0x67875F0FD78B7}};

Addend addend_of(const Point& a) {
  return {fe::add(a.y, a.x), fe::subtract(a.y, a.x), fe::add(a.z, a.z), fe::multiply(a.t, kTwiceD)};
}

/// The end of every sum: E, F, G, H of the paper.
template <bool kWithT = true>
inline Point joined(const Fe& e, const Fe& f, const Fe& g, const Fe& h) {
  Point out;
  out.x = fe::multiply(e, f);
  out.y = fe::multiply(g, h);
  out.z = fe::multiply(f, g);
  if constexpr (kWithT) out.t = fe::multiply(e, h);
  return out;
}

inline Point sum_of(const Point& p, const Fe& sum, const Fe& difference, const Fe& t2d, const Fe& z2) {
  const Fe a = fe::multiply(fe::subtract(p.y, p.x), difference);
  const Fe b = fe::multiply(fe::add(p.y, p.x), sum);
  const Fe c = fe::multiply(p.t, t2d);
  return joined(fe::subtract(b, a), fe::subtract(z2, c), fe::add(z2, c), fe::add(b, a));
}
// Less the addend: its x and t change their signs, so sums and differences change places, and so do F and G.
inline Point difference_of(const Point& p, const Fe& sum, const Fe& difference, const Fe& t2d, const Fe& z2) {
  const Fe a = fe::multiply(fe::subtract(p.y, p.x), sum);
  const Fe b = fe::multiply(fe::add(p.y, p.x), difference);
  const Fe c = fe::multiply(p.t, t2d);
  return joined(fe::subtract(b, a), fe::add(z2, c), fe::subtract(z2, c), fe::add(b, a));
}
inline Point added(const Point& p, const Addend& q) {
  return sum_of(p, q.sum, q.difference, q.t2d, fe::multiply(p.z, q.z2));
}
inline Point subtracted(const Point& p, const Addend& q) {
  return difference_of(p, q.sum, q.difference, q.t2d, fe::multiply(p.z, q.z2));
}
inline Point added(const Point& p, const AffineAddend& q) {
  return sum_of(p, q.sum, q.difference, q.t2d, fe::add(p.z, p.z));
}
inline Point subtracted(const Point& p, const AffineAddend& q) {
  return difference_of(p, q.sum, q.difference, q.t2d, fe::add(p.z, p.z));
}
/// The point an addend stands for, or its negative.
Point point_of(const Addend& a, bool negative) {
  const Fe x2 = negative ? fe::tight(fe::subtract(a.difference, fe::tight(a.sum)))
                         : fe::tight(fe::subtract(a.sum, fe::tight(a.difference)));
  const Fe y2 = fe::add(a.sum, a.difference);
  return {fe::multiply(x2, a.z2), fe::multiply(y2, a.z2), fe::square(a.z2), fe::multiply(x2, y2)};
}

template <bool kWithT>
inline Point doubled(const Point& p) {
  const Fe a = fe::square(p.x);
  const Fe b = fe::square(p.y);
  const Fe zz = fe::square(p.z);
  const Fe h = fe::add(a, b);
  const Fe e = fe::subtract(h, fe::square(fe::add(p.x, p.y)));
  const Fe g = fe::subtract(a, b);
  return joined<kWithT>(e, fe::add(fe::add(zz, zz), g), g, h);
}
Point doubled_times(Point p, int times) {
  for (int i = 1; i < times; ++i) p = doubled<false>(p);
  return doubled<true>(p);
}

std::vector<AffineAddend> affine(std::span<const Point> points);

/// Signed digits of `width` bits, from a scalar below 2^253 and without carries: half a digit is added to each but the
/// highest, and taken off again where a digit is read. No branch depends on the scalar.
class Digits {
 public:
  Digits(const Scalar& scalar, std::size_t width) : width_(width), top_(253 / width) {
    Scalar half;
    for (std::size_t i = 0; i < top_; ++i) {
      const std::size_t bit = i * width + width - 1;
      half.limbs[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    add_into(shifted_, scalar, half);
  }
  [[nodiscard]] std::size_t count() const { return top_ + 1; }
  /// From -2^(width-1) to 2^(width-1).
  [[nodiscard]] std::int64_t at(std::size_t i) const {
    const auto digit = static_cast<std::int64_t>(shifted_.bits(i * width_, width_));
    return i == top_ ? digit : digit - (std::int64_t{1} << (width_ - 1));
  }

 private:
  std::size_t width_;
  std::size_t top_;
  Scalar shifted_;
};

/// Points by the digit they are multiplied by.
class Buckets {
 public:
  explicit Buckets(std::size_t count) : points_(count), used_(count, false) {}
  void put(const Addend& addend, std::int64_t digit) {
    if (digit == 0) return;
    const auto at = static_cast<std::size_t>(digit < 0 ? -digit : digit) - 1;
    if (!used_[at])
      points_[at] = point_of(addend, digit < 0);
    else
      points_[at] = digit < 0 ? subtracted(points_[at], addend) : added(points_[at], addend);
    used_[at] = true;
  }
  /// The sum of d times the point of digit d; the buckets are empty then.
  Point drain() {
    Point running = neutral();
    Point out = neutral();
    bool any = false;
    bool several = false;
    for (std::size_t at = points_.size(); at-- > 0;) {
      if (used_[at]) running = any ? add(running, points_[at]) : points_[at];
      any = any || used_[at];
      used_[at] = false;
      if (any) out = several ? add(out, running) : running;
      several = any;
    }
    return out;
  }

 private:
  std::vector<Point> points_;
  std::vector<bool> used_;
};

}  // namespace

Point neutral() { return {Fe{}, fe::kOne, fe::kOne, Fe{}}; }
Point generator() { return {kGeneratorX, kGeneratorY, fe::kOne, kGeneratorT}; }

const Modulus<4>& order() {
  static const Modulus<4> kOrder = [] {
    Scalar q;
    q.limbs = {0x5812631A5CF5D3ED, 0x14DEF9DEA2F79CD6, 0, 0x1000000000000000};
    return Modulus<4>(q);
  }();
  return kOrder;
}

Point add(const Point& a, const Point& b) { return added(a, addend_of(b)); }
Point subtract(const Point& a, const Point& b) { return subtracted(a, addend_of(b)); }
Point negate(const Point& a) { return {fe::negate(a.x), a.y, a.z, fe::negate(a.t)}; }
Point twice(const Point& a) { return doubled<true>(a); }
Point times_eight(const Point& a) { return doubled_times(a, 3); }
bool same(const Point& a, const Point& b) {
  return fe::same(fe::multiply(a.x, b.z), fe::multiply(b.x, a.z)) &&
         fe::same(fe::multiply(a.y, b.z), fe::multiply(b.y, a.z));
}
bool is_neutral(const Point& a) { return fe::is_zero(a.x) && fe::same(a.y, a.z); }

std::optional<Point> decode(const PointBytes& bytes) {
  Point out;
  out.y = fe::from_bytes(bytes);
  PointBytes unsigned_bytes = bytes;
  unsigned_bytes[31] &= 0x7F;
  if (fe::to_bytes(out.y) != unsigned_bytes) return std::nullopt;
  const bool odd = (bytes[31] & 0x80) != 0;
  const Fe yy = fe::square(out.y);
  const Fe u = fe::tight(fe::subtract(yy, fe::kOne));
  const Fe v = fe::tight(fe::add(fe::multiply(yy, fe::kD), fe::kOne));
  const Fe v3 = fe::multiply(fe::square(v), v);
  const Fe v7 = fe::multiply(fe::square(v3), v);
  out.x = fe::multiply(fe::multiply(u, v3), fe::power_chain(fe::multiply(u, v7), false));
  const Fe check = fe::multiply(v, fe::square(out.x));
  if (!fe::same(check, u)) {
    if (!fe::same(check, fe::negate(u))) return std::nullopt;
    out.x = fe::multiply(out.x, kRootOfMinusOne);
  }
  if (fe::is_zero(out.x) && odd) return std::nullopt;
  if (fe::is_odd(out.x) != odd) out.x = fe::negate(out.x);
  out.z = fe::kOne;
  out.t = fe::multiply(out.x, out.y);
  return out;
}

namespace {
/// 1 / Z of all, with one inversion.
std::vector<Fe> inverses(std::span<const Point> points) {
  std::vector<Fe> out(points.size());
  Fe product = fe::kOne;
  for (std::size_t i = 0; i < points.size(); ++i) {
    out[i] = product;
    product = fe::multiply(product, points[i].z);
  }
  Fe rest = fe::invert(product);
  for (std::size_t i = points.size(); i-- > 0;) {
    out[i] = fe::multiply(out[i], rest);
    rest = fe::multiply(rest, points[i].z);
  }
  return out;
}

std::vector<AffineAddend> affine(std::span<const Point> points) {
  const std::vector<Fe> inverse = inverses(points);
  std::vector<AffineAddend> out;
  out.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Fe x = fe::multiply(points[i].x, inverse[i]);
    const Fe y = fe::multiply(points[i].y, inverse[i]);
    out.push_back({fe::tight(fe::add(y, x)), fe::tight(fe::subtract(y, x)), fe::multiply(fe::multiply(x, y), kTwiceD)});
  }
  return out;
}
}  // namespace

std::vector<PointBytes> encode(std::span<const Point> points) {
  const std::vector<Fe> inverse = inverses(points);
  std::vector<PointBytes> out;
  out.reserve(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    out.push_back(fe::to_bytes(fe::multiply(points[i].y, inverse[i])));
    // Without a branch: points that only two people may know are written, too.
    out.back()[31] |=
        static_cast<std::uint8_t>(static_cast<unsigned>(fe::is_odd(fe::multiply(points[i].x, inverse[i]))) << 7);
  }
  return out;
}

bool in_subgroup(const Point& a) { return Chain(a).in_subgroup(); }
Point multiply(const Point& a, const Scalar& scalar) { return Chain(a).multiply(scalar); }

Point multiply_sum(std::span<const Point> points, std::span<const Scalar> scalars) {
  FM_CHECK(points.size() == scalars.size());
  const std::size_t count = points.size();
  // Buckets are emptied by two sums each, in every window.
  std::size_t width = 2;
  const auto cost = [count](std::size_t w) { return (253 / w + 1) * (count + (std::size_t{1} << w)); };
  while (width < 13 && cost(width + 1) < cost(width)) ++width;
  std::vector<Addend> addends;
  std::vector<Digits> digits;
  addends.reserve(count);
  digits.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    addends.push_back(addend_of(points[i]));
    digits.emplace_back(scalars[i], width);
  }
  Buckets buckets(std::size_t{1} << (width - 1));
  Point out = neutral();
  for (std::size_t window = 253 / width + 1; window-- > 0;) {
    out = doubled_times(out, static_cast<int>(width));
    for (std::size_t i = 0; i < count; ++i) buckets.put(addends[i], digits[i].at(window));
    out = add(out, buckets.drain());
  }
  return out;
}

namespace {
inline void keep_if(std::uint64_t mask, Fe& kept, const Fe& from) {
  for (std::size_t i = 0; i < 5; ++i) kept.limbs[i] |= mask & from.limbs[i];
}
inline void keep_if(std::uint64_t mask, AffineAddend& kept, const AffineAddend& from) {
  keep_if(mask, kept.sum, from.sum);
  keep_if(mask, kept.difference, from.difference);
  keep_if(mask, kept.t2d, from.t2d);
}
inline void keep_if(std::uint64_t mask, Addend& kept, const Addend& from) {
  keep_if(mask, kept.sum, from.sum);
  keep_if(mask, kept.difference, from.difference);
  keep_if(mask, kept.z2, from.z2);
  keep_if(mask, kept.t2d, from.t2d);
}
/// All ones where equal.
inline std::uint64_t equal_mask(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t difference = a ^ b;
  return ((difference | (0 - difference)) >> 63) - 1;
}

/// The multiple of a point that a digit from -8 to 8 wants, in constant time: `multiple(i)` is that of i, from 1 to 8.
template <class Sum, class Multiple>
Sum wanted_multiple(std::int64_t digit, const Sum& none, const Multiple& multiple) {
  const auto negative = static_cast<std::uint64_t>(digit >> 63);  // all ones or zero
  const std::uint64_t size = (static_cast<std::uint64_t>(digit) ^ negative) - negative;
  Sum kept{};
  keep_if(equal_mask(0, size), kept, none);
  for (std::size_t i = 1; i <= 8; ++i) keep_if(equal_mask(i, size), kept, multiple(i));
  const Fe sum = fe::select(negative, kept.sum, kept.difference);
  kept.difference = fe::select(negative, kept.difference, kept.sum);
  kept.sum = sum;
  kept.t2d = fe::select(negative, kept.t2d, fe::negate(kept.t2d));
  return kept;
}

using Multiples = std::array<Addend, 8>;
Multiples multiples_of(const Point& a) {
  Multiples out;
  out[0] = addend_of(a);
  Point multiple = a;
  for (std::size_t i = 1; i < out.size(); ++i) {
    multiple = added(multiple, out[0]);
    out[i] = addend_of(multiple);
  }
  return out;
}
}  // namespace

Point multiply_secretly(const Point& a, const Scalar& scalar) { return multiply_sum_secretly({&a, 1}, {&scalar, 1}); }

Point multiply_sum_secretly(std::span<const Point> points, std::span<const Scalar> scalars) {
  FM_CHECK(points.size() == scalars.size());
  // All of a part are doubled together; its tables stay in a processor's nearer cache.
  constexpr std::size_t kPart = 64;
  const Addend none = addend_of(neutral());
  Point out = neutral();
  std::vector<Multiples> multiples;
  std::vector<Digits> digits;
  for (std::size_t begin = 0; begin < points.size(); begin += kPart) {
    const std::size_t end = std::min(points.size(), begin + kPart);
    multiples.clear();
    digits.clear();
    for (std::size_t i = begin; i < end; ++i) {
      multiples.push_back(multiples_of(points[i]));
      digits.emplace_back(scalars[i], 4);
    }
    Point part = neutral();
    for (std::size_t window = digits.front().count(); window-- > 0;) {
      part = doubled_times(part, 4);
      for (std::size_t i = 0; i < multiples.size(); ++i)
        part = added(part, wanted_multiple(digits[i].at(window), none,
                                           [&](std::size_t size) -> const Addend& { return multiples[i][size - 1]; }));
    }
    out = add(out, part);
  }
  return out;
}

Chain::Chain(const Point& base) {
  Point power = base;
  for (std::size_t i = 0; i < kSteps; ++i) {
    powers_[i] = addend_of(power);
    if (i + 1 < kSteps) power = doubled_times(power, 5);
  }
}

Point Chain::multiply(const Scalar& scalar) const {
  const Digits digits(scalar, 5);
  Buckets buckets(16);
  for (std::size_t i = 0; i < kSteps; ++i) buckets.put(powers_[i], digits.at(i));
  return buckets.drain();
}

bool Chain::in_subgroup() const { return is_neutral(multiply(order().modulus())); }

FixedBase::FixedBase(const Point& base) : base_(base) {
  std::vector<Point> points;
  points.reserve(kWindows * kWindowSize);
  Point power = base;
  for (std::size_t window = 0; window < kWindows; ++window) {
    Point multiple = power;
    const Addend step = addend_of(power);
    for (std::size_t i = 0; i < kWindowSize; ++i) {
      points.push_back(multiple);
      multiple = added(multiple, step);
    }
    power = doubled_times(power, 8);
  }
  table_ = affine(points);
}

Point FixedBase::multiply(const Scalar& scalar) const { return multiply_onto(neutral(), scalar); }

Point FixedBase::multiply_onto(Point sum, const Scalar& scalar) const {
  const Digits digits(scalar, 8);
  for (std::size_t window = 0; window < kWindows; ++window) {
    const std::int64_t digit = digits.at(window);
    if (digit == 0) continue;
    const AffineAddend& entry = table_[window * kWindowSize + static_cast<std::size_t>(digit < 0 ? -digit : digit) - 1];
    sum = digit < 0 ? subtracted(sum, entry) : added(sum, entry);
  }
  return sum;
}

Point FixedBase::multiply_secretly(const Scalar& scalar) const {
  // Digits of four bits: d * 16^(2k) stands in the window of 256^k at d, d * 16^(2k+1) at 16 d.
  const Digits digits(scalar, 4);
  const AffineAddend none{fe::kOne, fe::kOne, {}};
  Point out = neutral();
  for (std::size_t i = 0; i < digits.count(); ++i) {
    const AffineAddend* window = &table_[i / 2 * kWindowSize];
    const std::size_t stride = i % 2 == 0 ? 1 : 16;
    out = added(out, wanted_multiple(digits.at(i), none, [&](std::size_t size) -> const AffineAddend& {
                  return window[size * stride - 1];
                }));
  }
  return out;
}

}  // namespace folkmoot::ballot::curve

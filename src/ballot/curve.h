#pragma once
// Edwards25519: -x^2 + y^2 = 1 + d x^2 y^2 over the field of p = 2^255 - 19, in extended coordinates. The formulas are
// those of Hisil, Wong, Carter and Dawson ("Twisted Edwards curves revisited", 2008), complete for this curve: they
// have no exception, on points of small order neither.
//
// Two kinds of functions stand here. What has `secretly` in its name runs in constant time; so does all arithmetic of
// the field and the sum of two points. The others look at bits of scalars and are for PUBLIC data only: tallies, proofs
// that everybody checks. Own arithmetic is held against libsodium by tests.
#include <memory>
#include <span>
#include <vector>

#include "ballot/number.h"

namespace folkmoot::ballot {

/// An element of the field: five limbs of 51 bits, each a little over at times; what functions take and give keeps
/// limbs below 2^54.
struct Fe {
  std::array<std::uint64_t, 5> limbs{};
};

/// X : Y : Z : T with x = X/Z, y = Y/Z, XY = ZT.
struct Point {
  Fe x, y, z, t;
};

/// What a sum wants of its second point: Y + X, Y - X, 2Z, 2dT.
struct Addend {
  Fe sum, difference, z2, t2d;
};
/// The same where Z is 1.
struct AffineAddend {
  Fe sum, difference, t2d;
};

using PointBytes = std::array<std::uint8_t, 32>;

namespace curve {

using Scalar = Number<4>;

Point neutral();
Point generator();
/// The order of the subgroup of the generator, a prime.
const Modulus<4>& order();

Point add(const Point& a, const Point& b);
Point subtract(const Point& a, const Point& b);
Point negate(const Point& a);
Point twice(const Point& a);
/// By the cofactor: in the subgroup of the generator whatever `a` is.
Point times_eight(const Point& a);
bool same(const Point& a, const Point& b);
bool is_neutral(const Point& a);

/// The point of a canonical encoding (RFC 8032, 5.1.3: y below p, no negative zero). Whether it is in the subgroup of
/// the generator is another question.
std::optional<Point> decode(const PointBytes& bytes);
std::vector<PointBytes> encode(std::span<const Point> points);
/// q * a = neutral.
bool in_subgroup(const Point& a);

/// scalar * a; public data only.
Point multiply(const Point& a, const Scalar& scalar);
/// The sum of scalars[i] * points[i], whose order matters not; public data only.
Point multiply_sum(std::span<const Point> points, std::span<const Scalar> scalars);

/// scalar * a, and the sum of scalars[i] * points[i], in constant time. A sum of many costs a third of its products.
Point multiply_secretly(const Point& a, const Scalar& scalar);
Point multiply_sum_secretly(std::span<const Point> points, std::span<const Scalar> scalars);

/// Multiples 2^(5i) of one point, from which each product is a sum of some: for bases with several scalars, whose
/// membership of the subgroup comes nearly for nothing. Public data only.
class Chain {
 public:
  explicit Chain(const Point& base);
  [[nodiscard]] Point multiply(const Scalar& scalar) const;
  [[nodiscard]] bool in_subgroup() const;

 private:
  static constexpr std::size_t kSteps = 51;
  std::array<Addend, kSteps> powers_;
};

/// Tables for one point, 400 kB: public products are fast with them, and so are those in constant time.
class FixedBase {
 public:
  explicit FixedBase(const Point& base);
  [[nodiscard]] const Point& point() const { return base_; }
  [[nodiscard]] Point multiply(const Scalar& scalar) const;
  /// sum + scalar * base.
  [[nodiscard]] Point multiply_onto(Point sum, const Scalar& scalar) const;
  [[nodiscard]] Point multiply_secretly(const Scalar& scalar) const;

 private:
  static constexpr std::size_t kWindows = 32;  // of eight bits, signed
  static constexpr std::size_t kWindowSize = 128;
  Point base_;
  std::vector<AffineAddend> table_;
};

}  // namespace curve
}  // namespace folkmoot::ballot

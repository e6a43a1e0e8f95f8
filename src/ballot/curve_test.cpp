#include "ballot/curve.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include <algorithm>

#include "ballot/field25519.h"
#include "crypto/secret.h"

namespace curve_test {
using namespace folkmoot;
using namespace folkmoot::ballot;
using curve::Scalar;

namespace {

PointBytes bytes_of(std::string_view big_endian_hex) {
  const Bytes hex = *from_hex(big_endian_hex);
  PointBytes out;
  std::reverse_copy(hex.begin(), hex.end(), out.begin());
  return out;
}

/// Equal runs get equal numbers.
class Draw {
 public:
  explicit Draw(std::uint8_t seed) { seed_[0] = seed; }
  Scalar scalar() {
    std::array<std::uint8_t, 64> wide;
    randombytes_buf_deterministic(wide.data(), wide.size(), seed_.data());
    ++seed_[1];
    seed_[2] = static_cast<std::uint8_t>(seed_[2] + (seed_[1] == 0 ? 1 : 0));
    PointBytes out;
    crypto_core_ed25519_scalar_reduce(out.data(), wide.data());
    return from_little_endian<4>(out);
  }

 private:
  std::array<std::uint8_t, randombytes_SEEDBYTES> seed_{};
};

std::vector<Scalar> edge_scalars() {
  Scalar below = curve::order().modulus();
  below.limbs[0] -= 1;
  Scalar high;
  high.limbs[3] = 0x0FFFFFFFFFFFFFFF;
  std::vector<Scalar> out = {Scalar(0),  Scalar(1),  Scalar(2), Scalar(8), Scalar(15),
                             Scalar(16), Scalar(17), below,     high};
  for (std::size_t bit = 3; bit < 252; bit += 31) {
    Scalar one;
    one.limbs[bit / 64] = std::uint64_t{1} << (bit % 64);
    out.push_back(one);
    one.limbs[bit / 64] -= 1;
    out.push_back(one);
  }
  return out;
}

PointBytes encoded(const Point& point) { return curve::encode({&point, 1})[0]; }

/// libsodium's product; the neutral element, where it refuses to give one.
PointBytes sodium_product(const Scalar& scalar, const PointBytes& point) {
  const auto bytes = to_little_endian(scalar);
  PointBytes out;
  if (crypto_scalarmult_ed25519_noclamp(out.data(), bytes.data(), point.data()) != 0) return encoded(curve::neutral());
  return out;
}

}  // namespace

TEST_CASE("products of every kind are libsodium's") {
  crypto::start();
  Draw draw(1);
  std::vector<Scalar> scalars = edge_scalars();
  for (int i = 0; i < 20; ++i) scalars.push_back(draw.scalar());
  const Point base = curve::multiply(curve::generator(), draw.scalar());
  const PointBytes base_bytes = encoded(base);
  const curve::Chain chain(base);
  const curve::FixedBase fixed(base);
  for (const Scalar& scalar : scalars) {
    const PointBytes expected = sodium_product(scalar, base_bytes);
    CHECK(encoded(chain.multiply(scalar)) == expected);
    CHECK(encoded(fixed.multiply(scalar)) == expected);
    CHECK(encoded(fixed.multiply_secretly(scalar)) == expected);
    CHECK(encoded(curve::multiply_secretly(base, scalar)) == expected);
    CHECK(encoded(curve::multiply_sum({&base, 1}, {&scalar, 1})) == expected);
    CHECK(encoded(curve::multiply_sum_secretly({&base, 1}, {&scalar, 1})) == expected);
    CHECK(encoded(fixed.multiply_onto(base, scalar)) == encoded(curve::add(base, chain.multiply(scalar))));
  }
}

TEST_CASE(
    "sums of products in constant time are those of public data, of any number, with torsion and the neutral element") {
  Draw draw(7);
  const Point torsion = *curve::decode(bytes_of("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7"));
  std::vector<Point> points = {torsion, curve::neutral(), curve::generator(), curve::negate(curve::generator())};
  std::vector<Scalar> scalars = edge_scalars();
  while (points.size() < 150) points.push_back(curve::multiply(curve::generator(), draw.scalar()));
  while (scalars.size() < points.size()) scalars.push_back(draw.scalar());
  for (const std::size_t count : {0U, 1U, 2U, 63U, 64U, 65U, 150U}) {
    const auto some = std::span(points).first(count);
    const auto with = std::span(scalars).first(count);
    CHECK(encoded(curve::multiply_sum_secretly(some, with)) == encoded(curve::multiply_sum(some, with)));
  }
}

TEST_CASE("sums and differences are libsodium's, with torsion and the neutral element too") {
  crypto::start();
  Draw draw(2);
  std::vector<PointBytes> points;
  for (int i = 0; i < 6; ++i) points.push_back(encoded(curve::multiply(curve::generator(), draw.scalar())));
  points.push_back(encoded(curve::neutral()));
  points.push_back(bytes_of("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec"));
  points.push_back(bytes_of("8000000000000000000000000000000000000000000000000000000000000000"));
  points.push_back(bytes_of("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7"));
  for (const PointBytes& a : points)
    for (const PointBytes& b : points) {
      const auto left = curve::decode(a);
      const auto right = curve::decode(b);
      REQUIRE(left);
      REQUIRE(right);
      PointBytes expected;
      REQUIRE(crypto_core_ed25519_add(expected.data(), a.data(), b.data()) == 0);
      CHECK(encoded(curve::add(*left, *right)) == expected);
      REQUIRE(crypto_core_ed25519_sub(expected.data(), a.data(), b.data()) == 0);
      CHECK(encoded(curve::subtract(*left, *right)) == expected);
      CHECK(curve::same(*left, *right) == (a == b));
      CHECK(encoded(curve::twice(*left)) == encoded(curve::add(*left, *left)));
      const Point four = curve::twice(curve::twice(*left));
      CHECK(encoded(curve::times_eight(*left)) == encoded(curve::add(four, four)));
      CHECK(curve::same(curve::subtract(curve::times_eight(*left), four), four));
      CHECK(curve::is_neutral(curve::add(*left, curve::negate(*left))));
    }
}

TEST_CASE("points outside the subgroup are found, whatever their order") {
  crypto::start();
  const Point g = curve::generator();
  CHECK(curve::in_subgroup(g));
  CHECK(curve::in_subgroup(curve::neutral()));
  for (const char* const torsion : {"7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec",
                                    "8000000000000000000000000000000000000000000000000000000000000000",
                                    "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7"}) {
    const auto small = curve::decode(bytes_of(torsion));
    REQUIRE(small);
    CHECK_FALSE(curve::in_subgroup(*small));
    const Point mixed = curve::add(g, *small);
    CHECK_FALSE(curve::in_subgroup(mixed));
    CHECK(crypto_core_ed25519_is_valid_point(encoded(mixed).data()) == 0);
  }
}

TEST_CASE("each point has one encoding") {
  // y = p and y = p + 1 are 0 and 1 written longer; 1 with the sign of a negative zero; a y that no point has.
  CHECK_FALSE(curve::decode(bytes_of("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed")));
  CHECK_FALSE(curve::decode(bytes_of("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee")));
  CHECK_FALSE(curve::decode(bytes_of("8000000000000000000000000000000000000000000000000000000000000001")));
  CHECK_FALSE(curve::decode(bytes_of("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec")));
  CHECK_FALSE(curve::decode(bytes_of("0000000000000000000000000000000000000000000000000000000000000002")));
  Draw draw(3);
  int on_the_curve = 0;
  for (int i = 0; i < 200; ++i) {
    PointBytes bytes = to_little_endian(draw.scalar());
    bytes[31] = static_cast<std::uint8_t>(bytes[31] * 16 + i);
    const auto point = curve::decode(bytes);
    // libsodium takes what is canonical, on the curve, of large order and in the subgroup.
    CHECK((crypto_core_ed25519_is_valid_point(bytes.data()) == 1) ==
          (point && curve::in_subgroup(*point) && !curve::is_neutral(*point)));
    if (!point) continue;
    ++on_the_curve;
    CHECK(encoded(*point) == bytes);
  }
  CHECK(on_the_curve > 60);
}

TEST_CASE("a sum of many products is the sum of the products") {
  Draw draw(4);
  for (const std::size_t count : {std::size_t{0}, std::size_t{2}, std::size_t{9}, std::size_t{150}}) {
    std::vector<Point> points;
    std::vector<Scalar> scalars;
    Point expected = curve::neutral();
    for (std::size_t i = 0; i < count; ++i) {
      points.push_back(curve::multiply(curve::generator(), draw.scalar()));
      scalars.push_back(i % 5 == 0 ? Scalar(i) : draw.scalar());
      expected = curve::add(expected, curve::multiply(points[i], scalars[i]));
    }
    CHECK(curve::same(curve::multiply_sum(points, scalars), expected));
  }
}

TEST_CASE("residues modulo the order are libsodium's") {
  Draw draw(5);
  const Modulus<4>& q = curve::order();
  for (int i = 0; i < 50; ++i) {
    const Scalar a = draw.scalar();
    const Scalar b = i == 0 ? Scalar(0) : draw.scalar();
    PointBytes out;
    crypto_core_ed25519_scalar_mul(out.data(), to_little_endian(a).data(), to_little_endian(b).data());
    CHECK(q.multiply(a, b) == from_little_endian<4>(out));
    crypto_core_ed25519_scalar_add(out.data(), to_little_endian(a).data(), to_little_endian(b).data());
    CHECK(q.add(a, b) == from_little_endian<4>(out));
    crypto_core_ed25519_scalar_sub(out.data(), to_little_endian(a).data(), to_little_endian(b).data());
    CHECK(q.subtract(a, b) == from_little_endian<4>(out));
    CHECK(q.multiply(q.invert(a), a) == Scalar(1));
    CHECK(from_decimal<4>(to_decimal(a)) == a);
  }
  CHECK(q.add(q.negate(Scalar(1)), Scalar(1)).is_zero());
}

TEST_CASE("a decimal has one form") {
  CHECK(from_decimal<4>("0") == Scalar(0));
  CHECK(to_decimal(Scalar(0)) == "0");
  CHECK(from_decimal<4>("10000000000000000000") == Scalar(10'000'000'000'000'000'000U));
  for (const char* const wrong : {"", "00", "01", "-1", "+1", " 1", "1 ", "1e3", "0x1", "1.0"})
    CHECK_FALSE(from_decimal<4>(wrong));
  const std::string largest = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
  CHECK(to_decimal(*from_decimal<4>(largest)) == largest);
  CHECK_FALSE(from_decimal<4>("115792089237316195423570985008687907853269984665640564039457584007913129639936"));
}
}  // namespace curve_test

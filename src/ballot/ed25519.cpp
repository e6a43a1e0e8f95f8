#include <algorithm>

#include "ballot/field25519.h"
#include "ballot/group.h"
#include "base/check.h"
#include "crypto/hash.h"

namespace folkmoot::ballot {

namespace {

constexpr std::size_t kHexDigits = 64;
constexpr std::size_t kEmbeddingBits = 14;  // room in which a point is looked for

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<Point> decode(const Number<4>& number) { return curve::decode(to_little_endian(number)); }
Number<4> number_of(const Point& a) { return from_little_endian<4>(curve::encode({&a, 1})[0]); }

/// The first point whose text, as a number, is `from` or a little more, and that `wanted` likes.
template <class Wanted>
std::optional<Point> first_point(Number<4> from, std::size_t tries, const Wanted& wanted) {
  for (std::size_t i = 0; i < tries; ++i) {
    if (const auto point = decode(from); point && wanted(*point)) return point;
    add_into(from, from, Number<4>(1));
  }
  return std::nullopt;
}

Number<4> shifted_left(Number<4> number, std::size_t bits) {
  for (std::size_t i = 4; i-- > 1;) number.limbs[i] = number.limbs[i] << bits | number.limbs[i - 1] >> (64 - bits);
  number.limbs[0] <<= bits;
  return number;
}
Number<4> shifted_right(Number<4> number, std::size_t bits) {
  for (std::size_t i = 0; i < 3; ++i) number.limbs[i] = number.limbs[i] >> bits | number.limbs[i + 1] << (64 - bits);
  number.limbs[3] >>= bits;
  return number;
}

}  // namespace

std::optional<Point> Ed25519::read(std::string_view text) {
  if (text.size() != kHexDigits) return std::nullopt;
  PointBytes bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const int high = hex_digit(text[2 * i]);
    const int low = hex_digit(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes[bytes.size() - 1 - i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return curve::decode(bytes);
}

std::vector<std::string> Ed25519::texts(std::span<const Point> elements) {
  std::vector<std::string> out;
  out.reserve(elements.size());
  for (PointBytes bytes : curve::encode(elements)) {
    std::ranges::reverse(bytes);
    out.push_back(to_hex(bytes));
  }
  return out;
}

Point Ed25519::embed(std::span<const std::uint32_t> votes) {
  FM_CHECK(votes.size() <= kMaxEmbeddedAnswers);
  Number<4> number;
  for (const std::uint32_t vote : votes) {
    FM_CHECK(vote <= kMaxEmbedded);
    number = shifted_left(number, 8);
    number.limbs[0] |= vote;
  }
  const auto point = first_point(shifted_left(number, kEmbeddingBits), std::size_t{1} << kEmbeddingBits,
                                 [](const Point& a) { return curve::in_subgroup(a); });
  FM_CHECK(point);  // one number in sixteen is such a point, and there are 16,384
  return *point;
}

std::vector<std::uint32_t> Ed25519::extract(const Point& a, std::size_t count) {
  Number<4> number = shifted_right(number_of(a), kEmbeddingBits);
  std::vector<std::uint32_t> out(count);
  for (std::size_t i = count; i-- > 0;) {
    out[i] = static_cast<std::uint32_t>(number.limbs[0] & 0xFF);
    number = shifted_right(number, 8);
  }
  return out;
}

std::optional<Point> Ed25519::shuffle_base(std::int64_t index) {
  const Hash hash = crypto::sha256(as_bytes("ggen|" + std::to_string(index)));
  const auto point =
      first_point(shifted_right(from_big_endian<4>(hash.view()), 2), SIZE_MAX, [](const Point&) { return true; });
  const Point out = curve::times_eight(*point);
  if (curve::is_neutral(out) || curve::same(out, curve::generator())) return std::nullopt;
  return out;
}

bool Ed25519::less(const Point& a, const Point& b) {
  const std::array<Point, 2> both = {a, b};
  const auto bytes = curve::encode(both);
  return bytes[0] < bytes[1];
}

const Ed25519& ed25519() {
  static const Ed25519 kGroup;
  return kGroup;
}

bool is_known_group(std::string_view name) {
  return name == Ed25519::name() || name == "BELENIOS-2048" || name == "RFC-3526-2048";
}
bool can_embed(std::string_view name) { return name == Ed25519::name() || name == "RFC-3526-2048"; }

template <class G>
typename G::Scalar hash_to_scalar(const G& group, std::string_view text) {
  const Hash hash = crypto::sha256(as_bytes(text));
  return group.order().reduce(from_big_endian<G::Scalar::kLimbs>(hash.view()));
}
template Ed25519::Scalar hash_to_scalar(const Ed25519&, std::string_view);
template ShortFieldGroup::Scalar hash_to_scalar(const ShortFieldGroup&, std::string_view);
template LongFieldGroup::Scalar hash_to_scalar(const LongFieldGroup&, std::string_view);

}  // namespace folkmoot::ballot

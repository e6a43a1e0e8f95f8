#include <algorithm>

#include "ballot/group.h"
#include "base/check.h"
#include "crypto/hash.h"

namespace folkmoot::ballot {

namespace {

// BELENIOS-2048 is the group of the Belenios specification, which says how it was drawn; RFC-3526-2048 is group 14 of
// RFC 3526 with the generator 2, whose order is (p - 1) / 2.
constexpr std::string_view kBeleniosP =
    "A3EF2D011FEFB1B6E39E568FCCDFFB0FB7DC7EF3A791B6862791811D21FC35F21E6D36856B428030421F514ED40BFD4C"
    "06E092A495AF8D79A2F85E0FB11C0EDE07DD973F9C53E50930C6E82AC36DE1AE3FB8C3AABFFF12CE27A5022DDD8912D1"
    "07435012768A2CDD0A4091D8FA447F6C7EBC15A349FA318A6B4FE17D8D47E843A3E14DFA9B2162F4D7229ABE93A188B4"
    "6B006517D6F6747EBBB29C9EC3099B607F18FB1A8BC858279AA8599411D998D3E3FADA9E010840D082D8C31911ACDD4A"
    "0E7992D0F18CC759CB5DE0ACF66A3882555BC810941E021B6A4CCFA04EE4008F878AFFA2375E2999B44F6CEF17D70730"
    "1E59E0E6351E051ED9CEC4157646E64F";
constexpr std::string_view kBeleniosQ = "ADB6066A73522565F4DAA0F2579DB7F2F0FA90C2168BC709E20263387D55C491";
constexpr std::string_view kBeleniosG =
    "1307C1AB5F295885D7CAA3A78A42415E31FD1C5807B61FB1E781878A52230A51988B98C259597F9C5A9DFD001D26BA31"
    "D9D8976F01D95A1C8262EE68A0E92CEA541E5219E0D0D094301B894236823FE1D4BC04E29F3748AEFD4F10D5B1A356A8"
    "643E673FD9D215FC8FE5FB9CF9FDB8EA88FDB1A3381A697FDF9C2458570B06D26AEF1BE365FDD90165F397C6B870DF8C"
    "1B9E519EDCEE8BB0F74B7A1615A274BA60A7EA574A61F552D2DDE0CE514E0927C4FF49B1964C4A913731AE4268D60D7F"
    "22127B6CBBA44D453AC8B72FD04E0991B7AEFF04867D8724AC638F5F34100D2D47AA680D43771902743D663F42D853C0"
    "41E1C91FE3823F4BCF284308F1D7E653";
constexpr std::string_view kRfcP =
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
    "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
    "15728E5A8AACAA68FFFFFFFFFFFFFFFF";

constexpr std::size_t kEmbeddingTries = 256;  // the lowest byte is left free

template <std::size_t N>
Number<N> from_digits(std::string_view hex) {
  Number<N> out;
  for (const char c : hex) {
    for (std::size_t i = N; i-- > 1;) out.limbs[i] = out.limbs[i] << 4 | out.limbs[i - 1] >> 60;
    out.limbs[0] = out.limbs[0] << 4 | static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'A' + 10);
  }
  return out;
}

/// The exponent's digits of four bits, least first.
template <std::size_t Q>
constexpr std::size_t kDigits = Q * 16;

}  // namespace

template <std::size_t Q>
FieldGroup<Q>::Table::Table(const Modulus<32>& field, const Element& base) {
  powers_.reserve(kDigits<Q> * 16);
  Element step = base;
  for (std::size_t place = 0; place < kDigits<Q>; ++place) {
    powers_.push_back(field.one());
    for (std::size_t digit = 1; digit < 16; ++digit) powers_.push_back(field.product(powers_.back(), step));
    step = field.product(powers_.back(), step);
  }
}

template <std::size_t Q>
Number<32> FieldGroup<Q>::Table::power(const Modulus<32>& field, const Scalar& e, bool secretly) const {
  Element out = field.one();
  for (std::size_t place = 0; place < kDigits<Q>; ++place) {
    const std::uint64_t digit = e.bits(place * 4, 4);
    const std::span<const Element> row(powers_.data() + place * 16, 16);
    if (secretly)
      out = field.product(out, Modulus<32>::pick(row, digit));
    else if (digit != 0)
      out = field.product(out, row[digit]);
  }
  return out;
}

template <std::size_t Q>
FieldGroup<Q>::Chain::Chain(const Modulus<32>& field, const Element& base) {
  powers_.reserve(kDigits<Q>);
  powers_.push_back(base);
  while (powers_.size() < kDigits<Q>) {
    Element next = powers_.back();
    for (int i = 0; i < 4; ++i) next = field.product(next, next);
    powers_.push_back(next);
  }
}

// Powers of equal digits are multiplied with each other first; then the product over d of (what has the digit d)^d is
// had with two products a digit.
template <std::size_t Q>
Number<32> FieldGroup<Q>::Chain::power(const Modulus<32>& field, const Scalar& e) const {
  std::array<std::optional<Element>, 16> with_digit;
  for (std::size_t place = 0; place < powers_.size(); ++place) {
    std::optional<Element>& slot = with_digit[e.bits(place * 4, 4)];
    slot = slot ? field.product(*slot, powers_[place]) : powers_[place];
  }
  Element running = field.one();
  Element out = field.one();
  for (std::size_t digit = 16; digit-- > 1;) {
    if (with_digit[digit]) running = field.product(running, *with_digit[digit]);
    out = field.product(out, running);
  }
  return out;
}

template <std::size_t Q>
std::optional<Number<32>> FieldGroup<Q>::read(std::string_view text) const {
  const auto number = from_decimal<32>(text);
  if (!number || number->is_zero() || !field_.contains(*number)) return std::nullopt;
  return field_.enter(*number);
}

template <std::size_t Q>
std::vector<std::string> FieldGroup<Q>::texts(std::span<const Element> elements) const {
  std::vector<std::string> out;
  out.reserve(elements.size());
  for (const Element& element : elements) out.push_back(to_decimal(field_.leave(element)));
  return out;
}

template <std::size_t Q>
Number<32> FieldGroup<Q>::quotient(const Element& a, const Element& b) const {
  // In the group b^(q-1) is the inverse of b, and the exponent is short.
  Scalar exponent;
  subtract_into(exponent, order_.modulus(), Scalar(1));
  return field_.product(a, field_.power(b, exponent));
}

// All bases share the squarings: for each place of the exponents, from the highest.
template <std::size_t Q>
Number<32> FieldGroup<Q>::power_product(std::span<const Element> bases, std::span<const Scalar> exponents) const {
  FM_CHECK(bases.size() == exponents.size());
  std::vector<Element> multiples;
  multiples.reserve(bases.size() * 16);
  for (const Element& base : bases) {
    multiples.push_back(field_.one());
    for (std::size_t digit = 1; digit < 16; ++digit) multiples.push_back(field_.product(multiples.back(), base));
  }
  Element out = field_.one();
  for (std::size_t place = kDigits<Q>; place-- > 0;) {
    for (int i = 0; i < 4; ++i) out = field_.product(out, out);
    for (std::size_t i = 0; i < bases.size(); ++i) {
      const std::uint64_t digit = exponents[i].bits(place * 4, 4);
      if (digit != 0) out = field_.product(out, multiples[i * 16 + digit]);
    }
  }
  return out;
}

template <std::size_t Q>
Number<32> FieldGroup<Q>::power_product_secretly(std::span<const Element> bases,
                                                 std::span<const Scalar> exponents) const {
  FM_CHECK(bases.size() == exponents.size());
  Element out = neutral();
  for (std::size_t i = 0; i < bases.size(); ++i) out = product(out, power_secretly(bases[i], exponents[i]));
  return out;
}

template <std::size_t Q>
Number<32> FieldGroup<Q>::embed(std::span<const std::uint32_t> votes) const {
  FM_CHECK(votes.size() <= kMaxEmbeddedAnswers);
  Number<32> number;
  const auto push = [&number](std::uint64_t byte) {
    for (std::size_t i = 32; i-- > 1;) number.limbs[i] = number.limbs[i] << 8 | number.limbs[i - 1] >> 56;
    number.limbs[0] = number.limbs[0] << 8 | byte;
  };
  for (const std::uint32_t vote : votes) {
    FM_CHECK(vote <= kMaxEmbedded);
    push(vote);
  }
  push(0);
  for (std::size_t i = 0; i < kEmbeddingTries; ++i) {
    const Element element = field_.enter(number);
    if (!number.is_zero() && belongs(element)) return element;
    number.limbs[0] += 1;
  }
  FM_CHECK(false && "every second number is a square");
  return field_.one();
}

template <std::size_t Q>
std::vector<std::uint32_t> FieldGroup<Q>::extract(const Element& a, std::size_t count) const {
  const Number<32> number = field_.leave(a);
  std::vector<std::uint32_t> out;
  out.reserve(count);
  for (std::size_t i = count; i > 0; --i) out.push_back(static_cast<std::uint32_t>(number.bits(i * 8, 8)));
  return out;
}

template <std::size_t Q>
std::optional<Number<32>> FieldGroup<Q>::shuffle_base(std::int64_t index) const {
  const Hash hash = crypto::sha256(as_bytes("ggen|" + std::to_string(index)));
  const Element x = field_.enter(from_big_endian<32>(hash.view()));
  const Element out = field_.product(x, x);  // p = 2q + 1: the squares are the group
  if (is_neutral(out) || same(out, generator_)) return std::nullopt;
  return out;
}

template <std::size_t Q>
bool FieldGroup<Q>::less(const Element& a, const Element& b) const {
  return field_.leave(a).compare(field_.leave(b)) < 0;
}

template class FieldGroup<4>;
template class FieldGroup<32>;

const ShortFieldGroup& belenios_2048() {
  static const ShortFieldGroup kGroup("BELENIOS-2048", from_digits<32>(kBeleniosP), from_digits<4>(kBeleniosQ),
                                      from_digits<32>(kBeleniosG));
  return kGroup;
}

const LongFieldGroup& rfc_3526_2048() {
  static const LongFieldGroup kGroup = [] {
    const Number<32> p = from_digits<32>(kRfcP);
    Number<32> q;
    for (std::size_t i = 0; i < 32; ++i) q.limbs[i] = p.limbs[i] >> 1 | (i + 1 < 32 ? p.limbs[i + 1] << 63 : 0);
    return LongFieldGroup("RFC-3526-2048", p, q, Number<32>(2));
  }();
  return kGroup;
}

}  // namespace folkmoot::ballot

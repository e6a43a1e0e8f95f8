#pragma once
// Whole numbers of a fixed size, and the ring of residues of an odd modulus in Montgomery's form (P. Montgomery,
// "Modular multiplication without trial division", 1985). Everything here that takes residues runs in constant time:
// no branch and no address depends on them. Reading and writing decimals does not, and is for public numbers and for
// files of keys.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace folkmoot::ballot {

__extension__ using Wide = unsigned __int128;

/// Least limb first.
template <std::size_t N>
struct Number {
  static constexpr std::size_t kLimbs = N;
  std::array<std::uint64_t, N> limbs{};

  constexpr Number() = default;
  constexpr explicit Number(std::uint64_t small) { limbs[0] = small; }
  constexpr bool operator==(const Number&) const = default;
  [[nodiscard]] constexpr bool is_zero() const { return *this == Number(); }

  /// -1, 0 or 1; not in constant time.
  [[nodiscard]] int compare(const Number& other) const {
    for (std::size_t i = N; i-- > 0;)
      if (limbs[i] != other.limbs[i]) return limbs[i] < other.limbs[i] ? -1 : 1;
    return 0;
  }
  [[nodiscard]] std::uint64_t bit(std::size_t at) const { return limbs[at / 64] >> (at % 64) & 1; }
  /// `count` bits from `at`, at most 16; zeros stand beyond the end.
  [[nodiscard]] std::uint64_t bits(std::size_t at, std::size_t count) const {
    const std::size_t limb = at / 64;
    if (limb >= N) return 0;
    std::uint64_t out = limbs[limb] >> (at % 64);
    if (at % 64 + count > 64 && limb + 1 < N) out |= limbs[limb + 1] << (64 - at % 64);
    return out & ((std::uint64_t{1} << count) - 1);
  }
};

/// out = a + b, gives the carry.
template <std::size_t N>
std::uint64_t add_into(Number<N>& out, const Number<N>& a, const Number<N>& b) {
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < N; ++i) {
    const Wide sum = Wide{a.limbs[i]} + b.limbs[i] + carry;
    out.limbs[i] = static_cast<std::uint64_t>(sum);
    carry = static_cast<std::uint64_t>(sum >> 64);
  }
  return carry;
}

/// out = a - b, gives the borrow.
template <std::size_t N>
std::uint64_t subtract_into(Number<N>& out, const Number<N>& a, const Number<N>& b) {
  std::uint64_t borrow = 0;
  for (std::size_t i = 0; i < N; ++i) {
    const Wide difference = Wide{a.limbs[i]} - b.limbs[i] - borrow;
    out.limbs[i] = static_cast<std::uint64_t>(difference);
    borrow = static_cast<std::uint64_t>(difference >> 64) & 1;
  }
  return borrow;
}

/// `choose` is 0 or 1: a or b, without a branch.
template <std::size_t N>
Number<N> select(std::uint64_t choose, const Number<N>& a, const Number<N>& b) {
  const std::uint64_t mask = 0 - choose;
  Number<N> out;
  for (std::size_t i = 0; i < N; ++i) out.limbs[i] = a.limbs[i] ^ (mask & (a.limbs[i] ^ b.limbs[i]));
  return out;
}

template <std::size_t N>
Number<N> from_big_endian(BytesView bytes) {
  Number<N> out;
  for (std::size_t i = 0; i < bytes.size() && i < N * 8; ++i)
    out.limbs[i / 8] |= std::uint64_t{bytes[bytes.size() - 1 - i]} << (i % 8 * 8);
  return out;
}
template <std::size_t N>
Number<N> from_little_endian(BytesView bytes) {
  Number<N> out;
  for (std::size_t i = 0; i < bytes.size() && i < N * 8; ++i)
    out.limbs[i / 8] |= std::uint64_t{bytes[i]} << (i % 8 * 8);
  return out;
}
template <std::size_t N>
std::array<std::uint8_t, N * 8> to_little_endian(const Number<N>& number) {
  std::array<std::uint8_t, N * 8> out;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(number.limbs[i / 8] >> (i % 8 * 8));
  return out;
}

/// Digits only, no leading zero, and no more than fits.
template <std::size_t N>
std::optional<Number<N>> from_decimal(std::string_view text) {
  if (text.empty() || text.size() > N * 20 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  Number<N> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.size(), at + 19);
    std::uint64_t chunk = 0;
    std::uint64_t scale = 1;
    for (; at < end; ++at) {
      if (text[at] < '0' || text[at] > '9') return std::nullopt;
      chunk = chunk * 10 + static_cast<std::uint64_t>(text[at] - '0');
      scale *= 10;
    }
    for (std::uint64_t& limb : out.limbs) {
      const Wide sum = Wide{limb} * scale + chunk;
      limb = static_cast<std::uint64_t>(sum);
      chunk = static_cast<std::uint64_t>(sum >> 64);
    }
    if (chunk != 0) return std::nullopt;
  }
  return out;
}

template <std::size_t N>
std::string to_decimal(Number<N> number) {
  static constexpr std::uint64_t kChunk = 10'000'000'000'000'000'000U;
  std::string reversed;
  do {
    Wide rest = 0;
    for (std::size_t i = N; i-- > 0;) {
      const Wide value = rest << 64 | number.limbs[i];
      number.limbs[i] = static_cast<std::uint64_t>(value / kChunk);
      rest = value % kChunk;
    }
    auto chunk = static_cast<std::uint64_t>(rest);
    for (int i = 0; i < 19; ++i, chunk /= 10) reversed += static_cast<char>('0' + chunk % 10);
  } while (!number.is_zero());
  while (reversed.size() > 1 && reversed.back() == '0') reversed.pop_back();
  return {reversed.rbegin(), reversed.rend()};
}

/// The residues of an odd modulus. `Number`s that go in are below it, and so are those that come out.
template <std::size_t N>
class Modulus {
 public:
  using Value = Number<N>;

  explicit Modulus(const Value& modulus) : modulus_(modulus) {
    std::uint64_t inverse = 1;  // of the lowest limb, by Newton's steps
    for (int i = 0; i < 6; ++i) inverse *= 2 - modulus.limbs[0] * inverse;
    negative_inverse_ = 0 - inverse;
    one_ = Value(1);
    for (std::size_t i = 0; i < N * 64; ++i) one_ = add(one_, one_);
    square_ = one_;
    for (std::size_t i = 0; i < N * 64; ++i) square_ = add(square_, square_);
  }

  [[nodiscard]] const Value& modulus() const { return modulus_; }
  [[nodiscard]] bool contains(const Value& value) const { return value.compare(modulus_) < 0; }

  [[nodiscard]] Value add(const Value& a, const Value& b) const {
    Value sum;
    const std::uint64_t carry = add_into(sum, a, b);
    return reduced(sum, carry);
  }
  [[nodiscard]] Value subtract(const Value& a, const Value& b) const {
    Value difference;
    Value wrapped;
    const std::uint64_t borrow = subtract_into(difference, a, b);
    add_into(wrapped, difference, modulus_);
    return select(borrow, difference, wrapped);
  }
  [[nodiscard]] Value negate(const Value& a) const { return subtract(Value(), a); }

  /// Montgomery's form of a number: a * 2^(64 N).
  [[nodiscard]] Value enter(const Value& a) const { return product(a, square_); }
  [[nodiscard]] Value leave(const Value& a) const { return product(a, Value(1)); }
  /// One, in Montgomery's form.
  [[nodiscard]] const Value& one() const { return one_; }
  /// Of two in Montgomery's form, or of one that is and one that is not: then plain.
  [[nodiscard]] Value product(const Value& a, const Value& b) const {
    std::array<std::uint64_t, N + 2> sum{};
    for (std::size_t i = 0; i < N; ++i) {
      std::uint64_t carry = 0;
      for (std::size_t j = 0; j < N; ++j) {
        const Wide step = Wide{a.limbs[j]} * b.limbs[i] + sum[j] + carry;
        sum[j] = static_cast<std::uint64_t>(step);
        carry = static_cast<std::uint64_t>(step >> 64);
      }
      const Wide top = Wide{sum[N]} + carry;
      sum[N] = static_cast<std::uint64_t>(top);
      sum[N + 1] = static_cast<std::uint64_t>(top >> 64);
      const std::uint64_t factor = sum[0] * negative_inverse_;
      carry = static_cast<std::uint64_t>((Wide{factor} * modulus_.limbs[0] + sum[0]) >> 64);
      for (std::size_t j = 1; j < N; ++j) {
        const Wide step = Wide{factor} * modulus_.limbs[j] + sum[j] + carry;
        sum[j - 1] = static_cast<std::uint64_t>(step);
        carry = static_cast<std::uint64_t>(step >> 64);
      }
      const Wide last = Wide{sum[N]} + carry;
      sum[N - 1] = static_cast<std::uint64_t>(last);
      sum[N] = sum[N + 1] + static_cast<std::uint64_t>(last >> 64);
    }
    Value out;
    for (std::size_t i = 0; i < N; ++i) out.limbs[i] = sum[i];
    return reduced(out, sum[N]);
  }
  /// Of two plain numbers.
  [[nodiscard]] Value multiply(const Value& a, const Value& b) const { return product(enter(a), b); }

  /// base^exponent, base and outcome in Montgomery's form. Constant time in both.
  template <std::size_t M>
  [[nodiscard]] Value power(const Value& base, const Number<M>& exponent) const {
    std::array<Value, 16> table;
    table[0] = one_;
    for (std::size_t i = 1; i < table.size(); ++i) table[i] = product(table[i - 1], base);
    Value out = one_;
    for (std::size_t window = M * 16; window-- > 0;) {
      for (int i = 0; i < 4; ++i) out = product(out, out);
      out = product(out, pick(table, exponent.bits(window * 4, 4)));
    }
    return out;
  }
  /// The inverse of a plain number, by Fermat: the modulus must be prime.
  [[nodiscard]] Value invert(const Value& a) const {
    Value exponent;
    subtract_into(exponent, modulus_, Value(2));
    return leave(power(enter(a), exponent));
  }
  /// The residue of a number of at most N limbs, 0 or 1 subtractions away or not.
  [[nodiscard]] Value reduce(const Value& any) const {
    // any * R / R: Montgomery's product takes factors below R as long as one of them is below the modulus.
    return product(any, one_);
  }

  /// The entry at `at`, all of them looked at.
  static Value pick(std::span<const Value> table, std::uint64_t at) {
    Value out;
    for (std::uint64_t i = 0; i < table.size(); ++i) {
      const std::uint64_t difference = i ^ at;
      const std::uint64_t mask = ((difference | (0 - difference)) >> 63) - 1;  // all ones where i == at
      for (std::size_t limb = 0; limb < N; ++limb) out.limbs[limb] |= mask & table[i].limbs[limb];
    }
    return out;
  }

 private:
  [[nodiscard]] Value reduced(const Value& value, std::uint64_t carry) const {
    Value less;
    const std::uint64_t borrow = subtract_into(less, value, modulus_);
    return select(carry | (borrow ^ 1), value, less);
  }

  Value modulus_;
  Value one_;
  Value square_;
  std::uint64_t negative_inverse_ = 0;
};

}  // namespace folkmoot::ballot

#pragma once
// Exact fractions: majorities and quorums are never computed in floating point.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot {

/// numerator/denominator, denominator > 0, both below 2^31 so that products with counts below 2^32 cannot overflow.
struct Fraction {
  std::uint32_t numerator = 0;
  std::uint32_t denominator = 1;

  bool operator==(const Fraction&) const = default;

  /// The smallest whole number that is at least this fraction of `count` (count < 2^32).
  [[nodiscard]] std::uint64_t ceil_of(std::uint64_t count) const {
    return (count * numerator + denominator - 1) / denominator;
  }
  [[nodiscard]] std::string text() const { return std::to_string(numerator) + "/" + std::to_string(denominator); }
  /// "2/3"; nullopt for anything else, zero denominators included.
  static std::optional<Fraction> parse(std::string_view text);
};

}  // namespace folkmoot

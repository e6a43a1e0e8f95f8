#include "base/fraction.h"

#include <charconv>

namespace folkmoot {

namespace {
std::optional<std::uint32_t> parse_part(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || value >= (1U << 31)) return std::nullopt;
  return value;
}
}  // namespace

std::optional<Fraction> Fraction::parse(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto numerator = parse_part(text.substr(0, slash));
  const auto denominator = parse_part(text.substr(slash + 1));
  if (!numerator || !denominator || *denominator == 0) return std::nullopt;
  return Fraction{*numerator, *denominator};
}

}  // namespace folkmoot

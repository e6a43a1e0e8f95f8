#include "base/duration.h"

#include <array>
#include <charconv>
#include <limits>

namespace folkmoot {

namespace {
struct Unit {
  std::string_view name;
  std::uint64_t ms;
};
// "ms" before "s", which it ends with.
constexpr std::array kUnits{Unit{"ms", 1},        Unit{"s", 1'000},      Unit{"m", 60'000},
                            Unit{"h", 3'600'000}, Unit{"d", 86'400'000}, Unit{"w", 604'800'000}};
}  // namespace

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t out = 0;
  // from_chars takes a sign for signed numbers only.
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return out;
}

std::optional<std::uint64_t> parse_duration(std::string_view text) {
  if (text == "0") return 0;
  for (const Unit& unit : kUnits) {
    if (!text.ends_with(unit.name)) continue;
    text.remove_suffix(unit.name.size());
    while (text.ends_with(' ')) text.remove_suffix(1);
    const auto number = parse_number(text);
    if (!number || *number > std::numeric_limits<std::uint64_t>::max() / unit.ms) return std::nullopt;
    return *number * unit.ms;
  }
  return std::nullopt;
}

std::string duration_text(std::uint64_t ms) {
  if (ms == 0) return "0";
  Unit best = kUnits.front();
  for (const Unit& unit : kUnits)
    if (unit.name != "w" && ms % unit.ms == 0) best = unit;
  return std::to_string(ms / best.ms) + std::string(best.name);
}

}  // namespace folkmoot

#include "base/duration.h"

#include <array>
#include <charconv>
#include <chrono>
#include <limits>

namespace folkmoot {

namespace {
struct Unit {
  std::string_view name;
  std::uint64_t ms;
};
// "ms" before "s", which it ends with.
constexpr std::array kUnits{Unit{"ms", 1},      Unit{"s", kSecondMs}, Unit{"m", kMinuteMs},
                            Unit{"h", kHourMs}, Unit{"d", kDayMs},    Unit{"w", kWeekMs}};
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

std::optional<Instant> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_number(text.substr(0, 4));
  const auto month = parse_number(text.substr(5, 2));
  const auto day = parse_number(text.substr(8, 2));
  if (!year || !month || !day || *year < 1970) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Instant{static_cast<std::uint64_t>(std::chrono::sys_days(date).time_since_epoch().count()) * kDayMs};
}

}  // namespace folkmoot

#pragma once
// Whole numbers and lengths of time, as people type them.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"

namespace folkmoot {

/// Digits alone, and nothing that does not fit.
std::optional<std::uint64_t> parse_number(std::string_view text);

/// Milliseconds: "0", or a number and a unit: "500ms", "90s", "10m", "48h", "30d", "2w". A blank may stand between.
std::optional<std::uint64_t> parse_duration(std::string_view text);

/// The same in the largest unit up to days of which it is a multiple: "48h" is "2d".
std::string duration_text(std::uint64_t ms);

/// A day of the calendar as it begins in UTC: "2019-05-04". From 1970 to 9999.
std::optional<Instant> parse_day(std::string_view text);

}  // namespace folkmoot

#pragma once
// Whole numbers and lengths of time, as people type them.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot {

/// Digits alone, and nothing that does not fit.
std::optional<std::uint64_t> parse_number(std::string_view text);

/// Milliseconds: "0", or a number and a unit: "500ms", "90s", "10m", "48h", "30d", "2w". A blank may stand between.
std::optional<std::uint64_t> parse_duration(std::string_view text);

/// The same in the largest unit up to days of which it is a multiple: "48h" is "2d".
std::string duration_text(std::uint64_t ms);

}  // namespace folkmoot

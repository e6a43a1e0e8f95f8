// Times as people type them.
#include <charconv>

#include "node/acts.h"
#include "node/errc.h"

namespace folkmoot::node {

Result<std::uint64_t> parse_duration(std::string_view text) {
  constexpr std::uint64_t kMost = 10ULL * 366 * 24 * 3600 * 1000;
  if (text.empty()) return fail(errc::kUsage, "a time such as 72h, 30m or 7d");
  std::uint64_t unit = 0;
  switch (text.back()) {
    case 's':
      unit = 1000;
      break;
    case 'm':
      unit = 60'000;
      break;
    case 'h':
      unit = 3'600'000;
      break;
    case 'd':
      unit = 86'400'000;
      break;
    default:
      return fail(errc::kUsage, "a time such as 72h, 30m or 7d, not: " + std::string(text));
  }
  const std::string_view digits = text.substr(0, text.size() - 1);
  std::uint64_t count = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (problem != std::errc{} || end != digits.data() + digits.size() || digits.empty())
    return fail(errc::kUsage, "time: not a whole number: " + std::string(digits));
  if (count > kMost / unit) return fail(errc::kUsage, "ten years at most");
  return count * unit;
}

}  // namespace folkmoot::node

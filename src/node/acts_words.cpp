#include "node/acts_words.h"

#include "base/duration.h"
#include "node/errc.h"

namespace folkmoot::node {

Result<std::uint64_t> parse_number(std::string_view text, std::string_view what) {
  const auto out = folkmoot::parse_number(text);
  if (!out) return fail(errc::kUsage, std::string(what) + ": not a whole number: " + std::string(text));
  return *out;
}

Result<std::uint64_t> parse_time(std::string_view text) {
  constexpr std::uint64_t kMost = 10ULL * 366 * 24 * 3600 * 1000;
  const auto out = folkmoot::parse_duration(text);
  if (!out) return fail(errc::kUsage, "a time such as 72h, 30m or 7d, not: " + std::string(text));
  if (*out > kMost) return fail(errc::kUsage, "ten years at most");
  return *out;
}

Result<std::string> needed(const Arguments& arguments, const std::string& name) {
  auto out = arguments.find(name);
  if (!out || out->empty()) return fail(errc::kUsage, "missing: " + name);
  return *std::move(out);
}

Result<std::vector<std::string>> needed_list(const Arguments& arguments, const std::string& name) {
  auto out = arguments.all(name);
  if (out.empty()) return fail(errc::kUsage, "missing: " + name);
  return out;
}

}  // namespace folkmoot::node

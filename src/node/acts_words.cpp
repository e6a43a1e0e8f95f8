#include "node/acts_words.h"

#include <charconv>

#include "node/errc.h"

namespace folkmoot::node {

Result<std::uint64_t> parse_number(std::string_view text, std::string_view what) {
  std::uint64_t out = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (problem != std::errc{} || end != text.data() + text.size() || text.empty())
    return fail(errc::kUsage, std::string(what) + ": not a whole number: " + std::string(text));
  return out;
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

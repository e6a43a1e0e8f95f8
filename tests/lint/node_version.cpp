// Debian 12 has Node 18.20.4. A package that asks for more installs there without a word and fails later, so
// the ranges in package.json and in its lock are read here.

#include "tests/lint/project.h"
#include "tests/lint/source_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace folkmoot::lint {

namespace {

using Version = std::array<int, 3>;
constexpr Version kDebianNode = {18, 20, 4};

struct Partial {
  Version version = {0, 0, 0};
  int given = 0;  // how many of the three numbers are given: "18.x" has one
};

Partial parse_version(std::string_view text) {
  Partial partial;
  if (text.starts_with('v')) text.remove_prefix(1);
  while (partial.given < 3 && !text.empty()) {
    int number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc()) break;
    partial.version[static_cast<std::size_t>(partial.given++)] = number;
    text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
    if (!text.starts_with('.')) break;
    text.remove_prefix(1);
  }
  return partial;
}

// The first version that no longer belongs to what `places` numbers of `partial` name: 18.2 with two
// -> 18.3.0.
Version after(const Partial& partial, int places) {
  Version next = {0, 0, 0};
  for (int i = 0; i < places; ++i) next[static_cast<std::size_t>(i)] = partial.version[static_cast<std::size_t>(i)];
  ++next[static_cast<std::size_t>(places - 1)];
  return next;
}

bool accepts_comparator(std::string_view text) {
  const std::size_t digits = text.find_first_of("0123456789xX*v");
  const std::string_view sign = text.substr(0, digits);
  const Partial partial = parse_version(digits == std::string_view::npos ? std::string_view() : text.substr(digits));
  if (partial.given == 0) return true;  // "*", "x", ""
  if (sign == ">=") return kDebianNode >= partial.version;
  if (sign == "<") return kDebianNode < partial.version;
  if (sign == ">") return kDebianNode >= (partial.given == 3 ? after(partial, 3) : after(partial, partial.given));
  if (sign == "<=") return kDebianNode < after(partial, partial.given);
  if (kDebianNode < partial.version) return false;
  if (sign == "^") return kDebianNode < after(partial, 1);
  if (sign == "~") return kDebianNode < after(partial, std::min(partial.given, 2));
  return kDebianNode < after(partial, partial.given);
}

// One alternative: comparators that must all hold, or "a - b".
bool accepts_alternative(std::string_view text) {
  const std::size_t dash = text.find(" - ");
  if (dash != std::string_view::npos) {
    const Partial high = parse_version(text.substr(text.find_first_not_of(' ', dash + 3)));
    return kDebianNode >= parse_version(text.substr(text.find_first_not_of(' '))).version &&
           (high.given == 0 || kDebianNode < after(high, high.given));
  }
  std::string pending;  // a sign may stand apart from its number: ">= 18"
  bool accepted = true;
  const auto close = [&] {
    if (!pending.empty()) accepted = accepted && accepts_comparator(pending);
    pending.clear();
  };
  for (const char c : text) {
    const bool sign = c == '>' || c == '<' || c == '=' || c == '^' || c == '~';
    const bool pending_is_sign = pending.find_first_of("0123456789xX*") == std::string::npos;
    if (c == ' ' || c == '\t') {
      if (!pending_is_sign) close();
    } else {
      if (sign && !pending_is_sign) close();
      pending += c;
    }
  }
  close();
  return accepted;
}

bool has_lock(const Project& project, const std::string& path) {
  static constexpr std::string_view kName = "package.json";
  if (!path.ends_with(kName)) return false;
  return project.paths.contains(path.substr(0, path.size() - kName.size()) + "package-lock.json");
}

bool is_checked(const Project& project, const File& file) {
  return file.path.ends_with("package-lock.json") || has_lock(project, file.path);
}

}  // namespace

bool accepts_debian_node(std::string_view range) {
  std::size_t from = 0;
  while (true) {
    const std::size_t bar = range.find("||", from);
    if (accepts_alternative(range.substr(from, bar == std::string_view::npos ? bar : bar - from))) return true;
    if (bar == std::string_view::npos) return false;
    from = bar + 2;
  }
}

void check_node_engines(const Project& project, Findings& findings) {
  static constexpr std::string_view kKey = "\"engines\"";
  static constexpr std::string_view kNode = "\"node\"";
  for (const File& file : project.files) {
    if (!is_checked(project, file)) continue;
    const std::string_view text = file.text;
    for (std::size_t at = text.find(kKey); at != std::string_view::npos; at = text.find(kKey, at + 1)) {
      const std::size_t end = text.find('}', at);
      const std::size_t name = text.find(kNode, at);
      if (name == std::string_view::npos || name > end) continue;
      const std::size_t open = text.find('"', text.find(':', name));
      const std::size_t close = text.find('"', open + 1);
      if (open == std::string_view::npos || close == std::string_view::npos) continue;
      const std::string range(text.substr(open + 1, close - open - 1));
      if (accepts_debian_node(range)) continue;
      const int line = 1 + static_cast<int>(std::ranges::count(text.substr(0, name), '\n'));
      findings.push_back({file.path, line, "node-version", "\"" + range + "\" refuses Node 18.20.4"});
    }
  }
}

}  // namespace folkmoot::lint

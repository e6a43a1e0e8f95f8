#include "event/options.h"

#include <algorithm>
#include <array>

#include "base/duration.h"
#include "base/text.h"

namespace folkmoot::event {

namespace {
constexpr std::array<std::string_view, kMethodCount> kNames{
    "approval", "score", "star", "schulze", "stv-scottish", "irv", "majority-judgment"};
constexpr std::uint8_t kBestGrade = 5;

bool is_ranking(Method method) { return method == Method::schulze || method == Method::stv || method == Method::irv; }

/// Parts between the separators, each a number.
std::optional<std::vector<std::uint64_t>> numbers_between(std::string_view text, char separator) {
  std::vector<std::uint64_t> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    const auto number = parse_number(trimmed(text.substr(at, end - at)));
    if (!number) return std::nullopt;
    out.push_back(*number);
    at = end + 1;
  }
  return out;
}

/// Gives the option of this number, from 1, the mark; false where it is none, or has one.
bool put(Marks& marks, std::uint64_t number, std::uint8_t mark) {
  if (number == 0 || number > marks.size() || marks[number - 1] != 0) return false;
  marks[number - 1] = mark;
  return true;
}
}  // namespace

std::string_view method_name(Method method) { return kNames[static_cast<std::size_t>(method)]; }

std::optional<Method> method_from(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Method>(i);
  return std::nullopt;
}

bool has_seats(Method method) { return method == Method::approval || method == Method::score || method == Method::stv; }

std::string_view standing_option(Method method) {
  switch (method) {
    case Method::approval:
      return "none of these";
    case Method::schulze:
      return "all stays as it is";
    case Method::stv:
      return "open the nominations again";
    case Method::score:
    case Method::star:
    case Method::irv:
    case Method::judgment:
      return {};
  }
  return {};
}

bool are_marks(const Marks& marks, Method method, std::size_t options) {
  if (marks.size() != options) return false;
  const std::uint8_t most = marks.empty() ? 0 : *std::max_element(marks.begin(), marks.end());
  if (!is_ranking(method)) return method == Method::approval ? most == 1 : most <= kBestGrade;
  if (most == 0 || most > options) return false;
  // How often each rank is given.
  std::vector<std::size_t> given(most + std::size_t{1});
  for (const std::uint8_t rank : marks) ++given[rank];
  return std::all_of(given.begin() + 1, given.end(),
                     [&](std::size_t times) { return times == 1 || (times > 1 && method == Method::schulze); });
}

std::optional<Marks> parse_marks(std::string_view text, Method method, std::size_t options) {
  Marks out(options, 0);
  if (!is_ranking(method)) {
    const auto numbers = numbers_between(text, ',');
    if (!numbers) return std::nullopt;
    if (method == Method::approval) {
      for (const std::uint64_t number : *numbers)
        if (!put(out, number, 1)) return std::nullopt;
    } else {
      if (numbers->size() != options) return std::nullopt;
      for (std::size_t i = 0; i < options; ++i)
        out[i] = static_cast<std::uint8_t>(std::min<std::uint64_t>((*numbers)[i], UINT8_MAX));
    }
  } else {
    std::uint8_t rank = 0;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('>', at), text.size());
      const auto equals = numbers_between(text.substr(at, end - at), '=');
      if (!equals) return std::nullopt;
      ++rank;
      for (const std::uint64_t number : *equals)
        if (!put(out, number, rank)) return std::nullopt;
      at = end + 1;
    }
  }
  return are_marks(out, method, options) ? std::optional(std::move(out)) : std::nullopt;
}

std::string marks_text(const Marks& marks, Method method) {
  std::string out;
  const auto add = [&](std::string_view separator, std::size_t number) {
    if (!out.empty()) out += separator;
    out += std::to_string(number);
  };
  if (!is_ranking(method)) {
    for (std::size_t i = 0; i < marks.size(); ++i)
      if (method != Method::approval)
        add(",", marks[i]);
      else if (marks[i] != 0)
        add(",", i + 1);
    return out;
  }
  for (std::size_t rank = 1; rank <= marks.size(); ++rank) {
    bool first = true;
    for (std::size_t i = 0; i < marks.size(); ++i)
      if (marks[i] == rank) {
        add(first ? ">" : "=", i + 1);
        first = false;
      }
  }
  return out;
}

}  // namespace folkmoot::event

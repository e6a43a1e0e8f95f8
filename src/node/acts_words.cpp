#include "node/acts_words.h"

#include <chrono>

#include "assembly/state.h"
#include "base/duration.h"
#include "node/errc.h"

namespace folkmoot::node {

Result<std::uint64_t> parse_number(std::string_view text, std::string_view what) {
  const auto out = folkmoot::parse_number(text);
  if (!out) return fail(errc::kUsage, std::string(what) + ": not a whole number: " + std::string(text));
  return *out;
}

Result<std::uint64_t> parse_time(std::string_view text) {
  constexpr std::uint64_t kMost = std::uint64_t{10} * 366 * kDayMs;
  const auto out = folkmoot::parse_duration(text);
  if (!out) return fail(errc::kUsage, "a time such as 72h, 30m or 7d, not: " + std::string(text));
  if (*out > kMost) return fail(errc::kUsage, "ten years at most");
  return *out;
}

Result<Instant> parse_moment(std::string_view text) {
  const auto refuse = [&] {
    return fail(errc::kUsage, "a moment such as \"2026-05-03 10:30\", in UTC, not: " + std::string(text));
  };
  constexpr std::string_view kShape = "dddd-dd-dd dd:dd";
  constexpr std::size_t kDateSize = 10;
  if (text.size() != kDateSize && text.size() != kShape.size()) return refuse();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    const bool fits = kShape[i] == 'd' ? is_digit : text[i] == kShape[i] || (kShape[i] == ' ' && text[i] == 'T');
    if (!fits) return refuse();
  }
  const auto number = [&](std::size_t from, std::size_t size) {
    return static_cast<unsigned>(*folkmoot::parse_number(text.substr(from, size)));
  };
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(number(0, 4))),
                                         std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2))};
  constexpr int kFirstYear = 1970;
  const bool has_clock = text.size() > kDateSize;
  const std::uint64_t hour = has_clock ? number(11, 2) : 0;
  const std::uint64_t minute = has_clock ? number(14, 2) : 0;
  if (!date.ok() || date.year() < std::chrono::year(kFirstYear) || hour > 23 || minute > 59) return refuse();
  const auto days = static_cast<std::uint64_t>(std::chrono::sys_days(date).time_since_epoch().count());
  return Instant{days * kDayMs + hour * kHourMs + minute * 60'000};
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

Result<event::Terms> composed_terms(const Arguments& arguments, const Names& names) {
  const event::Charter& charter = names.state().charter();
  std::uint64_t cast_in_ms = 7 * kDayMs;
  event::Terms out{{}, charter.vote_window_ms, arguments.has("early"), arguments.has("urgent")};
  if (const auto cast = arguments.find("for")) {
    FM_ASSIGN(cast_in_ms, parse_time(*cast));
  }
  if (const auto window = arguments.find("window")) {
    FM_ASSIGN(out.window_ms, parse_time(*window));
  }
  out.cast_until = {names.now().ms + cast_in_ms};
  return out;
}

std::vector<OptionRow> with_terms(std::vector<OptionRow> options) {
  options.push_back({"for", "TIME", "how long ballots are asked for [7d]"});
  options.push_back({"window", "TIME", "how long they are collected after that [as the charter says]"});
  options.push_back({"early", "", "close before, once everybody has given a final ballot"});
  options.push_back({"urgent", "", "sooner than the charter's least time, by its rule for what is urgent"});
  return options;
}

}  // namespace folkmoot::node

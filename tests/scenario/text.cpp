#include "tests/scenario/text.h"

#include <array>

namespace folkmoot::scenario {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// Cuts one line into words.
class Scanner {
 public:
  Scanner(std::string_view line, int number) : line_(line), number_(number) {}

  Parsed<Line> scan() {
    Line out;
    while (skip_spaces(), !at_end() && line_[at_] != '#') {
      FM_ASSIGN(Word word, next());
      out.words.push_back(std::move(word));
    }
    out.end = place();
    if (!out.words.empty()) {
      out.end = out.words.back().place;
      out.end.column = last_end_;
    }
    return out;
  }

 private:
  [[nodiscard]] bool at_end() const { return at_ >= line_.size(); }
  [[nodiscard]] Place place() const { return {number_, column_}; }
  void step() {
    // Continuation bytes of UTF-8 are part of the character before.
    ++at_;
    if (at_end() || (static_cast<unsigned char>(line_[at_]) & 0xC0U) != 0x80U) ++column_;
  }
  void skip_spaces() {
    while (!at_end() && is_space(line_[at_])) step();
  }
  [[nodiscard]] bool is_mark() const {
    if (line_[at_] != ',' && line_[at_] != ':') return false;
    return at_ + 1 >= line_.size() || is_space(line_[at_ + 1]);
  }
  Parsed<Word> next() {
    Word out;
    out.place = place();
    if (line_[at_] == '"') {
      out.kind = Word::Kind::quoted;
      FM_ASSIGN(out.text, quoted(out.place));
    } else if (is_mark()) {
      out.kind = line_[at_] == ',' ? Word::Kind::comma : Word::Kind::colon;
      out.text = line_[at_];
      step();
    } else {
      while (!at_end() && !is_space(line_[at_]) && !is_mark()) {
        out.text += line_[at_];
        step();
      }
    }
    last_end_ = column_;
    return out;
  }
  Parsed<std::string> quoted(Place opened) {
    std::string out;
    step();
    while (!at_end() && line_[at_] != '"') {
      if (line_[at_] == '\\') {
        step();
        if (at_end() || (line_[at_] != '"' && line_[at_] != '\\'))
          return fault(place(), "expected \" or \\ after a backslash");
      }
      out += line_[at_];
      step();
    }
    if (at_end()) return fault(opened, "expected a closing quote before the end of the line");
    step();
    return out;
  }

  std::string_view line_;
  int number_;
  std::size_t at_ = 0;
  int column_ = 1;
  int last_end_ = 1;
};

/// Digits at a fixed place.
std::optional<std::uint64_t> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (from + count > text.size()) return std::nullopt;
  return parse_number(text.substr(from, count));
}

/// Days from 1970-01-01, in the civil calendar.
std::uint64_t days_from_civil(std::uint64_t year, std::uint64_t month, std::uint64_t day) {
  const std::uint64_t y = month <= 2 ? year - 1 : year;
  const std::uint64_t era = y / 400;
  const std::uint64_t year_of_era = y - era * 400;
  const std::uint64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const std::uint64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

std::uint64_t days_in_month(std::uint64_t year, std::uint64_t month) {
  constexpr std::array<std::uint64_t, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[month - 1];
}

}  // namespace

Parsed<std::vector<Line>> read_lines(std::string_view text) {
  std::vector<Line> out;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    FM_ASSIGN(Line read, Scanner(line, ++number).scan());
    if (!read.words.empty()) out.push_back(std::move(read));
  }
  return out;
}

std::optional<Instant> parse_time(std::string_view date, std::string_view clock) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto year = digits(date, 0, 4);
  const auto month = digits(date, 5, 2);
  const auto day = digits(date, 8, 2);
  if (!year || !month || !day || *year < 1970 || *month < 1 || *month > 12 || *day < 1 ||
      *day > days_in_month(*year, *month))
    return std::nullopt;
  std::uint64_t seconds = days_from_civil(*year, *month, *day) * 86'400;
  if (!clock.empty()) {
    if ((clock.size() != 5 && clock.size() != 8) || clock[2] != ':') return std::nullopt;
    const auto hour = digits(clock, 0, 2);
    const auto minute = digits(clock, 3, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    seconds += *hour * 3600 + *minute * 60;
    if (clock.size() == 8) {
      const auto second = digits(clock, 6, 2);
      if (clock[5] != ':' || !second || *second > 59) return std::nullopt;
      seconds += *second;
    }
  }
  return Instant{seconds * 1000};
}

}  // namespace folkmoot::scenario

#include "base/text.h"

#include <array>

#include "base/utf8.h"

namespace folkmoot {

namespace {
/// 9999-12-31T23:59:59.999Z.
constexpr std::uint64_t kLastMs = 253'402'300'799'999;

struct Date {
  std::uint64_t year = 0;
  std::uint64_t month = 0;
  std::uint64_t day = 0;
};

// The calendar repeats every 146,097 days. Counted from 1 March of the year 0, the leap day is the last of a year and
// months have lengths that follow one line (Howard Hinnant, chrono-compatible low-level date algorithms).
Date date_of(std::uint64_t days_since_1970) {
  const std::uint64_t days = days_since_1970 + 719'468;
  const std::uint64_t era = days / 146'097;
  const std::uint64_t day_of_era = days % 146'097;
  const std::uint64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::uint64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint64_t shifted_month = (5 * day_of_year + 2) / 153;
  const std::uint64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month, day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

std::string padded(std::uint64_t number, std::size_t digits) {
  std::string out = std::to_string(number);
  if (out.size() < digits) out.insert(0, digits - out.size(), '0');
  return out;
}

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};
// Characters that show nothing, or turn round what stands beside them.
constexpr std::array kHidden{
    Range{0x00, 0x1F},     Range{0x7F, 0x9F},       Range{0xAD, 0xAD},        Range{0x034F, 0x034F},
    Range{0x061C, 0x061C}, Range{0x115F, 0x1160},   Range{0x17B4, 0x17B5},    Range{0x180B, 0x180F},
    Range{0x200B, 0x200F}, Range{0x2028, 0x202E},   Range{0x2060, 0x206F},    Range{0x3164, 0x3164},
    Range{0xE000, 0xF8FF}, Range{0xFE00, 0xFE0F},   Range{0xFEFF, 0xFEFF},    Range{0xFFA0, 0xFFA0},
    Range{0xFFF0, 0xFFFB}, Range{0xE0000, 0xE0FFF}, Range{0xF0000, 0x10FFFF},
};
// Scripts from right to left.
constexpr std::array kRightToLeft{Range{0x0590, 0x08FF}, Range{0xFB1D, 0xFDFF}, Range{0xFE70, 0xFEFE},
                                  Range{0x10800, 0x10FFF}, Range{0x1E800, 0x1EFFF}};

template <std::size_t Size>
bool is_in(const std::array<Range, Size>& ranges, std::uint32_t letter) {
  for (const Range& range : ranges)
    if (letter >= range.first && letter <= range.last) return true;
  return false;
}

std::string hex_of(std::uint32_t number) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (int shift = 20; shift >= 0; shift -= 4) {
    const std::uint32_t digit = number >> shift & 0xF;
    if (!out.empty() || digit != 0 || shift <= 4) out.push_back(kDigits[digit]);
  }
  return out;
}

std::string bytes_written_out(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const auto number = static_cast<std::uint8_t>(byte);
    if (number >= 0x20 && number < 0x7F && byte != '\\')
      out.push_back(byte);
    else
      out += "\\x{" + hex_of(number) + "}";
  }
  return out;
}
}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string rfc3339(Instant time) {
  const std::uint64_t ms = time.ms > kLastMs ? kLastMs : time.ms;
  const Date date = date_of(ms / kDayMs);
  const std::uint64_t in_day = ms % kDayMs;
  std::string out = padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2) + "T" +
                    padded(in_day / kHourMs, 2) + ":" + padded(in_day / kMinuteMs % 60, 2) + ":" +
                    padded(in_day / kSecondMs % 60, 2);
  if (in_day % 1'000 != 0) out += "." + padded(in_day % 1'000, 3);
  return out + "Z";
}

std::string safe_text(std::string_view text) {
  if (!is_utf8(as_bytes(text))) return bytes_written_out(text);
  std::string out;
  bool right_to_left = false;
  while (!text.empty()) {
    const Character letter = first_character(text);
    if (letter.code == '\\')
      out += "\\\\";
    else if (is_in(kHidden, letter.code))
      out += "\\u{" + hex_of(letter.code) + "}";
    else
      out += text.substr(0, letter.size);
    right_to_left = right_to_left || is_in(kRightToLeft, letter.code);
    text.remove_prefix(letter.size);
  }
  // First strong isolate ... pop directional isolate.
  return right_to_left ? "\u2068" + out + "\u2069" : out;
}

}  // namespace folkmoot

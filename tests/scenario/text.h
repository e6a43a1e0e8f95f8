#pragma once

// The letters of a scenario file: lines, words, and where they stand.
//
// A line is a row of words. A word in double quotes may hold spaces (inside, \" is a quote and \\ a backslash). A comma
// or a colon is a mark of its own only before a space or at the end of a line, so `yes=3,no=1` and `10:30` are one
// word. From a word that begins with # to the end of the line is a comment.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/duration.h"
#include "base/ids.h"
#include "base/result.h"

namespace folkmoot::scenario {

/// Both from 1; columns count characters, not bytes.
struct Place {
  int line = 0;
  int column = 0;
};

/// What is wrong with a file, and where.
struct Fault {
  Place place;
  std::string message;
};
template <class T>
using Parsed = tl::expected<T, Fault>;
inline tl::unexpected<Fault> fault(Place place, std::string message) {
  return tl::unexpected<Fault>(Fault{place, std::move(message)});
}

struct Word {
  enum class Kind : std::uint8_t { plain, quoted, comma, colon };
  Kind kind = Kind::plain;
  std::string text;
  Place place;

  [[nodiscard]] bool is(std::string_view plain_text) const { return kind == Kind::plain && text == plain_text; }
  [[nodiscard]] bool is_text() const { return kind == Kind::plain || kind == Kind::quoted; }
};
using Words = std::vector<Word>;

struct Line {
  Words words;
  Place end;  // just behind the last word
};

/// The lines that hold anything, in order.
Parsed<std::vector<Line>> read_lines(std::string_view text);

/// "2026-03-01", "2026-03-01 10:30" or with seconds: UTC.
std::optional<Instant> parse_time(std::string_view date, std::string_view clock);

}  // namespace folkmoot::scenario

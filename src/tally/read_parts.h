#pragma once
// What the readers of ballot files share. Not for others: read.h is the way in.
#include <algorithm>
#include <map>
#include <optional>

#include "tally/errc.h"
#include "tally/read.h"

namespace folkmoot::tally {

/// One format: gets line after line, without their ends.
class FileFormat {
 public:
  virtual ~FileFormat() = default;
  virtual FileResult<Ok> take(std::string_view line, std::uint64_t number) = 0;
  /// `last`: the number of the last line.
  virtual FileResult<BallotFile> finish(std::uint64_t last) = 0;
};
std::unique_ptr<FileFormat> make_blt(BallotKind kind);
std::unique_ptr<FileFormat> make_csv(BallotKind kind);
std::unique_ptr<FileFormat> make_lines(BallotKind kind);

tl::unexpected<FileFault> fault(Code code, std::string detail, std::uint64_t line, std::size_t column);

inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// ASCII letters in lower case, all else as it is.
std::string lower(std::string_view text);
/// Where the text stops being UTF-8, from 0; nothing if it does not.
std::optional<std::size_t> not_utf8_at(std::string_view text);

/// A place in a line that moves on.
struct Cursor {
  std::string_view line;
  std::size_t at = 0;

  void skip_space() {
    while (at < line.size() && is_space(line[at])) ++at;
  }
  [[nodiscard]] bool done() const { return at == line.size(); }
  [[nodiscard]] bool is(char c) const { return at < line.size() && line[at] == c; }
  [[nodiscard]] bool is_number() const { return at < line.size() && is_digit(line[at]); }
  [[nodiscard]] std::size_t column() const { return at + 1; }
  /// The number that begins here, at most `most` + 1, which stands for all greater ones.
  std::uint64_t number(std::uint64_t most) {
    std::uint64_t out = 0;
    for (; at < line.size() && is_digit(line[at]); ++at)
      out = std::min(out * 10 + static_cast<std::uint64_t>(line[at] - '0'), most + 1);
    return out;
  }
};

/// Adds ballots, with the fault's place if they are not taken.
FileResult<Ok> add_ballots(Ballots& ballots, std::span<const Mark> marks, std::uint64_t weight, std::uint64_t line,
                           std::size_t column);
/// A weight that is not to be had.
tl::unexpected<FileFault> weight_fault(std::uint64_t weight, std::uint64_t line, std::size_t column);

/// Options that are known only by being named on ballots; in the end they stand in the order of their names.
class FoundNames {
 public:
  /// The option of this name; a new one is looked at.
  FileResult<Option> find(std::string_view name, std::uint64_t line, std::size_t column);
  /// Gives names and ballots their order.
  void finish(BallotFile& file);

 private:
  std::map<std::string, Option, std::less<>> options_;
};

/// Marks which options a ballot has named.
class Named {
 public:
  void begin() { ++now_; }
  /// False if this ballot named it before.
  bool add(Option option) {
    if (option >= seen_.size()) seen_.resize(option + std::size_t{1}, 0);
    if (seen_[option] == now_) return false;
    seen_[option] = now_;
    return true;
  }

 private:
  std::uint64_t now_ = 0;
  std::vector<std::uint64_t> seen_;
};

inline tl::unexpected<FileFault> long_line_fault(std::uint64_t line) {
  return fault(errc::kLongLine, "A line is longer than a million bytes.", line, 1);
}

/// Calls `take` with each line of what came so far; the beginning of another stays in `rest`.
template <class Take>
FileResult<Ok> for_each_line(BytesView part, std::string& rest, std::uint64_t& number, Take take) {
  std::string_view text = as_text(part);
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (!rest.empty()) {
      rest += line;
      line = rest;
    }
    if (line.size() > kMaxLine) return long_line_fault(number + 1);
    FM_TRY(take(line));
    rest.clear();
  }
  if (rest.size() + text.size() > kMaxLine) return long_line_fault(number + 1);
  rest += text;
  return Ok{};
}

/// A line as it came, without the end of line of Windows, and the first one without its mark of byte order.
std::string_view bare_line(std::string_view line, std::uint64_t number);

}  // namespace folkmoot::tally

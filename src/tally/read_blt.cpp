// The BLT format: what the British Computer Society's and most later programs for STV exchange.
//
//     3 1            candidates, seats
//     -2             who withdrew, if anybody did
//     28 1 3 0       so many ballots: candidates in order of preference, 0
//     5 2=3 1 0      equal ones, where the method knows them
//     0
//     "Ann"          a name for each, with or without quotes
//     "Bob"
//     "Cid"
//     "Treasurer"    the title
//
// From # on a line is a comment, up to the names.
#include <algorithm>

#include "base/text.h"
#include "tally/read_parts.h"

namespace folkmoot::tally {

namespace {
class Blt final : public FileFormat {
 public:
  explicit Blt(BallotKind kind) : kind_(kind) {}

  FileResult<Ok> take(std::string_view line, std::uint64_t number) override {
    line_ = number;
    Cursor cursor{line};
    cursor.skip_space();
    if (cursor.done()) return Ok{};
    if (part_ == Part::names) return take_name_line(cursor);
    if (cursor.is('#')) return Ok{};
    if (part_ == Part::head) return take_head(cursor);
    if (cursor.is('-') && part_ == Part::withdrawn) return take_withdrawn(cursor);
    part_ = Part::ballots;
    return take_ballot(cursor);
  }

  FileResult<BallotFile> finish(std::uint64_t last) override {
    if (part_ != Part::names)
      return fault(errc::kTruncated, "The file ends before the line 0 that ends the ballots.", last, 1);
    FM_TRY(take_names(last));
    return std::move(file_);
  }

 private:
  enum class Part : std::uint8_t { head, withdrawn, ballots, names };

  [[nodiscard]] tl::unexpected<FileFault> wrong(Code code, std::string detail, std::size_t column) const {
    return fault(code, std::move(detail), line_, column);
  }
  /// Nothing but a comment follows.
  static bool is_over(Cursor& cursor) {
    cursor.skip_space();
    return cursor.done() || cursor.is('#');
  }

  FileResult<Ok> take_head(Cursor cursor) {
    if (kind_ == BallotKind::grades)
      return wrong(errc::kFormat, "This method counts grades, and a BLT file has none.", 1);
    const std::size_t first = cursor.column();
    const std::uint64_t options = cursor.number(kMaxOptions);
    cursor.skip_space();
    const std::size_t second = cursor.column();
    const bool two = cursor.is_number();
    const std::uint64_t seats = cursor.number(kMaxOptions);
    if (!two || !is_over(cursor))
      return wrong(errc::kFormat, "The first line has two numbers: candidates and seats.", cursor.column());
    if (options == 0 || options > kMaxOptions)
      return wrong(errc::kCounts, "An election has one candidate at least, and a thousand at most.", first);
    if (seats == 0 || seats > options)
      return wrong(errc::kCounts, "There must be a seat, and not more seats than candidates.", second);
    file_.ballots = Ballots(options);
    file_.seats = seats;
    part_ = Part::withdrawn;
    return Ok{};
  }

  FileResult<Ok> take_withdrawn(Cursor cursor) {
    while (!is_over(cursor)) {
      const std::size_t column = cursor.column();
      if (cursor.is('-')) ++cursor.at;
      const std::uint64_t who = cursor.number(kMaxOptions);
      if (cursor.column() < column + 2 || who == 0 || who > file_.ballots.options())
        return wrong(errc::kCounts, "This is no candidate who could withdraw.", column);
      const auto option = as_option(who - 1);
      if (std::ranges::find(file_.withdrawn, option) != file_.withdrawn.end())
        return wrong(errc::kCounts, "This candidate withdrew before.", column);
      file_.withdrawn.push_back(option);
    }
    return Ok{};
  }

  FileResult<Ok> take_ballot(Cursor cursor) {
    const std::size_t begin = cursor.column();
    if (!cursor.is_number())
      return wrong(errc::kFormat, "A ballot begins with the number of how many there are of it.", begin);
    const std::uint64_t weight = cursor.number(kMaxBallots);
    const std::size_t after = cursor.at;
    if (is_over(cursor)) {
      if (weight != 0) return wrong(errc::kFormat, "This ballot does not end with 0.", cursor.column());
      part_ = Part::names;
      return Ok{};
    }
    if (weight == 0 || weight > kMaxBallots) return weight_fault(weight, line_, begin);
    if (after == cursor.at)
      return wrong(errc::kFormat, "A ballot begins with the whole number of how many there are of it.",
                   cursor.column());
    FM_TRY(take_marks(cursor));
    return add_ballots(file_.ballots, marks_, weight, line_, begin);
  }

  FileResult<Ok> take_marks(Cursor& cursor) {
    marks_.clear();
    named_.begin();
    const std::uint64_t options = file_.ballots.options();
    bool tied = false;
    for (;;) {
      cursor.skip_space();
      const std::size_t column = cursor.column();
      if (cursor.is('-')) return wrong(errc::kRank, "A rank is skipped here.", column);
      if (cursor.is('=') && !marks_.empty() && !tied) {
        if (kind_ == BallotKind::rankings)
          return wrong(errc::kRank, "Two candidates have the same rank, which this method cannot count.", column);
        tied = true;
        ++cursor.at;
        continue;
      }
      if (!cursor.is_number()) {
        const bool ends = cursor.done() || cursor.is('#');
        return wrong(errc::kFormat, ends ? "This ballot does not end with 0." : "This is no candidate's number.",
                     column);
      }
      const std::uint64_t who = cursor.number(options);
      if (who == 0) break;
      if (who > options)
        return wrong(errc::kRank, "There are only " + std::to_string(options) + " candidates.", column);
      const auto option = as_option(who - 1);
      if (!named_.add(option))
        return wrong(errc::kRank, "Candidate " + std::to_string(who) + " is ranked twice.", column);
      marks_.push_back(tied ? static_cast<Mark>(option | kTied) : option);
      tied = false;
    }
    if (tied || !is_over(cursor))
      return wrong(errc::kFormat, "A ballot ends with its 0, and with nothing else.", cursor.column());
    return Ok{};
  }

  /// Names are made of their lines at the end, when it is known how many lines there are.
  FileResult<Ok> take_name_line(Cursor cursor) {
    const std::string_view text = trimmed(cursor.line.substr(cursor.at));
    if (const auto at = not_utf8_at(text))
      return wrong(errc::kNotUtf8, "This name is not UTF-8.", cursor.column() + *at);
    if (text.front() == '"' && (text.size() == 1 || text.back() != '"'))
      return wrong(errc::kTruncated, "The quote that begins here does not end on this line.", cursor.column());
    name_bytes_ += text.size();
    if (name_bytes_ > kMaxLine) return wrong(errc::kLongLine, "The names have more than a million bytes.", 1);
    if (name_lines_.size() > file_.ballots.options())
      return wrong(errc::kCounts, "There are more names than candidates, and a title.", cursor.column());
    name_lines_.emplace_back(text);
    return Ok{};
  }

  FileResult<Ok> take_names(std::uint64_t last) {
    const std::size_t needed = file_.ballots.options() + 1;
    std::vector<std::string> names;
    for (const std::string& line : name_lines_) names.push_back(unquoted(line));
    if (names.size() < needed) {
      // Few lines, each with several names in quotes.
      names.clear();
      for (const std::string& line : name_lines_) split_quoted(line, names);
    }
    if (names.size() != needed)
      return fault(names.size() < needed ? errc::kNames : errc::kCounts,
                   "The file ends with " + std::to_string(names.size()) + " names where " + std::to_string(needed - 1) +
                       " and a title should be.",
                   last, 1);
    file_.title = std::move(names.back());
    names.pop_back();
    for (const std::string& name : names)
      if (trimmed(name).empty()) return fault(errc::kNames, "A candidate has no name.", last, 1);
    file_.names = std::move(names);
    return Ok{};
  }

  /// The text between the quotes, in which "" is one quote. Where single quotes stand in it, all is the name.
  static std::string unquoted(const std::string& line) {
    if (line.front() != '"') return line;
    const std::string_view inside = std::string_view(line).substr(1, line.size() - 2);
    std::string out;
    for (std::size_t i = 0; i < inside.size(); ++i) {
      out += inside[i];
      if (inside[i] != '"') continue;
      ++i;
      if (i == inside.size() || inside[i] != '"') return line;
    }
    return out;
  }

  /// "Ann" "Bob" "Cid"
  static void split_quoted(const std::string& line, std::vector<std::string>& out) {
    if (line.front() != '"') {
      out.push_back(line);
      return;
    }
    for (std::size_t open = 0; open != std::string::npos;) {
      const std::size_t close = line.find('"', open + 1);
      if (close == std::string::npos) return;
      out.push_back(line.substr(open + 1, close - open - 1));
      open = line.find('"', close + 1);
    }
  }

  BallotKind kind_;
  Part part_ = Part::head;
  std::uint64_t line_ = 0;
  BallotFile file_;
  std::vector<Mark> marks_;
  Named named_;
  std::vector<std::string> name_lines_;
  std::size_t name_bytes_ = 0;
};
}  // namespace

std::unique_ptr<FileFormat> make_blt(BallotKind kind) { return std::make_unique<Blt>(kind); }

}  // namespace folkmoot::tally

// Tables: a line of names, then a line for each ballot, or for `weight` of them where a column has that name. What a
// cell holds is the rank of its option from 1, its grade from 0 to 5, or a mark of approval (1 or x). An empty cell is
// no rank, grade 0, no approval.
//
// Rankings may also stand the other way round: columns `rank 1`, `rank 2` ..., and names in the cells.
//
// Cells are parted by comma, semicolon or tab - whichever the first line has - and may stand in quotes, in which "" is
// one quote (RFC 4180, but for line ends inside them).
#include <algorithm>

#include "base/text.h"
#include "tally/read_parts.h"
#include "tally/scored.h"

namespace folkmoot::tally {

namespace {
struct Cell {
  std::string_view text;
  std::size_t column = 1;
};

bool is_weight(std::string_view name) { return name == "weight" || name == "count"; }

/// "rank 2", "choice2", "preference 2".
bool is_rank(std::string_view name, std::size_t rank) {
  for (const std::string_view word : {"rank", "choice", "preference"}) {
    if (!name.starts_with(word)) continue;
    std::string_view number = name.substr(word.size());
    while (!number.empty() && (is_space(number.front()) || number.front() == '_')) number.remove_prefix(1);
    return number == std::to_string(rank);
  }
  return false;
}

class Csv final : public FileFormat {
 public:
  explicit Csv(BallotKind kind) : kind_(kind) {}

  FileResult<Ok> take(std::string_view line, std::uint64_t number) override {
    line_ = number;
    if (trimmed(line).empty()) return Ok{};
    if (!has_head_ && trimmed(line).starts_with('#')) return Ok{};
    if (!has_head_) choose_separator(line);
    FM_TRY(split(line));
    if (!has_head_) return take_head();
    if (cells_.size() != width_)
      return wrong(
          errc::kCounts,
          "This line has " + std::to_string(cells_.size()) + " cells, the first one " + std::to_string(width_) + ".",
          1);
    std::uint64_t weight = 1;
    if (weight_at_) FM_TRY(take_weight(weight));
    marks_.clear();
    FM_TRY(names_in_cells_                  ? take_names()
           : kind_ == BallotKind::grades    ? take_grades()
           : kind_ == BallotKind::approvals ? take_approvals()
                                            : take_ranks());
    return add_ballots(file_.ballots, marks_, weight, line_, weight_at_ ? weight_column_ : 1);
  }

  FileResult<BallotFile> finish(std::uint64_t) override {
    if (names_in_cells_) found_.finish(file_);
    return std::move(file_);
  }

 private:
  [[nodiscard]] tl::unexpected<FileFault> wrong(Code code, std::string detail, std::size_t column) const {
    return fault(code, std::move(detail), line_, column);
  }

  void choose_separator(std::string_view line) {
    for (const char c : {',', ';', '\t'}) {
      separator_ = c;
      if (line.find(c) != std::string_view::npos) return;
    }
  }

  FileResult<Ok> split(std::string_view line) {
    cells_.clear();
    unquoted_.clear();
    std::size_t at = 0;
    for (bool more = true; more;) {
      while (at < line.size() && is_space(line[at]) && line[at] != separator_) ++at;
      const std::size_t begin = at;
      if (at < line.size() && line[at] == '"') {
        FM_TRY(take_quoted(line, at));
      } else {
        at = std::min(line.find(separator_, at), line.size());
        cells_.push_back({trimmed(line.substr(begin, at - begin)), begin + 1});
      }
      more = at < line.size();
      ++at;
    }
    return Ok{};
  }

  FileResult<Ok> take_quoted(std::string_view line, std::size_t& at) {
    const std::size_t begin = at++;
    std::string text;
    for (;; ++at) {
      if (at == line.size())
        return wrong(errc::kTruncated, "The quote that begins here does not end on this line.", begin + 1);
      if (line[at] == '"') {
        if (at + 1 == line.size() || line[at + 1] != '"') break;
        ++at;
      }
      text += line[at];
    }
    ++at;
    while (at < line.size() && is_space(line[at]) && line[at] != separator_) ++at;
    if (at < line.size() && line[at] != separator_)
      return wrong(errc::kFormat, "Between cells stands their separator.", at + 1);
    unquoted_.push_back(std::make_unique<std::string>(std::move(text)));
    cells_.push_back({trimmed(*unquoted_.back()), begin + 1});
    return Ok{};
  }

  FileResult<Ok> take_head() {
    has_head_ = true;
    width_ = cells_.size();
    std::size_t ranks = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const std::string name = lower(cells_[i].text);
      if (is_weight(name) && !weight_at_)
        weight_at_ = i;
      else if (is_rank(name, ranks + 1))
        ++ranks;
    }
    const bool ranked = kind_ == BallotKind::rankings || kind_ == BallotKind::weak_rankings;
    names_in_cells_ = ranked && ranks > 0 && ranks + (weight_at_ ? 1 : 0) == width_;
    if (!names_in_cells_) FM_TRY(take_options());
    return Ok{};
  }

  FileResult<Ok> take_options() {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (weight_at_ == i) continue;
      const Cell& cell = cells_[i];
      if (const auto at = not_utf8_at(cell.text))
        return wrong(errc::kNotUtf8, "This name is not UTF-8.", cell.column + *at);
      if (cell.text.empty()) return wrong(errc::kNames, "An option has no name.", cell.column);
      if (std::ranges::find(file_.names, cell.text) != file_.names.end())
        return wrong(errc::kNames, "Two options have this name.", cell.column);
      if (file_.names.size() == kMaxOptions)
        return wrong(errc::kCounts, "More than a thousand options are not counted.", cell.column);
      file_.names.emplace_back(cell.text);
    }
    // Such a line is the first ballot of a table that lost its names.
    const auto is_number = [](const std::string& name) { return std::ranges::all_of(name, is_digit); };
    if (std::ranges::all_of(file_.names, is_number))
      return wrong(errc::kNames, "The first line names the options, and this one has only numbers.", 1);
    file_.ballots = Ballots(file_.names.size());
    return Ok{};
  }

  FileResult<Ok> take_weight(std::uint64_t& weight) {
    const Cell cell = cells_[*weight_at_];
    weight_column_ = cell.column;
    Cursor cursor{cell.text};
    weight = cursor.number(kMaxBallots);
    if (cell.text.empty() || !cursor.done())
      return wrong(errc::kBallotWeight, "This is no whole number of ballots.", cell.column);
    if (weight == 0 || weight > kMaxBallots) return weight_fault(weight, line_, cell.column);
    cells_.erase(cells_.begin() + static_cast<std::ptrdiff_t>(*weight_at_));
    return Ok{};
  }

  FileResult<Ok> take_ranks() {
    ranked_.clear();
    const std::uint64_t options = file_.names.size();
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const Cell& cell = cells_[i];
      if (cell.text.empty()) continue;
      Cursor cursor{cell.text};
      const std::uint64_t rank = cursor.number(options);
      if (!cursor.done() || rank == 0)
        return wrong(errc::kRank, "A rank is a whole number from 1, or nothing.", cell.column);
      if (rank > options)
        return wrong(errc::kRank, "There are only " + std::to_string(options) + " ranks.", cell.column);
      ranked_.push_back({rank, as_option(i)});
    }
    std::ranges::sort(ranked_);
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
      const auto [rank, option] = ranked_[i];
      const bool tied = rank == before;
      // After a shared rank the next one may count those who share it, or not.
      if (!tied && rank != before + 1 && rank != i + 1)
        return wrong(errc::kRank, "Rank " + std::to_string(before + 1) + " is skipped.", cells_[option].column);
      if (tied && kind_ == BallotKind::rankings)
        return wrong(errc::kRank, "Two have rank " + std::to_string(rank) + ", which this method cannot count.",
                     cells_[option].column);
      marks_.push_back(tied ? static_cast<Mark>(option | kTied) : option);
      before = rank;
    }
    return Ok{};
  }

  FileResult<Ok> take_names() {
    named_.begin();
    bool over = false;
    for (const Cell& cell : cells_) {
      if (cell.text.empty()) {
        over = true;
        continue;
      }
      if (over) return wrong(errc::kRank, "A rank before this one is skipped.", cell.column);
      FM_ASSIGN(const Option option, found_.find(cell.text, line_, cell.column));
      if (!named_.add(option)) return wrong(errc::kRank, "This name is ranked twice.", cell.column);
      marks_.push_back(option);
    }
    return Ok{};
  }

  FileResult<Ok> take_grades() {
    bool says_something = false;
    for (const Cell& cell : cells_) {
      Cursor cursor{cell.text};
      const std::uint64_t grade = cursor.number(kBestGrade);
      if (!cursor.done() || grade > kBestGrade)
        return wrong(errc::kFormat, "A grade is a whole number from 0 to 5, or nothing.", cell.column);
      says_something = says_something || !cell.text.empty();
      marks_.push_back(static_cast<Mark>(grade));
    }
    if (!says_something) marks_.clear();
    return Ok{};
  }

  FileResult<Ok> take_approvals() {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const std::string word = lower(cells_[i].text);
      if (word == "1" || word == "x" || word == "yes")
        marks_.push_back(static_cast<Mark>(i));
      else if (!word.empty() && word != "0" && word != "no")
        return wrong(errc::kFormat, "Approval is 1, x or yes; its absence 0, no or nothing.", cells_[i].column);
    }
    return Ok{};
  }

  BallotKind kind_;
  char separator_ = ',';
  bool has_head_ = false;
  bool names_in_cells_ = false;
  std::size_t width_ = 0;
  std::optional<std::size_t> weight_at_;
  std::size_t weight_column_ = 1;
  std::uint64_t line_ = 0;
  BallotFile file_;
  FoundNames found_;
  Named named_;
  // Of the present line; what stood in quotes is held aside.
  std::vector<Cell> cells_;
  std::vector<std::unique_ptr<std::string>> unquoted_;
  std::vector<Mark> marks_;
  std::vector<std::pair<std::uint64_t, Option>> ranked_;
};
}  // namespace

std::unique_ptr<FileFormat> make_csv(BallotKind kind) { return std::make_unique<Csv>(kind); }

}  // namespace folkmoot::tally

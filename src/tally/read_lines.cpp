// One ballot a line: names from the highest, parted by >, equal ones by =, and before them how many ballots are like
// that, if more than one.
//
//     Ann > Bob > Cid
//     12: Bob > Ann = Cid
//
// A line that begins with # says nothing. Options are what the ballots name, in the order of their names. For approvals
// it does not matter which sign stands between them.
#include "base/text.h"
#include "tally/read_parts.h"

namespace folkmoot::tally {

namespace {
class BallotLines final : public FileFormat {
 public:
  explicit BallotLines(BallotKind kind) : kind_(kind) {}

  FileResult<Ok> take(std::string_view line, std::uint64_t number) override {
    line_ = number;
    if (kind_ == BallotKind::grades)
      return fault(errc::kFormat, "This method counts grades: a table of them is needed.", number, 1);
    Cursor cursor{line};
    cursor.skip_space();
    if (cursor.done() || cursor.is('#')) return Ok{};
    const std::size_t begin = cursor.column();
    const std::uint64_t weight = take_weight(cursor);
    if (weight == 0 || weight > kMaxBallots) return weight_fault(weight, number, begin);
    FM_TRY(take_marks(cursor));
    return add_ballots(file_.ballots, marks_, weight, number, begin);
  }

  FileResult<BallotFile> finish(std::uint64_t) override {
    found_.finish(file_);
    return std::move(file_);
  }

 private:
  /// 1 where no number with a colon begins the line.
  static std::uint64_t take_weight(Cursor& cursor) {
    Cursor ahead = cursor;
    if (!ahead.is_number()) return 1;
    const std::uint64_t weight = ahead.number(kMaxBallots);
    ahead.skip_space();
    if (!ahead.is(':')) return 1;
    ++ahead.at;
    cursor = ahead;
    return weight;
  }

  FileResult<Ok> take_marks(Cursor cursor) {
    marks_.clear();
    named_.begin();
    cursor.skip_space();
    if (cursor.done()) return Ok{};
    bool tied = false;
    for (;;) {
      cursor.skip_space();
      const std::size_t column = cursor.column();
      const std::size_t end = std::min(cursor.line.find_first_of(">=", cursor.at), cursor.line.size());
      const std::string_view name = trimmed(cursor.line.substr(cursor.at, end - cursor.at));
      if (name.empty()) return fault(errc::kRank, "A name is missing here.", line_, column);
      FM_ASSIGN(const Option option, found_.find(name, line_, column));
      if (!named_.add(option)) return fault(errc::kRank, "This name is ranked twice.", line_, column);
      marks_.push_back(tied ? static_cast<Mark>(option | kTied) : option);
      if (end == cursor.line.size()) return Ok{};
      tied = cursor.line[end] == '=';
      if (tied && kind_ == BallotKind::rankings)
        return fault(errc::kRank, "Two have the same rank, which this method cannot count.", line_, end + 1);
      cursor.at = end + 1;
    }
  }

  BallotKind kind_;
  std::uint64_t line_ = 0;
  BallotFile file_;
  FoundNames found_;
  Named named_;
  std::vector<Mark> marks_;
};
}  // namespace

std::unique_ptr<FileFormat> make_lines(BallotKind kind) { return std::make_unique<BallotLines>(kind); }

}  // namespace folkmoot::tally

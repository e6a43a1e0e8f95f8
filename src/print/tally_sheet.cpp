#include "print/tally_sheet.h"

#include <algorithm>

namespace folkmoot::print {

namespace {
constexpr double kBox = 3.4 * kMillimetre;
constexpr double kGroup = 5 * kBox + 2 * kMillimetre;
constexpr std::uint64_t kGroupsInLine = 5;
constexpr std::uint64_t kInLine = 5 * kGroupsInLine;
constexpr std::uint64_t kLinesMax = 8;
constexpr double kLine = kBox + 1.6 * kMillimetre;
constexpr double kNameWidth = 52 * kMillimetre;
constexpr double kTotalWidth = 22 * kMillimetre;
constexpr double kTotalHeight = 8 * kMillimetre;
constexpr Type kLabel{10, false, false, Side::begin};
constexpr Type kSmall{8, false, false, Side::begin};

class Sheet {
 public:
  Sheet(Paper& paper, const Words& words) : paper_(paper), words_(words) {}

  void write(const TallySheet& sheet) {
    paper_.flow(words_.tally_sheet, {15, true, false, Side::begin});
    paper_.skip(1 * kMillimetre);
    paper_.flow(sheet.question, {12, true, false, Side::begin});
    paper_.skip(1 * kMillimetre);
    paper_.flow(words_.count, kSmall);
    if (sheet.ranked) paper_.flow(words_.first_choices, kSmall);
    paper_.skip(3 * kMillimetre);
    head();
    const std::uint64_t lines = std::clamp<std::uint64_t>((sheet.voters + kInLine - 1) / kInLine, 1, kLinesMax);
    for (const std::string& option : sheet.options) row(option, lines);
    row(words_.blank, 1);
    row(words_.spoiled, 1);
    check();
    counters();
  }

 private:
  void head() {
    paper_.text(words_.option, kSmall, {0, paper_.y(), kNameWidth});
    paper_.text(words_.total, {8, false, false, Side::middle}, {kBodyWidth - kTotalWidth, paper_.y(), kTotalWidth});
    paper_.skip(5 * kMillimetre);
    paper_.rule(0, paper_.y(), kBodyWidth, 1.0);
  }
  void row(std::string_view name, std::uint64_t lines) {
    const double text = paper_.height_of(name, kLabel, kNameWidth - 2 * kMillimetre);
    const double boxes = static_cast<double>(lines) * kLine;
    const double height = std::max({text, boxes, kTotalHeight}) + 3 * kMillimetre;
    const std::size_t page = paper_.pages();
    paper_.need(height);
    if (paper_.pages() != page) head();
    const double from = paper_.y() + 1.5 * kMillimetre;
    paper_.text(name, kLabel, {0, from, kNameWidth - 2 * kMillimetre});
    for (std::uint64_t line = 0; line < lines; ++line)
      for (std::uint64_t i = 0; i < kInLine; ++i)
        paper_.frame(kNameWidth + static_cast<double>(i / 5) * kGroup + static_cast<double>(i % 5) * kBox,
                     from + static_cast<double>(line) * kLine, kBox, kBox, 0.4);
    paper_.frame(kBodyWidth - kTotalWidth, from, kTotalWidth, kTotalHeight);
    paper_.skip(height);
    paper_.rule(0, paper_.y(), kBodyWidth, 0.3);
  }
  /// What must come to the same.
  void check() {
    paper_.need(62 * kMillimetre);
    paper_.skip(4 * kMillimetre);
    for (const std::string_view label :
         {words_.all_ballots, words_.returned, words_.handed_out, words_.present, words_.difference}) {
      paper_.text(label, kLabel, {0, paper_.y() + 2 * kMillimetre, kBodyWidth - kTotalWidth - 4 * kMillimetre});
      paper_.frame(kBodyWidth - kTotalWidth, paper_.y(), kTotalWidth, kTotalHeight);
      paper_.skip(kTotalHeight + 2 * kMillimetre);
    }
  }
  void counters() {
    paper_.need(44 * kMillimetre);
    paper_.skip(3 * kMillimetre);
    paper_.flow(words_.counters, {11, true, false, Side::begin});
    constexpr double kHalf = kBodyWidth / 2;
    constexpr double kGap = 6 * kMillimetre;
    for (int i = 0; i < 3; ++i) {
      paper_.skip(10 * kMillimetre);
      paper_.rule(0, paper_.y(), kHalf - kGap);
      paper_.rule(kHalf, paper_.y(), kHalf);
      paper_.text(words_.name, {6.5, false, false, Side::begin}, {0, paper_.y() + 1, kHalf - kGap});
      paper_.text(words_.signature, {6.5, false, false, Side::begin}, {kHalf, paper_.y() + 1, kHalf});
    }
  }

  Paper& paper_;
  const Words& words_;
};
}  // namespace

Result<Bytes> tally_sheet_pdf(const TallySheet& sheet, const Words& words) {
  FM_ASSIGN(const auto paper, Paper::begin(sheet.head, words));
  Sheet(*paper, words).write(sheet);
  return paper->finish();
}

}  // namespace folkmoot::print

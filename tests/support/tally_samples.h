#pragma once
// Ballots as they stand on paper, for tests: options numbered from 1.

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "tally/read.h"
#include "tally/ties.h"

namespace folkmoot::test {

struct Line {
  std::uint64_t weight;
  std::vector<tally::Mark> marks;
};

/// Rankings without equal ranks.
inline tally::Ballots rankings(std::size_t options, const std::vector<Line>& lines) {
  tally::Ballots out(options);
  for (const Line& line : lines) {
    std::vector<tally::Mark> marks;
    for (const tally::Mark mark : line.marks) marks.push_back(static_cast<tally::Mark>(mark - 1));
    REQUIRE(tally::check_ranking(marks, options).has_value());
    REQUIRE(out.add(marks, line.weight).has_value());
  }
  return out;
}

/// Grades of each option.
inline tally::Ballots grades(std::size_t options, const std::vector<Line>& lines) {
  tally::Ballots out(options);
  for (const Line& line : lines) {
    REQUIRE(tally::check_grades(line.marks, options, 5).has_value());
    REQUIRE(out.add(line.marks, line.weight).has_value());
  }
  return out;
}

inline tally::TieOrder paper(const tally::Ballots& ballots) { return tally::TieOrder::paper(ballots.options()); }
/// A lot that came out in this order, from 1.
inline tally::TieOrder lot(const std::vector<tally::Option>& order) {
  tally::TieOrder out{{}, tally::TieBy::lot};
  for (const tally::Option option : order) out.order.push_back(static_cast<tally::Option>(option - 1));
  return out;
}
/// Options from 1 to options from 0.
inline std::vector<tally::Option> from_one(std::vector<tally::Option> options) {
  for (tally::Option& option : options) --option;
  return options;
}

/// A whole file at once.
inline tally::FileResult<tally::BallotFile> read_ballots(std::string_view text, tally::BallotKind kind) {
  tally::BallotReader reader(kind);
  FM_TRY(reader.read(as_bytes(text)));
  return reader.finish();
}

}  // namespace folkmoot::test

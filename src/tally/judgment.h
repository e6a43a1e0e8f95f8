#pragma once
// Majority judgment: the highest middle grade wins.
//
// Source: Michel Balinski and Rida Laraki, "Majority Judgment: Measuring, Ranking, and Electing", 2010. The middle of
// an even number of grades is the lower one; options with the same middle grade are told apart by taking one such grade
// from each, again and again, until their middles differ.
#include <array>
#include <optional>

#include "tally/scored.h"

namespace folkmoot::tally {

/// How many ballots gave each grade from 0 to 5.
using Grades = std::array<std::uint64_t, kBestGrade + 1>;

/// The middle grade; 0 where there is none.
Mark middle_of(const Grades& grades);
/// Which is judged better, when both have as many grades.
std::strong_ordering compare_judgments(const Grades& one, const Grades& other);

struct JudgmentResult {
  std::uint64_t valid = 0;
  std::uint64_t invalid = 0;
  /// By option.
  std::vector<Grades> grades;
  std::vector<Mark> middle;
  /// From the best judged on; equal ones as the order of ties says.
  std::vector<Option> ranking;
  std::optional<Option> winner;
  std::vector<Tie> ties;
  bool operator==(const JudgmentResult&) const = default;
};
/// Nobody wins without a ballot, or with a middle grade of 0. Errors: no options, an order of ties that is none.
Result<JudgmentResult> count_judgment(const Ballots& grades, const TieOrder& ties);

}  // namespace folkmoot::tally

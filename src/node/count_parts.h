#pragma once
// Parts of what counts among options show, with options numbered from 1: the same in a vote of an assembly and in a
// count of ballot files.
#include "node/value.h"
#include "tally/explain_options.h"

namespace folkmoot::node {

Value options_shape(const std::vector<tally::Option>& options);
/// {stage, among, taken, by} of each.
Value ties_shape(const std::vector<tally::Tie>& ties);
/// By the option's number.
Value totals_shape(const std::vector<std::uint64_t>& totals);
/// The same as decimal fractions; `one` is how many parts one has.
Value parts_shape(const std::vector<std::uint64_t>& parts, std::uint64_t one);
Value grades_shape(const std::vector<tally::Grades>& grades);
/// Row by row: ballots that put one option above the other.
Value pairs_shape(const tally::Pairs& pairs);
/// Row by row: [support, opposition] of the widest path; null for none.
Value paths_shape(const tally::SchulzeResult& result);
Value stages_shape(const std::vector<tally::StvStage>& stages);

}  // namespace folkmoot::node

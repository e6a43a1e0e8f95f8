#include "node/count_parts.h"

namespace folkmoot::node {

Value options_shape(const std::vector<tally::Option>& options) {
  Value::Array out;
  for (const tally::Option option : options) out.emplace_back(std::uint64_t{option} + 1);
  return out;
}

Value ties_shape(const std::vector<tally::Tie>& ties) {
  Value::Array out;
  for (const tally::Tie& tie : ties)
    out.emplace_back(Value::Object{{"stage", tie.stage},
                                   {"among", options_shape(tie.among)},
                                   {"taken", std::uint64_t{tie.taken} + 1},
                                   {"by", tally::tie_name(tie.by)}});
  return out;
}

Value totals_shape(const std::vector<std::uint64_t>& totals) {
  Value::Object out;
  for (std::size_t o = 0; o < totals.size(); ++o) out.emplace_back(std::to_string(o + 1), totals[o]);
  return out;
}

Value parts_shape(const std::vector<std::uint64_t>& parts, std::uint64_t one) {
  Value::Object out;
  for (std::size_t o = 0; o < parts.size(); ++o) out.emplace_back(std::to_string(o + 1), tally::decimal(parts[o], one));
  return out;
}

Value grades_shape(const std::vector<tally::Grades>& grades) {
  Value::Object out;
  for (std::size_t o = 0; o < grades.size(); ++o)
    out.emplace_back(std::to_string(o + 1), Value::Array(grades[o].begin(), grades[o].end()));
  return out;
}

Value pairs_shape(const tally::Pairs& pairs) {
  Value::Array out;
  for (std::size_t i = 0; i < pairs.options(); ++i) {
    Value::Array row;
    for (std::size_t j = 0; j < pairs.options(); ++j) row.emplace_back(pairs(i, j));
    out.emplace_back(std::move(row));
  }
  return out;
}

Value paths_shape(const tally::SchulzeResult& result) {
  Value::Array out;
  const auto options = tally::as_option(result.pairs.options());
  for (tally::Option i = 0; i < options; ++i) {
    Value::Array row;
    for (tally::Option j = 0; j < options; ++j) {
      const tally::Strength path = result.path(i, j);
      row.push_back(path.exists() ? Value(Value::Array{path.support, path.opposition}) : Value(nullptr));
    }
    out.emplace_back(std::move(row));
  }
  return out;
}

Value stages_shape(const std::vector<tally::StvStage>& stages) {
  Value::Array out;
  for (std::size_t s = 0; s < stages.size(); ++s) {
    const tally::StvStage& stage = stages[s];
    Value one;
    one.set("number", std::uint64_t{s + 1}).set("action", tally::action_name(stage.action));
    one.set("candidate", stage.candidate ? Value(std::uint64_t{*stage.candidate} + 1) : Value());
    one.set("votes", parts_shape(stage.votes, tally::kVote));
    one.set("exhausted", tally::decimal(stage.exhausted, tally::kVote)).set("elected", options_shape(stage.elected));
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace folkmoot::node

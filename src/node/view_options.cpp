// A vote among options: what they are, and what the ballots come to, in words that can be followed.
#include <algorithm>
#include <numeric>

#include "assembly/choices.h"
#include "assembly/proxies.h"
#include "base/text.h"
#include "node/count_parts.h"
#include "node/shapes.h"
#include "node/views.h"
#include "tally/explain_options.h"

namespace folkmoot::node {

namespace {
using assembly::Vote;

tally::Names option_names(Holding& holding, const Vote& vote) {
  tally::Names out;
  // Who votes again on something votes among the options that it had.
  const bool again = vote.again && vote.again->decision != assembly::kNone;
  const assembly::VoteIndex first = again ? holding.state().decisions[vote.again->decision].vote : assembly::kNone;
  const auto said = holding.read(first == assembly::kNone ? vote.event : holding.state().votes[first].event);
  const auto* const open = said ? std::get_if<event::Open>(&said->content) : nullptr;
  if (open != nullptr && open->options)
    for (const std::string& text : open->options->texts) out.push_back(safe_text(text));
  if (vote.election)
    for (const assembly::PersonIndex p : vote.election->candidates)
      out.push_back(safe_text(holding.state().persons[p].name));
  // Where the words cannot be read, the numbers can.
  while (out.size() + 1 < vote.choices->options) out.push_back("option " + std::to_string(out.size() + 1));
  const std::string_view standing = event::standing_option(vote.choices->method);
  if (out.size() < vote.choices->options)
    out.push_back(standing.empty() ? "option " + std::to_string(out.size() + 1) : std::string(standing));
  return out;
}

struct Explain {
  event::Method method;
  const tally::Names& names;

  std::string operator()(const tally::ScoredResult& result) const {
    return method == event::Method::approval ? tally::explain_approval(result, names)
                                             : tally::explain_score(result, names);
  }
  template <class Count>
  std::string operator()(const Count& result) const {
    return tally::explain(result, names);
  }
};
}  // namespace

namespace {
/// What each method shows of its count.
struct Figures {
  Value& out;
  const Vote& vote;
  const std::vector<assembly::Answer>& answers;

  void operator()(const tally::ScoredResult& result) const {
    put_ballots(result.valid, result.invalid, result.ties);
    put_totals(result.totals);
    out.set("required", result.required);
    if (vote.choices->method == event::Method::score) put_pairs(pairs_of_grades(), result.valid);
  }
  void operator()(const tally::StarResult& result) const {
    put_ballots(result.valid, result.invalid, result.ties);
    put_totals(result.totals);
    out.set("finalists", options_shape(result.finalists));
    put_pairs(pairs_of_grades(), result.valid);
  }
  void operator()(const tally::SchulzeResult& result) const {
    put_ballots(result.valid, result.invalid, result.ties);
    put_pairs(result.pairs, result.valid);
    out.set("paths", paths_shape(result));
    const tally::Majority& majority = vote.rule.majorities.front();
    out.set("majority",
            Value::Object{
                {"share", majority.share.text()}, {"more", majority.more}, {"base", tally::base_name(majority.base)}});
  }
  void operator()(const tally::StvResult& result) const {
    put_ballots(result.valid, result.invalid, result.ties);
    out.set("quota", tally::decimal(result.quota, tally::kVote)).set("stages", stages_shape(result.stages));
  }
  void operator()(const tally::JudgmentResult& result) const {
    put_ballots(result.valid, result.invalid, result.ties);
    out.set("grades", grades_shape(result.grades)).set("ranking", options_shape(result.ranking));
  }

 private:
  void put_ballots(std::uint64_t valid, std::uint64_t invalid, const std::vector<tally::Tie>& ties) const {
    out.set("ballots", valid).set("invalid", invalid).set("ties", ties_shape(ties));
  }
  /// With their sum.
  void put_totals(const std::vector<std::uint64_t>& totals) const {
    out.set("totals", totals_shape(totals));
    out.set("sum", std::accumulate(totals.begin(), totals.end(), std::uint64_t{0}));
  }
  /// Row by row: how many ballots put one option above the other, and how many as high.
  void put_pairs(const tally::Pairs& pairs, std::uint64_t ballots) const {
    Value::Array level;
    for (std::size_t i = 0; i < pairs.options(); ++i) {
      Value::Array row;
      for (std::size_t j = 0; j < pairs.options(); ++j) row.emplace_back(ballots - pairs(i, j) - pairs(j, i));
      level.emplace_back(std::move(row));
    }
    out.set("pairs", pairs_shape(pairs)).set("level", std::move(level));
  }
  /// Those who are passed over have the lowest grade.
  [[nodiscard]] tally::Pairs pairs_of_grades() const {
    tally::Pairs out_pairs(vote.choices->options);
    for (const assembly::Answer& answer : answers) {
      if (answer.contradicts || answer.marks.empty()) continue;
      event::Marks marks = answer.marks;
      for (const tally::Option option : assembly::passed_over(vote)) marks[option] = 0;
      for (std::size_t i = 0; i < marks.size(); ++i)
        for (std::size_t j = 0; j < marks.size(); ++j) out_pairs.at(i, j) += marks[i] > marks[j] ? 1U : 0U;
    }
    return out_pairs;
  }
};
}  // namespace

void put_choice(Value& out, const Vote& vote, const std::vector<assembly::Answer>& answers,
                const std::vector<std::string>& names) {
  std::vector<tally::Option> elected;
  std::string explanation;
  Value working;
  // While it is open, as if it closed now; ties are broken by what only the seal will know.
  if (const auto count = assembly::count_of(vote, answers)) {
    elected = assembly::elected_of(vote, *count);
    explanation = std::visit(Explain{vote.choices->method, names}, *count);
    working.set("tie_order", options_shape(assembly::tie_order(vote).order));
    working.set("passed_over", options_shape(assembly::passed_over(vote)));
    std::visit(Figures{working, vote, answers}, *count);
  }
  Value::Array options;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool is_elected = std::find(elected.begin(), elected.end(), i) != elected.end();
    options.emplace_back(Value::Object{{"number", std::uint64_t{i + 1}}, {"text", names[i]}, {"elected", is_elected}});
  }
  out.set("method", std::string(event::method_name(vote.choices->method))).set("seats", vote.choices->seats);
  out.set("options", std::move(options)).set("elected", options_shape(elected)).set("explanation", explanation);
  out.set("working", std::move(working));
}

void put_options(Value& out, Holding& holding, const Vote& vote) {
  put_choice(out, vote, assembly::counted_in(holding.state(), vote), option_names(holding, vote));
}

}  // namespace folkmoot::node

// What was counted, as JSON and in words. Options are numbered from 1 there, in the order of the ballot paper.
#include <fmt/format.h>

#include <algorithm>

#include "cli/count.h"
#include "cli/print.h"
#include "node/count_parts.h"
#include "tally/explain.h"
#include "tally/explain_options.h"

namespace folkmoot::cli {

namespace {
using node::Value;
using tally::as_option;
using tally::decimal;
using tally::Option;

Value number_of(Option option) { return std::uint64_t{option} + 1; }
Value number_of(const std::optional<Option>& option) { return option ? number_of(*option) : Value(nullptr); }

/// What all methods of several options say, in this order.
struct Head {
  std::size_t seats = 1;
  std::uint64_t valid = 0;
  std::uint64_t invalid = 0;
  Value quota = Value();
  Value elected = Value();
  Value stages = Value::Array();
  Value ties = Value();
};
Value shape_of(const CountRequest& request, const tally::BallotFile& file, Head head) {
  Value out;
  out.set("method", request.method).set("seats", std::uint64_t{head.seats});
  out.set("ballots", head.valid).set("invalid", head.invalid).set("quota", std::move(head.quota));
  out.set("elected", std::move(head.elected)).set("stages", std::move(head.stages)).set("ties", std::move(head.ties));
  Value::Array names;
  for (const std::string& name : file.names) names.emplace_back(name);
  out.set("title", file.title).set("candidates", std::move(names));
  return out;
}

Value elected_of(const std::optional<Option>& winner) {
  Value::Array out;
  if (winner) out.push_back(number_of(*winner));
  return out;
}

tally::Names names_in_words(const tally::BallotFile& file) {
  tally::Names out;
  for (const std::string& name : file.names) out.push_back(shown(name));
  return out;
}

std::string head_in_words(const CountRequest& request, const tally::BallotFile& file) {
  std::string out =
      fmt::format("{}{}{}\n", shown(file.title), file.title.empty() ? "" : ", counted by ", request.method);
  for (std::size_t o = 0; o < file.names.size(); ++o) out += fmt::format("{:>4}  {}\n", o + 1, shown(file.names[o]));
  return out + "\n";
}

/// So many candidates have room beside each other in a table of stages.
constexpr std::size_t kColumns = 8;

/// Rows of stages: what happened, then what each has. Wide elections take several tables.
std::string stage_tables(const std::vector<std::vector<std::string>>& rows, std::size_t options) {
  std::string out;
  for (std::size_t from = 0; from < options; from += kColumns) {
    const std::size_t end = std::min(options, from + kColumns);
    std::vector<std::string> head = {"stage", "what"};
    for (std::size_t o = from; o < end; ++o) head.push_back(std::to_string(o + 1));
    head.emplace_back("exhausted");
    Table table(std::move(head));
    for (const std::vector<std::string>& row : rows) {
      std::vector<std::string> cells = {row[0], row[1]};
      cells.insert(cells.end(), row.begin() + 2 + static_cast<std::ptrdiff_t>(from),
                   row.begin() + 2 + static_cast<std::ptrdiff_t>(end));
      cells.push_back(row.back());
      table.add(std::move(cells));
    }
    out += table.text() + "\n";
  }
  return out;
}

Counted show_stv(const CountRequest& request, const tally::BallotFile& file, const tally::StvResult& result) {
  Head head{result.seats, result.valid, result.invalid};
  head.quota = decimal(result.quota, tally::kVote);
  head.stages = node::stages_shape(result.stages);
  head.elected = node::options_shape(result.elected);
  head.ties = node::ties_shape(result.ties);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t s = 0; s < result.stages.size(); ++s) {
    const tally::StvStage& stage = result.stages[s];
    const bool first = s == 0 || !stage.candidate;
    std::vector<std::string> row = {
        std::to_string(s + 1),
        first ? "first" : fmt::format("{} {}", tally::action_name(stage.action), *stage.candidate + 1)};
    for (const std::uint64_t votes : stage.votes) row.push_back(decimal(votes, tally::kVote));
    row.push_back(decimal(stage.exhausted, tally::kVote));
    rows.push_back(std::move(row));
  }
  Value json = shape_of(request, file, std::move(head));
  json.set("reopened", std::uint64_t{result.reopened});
  return {std::move(json), stage_tables(rows, file.names.size()) + tally::explain(result, names_in_words(file))};
}

Counted show_meek(const CountRequest& request, const tally::BallotFile& file, const tally::MeekResult& result) {
  Head head{result.seats, result.valid, result.invalid};
  head.quota = decimal(result.rounds.empty() ? 0 : result.rounds.back().quota, tally::kMeekVote);
  head.elected = node::options_shape(result.elected);
  head.ties = node::ties_shape(result.ties);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t r = 0; r < result.rounds.size(); ++r) {
    const tally::MeekRound& round = result.rounds[r];
    const bool excludes = round.excluded.has_value();
    const std::optional<Option> who = excludes ? round.excluded : std::optional(round.elected.front());
    Value one;
    one.set("number", std::uint64_t{r + 1})
        .set("action", excludes ? "exclude" : "elect")
        .set("candidate", number_of(who));
    one.set("votes", node::parts_shape(round.votes, tally::kMeekVote));
    one.set("exhausted", decimal(round.exhausted, tally::kMeekVote)).set("elected", node::options_shape(round.elected));
    one.set("quota", decimal(round.quota, tally::kMeekVote))
        .set("keep", node::parts_shape(round.keep, tally::kMeekVote));
    head.stages.push(std::move(one));
    std::vector<std::string> row = {std::to_string(r + 1),
                                    fmt::format("{} {}", excludes ? "exclude" : "elect", *who + 1)};
    for (const std::uint64_t votes : round.votes) row.push_back(decimal(votes, tally::kMeekVote));
    row.push_back(decimal(round.exhausted, tally::kMeekVote));
    rows.push_back(std::move(row));
  }
  Value json = shape_of(request, file, std::move(head));
  json.set("reopened", std::uint64_t{result.reopened});
  return {std::move(json), stage_tables(rows, file.names.size()) + tally::explain(result, names_in_words(file))};
}

Counted show_schulze(const CountRequest& request, const tally::BallotFile& file, const tally::SchulzeResult& result) {
  Head head{1, result.valid, result.invalid};
  head.elected = elected_of(result.winner);
  head.ties = node::ties_shape(result.ties);
  Value json = shape_of(request, file, std::move(head));
  const std::size_t options = file.names.size();
  json.set("pairs", node::pairs_shape(result.pairs)).set("paths", node::paths_shape(result));
  std::vector<std::string> columns = {"above"};
  for (std::size_t j = 0; j < options; ++j) columns.push_back(std::to_string(j + 1));
  Table table(std::move(columns));
  for (std::size_t i = 0; i < options; ++i) {
    std::vector<std::string> row = {std::to_string(i + 1)};
    for (std::size_t j = 0; j < options; ++j) row.push_back(i == j ? "-" : std::to_string(result.pairs(i, j)));
    table.add(std::move(row));
  }
  return {std::move(json), table.text() + "\n" + tally::explain(result, names_in_words(file))};
}

Counted show_scored(const CountRequest& request, const tally::BallotFile& file, const tally::ScoredResult& result) {
  Head head{result.seats, result.valid, result.invalid};
  head.elected = node::options_shape(result.elected);
  head.ties = node::ties_shape(result.ties);
  Value json = shape_of(request, file, std::move(head));
  json.set("totals", node::totals_shape(result.totals)).set("required", result.required);
  json.set("runoff", node::options_shape(result.runoff));
  const bool approval = request.method == "approval";
  if (approval) json.set("proportional", false);
  return {std::move(json), approval ? tally::explain_approval(result, names_in_words(file))
                                    : tally::explain_score(result, names_in_words(file))};
}

Counted show_star(const CountRequest& request, const tally::BallotFile& file, const tally::StarResult& result) {
  Head head{1, result.valid, result.invalid};
  head.elected = elected_of(result.winner);
  head.ties = node::ties_shape(result.ties);
  Value json = shape_of(request, file, std::move(head));
  json.set("totals", node::totals_shape(result.totals)).set("finalists", node::options_shape(result.finalists));
  json.set("higher", Value::Array{result.for_first, result.for_second});
  return {std::move(json), tally::explain(result, names_in_words(file))};
}

Counted show_judgment(const CountRequest& request, const tally::BallotFile& file, const tally::JudgmentResult& result) {
  Head head{1, result.valid, result.invalid};
  head.elected = elected_of(result.winner);
  head.ties = node::ties_shape(result.ties);
  Value json = shape_of(request, file, std::move(head));
  Value::Object middle;
  for (std::size_t o = 0; o < result.middle.size(); ++o)
    middle.emplace_back(std::to_string(o + 1), std::uint64_t{result.middle[o]});
  json.set("grades", node::grades_shape(result.grades)).set("middle", std::move(middle));
  json.set("ranking", node::options_shape(result.ranking));
  return {std::move(json), tally::explain(result, names_in_words(file))};
}

/// An option that a method knows by its name.
std::optional<Option> named(const tally::BallotFile& file, std::initializer_list<std::string_view> names) {
  for (std::size_t o = 0; o < file.names.size(); ++o) {
    std::string name = file.names[o];
    for (char& c : name)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (std::ranges::find(names, name) != names.end()) return as_option(o);
  }
  return std::nullopt;
}

Result<Counted> count_and_show(const CountRequest& request, const tally::BallotFile& file, std::size_t seats,
                               const tally::TieOrder& ties) {
  const std::string& method = request.method;
  const tally::Ballots& ballots = file.ballots;
  const tally::StvRule stv{seats, file.withdrawn, named(file, {"re-open nominations", "reopen nominations"})};
  if (method == "stv-meek") {
    FM_ASSIGN(const auto result, tally::count_meek(ballots, stv, ties));
    return show_meek(request, file, result);
  }
  if (method == "stv-scottish" || method == "irv") {
    FM_ASSIGN(const auto result, tally::count_stv(ballots, stv, ties));
    return show_stv(request, file, result);
  }
  if (method == "schulze") {
    FM_ASSIGN(const auto result, tally::count_schulze(ballots, {named(file, {"status quo"})}, ties));
    return show_schulze(request, file, result);
  }
  if (method == "approval") {
    FM_ASSIGN(const auto result, tally::count_approval(ballots, {seats, named(file, {"none of these"})}, ties));
    return show_scored(request, file, result);
  }
  if (method == "score") {
    FM_ASSIGN(const auto result, tally::count_score(ballots, seats, ties));
    return show_scored(request, file, result);
  }
  if (method == "star") {
    FM_ASSIGN(const auto result, tally::count_star(ballots, ties));
    return show_star(request, file, result);
  }
  FM_ASSIGN(const auto result, tally::count_judgment(ballots, ties));
  return show_judgment(request, file, result);
}
}  // namespace

Counted show_majority(const CountRequest& request, const tally::Counts& counts, const tally::MajorityCount& count) {
  Value out;
  out.set("method", request.method).set("adopted", count.adopted);
  out.set("yes", counts.yes).set("no", counts.no).set("abstain", counts.abstain).set("blank", counts.blank);
  out.set("invalid", counts.invalid).set("base", tally::base_name(count.rule.base)).set("base_count", count.base_count);
  out.set("required", count.required).set("missing", count.missing);
  return {std::move(out), tally::explain(count) + "\n"};
}

Result<Counted> show_options(const CountRequest& request, const tally::BallotFile& file, std::size_t seats,
                             const tally::TieOrder& ties) {
  FM_ASSIGN(Counted out, count_and_show(request, file, seats, ties));
  out.text = head_in_words(request, file) + out.text;
  return out;
}

}  // namespace folkmoot::cli

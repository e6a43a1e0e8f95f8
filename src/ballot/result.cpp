// Results and weights as JSON.
#include "ballot/by_lists.h"
#include "ballot/proof.h"
#include "ballot/rules.h"

namespace folkmoot::ballot {

namespace {
// What a signed number of 31 bits holds; above it weights are written as texts.
constexpr std::uint64_t kMaxPlainWeight = 1'073'741'823;
constexpr std::uint64_t kMaxWeight = std::uint64_t{1} << 62;
}  // namespace

std::string json_of_weight(std::uint64_t weight) {
  const std::string digits = std::to_string(weight);
  return weight > kMaxPlainWeight ? "\"" + digits + "\"" : digits;
}

std::uint64_t read_weight(codec::JsonReader& json) {
  if (!json.accept("\"")) return json.integer(kMaxPlainWeight);
  const std::uint64_t out = json.integer(kMaxWeight);
  json.expect("\"");
  if (json.ok() && out <= kMaxPlainWeight) json.fault("a small weight as a text");
  return out;
}

std::string json_of_result(const Election& election, const std::vector<QuestionResult>& result) {
  std::string out;
  for (std::size_t q = 0; q < result.size(); ++q) {
    if (q > 0) out += ",";
    if (election.questions()[q].is_summed())
      out += json_by_lists(election.questions()[q], result[q].sums, json_of_weight);
    else
      out += json_list(result[q].votes, [](const std::vector<std::uint32_t>& vote) {
        return json_list(vote, [](std::uint32_t number) { return std::to_string(number); });
      });
  }
  return "{\"result\":[" + out + "]}";
}

Result<std::vector<QuestionResult>> read_result(const Election& election, std::uint64_t total_weight,
                                                std::string_view json) {
  codec::JsonReader text(json);
  std::vector<QuestionResult> out;
  text.expect("{\"result\":[");
  for (const Question& question : election.questions()) {
    if (!out.empty()) text.expect(",");
    QuestionResult& each = out.emplace_back();
    if (question.kind == Question::Kind::chosen) {
      codec::json_array(text, kMaxAnswers + 1, [&] { each.sums.push_back(read_weight(text)); });
    } else if (question.kind == Question::Kind::lists) {
      each.sums = read_by_lists(text, question, question.choices(), [&] { return read_weight(text); });
    } else {
      codec::json_array(text, SIZE_MAX, [&] {
        std::vector<std::uint32_t>& vote = each.votes.emplace_back();
        codec::json_array(text, kMaxAnswers,
                          [&] { vote.push_back(static_cast<std::uint32_t>(text.integer(UINT16_MAX))); });
      });
    }
    if (!text.ok()) break;
  }
  text.expect("]}");
  FM_TRY(well_formed(text));
  for (const QuestionResult& each : out)
    for (const std::uint64_t sum : each.sums)
      if (sum > total_weight) return fail(rule::kResult, "more votes than were cast");
  return out;
}

}  // namespace folkmoot::ballot

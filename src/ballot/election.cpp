#include "ballot/election.h"

#include <algorithm>

#include "ballot/by_lists.h"
#include "ballot/group.h"
#include "ballot/rules.h"
#include "ballot/tokens.h"

namespace folkmoot::ballot {

namespace {
constexpr std::size_t kMaxText = 1 << 16;
constexpr std::string_view kBody = R"({"version":1,"description":)";
constexpr std::string_view kEmbedded = R"({"type":"NonHomomorphic","value":)";
constexpr std::string_view kLists = R"({"type":"Lists","value":)";

std::string json_of_texts(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? "," : "") + codec::json_text(text);
  return out + "]";
}

std::string json_of(const Question& question) {
  const std::string text = ",\"question\":" + codec::json_text(question.text) + "}";
  const std::string extra = question.extra.empty() ? "" : ",\"extra\":" + question.extra;
  if (question.kind == Question::Kind::lists)
    return std::string(kLists) + "{\"answers\":" + json_by_lists(question, question.answers, codec::json_text) + text +
           extra + "}";
  const std::string answers = "{\"answers\":" + json_of_texts(question.answers);
  if (question.kind == Question::Kind::embedded) return std::string(kEmbedded) + answers + text + extra + "}";
  std::string blank;
  if (question.blank) blank = *question.blank ? ",\"blank\":true" : ",\"blank\":false";
  return answers + blank + ",\"min\":" + std::to_string(question.min) + ",\"max\":" + std::to_string(question.max) +
         text;
}

std::string json_of_questions(const std::vector<Question>& questions) {
  std::string out = "[";
  for (const Question& question : questions) out += (out.size() > 1 ? "," : "") + json_of(question);
  return out + "]";
}

std::string json_of_people(const Template& content) {
  std::string out;
  if (content.administrator) out += ",\"administrator\":" + codec::json_text(*content.administrator);
  if (content.credential_authority)
    out += ",\"credential_authority\":" + codec::json_text(*content.credential_authority);
  return out;
}

std::vector<std::string> read_answers(codec::JsonReader& reader) {
  std::vector<std::string> out;
  reader.expect("{\"answers\":");
  codec::json_array(reader, kMaxAnswers, [&] { out.push_back(reader.text(kMaxText)); });
  return out;
}

void read_lists(codec::JsonReader& reader, Question& out) {
  reader.expect("{\"answers\":");
  codec::json_array(reader, kMaxAnswers, [&] {
    const std::size_t before = out.answers.size();
    codec::json_array(reader, kMaxAnswers - before, [&] { out.answers.push_back(reader.text(kMaxText)); });
    out.lists.push_back(out.answers.size() - before);
  });
}

Question read_question(codec::JsonReader& reader) {
  Question out;
  const bool is_embedded = reader.accept(kEmbedded);
  if (is_embedded || reader.accept(kLists)) {
    out.kind = is_embedded ? Question::Kind::embedded : Question::Kind::lists;
    if (is_embedded)
      out.answers = read_answers(reader);
    else
      read_lists(reader, out);
    reader.expect(",\"question\":");
    out.text = reader.text(kMaxText);
    reader.expect("}");
    if (reader.accept(",\"extra\":")) out.extra = std::string(reader.any());
    reader.expect("}");
    return out;
  }
  out.answers = read_answers(reader);
  if (reader.accept(",\"blank\":")) out.blank = reader.boolean();
  reader.expect(",\"min\":");
  out.min = static_cast<std::uint32_t>(reader.integer(kMaxAnswers));
  reader.expect(",\"max\":");
  out.max = static_cast<std::uint32_t>(reader.integer(kMaxAnswers));
  reader.expect(",\"question\":");
  out.text = reader.text(kMaxText);
  reader.expect("}");
  return out;
}

std::vector<Question> read_questions(codec::JsonReader& reader) {
  std::vector<Question> out;
  codec::json_array(reader, kMaxQuestions, [&] { out.push_back(read_question(reader)); });
  return out;
}

void read_people(codec::JsonReader& reader, Template& content) {
  if (reader.accept(",\"administrator\":")) content.administrator = reader.text(kMaxText);
  if (reader.accept(",\"credential_authority\":")) content.credential_authority = reader.text(kMaxText);
}

Result<Ok> check_questions(const std::vector<Question>& questions) {
  if (questions.empty()) return fail(rule::kElection, "no question");
  for (const Question& question : questions) {
    if (question.answers.empty()) return fail(rule::kElection, "a question without answers");
    if (question.kind == Question::Kind::lists) {
      if (std::ranges::find(question.lists, 0U) != question.lists.end())
        return fail(rule::kElection, "a list without a name");
      continue;
    }
    if (question.kind == Question::Kind::embedded) {
      if (question.answers.size() > kMaxEmbeddedAnswers) return fail(rule::kEmbedded, "too many answers to embed");
      continue;
    }
    if (question.min > question.max || question.max > question.answers.size())
      return fail(rule::kElection, "min and max do not fit the answers");
    if (question.max - question.min > kMaxRange) return fail(rule::kLimits, "max is too far above min");
  }
  return Ok{};
}
}  // namespace

bool Election::has_embedded() const {
  return std::ranges::any_of(content.questions, [](const Question& q) { return q.kind == Question::Kind::embedded; });
}

Result<Ok> well_formed(codec::JsonReader& reader) {
  if (auto done = reader.finish(); !done) return fail(rule::kForm, done.error().detail);
  return Ok{};
}

std::string json_of(const Election& election) {
  const Template& content = election.content;
  return std::string(kBody) + codec::json_text(content.description) + ",\"name\":" + codec::json_text(content.name) +
         ",\"group\":" + codec::json_text(election.group) + ",\"public_key\":" + codec::json_text(election.public_key) +
         ",\"questions\":" + json_of_questions(content.questions) + ",\"uuid\":" + codec::json_text(election.uuid) +
         json_of_people(content) + "}";
}

Result<Election> read_election(std::string_view json) {
  codec::JsonReader reader(json);
  Election out;
  reader.expect(kBody);
  out.content.description = reader.text(kMaxText);
  reader.expect(",\"name\":");
  out.content.name = reader.text(kMaxText);
  reader.expect(",\"group\":");
  out.group = reader.plain(kMaxText);
  if (reader.ok() && !is_known_group(out.group)) return fail(rule::kElection, "unknown group");
  reader.expect(",\"public_key\":");
  out.public_key = reader.plain(kMaxText);
  reader.expect(",\"questions\":");
  out.content.questions = read_questions(reader);
  reader.expect(",\"uuid\":");
  out.uuid = reader.plain(kMaxText);
  read_people(reader, out.content);
  reader.expect("}");
  FM_TRY(well_formed(reader));
  if (!is_uuid(out.uuid)) return fail(rule::kElection, "not an identifier of elections");
  FM_TRY(check_questions(out.content.questions));
  if (out.has_embedded() && !can_embed(out.group)) return fail(rule::kEmbedded, "this group cannot embed votes");
  return out;
}

std::string json_of(const Template& content) {
  return "{\"description\":" + codec::json_text(content.description) + ",\"name\":" + codec::json_text(content.name) +
         ",\"questions\":" + json_of_questions(content.questions) + json_of_people(content) + "}";
}

Result<Template> read_template(std::string_view json) {
  while (json.ends_with('\n')) json.remove_suffix(1);
  codec::JsonReader reader(json);
  Template out;
  reader.expect("{\"description\":");
  out.description = reader.text(kMaxText);
  reader.expect(",\"name\":");
  out.name = reader.text(kMaxText);
  reader.expect(",\"questions\":");
  out.questions = read_questions(reader);
  read_people(reader, out);
  reader.expect("}");
  FM_TRY(well_formed(reader));
  FM_TRY(check_questions(out.questions));
  return out;
}

}  // namespace folkmoot::ballot

#include "cli/election_files.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "ballot/rules.h"
#include "net/files.h"

namespace folkmoot::cli {

namespace {
namespace json = boost::json;
constexpr std::size_t kMaxTextFile = std::size_t{1} << 26;

/// Reads known fields of an object, and says which was wrong.
class Fields {
 public:
  explicit Fields(const json::value& value) : object_(value.if_object()) {
    if (object_ == nullptr) fault("an object is missing");
  }
  std::string text(std::string_view name) {
    const json::value* const value = find(name);
    if (value != nullptr && value->is_string()) return std::string(value->get_string());
    fault("no text: " + std::string(name));
    return {};
  }
  std::optional<std::string> text_if_there(std::string_view name) {
    if (object_ == nullptr || !object_->contains(name)) return std::nullopt;
    return text(name);
  }
  std::uint32_t number(std::string_view name) {
    const json::value* const value = find(name);
    if (value != nullptr && value->is_int64() && value->get_int64() >= 0 && value->get_int64() <= 1'000'000)
      return static_cast<std::uint32_t>(value->get_int64());
    fault("no number: " + std::string(name));
    return 0;
  }
  std::optional<bool> mark(std::string_view name) {
    if (object_ == nullptr || !object_->contains(name)) return std::nullopt;
    const json::value* const value = find(name);
    if (value->is_bool()) return value->get_bool();
    fault("neither true nor false: " + std::string(name));
    return std::nullopt;
  }
  const json::array& list(std::string_view name) {
    static const json::array kNone;
    const json::value* const value = find(name);
    if (value != nullptr && value->is_array()) return value->get_array();
    fault("no list: " + std::string(name));
    return kNone;
  }
  const json::value& part(std::string_view name) {
    static const json::value kNone;
    const json::value* const value = find(name);
    return value == nullptr ? kNone : *value;
  }
  /// The first fault, or that there is a field which nobody asked for.
  [[nodiscard]] std::optional<std::string> problem() const {
    if (problem_ || object_ == nullptr) return problem_;
    for (const auto& field : *object_)
      if (!known_.contains(std::string(field.key()))) return "unknown field: " + std::string(field.key());
    return std::nullopt;
  }

 private:
  const json::value* find(std::string_view name) {
    known_.emplace(name);
    return object_ == nullptr ? nullptr : object_->if_contains(name);
  }
  void fault(std::string what) {
    if (!problem_) problem_ = std::move(what);
  }

  const json::object* object_;
  std::set<std::string> known_;
  std::optional<std::string> problem_;
};

Result<Ok> add_answer(ballot::Question& question, const json::value& answer) {
  if (!answer.is_string()) return fail(errc::kTemplate, "an answer that is no text");
  question.answers.emplace_back(answer.get_string());
  return Ok{};
}

Result<ballot::Question> question_of(const json::value& value) {
  ballot::Question out;
  Fields outer(value);
  const bool typed = value.is_object() && value.get_object().contains("type");
  if (typed) {
    const std::string type = outer.text("type");
    if (type != "NonHomomorphic" && type != "Lists") return fail(errc::kTemplate, "unknown type of question");
    out.kind = type == "Lists" ? ballot::Question::Kind::lists : ballot::Question::Kind::embedded;
  }
  Fields fields(typed ? outer.part("value") : value);
  for (const json::value& answer : fields.list("answers")) {
    if (out.kind != ballot::Question::Kind::lists) {
      FM_TRY(add_answer(out, answer));
      continue;
    }
    if (!answer.is_array()) return fail(errc::kTemplate, "a list that is none");
    for (const json::value& name : answer.get_array()) FM_TRY(add_answer(out, name));
    out.lists.push_back(answer.get_array().size());
  }
  if (!typed) {
    out.blank = fields.mark("blank");
    out.min = fields.number("min");
    out.max = fields.number("max");
  }
  out.text = fields.text("question");
  if (const auto problem = fields.problem()) return fail(errc::kTemplate, *problem);
  if (typed)
    if (const auto problem = outer.problem()) return fail(errc::kTemplate, *problem);
  return out;
}

/// Line by line, without what ends them.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}
}  // namespace

Result<std::string> read_text_file(const std::string& name) {
  std::string out;
  FM_TRY(net::read_parts(name == "-" ? "/dev/stdin" : name, [&out](BytesView part) -> Result<Ok> {
    if (out.size() + part.size() > kMaxTextFile) return fail(net::errc::kFileFailed, "The file is too large.");
    out += as_text(part);
    return Ok{};
  }));
  return out;
}

Result<Ok> write_new_file(const std::string& name, std::string_view text) {
  FM_ASSIGN(const auto file, net::NewFile::create(name, net::NewFile::Older::kept));
  FM_TRY(file->write(as_bytes(text)));
  return file->finish();
}

Result<ballot::Template> parse_template(std::string_view text) {
  boost::system::error_code problem;
  const json::value value = json::parse(text, problem);
  if (problem) return fail(errc::kTemplate, "not JSON: " + problem.message());
  ballot::Template out;
  Fields fields(value);
  out.description = fields.text("description");
  out.name = fields.text("name");
  for (const json::value& question : fields.list("questions")) {
    FM_ASSIGN(ballot::Question read, question_of(question));
    out.questions.push_back(std::move(read));
  }
  out.administrator = fields.text_if_there("administrator");
  out.credential_authority = fields.text_if_there("credential_authority");
  if (const auto wrong = fields.problem()) return fail(errc::kTemplate, *wrong);
  return ballot::read_template(ballot::json_of(out));  // the limits of the format
}

Result<std::vector<ListedVoter>> parse_voters(std::string_view text) {
  std::vector<ListedVoter> out;
  std::set<std::string> names;
  for (const std::string& line : lines_of(text)) {
    if (line.empty()) continue;
    const std::size_t first = std::min(line.find(','), line.size());
    const std::size_t second = std::min(line.find(',', first + 1), line.size());
    ListedVoter voter{line.substr(0, first), 1};
    if (second < line.size()) {
      const auto weight = ballot::from_decimal<4>(std::string_view(line).substr(second + 1));
      if (!weight || weight->compare(ballot::Number<4>(ballot::kMaxVoterWeight)) > 0)
        return fail(errc::kVoters, "not a weight: " + line);
      voter.weight = weight->limbs[0];
    }
    if (!names.insert(voter.name).second) return fail(errc::kVoters, "twice: " + voter.name);
    out.push_back(std::move(voter));
  }
  if (out.empty()) return fail(errc::kVoters, "no voters");
  return out;
}

Result<std::vector<std::optional<ballot::Vote>>> parse_votes(std::span<const ballot::Question> questions,
                                                             std::string_view text) {
  std::vector<std::optional<ballot::Vote>> out;
  for (const std::string& line : lines_of(text)) {
    out.emplace_back();
    if (line.empty()) continue;
    FM_ASSIGN(out.back(), ballot::read_vote(questions, line));
  }
  return out;
}

}  // namespace folkmoot::cli

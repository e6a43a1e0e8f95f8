#pragma once
// What an election asks, and its JSON.
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "codec/json.h"

namespace folkmoot::ballot {

inline constexpr std::size_t kMaxQuestions = 256;
inline constexpr std::size_t kMaxAnswers = 1'000;
inline constexpr std::size_t kMaxRange = 1'000;  // max - min
inline constexpr std::size_t kMaxVoterWeight = 1'000'000'000;

struct Question {
  /// Chosen: each answer has 0 or 1, and what is added up is never opened ballot by ballot ("homomorphic"). Embedded:
  /// each answer has a small number, and whole votes are opened after shuffles ("non-homomorphic"). Lists: one list is
  /// chosen, and of its candidates at least one; added up like chosen answers.
  enum class Kind : std::uint8_t { chosen, embedded, lists };
  Kind kind = Kind::chosen;
  /// Of lists: the name of each list, and behind it those of its candidates.
  std::vector<std::string> answers;
  /// Of lists: how many of the answers each has, its own name among them.
  std::vector<std::size_t> lists;
  /// Chosen: whether a blank vote is offered; nothing said is no.
  std::optional<bool> blank;
  /// Chosen: how many answers may have a 1, unless the vote is blank.
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  std::string text;
  /// As written after a question that has a type; means nothing here.
  std::string extra;

  [[nodiscard]] bool has_blank() const { return blank.value_or(false); }
  /// Whether the result is sums, one an answer, and no vote is ever opened by itself.
  [[nodiscard]] bool is_summed() const { return kind != Kind::embedded; }
  /// How many ciphertexts of a summed question: one an answer, and one before them where a blank vote is offered.
  [[nodiscard]] std::size_t choices() const { return answers.size() + (has_blank() ? 1 : 0); }
  bool operator==(const Question&) const = default;
};

/// What whoever prepares an election writes.
struct Template {
  std::string description;
  std::string name;
  std::vector<Question> questions;
  std::optional<std::string> administrator;
  std::optional<std::string> credential_authority;
  bool operator==(const Template&) const = default;
};

struct Election {
  Template content;
  std::string group;
  std::string public_key;  // its text
  std::string uuid;

  [[nodiscard]] const std::vector<Question>& questions() const { return content.questions; }
  [[nodiscard]] bool has_embedded() const;
  bool operator==(const Election&) const = default;
};

std::string json_of(const Election& election);
/// Form and limits; also that the group is known and can do what the questions want. Not that the key is one.
Result<Election> read_election(std::string_view json);

std::string json_of(const Template& content);
Result<Template> read_template(std::string_view json);

/// Of a summed question, sums; of an embedded one, votes.
struct QuestionResult {
  std::vector<std::uint64_t> sums;
  std::vector<std::vector<std::uint32_t>> votes;
  bool operator==(const QuestionResult&) const = default;
};
std::string json_of_result(const Election& election, const std::vector<QuestionResult>& result);
/// Form and limits; no sum is above `total_weight`.
Result<std::vector<QuestionResult>> read_result(const Election& election, std::uint64_t total_weight,
                                                std::string_view json);
/// A weight as JSON: a number, or a text of digits where it is large.
std::string json_of_weight(std::uint64_t weight);
std::uint64_t read_weight(codec::JsonReader& json);

/// An error of the reader under the rule for forms.
Result<Ok> well_formed(codec::JsonReader& reader);

}  // namespace folkmoot::ballot

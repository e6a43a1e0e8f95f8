#include "ballot/size.h"

#include <algorithm>

#include "ballot/group.h"
#include "ballot/rules.h"

namespace folkmoot::ballot {

namespace {
constexpr std::uint64_t kPoint = 32;
constexpr std::uint64_t kScalar = 32;
constexpr std::uint64_t kFingerprint = 43;

/// The proofs of one answer, as pairs of a challenge and a response, and how many hashes they are about.
struct Proofs {
  std::uint64_t pairs = 0;
  std::uint64_t hashes = 0;
  bool nonzero = false;  // a challenge and two responses more, and a hash of their own
};
Proofs proofs_of(const Question& question) {
  const std::uint64_t choices = question.choices();
  switch (question.kind) {
    case Question::Kind::chosen:
      if (question.has_blank()) return {2 * choices + question.max - question.min + 2 + 2, choices + 2};
      return {2 * choices + question.max - question.min + 1, choices + 1};
    case Question::Kind::embedded:
      return {1, 1};
    case Question::Kind::lists:
      break;
  }
  return {2 * choices + 1 + 2 * question.lists.size(), choices + 1 + question.lists.size(), true};
}

std::uint64_t list_size(std::uint64_t count, std::uint64_t item) {
  return 2 + count * item + (count > 0 ? count - 1 : 0);
}

/// Sizes of what a ballot's JSON is made of.
struct Pieces {
  std::uint64_t element, scalar;

  [[nodiscard]] std::uint64_t proof() const { return sizeof(R"({"challenge":"","response":""})") - 1 + 2 * scalar; }
  /// Of knowing something: the challenge is a hash, of 256 bits also where numbers have more.
  [[nodiscard]] std::uint64_t knowledge() const { return proof() - scalar + std::min<std::uint64_t>(scalar, 78); }
  [[nodiscard]] std::uint64_t pair() const { return list_size(2, proof()); }
  [[nodiscard]] std::uint64_t ciphertext() const { return sizeof(R"({"alpha":"","beta":""})") - 1 + 2 * element; }

  [[nodiscard]] std::uint64_t answer(const Question& question) const {
    if (question.kind == Question::Kind::embedded)
      return sizeof(R"({"choices":,"proof":})") - 1 + ciphertext() + knowledge();
    const std::uint64_t choices = question.choices();
    std::uint64_t out = sizeof(R"({"choices":,"individual_proofs":,"overall_proof":})") - 1 +
                        list_size(choices, ciphertext()) + list_size(choices, pair());
    if (question.kind == Question::Kind::chosen) {
      out += list_size(question.max - question.min + 1 + (question.has_blank() ? 1 : 0), proof());
      if (question.has_blank()) out += sizeof(R"(,"blank_proof":)") - 1 + pair();
      return out;
    }
    const std::uint64_t lists = question.lists.size();
    const std::uint64_t nonzero =
        sizeof(R"(,"nonzero_proof":{"commitment":"","challenge":"","response":["",""]})") - 1 + element + 3 * scalar;
    return out + 4 * lists + proof() + sizeof(R"(,"list_proofs":)") - 1 + list_size(lists, pair()) + nonzero;
  }
};
}  // namespace

std::size_t count_elements(const Question& question) {
  if (!question.is_summed()) return 2;
  return 2 * question.choices() + (question.kind == Question::Kind::lists ? 1 : 0);
}

std::size_t count_commitments(const Question& question) {
  if (!question.is_summed()) return 1;
  const Proofs proofs = proofs_of(question);
  return 2 * proofs.pairs + (proofs.nonzero ? 2 : 0);
}

std::size_t count_hints(const std::vector<Question>& questions) {
  std::size_t out = 1;
  for (const Question& question : questions) out += count_elements(question) + count_commitments(question);
  return out;
}

std::uint64_t wire_size(const std::vector<Question>& questions, const WireForm& form) {
  std::uint64_t out = 1 + 1 + 4 + (form.revised ? 4 + 2 * kScalar : 0);
  std::uint64_t hashes = 1;
  std::uint64_t scalars = 2;
  for (const Question& question : questions) {
    const Proofs proofs = proofs_of(question);
    out += count_elements(question) * kPoint;
    scalars += 2 * proofs.pairs + (proofs.nonzero ? 3 : 0);
    hashes += proofs.hashes + (proofs.nonzero ? 1 : 0);
    if (form.hints) out += count_commitments(question) * kPoint;
  }
  if (!form.hints) return out + scalars * kScalar;
  return out + kPoint + (scalars - hashes) * kScalar;
}

std::uint64_t largest_json(const std::vector<Question>& questions, std::string_view group, std::size_t uuid_size) {
  const Pieces pieces = with_group(group, [](const auto& in) {
    const std::string generator = text_of(in, in.generator());
    // Numbers modulo p have at most as many digits as p, which is a little less than 2^2048.
    constexpr std::uint64_t kDigits = 617;
    return Pieces{in.name() == "Ed25519" ? generator.size() : kDigits, to_decimal(in.order().modulus()).size()};
  });
  std::uint64_t out =
      sizeof(R"({"election_uuid":"","election_hash":"","credential":"","answers":,"signature":{"hash":"","proof":}})") -
      1 + uuid_size + 2 * kFingerprint + pieces.element + pieces.knowledge() + list_size(questions.size(), 0);
  for (const Question& question : questions) out += pieces.answer(question);
  return out;
}

Result<Ok> check_room(std::uint64_t size, std::uint64_t room) {
  if (size <= room) return Ok{};
  return fail(rule::kLimits, "a ballot of these questions takes " + std::to_string(size) +
                                 " bytes, and there is room for " + std::to_string(room) +
                                 ": ask fewer questions, or offer fewer answers");
}

}  // namespace folkmoot::ballot

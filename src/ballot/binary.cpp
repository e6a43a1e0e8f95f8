#include "ballot/binary.h"

#include <algorithm>

#include "ballot/tokens.h"

namespace folkmoot::ballot {

namespace {
using Chosen = ChosenAnswer<Ed25519>;
using OneProof = Proof<Ed25519>;

void add(Bytes& out, const OneProof& proof) { append(out, bytes_of(proof)); }

/// Reads from the front; what is wrong once stays wrong.
class Unpacker {
 public:
  explicit Unpacker(BytesView bytes) : left_(bytes) {}
  Point element() {
    PointBytes bytes{};
    std::ranges::copy(take(bytes.size()), bytes.begin());
    const auto out = curve::decode(bytes);
    ok_ = ok_ && out.has_value();
    return out.value_or(curve::neutral());
  }
  OneProof proof() {
    const auto out = proof_from(take(kProofBytes));
    ok_ = ok_ && out.has_value();
    return out.value_or(OneProof{});
  }
  [[nodiscard]] bool ended_well() const { return ok_ && left_.empty(); }

 private:
  BytesView take(std::size_t count) {
    if (left_.size() < count) {
      ok_ = false;
      return {};
    }
    const BytesView out = left_.first(count);
    left_ = left_.subspan(count);
    return out;
  }
  BytesView left_;
  bool ok_ = true;
};

std::size_t overall_count(const Question& question) {
  return question.max - question.min + 1 + (question.has_blank() ? 1U : 0U);
}

Chosen read_answer(Unpacker& in, const Question& question) {
  Chosen out;
  for (std::size_t i = 0; i < question.choices(); ++i) {
    const Point alpha = in.element();
    out.choices.push_back({alpha, in.element()});
  }
  for (std::size_t i = 0; i < question.choices(); ++i) {
    const OneProof first = in.proof();
    out.individual.push_back({first, in.proof()});
  }
  for (std::size_t i = 0; i < overall_count(question); ++i) out.overall.push_back(in.proof());
  for (std::size_t i = 0; question.has_blank() && i < 2; ++i) out.blank.push_back(in.proof());
  return out;
}
}  // namespace

PointBytes bytes_of(const Point& element) { return curve::encode({&element, 1})[0]; }
std::array<std::uint8_t, kElementBytes> bytes_of(const Ed25519::Scalar& number) { return to_little_endian(number); }
std::array<std::uint8_t, kProofBytes> bytes_of(const OneProof& proof) {
  std::array<std::uint8_t, kProofBytes> out{};
  std::ranges::copy(bytes_of(proof.response), std::ranges::copy(bytes_of(proof.challenge), out.begin()).out);
  return out;
}

std::optional<Point> member_from(BytesView bytes) {
  PointBytes encoded{};
  if (bytes.size() != encoded.size()) return std::nullopt;
  std::ranges::copy(bytes, encoded.begin());
  const auto out = curve::decode(encoded);
  return out && curve::in_subgroup(*out) ? out : std::nullopt;
}
std::optional<Point> key_from(BytesView bytes) {
  const auto out = member_from(bytes);
  return out && !curve::is_neutral(*out) ? out : std::nullopt;
}
std::optional<Ed25519::Scalar> number_from(BytesView bytes) {
  if (bytes.size() != kElementBytes) return std::nullopt;
  const auto out = from_little_endian<4>(bytes);
  return Ed25519::order().contains(out) ? std::optional(out) : std::nullopt;
}
std::optional<OneProof> proof_from(BytesView bytes) {
  if (bytes.size() != kProofBytes) return std::nullopt;
  const auto challenge = number_from(bytes.first(kElementBytes));
  const auto response = number_from(bytes.subspan(kElementBytes));
  return challenge && response ? std::optional(OneProof{*challenge, *response}) : std::nullopt;
}

std::size_t packed_size(const Question& question) {
  return question.choices() * 2 * (kElementBytes + kProofBytes) + overall_count(question) * kProofBytes +
         (question.has_blank() ? 2 : 0) * kProofBytes + kProofBytes;
}

Bytes pack(const Ballot<Ed25519>& ballot) {
  Bytes out;
  for (const auto& each : ballot.answers) {
    const auto& answer = std::get<Chosen>(each);
    for (const auto& choice : answer.choices) append(out, bytes_of(choice.alpha)), append(out, bytes_of(choice.beta));
    for (const auto& both : answer.individual) add(out, both[0]), add(out, both[1]);
    for (const auto& proof : answer.overall) add(out, proof);
    for (const auto& proof : answer.blank) add(out, proof);
  }
  add(out, ballot.signature);
  return out;
}

std::optional<Ballot<Ed25519>> unpack(const Booth<Ed25519>& booth, std::string_view credential, BytesView bytes) {
  Unpacker in(bytes);
  Ballot<Ed25519> out;
  out.uuid = booth.election.uuid;
  out.election_hash = booth.hash;
  out.credential = credential;
  for (const Question& question : booth.election.questions()) {
    if (question.kind != Question::Kind::chosen) return std::nullopt;
    out.answers.emplace_back(read_answer(in, question));
  }
  out.signature = in.proof();
  if (!in.ended_well()) return std::nullopt;
  out.signed_hash = fingerprint(unsigned_json(booth, out));
  return out;
}

std::string json_of(const Booth<Ed25519>& booth, const Ballot<Ed25519>& ballot) {
  return with_signature(unsigned_json(booth, ballot), ballot.signed_hash, json_of<Ed25519>(ballot.signature));
}

}  // namespace folkmoot::ballot

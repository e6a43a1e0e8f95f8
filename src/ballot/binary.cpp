#include "ballot/binary.h"

#include <algorithm>

#include "ballot/tokens.h"

namespace folkmoot::ballot {

namespace {
using Chosen = ChosenAnswer<Ed25519>;
using Embedded = EmbeddedAnswer<Ed25519>;
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
  Ed25519::Scalar number() {
    const auto out = number_from(take(kElementBytes));
    ok_ = ok_ && out.has_value();
    return out.value_or(Ed25519::Scalar());
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

Embedded read_embedded(Unpacker& in) {
  Embedded out;
  out.choice.alpha = in.element();
  out.choice.beta = in.element();
  out.proof = in.proof();
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
  if (question.kind == Question::Kind::embedded) return 2 * kElementBytes + 2 * kProofBytes;
  return question.choices() * 2 * (kElementBytes + kProofBytes) + overall_count(question) * kProofBytes +
         (question.has_blank() ? 2 : 0) * kProofBytes + kProofBytes;
}

Bytes pack(const Ballot<Ed25519>& ballot) {
  Bytes out;
  for (const auto& each : ballot.answers) {
    if (const auto* const embedded = std::get_if<Embedded>(&each)) {
      append(out, bytes_of(embedded->choice.alpha)), append(out, bytes_of(embedded->choice.beta));
      add(out, embedded->proof);
      continue;
    }
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
    if (question.kind == Question::Kind::lists) return std::nullopt;
    if (question.kind == Question::Kind::embedded)
      out.answers.emplace_back(read_embedded(in));
    else
      out.answers.emplace_back(read_answer(in, question));
  }
  out.signature = in.proof();
  if (!in.ended_well()) return std::nullopt;
  out.signed_hash = fingerprint(unsigned_json(booth, out));
  return out;
}

Bytes pack(const Shuffled<Ed25519>& shuffle) {
  const ShuffleProof<Ed25519>& proof = shuffle.proof;
  std::vector<Point> points = {proof.t1, proof.t2, proof.t3, proof.t41, proof.t42};
  for (std::size_t i = 0; i < shuffle.ciphertexts.size(); ++i)
    points.insert(points.end(), {shuffle.ciphertexts[i].alpha, shuffle.ciphertexts[i].beta, proof.c[i], proof.c_hat[i],
                                 proof.t_hat[i]});
  const std::vector<PointBytes> encoded = curve::encode(points);  // all at once costs a tenth
  Bytes out;
  for (std::size_t i = 0; i < 5; ++i) append(out, encoded[i]);
  for (const auto* const s : {&proof.s1, &proof.s2, &proof.s3, &proof.s4}) append(out, bytes_of(*s));
  for (std::size_t i = 0; i < shuffle.ciphertexts.size(); ++i) {
    for (std::size_t j = 0; j < 5; ++j) append(out, encoded[5 * i + 5 + j]);
    append(out, bytes_of(proof.s_hat[i])), append(out, bytes_of(proof.s_prime[i]));
  }
  return out;
}

std::optional<Shuffled<Ed25519>> unpack_shuffle(BytesView bytes) {
  if (bytes.size() < kShuffleHead || (bytes.size() - kShuffleHead) % kShuffleItem != 0) return std::nullopt;
  const std::size_t count = (bytes.size() - kShuffleHead) / kShuffleItem;
  Unpacker in(bytes);
  Shuffled<Ed25519> out;
  ShuffleProof<Ed25519>& proof = out.proof;
  for (auto* const t : {&proof.t1, &proof.t2, &proof.t3, &proof.t41, &proof.t42}) *t = in.element();
  for (auto* const s : {&proof.s1, &proof.s2, &proof.s3, &proof.s4}) *s = in.number();
  for (std::size_t i = 0; i < count; ++i) {
    const Point alpha = in.element();
    out.ciphertexts.push_back({alpha, in.element()});
    proof.c.push_back(in.element());
    proof.c_hat.push_back(in.element());
    proof.t_hat.push_back(in.element());
    proof.s_hat.push_back(in.number());
    proof.s_prime.push_back(in.number());
  }
  return in.ended_well() ? std::optional(std::move(out)) : std::nullopt;
}

std::string json_of(const Booth<Ed25519>& booth, const Ballot<Ed25519>& ballot) {
  return with_signature(unsigned_json(booth, ballot), ballot.signed_hash, json_of<Ed25519>(ballot.signature));
}

}  // namespace folkmoot::ballot

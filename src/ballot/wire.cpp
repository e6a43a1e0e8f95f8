#include "ballot/wire.h"

#include "ballot/archive.h"
#include "ballot/field25519.h"
#include "ballot/tokens.h"
#include "ballot/trustees.h"

namespace folkmoot::ballot {

namespace {

using G = Ed25519;
using Scalar = curve::Scalar;

constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kWithHints = 1;
constexpr std::uint8_t kRevised = 2;
constexpr std::size_t kSize = 32;  // of a point and of a scalar

/// A ballot that has the right number of everything.
Ballot<G> empty_ballot(const Booth<G>& booth, std::string credential) {
  Ballot<G> out{booth.election.uuid, booth.hash, std::move(credential), {}, {}, {}};
  for (const Question& question : booth.election.questions()) {
    if (question.kind == Question::Kind::embedded) {
      out.answers.emplace_back(EmbeddedAnswer<G>());
    } else if (question.kind == Question::Kind::chosen) {
      ChosenAnswer<G> answer;
      answer.choices.resize(question.choices());
      answer.individual.resize(question.choices());
      answer.overall.resize(question.max - question.min + 1 + (question.has_blank() ? 1 : 0));
      answer.blank.resize(question.has_blank() ? 2 : 0);
      out.answers.emplace_back(std::move(answer));
    } else {
      ListsAnswer<G> answer;
      answer.choices.resize(question.choices());
      answer.individual.resize(question.choices());
      answer.lists.resize(question.lists.size());
      out.answers.emplace_back(std::move(answer));
    }
  }
  return out;
}

/// Calls `element` for each element of an answer, and `scalar` for each number of its proofs, in the order of the JSON.
/// `is_last` says that it is the challenge which all others of its hash determine.
template <class Element>
void each_element(Answer<G>& answer, const Element& element) {
  const auto both = [&](Ciphertext<G>& of) {
    element(of.alpha);
    element(of.beta);
  };
  if (auto* const embedded = std::get_if<EmbeddedAnswer<G>>(&answer)) both(embedded->choice);
  if (auto* const chosen = std::get_if<ChosenAnswer<G>>(&answer))
    for (Ciphertext<G>& choice : chosen->choices) both(choice);
  if (auto* const lists = std::get_if<ListsAnswer<G>>(&answer)) {
    for (Ciphertext<G>& choice : lists->choices) both(choice);
    element(lists->nonzero.commitment);
  }
}

template <class Visit>
class Scalars {
 public:
  explicit Scalars(const Visit& visit) : visit_(visit) {}

  void operator()(EmbeddedAnswer<G>& answer) const { all(std::span(&answer.proof, 1)); }
  void operator()(ChosenAnswer<G>& answer) const {
    for (auto& pair : answer.individual) all(pair);
    all(answer.overall);
    if (!answer.blank.empty()) all(answer.blank);
  }
  void operator()(ListsAnswer<G>& answer) const {
    for (auto& pair : answer.individual) all(pair);
    all(std::span(&answer.overall, 1));
    for (auto& pair : answer.lists) all(pair);
    visit_(answer.nonzero.challenge, true);
    for (Scalar& response : answer.nonzero.responses) visit_(response, false);
  }

 private:
  /// All parts of one proof.
  void all(std::span<Proof<G>> proofs) const {
    for (std::size_t i = 0; i < proofs.size(); ++i) {
      visit_(proofs[i].challenge, i + 1 == proofs.size());
      visit_(proofs[i].response, false);
    }
  }
  const Visit& visit_;
};

template <class Visit>
void each_scalar(Ballot<G>& ballot, const Visit& visit) {
  for (Answer<G>& answer : ballot.answers) std::visit(Scalars<Visit>(visit), answer);
}

void put_number(Bytes& out, std::uint32_t number) {
  for (std::size_t i = 0; i < 4; ++i) out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}
void put_scalar(Bytes& out, const Scalar& scalar) { append(out, to_little_endian(scalar)); }

/// Reads on until something is wrong.
class WireReader {
 public:
  explicit WireReader(BytesView bytes) : rest_(bytes) {}

  std::uint32_t number(std::size_t size) {
    std::uint32_t out = 0;
    const BytesView bytes = take(size);
    for (std::size_t i = 0; i < bytes.size(); ++i) out |= std::uint32_t{bytes[i]} << (8 * i);
    return out;
  }
  Scalar scalar() {
    const BytesView bytes = take(kSize);
    if (bytes.empty()) return {};
    const Scalar out = from_little_endian<4>(bytes);
    if (!curve::order().contains(out)) fault(rule::kEncoding, "a number that is not below the order");
    return out;
  }
  /// Eight times the point, which itself is noted as a hint.
  Point point() {
    const BytesView bytes = take(kSize);
    if (bytes.empty()) return curve::neutral();
    PointBytes point;
    std::copy(bytes.begin(), bytes.end(), point.begin());
    const auto eighth = curve::decode(point);
    if (!eighth) {
      fault(rule::kEncoding, "not a point");
      return curve::neutral();
    }
    // What is decoded has Z = 1.
    append(hints, fe::to_bytes(eighth->x));
    append(hints, fe::to_bytes(eighth->y));
    return curve::times_eight(*eighth);
  }
  Result<Ok> finish() {
    if (!rest_.empty()) fault(rule::kForm, "something behind its end");
    if (error_) return tl::unexpected(*error_);
    return Ok{};
  }
  void fault(Code rule, std::string what) {
    if (!error_) error_ = Error{rule, "a ballot on its way: " + std::move(what)};
  }

  Bytes hints;

 private:
  BytesView take(std::size_t size) {
    if (rest_.size() < size) {
      fault(rule::kForm, "it is cut short");
      rest_ = {};
      return {};
    }
    const BytesView out = rest_.first(size);
    rest_ = rest_.subspan(size);
    return out;
  }
  BytesView rest_;
  std::optional<Error> error_;
};

std::string revision_prefix(const Booth<G>& booth, std::string_view ballot, std::uint32_t number) {
  return "folkmoot-env|" + booth.election.uuid + "|" + hash_of(ballot) + "|" + std::to_string(number) + "|";
}

/// The challenges that were left out follow from the hints.
Result<Ok> fill_challenges(const Booth<G>& booth, Ballot<G>& ballot, std::span<const std::string> commitments) {
  FM_ASSIGN(const Claims<G> claims, answer_claims(booth, ballot));
  const std::vector<Scalar> missing = claims.left_over(commitments);
  std::size_t at = 0;
  each_scalar(ballot, [&](Scalar& scalar, bool is_last) {
    if (is_last) scalar = missing[at++];
  });
  return Ok{};
}
}  // namespace

Revision make_revision(const Booth<G>& booth, std::string_view ballot, std::uint32_t number, const VoterKey<G>& voter,
                       Draws& draws) {
  return {number, prove_knowledge(booth.group, revision_prefix(booth, ballot, number), voter.secret, draws)};
}

bool check_revision(const Booth<G>& booth, std::string_view ballot, const Revision& revision, const Point& credential) {
  return check_knowledge(booth.group, revision_prefix(booth, ballot, revision.number), revision.proof, credential);
}

Result<Bytes> to_wire(const Booth<G>& booth, std::string_view json, const Point& credential, std::uint32_t voter,
                      const std::optional<Revision>& revision, bool with_hints) {
  FM_ASSIGN(Ballot<G> ballot, read_ballot(booth, json));
  // They are made only of what is right.
  FM_ASSIGN(const Bytes hints, make_hints(booth, json, credential, HintForm::compressed));
  Bytes out = {kVersion, static_cast<std::uint8_t>((with_hints ? kWithHints : 0) | (revision ? kRevised : 0))};
  put_number(out, voter);
  if (revision) {
    put_number(out, revision->number);
    put_scalar(out, revision->proof.challenge);
    put_scalar(out, revision->proof.response);
  }
  BytesView points = hints;
  for (Answer<G>& answer : ballot.answers) {
    each_element(answer, [&](const Point&) {
      append(out, points.first(kSize));
      points = points.subspan(kSize);
    });
    std::visit(Scalars([&](const Scalar& scalar, bool is_last) {
                 if (!is_last || !with_hints) put_scalar(out, scalar);
               }),
               answer);
  }
  if (!with_hints) put_scalar(out, ballot.signature.challenge);
  put_scalar(out, ballot.signature.response);
  if (!with_hints) return out;
  append(out, points.last(kSize));
  append(out, points.first(points.size() - kSize));
  return out;
}

Result<WireBallot> from_wire(const Booth<G>& booth, std::span<const std::string> credentials, BytesView bytes) {
  WireReader reader(bytes);
  WireBallot out;
  if (reader.number(1) != kVersion) return fail(rule::kForm, "a ballot on its way: unknown version");
  const std::uint32_t flags = reader.number(1);
  if ((flags & ~std::uint32_t{kWithHints | kRevised}) != 0)
    return fail(rule::kForm, "a ballot on its way: unknown flags");
  const WireForm form{(flags & kWithHints) != 0, (flags & kRevised) != 0};
  // Nothing is made room for before the size is right.
  if (bytes.size() != wire_size(booth.election.questions(), form))
    return fail(rule::kForm, "a ballot on its way: not as many bytes as the questions want");
  out.voter = reader.number(4);
  if (out.voter >= credentials.size()) return fail(rule::kCredentials, "a credential that may not vote");
  if (form.revised) {
    out.revision.emplace();
    out.revision->number = reader.number(4);
    out.revision->proof.challenge = reader.scalar();
    out.revision->proof.response = reader.scalar();
  }
  Ballot<G> ballot = empty_ballot(booth, credentials[out.voter]);
  for (Answer<G>& answer : ballot.answers) {
    each_element(answer, [&](Point& element) { element = reader.point(); });
    std::visit(Scalars([&](Scalar& scalar, bool is_last) {
                 if (!is_last || !form.hints) scalar = reader.scalar();
               }),
               answer);
  }
  if (!form.hints) ballot.signature.challenge = reader.scalar();
  ballot.signature.response = reader.scalar();
  std::vector<Point> commitments;
  Bytes own = std::move(reader.hints);
  reader.hints.clear();
  if (form.hints) {
    std::size_t count = 1;
    for (const Question& question : booth.election.questions()) count += count_commitments(question);
    for (std::size_t i = 0; i < count; ++i) commitments.push_back(reader.point());
  }
  FM_TRY(reader.finish());
  const std::vector<std::string> texts = G::texts(commitments);
  if (form.hints) {
    FM_TRY(fill_challenges(booth, ballot, std::span<const std::string>(texts).subspan(1)));
    // The signature's stands first on the way, and last among hints.
    constexpr std::size_t kAffine = 64;
    append(own, BytesView(reader.hints).subspan(kAffine));
    append(own, BytesView(reader.hints).first(kAffine));
    out.hints = std::move(own);
  }
  const std::string json = unsigned_json(booth, ballot);
  const std::string hash = fingerprint(json);
  if (form.hints) ballot.signature.challenge = hash_to_scalar(booth.group, "sig|" + hash + "|" + texts[0]);
  out.json = with_signature(json, hash, json_of(ballot.signature));
  return out;
}

}  // namespace folkmoot::ballot

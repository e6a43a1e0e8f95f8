#include "ballot/batch.h"

#include <algorithm>

#include "ballot/field25519.h"
#include "ballot/size.h"
#include "base/check.h"

namespace folkmoot::ballot {

namespace {

using G = Ed25519;

std::optional<Point> decode_hint(BytesView bytes, HintForm form) {
  if (form == HintForm::affine) return curve::decode_affine(bytes);
  PointBytes point;
  std::copy(bytes.begin(), bytes.end(), point.begin());
  return curve::decode(point);
}

/// A ballot whose hashes are right if its hints are: the equations are left to be checked.
struct Prepared {
  std::optional<Claims<G>> claims;
  std::vector<Point> commitments;
  Ballot<G> ballot;
};

std::optional<Prepared> prepare(const Booth<G>& booth, const HintedBallot& hinted) {
  const std::size_t size = point_size(hinted.form);
  if (hinted.hints.size() % size != 0) return std::nullopt;
  std::vector<Point> points;
  points.reserve(hinted.hints.size() / size);
  for (std::size_t at = 0; at < hinted.hints.size(); at += size) {
    const auto eighth = decode_hint(hinted.hints.subspan(at, size), hinted.form);
    if (!eighth) return std::nullopt;
    points.push_back(curve::times_eight(*eighth));
  }
  std::size_t own = 0;
  for (const Question& question : booth.election.questions()) own += count_elements(question);
  if (points.size() < own) return std::nullopt;
  const std::vector<std::string> texts = G::texts(points);
  Prepared out;
  auto ballot =
      read_ballot(booth, hinted.ballot,
                  {std::span<const Point>(points).first(own), std::span<const std::string>(texts).first(own)});
  if (!ballot) return std::nullopt;
  out.ballot = *std::move(ballot);
  auto claims = ballot_claims(booth, out.ballot, hinted.ballot, hinted.credential);
  if (!claims || claims->commitments() != points.size() - own) return std::nullopt;
  if (!claims->check_hashes(std::span<const std::string>(texts).subspan(own))) return std::nullopt;
  out.claims.emplace(*std::move(claims));
  out.commitments.assign(points.begin() + static_cast<std::ptrdiff_t>(own), points.end());
  return out;
}

class Batch {
 public:
  Batch(const Booth<G>& booth, std::vector<std::optional<Prepared>>& prepared, Draws& draws)
      : booth_(booth), prepared_(prepared), draws_(draws) {}

  /// Takes out those whose equations do not hold, by halves.
  void sift(std::span<const std::size_t> of) {
    if (of.empty() || holds(of)) return;
    if (of.size() == 1) {
      prepared_[of[0]].reset();
      return;
    }
    sift(of.first(of.size() / 2));
    sift(of.subspan(of.size() / 2));
  }

 private:
  bool holds(std::span<const std::size_t> of) {
    Claims<G>::Combined sum;
    std::size_t terms = 2;
    for (const std::size_t i : of) terms += prepared_[i]->claims->terms();
    sum.bases.reserve(terms);
    sum.exponents.reserve(terms);
    for (const std::size_t i : of) prepared_[i]->claims->combine(prepared_[i]->commitments, draws_, sum);
    sum.bases.push_back(booth_.group.generator());
    sum.exponents.push_back(sum.g);
    sum.bases.push_back(booth_.key);
    sum.exponents.push_back(sum.y);
    return curve::is_neutral(curve::multiply_sum(sum.bases, sum.exponents));
  }

  const Booth<G>& booth_;
  std::vector<std::optional<Prepared>>& prepared_;
  Draws& draws_;
};

Result<Ballot<G>> check_alone(const Booth<G>& booth, const HintedBallot& hinted) {
  FM_ASSIGN(Ballot<G> ballot, read_ballot(booth, hinted.ballot));
  FM_TRY(check_ballot(booth, ballot, hinted.ballot, hinted.credential));
  return ballot;
}

BatchVerdict alone(const Booth<G>& booth, const HintedBallot& hinted) {
  auto ballot = check_alone(booth, hinted);
  if (!ballot) return {tl::unexpected(std::move(ballot).error()), {}, true};
  return {Ok{}, *std::move(ballot), true};
}

}  // namespace

namespace curve {
std::vector<std::array<std::uint8_t, 64>> encode_affine(std::span<const Point> points) {
  std::vector<std::array<std::uint8_t, 64>> out;
  for (const Point& point : points) {
    const Fe inverse = fe::invert(point.z);
    const PointBytes x = fe::to_bytes(fe::multiply(point.x, inverse));
    const PointBytes y = fe::to_bytes(fe::multiply(point.y, inverse));
    auto& bytes = out.emplace_back();
    std::copy(x.begin(), x.end(), bytes.begin());
    std::copy(y.begin(), y.end(), bytes.begin() + 32);
  }
  return out;
}

std::optional<Point> decode_affine(BytesView bytes) {
  FM_CHECK(bytes.size() == 64);
  PointBytes x;
  PointBytes y;
  std::copy_n(bytes.begin(), 32, x.begin());
  std::copy_n(bytes.begin() + 32, 32, y.begin());
  Point out{fe::from_bytes(x), fe::from_bytes(y), fe::kOne, {}};
  if (fe::to_bytes(out.x) != x || fe::to_bytes(out.y) != y) return std::nullopt;
  out.t = fe::multiply(out.x, out.y);
  // y^2 - x^2 = 1 + d t^2
  const Fe left = fe::subtract(fe::square(out.y), fe::square(out.x));
  const Fe right = fe::add(fe::kOne, fe::multiply(fe::square(out.t), fe::kD));
  if (!fe::same(left, right)) return std::nullopt;
  return out;
}
}  // namespace curve

Result<Bytes> make_hints(const Booth<G>& booth, std::string_view json, const Point& credential, HintForm form) {
  FM_ASSIGN(const Ballot<G> ballot, read_ballot(booth, json));
  return make_hints(booth, ballot, json, credential, form);
}

Result<Bytes> make_hints(const Booth<G>& booth, const Ballot<G>& ballot, std::string_view json, const Point& credential,
                         HintForm form) {
  FM_ASSIGN(const Claims<G> claims, ballot_claims(booth, ballot, json, credential));
  FM_ASSIGN(const std::vector<Point> commitments, claims.recompute());
  FM_TRY(claims.check_hashes(G::texts(commitments)));
  std::vector<Point> points = elements_of(ballot);
  points.insert(points.end(), commitments.begin(), commitments.end());
  const curve::Scalar eighth = curve::order().invert(curve::Scalar(8));
  for (Point& point : points) point = curve::multiply(point, eighth);
  Bytes out;
  if (form == HintForm::affine)
    for (const auto& bytes : curve::encode_affine(points)) append(out, bytes);
  else
    for (const PointBytes& bytes : curve::encode(points)) append(out, bytes);
  return out;
}

namespace {
constexpr std::string_view kHintMark = "FMH1";
}

Bytes hint_head(const std::vector<Question>& questions, HintForm form) {
  Bytes out = to_bytes(as_bytes(kHintMark));
  for (const std::uint64_t number : {std::uint64_t{point_size(form)}, std::uint64_t{count_hints(questions)}})
    for (std::size_t i = 0; i < 4; ++i) out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
  return out;
}

std::optional<HintForm> read_hint_head(const std::vector<Question>& questions, BytesView head) {
  for (const HintForm form : {HintForm::compressed, HintForm::affine})
    if (std::ranges::equal(head, hint_head(questions, form))) return form;
  return std::nullopt;
}

std::vector<BatchVerdict> check_batch(const Booth<G>& booth, std::span<const HintedBallot> ballots,
                                      const crypto::Secret32& seed, const Workers& workers) {
  // Large, since a sum is the cheaper for each the more share it; and a multiple of four, all of one size: else one
  // core of two, or of four, waits at the end.
  constexpr std::size_t kPieceMost = 1'024;
  constexpr std::size_t kPieceLeast = 128;
  constexpr std::size_t kPiecesAtOnce = 4;
  const std::size_t rounds = ballots.size() / (kPieceMost * kPiecesAtOnce) + 1;
  const std::size_t piece_size = std::max(kPieceLeast, ballots.size() / (kPiecesAtOnce * rounds) + 1);
  std::vector<BatchVerdict> out(ballots.size());
  Draws seeds(seed);
  std::vector<crypto::Secret32> piece_seeds;
  for (std::size_t at = 0; at < ballots.size(); at += piece_size) piece_seeds.push_back(seeds.seed());
  workers(piece_seeds.size(), [&](std::size_t piece) {
    const std::size_t from = piece * piece_size;
    const std::size_t count = std::min(piece_size, ballots.size() - from);
    std::vector<std::optional<Prepared>> prepared;
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < count; ++i) {
      prepared.push_back(prepare(booth, ballots[from + i]));
      if (prepared.back()) ready.push_back(i);
    }
    Draws draws(piece_seeds[piece]);
    Batch(booth, prepared, draws).sift(ready);
    for (std::size_t i = 0; i < count; ++i) {
      if (prepared[i])
        out[from + i].ballot = std::move(prepared[i]->ballot);
      else
        out[from + i] = alone(booth, ballots[from + i]);
    }
  });
  return out;
}

}  // namespace folkmoot::ballot

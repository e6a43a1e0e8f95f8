#pragma once
// Many ballots checked at once in Ed25519, with hints: the commitments that a check would recompute, written down by
// whoever checked the ballot before. They are claims: a wrong hint costs a check of the usual kind, nothing else.
//
// Every point of a hint is divided by eight. Eight times it is in the subgroup whatever it was, so no such question is
// left; and then one weighted sum of all equations says whether all commitments are what a check would recompute, with
// a chance of error of 2^-128 over weights drawn afterwards (docs/protocol/ballots.md, section 6). So a batch accepts
// exactly the ballots that are accepted one by one.
#include "ballot/ballot.h"
#include "ballot/size.h"
#include "base/workers.h"

namespace folkmoot::ballot {

/// All elements of a ballot, then all commitments, each divided by eight. The ballot is checked on the way, and an
/// error where it is wrong.
Result<Bytes> make_hints(const Booth<Ed25519>& booth, const Ballot<Ed25519>& ballot, std::string_view json,
                         const Point& credential, HintForm form);
Result<Bytes> make_hints(const Booth<Ed25519>& booth, std::string_view json, const Point& credential, HintForm form);

/// What a file of hints begins with; those of each ballot follow, in the order of the archive.
inline constexpr std::size_t kHintHead = 12;
Bytes hint_head(const std::vector<Question>& questions, HintForm form);
/// The form, if these are hints about such questions.
std::optional<HintForm> read_hint_head(const std::vector<Question>& questions, BytesView head);

struct HintedBallot {
  std::string_view ballot;
  Point credential;  // in the subgroup
  BytesView hints;
  HintForm form = HintForm::compressed;
};

struct BatchVerdict {
  Result<Ok> accepted = Ok{};
  /// What was read, where it was accepted.
  std::optional<Ballot<Ed25519>> ballot;
  /// The hint was worth nothing: the ballot was checked by itself.
  bool bad_hint = false;
};
/// One verdict a ballot, whatever the hints say. The seed must be drawn after the ballots and hints are fixed.
std::vector<BatchVerdict> check_batch(const Booth<Ed25519>& booth, std::span<const HintedBallot> ballots,
                                      const crypto::Secret32& seed, const Workers& workers = in_turn);

namespace curve {
/// x and y of a point, least byte first.
std::vector<std::array<std::uint8_t, 64>> encode_affine(std::span<const Point> points);
/// Canonical coordinates of a point of the curve.
std::optional<Point> decode_affine(BytesView bytes);
}  // namespace curve

}  // namespace folkmoot::ballot

#pragma once
// Many ballots checked at once in Ed25519, with hints: the commitments that a check would recompute, written down by
// whoever checked the ballot before. They are claims: a wrong hint costs a check of the usual kind, nothing else.
//
// Every point of a hint is divided by eight. Eight times it is in the subgroup whatever it was, so no such question is
// left; and then one weighted sum of all equations says whether all commitments are what a check would recompute, with
// a chance of error of 2^-128 over weights drawn afterwards (docs/protocol/ballots.md, section 6). So a batch accepts
// exactly the ballots that are accepted one by one.
#include "ballot/ballot.h"
#include "base/workers.h"

namespace folkmoot::ballot {

/// 32 bytes a point, or 64 with both coordinates, which are read ten times faster.
enum class HintForm : std::uint8_t { compressed, affine };

/// Of a ballot that was checked: all its ciphertexts, then all commitments, each divided by eight.
Result<Bytes> make_hints(const Booth<Ed25519>& booth, std::string_view ballot, const Point& credential, HintForm form);

struct HintedBallot {
  std::string_view ballot;
  Point credential;  // in the subgroup
  BytesView hints;
  HintForm form = HintForm::compressed;
};

struct BatchVerdict {
  Result<Ok> accepted = Ok{};
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

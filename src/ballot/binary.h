#pragma once
// Elements, numbers, proofs and whole ballots of Ed25519 as bytes: what events carry. Their JSON follows, so each has
// one form only (docs/protocol/encrypted.md section 5).
#include "ballot/ballot.h"
#include "ballot/shuffle.h"

namespace folkmoot::ballot {

inline constexpr std::size_t kElementBytes = 32;
inline constexpr std::size_t kProofBytes = 64;

PointBytes bytes_of(const Point& element);
std::array<std::uint8_t, kElementBytes> bytes_of(const Ed25519::Scalar& number);
/// Challenge, then response.
std::array<std::uint8_t, kProofBytes> bytes_of(const Proof<Ed25519>& proof);

/// An element of the group that is not neutral.
std::optional<Point> key_from(BytesView bytes);
/// An element of the group.
std::optional<Point> member_from(BytesView bytes);
std::optional<Ed25519::Scalar> number_from(BytesView bytes);
std::optional<Proof<Ed25519>> proof_from(BytesView bytes);

/// How long a ballot on such a question is.
std::size_t packed_size(const Question& question);
/// All that its JSON says beyond election and credential. The questions must be of chosen or of embedded answers.
Bytes pack(const Ballot<Ed25519>& ballot);
/// The ballot, if the bytes are one: of the right length, every element encoded as it must be. Nothing is proved yet.
std::optional<Ballot<Ed25519>> unpack(const Booth<Ed25519>& booth, std::string_view credential, BytesView bytes);
/// A shuffle of one list: what comes once, then for each item what came out, and its part of the proof.
inline constexpr std::size_t kShuffleHead = 9 * kElementBytes;
inline constexpr std::size_t kShuffleItem = 7 * kElementBytes;
Bytes pack(const Shuffled<Ed25519>& shuffle);
/// The form only: nothing is proved yet, nor that the elements belong to the group.
std::optional<Shuffled<Ed25519>> unpack_shuffle(BytesView bytes);

/// Its JSON, signature included.
std::string json_of(const Booth<Ed25519>& booth, const Ballot<Ed25519>& ballot);

}  // namespace folkmoot::ballot

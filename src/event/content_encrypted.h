#pragma once
// Encrypted votes (docs/protocol/encrypted.md): what their trustees and voters say. Points and numbers of the group
// stand as 32 bytes; a proof is a challenge and a response.
#include <optional>
#include <vector>

#include "base/ids.h"

namespace folkmoot::event {

/// Of Ed25519, in its usual encoding.
using GroupPoint = FixedBytes<struct GroupPointTag>;
/// Least byte first.
using GroupNumber = FixedBytes<struct GroupNumberTag>;
using GroupProof = FixedBytes<struct GroupProofTag, 64>;
/// A number of the group, sealed to the key of a device.
using SealedShare = FixedBytes<struct SealedShareTag, 80>;

inline constexpr std::uint64_t kMaxTrusteesOfVote = 15;
/// How often the same person may vote again.
inline constexpr std::uint64_t kMaxRevision = 63;
/// Two fit one event. With answers that are added up: 46 of them.
inline constexpr std::size_t kMaxBallot = 12'288;

/// A shuffle that its proof goes with: what comes once, what comes for each item of the list, and how many items one
/// event has room for.
inline constexpr std::size_t kMixHead = 288;
inline constexpr std::size_t kMixItem = 224;
inline constexpr std::size_t kMixAtOnce = 128;
inline constexpr std::size_t kMaxMixPart = kMixHead + kMixAtOnce * kMixItem;
/// Shares of a list that one event has room for.
inline constexpr std::size_t kSharesAtOnce = 200;
inline constexpr std::uint64_t kMaxMixParts = 64;

/// Ballots of a vote are encrypted: so many trustees open the sum together, and so many more there are.
struct Secrecy {
  std::uint64_t threshold = 2;
  std::uint64_t spare = 1;
  /// Credentials are shuffled before anybody votes, so that nobody sees who voted.
  bool mixed = false;
  [[nodiscard]] std::uint64_t trustees() const { return threshold + spare; }
  bool operator==(const Secrecy&) const = default;
};

/// A trustee's keys, and the hash of the polynomial that it will deal.
struct TrusteeKey {
  EventId vote;
  std::uint64_t attempt = 1;
  GroupPoint verification;
  GroupPoint encryption;
  GroupProof signature;
  Hash commitment;
  bool operator==(const TrusteeKey&) const = default;
};
/// The polynomial, and a share for each trustee in their order.
struct TrusteeDeal {
  EventId vote;
  std::uint64_t attempt = 1;
  std::vector<GroupPoint> coefficients;
  GroupProof signature;
  GroupProof over_certificates;
  std::vector<SealedShare> shares;
  bool operator==(const TrusteeDeal&) const = default;
};
/// All shares were right, and this is the key of their sum.
struct TrusteeConfirm {
  EventId vote;
  std::uint64_t attempt = 1;
  GroupPoint key;
  GroupProof proof;
  GroupProof signature;
  bool operator==(const TrusteeConfirm&) const = default;
};
struct TrusteeComplain {
  EventId vote;
  std::uint64_t attempt = 1;
  /// Whose share was wrong.
  PersonId dealer;
  bool operator==(const TrusteeComplain&) const = default;
};
/// The share itself, for all to see.
struct TrusteeAnswer {
  EventId vote;
  std::uint64_t attempt = 1;
  PersonId to;
  GroupNumber share;
  bool operator==(const TrusteeAnswer&) const = default;
};
/// The trustee can still decrypt: a test, before the vote.
struct TrusteeDrill {
  EventId vote;
  std::uint64_t attempt = 1;
  GroupPoint factor;
  GroupProof proof;
  bool operator==(const TrusteeDrill&) const = default;
};
/// The author's credential in a vote.
struct RegisterVoter {
  EventId vote;
  GroupPoint credential;
  GroupProof proof;
  bool operator==(const RegisterVoter&) const = default;
};
/// Carries somebody's ballot.
struct Cast {
  EventId vote;
  GroupPoint credential;
  std::uint64_t revision = 0;
  /// By the credential, over ballot and revision.
  GroupProof proof;
  Bytes ballot;
  bool operator==(const Cast&) const = default;
};
/// A trustee's share of the result, or of one part of a list.
struct Decrypt {
  EventId vote;
  std::vector<GroupPoint> factors;
  std::vector<GroupProof> proofs;
  /// Nothing for the first.
  std::optional<std::uint64_t> part;
  [[nodiscard]] std::uint64_t place() const { return part.value_or(0); }
  bool operator==(const Decrypt&) const = default;
};

/// A part of a trustee's shuffle, in its turn.
struct Mix {
  EventId vote;
  /// Turns of this list, from 0.
  std::uint64_t turn = 0;
  std::uint64_t part = 0;
  Bytes bytes;
  bool operator==(const Mix&) const = default;
};
/// The author's credential, encrypted to the trustees.
struct RegisterMixed {
  EventId vote;
  GroupPoint alpha;
  GroupPoint beta;
  GroupProof proof;
  bool operator==(const RegisterMixed&) const = default;
};

}  // namespace folkmoot::event

#pragma once
// What a node remembers beside journals and keys, as the settings that a home stores for it.
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "crypto/secret.h"
#include "event/record.h"
#include "seal/core.h"
#include "seal/rounds.h"

namespace folkmoot::node {

namespace setting {
// Of the home.
inline constexpr std::string_view kDeviceRequests = "node.device_requests";
// Of an assembly.
inline constexpr std::string_view kEntrance = "node.entrance";
inline constexpr std::string_view kCodes = "node.codes";
inline constexpr std::string_view kRenewal = "node.renewal";
inline constexpr std::string_view kSealKeyCopied = "node.seal_key_copied";
inline constexpr std::string_view kDispute = "node.dispute";
inline constexpr std::string_view kUnchecked = "node.unchecked";
inline constexpr std::string_view kUnfolded = "node.unfolded";
inline constexpr std::string_view kAlarms = "node.alarms";
inline constexpr std::string_view kChecksAll = "node.checks_all";
inline constexpr std::string_view kTexts = "node.texts";
inline constexpr std::string_view kRememberedSeal = "node.remembered_seal";
inline constexpr std::string_view kLotSecret = "node.lot_secret";
/// The device's own: in no backup, since a share must be forgotten once and for all, and no second home may open a sum.
inline constexpr std::string_view kTrusteeSecrets = "device.trustee_secrets";
inline constexpr std::string_view kVoterSecrets = "node.voter_secrets";
inline constexpr std::string_view kRoundTimer = "node.round_timer";
}  // namespace setting

/// A device that this home wants to be, of a person and an assembly that it does not know yet.
struct DeviceRequest {
  crypto::Secret32 device;
  crypto::Secret32 opening;
  crypto::Secret16 secret;
  [[nodiscard]] DeviceRequest clone() const { return {device.clone(), opening.clone(), secret.clone()}; }
};

/// By what this home came, or comes, into an assembly: an invitation, or the code that it showed to an older device.
struct Entrance {
  crypto::Secret16 secret;
  /// The application or accept; nothing where the older device had it from the code.
  std::optional<event::Record> record;
  /// First half of the key of the inviter's device; zeros where it is not known.
  std::array<std::uint8_t, 16> inviter{};
};

/// A seal that this home was told of by whoever invited it, and does not hold yet: it follows no history without it.
struct RememberedSeal {
  std::uint64_t page = 1;
  seal::CoreId core;
  bool operator==(const RememberedSeal&) const = default;
};

/// The secret of a further device's code, at the older device.
struct DeviceCode {
  DeviceId device;
  crypto::Secret16 secret;
};

/// What this home's person is bound to in a lot, stored with the event that says so.
struct LotSecret {
  EventId lot;
  Hash secret;
};

/// What this home's person is a trustee with, in one attempt at the key of an encrypted vote.
struct TrusteeSecret {
  EventId vote;
  std::uint64_t attempt = 1;
  crypto::Secret32 seed;
  /// SHA-256 of the sum that it opened: it opens no other one.
  std::optional<Hash> opened;
  /// And of the list of credentials, where these were shuffled.
  std::optional<Hash> listed = std::nullopt;
  [[nodiscard]] TrusteeSecret clone() const { return {vote, attempt, seed.clone(), opened, listed}; }
};

/// This home's person's credential in an encrypted vote, and the ballot that was made last.
struct VoterSecret {
  EventId vote;
  /// 22 characters of base58 with dashes: with other software one can vote by it, too.
  std::string credential;
  /// Of the next ballot.
  std::uint64_t revision = 0;
  /// What the last ballot was drawn from, and what it says; forgotten when it was audited.
  struct Made {
    crypto::Secret32 seed;
    std::vector<std::uint32_t> answers;
  };
  std::optional<Made> made;
};

Bytes encode_trustee_secrets(const std::vector<TrusteeSecret>& secrets);
Result<std::vector<TrusteeSecret>> decode_trustee_secrets(BytesView bytes);
Bytes encode_voter_secrets(const std::vector<VoterSecret>& secrets);
Result<std::vector<VoterSecret>> decode_voter_secrets(BytesView bytes);

Bytes encode_requests(const std::vector<DeviceRequest>& requests);
Result<std::vector<DeviceRequest>> decode_requests(BytesView bytes);
Bytes encode_entrance(const Entrance& entrance);
Result<Entrance> decode_entrance(BytesView bytes);
Bytes encode_remembered_seal(const RememberedSeal& seal);
Result<RememberedSeal> decode_remembered_seal(BytesView bytes);
Bytes encode_codes(const std::vector<DeviceCode>& codes);
Result<std::vector<DeviceCode>> decode_codes(BytesView bytes);
Bytes encode_lot_secret(const LotSecret& secret);
Result<LotSecret> decode_lot_secret(BytesView bytes);
Bytes encode_round_timer(const seal::RoundTimer& timer);
Result<seal::RoundTimer> decode_round_timer(BytesView bytes);

}  // namespace folkmoot::node

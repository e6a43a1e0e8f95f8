#pragma once
// Texts that people pass on: invitations ("FM1:...") and the codes of further devices ("FMD1:..."). Base32 without
// padding, with a checksum, so that a letter mistyped is found before anything is sent (docs/protocol/links.md).
#include <optional>
#include <string>

#include "base/ids.h"
#include "base/result.h"
#include "crypto/secret.h"
#include "node/settings.h"

namespace folkmoot::node {

/// The right to apply, once.
struct InvitationLink {
  AssemblyId assembly;
  /// First half of the key of the inviter's device.
  std::array<std::uint8_t, 16> inviter{};
  crypto::Secret16 secret;
  /// The event that published the invitation, whole: the application names it.
  EventId event;
  /// Whole seconds since 1970; after them the inviter's node hands nothing in.
  std::uint32_t expires_s = 0;
  /// Joins the founders, rather than applying.
  bool founder = false;
  /// Where the inviter's node may be reached: "host:port", at most 64 bytes; may be empty.
  std::string hint;
  /// The last seal that the inviter's node knew, so that nobody shows the newcomer another past made with old keys;
  /// nothing where there was none, or in a link of older software. Pages to 2^32 - 1.
  std::optional<RememberedSeal> seal;
};

std::string encode_invitation(const InvitationLink& link);
/// Refuses every damaged form with a reason.
Result<InvitationLink> decode_invitation(std::string_view text);

/// What a new device shows to an old one: its keys with its own signature, and a secret for their first meeting.
struct DeviceLink {
  event::Record record;
  crypto::Secret16 secret;
};
std::string encode_device_code(const DeviceLink& link);
Result<DeviceLink> decode_device_code(std::string_view text);

/// Bytes as a text with this prefix and a checksum, and back again: an error of this code says what is wrong.
std::string checked_text(std::string_view prefix, Bytes bytes);
Result<Bytes> read_checked_text(std::string_view prefix, std::string_view text, std::size_t max, Code code);

/// The key pair that an invitation's secret stands for: the applicant signs with it, everybody can check.
crypto::SigningKey invitation_key(const crypto::Secret16& secret);

}  // namespace folkmoot::node

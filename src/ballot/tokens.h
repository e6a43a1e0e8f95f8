#pragma once
// Short texts of elections: identifiers, credentials, fingerprints.
#include <optional>
#include <string>
#include <string_view>

#include "ballot/group.h"
#include "crypto/secret.h"

namespace folkmoot::ballot {

/// Base64 of RFC 4648 without padding: fingerprints and trackers.
std::string to_base64(BytesView bytes);
/// SHA-256 in base64: what an election, a ballot or a key is called by people.
std::string fingerprint(std::string_view text);

/// Digits and letters without 0, O, I and l.
bool is_base58(std::string_view text);
/// At least 14 characters of base58.
bool is_uuid(std::string_view text);
/// `count` characters of base58 from as many random bytes times two.
std::string draw_base58(BytesView random, std::size_t count);

/// A private credential, 22 characters of base58 as 5-6-5-6.
inline constexpr std::size_t kCredentialDigits = 22;
std::string draw_credential(BytesView random);
bool is_credential(std::string_view text);
/// The older form, 15 characters as 3-3-3-3-3 of which the last is a checksum.
bool is_old_credential(std::string_view text);
/// The exponent that a private credential of either form stands for in the election `uuid`; empty for other texts.
template <class G>
std::optional<typename G::Scalar> credential_secret(const G& group, std::string_view uuid, std::string_view credential);

}  // namespace folkmoot::ballot

#pragma once
// Encrypted bodies (docs/protocol/event.md section 5): what members read and carriers do not.
//
//   body = nonce (24 bytes) || XChaCha20-Poly1305(key = BLAKE2b-256(key = K, "evt"), the padded plain body)
//
// K is the content key of the epoch that the header names. The associated data is the canonical array of the header's
// first ten items, so that a body cannot be moved to another author, place or epoch.
#include <vector>

#include "crypto/seal.h"
#include "event/header.h"

namespace folkmoot::event {

/// A plain body is padded with 0x80 and zeros to the smallest of 256, 512 ... 16384 bytes that holds it, so that its
/// length says little.
inline constexpr std::size_t kMinPadded = 256;
inline constexpr std::size_t kMaxPadded = 16'384;
inline constexpr std::size_t kMaxEncryptedPlain = kMaxPadded - 1;

/// What a header's key_epoch holds: BLAKE2b-256("fm1/ep" || key || space || the ids of the epochs that this one
/// follows, each once and ascending). The order in which `parents` are given does not matter.
Hash epoch_id(const crypto::Secret32& key, const Space& space, std::vector<Hash> parents = {});

/// The bytes that body_hash covers. `header` needs its first ten items only, key_epoch among them. The nonce must be
/// fresh and random: a second body under one key and nonce lays both open.
Result<Bytes> encrypt_body(const Header& header, BytesView plain, const crypto::Secret32& key,
                           const crypto::Nonce24& nonce);
/// The plain body. Padding that `encrypt_body` would not have made is refused: everyone who holds the key then agrees.
Result<Bytes> decrypt_body(const Header& header, BytesView body, const crypto::Secret32& key);

}  // namespace folkmoot::event

#pragma once
// Ed25519 (RFC 8032) as libsodium checks it: canonical S, canonical R and key, no small-order key or R. Libraries
// disagree on crafted signatures, so this semantics is a rule of the protocol: one verifier everywhere, single
// verification only.
#include "base/ids.h"
#include "crypto/secret.h"

namespace folkmoot::crypto {

class SigningKey {
 public:
  /// The key pair of a 32-byte seed (RFC 8032, 5.1.5).
  static SigningKey from_seed(const Secret32& seed);

  [[nodiscard]] const SignKey& public_key() const { return public_; }
  /// Signs tag || message.
  [[nodiscard]] Signature sign(std::string_view tag, BytesView message) const;
  /// The seed, for the store that keeps this key.
  [[nodiscard]] Secret32 seed() const;
  [[nodiscard]] SigningKey clone() const;

 private:
  SigningKey(Secret<64> secret, const SignKey& public_key) : secret_(std::move(secret)), public_(public_key) {}
  Secret<64> secret_;
  SignKey public_;
};

/// True when `signature` is `key`'s over tag || message.
bool verify(const SignKey& key, std::string_view tag, BytesView message, const Signature& signature);

/// True for a canonical encoding of a point in the prime-order subgroup other than the identity. Required of every key
/// where it is introduced.
bool is_valid_key(const SignKey& key);

/// An X25519 key pair, to which others seal secrets.
class OpeningKey {
 public:
  static OpeningKey from_seed(const Secret32& seed);
  [[nodiscard]] const SealKeyX& public_key() const { return public_; }
  [[nodiscard]] const Secret32& secret() const { return secret_; }

 private:
  OpeningKey(Secret32 secret, const SealKeyX& public_key) : secret_(std::move(secret)), public_(public_key) {}
  Secret32 secret_;
  SealKeyX public_;
};

}  // namespace folkmoot::crypto

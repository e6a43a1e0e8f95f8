#pragma once
// Encryption: one-message AEAD, sealed boxes to a device, and the stream of a bundle file. All from libsodium.
#include "base/environment.h"
#include "base/ids.h"
#include "base/result.h"
#include "crypto/sign.h"

namespace folkmoot::crypto {

namespace errc {
/// The bytes do not open: another key, or damage.
inline constexpr Code kNotOpened = "crypto.not_opened";
}  // namespace errc

using Nonce24 = FixedBytes<struct Nonce24Tag, 24>;
inline constexpr std::size_t kAeadOverhead = 16;
inline constexpr std::size_t kSealOverhead = 48;

/// XChaCha20-Poly1305. A key and nonce pair must never be used for two messages.
Bytes aead_seal(const Secret32& key, const Nonce24& nonce, BytesView associated, BytesView plain);
Result<Bytes> aead_open(const Secret32& key, const Nonce24& nonce, BytesView associated, BytesView sealed);

/// A box that only the holder of the X25519 key opens: ephemeral public key || XSalsa20-Poly1305 box, 48 bytes longer,
/// made as crypto_box_seal does, with the ephemeral key drawn from `random` so that a seeded run repeats.
Bytes box_seal(const SealKeyX& to, BytesView plain, Random& random);
Result<Bytes> box_open(const OpeningKey& key, BytesView sealed);

/// libsodium's secretstream (XChaCha20-Poly1305): a 24-byte header, then chunks each 17 bytes longer than its plain
/// text; the last one is marked, so that a cut is seen.
class StreamSealer {
 public:
  static constexpr std::size_t kHeaderSize = 24;
  static constexpr std::size_t kChunkOverhead = 17;

  /// The header comes from the system's randomness.
  explicit StreamSealer(const Secret32& key);
  /// The header is drawn from `random`, so that a seeded run repeats. A key may seal many streams, each under its own
  /// header.
  StreamSealer(const Secret32& key, Random& random);
  [[nodiscard]] BytesView header() const { return {header_.data(), header_.size()}; }
  Bytes chunk(BytesView plain, bool last);

 private:
  std::array<std::uint8_t, kHeaderSize> header_{};
  Secret<52> state_;
};

class StreamOpener {
 public:
  StreamOpener(const Secret32& key, std::span<const std::uint8_t, StreamSealer::kHeaderSize> header);
  struct Chunk {
    Bytes plain;
    bool last = false;
  };
  /// An error means that this chunk is damaged or of another stream; what came before stays good.
  Result<Chunk> chunk(BytesView sealed);

 private:
  Secret<52> state_;
};

}  // namespace folkmoot::crypto

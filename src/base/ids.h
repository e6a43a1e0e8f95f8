#pragma once
// Strong ids: 32-byte values that cannot be confused with one another. An id's type says what it names; its bytes are
// a hash or a public key. Ordering is bytewise, everywhere.
#include <optional>

#include "base/bytes.h"

namespace folkmoot {

template <class Tag, std::size_t Size = 32>
struct FixedBytes {
  static constexpr std::size_t kSize = Size;
  std::array<std::uint8_t, Size> bytes{};

  auto operator<=>(const FixedBytes&) const = default;
  bool operator==(const FixedBytes& other) const {
    // Word by word: ids are compared so often that a call to memcmp shows.
    if constexpr (Size % sizeof(std::uint64_t) == 0) {
      std::uint64_t difference = 0;
      for (std::size_t at = 0; at < Size; at += sizeof(std::uint64_t)) {
        std::uint64_t own = 0;
        std::uint64_t others = 0;
        std::memcpy(&own, bytes.data() + at, sizeof own);
        std::memcpy(&others, other.bytes.data() + at, sizeof others);
        difference |= own ^ others;
      }
      return difference == 0;
    } else {
      return bytes == other.bytes;
    }
  }

  [[nodiscard]] BytesView view() const { return {bytes.data(), bytes.size()}; }
  [[nodiscard]] std::string hex() const { return to_hex(view()); }
  [[nodiscard]] bool is_zero() const {
    for (const std::uint8_t byte : bytes)
      if (byte != 0) return false;
    return true;
  }
  /// The value when `from` has exactly the right size.
  static std::optional<FixedBytes> from(BytesView from) {
    if (from.size() != Size) return std::nullopt;
    FixedBytes out;
    std::memcpy(out.bytes.data(), from.data(), Size);
    return out;
  }
  static std::optional<FixedBytes> from_hex_text(std::string_view text) {
    const auto bytes = from_hex(text);
    if (!bytes) return std::nullopt;
    return from(*bytes);
  }
};

/// A BLAKE2b-256 value without a narrower meaning.
using Hash = FixedBytes<struct HashTag>;
/// The hash of the founding event: the name of an assembly.
using AssemblyId = FixedBytes<struct AssemblyIdTag>;
using EventId = FixedBytes<struct EventIdTag>;
/// The id of an enclosure, `docs/protocol/event.md` section 6.
using RecordId = FixedBytes<struct RecordIdTag>;
/// An Ed25519 public key that writes one chain of events.
using DeviceId = FixedBytes<struct DeviceIdTag>;
/// A person on the roll: an Ed25519 public key, or for a listed person the hash that names the entry.
using PersonId = FixedBytes<struct PersonIdTag>;
/// Other Ed25519 public keys: invitation keys, seal keys.
using SignKey = FixedBytes<struct SignKeyTag>;
/// An X25519 public key, to which secrets are sealed.
using SealKeyX = FixedBytes<struct SealKeyXTag>;
using Signature = FixedBytes<struct SignatureTag, 64>;
/// Which part of the assembly an event belongs to; `kSpaceAssembly`, `kSpacePublic` or a room.
using Space = FixedBytes<struct SpaceTag, 16>;
inline constexpr Space kSpaceAssembly{};
inline constexpr Space kSpacePublic{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};

/// The same bytes under another meaning, said aloud (an event's id as the assembly's name, say).
template <class To, class From>
To reinterpret_id(const From& from) {
  static_assert(To::kSize == From::kSize);
  To out;
  out.bytes = from.bytes;
  return out;
}

/// For hash tables: ids are uniform already, the first eight bytes do.
struct IdHash {
  template <class Id>
  std::size_t operator()(const Id& id) const {
    std::uint64_t out = 0;
    std::memcpy(&out, id.bytes.data(), sizeof out);
    return static_cast<std::size_t>(out);
  }
};

inline constexpr std::uint64_t kSecondMs = 1'000;
inline constexpr std::uint64_t kMinuteMs = 60 * kSecondMs;
inline constexpr std::uint64_t kHourMs = 60 * kMinuteMs;
inline constexpr std::uint64_t kDayMs = 24 * kHourMs;
inline constexpr std::uint64_t kWeekMs = 7 * kDayMs;

/// Unix milliseconds. A value is a claim until a seal says otherwise.
struct Instant {
  std::uint64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
};

}  // namespace folkmoot

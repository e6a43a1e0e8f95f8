#pragma once
// The header of an event: the twelve items that its id and signature cover (docs/protocol/event.md section 3).
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "event/limits.h"

namespace folkmoot::event {

/// All that carriers and the order of a page need to know of an event's meaning.
enum class Class : std::uint8_t { talk = 0, act = 1, grant = 2, restriction = 3, proof = 4, keys = 5 };
inline constexpr std::uint64_t kClassCount = 6;

struct Header {
  /// Zero in the founding event, whose id then is the assembly's.
  AssemblyId assembly;
  Class cls = Class::talk;
  DeviceId device;
  /// Position in the device's chain, from 0.
  std::uint64_t seq = 0;
  /// The event before in the chain; present exactly when seq > 0.
  std::optional<EventId> prev;
  /// Number of the last seal that the author knew; 0 in the founding page.
  std::uint64_t after = 0;
  Space space = kSpaceAssembly;
  /// Other heads that the author held: at most 16, strictly ascending, without prev.
  std::vector<EventId> parents;
  /// Names the key of an encrypted body; absent when the body is plain.
  std::optional<Hash> key_epoch;
  Hash body_hash;
  std::uint32_t body_len = 0;

  bool operator==(const Header&) const = default;
  [[nodiscard]] bool is_founding() const { return assembly.is_zero(); }
};

/// Checks everything that the header alone shows.
Result<Ok> check_header(const Header& header);
/// Strict: accepts exactly the bytes that `encode_header` gives for a header that passes `check_header`.
Result<Header> decode_header(BytesView bytes);
Bytes encode_header(const Header& header);

/// BLAKE2b-256("fm1/id" || header).
EventId event_id(BytesView header_bytes);
/// BLAKE2b-256("fm1/body" || body); for an encrypted body over nonce || ciphertext.
Hash body_hash(BytesView body);
/// The associated data of an encrypted body: the canonical array of the header's first ten items.
Bytes associated_data(const Header& header);

}  // namespace folkmoot::event

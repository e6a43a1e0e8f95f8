#pragma once
// The blocks of a bundle's content: type, length, content (docs/protocol/bundle.md section 3). Only bundle*.cpp include
// this.
#include <cstdint>

#include "crypto/secret.h"
#include "sync/limits.h"

namespace folkmoot::sync {

enum class Block : std::uint8_t {
  end = 0,
  head = 1,
  summary = 2,
  wants = 3,
  proof = 4,
  record = 5,
  runs = 6,
  seals = 7,
  seal_items = 8
};
inline constexpr std::uint64_t kBundleVersion = 1;

inline constexpr std::size_t kBundleSaltSize = 16;
inline constexpr std::size_t kBundleFront = kBundleSaltSize + 24;
inline constexpr std::size_t kBundleSlotsSize = kBundleSlots * kBundleSlotSize;

/// BLAKE2b-256(key = K_disc, "bundle" || salt).
crypto::Secret32 bundle_key(BytesView discovery_key, BytesView salt);

}  // namespace folkmoot::sync

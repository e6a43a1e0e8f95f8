#pragma once
// Of crypto's Merkle trees only: what their nodes are hashes of, for the trees as for the proofs of them
// (docs/protocol/state.md, docs/protocol/proof.md).
#include "crypto/hash.h"

namespace folkmoot::crypto {

/// Whether a key goes right where a map splits by this bit, the highest being 0.
inline bool goes_right(const Hash& key, unsigned bit) { return (key.bytes[bit >> 3] >> (7 - (bit & 7)) & 1) != 0; }

inline Hash map_leaf(const Hash& key, const Hash& value_hash, BytesView last) {
  const std::uint8_t mark[] = {0};
  return hash({}, {mark, key.view(), value_hash.view(), last});
}
inline Hash map_node(std::uint8_t split_bit, const Hash& left, const Hash& right) {
  const std::uint8_t mark[] = {1, split_bit};
  return hash({}, {mark, left.view(), right.view()});
}

inline Hash list_leaf(BytesView item) {
  const std::uint8_t mark[] = {0};
  return hash({}, {mark, item});
}
inline Hash list_node(const Hash& left, const Hash& right) {
  const std::uint8_t mark[] = {1};
  return hash({}, {mark, left.view(), right.view()});
}

}  // namespace folkmoot::crypto

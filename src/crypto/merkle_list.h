#pragma once
// The root of a Merkle list as in RFC 9162 section 2.1.1, with H in place of SHA-256:
// empty = H(""), leaf = H(0x00 || item), node = H(0x01 || left || right), split at the largest power of two below n.
#include <utility>
#include <vector>

#include "crypto/hash.h"

namespace folkmoot::crypto {

/// Takes the items one after the other, and keeps none of them.
class MerkleList {
 public:
  void add(BytesView item);
  /// Of the items so far.
  [[nodiscard]] Hash root() const;
  /// Begins again, in the memory it has.
  void clear() { subtrees_.clear(); }

 private:
  /// Complete subtrees, each smaller than the one before, by their number of items.
  std::vector<std::pair<std::size_t, Hash>> subtrees_;
};

Hash merkle_list_root(const std::vector<Bytes>& items);

}  // namespace folkmoot::crypto

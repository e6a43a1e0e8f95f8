#pragma once
// The root of a Merkle list as in RFC 9162 section 2.1.1, with H in place of SHA-256:
// empty = H(""), leaf = H(0x00 || item), node = H(0x01 || left || right), split at the largest power of two below n.
#include <vector>

#include "crypto/hash.h"

namespace folkmoot::crypto {

Hash merkle_list_root(const std::vector<Bytes>& items);

}  // namespace folkmoot::crypto

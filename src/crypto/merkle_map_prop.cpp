#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>

#include "crypto/merkle_map.h"

namespace merkle_map_prop {
using namespace folkmoot;
using namespace folkmoot::crypto;

namespace {
/// The definition, written down directly and without sharing anything with the incremental form.
Hash naive_root(const std::map<Hash, Hash>& leaves, unsigned bit = 0) {
  if (leaves.empty()) return {};
  if (leaves.size() == 1) return leaves.begin()->second;
  for (;; ++bit) {
    std::map<Hash, Hash> half[2];
    for (const auto& [key, leaf] : leaves) half[(key.bytes[bit / 8] >> (7 - bit % 8)) & 1].emplace(key, leaf);
    if (half[0].empty() || half[1].empty()) continue;
    const std::uint8_t mark[] = {1, static_cast<std::uint8_t>(bit)};
    return hash("", {mark, naive_root(half[0], bit + 1).view(), naive_root(half[1], bit + 1).view()});
  }
}

/// Few different keys, many sharing long prefixes, so that every shape of trie turns up.
Hash key_of(std::uint8_t selector) {
  Hash key;
  key.bytes[0] = static_cast<std::uint8_t>(selector & 0xC0);
  key.bytes[31] = static_cast<std::uint8_t>(selector & 0x0F);
  key.bytes[15] = static_cast<std::uint8_t>(selector & 0x30);
  return key;
}
}  // namespace

TEST_CASE("the root is the definition's, whatever the order of changes and of reading") {
  CHECK(rc::check("incremental equals naive", [](const std::vector<std::pair<std::uint8_t, std::uint8_t>>& changes) {
    MerkleMap map;
    std::map<Hash, Hash> model;
    for (const auto& [selector, action] : changes) {
      const Hash key = key_of(selector);
      if (action % 4 == 0) {
        RC_ASSERT(map.erase(key) == (model.erase(key) == 1));
      } else {
        Hash leaf;
        leaf.bytes[7] = action;
        map.set(key, leaf);
        model[key] = leaf;
      }
      if (action % 3 == 0) RC_ASSERT(map.root() == naive_root(model));
    }
    RC_ASSERT(map.size() == model.size());
    RC_ASSERT(map.root() == naive_root(model));
  }));
}

TEST_CASE("an empty map is 32 zero bytes, one entry is its leaf") {
  MerkleMap map;
  CHECK(map.root().is_zero());
  const Hash key = hash_untagged(as_bytes("key"));
  const Hash leaf = merkle_leaf(key, as_bytes("value"), {});
  map.set(key, leaf);
  CHECK(map.root() == leaf);
  CHECK(map.erase(key));
  CHECK(map.root().is_zero());
}
}  // namespace merkle_map_prop

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>
#include <set>

#include "crypto/merkle_list.h"
#include "crypto/merkle_map.h"

namespace merkle_proof_prop {
using namespace folkmoot;
using namespace folkmoot::crypto;

namespace {
/// Few keys, many sharing long prefixes.
Hash key_of(std::uint8_t selector) {
  Hash key;
  key.bytes[0] = static_cast<std::uint8_t>(selector & 0xC0);
  key.bytes[15] = static_cast<std::uint8_t>(selector & 0x30);
  key.bytes[31] = static_cast<std::uint8_t>(selector & 0x0F);
  return key;
}
MapLeaf leaf_of(const Hash& key, std::uint8_t value) {
  return {key, hash_untagged(BytesView(&value, 1)), Bytes(32, value)};
}
using Model = std::map<Hash, MapLeaf>;

Model model_of(MerkleMap& map, const std::vector<std::pair<std::uint8_t, std::uint8_t>>& entries) {
  Model out;
  for (const auto& [selector, value] : entries) {
    const MapLeaf leaf = leaf_of(key_of(selector), value);
    map.set(leaf.key, leaf_hash(leaf));
    out[leaf.key] = leaf;
  }
  return out;
}
}  // namespace

TEST_CASE("of each key a path proves its one value or its absence, and nothing else") {
  CHECK(rc::check("paths", [](const std::vector<std::pair<std::uint8_t, std::uint8_t>>& entries) {
    MerkleMap map;
    const Model model = model_of(map, entries);
    if (model.empty()) return;
    const Hash root = map.root();
    for (unsigned selector = 0; selector < 256; ++selector) {
      const Hash key = key_of(static_cast<std::uint8_t>(selector));
      const auto there = model.find(key);
      const MerkleMap::Found found = map.find(key);
      const MapLeaf& end = model.at(found.key);
      RC_ASSERT(found.leaf == leaf_hash(end));
      RC_ASSERT((found.key == key) == (there != model.end()));
      RC_ASSERT(root_with(found.path, end) == root);
      if (there == model.end())
        RC_ASSERT(root_without(found.path, key, end) == root);
      else
        RC_ASSERT(!root_without(found.path, key, end).has_value());
      // Another value, another last event, or the same under a key that is not there: another root, or no way.
      MapLeaf forged = end;
      forged.value_hash.bytes[3] ^= 1;
      RC_ASSERT(root_with(found.path, forged) != root);
      forged = end;
      forged.last[0] ^= 1;
      RC_ASSERT(root_with(found.path, forged) != root);
      forged = end;
      forged.key = key;
      if (there == model.end()) RC_ASSERT(root_with(found.path, forged) != root);
    }
  }));
}

TEST_CASE("that a key which is there is absent cannot be proved by the ways to other keys") {
  CHECK(rc::check("no absence", [](const std::vector<std::pair<std::uint8_t, std::uint8_t>>& entries) {
    MerkleMap map;
    const Model model = model_of(map, entries);
    const Hash whole = map.root();
    for (const auto& [key, leaf] : model)
      for (const auto& [other, other_leaf] : model) {
        if (key == other) continue;
        const auto root = root_without(map.find(other).path, key, other_leaf);
        RC_ASSERT((!root || *root != whole));
      }
  }));
}

TEST_CASE("a path with any bit changed leads to another root") {
  CHECK(rc::check("bits", [](const std::vector<std::pair<std::uint8_t, std::uint8_t>>& entries) {
    MerkleMap map;
    const Model model = model_of(map, entries);
    if (model.empty()) return;
    const MapLeaf& leaf = model.begin()->second;
    map.root();
    const MapPath path = map.find(leaf.key).path;
    for (std::size_t i = 0; i < path.size(); ++i) {
      for (std::size_t bit = 0; bit < 8; ++bit) {
        MapPath changed = path;
        changed[i].split_bit = static_cast<std::uint8_t>(changed[i].split_bit ^ (1U << bit));
        RC_ASSERT(root_with(changed, leaf) != map.root());
        changed = path;
        changed[i].sibling.bytes[bit * 4] ^= 1;
        RC_ASSERT(root_with(changed, leaf) != map.root());
      }
      MapPath shorter = path;
      shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
      RC_ASSERT(root_with(shorter, leaf) != map.root());
    }
  }));
}

TEST_CASE("a list's root follows from some items and the hidden rest, in no other way") {
  CHECK(rc::check("parts of lists", [](std::uint8_t count, std::uint64_t which) {
    const std::size_t size = 1 + count % 60;
    std::vector<Bytes> all;
    for (std::size_t i = 0; i < size; ++i) all.push_back(Bytes(32, static_cast<std::uint8_t>(i)));
    const std::vector<BytesView> views(all.begin(), all.end());
    std::vector<std::size_t> shown;
    std::vector<BytesView> items;
    for (std::size_t i = 0; i < size; ++i)
      if ((which >> i & 1) != 0) shown.push_back(i), items.emplace_back(all[i]);
    std::vector<Hash> hidden = hidden_of_list(views, shown);
    const Hash root = merkle_list_root(all);
    RC_ASSERT(list_root_of_part(size, shown, items, hidden) == root);
    // Nothing hidden: then the size shows, too. (What is hidden may be a tree of any size: the caller knows the size.)
    if (shown.size() == size && size < 60) RC_ASSERT(list_root_of_part(size + 1, shown, items, hidden) != root);
    if (!items.empty()) {
      const Bytes forged(32, 0xEE);
      std::vector<BytesView> others = items;
      others[which % others.size()] = forged;
      RC_ASSERT(list_root_of_part(size, shown, others, hidden) != root);
    }
    hidden.emplace_back();
    RC_ASSERT(!list_root_of_part(size, shown, items, hidden).has_value());
  }));
}
}  // namespace merkle_proof_prop

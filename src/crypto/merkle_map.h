#pragma once
// A Merkle map: a commitment to a map from hashes to values that can prove presence and absence
// (docs/protocol/state.md).
//
// It is the crit-bit trie over h = H(the key's canonical CBOR), highest bit first:
//   empty = 32 zero bytes;  leaf = H(0x00 || h || H(value) || s);  node = H(0x01 || split bit as one byte || left ||
//   right)
// The shape is a function of the set of keys alone, so the order of changes never shows in the root.
//
// Changes only mark the path above them; `root` then hashes each marked node once, so a batch of changes pays for the
// nodes it touches and not for each change apart.
#include <cstdint>
#include <optional>
#include <vector>

#include "crypto/hash.h"
#include "crypto/merkle_proof.h"

namespace folkmoot::crypto {

/// A leaf as above. `last` is the id of the event that last changed the entry, or empty where the format has none.
Hash merkle_leaf(const Hash& key, BytesView value, BytesView last);

class MerkleMap {
 public:
  /// Adds the key or replaces its leaf.
  void set(const Hash& key, const Hash& leaf);
  /// Removes the key; false if it was not there.
  bool erase(const Hash& key);
  [[nodiscard]] std::size_t size() const { return leaves_.size() - free_leaves_.size(); }
  /// The commitment to the present content.
  Hash root();
  /// The same of a map in which nothing was changed since `root()` was asked for.
  [[nodiscard]] Hash root() const;

  /// The way that looking for a key takes, and the leaf where it ends: the key's own, or that of another key, which
  /// proves that this one is not there. Not to be asked of an empty map, nor between a change and `root()`.
  struct Found {
    MapPath path;
    Hash key;
    Hash leaf;
  };
  [[nodiscard]] Found find(const Hash& key) const;

  /// The map with all its hashes, for a snapshot of its owner's: not a format that others read.
  [[nodiscard]] Bytes save() const;
  /// Nothing where the bytes are not what `save` gives. Whether the hashes are right is not looked at.
  static std::optional<MerkleMap> load(BytesView bytes);

 private:
  // A reference is an index into leaves_ (even) or nodes_ (odd), shifted by one bit.
  using Ref = std::uint32_t;
  static constexpr Ref kNone = 0xFFFFFFFF;
  static Ref leaf_ref(std::size_t index) { return static_cast<Ref>(index << 1); }
  static Ref node_ref(std::size_t index) { return static_cast<Ref>((index << 1) | 1); }
  static bool is_node(Ref ref) { return (ref & 1) != 0; }
  static std::size_t index_of(Ref ref) { return ref >> 1; }

  struct Leaf {
    Hash key;
    Hash hash;
  };
  struct Node {
    Hash hash;
    Ref child[2];
    std::uint8_t split_bit;  // 0..255, counted from the highest bit of the first byte
    bool stale;
  };

  [[nodiscard]] bool is_sound() const;
  [[nodiscard]] const Hash& hash_of(Ref ref) const;
  [[nodiscard]] std::size_t closest_leaf(const Hash& key) const;
  Ref new_leaf(const Hash& key, const Hash& leaf);
  Ref new_node(std::uint8_t split_bit, Ref left, Ref right);

  std::vector<Leaf> leaves_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> free_leaves_;
  std::vector<std::uint32_t> free_nodes_;
  Ref root_ = kNone;
};

}  // namespace folkmoot::crypto

#pragma once
// What proves an entry of a Merkle map, or that there is none, to somebody who holds the map's root alone; and the
// root of a Merkle list of which only some items are shown (docs/protocol/proof.md sections 3 and 4).
#include <optional>
#include <span>
#include <vector>

#include "crypto/hash.h"

namespace folkmoot::crypto {

/// One node on the way from the root to a leaf: where it splits, and the child that the way does not take.
struct MapStep {
  std::uint8_t split_bit = 0;
  Hash sibling;
  bool operator==(const MapStep&) const = default;
};
/// From the root down.
using MapPath = std::vector<MapStep>;

/// What a leaf is made of.
struct MapLeaf {
  Hash key;
  Hash value_hash;
  /// Empty where the format has none.
  Bytes last;
  bool operator==(const MapLeaf&) const = default;
};
Hash leaf_hash(const MapLeaf& leaf);

/// The root that a map has which holds `leaf` at the end of this way. Nothing where the way is none that a Merkle map
/// has: split bits ascend, and the sides follow from the key.
///
/// Who knows the root of a map knows by an equal root that the entry is in it.
std::optional<Hash> root_with(const MapPath& path, const MapLeaf& leaf);

/// The root that a map has in which looking for `key` ends at `other`, an entry with another key: so `key` is not in
/// it. Nothing where looking for `key` does not end there. (An empty map has a root of zeros and needs no proof.)
std::optional<Hash> root_without(const MapPath& path, const Hash& key, const MapLeaf& other);

/// A Merkle list of `size` items of which those in `shown` are known (indices ascending) and of the rest the hashes of
/// the largest subtrees without any of these, in order. Nothing where their number does not fit.
std::optional<Hash> list_root_of_part(std::size_t size, std::span<const std::size_t> shown,
                                      std::span<const BytesView> items, std::span<const Hash> hidden);
/// The hashes that `list_root_of_part` needs beside the shown items.
std::vector<Hash> hidden_of_list(std::span<const BytesView> items, std::span<const std::size_t> shown);

}  // namespace folkmoot::crypto

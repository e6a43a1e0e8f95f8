#include "crypto/merkle_map.h"

#include <algorithm>
#include <bit>

#include "base/check.h"
#include "crypto/merkle_nodes.h"

namespace folkmoot::crypto {

namespace {
/// The child on the way to the key.
int side_of(const Hash& key, unsigned bit) { return goes_right(key, bit) ? 1 : 0; }

/// The first bit in which two different keys differ.
unsigned first_difference(const Hash& a, const Hash& b) {
  unsigned byte = 0;
  while (a.bytes[byte] == b.bytes[byte]) ++byte;
  const auto difference = static_cast<std::uint8_t>(a.bytes[byte] ^ b.bytes[byte]);
  return byte * 8 + static_cast<unsigned>(std::countl_zero(difference));
}
}  // namespace

Hash merkle_leaf(const Hash& key, BytesView value, BytesView last) { return map_leaf(key, hash_untagged(value), last); }

const Hash& MerkleMap::hash_of(Ref ref) const {
  return is_node(ref) ? nodes_[index_of(ref)].hash : leaves_[index_of(ref)].hash;
}

std::size_t MerkleMap::closest_leaf(const Hash& key) const {
  Ref ref = root_;
  while (is_node(ref)) {
    const Node& node = nodes_[index_of(ref)];
    ref = node.child[side_of(key, node.split_bit)];
  }
  return index_of(ref);
}

MerkleMap::Ref MerkleMap::new_leaf(const Hash& key, const Hash& leaf) {
  if (free_leaves_.empty()) {
    leaves_.push_back({key, leaf});
    return leaf_ref(leaves_.size() - 1);
  }
  const std::uint32_t index = free_leaves_.back();
  free_leaves_.pop_back();
  leaves_[index] = {key, leaf};
  return leaf_ref(index);
}

MerkleMap::Ref MerkleMap::new_node(std::uint8_t split_bit, Ref left, Ref right) {
  const Node node{{}, {left, right}, split_bit, true};
  if (free_nodes_.empty()) {
    nodes_.push_back(node);
    return node_ref(nodes_.size() - 1);
  }
  const std::uint32_t index = free_nodes_.back();
  free_nodes_.pop_back();
  nodes_[index] = node;
  return node_ref(index);
}

void MerkleMap::set(const Hash& key, const Hash& leaf) {
  if (root_ == kNone) {
    root_ = new_leaf(key, leaf);
    return;
  }
  const std::size_t closest = closest_leaf(key);
  const bool replaces = leaves_[closest].key == key;
  if (replaces && leaves_[closest].hash == leaf) return;
  const unsigned split = replaces ? 256 : first_difference(leaves_[closest].key, key);
  // Down again to the place, marking the nodes above it.
  Ref parent = kNone;
  int side = 0;
  Ref ref = root_;
  while (is_node(ref) && nodes_[index_of(ref)].split_bit < split) {
    Node& node = nodes_[index_of(ref)];
    node.stale = true;
    parent = ref;
    side = side_of(key, node.split_bit);
    ref = node.child[side];
  }
  if (replaces) {
    leaves_[closest].hash = leaf;
    return;
  }
  const Ref added = new_leaf(key, leaf);
  const bool right = goes_right(key, split);
  const Ref node = new_node(static_cast<std::uint8_t>(split), right ? ref : added, right ? added : ref);
  if (parent == kNone)
    root_ = node;
  else
    nodes_[index_of(parent)].child[side] = node;
}

bool MerkleMap::erase(const Hash& key) {
  if (root_ == kNone || leaves_[closest_leaf(key)].key != key) return false;
  Ref grandparent = kNone;
  Ref parent = kNone;
  int grand_side = 0;
  int side = 0;
  Ref ref = root_;
  while (is_node(ref)) {
    Node& node = nodes_[index_of(ref)];
    node.stale = true;
    grandparent = parent;
    grand_side = side;
    parent = ref;
    side = side_of(key, node.split_bit);
    ref = node.child[side];
  }
  free_leaves_.push_back(static_cast<std::uint32_t>(index_of(ref)));
  if (parent == kNone) {
    root_ = kNone;
    return true;
  }
  const Ref sibling = nodes_[index_of(parent)].child[1 - side];
  free_nodes_.push_back(static_cast<std::uint32_t>(index_of(parent)));
  if (grandparent == kNone)
    root_ = sibling;
  else
    nodes_[index_of(grandparent)].child[grand_side] = sibling;
  return true;
}

namespace {
constexpr std::size_t kCountSize = sizeof(std::uint32_t);
constexpr std::size_t kLeafSize = 2 * Hash::kSize;
constexpr std::size_t kNodeSize = Hash::kSize + 10;

std::uint32_t get(BytesView& in) {
  const auto out = little_endian<std::uint32_t>(in.data());
  in = in.subspan(kCountSize);
  return out;
}
void get(BytesView& in, Hash& hash) {
  std::copy_n(in.begin(), Hash::kSize, hash.bytes.begin());
  in = in.subspan(Hash::kSize);
}
}  // namespace

// Numbers of leaves, nodes and of the free ones, the root; then the leaves, the nodes, and the free ones' indices.
Bytes MerkleMap::save() const {
  Bytes out;
  out.reserve(5 * kCountSize + leaves_.size() * kLeafSize + nodes_.size() * kNodeSize);
  for (const std::size_t count : {leaves_.size(), nodes_.size(), free_leaves_.size(), free_nodes_.size()})
    append_little_endian(out, static_cast<std::uint32_t>(count));
  append_little_endian(out, root_);
  for (const Leaf& leaf : leaves_) append(out, leaf.key.view()), append(out, leaf.hash.view());
  for (const Node& node : nodes_) {
    append(out, node.hash.view());
    for (const Ref child : node.child) append_little_endian(out, child);
    out.push_back(node.split_bit), out.push_back(node.stale ? 1 : 0);
  }
  for (const std::uint32_t index : free_leaves_) append_little_endian(out, index);
  for (const std::uint32_t index : free_nodes_) append_little_endian(out, index);
  return out;
}

std::optional<MerkleMap> MerkleMap::load(BytesView in) {
  if (in.size() < 5 * kCountSize) return std::nullopt;
  const std::uint64_t leaves = get(in);
  const std::uint64_t nodes = get(in);
  const std::uint64_t free_leaves = get(in);
  const std::uint64_t free_nodes = get(in);
  MerkleMap out;
  out.root_ = get(in);
  if (in.size() != leaves * kLeafSize + nodes * kNodeSize + (free_leaves + free_nodes) * kCountSize)
    return std::nullopt;
  out.leaves_.resize(leaves);
  for (Leaf& leaf : out.leaves_) get(in, leaf.key), get(in, leaf.hash);
  out.nodes_.resize(nodes);
  for (Node& node : out.nodes_) {
    get(in, node.hash);
    for (Ref& child : node.child) child = get(in);
    node.split_bit = in[0], node.stale = in[1] != 0;
    in = in.subspan(2);
  }
  for (std::uint64_t i = 0; i < free_leaves; ++i) out.free_leaves_.push_back(get(in));
  for (std::uint64_t i = 0; i < free_nodes; ++i) out.free_nodes_.push_back(get(in));
  return out.is_sound() ? std::optional(std::move(out)) : std::nullopt;
}

bool MerkleMap::is_sound() const {
  const auto there = [&](Ref ref) { return index_of(ref) < (is_node(ref) ? nodes_.size() : leaves_.size()); };
  if (root_ != kNone && !there(root_)) return false;
  for (const std::uint32_t index : free_leaves_)
    if (index >= leaves_.size()) return false;
  for (const std::uint32_t index : free_nodes_)
    if (index >= nodes_.size()) return false;
  // The split bit grows on every way down, so that each way ends. Free nodes keep what they had, which was sound.
  for (const Node& node : nodes_)
    for (const Ref child : node.child)
      if (!there(child) || (is_node(child) && nodes_[index_of(child)].split_bit <= node.split_bit)) return false;
  return true;
}

MerkleMap::Found MerkleMap::find(const Hash& key) const {
  FM_CHECK(root_ != kNone);
  FM_CHECK(!is_node(root_) || !nodes_[index_of(root_)].stale);  // so no sibling's hash is
  Found out;
  Ref ref = root_;
  while (is_node(ref)) {
    const Node& node = nodes_[index_of(ref)];
    const int side = side_of(key, node.split_bit);
    out.path.push_back({node.split_bit, hash_of(node.child[1 - side])});
    ref = node.child[side];
  }
  out.key = leaves_[index_of(ref)].key;
  out.leaf = leaves_[index_of(ref)].hash;
  return out;
}

Hash MerkleMap::root() const {
  if (root_ == kNone) return {};
  FM_CHECK(!is_node(root_) || !nodes_[index_of(root_)].stale);
  return hash_of(root_);
}

Hash MerkleMap::root() {
  if (root_ == kNone) return {};
  if (!is_node(root_) || !nodes_[index_of(root_)].stale) return hash_of(root_);
  // Depth first over stale nodes only. The depth is at most 256, the number of bits in a key.
  std::vector<Ref> path{root_};
  while (!path.empty()) {
    Node& node = nodes_[index_of(path.back())];
    bool waits = false;
    for (const Ref child : node.child) {
      if (is_node(child) && nodes_[index_of(child)].stale) {
        path.push_back(child);
        waits = true;
        break;
      }
    }
    if (waits) continue;
    node.hash = map_node(node.split_bit, hash_of(node.child[0]), hash_of(node.child[1]));
    node.stale = false;
    path.pop_back();
  }
  return hash_of(root_);
}

}  // namespace folkmoot::crypto

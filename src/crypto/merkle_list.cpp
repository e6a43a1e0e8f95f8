#include "crypto/merkle_list.h"

namespace folkmoot::crypto {

namespace {
constexpr std::uint8_t kLeaf[] = {0};
constexpr std::uint8_t kNode[] = {1};

Hash join(const Hash& left, const Hash& right) { return hash({}, {kNode, left.view(), right.view()}); }
}  // namespace

void MerkleList::add(BytesView item) {
  // As a binary counter: merging equal sizes reproduces the split at powers of two.
  std::size_t size = 1;
  Hash added = hash({}, {kLeaf, item});
  for (; !subtrees_.empty() && subtrees_.back().first == size; size *= 2) {
    added = join(subtrees_.back().second, added);
    subtrees_.pop_back();
  }
  subtrees_.emplace_back(size, added);
}

Hash MerkleList::root() const {
  if (subtrees_.empty()) return hash_untagged({});
  Hash out = subtrees_.back().second;
  for (std::size_t i = subtrees_.size() - 1; i-- > 0;) out = join(subtrees_[i].second, out);
  return out;
}

Hash merkle_list_root(const std::vector<Bytes>& items) {
  MerkleList list;
  for (const Bytes& item : items) list.add(item);
  return list.root();
}

}  // namespace folkmoot::crypto

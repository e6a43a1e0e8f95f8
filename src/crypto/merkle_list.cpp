#include "crypto/merkle_list.h"

#include "crypto/merkle_nodes.h"

namespace folkmoot::crypto {

void MerkleList::add(BytesView item) {
  // As a binary counter: merging equal sizes reproduces the split at powers of two.
  std::size_t size = 1;
  Hash added = list_leaf(item);
  for (; !subtrees_.empty() && subtrees_.back().first == size; size *= 2) {
    added = list_node(subtrees_.back().second, added);
    subtrees_.pop_back();
  }
  subtrees_.emplace_back(size, added);
}

Hash MerkleList::root() const {
  if (subtrees_.empty()) return hash_untagged({});
  Hash out = subtrees_.back().second;
  for (std::size_t i = subtrees_.size() - 1; i-- > 0;) out = list_node(subtrees_[i].second, out);
  return out;
}

Hash merkle_list_root(const std::vector<Bytes>& items) {
  MerkleList list;
  for (const Bytes& item : items) list.add(item);
  return list.root();
}

}  // namespace folkmoot::crypto

#include "crypto/merkle_proof.h"

#include <algorithm>
#include <bit>

#include "crypto/merkle_nodes.h"

namespace folkmoot::crypto {

Hash leaf_hash(const MapLeaf& leaf) { return map_leaf(leaf.key, leaf.value_hash, leaf.last); }

std::optional<Hash> root_with(const MapPath& path, const MapLeaf& leaf) {
  Hash out = leaf_hash(leaf);
  for (std::size_t i = path.size(); i-- > 0;) {
    const MapStep& step = path[i];
    if (i > 0 && path[i - 1].split_bit >= step.split_bit) return std::nullopt;
    const bool right = goes_right(leaf.key, step.split_bit);
    out = map_node(step.split_bit, right ? step.sibling : out, right ? out : step.sibling);
  }
  return out;
}

std::optional<Hash> root_without(const MapPath& path, const Hash& key, const MapLeaf& other) {
  if (other.key == key) return std::nullopt;
  const auto differs = [&](const MapStep& step) {
    return goes_right(key, step.split_bit) != goes_right(other.key, step.split_bit);
  };
  if (std::ranges::any_of(path, differs)) return std::nullopt;
  return root_with(path, other);
}

namespace {
/// Walks the tree of a list whose items from `shown` are known. What is hidden is taken from a list, or made.
struct PartOfList {
  std::span<const std::size_t> shown;
  std::span<const BytesView> items;  // of the shown ones, or of all where `hidden` is to be made
  std::span<const Hash> hidden;
  std::size_t next_shown = 0;
  std::size_t next_hidden = 0;
  bool fits = true;

  /// The depth is at most the number of bits in the size.
  Hash root(std::size_t from, std::size_t count) {
    const bool is_shown = next_shown < shown.size() && shown[next_shown] < from + count;
    if (!is_shown) {
      if (next_hidden < hidden.size()) return hidden[next_hidden++];
      fits = false;
      return {};
    }
    if (count == 1) return list_leaf(items[next_shown++]);
    const std::size_t left = std::bit_floor(count - 1);
    const Hash first = root(from, left);
    const Hash second = root(from + left, count - left);
    return list_node(first, second);
  }
};

Hash root_of_all(std::span<const BytesView> items) {
  if (items.size() == 1) return list_leaf(items[0]);
  const std::size_t left = std::bit_floor(items.size() - 1);
  return list_node(root_of_all(items.first(left)), root_of_all(items.subspan(left)));
}

void find_hidden(std::span<const BytesView> items, std::size_t from, std::span<const std::size_t> shown,
                 std::vector<Hash>& out) {
  const auto at = std::ranges::lower_bound(shown, from);
  if (at == shown.end() || *at >= from + items.size()) {
    out.push_back(root_of_all(items));
    return;
  }
  if (items.size() == 1) return;
  const std::size_t left = std::bit_floor(items.size() - 1);
  find_hidden(items.first(left), from, shown, out);
  find_hidden(items.subspan(left), from + left, shown, out);
}
}  // namespace

std::optional<Hash> list_root_of_part(std::size_t size, std::span<const std::size_t> shown,
                                      std::span<const BytesView> items, std::span<const Hash> hidden) {
  const bool ascend = std::ranges::adjacent_find(shown, std::greater_equal{}) == shown.end();
  if (size == 0 || shown.size() != items.size() || !ascend || (!shown.empty() && shown.back() >= size))
    return std::nullopt;
  PartOfList part{shown, items, hidden};
  const Hash out = part.root(0, size);
  if (!part.fits || part.next_hidden != hidden.size()) return std::nullopt;
  return out;
}

std::vector<Hash> hidden_of_list(std::span<const BytesView> items, std::span<const std::size_t> shown) {
  std::vector<Hash> out;
  if (!items.empty()) find_hidden(items, 0, shown, out);
  return out;
}

}  // namespace folkmoot::crypto

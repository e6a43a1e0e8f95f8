#include "crypto/merkle_list.h"

namespace folkmoot::crypto {

namespace {
constexpr std::uint8_t kLeaf[] = {0};
constexpr std::uint8_t kNode[] = {1};
}  // namespace

Hash merkle_list_root(const std::vector<Bytes>& items) {
  if (items.empty()) return hash_untagged({});
  // A stack of complete subtrees, as a binary counter: merging equal sizes reproduces the split at powers of two.
  std::vector<std::pair<std::size_t, Hash>> stack;
  for (const Bytes& item : items) {
    stack.emplace_back(1, hash({}, {kLeaf, item}));
    while (stack.size() >= 2 && stack[stack.size() - 2].first == stack.back().first) {
      const auto right = stack.back();
      stack.pop_back();
      stack.back() = {right.first * 2, hash({}, {kNode, stack.back().second.view(), right.second.view()})};
    }
  }
  while (stack.size() > 1) {
    const auto right = stack.back();
    stack.pop_back();
    stack.back() = {stack.back().first + right.first,
                    hash({}, {kNode, stack.back().second.view(), right.second.view()})};
  }
  return stack.front().second;
}

}  // namespace folkmoot::crypto

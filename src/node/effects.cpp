#include "node/effects.h"

#include <algorithm>

namespace folkmoot::node {

bool Identity::holds_person() const {
  const crypto::Secret32 zeros = [] {
    crypto::Secret32 out;
    std::ranges::fill(out.fill(), std::uint8_t{0});
    return out;
  }();
  return !person.same_as(zeros);
}

Identity Identity::clone() const {
  const auto copy = [](const std::optional<crypto::Secret32>& secret) {
    return secret ? std::optional(secret->clone()) : std::nullopt;
  };
  std::vector<crypto::Secret32> keys;
  keys.reserve(seals.size());
  for (const crypto::Secret32& seal : seals) keys.push_back(seal.clone());
  return {person.clone(), copy(device), copy(opening), std::move(keys), name, assembly_name};
}

}  // namespace folkmoot::node

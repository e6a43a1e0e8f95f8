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
  return {person.clone(), copy(device), copy(opening), copy(seal), name, assembly_name};
}

}  // namespace folkmoot::node

#include "crypto/secret.h"

#include <sodium.h>

#include "base/check.h"

namespace folkmoot::crypto {

void start() { FM_CHECK(sodium_init() >= 0); }

namespace detail {

std::uint8_t* allocate_secret(std::size_t size) {
  start();
  auto* memory = static_cast<std::uint8_t*>(sodium_malloc(size));
  FM_CHECK(memory != nullptr);
  sodium_memzero(memory, size);
  return memory;
}

void release_secret(std::uint8_t* memory) { sodium_free(memory); }

bool equal_constant_time(const std::uint8_t* a, const std::uint8_t* b, std::size_t size) {
  return sodium_memcmp(a, b, size) == 0;
}

}  // namespace detail

bool equal_secretly(BytesView a, BytesView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace folkmoot::crypto

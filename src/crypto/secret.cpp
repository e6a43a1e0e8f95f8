#include "crypto/secret.h"

#include <sodium.h>

#include <atomic>

#include "base/check.h"

namespace folkmoot::crypto {

void start() { FM_CHECK(sodium_init() >= 0); }

namespace {
enum class Memory : std::uint8_t { undecided, guarded, ordinary };
// Written once, before a second thread makes its first secret: see spare_guarded_memory.
std::atomic<Memory> memory_kind = Memory::undecided;
}  // namespace

bool spare_guarded_memory() {
  Memory expected = Memory::undecided;
  return memory_kind.compare_exchange_strong(expected, Memory::ordinary) || expected == Memory::ordinary;
}

namespace detail {

std::uint8_t* allocate_secret(std::size_t size) {
  start();
  Memory expected = Memory::undecided;
  memory_kind.compare_exchange_strong(expected, Memory::guarded);
  if (expected == Memory::ordinary) return new std::uint8_t[size]();
  auto* memory = static_cast<std::uint8_t*>(sodium_malloc(size));
  FM_CHECK(memory != nullptr);
  sodium_memzero(memory, size);
  return memory;
}

void release_secret(std::uint8_t* memory) {
  if (memory_kind == Memory::ordinary)
    delete[] memory;
  else
    sodium_free(memory);
}

bool equal_constant_time(const std::uint8_t* a, const std::uint8_t* b, std::size_t size) {
  return sodium_memcmp(a, b, size) == 0;
}

}  // namespace detail

bool equal_secretly(BytesView a, BytesView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace folkmoot::crypto

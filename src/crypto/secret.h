#pragma once
// Memory for secrets: allocated with guard pages, kept out of swap where the system allows, zeroed on release.
// A Secret moves but does not copy, does not print, and compares in constant time.
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/bytes.h"

namespace folkmoot::crypto {

/// Must be called once before anything else of this folder; repeated calls are harmless. Aborts when the library
/// cannot start, since nothing can work then.
void start();

/// Secrets of this process lie in ordinary memory from now on: for simulations, where ten thousand homes in one process
/// would need more guarded pages than a system gives, and whose secrets are no one's. To be called before the first
/// secret is made, on the only thread there is; false, and nothing changes, if it is too late.
bool spare_guarded_memory();

namespace detail {
std::uint8_t* allocate_secret(std::size_t size);
void release_secret(std::uint8_t* memory);
bool equal_constant_time(const std::uint8_t* a, const std::uint8_t* b, std::size_t size);
}  // namespace detail

template <std::size_t Size>
class Secret {
 public:
  static constexpr std::size_t kSize = Size;

  Secret() : memory_(detail::allocate_secret(Size)) {}
  explicit Secret(std::span<const std::uint8_t, Size> from) : Secret() { std::memcpy(memory_, from.data(), Size); }
  Secret(Secret&& other) noexcept : memory_(other.memory_) { other.memory_ = nullptr; }
  Secret& operator=(Secret&& other) noexcept {
    std::swap(memory_, other.memory_);
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { detail::release_secret(memory_); }

  [[nodiscard]] Secret clone() const { return Secret(view()); }
  [[nodiscard]] std::span<const std::uint8_t, Size> view() const {
    return std::span<const std::uint8_t, Size>(memory_, Size);
  }
  [[nodiscard]] std::span<std::uint8_t, Size> fill() { return std::span<std::uint8_t, Size>(memory_, Size); }
  [[nodiscard]] bool same_as(const Secret& other) const {
    return detail::equal_constant_time(memory_, other.memory_, Size);
  }

 private:
  std::uint8_t* memory_;
};

using Secret16 = Secret<16>;
using Secret32 = Secret<32>;

/// Compares two public-length byte strings in constant time (message authentication codes, say).
bool equal_secretly(BytesView a, BytesView b);

}  // namespace folkmoot::crypto

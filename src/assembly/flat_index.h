#pragma once
// A flat map from 64-bit keys to 32-bit values: open addressing with linear probing, nothing allocated for each entry.
// It cannot be walked through, so nothing the fold computes can depend on where an entry happens to lie.
#include <cstdint>
#include <optional>
#include <vector>

namespace folkmoot::assembly {

/// Fibonacci hashing for keys that are two small numbers side by side: the product's middle bits, to be masked.
inline std::size_t spread(std::uint64_t key) {
  return static_cast<std::size_t>((key ^ (key >> 29)) * 0x9E37'79B9'7F4A'7C15ULL >> 20);
}

class FlatIndex {
 public:
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t key) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[place(key)];
    if (slot.key != key) return std::nullopt;
    return slot.value;
  }

  /// The value of a key that may be new. `key` must not be the greatest 64-bit number.
  void set(std::uint64_t key, std::uint32_t value) {
    if ((size_ + 1) * 4 > slots_.size() * 3) grow();
    Slot& slot = slots_[place(key)];
    if (slot.key == kFree) ++size_;
    slot = {key, value};
  }

  /// Room for that many keys, where it is known how many come.
  void reserve(std::size_t size) {
    while (size * 4 > slots_.size() * 3) grow();
  }

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};
  struct [[gnu::packed]] Slot {
    std::uint64_t key = kFree;
    std::uint32_t value = 0;
  };

  [[nodiscard]] std::size_t place(std::uint64_t key) const {
    std::size_t at = spread(key) & (slots_.size() - 1);
    while (slots_[at].key != key && slots_[at].key != kFree) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.key != kFree) slots_[place(slot.key)] = slot;
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace folkmoot::assembly

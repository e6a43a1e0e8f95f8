#pragma once
// A column of plain values that begins with bytes somebody else holds - a file in memory, say - and goes on with its
// own. So what was stored is used where it lies, and costs nothing to open; what comes later is appended.
//
// The base is shown, not owned: whoever calls `adopt` sees to it that the bytes outlive the column and its copies, and
// do not change.
#include <algorithm>
#include <compare>
#include <cstring>
#include <iterator>
#include <span>
#include <type_traits>
#include <vector>

#include "base/bytes.h"
#include "base/check.h"

namespace folkmoot {

template <class T>
  requires std::is_trivially_copyable_v<T>
class Column {
 public:
  Column() = default;

  /// Takes these bytes, as `parts` gave them on this machine, for the column's content. They must be aligned for T and
  /// of a whole number of values.
  void adopt(BytesView bytes) {
    FM_CHECK(bytes.size() % sizeof(T) == 0 && reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(T) == 0);
    base_ = {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    tail_.clear();
  }
  /// The content as bytes, in two pieces; valid until the column changes.
  [[nodiscard]] std::vector<BytesView> parts() const { return parts(0, size()); }
  [[nodiscard]] std::vector<BytesView> parts(std::size_t first, std::size_t end) const {
    const std::size_t middle = std::min(std::max(first, base_.size()), end);
    const auto bytes = [](const T* from, std::size_t count) {
      return BytesView(reinterpret_cast<const std::uint8_t*>(from), count * sizeof(T));
    };
    std::vector<BytesView> out;
    if (first < std::min(middle, base_.size())) out.push_back(bytes(base_.data() + first, middle - first));
    if (middle < end) out.push_back(bytes(tail_.data() + (middle - base_.size()), end - middle));
    return out;
  }

  [[nodiscard]] std::size_t size() const { return base_.size() + tail_.size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] const T& operator[](std::size_t i) const {
    return i < base_.size() ? base_[i] : tail_[i - base_.size()];
  }
  [[nodiscard]] const T& back() const { return tail_.empty() ? base_.back() : tail_.back(); }
  void push_back(const T& value) { tail_.push_back(value); }
  void pop_back() { cut(size() - 1); }
  /// Forgets the values from `size` on.
  void cut(std::size_t size) {
    if (size < base_.size()) base_ = base_.first(size);
    tail_.resize(size - base_.size());
  }
  /// Room for that many values in all.
  void reserve(std::size_t size) { tail_.reserve(size - std::min(size, base_.size())); }
  /// As many new values at the end, to be written by the caller.
  std::span<T> extend(std::size_t count) {
    tail_.resize(tail_.size() + count);
    return std::span(tail_).last(count);
  }

  class Iterator {
   public:
    // NOLINTBEGIN(readability-identifier-naming): names that the standard library asks for
    using value_type = T;
    using reference = const T&;
    using pointer = const T*;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::random_access_iterator_tag;
    // NOLINTEND(readability-identifier-naming)
    Iterator() = default;
    Iterator(const Column& column, std::size_t at) : column_(&column), at_(static_cast<difference_type>(at)) {}
    reference operator*() const { return (*column_)[static_cast<std::size_t>(at_)]; }
    pointer operator->() const { return &**this; }
    reference operator[](difference_type n) const { return *(*this + n); }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this += -1; }
    Iterator operator++(int) {
      Iterator out = *this;
      ++*this;
      return out;
    }
    Iterator operator--(int) {
      Iterator out = *this;
      --*this;
      return out;
    }
    Iterator& operator+=(difference_type n) {
      at_ += n;
      return *this;
    }
    Iterator& operator-=(difference_type n) { return *this += -n; }
    friend Iterator operator+(Iterator a, difference_type n) { return a += n; }
    friend Iterator operator+(difference_type n, Iterator a) { return a += n; }
    friend Iterator operator-(Iterator a, difference_type n) { return a -= n; }
    friend difference_type operator-(const Iterator& a, const Iterator& b) { return a.at_ - b.at_; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }
    auto operator<=>(const Iterator& other) const { return at_ <=> other.at_; }

   private:
    const Column* column_ = nullptr;
    difference_type at_ = 0;
  };
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size()}; }

 private:
  std::span<const T> base_;
  std::vector<T> tail_;
};

}  // namespace folkmoot

#pragma once
// Writes strict deterministic CBOR. The writer emits the shortest form of every head; the order of map keys is the
// caller's to keep (every format is written by hand, with its keys in order, and read back in its tests).
#include <optional>

#include "base/bytes.h"

namespace folkmoot::codec {

class Writer {
 public:
  Writer& uint(std::uint64_t value) { return head(0, value); }
  Writer& bytes(BytesView value) {
    head(2, value.size());
    append(out_, value);
    return *this;
  }
  /// The text must be valid UTF-8.
  Writer& text(std::string_view value) {
    head(3, value.size());
    append(out_, as_bytes(value));
    return *this;
  }
  Writer& array(std::size_t count) { return head(4, count); }
  Writer& map(std::size_t count) { return head(5, count); }
  Writer& boolean(bool value) { return byte(value ? 0xF5 : 0xF4); }
  Writer& null() { return byte(0xF6); }
  /// Bytes that are an encoded value already.
  Writer& raw(BytesView encoded) {
    append(out_, encoded);
    return *this;
  }

  template <class Id>
  Writer& id(const Id& value) {
    return bytes(value.view());
  }
  template <class Id>
  Writer& id_or_null(const std::optional<Id>& value) {
    return value ? bytes(value->view()) : null();
  }

  [[nodiscard]] const Bytes& view() const { return out_; }
  Bytes take() { return std::move(out_); }
  /// Begins again, in the memory it has.
  void clear() { out_.clear(); }

 private:
  Writer& byte(std::uint8_t value) {
    out_.push_back(value);
    return *this;
  }
  Writer& head(std::uint8_t major, std::uint64_t value) {
    const auto type = static_cast<std::uint8_t>(major << 5);
    if (value < 24) return byte(static_cast<std::uint8_t>(type | value));
    const int width_log2 = value <= 0xFF ? 0 : value <= 0xFFFF ? 1 : value <= 0xFFFFFFFF ? 2 : 3;
    byte(static_cast<std::uint8_t>(type | (24 + width_log2)));
    for (int shift = (8 << width_log2) - 8; shift >= 0; shift -= 8) byte(static_cast<std::uint8_t>(value >> shift));
    return *this;
  }

  Bytes out_;
};

}  // namespace folkmoot::codec

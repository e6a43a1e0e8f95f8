#pragma once
// Reads numbers and columns of them, least byte first, from bytes of this home's own.
#include "base/bytes.h"

namespace folkmoot::journal {

/// What does not fit ends it: then all that is read after it is empty or 0, and `ok` says so.
class ColumnReader {
 public:
  explicit ColumnReader(BytesView bytes) : left_(bytes) {}

  template <class Number>
  Number number() {
    const BytesView bytes = take(1, sizeof(Number));
    return bytes.empty() ? Number{0} : at<Number>(bytes, 0);
  }
  BytesView take(std::uint64_t count, std::size_t size) {
    if (count > left_.size() / size) {
      ok_ = false;
      left_ = {};
      return {};
    }
    const BytesView out = left_.first(count * size);
    left_ = left_.subspan(count * size);
    return out;
  }
  template <class Number>
  static Number at(BytesView column, std::size_t i) {
    return little_endian<Number>(column.data() + i * sizeof(Number));
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return ok_ && left_.empty(); }

 private:
  BytesView left_;
  bool ok_ = true;
};

}  // namespace folkmoot::journal

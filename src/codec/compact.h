#pragma once
// Numbers and byte strings in few bytes, for streams where each byte counts (docs/protocol/event.md section 8). A
// number below 240 takes one byte, below 2,288 two, below 67,824 three; each number has exactly one form:
//
//   b < 0xF0                 b
//   0xF0..0xF7, x            240 + (b - 0xF0) * 256 + x
//   0xF8, two bytes          2,288 + the two bytes, big-endian
//   0xF9, three bytes        67,824 + the three bytes
//   0xFA, four bytes         16,845,040 + the four bytes
#include <optional>

#include "base/bytes.h"

namespace folkmoot::codec {

/// The largest number that has a form.
inline constexpr std::uint64_t kMaxCompact = 16'845'040 + std::uint64_t{0xFFFF'FFFF};

void put_compact(Bytes& out, std::uint64_t value);

/// Reads from a prefix of a stream. Running out of bytes is no fault of the stream: more may come, and then the caller
/// begins again from where it was.
class CompactReader {
 public:
  /// `input` must outlive the reader.
  explicit CompactReader(BytesView input) : input_(input) {}

  /// 0 after the end of the input, or after a fault.
  std::uint64_t number(std::uint64_t max = kMaxCompact);
  std::uint8_t byte();
  BytesView bytes(std::size_t size);
  template <class Id>
  Id id() {
    return Id::from(bytes(Id::kSize)).value_or(Id{});
  }

  /// All reads so far were satisfied.
  [[nodiscard]] bool ok() const { return !short_ && !wrong_; }
  /// The input ended in the middle of something.
  [[nodiscard]] bool ran_out() const { return short_ && !wrong_; }
  /// A number without a form or above what the caller allows: no further bytes can help.
  [[nodiscard]] bool wrong() const { return wrong_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] bool at_end() const { return offset_ == input_.size(); }

 private:
  BytesView input_;
  std::size_t offset_ = 0;
  bool short_ = false;
  bool wrong_ = false;
};

}  // namespace folkmoot::codec

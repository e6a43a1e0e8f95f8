#pragma once
// Frames inside the TLS stream: four bytes of length, big-endian, then as many bytes. docs/protocol/transport.md
// section 2. Pure: bytes in, bytes out.
#include <deque>
#include <optional>

#include "base/bytes.h"
#include "base/result.h"

namespace folkmoot::net {

inline constexpr std::size_t kFrameHead = 4;
/// 16 KiB of payload and room for what a message puts around it. Whoever announces more is cut before it is read.
inline constexpr std::size_t kMaxFrame = 16 * 1024 + 64;
/// TLS records are padded to a multiple of this, so that sizes come in few sorts.
inline constexpr std::size_t kRecordBlock = 4096;
/// What fits into one record of four blocks, beside TLS's own byte. One byte more costs another record.
inline constexpr std::size_t kRecordBytes = 4 * kRecordBlock - 1;
/// The largest frame that fills exactly one record: what long transfers should use.
inline constexpr std::size_t kFullFrame = kRecordBytes - kFrameHead;

/// Takes the stream apart into frames. Holds less than one frame and what was fed last.
class FrameReader {
 public:
  void feed(BytesView bytes);
  /// The next whole frame; nothing when more bytes are needed; an error as soon as a length cannot be right, which then
  /// stays. To be called until it gives nothing, before more is fed.
  [[nodiscard]] Result<std::optional<Bytes>> next();
  /// A frame has begun and is not whole yet.
  [[nodiscard]] bool inside_frame() const { return buffer_.size() > start_; }

 private:
  Bytes buffer_;
  std::size_t start_ = 0;
};

/// Frames on their way out, put together so that small ones share a record.
class FrameQueue {
 public:
  /// `frame` has 1 to kMaxFrame bytes: anything else is the caller's error.
  void push(const Bytes& frame);
  /// The bytes to write next: as many whole frames as fit one record, or one larger frame. Empty when nothing waits.
  [[nodiscard]] Bytes next_batch();
  [[nodiscard]] bool empty() const { return frames_.empty(); }
  /// With their heads.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  void clear();

 private:
  std::deque<Bytes> frames_;
  std::size_t bytes_ = 0;
};

}  // namespace folkmoot::net

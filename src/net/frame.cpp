#include "net/frame.h"

#include "base/check.h"
#include "net/errc.h"

namespace folkmoot::net {

void FrameReader::feed(BytesView bytes) {
  if (start_ > 0) {
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(start_));
    start_ = 0;
  }
  append(buffer_, bytes);
}

Result<std::optional<Bytes>> FrameReader::next() {
  const BytesView rest = BytesView(buffer_).subspan(start_);
  if (rest.size() < kFrameHead) return std::optional<Bytes>();
  std::size_t size = 0;
  for (std::size_t i = 0; i < kFrameHead; ++i) size = size << 8 | rest[i];
  if (size == 0) return fail(errc::kFrameEmpty);
  if (size > kMaxFrame) return fail(errc::kFrameTooLarge, std::to_string(size) + " bytes announced");
  if (rest.size() - kFrameHead < size) return std::optional<Bytes>();
  start_ += kFrameHead + size;
  return to_bytes(rest.subspan(kFrameHead, size));
}

void FrameQueue::push(const Bytes& frame) {
  FM_CHECK(!frame.empty() && frame.size() <= kMaxFrame);
  Bytes framed;
  framed.reserve(kFrameHead + frame.size());
  for (int shift = 24; shift >= 0; shift -= 8) framed.push_back(static_cast<std::uint8_t>(frame.size() >> shift));
  append(framed, frame);
  bytes_ += framed.size();
  frames_.push_back(std::move(framed));
}

Bytes FrameQueue::next_batch() {
  Bytes batch;
  while (!frames_.empty() && (batch.empty() || batch.size() + frames_.front().size() <= kRecordBytes)) {
    bytes_ -= frames_.front().size();
    if (batch.empty()) {
      batch = std::move(frames_.front());
    } else {
      append(batch, frames_.front());
    }
    frames_.pop_front();
  }
  return batch;
}

void FrameQueue::clear() {
  frames_.clear();
  bytes_ = 0;
}

}  // namespace folkmoot::net

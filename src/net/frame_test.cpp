#include "net/frame.h"

#include <doctest/doctest.h>

#include "net/errc.h"

namespace frame_test {
using namespace folkmoot;
using namespace folkmoot::net;

namespace {

Bytes framed(const Bytes& frame) {
  FrameQueue queue;
  queue.push(frame);
  return queue.next_batch();
}

std::vector<Bytes> all_frames(FrameReader& reader) {
  std::vector<Bytes> out;
  for (auto frame = reader.next(); frame && *frame; frame = reader.next()) out.push_back(**frame);
  return out;
}

}  // namespace

TEST_CASE("a frame is its length in four bytes, big-endian, and itself") {
  CHECK(to_hex(framed(Bytes(3, 0xAB))) == "00000003ababab");
  CHECK(to_hex(BytesView(framed(Bytes(0x1234, 0))).first(4)) == "00001234");
}

TEST_CASE("frames come out the same wherever the stream is split") {
  Bytes stream;
  const std::vector<Bytes> frames = {Bytes(1, 1), Bytes(5, 2), Bytes(300, 3)};
  for (const Bytes& frame : frames) append(stream, framed(frame));
  for (std::size_t split = 0; split <= stream.size(); ++split) {
    FrameReader reader;
    reader.feed(BytesView(stream).first(split));
    std::vector<Bytes> got = all_frames(reader);
    CHECK(reader.inside_frame() == (split != 0 && split != 5 && split != 14 && split != stream.size()));
    reader.feed(BytesView(stream).subspan(split));
    for (Bytes& frame : all_frames(reader)) got.push_back(std::move(frame));
    CHECK(got == frames);
    CHECK(!reader.inside_frame());
  }
}

TEST_CASE("a length is judged before anything is read for it, and stays judged") {
  const auto outcome = [](std::string_view hex) {
    FrameReader reader;
    reader.feed(from_hex(hex).value());
    const auto first = reader.next();
    const auto again = reader.next();
    CHECK(first.has_value() == again.has_value());
    return first ? Code("no error") : first.error().code;
  };
  CHECK(kMaxFrame == 0x4040);
  CHECK(outcome("00004041") == errc::kFrameTooLarge);
  CHECK(outcome("00004040") == "no error");
  CHECK(outcome("ffffffff") == errc::kFrameTooLarge);
  CHECK(outcome("40000000") == errc::kFrameTooLarge);
  CHECK(outcome("00000000") == errc::kFrameEmpty);
  CHECK(outcome("474554") == "no error");                                  // "GET": not a length yet
  CHECK(outcome("474554202f20485454502f312e31") == errc::kFrameTooLarge);  // "GET / HTTP/1.1"
}

TEST_CASE("small frames share a record, a full one fills exactly one, none is torn apart") {
  FrameQueue queue;
  queue.push(Bytes(kFullFrame, 1));
  for (int i = 0; i < 100; ++i) queue.push(Bytes(300, 2));
  queue.push(Bytes(kMaxFrame, 3));
  CHECK(queue.bytes() == kRecordBytes + std::size_t{100} * 304 + kMaxFrame + kFrameHead);
  CHECK(queue.next_batch().size() == kRecordBytes);
  CHECK(queue.next_batch().size() == 53 * 304);
  CHECK(queue.next_batch().size() == 47 * 304);
  CHECK(queue.next_batch().size() == kMaxFrame + kFrameHead);
  CHECK(queue.next_batch().empty());
  CHECK(queue.empty());
  CHECK(queue.bytes() == 0);
}
}  // namespace frame_test

// The encoding: whatever the reader accepts as a plain value, a writer that knows nothing of formats writes again to
// the same bytes. So no value has two encodings.

#include <cstdint>

#include "base/check.h"
#include "codec/reader.h"
#include "codec/writer.h"

namespace {
using namespace folkmoot;
using codec::Reader;
using codec::Type;
using codec::Writer;

/// A negative number is -1 - n; the formats have none, so the writer cannot write one. Its head is a number's with one
/// bit set.
void copy_negative(Reader& in, Writer& out) {
  Bytes head = to_bytes(in.any());
  FM_CHECK((head.front() >> 5) == 1);
  head.front() = static_cast<std::uint8_t>(head.front() & 0x1F);
  Reader as_number(head);
  Bytes written = Writer().uint(as_number.uint()).take();
  FM_CHECK(as_number.finish().has_value());
  written.front() = static_cast<std::uint8_t>(written.front() | 0x20);
  out.raw(written);
}

/// Depth is bounded: the bytes were accepted, so they nest at most 16 deep.
void copy(Reader& in, Writer& out) {
  switch (in.peek()) {
    case Type::uint:
      out.uint(in.uint());
      return;
    case Type::negative:
      copy_negative(in, out);
      return;
    case Type::bytes:
      out.bytes(in.bytes());
      return;
    case Type::text:
      out.text(in.text());
      return;
    case Type::array: {
      const std::size_t count = in.array();
      out.array(count);
      for (std::size_t i = 0; i < count; ++i) copy(in, out);
      return;
    }
    case Type::map: {
      const std::size_t count = in.map();
      out.map(count);
      for (std::size_t i = 0; i < count; ++i) {
        out.uint(in.uint());
        copy(in, out);
      }
      return;
    }
    case Type::boolean:
      out.boolean(in.boolean());
      return;
    case Type::null:
      FM_CHECK(in.null());
      out.null();
      return;
    case Type::none:
      FM_CHECK(false);
      return;
  }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const BytesView bytes(data, size);
  if (!codec::check_value(bytes)) return 0;
  Reader in(bytes);
  Writer out;
  copy(in, out);
  FM_CHECK(in.finish().has_value());
  FM_CHECK(equal(out.view(), bytes));
  return 0;
}

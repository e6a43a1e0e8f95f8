#include <doctest/doctest.h>

#include "codec/reader.h"
#include "codec/writer.h"

namespace codec_test {
using namespace folkmoot;
using namespace folkmoot::codec;

namespace {
Code refusal(std::string_view hex) {
  const auto outcome = check_value(from_hex(hex).value());
  return outcome ? Code{"accepted"} : outcome.error().code;
}
}  // namespace

TEST_CASE("every kind of non-canonical encoding is refused with its reason") {
  CHECK(refusal("1817") == codec::errc::kNotShortest);        // 23 in two bytes
  CHECK(refusal("1900ff") == codec::errc::kNotShortest);      // 255 in three
  CHECK(refusal("1a0000ffff") == codec::errc::kNotShortest);  // 65535 in five
  CHECK(refusal("1b00000000ffffffff") == codec::errc::kNotShortest);
  CHECK(refusal("580161") == codec::errc::kNotShortest);    // length 1 in two bytes
  CHECK(refusal("5f4161ff") == codec::errc::kUnsupported);  // indefinite byte string
  CHECK(refusal("9f01ff") == codec::errc::kUnsupported);    // indefinite array
  CHECK(refusal("bf0001ff") == codec::errc::kUnsupported);  // indefinite map
  CHECK(refusal("c001") == codec::errc::kUnsupported);      // tag
  CHECK(refusal("f97c00") == codec::errc::kUnsupported);    // float
  CHECK(refusal("f7") == codec::errc::kUnsupported);        // undefined
  CHECK(refusal("f818") == codec::errc::kUnsupported);      // simple value in two bytes
  CHECK(refusal("1c") == codec::errc::kUnsupported);        // reserved length
  CHECK(refusal("a200010002") == codec::errc::kKeyOrder);   // duplicate key
  CHECK(refusal("a201010002") == codec::errc::kKeyOrder);   // unsorted keys
  CHECK(refusal("a1610001") == codec::errc::kWrongType);    // text as a key
  CHECK(refusal("62c080") == codec::errc::kUtf8);
  CHECK(refusal("0000") == codec::errc::kTrailing);
  CHECK(refusal("") == codec::errc::kTruncated);
  CHECK(refusal("8201") == codec::errc::kTruncated);
  CHECK(refusal("5bffffffffffffffff00") == codec::errc::kTruncated);  // a length that lies
  CHECK(refusal("9bffffffffffffffff00") == codec::errc::kTruncated);
  CHECK(refusal(std::string(34, '8').replace(0, 34, "818181818181818181818181818181818100")) == codec::errc::kTooDeep);
}

TEST_CASE("well-formed values are accepted, nested ones to the depth limit") {
  for (const std::string_view good :
       {"00", "17", "1818", "20", "3903e7", "40", "4161", "62c3a9", "80", "820102", "a0", "a2000118ff8101", "f4", "f5",
        "f6", "a100a1008181f6", "8181818181818181818181818181818100"})
    CHECK(refusal(good) == "accepted");
}

TEST_CASE("what the writer writes the reader reads") {
  Writer writer;
  writer.map(4).uint(0).uint(500).uint(1).text("é").uint(2).array(2).null().boolean(true).uint(9).bytes(
      as_bytes("xyz"));
  Reader reader(writer.view());
  MapReader map(reader);
  CHECK(map.need(0));
  CHECK(reader.uint() == 500);
  CHECK(map.has(1));
  CHECK(reader.text() == "é");
  CHECK(map.has(2));
  reader.array_of(2);
  CHECK(reader.null());
  CHECK(reader.boolean());
  CHECK(!map.has(5));
  CHECK(map.has(9));
  CHECK(equal(reader.bytes(), as_bytes("xyz")));
  map.finish();
  CHECK(reader.finish());
}

TEST_CASE("heads take their shortest form at every boundary") {
  for (const std::uint64_t value :
       {0ULL, 23ULL, 24ULL, 255ULL, 256ULL, 65535ULL, 65536ULL, 0xFFFFFFFFULL, 0x100000000ULL, ~0ULL}) {
    const Bytes encoded = Writer().uint(value).take();
    Reader reader(encoded);
    CHECK(reader.uint() == value);
    CHECK(reader.finish());
  }
}

TEST_CASE("maps: unknown, missing and out-of-order keys are named") {
  const auto read = [](std::string_view hex, auto&& body) {
    const Bytes bytes = from_hex(hex).value();
    Reader reader(bytes);
    MapReader map(reader);
    body(map, reader);
    map.finish();
    const auto outcome = reader.finish();
    return outcome ? Code{"accepted"} : outcome.error().code;
  };
  const auto two_keys = [](MapReader& map, Reader& reader) {
    if (map.need(1)) reader.uint();
    if (map.has(3)) reader.uint();
  };
  CHECK(read("a10100", two_keys) == "accepted");
  CHECK(read("a201000305", two_keys) == "accepted");
  CHECK(read("a10300", two_keys) == codec::errc::kMissingKey);
  CHECK(read("a201000200", two_keys) == codec::errc::kUnknownKey);
  CHECK(read("a201000400", two_keys) == codec::errc::kUnknownKey);
  CHECK(read("a20100f600", two_keys) == codec::errc::kWrongType);
  CHECK(read("a203000100", two_keys) == codec::errc::kMissingKey);
  CHECK(read("a0", two_keys) == codec::errc::kMissingKey);
}

TEST_CASE("the first fault stays, and later reads are empty") {
  const Bytes bytes = from_hex("8201f97c00").value();
  Reader reader(bytes);
  reader.array_of(2);
  CHECK(reader.text().empty());  // a number stands there
  CHECK(reader.uint() == 0);
  CHECK(reader.bytes().empty());
  CHECK(reader.any().empty());
  CHECK(reader.finish().error() == Error{codec::errc::kWrongType, "at byte 1"});
}
}  // namespace codec_test

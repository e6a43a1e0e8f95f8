#include "event/header.h"

#include <doctest/doctest.h>

#include "codec/writer.h"
#include "crypto/hash.h"
#include "event/errc.h"
#include "tests/support/event_samples.h"

namespace header_test {
using namespace folkmoot;
using namespace folkmoot::event;
using test::filled;

namespace {
Header second_event() {
  Header header = test::sample_header(Kind::vouch);
  header.seq = 1;
  header.prev = filled<EventId>(0x20);
  header.after = 7;
  header.parents = {filled<EventId>(0x10), filled<EventId>(0x30)};
  header.body_len = 300;
  return header;
}

Code refusal(BytesView bytes) {
  const auto header = decode_header(bytes);
  return header ? Code{"accepted"} : header.error().code;
}
Code refusal(const Header& header) { return refusal(encode_header(header)); }

/// A header whose items are encoded values given one by one: the frame for what `encode_header` cannot write.
Code refusal_of_items(const std::vector<Bytes>& items) {
  codec::Writer out;
  out.array(items.size());
  for (const Bytes& item : items) out.raw(item);
  return refusal(out.view());
}

std::vector<Bytes> items_of_second_event() {
  const Header header = second_event();
  const auto uint = [](std::uint64_t value) { return codec::Writer().uint(value).take(); };
  const auto bytes = [](BytesView value) { return codec::Writer().bytes(value).take(); };
  Bytes parents = codec::Writer().array(2).id(header.parents[0]).id(header.parents[1]).take();
  return {uint(1),
          bytes(header.assembly.view()),
          uint(2),
          bytes(header.device.view()),
          uint(1),
          bytes(header.prev->view()),
          uint(7),
          bytes(header.space.view()),
          parents,
          codec::Writer().null().take(),
          bytes(header.body_hash.view()),
          uint(300)};
}
}  // namespace

TEST_CASE("a header survives its bytes") {
  for (const Header& header : {second_event(), test::sample_header(Kind::found)}) {
    const Bytes bytes = encode_header(header);
    CHECK(decode_header(bytes) == header);
    CHECK(event_id(bytes) == reinterpret_id<EventId>(crypto::hash("fm1/id", bytes)));
  }
}

TEST_CASE("the items stand where the specification says") {
  codec::Writer out;
  out.array(12);
  for (const Bytes& item : items_of_second_event()) out.raw(item);
  CHECK(out.view() == encode_header(second_event()));
  CHECK(associated_data(second_event()).front() == 0x8A);
  const Bytes whole = encode_header(second_event());
  const Bytes first_ten = associated_data(second_event());
  CHECK(equal(BytesView(whole).subspan(1, first_ten.size() - 1), BytesView(first_ten).subspan(1)));
}

TEST_CASE("the largest header there is stays below the limit") {
  Header header = second_event();
  header.seq = header.after = kMaxSeq;
  header.parents.clear();
  for (std::uint8_t i = 0; i < kMaxParents; ++i)
    header.parents.push_back(filled<EventId>(static_cast<std::uint8_t>(0x80 + i)));
  header.key_epoch = filled<Hash>(9);
  header.body_len = kMaxBodySize;
  CHECK(decode_header(encode_header(header)) == header);
  CHECK(encode_header(header).size() <= kMaxHeaderSize);
}

TEST_CASE("the version is judged before everything that a later one may change") {
  auto items = items_of_second_event();
  items[0] = {0x02};
  CHECK(refusal_of_items(items) == event::errc::kVersion);
  items.push_back({0x00});  // a later version may have thirteen items
  CHECK(refusal_of_items(items) == event::errc::kVersion);
  items[0] = {0x00};
  CHECK(refusal_of_items(items) == event::errc::kVersion);
  items[0] = {0x01};
  CHECK(refusal_of_items(items) == event::errc::kHeader);
  items.resize(11);
  CHECK(refusal_of_items(items) == event::errc::kHeader);
}

TEST_CASE("an item of another type, size or form is no header") {
  const auto good = items_of_second_event();
  CHECK(refusal_of_items(good) == "accepted");
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto items = good;
    items[i] = {0xF4};
    CHECK(refusal_of_items(items) == event::errc::kHeader);
    items[i] = {0x41, 0x00};  // one byte where an id stands, or bytes where a number stands
    CHECK(refusal_of_items(items) == event::errc::kHeader);
    items[i] = {0x18, 0x01};  // a number in a longer form than it needs
    CHECK(refusal_of_items(items) == event::errc::kHeader);
    items[i] = {0xC1, 0x01};  // a tag
    CHECK(refusal_of_items(items) == event::errc::kHeader);
    items[i] = {0x9F, 0xFF};  // an indefinite array
    CHECK(refusal_of_items(items) == event::errc::kHeader);
  }
}

TEST_CASE("bytes missing, left over or too many are no header") {
  const Bytes good = encode_header(second_event());
  for (std::size_t size = 0; size < good.size(); ++size)
    CHECK(refusal(BytesView(good).first(size)) == event::errc::kHeader);
  Bytes longer = good;
  longer.push_back(0);
  CHECK(refusal(longer) == event::errc::kHeader);
  CHECK(refusal(Bytes(kMaxHeaderSize + 1, 0x8C)) == event::errc::kHeader);
}

TEST_CASE("classes end at 5") {
  Header header = second_event();
  header.cls = Class::keys;
  CHECK(refusal(header) == "accepted");
  header.cls = static_cast<Class>(6);
  CHECK(refusal(header) == event::errc::kClass);
}

TEST_CASE("seq and prev belong together, seq and after have a bound") {
  Header header = second_event();
  header.seq = 0;
  CHECK(refusal(header) == event::errc::kSeq);
  header = second_event();
  header.prev.reset();
  CHECK(refusal(header) == event::errc::kSeq);
  header = second_event();
  header.seq = kMaxSeq + 1;
  CHECK(refusal(header) == event::errc::kSeq);
  header.seq = kMaxSeq;
  CHECK(refusal(header) == "accepted");
  header.after = kMaxSeq + 1;
  CHECK(refusal(header) == event::errc::kSeq);
}

TEST_CASE("parents are at most sixteen, strictly ascending, and prev is not among them") {
  Header header = second_event();
  header.parents.clear();
  for (std::uint8_t i = 0; i < 16; ++i) header.parents.push_back(filled<EventId>(static_cast<std::uint8_t>(0x80 + i)));
  CHECK(refusal(header) == "accepted");
  header.parents.push_back(filled<EventId>(0xF0));
  CHECK(refusal(header) == event::errc::kParents);
  header.parents = {filled<EventId>(0x30), filled<EventId>(0x10)};
  CHECK(refusal(header) == event::errc::kParents);
  header.parents = {filled<EventId>(0x10), filled<EventId>(0x10)};
  CHECK(refusal(header) == event::errc::kParents);
  header.parents = {filled<EventId>(0x10), *header.prev};
  CHECK(refusal(header) == event::errc::kParents);
}

TEST_CASE("body_len ends at 32768") {
  Header header = second_event();
  header.body_len = kMaxBodySize;
  CHECK(refusal(header) == "accepted");
  header.body_len = kMaxBodySize + 1;
  CHECK(refusal(header) == event::errc::kBodyTooLarge);
  auto items = items_of_second_event();
  items[11] = codec::Writer().uint(~std::uint64_t{0}).take();
  CHECK(refusal_of_items(items) == event::errc::kBodyTooLarge);
}

TEST_CASE("a founding event is plain, of class 5, the first of its chain and rests on nothing") {
  const Header good = test::sample_header(Kind::found);
  CHECK(good.is_founding());
  CHECK(refusal(good) == "accepted");
  Header header = good;
  header.cls = Class::act;
  CHECK(refusal(header) == event::errc::kFounding);
  header = good;
  header.after = 1;
  CHECK(refusal(header) == event::errc::kFounding);
  header = good;
  header.parents = {filled<EventId>(1)};
  CHECK(refusal(header) == event::errc::kFounding);
  header = good;
  header.key_epoch = filled<Hash>(1);
  CHECK(refusal(header) == event::errc::kFounding);
  header = good;
  header.seq = 1;
  header.prev = filled<EventId>(1);
  CHECK(refusal(header) == event::errc::kFounding);
}

TEST_CASE("of two faults the earlier in the order of checks is named") {
  Header header = second_event();
  header.seq = 0;  // prev stays
  header.parents = {filled<EventId>(0x30), filled<EventId>(0x10)};
  CHECK(refusal(header) == event::errc::kSeq);
  header.body_len = kMaxBodySize + 1;
  CHECK(refusal(header) == event::errc::kBodyTooLarge);
  header.cls = static_cast<Class>(6);
  CHECK(refusal(header) == event::errc::kClass);
  Bytes bytes = encode_header(header);
  bytes.pop_back();
  CHECK(refusal(bytes) == event::errc::kClass);
  bytes[1] = 2;
  CHECK(refusal(bytes) == event::errc::kVersion);
}
}  // namespace header_test

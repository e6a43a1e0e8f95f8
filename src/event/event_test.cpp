#include "event/event.h"

#include <doctest/doctest.h>

#include "codec/writer.h"
#include "event/errc.h"
#include "tests/support/event_samples.h"

namespace event_test {
using namespace folkmoot;
using namespace folkmoot::event;
using test::filled;

namespace {
Code refusal(BytesView bytes) {
  const auto event = decode_event(bytes);
  return event ? Code{"accepted"} : event.error().code;
}

/// A frame around parts that need not belong together.
Bytes framed(BytesView header, BytesView signature, std::optional<Bytes> body) {
  codec::Writer out;
  out.array(3).bytes(header).bytes(signature);
  if (body)
    out.bytes(*body);
  else
    out.null();
  return out.take();
}

Event event_with_body(Bytes body) {
  return make_event(test::sample_header(Kind::note), std::move(body), test::signing_key(test::kAuthor));
}
}  // namespace

TEST_CASE("an event of every kind survives its bytes, and its signature holds") {
  for (const auto& [name, content] : test::sample_contents()) {
    CAPTURE(name);
    const Event event = test::sample_event(content);
    const Bytes bytes = encode_event(event);
    REQUIRE(decode_event(bytes) == event);
    CHECK(verify_signature(event));
    CHECK(decode_body(*event.body)->content == content);
    CHECK(bytes.size() <= kMaxEventSize);
  }
}

TEST_CASE("a body may be absent; the id and signature stay checkable") {
  Event event = test::sample_event(Leave{});
  event.body.reset();
  const auto decoded = decode_event(encode_event(event));
  REQUIRE(decoded == event);
  CHECK(verify_signature(*decoded));
}

TEST_CASE("what is not framed as an event is refused") {
  const Event event = test::sample_event(Leave{});
  const Bytes header = encode_header(event.header);
  const Bytes good = framed(header, event.signature.view(), event.body);
  CHECK(refusal(good) == "accepted");
  for (std::size_t size = 0; size < good.size(); ++size)
    CHECK(refusal(BytesView(good).first(size)) == event::errc::kHeader);
  Bytes longer = good;
  longer.push_back(0xF6);
  CHECK(refusal(longer) == event::errc::kHeader);
  CHECK(refusal(framed(header, BytesView(event.signature.bytes).first(63), event.body)) == event::errc::kHeader);
  CHECK(refusal(codec::Writer().array(2).bytes(header).id(event.signature).view()) == event::errc::kHeader);
  CHECK(refusal(codec::Writer().array(3).bytes(header).id(event.signature).boolean(false).view()) ==
        event::errc::kHeader);
  CHECK(refusal(framed({}, event.signature.view(), event.body)) == event::errc::kHeader);
}

TEST_CASE("the body is the one that the header names") {
  const Event event = test::sample_event(Note{filled<EventId>(1), "text"});
  const Bytes header = encode_header(event.header);
  Bytes other = *event.body;
  other.back() ^= 1;
  CHECK(refusal(framed(header, event.signature.view(), other)) == event::errc::kBodyMismatch);
  other = *event.body;
  other.pop_back();
  CHECK(refusal(framed(header, event.signature.view(), other)) == event::errc::kBodyMismatch);
  CHECK(refusal(framed(header, event.signature.view(), Bytes{})) == event::errc::kBodyMismatch);
  Header wrong_length = event.header;
  ++wrong_length.body_len;
  CHECK(refusal(framed(encode_header(wrong_length), event.signature.view(), event.body)) == event::errc::kBodyMismatch);
}

TEST_CASE("a body of 32768 bytes is the largest") {
  const Event largest = event_with_body(Bytes(kMaxBodySize, 0x20));
  CHECK(refusal(encode_event(largest)) == "accepted");
  CHECK(encode_event(largest).size() <= kMaxEventSize);
  const Bytes larger(kMaxBodySize + 1, 0x20);
  CHECK(refusal(framed(encode_header(largest.header), largest.signature.view(), larger)) == event::errc::kBodyTooLarge);
  Header header = largest.header;
  header.body_len = kMaxBodySize + 1;
  header.body_hash = body_hash(larger);
  CHECK(refusal(framed(encode_header(header), largest.signature.view(), larger)) == event::errc::kBodyTooLarge);
  CHECK(refusal(framed(encode_header(header), largest.signature.view(), std::nullopt)) == event::errc::kBodyTooLarge);
}

TEST_CASE("an empty body is a body, not an absent one") {
  const Event event = event_with_body({});
  const auto decoded = decode_event(encode_event(event));
  REQUIRE(decoded);
  REQUIRE(decoded->body.has_value());
  CHECK(decoded->body->empty());
}

TEST_CASE("faults of the header come before faults of the body") {
  Event event = test::sample_event(Leave{});
  event.header.seq = 1;
  CHECK(refusal(framed(encode_header(event.header), event.signature.view(), Bytes{})) == event::errc::kSeq);
}

TEST_CASE("the signature is the author's over this id, in its one form") {
  const Event good = test::sample_event(Leave{});
  Event event = good;
  event.signature = test::malleated(good.signature);
  CHECK(event.signature != good.signature);
  CHECK(!verify_signature(event));
  event = good;
  event.signature = test::sample_event(Confirm{{filled<EventId>(1)}}).signature;
  CHECK(!verify_signature(event));
  event.signature = Signature{};
  CHECK(!verify_signature(event));
  event = good;
  event.header.device = test::device_of(test::signing_key(test::kDevice));
  CHECK(!verify_signature(event));
  event = good;
  event.header.device = reinterpret_id<DeviceId>(test::small_order_key());
  event.signature = Signature{};
  event.signature.bytes[0] = 1;  // R = identity, S = 0: holds for every message under a key of small order
  CHECK(!verify_signature(event));
}

TEST_CASE("the signature is not in the id, and an unsigned or wrongly signed event still decodes") {
  Event event = test::sample_event(Leave{});
  const EventId id = event.id;
  event.signature = Signature{};
  CHECK(decode_event(encode_event(event))->id == id);
}

TEST_CASE("an assembly is named by the event that founds it") {
  const Event found = test::sample_event(test::sample_contents().front().second);
  REQUIRE(found.header.is_founding());
  CHECK(assembly_of(found).bytes == found.id.bytes);
  CHECK(assembly_of(test::sample_event(Leave{})) == test::sample_assembly());
}

TEST_CASE("a founding event introduces its author") {
  const Event found = test::sample_event(test::sample_contents().front().second);
  CHECK(introduced_device(found) == found.header.device);
  Event without_body = found;
  without_body.body.reset();
  CHECK(!introduced_device(without_body));
  Event small_order = found;
  small_order.header.device = reinterpret_id<DeviceId>(test::small_order_key());
  CHECK(!introduced_device(small_order));
}

TEST_CASE("a hand-in introduces the device of its record") {
  for (const auto& [name, record] : test::sample_records()) {
    CAPTURE(name);
    const Event event = test::sample_event(HandIn{record});
    CHECK(introduced_device(event) == record.device());
  }
}

TEST_CASE(
    "nothing is introduced by another class, kind, encrypted or absent body, or a record that does not show its key") {
  const HandIn content{test::device_record(false)};
  const Bytes body = encode_body(test::sample_body(content));
  const auto key = test::signing_key(test::kAuthor);
  Header header = test::sample_header(Kind::hand_in);
  CHECK(introduced_device(make_event(header, body, key)).has_value());
  header.cls = Class::grant;
  CHECK(!introduced_device(make_event(header, body, key)));
  header = test::sample_header(Kind::hand_in);
  header.key_epoch = filled<Hash>(1);
  CHECK(!introduced_device(make_event(header, body, key)));
  Event absent = test::sample_event(content);
  absent.body.reset();
  CHECK(!introduced_device(absent));
  CHECK(!introduced_device(test::sample_event(Invite{test::signing_key(1).public_key(), {}})));
  CHECK(!introduced_device(test::sample_event(HandIn{test::signed_record(content.record.fields, {test::kPerson})})));
  Bytes damaged = body;
  damaged.push_back(0);
  CHECK(!introduced_device(make_event(test::sample_header(Kind::hand_in), damaged, key)));
}
}  // namespace event_test

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "codec/reader.h"
#include "event/event.h"
#include "event/sealed.h"
#include "tests/support/event_gen.h"
#include "tests/support/event_samples.h"
#include "tests/support/prop.h"

namespace event_prop {
using namespace folkmoot;
using namespace folkmoot::event;

namespace {
/// Changes, removes or inserts a few bytes.
Bytes tampered(Bytes bytes) {
  const auto changes = *rc::gen::inRange<int>(1, 4);
  for (int i = 0; i < changes; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size() + 1);
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto byte = *rc::gen::arbitrary<std::uint8_t>();
    const auto way = *rc::gen::inRange<int>(0, 8);  // mostly a change in place: what is cut is seldom accepted
    if (way == 0) {
      bytes.insert(place, byte);
    } else if (at < bytes.size()) {
      if (way == 1)
        bytes.erase(place);
      else
        bytes[at] = byte;
    }
  }
  return bytes;
}
}  // namespace

TEST_CASE("headers") {
  CHECK(test::holds("decoding undoes encoding", [] {
    const Header header = test::any_header();
    RC_ASSERT(decode_header(encode_header(header)) == header);
  }));
  CHECK(test::holds("what is accepted encodes to the same bytes", [] {
    const Bytes bytes = tampered(encode_header(test::any_header()));
    const auto header = decode_header(bytes);
    RC_CLASSIFY(header.has_value(), "accepted");
    if (header) RC_ASSERT(encode_header(*header) == bytes);
  }));
}

TEST_CASE("bodies") {
  for (const Kind kind : test::all_kinds()) {
    CHECK(test::holds("decoding undoes encoding: " + std::string(kind_name(kind)), [&] {
      const Body body{test::any_id<Salt>(), test::any_time(), test::any_content(kind)};
      RC_ASSERT(kind_of(body.content) == kind);
      const Bytes bytes = encode_body(body);
      RC_ASSERT(codec::check_value(BytesView(bytes).subspan(kSaltSize)).has_value());
      RC_ASSERT(decode_body(bytes) == body);
    }));
  }
  CHECK(test::holds("what is accepted encodes to the same bytes, and its head agrees", [] {
    const Bytes bytes = tampered(encode_body(test::any_body()));
    const auto body = decode_body(bytes);
    RC_CLASSIFY(body.has_value(), "accepted");
    if (!body) return;
    RC_ASSERT(encode_body(*body) == bytes);
    const auto head = decode_body_head(bytes);
    RC_ASSERT(head.has_value());
    RC_ASSERT(head->kind == static_cast<std::uint64_t>(kind_of(body->content)));
    RC_ASSERT(head->claimed == body->claimed);
  }));
}

TEST_CASE("records") {
  CHECK(test::holds("decoding undoes encoding", [] {
    const Record record = test::any_record();
    RC_ASSERT(decode_record(encode_record(record)) == record);
  }));
  CHECK(test::holds("what is accepted encodes to the same bytes", [] {
    const Bytes bytes = tampered(encode_record(test::any_record()));
    const auto record = decode_record(bytes);
    RC_CLASSIFY(record.has_value(), "accepted");
    if (record) RC_ASSERT(encode_record(*record) == bytes);
  }));
}

TEST_CASE("events") {
  const auto key = test::signing_key(test::kAuthor);
  CHECK(test::holds("an event decodes to itself and its signature holds", [&] {
    Header header = test::any_header();
    header.device = test::device_of(key);
    const Event event = make_event(header, encode_body(test::any_body()), key);
    const Bytes bytes = encode_event(event);
    RC_ASSERT(decode_event(bytes) == event);
    RC_ASSERT(verify_signature(event));
  }));
  CHECK(test::holds("a change that still decodes has another id, or another signature, or no body", [&] {
    Header header = test::any_header();
    header.device = test::device_of(key);
    const Event event = make_event(header, encode_body(test::any_body()), key);
    const Bytes bytes = tampered(encode_event(event));
    const auto changed = decode_event(bytes);
    if (!changed || *changed == event) return;
    RC_ASSERT(encode_event(*changed) == bytes);
    RC_ASSERT(changed->id != event.id || changed->signature != event.signature || !changed->body);
    if (changed->id != event.id || changed->signature != event.signature) RC_ASSERT(!verify_signature(*changed));
  }));
}

TEST_CASE("encrypted bodies open to what was encrypted") {
  CHECK(test::holds("decrypting undoes encrypting", [] {
    Header header = test::any_header();
    header.key_epoch = test::any_id<Hash>();
    const Bytes plain(*rc::gen::inRange<std::size_t>(0, kMaxEncryptedPlain + 1),
                      *rc::gen::elementOf(Bytes{0x00, 0x80, 0x01}));
    const auto key = test::secret_filled(*rc::gen::arbitrary<std::uint8_t>());
    const auto body = encrypt_body(header, plain, key, test::any_id<crypto::Nonce24>());
    RC_ASSERT(body.has_value());
    RC_ASSERT(decrypt_body(header, *body, key) == plain);
  }));
}
}  // namespace event_prop

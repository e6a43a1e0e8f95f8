// Events and their parts: whatever a decoder accepts encodes again to the same bytes, under the same id. The input is
// taken for each of the formats in turn.

#include <cstdint>

#include "base/check.h"
#include "codec/reader.h"
#include "event/charter.h"
#include "event/event.h"
#include "event/limits.h"
#include "event/sealed.h"

namespace {
using namespace folkmoot;
using namespace folkmoot::event;

void check_record(BytesView bytes) {
  const auto record = decode_record(bytes);
  if (!record) return;
  FM_CHECK(equal(encode_record(*record), bytes));
  const auto id = record_id(*record);
  FM_CHECK(!introduces_device(*record, id) ||
           record_signed_by(*record, id, 0, reinterpret_id<SignKey>(record->device())));
}

void check_charter(BytesView bytes) {
  const auto charter = decode_charter(bytes);
  if (charter) FM_CHECK(equal(encode_charter(*charter), bytes));
}

void check_plain_body(BytesView bytes) {
  const auto body = decode_body(bytes);
  const auto head = decode_body_head(bytes);
  if (!body) return;
  FM_CHECK(equal(encode_body(*body), bytes));
  FM_CHECK(codec::check_value(bytes.subspan(kSaltSize)).has_value());
  FM_CHECK(head && head->claimed == body->claimed && head->kind == static_cast<std::uint64_t>(kind_of(body->content)));
  if (const auto* hand_in = std::get_if<HandIn>(&body->content)) check_record(encode_record(hand_in->record));
  if (const auto* found = std::get_if<Found>(&body->content)) check_charter(found->charter);
}

void check_header_bytes(BytesView bytes) {
  const auto header = decode_header(bytes);
  if (!header) return;
  FM_CHECK(equal(encode_header(*header), bytes));
  FM_CHECK(check_header(*header).has_value());
  FM_CHECK(codec::check_value(associated_data(*header)).has_value());
}

void check_event(BytesView bytes) {
  const auto event = decode_event(bytes);
  if (!event) return;
  FM_CHECK(equal(encode_event(*event), bytes));
  FM_CHECK(event->id == event_id(encode_header(event->header)));
  FM_CHECK(bytes.size() <= kMaxEventSize);
  // A second reading says the same of the same bytes, whatever it says.
  const bool holds = verify_signature(*event);
  FM_CHECK(holds == verify_signature(*decode_event(bytes)));
  const auto introduced = introduced_device(*event);
  FM_CHECK(!introduced || crypto::is_valid_key(reinterpret_id<SignKey>(*introduced)));
  if (!event->body) return;
  if (!event->header.key_epoch) return check_plain_body(*event->body);
  const crypto::Secret32 key;
  const auto plain = decrypt_body(event->header, *event->body, key);
  if (!plain) return;
  const auto nonce = *crypto::Nonce24::from(BytesView(*event->body).first(crypto::Nonce24::kSize));
  FM_CHECK(encrypt_body(event->header, *plain, key, nonce) == *event->body);
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  crypto::start();
  const BytesView bytes(data, size);
  check_event(bytes);
  check_header_bytes(bytes);
  check_plain_body(bytes);
  check_record(bytes);
  check_charter(bytes);
  return 0;
}

#include "event/event.h"

#include "base/check.h"
#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/tags.h"
#include "event/errc.h"

namespace folkmoot::event {

Bytes encode_event(const Event& event) {
  codec::Writer out;
  out.array(3).bytes(encode_header(event.header)).id(event.signature);
  if (event.body)
    out.bytes(*event.body);
  else
    out.null();
  return out.take();
}

Result<Ok> check_body(const Header& header, BytesView body) {
  if (body.size() > kMaxBodySize) return fail(errc::kBodyTooLarge, std::to_string(body.size()) + " bytes");
  if (body.size() != header.body_len) return fail(errc::kBodyMismatch, "its length is not the header's body_len");
  if (body_hash(body) != header.body_hash) return fail(errc::kBodyMismatch, "its hash is not the header's body_hash");
  return Ok{};
}

Result<Event> assemble_event(BytesView header, const Signature& signature, std::optional<Bytes> body) {
  FM_ASSIGN(Header decoded, decode_header(header));
  if (body) FM_TRY(check_body(decoded, *body));
  return Event{std::move(decoded), event_id(header), signature, std::move(body)};
}

Result<Event> decode_event(BytesView bytes) {
  codec::Reader in(bytes);
  in.array_of(3);
  const BytesView header = in.bytes();
  const auto signature = in.id<Signature>();
  std::optional<Bytes> body;
  if (!in.null()) body = to_bytes(in.bytes());
  if (const auto read = in.finish(); !read)
    return fail(errc::kHeader, std::string(read.error().code) + " " + read.error().detail);
  return assemble_event(header, signature, std::move(body));
}

bool verify_signature(const Event& event) {
  return crypto::verify(reinterpret_id<SignKey>(event.header.device), crypto::tag::kEventSignature, event.id.view(),
                        event.signature);
}

Event draft_event(Header header, Bytes body) {
  FM_CHECK(body.size() <= kMaxBodySize);
  header.body_len = static_cast<std::uint32_t>(body.size());
  header.body_hash = body_hash(body);
  FM_CHECK(check_header(header).has_value());
  const EventId id = event_id(encode_header(header));
  return {std::move(header), id, {}, std::move(body)};
}

Event sign_event(Event draft, const crypto::SigningKey& key) {
  FM_CHECK(draft.header.device.bytes == key.public_key().bytes);
  draft.signature = key.sign(crypto::tag::kEventSignature, draft.id.view());
  return draft;
}

Event make_event(Header header, Bytes body, const crypto::SigningKey& key) {
  return sign_event(draft_event(std::move(header), std::move(body)), key);
}

AssemblyId assembly_of(const Event& event) {
  return event.header.is_founding() ? reinterpret_id<AssemblyId>(event.id) : event.header.assembly;
}

std::optional<HandIn> hand_in_of(const Event& event) {
  if (event.header.cls != Class::keys || event.header.key_epoch || !event.body) return std::nullopt;
  const auto head = decode_body_head(*event.body);
  if (!head || head->kind != static_cast<std::uint64_t>(Kind::hand_in)) return std::nullopt;
  auto body = decode_body(*event.body);
  if (!body) return std::nullopt;
  return std::get<HandIn>(std::move(body->content));
}

std::optional<DeviceId> introduced_device(const Event& event) {
  if (event.header.is_founding()) {
    const bool good = event.body && crypto::is_valid_key(reinterpret_id<SignKey>(event.header.device));
    return good ? std::optional(event.header.device) : std::nullopt;
  }
  const auto hand_in = hand_in_of(event);
  if (!hand_in || !introduces_device(hand_in->record, record_id(hand_in->record))) return std::nullopt;
  return hand_in->record.device();
}

std::optional<DeviceId> named_device(const Event& event) {
  if (event.header.is_founding()) return event.body ? std::optional(event.header.device) : std::nullopt;
  const auto hand_in = hand_in_of(event);
  return hand_in ? std::optional(hand_in->record.device()) : std::nullopt;
}

}  // namespace folkmoot::event

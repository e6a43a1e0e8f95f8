#include "codec/writer.h"
#include "event/errc.h"
#include "tests/vectors/odd_signatures.h"
#include "tests/vectors/vector_set.h"

namespace folkmoot::vectors {

namespace {
using namespace event;
using codec::Writer;
using test::filled;

const Bytes kBody = encode_body(test::sample_body(Leave{}));

Header later() {
  Header header = test::sample_header(Kind::leave);
  header.seq = 1;
  header.prev = filled<EventId>(0x20);
  header.parents = {filled<EventId>(0x10), filled<EventId>(0x30)};
  header.body_hash = body_hash(kBody);
  header.body_len = static_cast<std::uint32_t>(kBody.size());
  return header;
}

/// The three parts of an event, each of which may be spoilt before they are put together.
struct Parts {
  Bytes header = encode_header(later());
  Signature signature;
  std::optional<Bytes> body = kBody;

  [[nodiscard]] Bytes bytes() const {
    Writer out;
    out.array(3).bytes(header).id(signature);
    if (body)
      out.bytes(*body);
    else
      out.null();
    return out.take();
  }
};

Parts signed_parts(const Bytes& header) {
  return {header, test::signing_key(test::kAuthor).sign("fm1/ev", event_id(header).view()), kBody};
}

/// Writes what `encode_header` writes, whatever `check_header` would say to it.
Bytes event_with(const Header& header) { return signed_parts(encode_header(header)).bytes(); }

/// The twelve items of `later()`, encoded one by one.
std::vector<Bytes> items() {
  const Header header = later();
  const auto uint = [](std::uint64_t value) { return Writer().uint(value).take(); };
  const auto bytes = [](BytesView value) { return Writer().bytes(value).take(); };
  return {uint(1),
          bytes(header.assembly.view()),
          uint(static_cast<std::uint64_t>(header.cls)),
          bytes(header.device.view()),
          uint(1),
          bytes(header.prev->view()),
          uint(0),
          bytes(header.space.view()),
          Writer().array(2).id(header.parents[0]).id(header.parents[1]).take(),
          Writer().null().take(),
          bytes(header.body_hash.view()),
          uint(header.body_len)};
}

Bytes event_with_items(const std::vector<Bytes>& encoded) {
  Writer header;
  header.array(encoded.size());
  for (const Bytes& item : encoded) header.raw(item);
  return signed_parts(header.take()).bytes();
}

Bytes event_with_item(std::size_t index, Bytes encoded) {
  auto all = items();
  all[index] = std::move(encoded);
  return event_with_items(all);
}

Bytes joined(BytesView head, BytesView tail) {
  Bytes out = to_bytes(head);
  append(out, tail);
  return out;
}

void add_frames(VectorSet& set) {
  const auto refuse = [&](const std::string& name, const Bytes& bytes) {
    set.refuse("event", name, bytes, event::errc::kHeader);
  };
  const Parts good = signed_parts(encode_header(later()));
  const Bytes whole = good.bytes();
  refuse("empty", {});
  refuse("cut", to_bytes(BytesView(whole).first(whole.size() - 1)));
  refuse("cut_in_the_header", to_bytes(BytesView(whole).first(100)));
  refuse("trailing_byte", joined(whole, Bytes{0}));
  refuse("frame_head_in_two_bytes", joined(Bytes{0x98, 0x03}, BytesView(whole).subspan(1)));
  refuse("frame_indefinite", joined(joined(Bytes{0x9F}, BytesView(whole).subspan(1)), Bytes{0xFF}));
  refuse("frame_of_two", Writer().array(2).bytes(good.header).id(good.signature).take());
  refuse("frame_of_four", Writer().array(4).bytes(good.header).id(good.signature).bytes(kBody).null().take());
  refuse("frame_is_a_map", joined(Bytes{0xA1}, BytesView(whole).subspan(1)));
  refuse("header_as_text", Writer().array(3).text("header").id(good.signature).bytes(kBody).take());
  refuse("header_not_wrapped", Writer().array(3).raw(good.header).id(good.signature).bytes(kBody).take());
  refuse("signature_of_63", Writer().array(3).bytes(good.header).bytes(Bytes(63, 1)).bytes(kBody).take());
  refuse("signature_of_65", Writer().array(3).bytes(good.header).bytes(Bytes(65, 1)).bytes(kBody).take());
  refuse("body_false", Writer().array(3).bytes(good.header).id(good.signature).boolean(false).take());
  refuse("body_undefined", Writer().array(3).bytes(good.header).id(good.signature).raw(Bytes{0xF7}).take());
  refuse("body_length_in_two_bytes_too_many",
         Writer().array(3).bytes(good.header).id(good.signature).raw(joined(Bytes{0x59, 0x00, 0x18}, kBody)).take());
  refuse("header_empty", signed_parts({}).bytes());
  refuse("header_of_1025", signed_parts(Bytes(1'025, 0x00)).bytes());
  refuse("header_trailing_byte", signed_parts(joined(good.header, Bytes{0})).bytes());
}

void add_items(VectorSet& set) {
  const auto refuse = [&](const std::string& name, const Bytes& bytes, Code code = event::errc::kHeader) {
    set.refuse("event", name, bytes, code);
  };
  auto all = items();
  all.pop_back();
  refuse("eleven_items", event_with_items(all));
  all = items();
  all.push_back({0x00});
  refuse("thirteen_items", event_with_items(all));
  all[0] = {0x02};
  refuse("version_2_with_thirteen_items", event_with_items(all), event::errc::kVersion);
  refuse("version_2", event_with_item(0, {0x02}), event::errc::kVersion);
  refuse("version_0", event_with_item(0, {0x00}), event::errc::kVersion);
  refuse("version_1_in_two_bytes", event_with_item(0, {0x18, 0x01}));
  refuse("version_as_text", event_with_item(0, {0x61, 0x31}));
  refuse("assembly_of_31", event_with_item(1, Writer().bytes(Bytes(31, 1)).take()));
  refuse("class_6", event_with_item(2, {0x06}), event::errc::kClass);
  refuse("class_of_eight_bytes", event_with_item(2, Writer().uint(~std::uint64_t{0}).take()), event::errc::kClass);
  refuse("class_negative", event_with_item(2, {0x20}));
  refuse("device_of_33", event_with_item(3, Writer().bytes(Bytes(33, 1)).take()));
  refuse("seq_negative", event_with_item(4, {0x20}));
  refuse("seq_in_nine_bytes", event_with_item(4, {0x1B, 0, 0, 0, 0, 0, 0, 0, 1}));
  refuse("seq_float", event_with_item(4, {0xF9, 0x3C, 0x00}));
  refuse("prev_false", event_with_item(5, {0xF4}));
  refuse("prev_empty", event_with_item(5, {0x40}));
  refuse("prev_indefinite", event_with_item(5, joined(joined(Bytes{0x5F, 0x58, 0x20}, Bytes(32, 0x20)), Bytes{0xFF})));
  refuse("after_tagged", event_with_item(6, {0xC1, 0x00}));
  refuse("after_null", event_with_item(6, {0xF6}));
  refuse("space_of_15", event_with_item(7, Writer().bytes(Bytes(15, 0)).take()));
  refuse("space_length_in_two_bytes", event_with_item(7, joined(Bytes{0x58, 0x10}, Bytes(16, 0))));
  refuse("parents_null", event_with_item(8, {0xF6}));
  refuse("parents_indefinite", event_with_item(8, {0x9F, 0xFF}));
  refuse("parent_of_31", event_with_item(8, Writer().array(1).bytes(Bytes(31, 1)).take()));
  refuse("parents_count_beyond_the_end", event_with_item(8, {0x9A, 0x00, 0x01, 0x00, 0x00}));
  refuse("key_epoch_of_16", event_with_item(9, Writer().bytes(Bytes(16, 1)).take()));
  refuse("body_hash_null", event_with_item(10, {0xF6}));
  refuse("body_len_true", event_with_item(11, {0xF5}));
  refuse("body_len_reserved_form", event_with_item(11, {0x1C}));
  refuse("body_len_beyond_32_bits", event_with_item(11, Writer().uint((std::uint64_t{1} << 32) + kBody.size()).take()),
         event::errc::kBodyTooLarge);
}

void add_seq_and_parents(VectorSet& set) {
  const auto refuse = [&](const std::string& name, Code code, auto change) {
    Header header = later();
    change(header);
    set.refuse("event", name, event_with(header), code);
  };
  using event::errc::kParents;
  using event::errc::kSeq;
  refuse("prev_without_seq", kSeq, [](Header& h) { h.seq = 0; });
  refuse("seq_without_prev", kSeq, [](Header& h) { h.prev.reset(); });
  refuse("seq_too_large", kSeq, [](Header& h) { h.seq = kMaxSeq + 1; });
  refuse("after_too_large", kSeq, [](Header& h) { h.after = ~std::uint64_t{0}; });
  refuse("seventeen_parents", kParents, [](Header& h) {
    h.parents.clear();
    for (std::uint8_t i = 0; i < 17; ++i) h.parents.push_back(filled<EventId>(static_cast<std::uint8_t>(0x80 + i)));
  });
  refuse("parents_descending", kParents, [](Header& h) { std::swap(h.parents[0], h.parents[1]); });
  refuse("parents_double", kParents, [](Header& h) { h.parents[1] = h.parents[0]; });
  refuse("prev_among_parents", kParents, [](Header& h) { h.parents = {*h.prev}; });
  refuse("seq_before_parents", kSeq, [](Header& h) {
    h.seq = 0;
    std::swap(h.parents[0], h.parents[1]);
  });
  refuse("parents_before_founding", kParents, [](Header& h) {
    h.assembly = {};
    std::swap(h.parents[0], h.parents[1]);
  });
  refuse("body_len_before_seq", event::errc::kBodyTooLarge, [](Header& h) {
    h.seq = 0;
    h.body_len = kMaxBodySize + 1;
  });
  refuse("class_before_parents", event::errc::kClass, [](Header& h) {
    h.cls = static_cast<Class>(6);
    std::swap(h.parents[0], h.parents[1]);
  });
}

void add_founding(VectorSet& set) {
  const auto refuse = [&](const std::string& name, auto change) {
    Header header = test::sample_header(Kind::found);
    header.body_hash = body_hash(kBody);
    header.body_len = static_cast<std::uint32_t>(kBody.size());
    change(header);
    set.refuse("event", name, event_with(header), event::errc::kFounding);
  };
  refuse("founding_of_class_1", [](Header& h) { h.cls = Class::act; });
  refuse("founding_after_a_seal", [](Header& h) { h.after = 1; });
  refuse("founding_with_parents", [](Header& h) { h.parents = {filled<EventId>(1)}; });
  refuse("founding_with_key_epoch", [](Header& h) { h.key_epoch = filled<Hash>(1); });
  refuse("founding_as_second_event", [](Header& h) {
    h.seq = 1;
    h.prev = filled<EventId>(1);
  });
}

void add_bodies(VectorSet& set) {
  Parts parts = signed_parts(encode_header(later()));
  parts.body->back() ^= 1;
  set.refuse("event", "body_changed", parts.bytes(), event::errc::kBodyMismatch);
  parts.body->pop_back();
  set.refuse("event", "body_shorter", parts.bytes(), event::errc::kBodyMismatch);
  parts.body = Bytes{};
  set.refuse("event", "body_emptied", parts.bytes(), event::errc::kBodyMismatch);
  Header header = later();
  ++header.body_len;
  set.refuse("event", "body_len_wrong", event_with(header), event::errc::kBodyMismatch);
  header.body_len = kMaxBodySize + 1;
  parts = signed_parts(encode_header(header));
  parts.body.reset();
  set.refuse("event", "body_len_32769", parts.bytes(), event::errc::kBodyTooLarge);
  parts = signed_parts(encode_header(later()));
  parts.body = Bytes(kMaxBodySize + 1, 0);
  set.refuse("event", "body_of_32769", parts.bytes(), event::errc::kBodyTooLarge);
  header = later();
  header.seq = 0;
  parts = signed_parts(encode_header(header));
  parts.body = Bytes{};
  set.refuse("event", "header_before_body", parts.bytes(), event::errc::kSeq);
}

void add_signatures(VectorSet& set) {
  const auto refuse = [&](const std::string& name, const Parts& parts) {
    set.refuse("event", name, parts.bytes(), event::errc::kSignature);
  };
  const Parts good = signed_parts(encode_header(later()));
  const EventId id = event_id(good.header);
  Bytes message = to_bytes(as_bytes("fm1/ev"));
  append(message, id.view());
  Parts parts = good;
  parts.signature = test::malleated(good.signature);
  refuse("signature_malleated", parts);
  parts.signature = {};
  refuse("signature_zero", parts);
  parts.signature = test::signing_key(test::kPerson).sign("fm1/ev", id.view());
  refuse("signature_by_another_key", parts);
  parts.signature = test::signing_key(test::kAuthor).sign("fm1/rec", id.view());
  refuse("signature_for_a_record", parts);
  parts.signature = test::signing_key(test::kAuthor).sign("", id.view());
  refuse("signature_without_tag", parts);
  parts.signature = sign_with_identity_r(test::kAuthor, message);
  refuse("signature_with_identity_r", parts);
  parts = good;
  parts.signature.bytes[0] ^= 1;
  refuse("signature_changed", parts);
  parts = good;
  parts.signature = test::malleated(good.signature);
  parts.body.reset();
  refuse("signature_malleated_without_body", parts);
  Header header = later();
  header.device = reinterpret_id<DeviceId>(test::small_order_key());
  parts = signed_parts(encode_header(header));
  parts.signature = {};
  parts.signature.bytes[0] = 1;
  refuse("author_of_small_order", parts);
}
}  // namespace

void add_refused_events(VectorSet& set) {
  add_frames(set);
  add_items(set);
  add_seq_and_parents(set);
  add_founding(set);
  add_bodies(set);
  add_signatures(set);
}

}  // namespace folkmoot::vectors

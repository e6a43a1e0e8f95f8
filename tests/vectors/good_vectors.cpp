#include "codec/writer.h"
#include "crypto/hash.h"
#include "event/charter.h"
#include "event/sealed.h"
#include "tests/vectors/odd_signatures.h"
#include "tests/vectors/vector_set.h"

namespace folkmoot::vectors {

namespace {
using namespace event;
using test::filled;

constexpr std::uint8_t kContentKey = 0xC0;
const crypto::Nonce24 kNonce = filled<crypto::Nonce24>(0x42);

std::vector<EventId> parents_of(std::uint8_t count) {
  std::vector<EventId> out;
  out.reserve(count);
  for (std::uint8_t i = 0; i < count; ++i) out.push_back(filled<EventId>(static_cast<std::uint8_t>(0x80 + i)));
  return out;
}

Header later_header(Kind kind) {
  Header header = test::sample_header(kind);
  header.seq = 300;
  header.prev = filled<EventId>(0x20);
  header.after = 70'000;
  return header;
}

void add_event(VectorSet& set, const std::string& name, const Event& event) {
  set.accept("event", name, encode_event(event), {test::kAuthor});
}

Event made(Header header, Bytes body) {
  return make_event(std::move(header), std::move(body), test::signing_key(test::kAuthor));
}

Bytes plain_body(Content content) { return encode_body(test::sample_body(std::move(content))); }

/// Salt and map {0: kind, 1: 5, 2: "x"}, for kinds of later days.
Bytes body_of_number(std::uint64_t kind) {
  Bytes out(kSaltSize, 0x5A);
  append(out, codec::Writer().map(3).uint(0).uint(kind).uint(1).uint(5).uint(2).text("x").view());
  return out;
}

/// A list of names that fills a body to its last byte.
Bytes largest_body() {
  std::vector<std::string> names(161, std::string(kMaxName, 'n'));
  for (std::size_t last = 1; last <= kMaxName; ++last) {
    names.back().assign(last, 'n');
    Bytes body = plain_body(ListPersons{names});
    if (body.size() == kMaxBodySize) return body;
  }
  return {};
}

void add_shapes(VectorSet& set) {
  Header header = later_header(Kind::note);
  header.parents = parents_of(16);
  add_event(set, "sixteen_parents", made(header, plain_body(Note{filled<EventId>(1), "after a long silence"})));
  header.parents = parents_of(1);
  header.space = kSpacePublic;
  add_event(set, "public_space", made(header, plain_body(Note{filled<EventId>(1), "for everyone"})));
  header.seq = header.after = kMaxSeq;
  add_event(set, "largest_seq", made(header, plain_body(Leave{})));
  Event absent = made(later_header(Kind::leave), plain_body(Leave{}));
  absent.body.reset();
  add_event(set, "body_absent", absent);
  add_event(set, "body_empty", made(later_header(Kind::note), {}));
  add_event(set, "body_of_32768", made(later_header(Kind::list_persons), largest_body()));
  add_event(set, "unknown_kind", made(later_header(Kind::note), body_of_number(9'999)));
  add_event(set, "kind_that_wraps_sixteen_bits", made(later_header(Kind::note), body_of_number(65'536 + 13)));
  add_event(set, "kind_outside_its_class", made(later_header(Kind::note), plain_body(Leave{})));
  add_event(set, "body_without_meaning", made(later_header(Kind::note), Bytes(40, 0xFF)));
}

/// Admitted all the same: what they hold introduces nothing.
void add_non_introductions(VectorSet& set) {
  const HandIn content{test::device_record(false)};
  add_event(set, "hand_in_outside_its_class", made(test::sample_header(Kind::vouch), plain_body(content)));
  Header encrypted = test::sample_header(Kind::hand_in);
  encrypted.key_epoch = filled<Hash>(0xEE);
  add_event(set, "hand_in_with_key_epoch", made(encrypted, plain_body(content)));
  HandIn forged{test::signed_record(content.record.fields, {test::kPerson})};
  add_event(set, "hand_in_signed_by_another_key", made(test::sample_header(Kind::hand_in), plain_body(forged)));
  HandIn malleated = content;
  malleated.record.signatures[0] = test::malleated(content.record.signatures[0]);
  add_event(set, "hand_in_malleated", made(test::sample_header(Kind::hand_in), plain_body(malleated)));
  DeviceRecord small;
  small.device = reinterpret_id<DeviceId>(test::small_order_key());
  Record small_record{small, {Signature{}}};
  small_record.signatures[0].bytes[0] = 1;
  add_event(set, "hand_in_small_order_key", made(test::sample_header(Kind::hand_in), plain_body(HandIn{small_record})));
  Record short_record = content.record;
  short_record.signatures.clear();
  add_event(set, "hand_in_unsigned", made(test::sample_header(Kind::hand_in), plain_body(HandIn{short_record})));
}

/// Its signature holds; the key is none, so it introduces nobody.
Event founded_by_mixed_order_key() {
  const Content content = Found{"of mixed order", 3, encode_charter({}), filled<Hash>(0xEE)};
  Event event = test::sample_event(content);
  event.header.device = reinterpret_id<DeviceId>(mixed_order_key());
  event.id = event_id(encode_header(event.header));
  Bytes message = to_bytes(as_bytes("fm1/ev"));
  append(message, event.id.view());
  event.signature = sign_with_mixed_order_key(message);
  return event;
}

Record mixed_order_record() {
  DeviceRecord fields;
  fields.device = reinterpret_id<DeviceId>(mixed_order_key());
  Record record{fields, {}};
  Bytes message = to_bytes(as_bytes("fm1/rec"));
  append(message, record_id(record).view());
  record.signatures.push_back(sign_with_mixed_order_key(message));
  return record;
}
}  // namespace

void add_good_events(VectorSet& set) {
  for (const auto& [name, content] : test::sample_contents()) add_event(set, name, test::sample_event(content));
  add_shapes(set);
  add_non_introductions(set);
  set.accept("event", "found_by_mixed_order_key", encode_event(founded_by_mixed_order_key()));
}

void add_good_parts(VectorSet& set) {
  for (const auto& [name, record] : test::sample_records()) {
    std::vector<std::uint8_t> signers{test::kDevice, test::kPerson, test::kInvitation};
    signers.resize(record.signatures.size());
    set.accept("record", name, encode_record(record), signers);
  }
  Record wrong = test::person_record(true, true);
  std::swap(wrong.signatures[0], wrong.signatures[1]);
  set.accept("record", "signatures_in_another_order", encode_record(wrong));
  set.accept("record", "device_of_mixed_order", encode_record(mixed_order_record()));
  set.accept("charter", "default", encode_charter({}));
  Charter charter;
  charter.vouches = 3;
  charter.ordinary = {{tally::kSimple, tally::kHalfOfParticipants}, std::nullopt};
  charter.grave.majorities.push_back(tally::kHalfOfMembers);
  charter.constitutional.majorities.push_back(tally::kHalfOfParticipants);
  charter.emergency.majorities.push_back(tally::kHalfOfParticipants);
  charter.principles = "Нужен колодец.\nThe well belongs to all.";
  charter.quota.page_one_depth = 255;
  set.accept("charter", "changed", encode_charter(charter));
  set.accept("header", "founding", encode_header(test::sample_header(Kind::found)));
  set.accept("header", "later", encode_header(later_header(Kind::vouch)));
  for (const auto& [name, content] : test::sample_contents()) set.accept("body", name, plain_body(content));
}

void add_encrypted(VectorSet& set) {
  set.epoch(kContentKey, kSpaceAssembly, {});
  set.epoch(kContentKey, kSpacePublic, {filled<Hash>(1)});
  set.epoch(kContentKey, kSpaceAssembly, {filled<Hash>(2), filled<Hash>(1)});
  Header header = later_header(Kind::note);
  header.key_epoch = epoch_id(test::secret_filled(kContentKey), header.space);
  const auto add = [&](const std::string& name, const Bytes& plain) {
    const Bytes body = encrypt_body(header, plain, test::secret_filled(kContentKey), kNonce).value();
    const Bytes event = encode_event(made(header, body));
    set.accept("event", "encrypted_" + name, event, {test::kAuthor});
    set.encrypted(name, event, kContentKey, plain);
  };
  add("note", plain_body(Note{filled<EventId>(1), "between us"}));
  add("of_255", Bytes(255, 0x80));
  add("of_256", Bytes(256, 0));
  add("of_nothing", {});
  const Bytes note = plain_body(Note{filled<EventId>(1), "between us"});
  Bytes body = encrypt_body(header, note, test::secret_filled(kContentKey), kNonce).value();
  set.encrypted("another_key", encode_event(made(header, body)), 0xC1, std::nullopt);
  Header moved = header;
  moved.seq = 301;
  set.encrypted("moved", encode_event(made(moved, body)), kContentKey, std::nullopt);
  body.resize(39);
  set.encrypted("too_short", encode_event(made(header, body)), kContentKey, std::nullopt);
  const auto add_padded = [&](const std::string& name, const Bytes& padded) {
    Bytes sealed = to_bytes(kNonce.view());
    const auto key = crypto::derive(test::secret_filled(kContentKey).view(), "evt");
    append(sealed, crypto::aead_seal(key, kNonce, associated_data(header), padded));
    set.encrypted(name, encode_event(made(header, sealed)), kContentKey, std::nullopt);
  };
  Bytes padded(512, 0);
  add_padded("padding_without_mark", padded);
  padded[200] = 0x80;
  add_padded("padding_too_long", padded);
  padded.resize(255);
  add_padded("padding_too_short", padded);
  padded.resize(256);
  padded[255] = 2;
  add_padded("padding_not_zero", padded);
}

}  // namespace folkmoot::vectors

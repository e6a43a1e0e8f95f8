#include "sync/message.h"

#include <algorithm>

#include "crypto/hash.h"
#include "crypto/tags.h"
#include "sync/errc.h"

namespace folkmoot::sync {

namespace {
constexpr std::uint8_t kEndDigest = 1;
constexpr std::uint8_t kEndGivesUp = 2;

Bytes begin(MessageType type) { return {static_cast<std::uint8_t>(type)}; }

auto malformed(std::string_view what) { return fail(errc::kProtocol, "not a message of " + std::string(what)); }

void put_tag_item(Bytes& out, TagMode mode, const TagItem& item) {
  append(out, item.key.view().first(tag_key_size(mode)));
  if (mode == TagMode::keyed) codec::put_compact(out, item.height);
  for (std::size_t i = tag_size(mode); i-- > 0;) out.push_back(static_cast<std::uint8_t>(item.tag >> (8 * i)));
}

Result<Ok> read_tag_items(codec::CompactReader& in, Tags& tags) {
  while (!in.at_end()) {
    if (tags.items.size() == tags.count) return malformed("tags");
    TagItem item;
    const BytesView key = in.bytes(tag_key_size(tags.mode));
    std::copy(key.begin(), key.end(), item.key.bytes.begin());
    if (tags.mode == TagMode::keyed) item.height = in.number(event::kMaxSeq + 1);
    for (const std::uint8_t byte : in.bytes(tag_size(tags.mode))) item.tag = (item.tag << 8) | byte;
    if (!in.ok()) return malformed("tags");
    tags.items.push_back(item);
  }
  return Ok{};
}
}  // namespace

std::size_t tag_size(TagMode mode) { return mode == TagMode::thorough ? 8 : 2; }

std::size_t tag_key_size(TagMode mode) {
  switch (mode) {
    case TagMode::plain:
      return 0;
    case TagMode::keyed:
      return 4;
    case TagMode::thorough:
      break;
  }
  return DeviceId::kSize;
}

std::uint64_t tag_of(const Tags& tags, const DeviceId& device, BytesView value) {
  const Hash whole = crypto::hash(crypto::tag::kSyncTag, {tags.salt.view(), device.view(), value});
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < tag_size(tags.mode); ++i) out = (out << 8) | whole.bytes[i];
  return out;
}

ShortId hash_of_keys(const std::vector<DeviceState>& states) {
  Bytes keys;
  for (const DeviceState& state : states) append(keys, state.device.view());
  return short_id(crypto::hash(crypto::tag::kSyncTag, keys));
}

std::vector<Bytes> encode_tags(const Tags& tags) {
  Bytes message = begin(MessageType::tags);
  message.push_back(static_cast<std::uint8_t>(tags.mode));
  append(message, tags.salt.view());
  codec::put_compact(message, tags.count);
  if (tags.mode == TagMode::plain) append(message, tags.keys_hash.view());
  std::vector<Bytes> out;
  for (const TagItem& item : tags.items) {
    Bytes bytes;
    put_tag_item(bytes, tags.mode, item);
    if (message.size() + bytes.size() > kMaxMessage) {
      out.push_back(std::move(message));
      message = begin(MessageType::tags_more);
    }
    append(message, bytes);
  }
  out.push_back(std::move(message));
  return out;
}

Result<Tags> decode_tags(BytesView content) {
  codec::CompactReader in(content);
  Tags out;
  const std::uint8_t mode = in.byte();
  if (mode > static_cast<std::uint8_t>(TagMode::thorough)) return malformed("tags");
  out.mode = static_cast<TagMode>(mode);
  out.salt = in.id<Salt8>();
  out.count = in.number();
  if (out.mode == TagMode::plain) out.keys_hash = in.id<ShortId>();
  if (!in.ok()) return malformed("tags");
  if (out.count > kMaxChains) return fail(errc::kTooLarge, std::to_string(out.count) + " devices");
  FM_TRY(read_tag_items(in, out));
  return out;
}

Result<Ok> decode_more_tags(BytesView content, Tags& tags) {
  codec::CompactReader in(content);
  return read_tag_items(in, tags);
}

std::vector<Bytes> encode_entries(const std::vector<NamedEntry>& entries) {
  std::vector<Bytes> out;
  for (const bool by_key : {false, true}) {
    Bytes message = begin(by_key ? MessageType::entries_by_key : MessageType::entries);
    const Bytes empty = message;
    std::uint64_t next = 0;
    for (const NamedEntry& named : entries) {
      if (named.number.has_value() == by_key) continue;
      Bytes bytes;
      put_entry(bytes, named.entry);
      // Room for the key or for the largest number. Numbers ascend within a message; a device may be told of twice.
      const bool again = named.number && *named.number < next;
      if (again || message.size() + bytes.size() + DeviceId::kSize > kMaxMessage) {
        out.push_back(std::exchange(message, empty));
        next = 0;
      }
      if (by_key) {
        append(message, named.key.view());
      } else {
        codec::put_compact(message, *named.number - next);
        next = *named.number + 1;
      }
      append(message, bytes);
    }
    if (message.size() > empty.size()) out.push_back(std::move(message));
  }
  return out;
}

Result<std::vector<NamedEntry>> decode_entries(BytesView content, bool by_key) {
  codec::CompactReader in(content);
  std::vector<NamedEntry> out;
  std::uint64_t next = 0;
  while (in.ok() && !in.at_end()) {
    NamedEntry named;
    if (by_key) {
      named.key = in.id<DeviceId>();
    } else {
      named.number = next + in.number(kMaxChains);
      next = *named.number + 1;
    }
    named.entry = read_entry(in);
    out.push_back(std::move(named));
  }
  if (!in.ok() || next > kMaxChains) return malformed("entries");
  return out;
}

Bytes encode_wants(const std::vector<EventId>& wants) {
  Bytes out = begin(MessageType::wants);
  for (const EventId& id : wants) append(out, id.view());
  return out;
}

Result<std::vector<EventId>> decode_wants(BytesView content) {
  codec::CompactReader in(content);
  std::vector<EventId> out;
  while (in.ok() && !in.at_end()) out.push_back(in.id<EventId>());
  if (!in.ok()) return malformed("wants");
  return out;
}

std::vector<Bytes> encode_parts(MessageType type, BytesView content) {
  std::vector<Bytes> out;
  for (std::size_t at = 0; at < content.size(); at += kMaxMessage - 1) {
    Bytes message = begin(type);
    append(message, content.subspan(at, std::min(kMaxMessage - 1, content.size() - at)));
    out.push_back(std::move(message));
  }
  return out;
}

Bytes put_items(const std::vector<Bytes>& items) {
  Bytes out;
  for (const Bytes& item : items) {
    if (out.size() + item.size() > kSealBytesOffered) break;
    codec::put_compact(out, item.size());
    append(out, item);
  }
  return out;
}

Result<std::vector<Bytes>> take_items(Bytes& stream) {
  std::vector<Bytes> out;
  std::size_t at = 0;
  for (;;) {
    const BytesView rest = BytesView(stream).subspan(at);
    codec::CompactReader in(rest);
    const std::uint64_t size = in.number();
    if (in.ran_out()) break;
    if (!in.ok() || size > kMaxSealItem) return fail(errc::kProtocol, "an item about seals of no possible length");
    if (rest.size() - in.offset() < size) break;
    out.push_back(to_bytes(rest.subspan(in.offset(), static_cast<std::size_t>(size))));
    at += in.offset() + static_cast<std::size_t>(size);
  }
  stream.erase(stream.begin(), stream.begin() + static_cast<std::ptrdiff_t>(at));
  return out;
}

Bytes encode_proof(const ProofPair& proof) {
  Bytes out;
  for (const event::Event* side : {&proof.first, &proof.second}) {
    event::Event bare = *side;
    bare.body.reset();
    const Bytes bytes = event::encode_event(bare);
    codec::put_compact(out, bytes.size());
    append(out, bytes);
  }
  return out;
}

Result<ProofPair> decode_proof(BytesView content) {
  codec::CompactReader in(content);
  const BytesView first = in.bytes(static_cast<std::size_t>(in.number(event::kMaxEventSize)));
  const BytesView second = in.bytes(static_cast<std::size_t>(in.number(event::kMaxEventSize)));
  if (!in.ok() || !in.at_end()) return malformed("proof");
  FM_ASSIGN(event::Event one, event::decode_event(first));
  FM_ASSIGN(event::Event two, event::decode_event(second));
  if (one.header.device != two.header.device || one.header.seq != two.header.seq || one.id == two.id)
    return fail(errc::kProtocol, "not two events of one place");
  return ProofPair{std::move(one), std::move(two)};
}

Bytes encode_end(const End& end) {
  Bytes out = begin(MessageType::end);
  out.push_back(static_cast<std::uint8_t>((end.digest ? kEndDigest : 0) | (end.gives_up ? kEndGivesUp : 0)));
  if (end.digest) append(out, end.digest->view());
  return out;
}

Result<End> decode_end(BytesView content) {
  codec::CompactReader in(content);
  const std::uint8_t flags = in.byte();
  End out;
  if ((flags & kEndDigest) != 0) out.digest = in.id<Hash>();
  out.gives_up = (flags & kEndGivesUp) != 0;
  if (!in.ok() || !in.at_end() || flags > (kEndDigest | kEndGivesUp)) return malformed("end");
  return out;
}

}  // namespace folkmoot::sync

#include "event/header.h"

#include <algorithm>

#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "event/errc.h"

namespace folkmoot::event {

namespace {
void write_first_ten(codec::Writer& out, const Header& header) {
  out.uint(kVersion)
      .id(header.assembly)
      .uint(static_cast<std::uint64_t>(header.cls))
      .id(header.device)
      .uint(header.seq);
  out.id_or_null(header.prev).uint(header.after).id(header.space).array(header.parents.size());
  for (const EventId& parent : header.parents) out.id(parent);
  out.id_or_null(header.key_epoch);
}
}  // namespace

Result<Ok> check_header(const Header& header) {
  if (header.seq > kMaxSeq || header.after > kMaxSeq) return fail(errc::kSeq, "out of range");
  if (header.prev.has_value() != (header.seq > 0))
    return fail(errc::kSeq, "prev belongs to every event but a chain's first");
  if (header.parents.size() > kMaxParents) return fail(errc::kParents, "more than 16");
  const auto not_ascending = [](const EventId& a, const EventId& b) { return !(a < b); };
  if (std::adjacent_find(header.parents.begin(), header.parents.end(), not_ascending) != header.parents.end())
    return fail(errc::kParents, "not strictly ascending");
  if (header.prev && std::binary_search(header.parents.begin(), header.parents.end(), *header.prev))
    return fail(errc::kParents, "prev is among the parents");
  if (header.body_len > kMaxBodySize) return fail(errc::kBodyTooLarge, std::to_string(header.body_len) + " bytes");
  if (header.is_founding() && (header.seq != 0 || !header.parents.empty() || header.after != 0 ||
                               header.cls != Class::keys || header.key_epoch))
    return fail(errc::kFounding, "a founding event is the first of its chain, plain, of class 5, and rests on nothing");
  return Ok{};
}

Result<Header> decode_header(BytesView bytes) {
  if (bytes.size() > kMaxHeaderSize) return fail(errc::kHeader, "too long");
  codec::Reader in(bytes);
  const std::size_t items = in.array();
  const std::uint64_t version = in.uint();
  // Before the count: a later version may have more items, and its reader must hear "newer version", not "damaged".
  if (in.ok() && version != kVersion) return fail(errc::kVersion, std::to_string(version));
  if (items != 12) in.fault(codec::errc::kWrongCount);
  Header out;
  out.assembly = in.id<AssemblyId>();
  const std::uint64_t cls = in.uint();
  if (in.ok() && cls >= kClassCount) return fail(errc::kClass, std::to_string(cls));
  out.cls = static_cast<Class>(cls);
  out.device = in.id<DeviceId>();
  out.seq = in.uint();
  out.prev = in.id_or_null<EventId>();
  out.after = in.uint();
  out.space = in.id<Space>();
  const std::size_t parents = in.array();
  if (in.ok() && parents > kMaxParents) return fail(errc::kParents, "more than 16");
  out.parents.reserve(parents);
  for (std::size_t i = 0; i < parents; ++i) out.parents.push_back(in.id<EventId>());
  out.key_epoch = in.id_or_null<Hash>();
  out.body_hash = in.id<Hash>();
  const std::uint64_t body_len = in.uint();
  if (const auto read = in.finish(); !read)
    return fail(errc::kHeader, std::string(read.error().code) + " " + read.error().detail);
  if (body_len > kMaxBodySize) return fail(errc::kBodyTooLarge, std::to_string(body_len) + " bytes");
  out.body_len = static_cast<std::uint32_t>(body_len);
  FM_TRY(check_header(out));
  return out;
}

Bytes encode_header(const Header& header) {
  codec::Writer out;
  out.array(12);
  write_first_ten(out, header);
  out.id(header.body_hash).uint(header.body_len);
  return out.take();
}

EventId event_id(BytesView header_bytes) {
  return reinterpret_id<EventId>(crypto::hash(crypto::tag::kEventId, header_bytes));
}

Hash body_hash(BytesView body) { return crypto::hash(crypto::tag::kBody, body); }

Bytes associated_data(const Header& header) {
  codec::Writer out;
  out.array(10);
  write_first_ten(out, header);
  return out.take();
}

}  // namespace folkmoot::event

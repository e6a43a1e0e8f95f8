#include "store/chunk.h"

#include <algorithm>

#include "base/check.h"

namespace folkmoot::store {

namespace {

// The first number of an event: its class in the low three bits, and what is unusual about it above. Usual events so
// take one byte.
constexpr std::uint64_t kClassBits = 7;
constexpr std::uint64_t kStartsChain = 8;
constexpr std::uint64_t kBodyGone = 16;
constexpr std::uint64_t kAfterGiven = 32;
constexpr std::uint64_t kRoomGiven = 64;

/// More than an event adds beside signature and body: flags, 17 distances, a device key, a number, a room, the hash of
/// a body that is gone, and the heads.
constexpr std::size_t kFormOverhead = 3 + 17 * 9 + 34 + 9 + 9 + 17 + 34 + 34 + 5 + 8;

Error damaged(std::string detail) { return {errc::kDamaged, std::move(detail)}; }

/// A distance back from `index`, as an index; a fault if it leads nowhere.
EventIndex read_reference(codec::Reader& in, EventIndex index) {
  const std::uint64_t distance = in.uint();
  if (in.ok() && (distance == 0 || distance > index)) in.fault(codec::errc::kValue, "a distance that leads nowhere");
  return in.ok() ? static_cast<EventIndex>(index - distance) : 0;
}

void read_room(codec::Reader& in, ChunkContext& context) {
  const std::uint64_t number = in.uint_max(context.rooms.size());
  if (!in.ok()) return;
  if (number == context.rooms.size()) {
    const auto space = in.id<Space>();
    context.rooms.push_back({space, in.id_or_null<Hash>()});
  }
  context.room = static_cast<std::size_t>(number);
}

void read_blob(codec::Reader& in, EventForm& form) {
  const BytesView blob = in.bytes(Signature::kSize + event::kMaxBodySize);
  if (!in.ok()) return;
  if (blob.size() < Signature::kSize) return in.fault(codec::errc::kValue, "no room for a signature");
  form.signature = blob.first(Signature::kSize);
  form.body = blob.subspan(Signature::kSize);
  if (form.has_body) return;
  if (!form.body.empty()) return in.fault(codec::errc::kValue, "a body where none should be");
  form.body_hash = in.id<Hash>();
  form.body_len = static_cast<std::uint32_t>(in.uint_max(event::kMaxBodySize));
}

EventForm read_form(codec::Reader& in, ChunkContext& context, EventIndex index) {
  EventForm form;
  const std::uint64_t flags = in.uint_max(2 * kRoomGiven - 1);
  if ((flags & kClassBits) >= event::kClassCount) in.fault(codec::errc::kValue, "no such class");
  form.cls = static_cast<event::Class>(flags & kClassBits);
  form.has_body = (flags & kBodyGone) == 0;
  if ((flags & kStartsChain) != 0)
    form.device = in.id<DeviceId>();
  else
    form.prev = read_reference(in, index);
  form.parent_count = static_cast<std::uint8_t>(in.array(event::kMaxParents));
  for (std::size_t i = 0; i < form.parent_count && in.ok(); ++i) form.parents[i] = read_reference(in, index);
  if ((flags & kAfterGiven) != 0) context.after = in.uint_max(event::kMaxSeq);
  if ((flags & kRoomGiven) != 0) read_room(in, context);
  form.after = context.after;
  form.room = context.rooms[context.room];
  read_blob(in, form);
  return form;
}

/// The event of a form. `id_of` knows every index that the form names.
template <class IdOf>
Result<event::Event> rebuild(const EventForm& form, const AssemblyId& assembly, const DeviceId& device,
                             std::uint64_t seq, IdOf id_of) {
  event::Event out;
  event::Header& header = out.header;
  header.assembly = assembly;
  header.cls = form.cls;
  header.device = device;
  header.seq = seq;
  if (form.prev != kNoEvent) header.prev = id_of(form.prev);
  header.after = form.after;
  header.space = form.room.space;
  header.parents.reserve(form.parent_count);
  for (std::size_t i = 0; i < form.parent_count; ++i) header.parents.push_back(id_of(form.parents[i]));
  header.key_epoch = form.room.key_epoch;
  if (form.has_body) {
    header.body_len = static_cast<std::uint32_t>(form.body.size());
    header.body_hash = event::body_hash(form.body);
    out.body = to_bytes(form.body);
  } else {
    header.body_len = form.body_len;
    header.body_hash = form.body_hash;
  }
  if (auto good = event::check_header(header); !good)
    return tl::unexpected(damaged(std::string(good.error().code) + " " + good.error().detail));
  out.id = event::event_id(event::encode_header(header));
  std::memcpy(out.signature.bytes.data(), form.signature.data(), Signature::kSize);
  return out;
}

/// The header of the founding event has no assembly yet.
AssemblyId assembly_in_header(const AssemblyId& assembly, EventIndex index) {
  return index == 0 ? AssemblyId{} : assembly;
}

}  // namespace

Result<EventPlaces> places_of(const journal::Table& table, std::span<const journal::Changes::Added> added) {
  EventPlaces out;
  if (added.empty()) return out;
  out.first = added.front().index;
  out.named.reserve(added.size() * 4);
  for (const auto& one : added) {
    const EventIndex expected = out.first + out.count;
    if (one.index != expected || one.index >= table.size() || one.event.id != table.id(one.index))
      return fail(errc::kOrder, "index " + std::to_string(one.index) + " where " + std::to_string(expected) + " comes");
    const EventIndex prev = table.prev(one.index);
    const auto parents = table.parents(one.index);
    FM_CHECK((prev == kNoEvent) == (one.event.header.seq == 0) && one.event.header.is_founding() == (one.index == 0) &&
             parents.size() == one.event.header.parents.size());
    out.named.push_back(prev);
    out.named.insert(out.named.end(), parents.begin(), parents.end());
    ++out.count;
  }
  return out;
}

EventForm form_of(const event::Event& event, std::span<const EventIndex> named) {
  const event::Header& header = event.header;
  EventForm form;
  form.cls = header.cls;
  form.prev = named.front();
  form.device = header.device;
  const auto parents = named.subspan(1, header.parents.size());
  std::copy(parents.begin(), parents.end(), form.parents.begin());
  form.parent_count = static_cast<std::uint8_t>(parents.size());
  form.after = header.after;
  form.room = {header.space, header.key_epoch};
  form.signature = event.signature.view();
  form.has_body = event.body.has_value();
  if (event.body) form.body = *event.body;
  form.body_hash = header.body_hash;
  form.body_len = header.body_len;
  return form;
}

bool ChunkWriter::fits(const EventForm& form) const {
  return out_.view().size() + form.body.size() + Signature::kSize + kFormOverhead <= kChunkBytesMax;
}

void ChunkWriter::add_room(const Room& room) {
  const auto found = std::find(context_.rooms.begin(), context_.rooms.end(), room);
  context_.room = static_cast<std::size_t>(found - context_.rooms.begin());
  out_.uint(context_.room);
  if (found != context_.rooms.end()) return;
  out_.id(room.space).id_or_null(room.key_epoch);
  context_.rooms.push_back(room);
}

void ChunkWriter::add(const EventForm& form) {
  const EventIndex index = first_ + count_;
  const bool after_given = form.after != context_.after;
  const bool room_given = form.room != context_.rooms[context_.room];
  out_.uint(static_cast<std::uint64_t>(form.cls) | (form.prev == kNoEvent ? kStartsChain : 0) |
            (form.has_body ? 0 : kBodyGone) | (after_given ? kAfterGiven : 0) | (room_given ? kRoomGiven : 0));
  if (form.prev == kNoEvent)
    out_.id(form.device);
  else
    out_.uint(index - form.prev);
  out_.array(form.parent_count);
  for (std::size_t i = 0; i < form.parent_count; ++i) out_.uint(index - form.parents[i]);
  if (after_given) out_.uint(context_.after = form.after);
  if (room_given) add_room(form.room);
  if (form.has_body) {
    blob_.assign(form.signature.begin(), form.signature.end());
    append(blob_, form.body);
    out_.bytes(blob_);
  } else {
    out_.bytes(form.signature).id(form.body_hash).uint(form.body_len);
  }
  ++count_;
}

Result<std::vector<EventForm>> read_chunk(EventIndex first, std::uint32_t count, BytesView data) {
  // No event is shorter than its signature, so a count beyond that is damage and reserves nothing.
  if (count == 0 || count > data.size() / Signature::kSize) return tl::unexpected(damaged("an impossible count"));
  std::vector<EventForm> out;
  out.reserve(count);
  codec::Reader in(data);
  ChunkContext context;
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) out.push_back(read_form(in, context, first + i));
  if (auto read = in.finish(); !read)
    return tl::unexpected(damaged(std::string(read.error().code) + " " + read.error().detail));
  return out;
}

Result<event::Event> Replay::next(const EventForm& form) {
  const EventIndex index = size();
  DeviceId device = form.device;
  std::uint64_t seq = 0;
  if (form.prev != kNoEvent) {
    if (form.prev >= index) return tl::unexpected(damaged("an event that rests on a later one"));
    const bool before = form.prev < first_;
    device = before ? known_->device(known_->device_of(form.prev)).id : device_of_[form.prev - first_];
    seq = (before ? known_->seq(form.prev) : seq_[form.prev - first_]) + 1;
  }
  FM_ASSIGN(event::Event out, rebuild(form, assembly_in_header(assembly_, index), device, seq,
                                      [this](EventIndex e) { return e < first_ ? known_->id(e) : ids_[e - first_]; }));
  if (event::assembly_of(out) != assembly_) return tl::unexpected(damaged("not the founding event of this assembly"));
  ids_.push_back(out.id);
  device_of_.push_back(device);
  seq_.push_back(static_cast<std::uint32_t>(seq));
  return out;
}

Result<event::Event> rebuild_from_table(const EventForm& form, const AssemblyId& assembly, const journal::Table& table,
                                        EventIndex index) {
  const DeviceId& device = table.device(table.device_of(index)).id;
  if (form.prev == kNoEvent && form.device != device) return tl::unexpected(damaged("another device's first event"));
  FM_ASSIGN(event::Event out, rebuild(form, assembly_in_header(assembly, index), device, table.seq(index),
                                      [&table](EventIndex e) { return table.id(e); }));
  if (out.id != table.id(index)) return tl::unexpected(damaged("it gives another id than the journal's"));
  return out;
}

}  // namespace folkmoot::store

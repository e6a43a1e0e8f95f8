// Reading runs: an item is parsed whole before it changes anything, so that a cut inside it costs nothing.
#include <algorithm>

#include "codec/compact.h"
#include "event/errc.h"
#include "event/run.h"
#include "event/run_items.h"

namespace folkmoot::event {

namespace {
constexpr std::size_t kKeepConsumed = std::size_t{64} << 10;

struct Reference {
  std::size_t number = 0;
  /// Instead of a number.
  std::optional<EventId> id;
  std::uint64_t where = 0;
};
}  // namespace

struct RunReader::Item {
  enum class What : std::uint8_t { event, context, place };
  What what = What::event;

  // The device: known by number, or new under the next one.
  std::size_t number = 0;
  std::optional<DeviceId> new_device;

  // place
  ChainPlace place;

  // context
  std::optional<std::uint64_t> after;
  std::optional<std::size_t> room;
  std::optional<RunRoom> new_room;
  bool founds = false;

  // event
  Class cls = Class::talk;
  ParentForm form = ParentForm::none;
  std::vector<Reference> parents;
  Signature signature;
  std::uint32_t body_len = 0;
  Hash body_hash_if_absent;
  std::optional<Bytes> body;

  void read_device(codec::CompactReader& in, const RunMemory& memory) {
    number = static_cast<std::size_t>(in.number(memory.device_count()));
    if (in.ok() && number == memory.device_count()) new_device = in.id<DeviceId>();
  }

  bool read_context(codec::CompactReader& in, std::uint8_t flags, const RunMemory& memory) {
    what = What::context;
    if ((flags & ~(kItemMask | kContextAfter | kContextRoom | kContextFounds)) != 0) return false;
    founds = (flags & kContextFounds) != 0;
    if ((flags & kContextAfter) != 0) after = in.number(kMaxSeq);
    if ((flags & kContextRoom) == 0) return true;
    room = static_cast<std::size_t>(in.number(memory.rooms.size()));
    if (*room != memory.rooms.size()) return true;
    new_room.emplace();
    new_room->space = in.id<Space>();
    const std::uint8_t encrypted = in.byte();
    if (encrypted > 1) return false;
    if (encrypted == 1) new_room->key_epoch = in.id<Hash>();
    return true;
  }

  bool read_place(codec::CompactReader& in, std::uint8_t flags, const RunMemory& memory) {
    what = What::place;
    if (flags != kItemPlace) return false;
    read_device(in, memory);
    place.next_seq = in.number(kMaxSeq);
    if (place.next_seq > 0) place.last = in.id<EventId>();
    return true;
  }

  void read_parents(codec::CompactReader& in, std::size_t devices) {
    if (form == ParentForm::none || form == ParentForm::latest) return;
    const std::uint64_t count = form == ParentForm::one ? 1 : in.number(kMaxParents);
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
      Reference reference;
      reference.number = static_cast<std::size_t>(in.number(devices));
      if (reference.number == devices)
        reference.id = in.id<EventId>();
      else
        reference.where = in.number();
      parents.push_back(reference);
    }
  }

  bool read_event(codec::CompactReader& in, std::uint8_t flags, const RunMemory& memory) {
    cls = static_cast<Class>(flags & kItemMask);
    if ((flags & kEventSameChain) != 0) {
      if (!memory.last_number) return false;
      number = *memory.last_number;
    } else {
      read_device(in, memory);
    }
    form = static_cast<ParentForm>((flags >> kEventParentShift) & 3);
    read_parents(in, new_device ? memory.device_count_after_adding() : memory.device_count());
    signature = in.id<Signature>();
    const unsigned body_form = flags >> kEventBodyShift;
    if (body_form > static_cast<unsigned>(BodyForm::absent)) return false;
    const bool absent = body_form == static_cast<unsigned>(BodyForm::absent);
    if (absent) body_hash_if_absent = in.id<Hash>();
    body_len = body_form == static_cast<unsigned>(BodyForm::same_size)
                   ? memory.last_body_len
                   : static_cast<std::uint32_t>(in.number(kMaxBodySize));
    if (!absent) body = to_bytes(in.bytes(body_len));
    return true;
  }
};

std::optional<Event> RunReader::put_together(const Item& item, std::size_t number) {
  const RunMemory::Chain& chain = memory_.chain(number);
  if (chain.lost || !chain.place) return std::nullopt;
  Event out;
  Header& header = out.header;
  if (!memory_.founds) header.assembly = assembly_;
  header.cls = item.cls;
  header.device = chain.device;
  header.seq = chain.place->next_seq;
  header.prev = chain.place->last;
  header.after = memory_.after;
  header.space = memory_.rooms[memory_.room].space;
  header.key_epoch = memory_.rooms[memory_.room].key_epoch;
  if (item.form == ParentForm::latest) {
    if (!memory_.last_event) return std::nullopt;
    header.parents.push_back(*memory_.last_event);
  }
  for (const Reference& reference : item.parents) {
    std::optional<EventId> id = reference.id;
    if (!id) {
      std::uint64_t seq = reference.where >> 1;
      if ((reference.where & 1) == 0) {
        const auto& place = memory_.chain(reference.number).place;
        if (!place || seq + 1 > place->next_seq) return std::nullopt;
        seq = place->next_seq - 1 - seq;
      }
      id = memory_.find(reference.number, seq);
    }
    if (!id) return std::nullopt;
    header.parents.push_back(*id);
  }
  std::sort(header.parents.begin(), header.parents.end());
  header.body_len = item.body_len;
  header.body_hash = item.body ? body_hash(*item.body) : item.body_hash_if_absent;
  if (!check_header(header)) return std::nullopt;
  out.id = event_id(encode_header(header));
  out.signature = item.signature;
  out.body = item.body;
  if (assembly_of(out) != assembly_) return std::nullopt;
  return out;
}

void RunReader::apply(const Item& item, std::optional<Event>& out) {
  const std::size_t number = item.new_device ? memory_.add_device(*item.new_device) : item.number;
  switch (item.what) {
    case Item::What::context:
      if (item.after) memory_.after = *item.after;
      if (item.new_room)
        memory_.room = memory_.add_room(*item.new_room);
      else if (item.room)
        memory_.room = *item.room;
      memory_.founds = item.founds;
      return;
    case Item::What::place:
      memory_.set_place(number, item.place);
      return;
    case Item::What::event:
      break;
  }
  out = put_together(item, number);
  if (!out) ++lost_;
  const auto id = out ? std::optional(out->id) : std::nullopt;
  memory_.extend(number, id);
  memory_.last_number = number;
  memory_.last_event = id;
  memory_.last_body_len = item.body_len;
  memory_.founds = false;
}

Result<bool> RunReader::read_item(std::optional<Event>& out) {
  codec::CompactReader in(BytesView(buffer_).subspan(start_));
  if (in.at_end()) return false;
  const std::uint8_t flags = in.byte();
  Item item;
  bool valid = false;
  switch (flags & kItemMask) {
    case kItemContext:
      valid = item.read_context(in, flags, memory_);
      break;
    case kItemPlace:
      valid = item.read_place(in, flags, memory_);
      break;
    default:
      valid = item.read_event(in, flags, memory_);
      break;
  }
  if (!valid || in.wrong()) return fail(errc::kRun, "an item that no writer makes");
  if (in.ran_out()) return false;
  apply(item, out);
  start_ += in.offset();
  return true;
}

Result<std::optional<Event>> RunReader::next() {
  if (failed_) return tl::unexpected(*failed_);
  for (;;) {
    std::optional<Event> out;
    auto read = read_item(out);
    if (!read) {
      failed_ = read.error();
      return tl::unexpected(std::move(read).error());
    }
    if (!*read || start_ > kKeepConsumed || start_ == buffer_.size()) {
      buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(start_));
      start_ = 0;
    }
    if (!*read || out) return out;
  }
}

}  // namespace folkmoot::event

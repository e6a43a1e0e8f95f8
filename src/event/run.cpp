#include "event/run.h"

#include <algorithm>

#include "base/check.h"
#include "codec/compact.h"
#include "event/errc.h"
#include "event/run_items.h"

namespace folkmoot::event {

// What both sides remember.

RunMemory::RunMemory(const RunBase* base) : base_(base) {
  if (base == nullptr) return;
  FM_CHECK(base->device_count() <= kMaxRunDevices);
  for (std::size_t i = 0; i < base->device_count(); ++i) chains_[add_device(base->device(i))].place = base->place(i);
}

std::size_t RunMemory::add_device(const DeviceId& device) {
  if (chains_.size() == kMaxRunDevices) {
    base_ = nullptr;
    chains_.clear();
    numbers_.clear();
    in_stream_.clear();
    last_number.reset();
  }
  const std::size_t number = chains_.size();
  // A key that a liar gives twice keeps its first number.
  numbers_.try_emplace(device, number);
  chains_.push_back({device, ChainPlace{}, false, {}});
  return number;
}

std::optional<std::size_t> RunMemory::number_of(const DeviceId& device) const {
  const auto found = numbers_.find(device);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

void RunMemory::set_place(std::size_t number, ChainPlace place) {
  Chain& chain = chains_[number];
  for (const EventId& id : chain.recent) in_stream_.erase(id);
  chain.recent.clear();
  chain.place = place;
  chain.lost = false;
}

void RunMemory::extend(std::size_t number, const std::optional<EventId>& id) {
  Chain& chain = chains_[number];
  const std::uint64_t seq = chain.place ? chain.place->next_seq : 0;
  if (!id) {
    set_place(number, {seq + 1, std::nullopt});
    chain.lost = true;
    return;
  }
  chain.place = ChainPlace{seq + 1, id};
  chain.recent.push_back(*id);
  in_stream_[*id] = {number, seq};
  if (chain.recent.size() <= kRunReach) return;
  in_stream_.erase(chain.recent.front());
  chain.recent.erase(chain.recent.begin());
}

std::optional<EventId> RunMemory::find(std::size_t number, std::uint64_t seq) const {
  const Chain& chain = chains_[number];
  if (chain.place && seq < chain.place->next_seq) {
    const std::uint64_t distance = chain.place->next_seq - 1 - seq;
    if (distance < chain.recent.size())
      return chain.recent[chain.recent.size() - 1 - static_cast<std::size_t>(distance)];
    if (distance == 0 && chain.recent.empty() && chain.place->last) return chain.place->last;
  }
  if (base_ == nullptr || number >= base_->device_count()) return std::nullopt;
  return base_->event_at(number, seq);
}

std::optional<RunBase::Spot> RunMemory::locate(const EventId& id) const {
  if (const auto found = in_stream_.find(id); found != in_stream_.end()) return found->second;
  if (base_ == nullptr) return std::nullopt;
  const auto spot = base_->locate(id);
  if (!spot) return std::nullopt;
  // The reader looks into the stream first; a branch there may hide what the base has at this place.
  const Chain& chain = chains_[spot->number];
  if (!chain.place || spot->seq >= chain.place->next_seq) return spot;
  const std::uint64_t distance = chain.place->next_seq - 1 - spot->seq;
  const bool hidden = distance < chain.recent.size() || (distance == 0 && chain.place->last && chain.place->last != id);
  return hidden ? std::nullopt : spot;
}

std::size_t RunMemory::add_room(const RunRoom& added) {
  if (rooms.size() == kMaxRunRooms) rooms.resize(2);
  rooms.push_back(added);
  return rooms.size() - 1;
}

// Writing.

void RunWriter::write_context(const Header& header) {
  const RunRoom room{header.space, header.key_epoch};
  const bool other_after = header.after != memory_.after;
  const bool other_room = !(memory_.rooms[memory_.room] == room);
  if (!other_after && !other_room && !header.is_founding()) return;
  std::uint8_t flags = kItemContext;
  if (other_after) flags |= kContextAfter;
  if (other_room) flags |= kContextRoom;
  if (header.is_founding()) flags |= kContextFounds;
  out_.push_back(flags);
  if (other_after) codec::put_compact(out_, header.after);
  memory_.after = header.after;
  if (!other_room) return;
  const auto known = std::find(memory_.rooms.begin(), memory_.rooms.end(), room);
  if (known != memory_.rooms.end()) {
    memory_.room = static_cast<std::size_t>(known - memory_.rooms.begin());
    codec::put_compact(out_, memory_.room);
    return;
  }
  codec::put_compact(out_, memory_.rooms.size());
  append(out_, room.space.view());
  out_.push_back(room.key_epoch ? 1 : 0);
  if (room.key_epoch) append(out_, room.key_epoch->view());
  memory_.room = memory_.add_room(room);
}

std::size_t RunWriter::write_place(const Header& header) {
  // Says where the chain goes on, unless its end is there already.
  auto number = memory_.number_of(header.device);
  if (number) {
    const auto& place = memory_.chain(*number).place;
    if (place && place->next_seq == header.seq && place->last == header.prev) return *number;
  } else if (header.seq == 0) {
    return memory_.device_count();
  }
  out_.push_back(kItemPlace);
  if (number) {
    codec::put_compact(out_, *number);
  } else {
    codec::put_compact(out_, memory_.device_count());
    append(out_, header.device.view());
    number = memory_.add_device(header.device);
  }
  codec::put_compact(out_, header.seq);
  if (header.prev) append(out_, header.prev->view());
  memory_.set_place(*number, {header.seq, header.prev});
  return *number;
}

void RunWriter::write_reference(const EventId& parent) {
  const auto spot = memory_.locate(parent);
  if (!spot) {
    codec::put_compact(out_, memory_.device_count());
    return append(out_, parent.view());
  }
  codec::put_compact(out_, spot->number);
  const auto& place = memory_.chain(spot->number).place;
  if (place && spot->seq < place->next_seq)
    codec::put_compact(out_, (place->next_seq - 1 - spot->seq) << 1);
  else
    codec::put_compact(out_, (spot->seq << 1) | 1);
}

void RunWriter::add(const Event& event) {
  const Header& header = event.header;
  FM_CHECK(assembly_of(event) == assembly_);
  write_context(header);
  std::size_t number = write_place(header);
  const bool is_new = number == memory_.device_count();
  const bool same_chain = memory_.last_number == number;
  const std::uint32_t body_len = header.body_len;

  auto flags = static_cast<std::uint8_t>(header.cls);
  if (same_chain) flags |= kEventSameChain;
  const std::size_t parents = header.parents.size();
  const bool latest = parents == 1 && memory_.last_event == header.parents.front();
  const ParentForm form = parents == 0   ? ParentForm::none
                          : latest       ? ParentForm::latest
                          : parents == 1 ? ParentForm::one
                                         : ParentForm::list;
  flags |= static_cast<std::uint8_t>(static_cast<unsigned>(form) << kEventParentShift);
  const BodyForm body = !event.body                         ? BodyForm::absent
                        : body_len == memory_.last_body_len ? BodyForm::same_size
                                                            : BodyForm::sized;
  flags |= static_cast<std::uint8_t>(static_cast<unsigned>(body) << kEventBodyShift);
  out_.push_back(flags);

  if (!same_chain) codec::put_compact(out_, number);
  if (is_new) {
    append(out_, header.device.view());
    number = memory_.add_device(header.device);
  }
  if (form == ParentForm::list) codec::put_compact(out_, parents);
  if (form == ParentForm::one || form == ParentForm::list)
    for (const EventId& parent : header.parents) write_reference(parent);
  append(out_, event.signature.view());
  if (body == BodyForm::absent) append(out_, header.body_hash.view());
  if (body != BodyForm::same_size) codec::put_compact(out_, body_len);
  if (event.body) append(out_, *event.body);

  memory_.last_body_len = body_len;
  memory_.last_number = number;
  memory_.last_event = event.id;
  memory_.extend(number, event.id);
}

Bytes RunWriter::take(std::size_t size_max) {
  if (size_max >= out_.size()) return std::exchange(out_, {});
  const auto end = out_.begin() + static_cast<std::ptrdiff_t>(size_max);
  Bytes out(out_.begin(), end);
  out_.erase(out_.begin(), end);
  return out;
}

}  // namespace folkmoot::event

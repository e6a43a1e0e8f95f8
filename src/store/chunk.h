#pragma once
// The coded form of stored events (docs/protocol/store.md section 4): consecutive events of an assembly in one byte
// string, with what their places tell left out. Pure functions on bytes; ids are somebody else's to supply.
#include <array>
#include <span>
#include <vector>

#include "codec/reader.h"
#include "codec/writer.h"
#include "event/event.h"
#include "journal/journal.h"
#include "store/errc.h"

namespace folkmoot::store {

using journal::EventIndex;
using journal::kNoEvent;

/// A chunk never grows beyond this. Large enough that the row around it costs little, small enough to read one event.
inline constexpr std::size_t kChunkBytesMax = std::size_t{64} << 10;

/// Where an event is written, and under which key.
struct Room {
  Space space = kSpaceAssembly;
  std::optional<Hash> key_epoch;
  bool operator==(const Room&) const = default;
};

/// One event as a chunk holds it: events are named by their indices. Signature and body are shown, not owned: a form
/// lives no longer than the bytes it was read from.
struct EventForm {
  event::Class cls = event::Class::talk;
  /// kNoEvent for the first of a device, whose key is then given.
  EventIndex prev = kNoEvent;
  DeviceId device;
  /// In the order of the header, which is that of their ids.
  std::array<EventIndex, event::kMaxParents> parents{};
  std::uint8_t parent_count = 0;
  std::uint64_t after = 0;
  Room room;
  BytesView signature;
  bool has_body = true;
  BytesView body;
  /// Only where the body is gone.
  Hash body_hash;
  std::uint32_t body_len = 0;
};

/// What rows need of a journal's table to hold events that follow each other: the indices of what each names. Taken
/// where the table is, so that another thread may write the rows.
struct EventPlaces {
  EventIndex first = 0;
  std::uint32_t count = 0;
  /// Of each event prev, kNoEvent where it has none, then its parents.
  std::vector<EventIndex> named;
};
/// `store.order` where the events are not those of the table, one after another.
Result<EventPlaces> places_of(const journal::Table& table, std::span<const journal::Changes::Added> added);

/// The form of an event; `named` begins with what `EventPlaces` says of it.
EventForm form_of(const event::Event& event, std::span<const EventIndex> named);

/// What both sides of the coding remember from event to event.
struct ChunkContext {
  /// The rooms that need no name come first.
  ChunkContext() : rooms(2) { rooms[1].space = kSpacePublic; }

  std::uint64_t after = 0;
  /// Those named so far.
  std::vector<Room> rooms;
  std::size_t room = 0;
};

class ChunkWriter {
 public:
  explicit ChunkWriter(EventIndex first) : first_(first) {}
  /// Whether the event surely fits. One alone always does.
  [[nodiscard]] bool fits(const EventForm& form) const;
  void add(const EventForm& form);
  [[nodiscard]] EventIndex first() const { return first_; }
  [[nodiscard]] std::uint32_t count() const { return count_; }
  [[nodiscard]] BytesView data() const { return out_.view(); }

 private:
  void add_room(const Room& room);

  EventIndex first_;
  std::uint32_t count_ = 0;
  codec::Writer out_;
  ChunkContext context_;
  Bytes blob_;  // signature and body of one event; kept for its memory
};

/// All events of a chunk, or `store.damaged`. The forms show parts of `data`.
Result<std::vector<EventForm>> read_chunk(EventIndex first, std::uint32_t count, BytesView data);

/// Turns the forms of an assembly, from index 0 on or from where a table ends, into events; keeps the ids and chains it
/// has seen.
class Replay {
 public:
  explicit Replay(AssemblyId assembly) : assembly_(assembly) {}
  /// `known` must outlive the replay, and may grow meanwhile by what the replay gives.
  Replay(AssemblyId assembly, const journal::Table& known)
      : assembly_(assembly), known_(&known), first_(static_cast<EventIndex>(known.size())) {}
  Result<event::Event> next(const EventForm& form);
  [[nodiscard]] EventIndex size() const { return static_cast<EventIndex>(first_ + ids_.size()); }

 private:
  AssemblyId assembly_;
  const journal::Table* known_ = nullptr;
  EventIndex first_ = 0;  // below it the table is asked
  std::vector<EventId> ids_;
  std::vector<DeviceId> device_of_;
  std::vector<std::uint32_t> seq_;
};

/// The event at that index, whose form is `form`, with the table's help. `store.damaged` if its id is not the table's.
Result<event::Event> rebuild_from_table(const EventForm& form, const AssemblyId& assembly, const journal::Table& table,
                                        EventIndex index);

}  // namespace folkmoot::store

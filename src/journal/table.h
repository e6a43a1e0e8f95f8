#pragma once
// The facts of every event that the journal holds, in columns: what ancestor queries, order, quotas and sync need, and
// no bodies. Also the chains: runs of one device's events, each linked to the next. A device has one chain; each fork
// adds one that leaves it. Which branch became which chain depends on arrival and is never shown outside.
#include <span>
#include <unordered_map>
#include <vector>

#include "base/column.h"
#include "base/ids.h"
#include "event/header.h"
#include "journal/checked.h"

namespace folkmoot::journal {

/// Names a held event inside one journal, dense from 0. Causal: an event's index is above those of all it rests on.
using EventIndex = std::uint32_t;
using ChainIndex = std::uint32_t;
using DeviceIndex = std::uint32_t;
inline constexpr EventIndex kNoEvent = 0xFFFF'FFFF;

/// Open addressing from ids to indices, four bytes a slot: ids are uniform, and stand in the table already. What an
/// image brought along stays as it is; what comes later has slots of its own.
class IdIndex {
 public:
  /// Makes room for that many ids.
  void reserve(const Column<EventId>& ids, std::size_t count);
  [[nodiscard]] std::optional<EventIndex> find(const Column<EventId>& ids, const EventId& id) const;
  void add(const Column<EventId>& ids, EventIndex e);
  /// Before many look-ups, each somewhere else in memory: first one, some look-ups later the other.
  void fetch_slot(const EventId& id) const { __builtin_prefetch(&slots_[slot_of(id, slots_.size())]); }
  void fetch_id(const Column<EventId>& ids, const EventId& id) const {
    if (const EventIndex e = slots_[slot_of(id, slots_.size())]; e != kNoEvent) __builtin_prefetch(&ids[e]);
  }
  /// All from `first` on.
  void add_from(const Column<EventId>& ids, EventIndex first);
  void remove_last(const Column<EventId>& ids, EventIndex e);

  /// The index of these ids, as `adopt` takes it.
  static std::vector<EventIndex> slots_for(const Column<EventId>& ids);
  /// Takes these slots, made by `slots_for`, as the index of the first `count` ids, where there was none; false if
  /// their number is not right. They must outlive the index.
  bool adopt(std::span<const EventIndex> slots, std::size_t count);

 private:
  static std::size_t slot_of(const EventId& id, std::size_t slots) { return IdHash{}(id) & (slots - 1); }
  static std::size_t slots_needed(std::size_t count);
  static void place(const Column<EventId>& ids, std::span<EventIndex> slots, EventIndex e);
  static void place_range(const Column<EventId>& ids, std::span<EventIndex> slots, std::size_t from, std::size_t to);
  static std::optional<EventIndex> find_in(const Column<EventId>& ids, std::span<const EventIndex> slots,
                                           const EventId& id);
  void rehash(const Column<EventId>& ids, std::size_t slots);

  std::span<const EventIndex> base_;
  std::size_t base_size_ = 0;
  std::vector<EventIndex> slots_ = std::vector<EventIndex>(64, kNoEvent);
  std::size_t used_ = 0;  // of slots_
};

struct Chain {
  DeviceIndex device = 0;
  /// seq of the first event that belongs to this chain.
  std::uint64_t first_seq = 0;
  /// What the first event continues; kNoEvent for a device's first chain.
  EventIndex leaves = kNoEvent;
  Column<EventIndex> events;

  // What few events of a chain change: by the place of each change, ascending. Before the first, what the event that
  // the chain leaves has.
  struct Number {
    std::uint32_t place = 0;
    std::uint64_t value = 0;
  };
  std::vector<Number> afters;
  std::vector<Number> listed;
  std::vector<Number> introduced;
};

struct Device {
  DeviceId id;
  std::vector<ChainIndex> chains;
  /// Held events that introduce this key.
  std::vector<EventIndex> introductions;
  /// seq of the lowest fork known, from held events or from a proof that came alone.
  std::optional<std::uint64_t> lowest_fork;
};

class Table {
 public:
  // Compiled once, like those of the journal that holds it.
  Table();
  Table(const Table&);
  Table(Table&&) noexcept;
  Table& operator=(const Table&);
  Table& operator=(Table&&) noexcept;
  ~Table();

  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  [[nodiscard]] std::optional<EventIndex> find(const EventId& id) const { return by_id_.find(ids_, id); }
  [[nodiscard]] const EventId& id(EventIndex e) const { return ids_[e]; }

  // Chains and devices.
  [[nodiscard]] ChainIndex chain_of(EventIndex e) const { return chain_of_[e]; }
  /// Position in its chain, from 0.
  [[nodiscard]] std::uint32_t place_of(EventIndex e) const { return place_of_[e]; }
  [[nodiscard]] const Chain& chain(ChainIndex c) const { return chains_[c]; }
  [[nodiscard]] std::size_t chain_count() const { return chains_.size(); }
  [[nodiscard]] std::uint64_t seq(EventIndex e) const { return chains_[chain_of_[e]].first_seq + place_of_[e]; }
  [[nodiscard]] DeviceIndex device_of(EventIndex e) const { return chains_[chain_of_[e]].device; }
  [[nodiscard]] const Device& device(DeviceIndex d) const { return devices_[d]; }
  [[nodiscard]] std::size_t device_count() const { return devices_.size(); }
  [[nodiscard]] std::optional<DeviceIndex> find_device(const DeviceId& id) const;
  DeviceIndex find_or_add_device(const DeviceId& id);
  /// Lowers the device's lowest known fork to `seq` if that is news.
  bool note_fork(DeviceIndex device, std::uint64_t seq);

  // What an event names.
  /// The event before in its device's chain, or kNoEvent.
  [[nodiscard]] EventIndex prev(EventIndex e) const;
  /// Whether `earlier` is `e` or stands before it in its device's chain, along prev.
  [[nodiscard]] bool is_forerunner(EventIndex earlier, EventIndex e) const;
  /// The parents that the header names, without prev.
  [[nodiscard]] std::span<const EventIndex> parents(EventIndex e) const {
    const std::uint32_t begin = e == 0 ? 0 : parents_end_[e - 1];
    const std::uint32_t end = parents_end_[e];
    // The parents of one event stand in one piece: all stored, or all new.
    return begin == end ? std::span<const EventIndex>{} : std::span(&parents_[begin], end - begin);
  }
  /// prev and the parents.
  template <class Visit>
  void for_each_named(EventIndex e, Visit visit) const {
    if (const EventIndex before = prev(e); before != kNoEvent) visit(before);
    for (const EventIndex parent : parents(e)) visit(parent);
  }

  // What an event says beside.
  [[nodiscard]] event::Class cls(EventIndex e) const { return static_cast<event::Class>(cls_[e]); }
  [[nodiscard]] std::uint64_t after(EventIndex e) const { return last_number(e, &Chain::afters); }
  [[nodiscard]] std::uint32_t body_len(EventIndex e) const {
    return static_cast<std::uint32_t>(path_bytes_[e] - (prev(e) == kNoEvent ? 0 : path_bytes_[prev(e)]));
  }
  /// The device that the event introduces, if any.
  [[nodiscard]] std::optional<DeviceIndex> introduces(EventIndex e) const;

  /// Sums over the events from the chain's start to this one, along prev. What quotas are made of.
  struct Path {
    std::uint64_t bytes = 0;           // of body_len
    std::uint64_t greatest_claim = 0;  // Unix milliseconds; 0 where nothing was claimed
    std::uint32_t listed = 0;          // people
    std::uint32_t introduced = 0;      // different keys
  };
  [[nodiscard]] Path path(EventIndex e) const {
    return {path_bytes_[e], path_claim_[e], static_cast<std::uint32_t>(last_number(e, &Chain::listed)),
            static_cast<std::uint32_t>(last_number(e, &Chain::introduced))};
  }

  /// Looking up an event and what it names costs waits for memory; announced some events before, they overlap.
  void announce(const event::Event& soon, const event::Event& next) const;
  /// The same for what `prev` looks at, in two steps: the event's chain, then its place there.
  void fetch_chain(EventIndex e) const { __builtin_prefetch(&chains_[chain_of_[e]]); }
  void fetch_prev(EventIndex e) const {
    if (place_of_[e] > 0) __builtin_prefetch(&chains_[chain_of_[e]].events[place_of_[e] - 1]);
  }
  /// The indices of what the event names, prev first; nullopt when something is not held.
  [[nodiscard]] std::optional<std::vector<EventIndex>> find_named(const event::Header& header) const;
  /// All that the event names must be held, and prev must be of the same device with the seq below. `named` is what
  /// `find_named` gives for it.
  EventIndex add(const CheckedEvent& event, std::span<const EventIndex> named);
  EventIndex add(const CheckedEvent& event);
  /// Takes back the events from `size` on.
  void truncate(std::size_t size);

  // The table as bytes (columns.cpp), for the home that holds its events: not a format that others read.
  /// The events from `first` to before `end`; what `load_columns` continues a table of `first` events with.
  [[nodiscard]] Bytes save_columns(EventIndex first, EventIndex end) const;
  /// An error, and the table as it was, where the bytes are not what `save_columns` gives for this size.
  Result<Ok> load_columns(BytesView bytes);

  // The table as it lies in memory (image.cpp), for the same purpose: used in place, so that opening costs nothing but
  // reading it. Only this machine reads it.
  /// The sections of an image, each in pieces; valid until the table changes.
  struct Image {
    std::vector<std::vector<BytesView>> sections;
    // What is made for the image, and shown by it.
    Bytes heads;
    std::vector<EventIndex> slots;
  };
  [[nodiscard]] Image save_image() const;
  /// Takes an image's sections, each aligned to 8 bytes, whose bytes are known to be what was saved: their content is
  /// used where it lies and must outlive the table. Only sizes are looked at. An error, and the table as it was, where
  /// they do not fit, or where the table holds more than the event at index 0, or another one.
  Result<Ok> load_image(std::span<const BytesView> sections);

  /// Makes room for that many events, where it is known how many come.
  void reserve(std::size_t events);

 private:
  /// `device` where the event continues nothing.
  void add_to_chain(EventIndex e, EventIndex prev, const DeviceId* device);
  [[nodiscard]] std::uint64_t last_number(EventIndex e, std::vector<Chain::Number> Chain::* numbers) const;
  /// Notes the number of `e` where it is another than that of the event before.
  void set_number(EventIndex e, std::vector<Chain::Number> Chain::* numbers, std::uint64_t value);
  void introduce(EventIndex e, DeviceIndex device);

  Column<EventId> ids_;
  Column<ChainIndex> chain_of_;
  Column<std::uint32_t> place_of_;
  Column<std::uint32_t> parents_end_;
  Column<EventIndex> parents_;
  Column<std::uint8_t> cls_;
  Column<std::uint64_t> path_bytes_;
  Column<std::uint64_t> path_claim_;
  std::unordered_map<EventIndex, DeviceIndex> introduces_;
  std::vector<Chain> chains_;
  std::vector<Device> devices_;
  IdIndex by_id_;
  std::unordered_map<DeviceId, DeviceIndex, IdHash> by_device_;
};

}  // namespace folkmoot::journal

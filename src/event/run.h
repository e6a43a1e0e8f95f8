#pragma once
// Runs: events as they are sent and bundled, with everything left out that their place tells (docs/protocol/event.md
// section 8).
//
// A stream of runs is a sequence of items. Consecutive events of one chain are a run: device, seq and prev are told by
// the first of them, or by what both sides know before (RunBase). Parents are told by device and distance where reader
// and writer can agree on them, else by id. A reader hashes what it puts together: a wrong guess is an event whose
// signature is wrong, never another event.
//
// Events come after what they rest on, so that no reference looks ahead. The stream may be cut anywhere: the reader
// gives out each event as soon as it is whole.
#include <unordered_map>
#include <vector>

#include "event/event.h"

namespace folkmoot::event {

/// How far back in a stream a reference by distance reaches, in events of one chain. Bounds what a reader remembers.
inline constexpr std::size_t kRunReach = 32;
/// Devices that a stream remembers, above the largest assembly with all its devices. When they are full, it forgets all
/// of them, and what was agreed before, and begins to number anew.
inline constexpr std::size_t kMaxRunDevices = 65'536;
/// Pairs of space and key epoch that a stream remembers; when it is full, it begins anew with the first two.
inline constexpr std::size_t kMaxRunRooms = 4'096;

/// Where a chain goes on: after `last`, with `next_seq`.
struct ChainPlace {
  std::uint64_t next_seq = 0;
  /// Absent exactly at a chain's beginning.
  std::optional<EventId> last;
  bool operator==(const ChainPlace&) const = default;
};

/// What reader and writer of a stream agreed on before: some devices by number, and how far the reader's chains reach.
/// The writer's is what it believes of the reader.
class RunBase {
 public:
  virtual ~RunBase() = default;
  /// Devices 0 to count - 1 have numbers from the start.
  [[nodiscard]] virtual std::size_t device_count() const = 0;
  [[nodiscard]] virtual const DeviceId& device(std::size_t number) const = 0;
  /// Where the reader's chain of this device ends; nothing where it is not known, or where the device has several ends.
  [[nodiscard]] virtual std::optional<ChainPlace> place(std::size_t number) const = 0;
  /// For readers: the event of that seq on the way to the chain's end.
  [[nodiscard]] virtual std::optional<EventId> event_at(std::size_t number, std::uint64_t seq) const = 0;
  /// For writers: number and seq by which the reader finds this event with `event_at`.
  struct Spot {
    std::size_t number = 0;
    std::uint64_t seq = 0;
  };
  [[nodiscard]] virtual std::optional<Spot> locate(const EventId& id) const = 0;
};

/// Space and key epoch of an event.
struct RunRoom {
  Space space = kSpaceAssembly;
  std::optional<Hash> key_epoch;
  bool operator==(const RunRoom&) const = default;
};

/// What both ends of a stream remember of it.
class RunMemory {
 public:
  /// `base` may be null and must outlive the memory.
  explicit RunMemory(const RunBase* base);

  struct Chain {
    DeviceId device;
    /// Nothing: the next run of this chain must say where it goes on.
    std::optional<ChainPlace> place;
    /// An event of the chain could not be put together; those after it in its run cannot be either.
    bool lost = false;
    /// Ids of the last events of this chain in the stream, the newest last.
    std::vector<EventId> recent;
  };
  [[nodiscard]] std::size_t device_count() const { return chains_.size(); }
  [[nodiscard]] Chain& chain(std::size_t number) { return chains_[number]; }
  /// The number that it gets.
  std::size_t add_device(const DeviceId& device);
  [[nodiscard]] std::size_t device_count_after_adding() const {
    return chains_.size() == kMaxRunDevices ? 1 : chains_.size() + 1;
  }
  [[nodiscard]] std::optional<std::size_t> number_of(const DeviceId& device) const;
  void set_place(std::size_t number, ChainPlace place);
  /// The chain grew by this event; nothing: by one that could not be put together.
  void extend(std::size_t number, const std::optional<EventId>& id);

  /// The event of this chain with that seq: in the stream, else in the base.
  [[nodiscard]] std::optional<EventId> find(std::size_t number, std::uint64_t seq) const;
  /// Where a writer finds the event: in the stream, else in the base.
  [[nodiscard]] std::optional<RunBase::Spot> locate(const EventId& id) const;

  std::size_t add_room(const RunRoom& room);

  // The item before.
  std::optional<std::size_t> last_number;
  std::optional<EventId> last_event;
  std::uint32_t last_body_len = 0;
  std::uint64_t after = 0;
  std::vector<RunRoom> rooms = {{kSpaceAssembly, {}}, {kSpacePublic, {}}};
  std::size_t room = 0;
  bool founds = false;

 private:
  const RunBase* base_;
  std::vector<Chain> chains_;
  std::unordered_map<DeviceId, std::size_t, IdHash> numbers_;
  std::unordered_map<EventId, RunBase::Spot, IdHash> in_stream_;  // what the chains' `recent` hold
};

class RunWriter {
 public:
  /// `base` may be null (a reader of whom nothing is known) and must outlive the writer.
  RunWriter(const AssemblyId& assembly, const RunBase* base) : assembly_(assembly), memory_(base) {}

  /// The event must be of this assembly, and follow those of the same stream on which it rests.
  void add(const Event& event);
  /// Bytes written and not taken yet.
  [[nodiscard]] std::size_t size() const { return out_.size(); }
  /// All of them, or the first `size_max`. A stream may be cut into pieces anywhere.
  Bytes take(std::size_t size_max = SIZE_MAX);

 private:
  void write_context(const Header& header);
  std::size_t write_place(const Header& header);
  void write_reference(const EventId& parent);

  AssemblyId assembly_;
  RunMemory memory_;
  Bytes out_;
};

class RunReader {
 public:
  RunReader(const AssemblyId& assembly, const RunBase* base) : assembly_(assembly), memory_(base) {}

  void feed(BytesView bytes) { append(buffer_, bytes); }
  /// The next whole event, its body checked by construction, its signature not. Nothing when more bytes are needed. An
  /// event that could not be put together (see `lost`) is passed over. An error when the bytes cannot be a stream of
  /// runs; it then stays.
  [[nodiscard]] Result<std::optional<Event>> next();
  /// Events passed over: they name something that is not held here, or contradict themselves.
  [[nodiscard]] std::size_t lost() const { return lost_; }
  /// The stream has ended between two items.
  [[nodiscard]] bool at_item_end() const { return start_ == buffer_.size(); }

 private:
  struct Item;
  Result<bool> read_item(std::optional<Event>& out);
  void apply(const Item& item, std::optional<Event>& out);
  std::optional<Event> put_together(const Item& item, std::size_t number);

  AssemblyId assembly_;
  RunMemory memory_;
  Bytes buffer_;
  std::size_t start_ = 0;
  std::size_t lost_ = 0;
  std::optional<Error> failed_;
};

}  // namespace folkmoot::event

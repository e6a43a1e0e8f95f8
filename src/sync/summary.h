#pragma once
// What a replica has, device by device, in words of three lengths: a salted tag of two bytes; height and 8 bytes of the
// tip; all tips with samples of the way to them (docs/protocol/sync.md section 3).
#include <map>

#include "codec/compact.h"
#include "sync/limits.h"
#include "sync/replica.h"

namespace folkmoot::sync {

/// The first bytes of an id.
using ShortId = FixedBytes<struct ShortIdTag, 8>;
template <class Id>
ShortId short_id(const Id& id) {
  return *ShortId::from(id.view().first(ShortId::kSize));
}

struct Sample {
  std::uint64_t seq = 0;
  ShortId id;
  bool operator==(const Sample&) const = default;
};

/// What somebody has of one device.
struct Entry {
  /// Height 0: nothing of this device is held. Otherwise one tip, at height - 1, no fork known; unless `full`.
  std::uint64_t height = 0;
  ShortId tip;
  /// All of it: every tip, the lowest known fork, and events on the way to the tips at distances that double.
  struct Full {
    std::vector<EventId> tips;
    std::optional<std::uint64_t> lowest_fork;
    std::vector<Sample> samples;
    bool operator==(const Full&) const = default;
  };
  std::optional<Full> full;
  bool operator==(const Entry&) const = default;
};

void put_entry(Bytes& out, const Entry& entry);
/// The reader must be asked whether it is still `ok`.
Entry read_entry(codec::CompactReader& in);

/// What somebody has of all devices, by the first bytes of their keys.
struct Summary {
  std::map<ShortId, Entry> entries;
  /// Of seals (Replica::seals_summary); empty for nothing.
  Bytes seals;
  /// Takes in another part of the same.
  void add(Summary part) {
    entries.merge(part.entries);
    append(seals, part.seals);
  }
  bool operator==(const Summary&) const = default;
};

/// A device as one replica sees it at one moment.
struct DeviceState {
  DeviceId device;
  journal::DeviceIndex index = 0;
  std::vector<journal::EventIndex> tips;
  std::optional<std::uint64_t> lowest_fork;
  /// One tip and no fork: what short words can tell.
  [[nodiscard]] bool plain() const { return tips.size() == 1 && !lowest_fork; }
};

/// All devices with a kept event or a known fork, ascending by key.
std::vector<DeviceState> device_states(const journal::Journal& journal);
/// The state must be plain.
Entry short_entry(const journal::Table& table, const DeviceState& state);
Entry full_entry(const journal::Table& table, const DeviceState& state);
/// Short where that says all.
Summary summary_of(const journal::Journal& journal);

/// The canonical value of the device in the frontier: what tags are made of.
Bytes state_value(const journal::Table& table, const DeviceState& state);

/// The event of that seq on the way to `tip`, along prev.
std::optional<journal::EventIndex> event_on_path(const journal::Table& table, journal::EventIndex tip,
                                                 std::uint64_t seq);
/// Held events of the device, kept or not, of which `entry` says that its writer holds them.
std::vector<journal::EventIndex> matches(const journal::Table& table, journal::DeviceIndex device, const Entry& entry);

}  // namespace folkmoot::sync

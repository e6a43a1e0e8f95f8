#pragma once
// The frontier of the kept set: for each device with a kept event or a known fork, its kept tips and its lowest known
// fork, as a Merkle map (docs/protocol/journal.md section 5). Equal roots are equal sets of kept events.
#include <map>

#include "base/result.h"
#include "crypto/merkle_map.h"
#include "journal/heights.h"
#include "journal/table.h"

namespace folkmoot::journal {

/// One device's entry, as it travels.
struct FrontierEntry {
  struct Tip {
    std::uint64_t seq = 0;
    EventId id;
    bool operator==(const Tip&) const = default;
  };
  DeviceId device;
  std::vector<Tip> tips;  // ascending by seq, then id
  std::optional<std::uint64_t> lowest_fork;
  bool operator==(const FrontierEntry&) const = default;
};

/// What a frontier has beyond the last seal's: the entries that differ, whole, ascending by device. So a frontier
/// travels in the size of the page, not of the assembly.
using FrontierChange = std::vector<FrontierEntry>;

/// Entries in one change, and tips of one entry.
inline constexpr std::size_t kMaxFrontierEntries = 65'536;
inline constexpr std::size_t kMaxFrontierTips = 256;

/// Canonical array of [device key, [[seq, id], ...], lowest fork or null].
Bytes encode_frontier_change(const FrontierChange& change);
Result<FrontierChange> decode_frontier_change(BytesView bytes);
/// All that its tips name.
std::vector<EventId> tips_of(const FrontierChange& change);

class Frontier {
 public:
  /// The device's entry may have changed; it is hashed at the next `root`.
  void touch(DeviceIndex device) {
    mark(device, touched_, is_touched_);
    mark(device, unsealed_, is_unsealed_);
  }
  Hash root(const Table& table, const std::vector<std::uint8_t>& kept);

  /// The present frontier's difference from the last seal's.
  [[nodiscard]] FrontierChange change(const Table& table, const std::vector<std::uint8_t>& kept);
  /// The root of the last seal's frontier with these entries in the place of its own.
  [[nodiscard]] Hash root_with(const FrontierChange& change) const;
  /// The last seal's frontier is now the one before with these entries.
  void seal(const Table& table, const FrontierChange& change);

 private:
  static void mark(DeviceIndex device, std::vector<DeviceIndex>& list, std::vector<std::uint8_t>& is_in) {
    if (device >= is_in.size()) is_in.resize(device + std::size_t{1}, 0);
    if (is_in[device] != 0) return;
    is_in[device] = 1;
    list.push_back(device);
  }

  crypto::MerkleMap map_;
  std::vector<DeviceIndex> touched_;
  std::vector<std::uint8_t> is_touched_;  // by DeviceIndex
  /// Of the last seal: the map, and each device's leaf in it, zero for none.
  crypto::MerkleMap sealed_;
  std::vector<Hash> sealed_leaves_;  // by DeviceIndex
  /// Devices whose entry may differ from the last seal's.
  std::vector<DeviceIndex> unsealed_;
  std::vector<std::uint8_t> is_unsealed_;  // by DeviceIndex
};

/// The entries of the devices of which `past` has more than `sealed`, with these lowest forks of devices, which also
/// have entries where the past has nothing new: what a frontier over exactly this past is, as a change.
FrontierChange change_over(const Table& table, const Past& sealed, const Past& past,
                           const std::map<DeviceIndex, std::uint64_t>& forks);

/// How many of a chain's events are kept: always the first ones, since what is kept brings along what it names.
std::size_t kept_in(const Chain& chain, const std::vector<std::uint8_t>& kept);
/// The kept tips of a device's chains, ascending by seq, then id.
std::vector<EventIndex> kept_tips(const Table& table, const std::vector<std::uint8_t>& kept, DeviceIndex device);

/// The canonical value of one entry: [[[seq, id], ...], lowest fork or null].
Bytes frontier_value(const Table& table, const std::vector<EventIndex>& tips,
                     const std::optional<std::uint64_t>& lowest_fork);
Bytes frontier_value(const FrontierEntry& entry);
/// The key of a device in the frontier's map: H(canonical CBOR of its key).
Hash frontier_key(const DeviceId& device);

}  // namespace folkmoot::journal

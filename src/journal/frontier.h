#pragma once
// The frontier of the kept set: for each device with a kept event or a known fork, its kept tips and its lowest known
// fork, as a Merkle map (docs/protocol/journal.md section 5). Equal roots are equal sets of kept events.
#include "crypto/merkle_map.h"
#include "journal/table.h"

namespace folkmoot::journal {

class Frontier {
 public:
  /// The device's entry may have changed; it is hashed at the next `root`.
  void touch(DeviceIndex device) {
    if (device >= is_touched_.size()) is_touched_.resize(device + std::size_t{1}, 0);
    if (is_touched_[device] != 0) return;
    is_touched_[device] = 1;
    touched_.push_back(device);
  }
  Hash root(const Table& table, const std::vector<std::uint8_t>& kept);

 private:
  crypto::MerkleMap map_;
  std::vector<DeviceIndex> touched_;
  std::vector<std::uint8_t> is_touched_;  // by DeviceIndex
};

/// How many of a chain's events are kept: always the first ones, since what is kept brings along what it names.
std::size_t kept_in(const Chain& chain, const std::vector<std::uint8_t>& kept);
/// The kept tips of a device's chains, ascending by seq, then id.
std::vector<EventIndex> kept_tips(const Table& table, const std::vector<std::uint8_t>& kept, DeviceIndex device);

/// The canonical value of one entry: [[[seq, id], ...], lowest fork or null].
Bytes frontier_value(const Table& table, const std::vector<EventIndex>& tips,
                     const std::optional<std::uint64_t>& lowest_fork);
/// The key of a device in the frontier's map: H(canonical CBOR of its key).
Hash frontier_key(const DeviceId& device);

}  // namespace folkmoot::journal

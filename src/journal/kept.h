#pragma once
// Which held events are kept, once forks are known (docs/protocol/journal.md section 3).
//
// Of a forked device, from its lowest known fork on, only that is kept on which a kept event of another device rests,
// and support counts only from devices that are anchored: those of the sealed roll (in the founding page the
// founder's), and those whose introduction is kept by the support of devices anchored before. So the anchored set grows
// from the roll outward, and a forker cannot hold up a branch of its own with devices that it introduced there.
#include <vector>

#include "journal/heights.h"
#include "journal/table.h"

namespace folkmoot::journal {

struct KeptResult {
  std::vector<std::uint8_t> kept;      // by EventIndex
  std::vector<std::uint8_t> anchored;  // by DeviceIndex
};

/// `sealed`: what the last seal's frontier covers, kept in any case. `roots`: the devices that are anchored to begin
/// with.
KeptResult compute_kept(const Table& table, const Past& sealed, const std::vector<DeviceIndex>& roots);

/// The lowest seq at which two events of the device are both in this past, if any.
std::optional<std::uint64_t> lowest_fork_in(const Table& table, DeviceIndex device, const Past& past);

}  // namespace folkmoot::journal

#include "journal/frontier.h"

#include <algorithm>

#include "codec/writer.h"

namespace folkmoot::journal {

std::size_t kept_in(const Chain& chain, const std::vector<std::uint8_t>& kept) {
  const auto end =
      std::partition_point(chain.events.begin(), chain.events.end(), [&](EventIndex e) { return kept[e] != 0; });
  return static_cast<std::size_t>(end - chain.events.begin());
}

std::vector<EventIndex> kept_tips(const Table& table, const std::vector<std::uint8_t>& kept, DeviceIndex device) {
  // The last kept event of each chain, unless a kept branch leaves right there.
  std::vector<EventIndex> out;
  std::vector<EventIndex> continued;
  for (const ChainIndex c : table.device(device).chains) {
    const Chain& chain = table.chain(c);
    const std::size_t count = kept_in(chain, kept);
    if (count == 0) continue;
    out.push_back(chain.events[count - 1]);
    if (chain.leaves != kNoEvent) continued.push_back(chain.leaves);
  }
  std::erase_if(out, [&](EventIndex e) { return std::find(continued.begin(), continued.end(), e) != continued.end(); });
  std::sort(out.begin(), out.end(), [&](EventIndex a, EventIndex b) {
    return table.seq(a) != table.seq(b) ? table.seq(a) < table.seq(b) : table.id(a) < table.id(b);
  });
  return out;
}

Bytes frontier_value(const Table& table, const std::vector<EventIndex>& tips,
                     const std::optional<std::uint64_t>& lowest_fork) {
  codec::Writer out;
  out.array(2).array(tips.size());
  for (const EventIndex tip : tips) out.array(2).uint(table.seq(tip)).id(table.id(tip));
  if (lowest_fork)
    out.uint(*lowest_fork);
  else
    out.null();
  return out.take();
}

Hash frontier_key(const DeviceId& device) { return crypto::hash_untagged(codec::Writer().id(device).view()); }

Hash Frontier::root(const Table& table, const std::vector<std::uint8_t>& kept) {
  for (const DeviceIndex d : touched_) {
    is_touched_[d] = 0;
    const Device& device = table.device(d);
    const auto tips = kept_tips(table, kept, d);
    const Hash key = frontier_key(device.id);
    if (tips.empty() && !device.lowest_fork)
      map_.erase(key);
    else
      map_.set(key, crypto::merkle_leaf(key, frontier_value(table, tips, device.lowest_fork), {}));
  }
  touched_.clear();
  return map_.root();
}

}  // namespace folkmoot::journal

#include "journal/frontier.h"

#include <algorithm>

#include "codec/reader.h"
#include "codec/writer.h"
#include "journal/errc.h"

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

namespace {
FrontierEntry entry_of(const Table& table, const DeviceId& device, const std::vector<EventIndex>& tips,
                       const std::optional<std::uint64_t>& lowest_fork) {
  FrontierEntry out{device, {}, lowest_fork};
  for (const EventIndex tip : tips) out.tips.push_back({table.seq(tip), table.id(tip)});
  return out;
}

void write_tip(codec::Writer& out, std::uint64_t seq, const EventId& id) { out.array(2).uint(seq).id(id); }

void write_fork(codec::Writer& out, const std::optional<std::uint64_t>& lowest_fork) {
  if (lowest_fork)
    out.uint(*lowest_fork);
  else
    out.null();
}

void write_value(codec::Writer& out, const FrontierEntry& entry) {
  out.array(entry.tips.size());
  for (const FrontierEntry::Tip& tip : entry.tips) write_tip(out, tip.seq, tip.id);
  write_fork(out, entry.lowest_fork);
}

Hash leaf_of(const Hash& key, const FrontierEntry& entry) {
  return crypto::merkle_leaf(key, frontier_value(entry), {});
}
}  // namespace

Bytes frontier_value(const FrontierEntry& entry) {
  codec::Writer out;
  out.array(2);
  write_value(out, entry);
  return out.take();
}

Bytes frontier_value(const Table& table, const std::vector<EventIndex>& tips,
                     const std::optional<std::uint64_t>& lowest_fork) {
  codec::Writer out;
  out.array(2).array(tips.size());
  for (const EventIndex tip : tips) write_tip(out, table.seq(tip), table.id(tip));
  write_fork(out, lowest_fork);
  return out.take();
}

Bytes encode_frontier_change(const FrontierChange& change) {
  codec::Writer out;
  out.array(change.size());
  for (const FrontierEntry& entry : change) {
    out.array(3).id(entry.device);
    write_value(out, entry);
  }
  return out.take();
}

Result<FrontierChange> decode_frontier_change(BytesView bytes) {
  codec::Reader in(bytes);
  FrontierChange out;
  for (std::size_t left = in.array(kMaxFrontierEntries); left > 0 && in.ok(); --left) {
    in.array_of(3);
    FrontierEntry entry{in.id<DeviceId>(), {}, std::nullopt};
    for (std::size_t tips = in.array(kMaxFrontierTips); tips > 0 && in.ok(); --tips) {
      in.array_of(2);
      const std::uint64_t seq = in.uint();
      const FrontierEntry::Tip tip{seq, in.id<EventId>()};
      const bool ascends = entry.tips.empty() || entry.tips.back().seq < tip.seq ||
                           (entry.tips.back().seq == tip.seq && entry.tips.back().id < tip.id);
      if (!ascends) in.fault(codec::errc::kValue);
      entry.tips.push_back(tip);
    }
    if (!in.null()) entry.lowest_fork = in.uint();
    if (!out.empty() && entry.device <= out.back().device) in.fault(codec::errc::kValue);
    if (entry.tips.empty() && !entry.lowest_fork) in.fault(codec::errc::kValue);
    out.push_back(std::move(entry));
  }
  FM_TRY(in.finish());
  return out;
}

std::vector<EventId> tips_of(const FrontierChange& change) {
  std::vector<EventId> out;
  for (const FrontierEntry& entry : change)
    for (const FrontierEntry::Tip& tip : entry.tips) out.push_back(tip.id);
  return out;
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

FrontierChange Frontier::change(const Table& table, const std::vector<std::uint8_t>& kept) {
  FrontierChange out;
  std::vector<DeviceIndex> differ;
  for (const DeviceIndex d : unsealed_) {
    const Device& device = table.device(d);
    FrontierEntry entry = entry_of(table, device.id, kept_tips(table, kept, d), device.lowest_fork);
    const bool there = !entry.tips.empty() || entry.lowest_fork;
    const Hash leaf = there ? leaf_of(frontier_key(device.id), entry) : Hash{};
    if (leaf == (d < sealed_leaves_.size() ? sealed_leaves_[d] : Hash{})) {
      is_unsealed_[d] = 0;
      continue;
    }
    differ.push_back(d);
    if (there) out.push_back(std::move(entry));
  }
  unsealed_ = std::move(differ);
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.device < b.device; });
  return out;
}

Hash Frontier::root_with(const FrontierChange& change) const {
  crypto::MerkleMap map = sealed_;
  for (const FrontierEntry& entry : change) {
    const Hash key = frontier_key(entry.device);
    map.set(key, leaf_of(key, entry));
  }
  return map.root();
}

void Frontier::seal(const Table& table, const FrontierChange& change) {
  for (const FrontierEntry& entry : change) {
    const Hash key = frontier_key(entry.device);
    const Hash leaf = leaf_of(key, entry);
    sealed_.set(key, leaf);
    const auto device = table.find_device(entry.device);
    if (!device) continue;  // a fork of a device that nothing here names
    if (*device >= sealed_leaves_.size()) sealed_leaves_.resize(*device + std::size_t{1});
    sealed_leaves_[*device] = leaf;
    mark(*device, unsealed_, is_unsealed_);
  }
  sealed_.root();
}

FrontierChange change_over(const Table& table, const Past& sealed, const Past& past,
                           const std::map<DeviceIndex, std::uint64_t>& forks) {
  FrontierChange out;
  for (DeviceIndex d = 0; d < table.device_count(); ++d) {
    const auto fork = forks.find(d);
    bool more = fork != forks.end();
    std::vector<EventIndex> tips;
    std::vector<EventIndex> continued;
    for (const ChainIndex c : table.device(d).chains) {
      more = more || past.height(c) > sealed.height(c);
      if (past.height(c) == 0) continue;
      const Chain& chain = table.chain(c);
      tips.push_back(chain.events[past.height(c) - 1]);
      if (chain.leaves != kNoEvent) continued.push_back(chain.leaves);
    }
    if (!more) continue;
    std::erase_if(tips,
                  [&](EventIndex e) { return std::find(continued.begin(), continued.end(), e) != continued.end(); });
    std::sort(tips.begin(), tips.end(), [&](EventIndex a, EventIndex b) {
      return table.seq(a) != table.seq(b) ? table.seq(a) < table.seq(b) : table.id(a) < table.id(b);
    });
    out.push_back(
        entry_of(table, table.device(d).id, tips, fork == forks.end() ? std::nullopt : std::optional(fork->second)));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.device < b.device; });
  return out;
}

}  // namespace folkmoot::journal

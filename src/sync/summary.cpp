#include "sync/summary.h"

#include <algorithm>

#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::sync {

using journal::EventIndex;
using journal::kNoEvent;
using journal::Table;

namespace {
// The number in front of an entry: nothing, all of it, or a height.
constexpr std::uint64_t kEntryNothing = 0;
constexpr std::uint64_t kEntryFull = 1;
constexpr std::uint64_t kEntryHeight = 1;  // added to the height, which is at least 1
}  // namespace

Hash replica_digest(Replica& replica) {
  journal::Journal& journal = replica.journal();
  Bytes missing;
  for (const EventId& id : replica.texts_missing()) append(missing, id.view());
  return crypto::hash(crypto::tag::kSyncDigest,
                      {journal.assembly().view(), journal.digest().view(), replica.seals_digest().view(), missing});
}

void put_entry(Bytes& out, const Entry& entry) {
  if (!entry.full) {
    codec::put_compact(out, entry.height == 0 ? kEntryNothing : entry.height + kEntryHeight);
    if (entry.height > 0) append(out, entry.tip.view());
    return;
  }
  codec::put_compact(out, kEntryFull);
  codec::put_compact(out, entry.full->lowest_fork ? *entry.full->lowest_fork + 1 : 0);
  codec::put_compact(out, entry.full->tips.size());
  for (const EventId& tip : entry.full->tips) append(out, tip.view());
  codec::put_compact(out, entry.full->samples.size());
  for (const Sample& sample : entry.full->samples) {
    codec::put_compact(out, sample.seq);
    append(out, sample.id.view());
  }
}

Entry read_entry(codec::CompactReader& in) {
  Entry out;
  const std::uint64_t head = in.number(event::kMaxSeq + 1 + kEntryHeight);
  if (head == kEntryNothing) return out;
  if (head != kEntryFull) {
    out.height = head - kEntryHeight;
    out.tip = in.id<ShortId>();
    return out;
  }
  out.full.emplace();
  if (const std::uint64_t fork = in.number(event::kMaxSeq + 1); fork > 0) out.full->lowest_fork = fork - 1;
  for (std::uint64_t left = in.number(kMaxTips); left > 0 && in.ok(); --left)
    out.full->tips.push_back(in.id<EventId>());
  for (std::uint64_t left = in.number(kMaxSamples); left > 0 && in.ok(); --left) {
    Sample sample;
    sample.seq = in.number(event::kMaxSeq);
    sample.id = in.id<ShortId>();
    out.full->samples.push_back(sample);
  }
  return out;
}

std::vector<DeviceState> device_states(const journal::Journal& journal) {
  const Table& table = journal.table();
  std::vector<DeviceState> out;
  for (journal::DeviceIndex d = 0; d < table.device_count(); ++d) {
    const journal::Device& device = table.device(d);
    DeviceState state{device.id, d, journal.tips(d), device.lowest_fork};
    if (!state.tips.empty() || state.lowest_fork) out.push_back(std::move(state));
  }
  std::sort(out.begin(), out.end(), [](const DeviceState& a, const DeviceState& b) { return a.device < b.device; });
  return out;
}

Bytes state_value(const Table& table, const DeviceState& state) {
  return journal::frontier_value(table, state.tips, state.lowest_fork);
}

Entry short_entry(const Table& table, const DeviceState& state) {
  Entry out;
  out.height = table.seq(state.tips.front()) + 1;
  out.tip = short_id(table.id(state.tips.front()));
  return out;
}

Entry full_entry(const Table& table, const DeviceState& state) {
  Entry out;
  out.full.emplace();
  out.full->lowest_fork = state.lowest_fork;
  for (const EventIndex tip : state.tips) {
    if (out.full->tips.size() == kMaxTips) break;
    out.full->tips.push_back(table.id(tip));
    const std::uint64_t end = table.seq(tip);
    for (std::uint64_t distance = 1; end > 0; distance *= 2) {
      const std::uint64_t seq = distance < end ? end - distance : 0;
      if (out.full->samples.size() == kMaxSamples) break;
      if (const auto e = event_on_path(table, tip, seq)) out.full->samples.push_back({seq, short_id(table.id(*e))});
      if (seq == 0) break;
    }
  }
  return out;
}

Summary summary_of(const journal::Journal& journal) {
  Summary out;
  for (const DeviceState& state : device_states(journal))
    out.entries[short_id(state.device)] =
        state.plain() ? short_entry(journal.table(), state) : full_entry(journal.table(), state);
  return out;
}

std::optional<EventIndex> event_on_path(const Table& table, EventIndex tip, std::uint64_t seq) {
  if (seq > table.seq(tip)) return std::nullopt;
  for (EventIndex at = tip; at != kNoEvent;) {
    const journal::Chain& chain = table.chain(table.chain_of(at));
    if (seq >= chain.first_seq) return chain.events[seq - chain.first_seq];
    at = chain.leaves;
  }
  return std::nullopt;
}

std::vector<EventIndex> matches(const Table& table, journal::DeviceIndex device, const Entry& entry) {
  std::vector<EventIndex> out;
  const auto look_at = [&](std::uint64_t seq, const ShortId& id) {
    for (const journal::ChainIndex c : table.device(device).chains) {
      const journal::Chain& chain = table.chain(c);
      if (seq < chain.first_seq || seq >= chain.first_seq + chain.events.size()) continue;
      const EventIndex e = chain.events[seq - chain.first_seq];
      if (short_id(table.id(e)) == id) out.push_back(e);
    }
  };
  if (!entry.full) {
    if (entry.height > 0) look_at(entry.height - 1, entry.tip);
    return out;
  }
  for (const EventId& tip : entry.full->tips)
    if (const auto e = table.find(tip); e && table.device_of(*e) == device) out.push_back(*e);
  for (const Sample& sample : entry.full->samples) look_at(sample.seq, sample.id);
  return out;
}

}  // namespace folkmoot::sync

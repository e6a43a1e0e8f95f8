#include "journal/table.h"

#include <algorithm>

#include "base/check.h"

namespace folkmoot::journal {

std::optional<EventIndex> IdIndex::find(const std::vector<EventId>& ids, const EventId& id) const {
  for (std::size_t slot = slot_of(id);; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot] == kNoEvent) return std::nullopt;
    if (ids[slots_[slot]] == id) return slots_[slot];
  }
}

void IdIndex::place(const std::vector<EventId>& ids, EventIndex e) {
  std::size_t slot = slot_of(ids[e]);
  while (slots_[slot] != kNoEvent) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = e;
}

void IdIndex::add(const std::vector<EventId>& ids, EventIndex e) {
  if ((used_ + 1) * 4 > slots_.size() * 3) {
    slots_.assign(slots_.size() * 2, kNoEvent);
    for (EventIndex held = 0; held < e; ++held) place(ids, held);
  }
  place(ids, e);
  ++used_;
}

void IdIndex::remove_last(const std::vector<EventId>& ids, EventIndex e) {
  // The event added last ends its probe sequence, so emptying its slot cuts no other sequence that matters: any event
  // beyond it in the same cluster was placed before, hence does not depend on this slot.
  std::size_t slot = slot_of(ids[e]);
  while (slots_[slot] != e) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = kNoEvent;
  --used_;
}

std::optional<DeviceIndex> Table::find_device(const DeviceId& id) const {
  const auto found = by_device_.find(id);
  if (found == by_device_.end()) return std::nullopt;
  return found->second;
}

DeviceIndex Table::find_or_add_device(const DeviceId& id) {
  const auto [entry, added] = by_device_.try_emplace(id, static_cast<DeviceIndex>(devices_.size()));
  if (added) devices_.push_back({id, {}, {}, std::nullopt});
  return entry->second;
}

bool Table::note_fork(DeviceIndex device, std::uint64_t seq) {
  auto& lowest = devices_[device].lowest_fork;
  if (lowest && *lowest <= seq) return false;
  lowest = seq;
  return true;
}

EventIndex Table::prev(EventIndex e) const {
  const Chain& chain = chains_[chain_of_[e]];
  return place_of_[e] == 0 ? chain.leaves : chain.events[place_of_[e] - 1];
}

bool Table::is_forerunner(EventIndex earlier, EventIndex e) const {
  for (EventIndex at = e; at != kNoEvent; at = chains_[chain_of_[at]].leaves)
    if (chain_of_[earlier] == chain_of_[at]) return place_of_[earlier] <= place_of_[at];
  return false;
}

std::optional<DeviceIndex> Table::introduces(EventIndex e) const {
  const auto found = introduces_.find(e);
  if (found == introduces_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::vector<EventIndex>> Table::find_named(const event::Header& header) const {
  std::vector<EventIndex> out;
  out.reserve(header.parents.size() + 1);
  if (header.prev) {
    const auto prev = find(*header.prev);
    if (!prev) return std::nullopt;
    out.push_back(*prev);
  }
  for (const EventId& id : header.parents) {
    const auto parent = find(id);
    if (!parent) return std::nullopt;
    out.push_back(*parent);
  }
  return out;
}

void Table::add_to_chain(EventIndex e, const event::Header& header) {
  const EventIndex prev = header.prev ? *find(*header.prev) : kNoEvent;
  ChainIndex chain = 0;
  if (prev != kNoEvent && chains_[chain_of_[prev]].events.back() == prev) {
    chain = chain_of_[prev];
  } else {
    const DeviceIndex device = find_or_add_device(header.device);
    chain = static_cast<ChainIndex>(chains_.size());
    chains_.push_back({device, header.seq, prev, {}});
    devices_[device].chains.push_back(chain);
  }
  chain_of_.push_back(chain);
  place_of_.push_back(static_cast<std::uint32_t>(chains_[chain].events.size()));
  chains_[chain].events.push_back(e);
}

EventIndex Table::add(const CheckedEvent& checked) {
  const event::Header& header = checked.event().header;
  const auto e = static_cast<EventIndex>(ids_.size());
  FM_CHECK(e != kNoEvent);
  for (const EventId& id : header.parents) {
    const auto parent = find(id);
    FM_CHECK(parent.has_value());
    parents_.push_back(*parent);
  }
  parents_end_.push_back(static_cast<std::uint32_t>(parents_.size()));
  ids_.push_back(checked.event().id);
  add_to_chain(e, header);
  by_id_.add(ids_, e);
  cls_.push_back(static_cast<std::uint8_t>(header.cls));
  after_.push_back(static_cast<std::uint32_t>(header.after));

  const EventIndex before = prev(e);
  Path path = before == kNoEvent ? Path{} : path_[before];
  path.bytes += header.body_len;
  path.listed += checked.listed();
  if (checked.claimed()) path.greatest_claim = std::max(path.greatest_claim, checked.claimed()->ms);
  if (checked.introduces()) {
    const DeviceIndex introduced = find_or_add_device(*checked.introduces());
    // A key counts once on a chain, however often the chain hands it in.
    bool is_new = true;
    for (const EventIndex earlier : devices_[introduced].introductions) is_new = is_new && !is_forerunner(earlier, e);
    if (is_new) ++path.introduced;
    devices_[introduced].introductions.push_back(e);
    introduces_.emplace(e, introduced);
  }
  path_.push_back(path);
  return e;
}

void Table::truncate(std::size_t size) {
  while (ids_.size() > size) {
    const auto e = static_cast<EventIndex>(ids_.size() - 1);
    if (const auto introduced = introduces(e)) {
      devices_[*introduced].introductions.pop_back();
      introduces_.erase(e);
    }
    by_id_.remove_last(ids_, e);
    Chain& chain = chains_[chain_of_[e]];
    chain.events.pop_back();
    if (chain.events.empty()) {
      FM_CHECK(chain_of_[e] + 1 == chains_.size());
      devices_[chain.device].chains.pop_back();
      chains_.pop_back();
    }
    ids_.pop_back();
    chain_of_.pop_back();
    place_of_.pop_back();
    parents_end_.pop_back();
    cls_.pop_back();
    after_.pop_back();
    path_.pop_back();
  }
  parents_.resize(parents_end_.empty() ? 0 : parents_end_.back());
}

}  // namespace folkmoot::journal

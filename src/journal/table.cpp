#include "journal/table.h"

#include <algorithm>

#include "base/check.h"

namespace folkmoot::journal {

Table::Table() = default;
Table::Table(const Table&) = default;
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(const Table&) = default;
Table& Table::operator=(Table&&) noexcept = default;
Table::~Table() = default;

std::optional<EventIndex> IdIndex::find_in(const Column<EventId>& ids, std::span<const EventIndex> slots,
                                           const EventId& id) {
  for (std::size_t slot = slot_of(id, slots.size());; slot = (slot + 1) & (slots.size() - 1)) {
    if (slots[slot] == kNoEvent) return std::nullopt;
    if (ids[slots[slot]] == id) return slots[slot];
  }
}

std::optional<EventIndex> IdIndex::find(const Column<EventId>& ids, const EventId& id) const {
  if (const auto found = find_in(ids, slots_, id)) return found;
  return base_.empty() ? std::nullopt : find_in(ids, base_, id);
}

void IdIndex::place(const Column<EventId>& ids, std::span<EventIndex> slots, EventIndex e) {
  std::size_t slot = slot_of(ids[e], slots.size());
  while (slots[slot] != kNoEvent) slot = (slot + 1) & (slots.size() - 1);
  slots[slot] = e;
}

void IdIndex::add(const Column<EventId>& ids, EventIndex e) {
  if ((used_ + 1) * 4 > slots_.size() * 3) rehash(ids, slots_.size() * 2);
  place(ids, slots_, e);
  ++used_;
}

void IdIndex::rehash(const Column<EventId>& ids, std::size_t slots) {
  slots_.assign(slots, kNoEvent);
  place_range(ids, slots_, base_size_, base_size_ + used_);
}

void IdIndex::place_range(const Column<EventId>& ids, std::span<EventIndex> slots, std::size_t from, std::size_t to) {
  // Each id lands somewhere else in memory: fetched ahead, the waits overlap.
  constexpr std::size_t kAhead = 16;
  for (std::size_t e = from; e < to; ++e) {
    if (e + kAhead < to) __builtin_prefetch(&slots[slot_of(ids[e + kAhead], slots.size())], 1);
    place(ids, slots, static_cast<EventIndex>(e));
  }
}

std::size_t IdIndex::slots_needed(std::size_t count) {
  std::size_t slots = 64;
  while (count * 4 > slots * 3) slots *= 2;
  return slots;
}

void IdIndex::reserve(const Column<EventId>& ids, std::size_t count) {
  const std::size_t slots = slots_needed(count - std::min(count, base_size_));
  if (slots > slots_.size()) rehash(ids, slots);
}

void IdIndex::add_from(const Column<EventId>& ids, EventIndex first) {
  reserve(ids, ids.size());
  place_range(ids, slots_, first, ids.size());
  used_ = ids.size() - base_size_;
}

void IdIndex::remove_last(const Column<EventId>& ids, EventIndex e) {
  // Nothing takes back what was stored before the table was opened.
  FM_CHECK(e >= base_size_);
  // The event added last ends its probe sequence, so emptying its slot cuts no other sequence that matters: any event
  // beyond it in the same cluster was placed before, hence does not depend on this slot.
  std::size_t slot = slot_of(ids[e], slots_.size());
  while (slots_[slot] != e) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = kNoEvent;
  --used_;
}

std::vector<EventIndex> IdIndex::slots_for(const Column<EventId>& ids) {
  std::vector<EventIndex> out(slots_needed(ids.size()), kNoEvent);
  place_range(ids, out, 0, ids.size());
  return out;
}

bool IdIndex::adopt(std::span<const EventIndex> slots, std::size_t count) {
  if (slots.size() != slots_needed(count)) return false;
  base_ = slots;
  base_size_ = count;
  slots_.assign(64, kNoEvent);
  used_ = 0;
  return true;
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

void Table::announce(const event::Event& soon, const event::Event& next) const {
  by_id_.fetch_slot(soon.id);
  if (soon.header.prev) by_id_.fetch_slot(*soon.header.prev);
  for (const EventId& parent : soon.header.parents) by_id_.fetch_slot(parent);
  if (next.header.prev) by_id_.fetch_id(ids_, *next.header.prev);
  for (const EventId& parent : next.header.parents) by_id_.fetch_id(ids_, parent);
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

void Table::add_to_chain(EventIndex e, EventIndex prev, const DeviceId* device) {
  ChainIndex chain = 0;
  if (prev != kNoEvent && chains_[chain_of_[prev]].events.back() == prev) {
    chain = chain_of_[prev];
  } else {
    const DeviceIndex author = prev == kNoEvent ? find_or_add_device(*device) : device_of(prev);
    const std::uint64_t first_seq = prev == kNoEvent ? 0 : seq(prev) + 1;
    chain = static_cast<ChainIndex>(chains_.size());
    chains_.push_back({author, first_seq, prev, {}, {}, {}, {}});
    devices_[author].chains.push_back(chain);
  }
  chain_of_.push_back(chain);
  place_of_.push_back(static_cast<std::uint32_t>(chains_[chain].events.size()));
  chains_[chain].events.push_back(e);
}

std::uint64_t Table::last_number(EventIndex e, std::vector<Chain::Number> Chain::* numbers) const {
  for (EventIndex at = e; at != kNoEvent; at = chains_[chain_of_[at]].leaves) {
    const auto& list = chains_[chain_of_[at]].*numbers;
    const auto behind = std::upper_bound(list.begin(), list.end(), place_of_[at],
                                         [](std::uint32_t place, const Chain::Number& n) { return place < n.place; });
    if (behind != list.begin()) return (behind - 1)->value;
  }
  return 0;
}

void Table::set_number(EventIndex e, std::vector<Chain::Number> Chain::* numbers, std::uint64_t value) {
  const EventIndex before = prev(e);
  if (value == (before == kNoEvent ? 0 : last_number(before, numbers))) return;
  (chains_[chain_of_[e]].*numbers).push_back({place_of_[e], value});
}

void Table::introduce(EventIndex e, DeviceIndex device) {
  // A key counts once on a chain, however often the chain hands it in.
  bool is_new = true;
  for (const EventIndex earlier : devices_[device].introductions) is_new = is_new && !is_forerunner(earlier, e);
  if (is_new) set_number(e, &Chain::introduced, last_number(e, &Chain::introduced) + 1);
  devices_[device].introductions.push_back(e);
  introduces_.emplace(e, device);
}

EventIndex Table::add(const CheckedEvent& checked) {
  const auto named = find_named(checked.event().header);
  FM_CHECK(named.has_value());
  return add(checked, *named);
}

EventIndex Table::add(const CheckedEvent& checked, std::span<const EventIndex> named) {
  const event::Header& header = checked.event().header;
  const auto e = static_cast<EventIndex>(ids_.size());
  FM_CHECK(e != kNoEvent);
  const std::span<const EventIndex> parents = named.subspan(header.prev ? 1 : 0);
  for (const EventIndex parent : parents) parents_.push_back(parent);
  parents_end_.push_back(static_cast<std::uint32_t>(parents_.size()));
  ids_.push_back(checked.event().id);
  add_to_chain(e, header.prev ? named.front() : kNoEvent, &header.device);
  by_id_.add(ids_, e);
  cls_.push_back(static_cast<std::uint8_t>(header.cls));
  const EventIndex before = prev(e);
  path_bytes_.push_back((before == kNoEvent ? 0 : path_bytes_[before]) + header.body_len);
  path_claim_.push_back(std::max(before == kNoEvent ? 0 : path_claim_[before],
                                 checked.claimed() ? checked.claimed()->ms : std::uint64_t{0}));
  set_number(e, &Chain::afters, header.after);
  if (checked.listed() > 0) set_number(e, &Chain::listed, last_number(e, &Chain::listed) + checked.listed());
  if (checked.introduces()) introduce(e, find_or_add_device(*checked.introduces()));
  return e;
}

void Table::reserve(std::size_t events) {
  ids_.reserve(events);
  by_id_.reserve(ids_, events);
  for (auto* column : {&chain_of_, &place_of_, &parents_end_}) column->reserve(events);
  for (auto* column : {&path_bytes_, &path_claim_}) column->reserve(events);
  cls_.reserve(events);
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
    for (auto* numbers : {&chain.afters, &chain.listed, &chain.introduced})
      if (!numbers->empty() && numbers->back().place == place_of_[e]) numbers->pop_back();
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
    path_bytes_.pop_back();
    path_claim_.pop_back();
  }
  parents_.cut(parents_end_.empty() ? 0 : parents_end_.back());
}

}  // namespace folkmoot::journal

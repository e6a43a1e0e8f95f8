#include "journal/parking.h"

#include <algorithm>

namespace folkmoot::journal {

std::size_t Parking::cost(const CheckedEvent& event) {
  return sizeof(Spot) + event.event().header.parents.size() * 96 +
         (event.event().body ? event.event().body->size() : 0);
}

void Parking::put(CheckedEvent event, Code why, const std::vector<EventId>& waits_for) {
  const EventId id = event.event().id;
  if (contains(id)) return;
  const DeviceId device = event.event().header.device;
  const std::uint64_t ticket = next_ticket_++;
  bytes_ += cost(event);
  by_ticket_.emplace(ticket, id);
  auto& mine = by_device_[device];
  mine.emplace(ticket, id);
  for (const EventId& missing : waits_for) waiters_[missing].push_back(id);
  const bool too_many = mine.size() > kMaxParkedPerDevice;
  spots_.emplace(id, Spot{std::move(event), why, waits_for, ticket});
  if (too_many) take(by_device_[device].begin()->second);
  while (bytes_ > kMaxParkedBytes) take(by_ticket_.begin()->second);
}

const CheckedEvent* Parking::find(const EventId& id) const {
  const auto spot = spots_.find(id);
  return spot == spots_.end() ? nullptr : &spot->second.event;
}

std::optional<EventId> Parking::other_at(const DeviceId& device, std::uint64_t seq, const EventId& than) const {
  const auto mine = by_device_.find(device);
  if (mine == by_device_.end()) return std::nullopt;
  std::optional<EventId> out;
  for (const auto& [ticket, id] : mine->second)
    if (id != than && find(id)->event().header.seq == seq && (!out || id < *out)) out = id;
  return out;
}

Code Parking::why(const EventId& id) const {
  const auto spot = spots_.find(id);
  return spot == spots_.end() ? Code{} : spot->second.why;
}

std::optional<CheckedEvent> Parking::take(EventId id) {
  const auto found = spots_.find(id);
  if (found == spots_.end()) return std::nullopt;
  Spot spot = std::move(found->second);
  spots_.erase(found);
  bytes_ -= cost(spot.event);
  by_ticket_.erase(spot.ticket);
  const auto mine = by_device_.find(spot.event.event().header.device);
  mine->second.erase(spot.ticket);
  if (mine->second.empty()) by_device_.erase(mine);
  for (const EventId& missing : spot.waits_for) {
    const auto waiting = waiters_.find(missing);
    std::erase(waiting->second, id);
    if (waiting->second.empty()) waiters_.erase(waiting);
  }
  return std::move(spot.event);
}

std::vector<EventId> Parking::waiters(const EventId& id) const {
  const auto found = waiters_.find(id);
  return found == waiters_.end() ? std::vector<EventId>{} : found->second;
}

std::vector<EventId> Parking::parked_for(Code why) const {
  std::vector<EventId> out;
  for (const auto& [ticket, id] : by_ticket_)
    if (spots_.at(id).why == why) out.push_back(id);
  return out;
}

std::vector<EventId> Parking::missing() const {
  std::vector<EventId> out;
  for (const auto& [id, waiting] : waiters_)
    if (!contains(id)) out.push_back(id);
  return out;
}

}  // namespace folkmoot::journal

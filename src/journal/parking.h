#pragma once
// Events that cannot be kept yet: they wait for events they name, for a seal, or for somebody's kept event to rest on
// them. The place is bounded; what is dropped from it is asked for again when it is needed.
#include <map>
#include <unordered_map>
#include <vector>

#include "journal/checked.h"

namespace folkmoot::journal {

/// Bounds on what waits, so that a flood of orphans costs little.
/// A supported branch must fit whole: a few weeks' quota of one chain.
inline constexpr std::size_t kMaxParkedPerDevice = 2048;
inline constexpr std::size_t kMaxParkedBytes = std::size_t{32} << 20;

class Parking {
 public:
  /// Puts the event in, dropping the oldest ones where a bound is passed. `waits_for`: ids that are not held.
  void put(CheckedEvent event, Code why, const std::vector<EventId>& waits_for);
  [[nodiscard]] bool contains(const EventId& id) const { return spots_.contains(id); }
  [[nodiscard]] const CheckedEvent* find(const EventId& id) const;
  /// Another parked event of this device with this seq, the lowest id of them.
  [[nodiscard]] std::optional<EventId> other_at(const DeviceId& device, std::uint64_t seq, const EventId& than) const;
  /// Why the event is parked; empty if it is not.
  [[nodiscard]] Code why(const EventId& id) const;
  /// By value: callers hand in ids that live inside what is taken out.
  std::optional<CheckedEvent> take(EventId id);

  /// The parked events that named this id when they were put in.
  [[nodiscard]] std::vector<EventId> waiters(const EventId& id) const;
  /// Parked for any of these reasons, oldest first.
  [[nodiscard]] std::vector<EventId> parked_for(Code why) const;
  /// Ids that parked events wait for and that are not parked themselves, ascending.
  [[nodiscard]] std::vector<EventId> missing() const;
  [[nodiscard]] std::size_t size() const { return spots_.size(); }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  struct Spot {
    CheckedEvent event;
    Code why;
    std::vector<EventId> waits_for;
    std::uint64_t ticket = 0;  // order of arrival
  };
  static std::size_t cost(const CheckedEvent& event);

  std::unordered_map<EventId, Spot, IdHash> spots_;
  std::map<std::uint64_t, EventId> by_ticket_;
  std::unordered_map<DeviceId, std::map<std::uint64_t, EventId>, IdHash> by_device_;
  std::map<EventId, std::vector<EventId>> waiters_;
  std::uint64_t next_ticket_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace folkmoot::journal

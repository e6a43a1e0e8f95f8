#pragma once
// What two replicas agreed on before a stream of runs: devices by number, and one known end for each chain of the
// reader.
#include <unordered_map>
#include <vector>

#include "event/run.h"
#include "sync/replica.h"

namespace folkmoot::sync {

class ChainBase final : public event::RunBase {
 public:
  /// How far the reader's chain reaches.
  enum class Known : std::uint8_t { no, nothing, tip };
  struct Place {
    Known known = Known::no;
    journal::EventIndex tip = journal::kNoEvent;
  };
  /// The table must outlive the base. A device that is not known here stands as zero in `keys`.
  ChainBase(const journal::Table& table, std::vector<DeviceId> keys);

  void set(std::size_t number, Place place) { places_[number] = place; }
  /// The reader does not know whose number this is: the device must be named by its key.
  void forget(std::size_t number);
  [[nodiscard]] std::optional<std::size_t> number_of(const DeviceId& device) const;

  [[nodiscard]] std::size_t device_count() const override { return keys_.size(); }
  [[nodiscard]] const DeviceId& device(std::size_t number) const override { return keys_[number]; }
  [[nodiscard]] std::optional<event::ChainPlace> place(std::size_t number) const override;
  [[nodiscard]] std::optional<EventId> event_at(std::size_t number, std::uint64_t seq) const override;
  [[nodiscard]] std::optional<Spot> locate(const EventId& id) const override;

 private:
  const journal::Table* table_;
  std::vector<DeviceId> keys_;
  std::vector<Place> places_;
  std::unordered_map<DeviceId, std::size_t, IdHash> numbers_;
};

}  // namespace folkmoot::sync

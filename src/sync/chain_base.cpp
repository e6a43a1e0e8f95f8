#include "sync/chain_base.h"

#include "sync/summary.h"

namespace folkmoot::sync {

ChainBase::ChainBase(const journal::Table& table, std::vector<DeviceId> keys)
    : table_(&table), keys_(std::move(keys)), places_(keys_.size()) {
  for (std::size_t i = 0; i < keys_.size(); ++i) numbers_.try_emplace(keys_[i], i);
}

std::optional<std::size_t> ChainBase::number_of(const DeviceId& device) const {
  const auto found = numbers_.find(device);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

void ChainBase::forget(std::size_t number) {
  const auto found = numbers_.find(keys_[number]);
  if (found != numbers_.end() && found->second == number) numbers_.erase(found);
  keys_[number] = {};
  places_[number] = {};
}

std::optional<event::ChainPlace> ChainBase::place(std::size_t number) const {
  const Place& place = places_[number];
  switch (place.known) {
    case Known::no:
      return std::nullopt;
    case Known::nothing:
      return event::ChainPlace{};
    case Known::tip:
      break;
  }
  return event::ChainPlace{table_->seq(place.tip) + 1, table_->id(place.tip)};
}

std::optional<EventId> ChainBase::event_at(std::size_t number, std::uint64_t seq) const {
  if (places_[number].known != Known::tip) return std::nullopt;
  const auto e = event_on_path(*table_, places_[number].tip, seq);
  if (!e) return std::nullopt;
  return table_->id(*e);
}

std::optional<event::RunBase::Spot> ChainBase::locate(const EventId& id) const {
  const auto e = table_->find(id);
  if (!e) return std::nullopt;
  const auto number = number_of(table_->device(table_->device_of(*e)).id);
  if (!number || places_[*number].known != Known::tip || !table_->is_forerunner(*e, places_[*number].tip))
    return std::nullopt;
  return Spot{*number, table_->seq(*e)};
}

}  // namespace folkmoot::sync

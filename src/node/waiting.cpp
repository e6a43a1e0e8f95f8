#include "node/waiting.h"

namespace folkmoot::node {

namespace {
std::size_t memory_of(const event::Event& event) { return sizeof event + (event.body ? event.body->size() : 0); }
}  // namespace

// Ids are hashes: any eight bytes of them are as good as others.
std::size_t Waiting::slot_of(const EventId& id) const {
  std::size_t slot = little_endian<std::uint64_t>(id.bytes.data()) & (slots_.size() - 1);
  while (slots_[slot] != kNowhere && !(ids_[slots_[slot]] == id && events_[slots_[slot]]))
    slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void Waiting::grow() {
  constexpr std::size_t kLeast = 1'024;
  slots_.assign(slots_.empty() ? kLeast : slots_.size() * 2, kNowhere);
  for (Place place = 0; place < ids_.size(); ++place)
    if (events_[place]) slots_[slot_of(ids_[place])] = place;
}

Waiting::Place Waiting::find(const EventId& id) const { return slots_.empty() ? kNowhere : slots_[slot_of(id)]; }

void Waiting::add(event::Event event) {
  if ((ids_.size() + 1) * 2 > slots_.size()) grow();
  const auto place = static_cast<Place>(events_.size());
  links_begin_.push_back(links_.size());
  if (event.header.prev) links_.push_back(find(*event.header.prev));
  for (const EventId& parent : event.header.parents) links_.push_back(find(parent));
  bytes_ += memory_of(event);
  ++count_;
  ids_.push_back(event.id);
  // Not before it is there: else it would be found under an id that is not stored yet.
  events_.emplace_back(std::move(event));
  slots_[slot_of(ids_.back())] = place;
}

std::vector<journal::CheckedEvent> Waiting::take_out(const std::vector<Place>& places) {
  std::vector<journal::CheckedEvent> out;
  out.reserve(places.size());
  for (const Place place : places) {
    bytes_ -= memory_of(*events_[place]);
    --count_;
    out.push_back(journal::CheckedEvent::named_by_seal(*std::move(events_[place])));
    events_[place].reset();
  }
  // Empty places take room, too.
  if (count_ * 2 < events_.size())
    for (event::Event& event : take_all()) add(std::move(event));
  return out;
}

std::vector<event::Event> Waiting::take_all() {
  std::vector<event::Event> out;
  out.reserve(count_);
  for (auto& event : events_)
    if (event) out.push_back(*std::move(event));
  clear();
  return out;
}

}  // namespace folkmoot::node

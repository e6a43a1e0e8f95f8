#include "journal/heights.h"

#include <algorithm>

namespace folkmoot::journal {

void Past::raise(ChainIndex chain, std::uint32_t height) {
  if (chain >= heights_.size()) heights_.resize(chain + std::size_t{1}, 0);
  heights_[chain] = std::max(heights_[chain], height);
}

void Past::join(const Past& other) {
  if (other.heights_.size() > heights_.size()) heights_.resize(other.heights_.size(), 0);
  for (std::size_t i = 0; i < other.heights_.size(); ++i) heights_[i] = std::max(heights_[i], other.heights_[i]);
}

SharedPast Heights::cached(EventIndex e) const {
  if (const auto found = recent_.find(e); found != recent_.end()) return found->second;
  if (const auto found = checkpoints_.find(e); found != checkpoints_.end()) return found->second;
  return nullptr;
}

void Heights::cover(const Table& table, EventIndex from, Past& past) const {
  // Each event that `past` does not cover yet is visited once: its chain's height is raised over it, then what it names
  // is looked at. No recursion: histories are deep.
  std::vector<EventIndex> waiting{from};
  while (!waiting.empty()) {
    const EventIndex e = waiting.back();
    waiting.pop_back();
    if (past.has(table, e)) continue;
    if (const SharedPast known = cached(e)) {
      past.join(*known);
      continue;
    }
    const ChainIndex chain = table.chain_of(e);
    const std::uint32_t first = past.height(chain);
    past.raise(chain, table.place_of(e) + 1);
    for (std::uint32_t place = first; place <= table.place_of(e); ++place) {
      const EventIndex covered = table.chain(chain).events[place];
      table.for_each_named(covered, [&](EventIndex named) {
        if (!past.has(table, named)) waiting.push_back(named);
      });
    }
  }
}

SharedPast Heights::past(const Table& table, EventIndex e) {
  if (SharedPast known = cached(e)) return known;
  // Begin at the nearest forerunner in the own chain that is cached, then cover what it lacks.
  Past out;
  EventIndex forerunner = table.prev(e);
  for (std::uint32_t steps = 0; forerunner != kNoEvent && steps < 2 * kCheckpoint; ++steps) {
    if (const SharedPast known = cached(forerunner)) {
      out = *known;
      break;
    }
    forerunner = table.prev(forerunner);
  }
  cover(table, e, out);
  auto made = std::make_shared<const Past>(std::move(out));
  keep(table, e, made);
  return made;
}

Past Heights::past_of_all(const Table& table, std::span<const EventIndex> events) {
  Past out;
  for (const EventIndex e : events) {
    if (out.has(table, e)) continue;
    if (out.chains() == 0)
      out = *past(table, e);
    else
      cover(table, e, out);
  }
  return out;
}

void Heights::keep(const Table& table, EventIndex e, SharedPast past) {
  const std::size_t bytes = past->chains() * sizeof(std::uint32_t) + 64;
  // Checkpoints may cost a few bytes an event on average, whatever the number of chains.
  if (table.place_of(e) % kCheckpoint == kCheckpoint - 1 &&
      checkpoint_bytes_ + bytes <= kCacheBytes + table.size() * kCheckpointBytesAnEvent) {
    if (checkpoints_.emplace(e, past).second) checkpoint_bytes_ += bytes;
    return;
  }
  if (!recent_.emplace(e, std::move(past)).second) return;
  recent_order_.push_back(e);
  recent_bytes_ += bytes;
  while (recent_bytes_ > kCacheBytes && recent_order_.size() > 1) {
    const auto oldest = recent_.find(recent_order_.front());
    recent_order_.pop_front();
    if (oldest == recent_.end()) continue;
    recent_bytes_ -= oldest->second->chains() * sizeof(std::uint32_t) + 64;
    recent_.erase(oldest);
  }
}

void Heights::truncate(std::size_t size) {
  std::erase_if(recent_, [&](const auto& entry) { return entry.first >= size; });
  std::erase_if(recent_order_, [&](EventIndex e) { return e >= size; });
  std::erase_if(checkpoints_, [&](const auto& entry) { return entry.first >= size; });
}

}  // namespace folkmoot::journal

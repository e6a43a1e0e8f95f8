#include "journal/heights.h"

#include <algorithm>
#include <bit>

namespace folkmoot::journal {

void Past::raise(ChainIndex chain, std::uint32_t height) {
  if (chain >= heights_.size()) heights_.resize(chain + std::size_t{1}, 0);
  heights_[chain] = std::max(heights_[chain], height);
}

void Past::join(const Past& other) {
  if (other.heights_.size() > heights_.size()) heights_.resize(other.heights_.size(), 0);
  // Plain pointers: this loop is most of what an event costs here, and must become vector instructions.
  std::uint32_t* own = heights_.data();
  const std::uint32_t* others = other.heights_.data();
  for (std::size_t i = 0, size = other.heights_.size(); i < size; ++i) own[i] = std::max(own[i], others[i]);
}

SharedPast Heights::cached(EventIndex e) const {
  if (!recent_.empty())
    if (const Recent& there = recent_[e & (recent_.size() - 1)]; there.event == e) return there.past;
  if (const auto found = checkpoints_.find(e); found != checkpoints_.end()) return found->second;
  return nullptr;
}

void Heights::cover(const Table& table, EventIndex from, Past& past) {
  // Each event that `past` does not cover yet is visited once: its chain's height is raised over it, then what it names
  // is looked at. No recursion: histories are deep.
  waiting_.assign(1, from);
  while (!waiting_.empty()) {
    const EventIndex e = waiting_.back();
    waiting_.pop_back();
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
        if (!past.has(table, named)) waiting_.push_back(named);
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

namespace {
constexpr std::size_t kFewestRecent = 64;
}  // namespace

void Heights::fit_recent(std::size_t chains) {
  chains_fitted_ = std::max<std::size_t>(2 * chains, 16);
  recent_.assign(kFewestRecent, {});
}

void Heights::keep(const Table& table, EventIndex e, SharedPast past) {
  const std::size_t bytes = past->chains() * sizeof(std::uint32_t) + 64;
  // Checkpoints may cost a few bytes an event on average, whatever the number of chains.
  if (table.place_of(e) % kCheckpoint == kCheckpoint - 1 &&
      checkpoint_bytes_ + bytes <= kCacheBytes + table.size() * kCheckpointBytesAnEvent) {
    if (checkpoints_.emplace(e, past).second) checkpoint_bytes_ += bytes;
    return;
  }
  if (past->chains() > chains_fitted_) fit_recent(past->chains());
  if (e >= recent_.size()) {
    // More places only as there are events for them: a small journal costs little.
    const std::size_t each = chains_fitted_ * sizeof(std::uint32_t) + sizeof(Recent) + 64;
    const std::size_t most = std::bit_floor(std::max<std::size_t>(kCacheBytes / each, kFewestRecent));
    const std::size_t places = std::min(most, std::bit_ceil(e + std::size_t{1}));
    if (places > recent_.size()) {
      std::vector<Recent> more(places);
      for (Recent& there : recent_)
        if (there.event != kNoEvent) more[there.event & (places - 1)] = std::move(there);
      recent_.swap(more);
    }
  }
  recent_[e & (recent_.size() - 1)] = {e, std::move(past)};
}

void Heights::truncate(std::size_t size) {
  for (Recent& there : recent_)
    if (there.event != kNoEvent && there.event >= size) there = {};
  std::erase_if(checkpoints_, [&](const auto& entry) { return entry.first >= size; });
}

}  // namespace folkmoot::journal

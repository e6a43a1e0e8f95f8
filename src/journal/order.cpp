#include "journal/order.h"

#include <algorithm>
#include <queue>

#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::journal {

namespace {
std::uint64_t rank_of(event::Class cls) {
  switch (cls) {
    case event::Class::proof:
      return 0;
    case event::Class::restriction:
      return 1;
    case event::Class::grant:
      return 2;
    case event::Class::keys:
      return 3;
    case event::Class::act:
      return 4;
    case event::Class::talk:
      return 5;
  }
  return 6;
}
constexpr int kRankShift = 60;
}  // namespace

Hash PageOrder::hash(const Table& table, EventIndex e) const {
  return crypto::hash(crypto::tag::kOrder, {table.id(e).view(), seed_.view()});
}

PageOrder::Key PageOrder::key(const Table& table, EventIndex e) const {
  const Hash full = hash(table, e);
  Key prefix = 0;
  for (std::size_t i = 0; i < sizeof prefix; ++i) prefix = prefix << 8 | full.bytes[i];
  return rank_of(table.cls(e)) << kRankShift | prefix >> (64 - kRankShift);
}

bool PageOrder::comes_first(const Table& table, EventIndex a, EventIndex b) const {
  if (key_[a] != key_[b]) return key_[a] < key_[b];
  return a != b && hash(table, a) < hash(table, b);
}

void PageOrder::set_positions(std::size_t from) {
  for (std::size_t i = from; i < events_.size(); ++i) position_[events_[i]] = static_cast<std::uint32_t>(i);
}

std::size_t PageOrder::insert_one(const Table& table, EventIndex e) {
  std::size_t at = 0;
  table.for_each_named(e, [&](EventIndex named) {
    if (contains(named)) at = std::max(at, position(named) + 1);
  });
  const std::size_t ready_at = at;
  while (at < events_.size() && comes_first(table, events_[at], e)) ++at;
  events_.insert(events_.begin() + static_cast<std::ptrdiff_t>(at), e);
  set_positions(at);
  return events_.size() - ready_at;
}

void PageOrder::insert(const Table& table, const std::vector<EventIndex>& added) {
  position_.resize(table.size(), kAbsent);
  key_.resize(table.size(), 0);
  for (const EventIndex e : added) key_[e] = key(table, e);
  // Most events belong near the end and cost a step or two. When a batch turns out to be of another shape, walking the
  // whole page costs less than inserting the rest.
  std::size_t budget = 4 * (events_.size() + added.size()) + 4096;
  for (std::size_t i = 0; i < added.size(); ++i) {
    const std::size_t steps = insert_one(table, added[i]);
    if (steps <= budget) {
      budget -= steps;
      continue;
    }
    std::vector<EventIndex> all = std::move(events_);
    all.insert(all.end(), added.begin() + static_cast<std::ptrdiff_t>(i) + 1, added.end());
    std::sort(all.begin(), all.end());  // indices are causal
    rebuild(table, std::move(all));
    return;
  }
}

void PageOrder::rebuild(const Table& table, std::vector<EventIndex> events) {
  position_.assign(table.size(), kAbsent);
  key_.resize(table.size(), 0);
  for (std::size_t i = 0; i < events.size(); ++i) {
    position_[events[i]] = static_cast<std::uint32_t>(i);  // for now: the place in `events`
    key_[events[i]] = key(table, events[i]);
  }
  // Kahn's algorithm with a priority queue.
  std::vector<std::uint32_t> waits_for(events.size(), 0);
  std::vector<std::vector<EventIndex>> followers(events.size());
  for (const EventIndex e : events)
    table.for_each_named(e, [&](EventIndex named) {
      if (position_[named] == kAbsent) return;
      ++waits_for[position_[e]];
      followers[position_[named]].push_back(e);
    });
  const auto later = [&](EventIndex a, EventIndex b) { return comes_first(table, b, a); };
  std::priority_queue<EventIndex, std::vector<EventIndex>, decltype(later)> ready(later);
  for (std::size_t i = 0; i < events.size(); ++i)
    if (waits_for[i] == 0) ready.push(events[i]);
  events_.clear();
  events_.reserve(events.size());
  while (!ready.empty()) {
    const EventIndex e = ready.top();
    ready.pop();
    events_.push_back(e);
    for (const EventIndex follower : followers[position_[e]])
      if (--waits_for[position_[follower]] == 0) ready.push(follower);
  }
  set_positions(0);
}

}  // namespace folkmoot::journal

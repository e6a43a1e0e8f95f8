#include "sync/selection.h"

#include <algorithm>
#include <array>
#include <map>

namespace folkmoot::sync {

using event::Class;
using journal::EventIndex;
using journal::kNoEvent;
using journal::Table;

void Selection::add(EventIndex e) {
  if (e >= chosen_.size()) chosen_.resize(std::max<std::size_t>(e + std::size_t{1}, journal_->table().size()), false);
  if (chosen_[e]) return;
  chosen_[e] = true;
  ++count_;
}

void Selection::add_beyond(journal::DeviceIndex device, const std::vector<EventIndex>& held) {
  const Table& table = journal_->table();
  std::map<journal::ChainIndex, std::size_t> covered;
  for (EventIndex at : held) {
    // Down from chain to chain; what was covered before ends the walk.
    while (at != kNoEvent) {
      std::size_t& height = covered[table.chain_of(at)];
      const bool news = height == 0;
      height = std::max<std::size_t>(height, table.place_of(at) + std::size_t{1});
      if (!news) break;
      at = table.chain(table.chain_of(at)).leaves;
    }
  }
  for (const journal::ChainIndex c : table.device(device).chains) {
    const auto& events = table.chain(c).events;
    const auto height = covered.find(c);
    for (std::size_t i = height == covered.end() ? 0 : height->second; i < events.size(); ++i)
      if (journal_->is_kept(events[i])) add(events[i]);
  }
}

namespace {
constexpr std::array kOrder{Class::restriction, Class::proof, Class::keys, Class::grant, Class::act, Class::talk};
using ByClass = std::array<std::vector<EventIndex>, event::kClassCount>;

/// The page that an event is in: each seal covers what the one before covers.
std::uint64_t page_of(const journal::Journal& journal, EventIndex e) {
  std::uint64_t first = 1;
  std::uint64_t end = journal.page();
  while (first < end) {
    const std::uint64_t middle = first + (end - first) / 2;
    if (journal.sealed_by(middle).has(journal.table(), e))
      end = middle;
    else
      first = middle + 1;
  }
  return first;
}
}  // namespace

std::vector<EventIndex> Selection::ordered() const {
  const Table& table = journal_->table();
  std::map<std::uint64_t, ByClass> pages;
  for (EventIndex e = 0; e < chosen_.size(); ++e)
    if (chosen_[e]) pages[page_of(*journal_, e)][static_cast<std::size_t>(table.cls(e))].push_back(e);

  std::vector<EventIndex> out;
  out.reserve(count_);
  std::vector<bool> left = chosen_;
  for (const auto& [page, by_class] : pages) append_page(by_class, left, out);
  return out;
}

void Selection::append_page(const std::array<std::vector<EventIndex>, event::kClassCount>& by_class,
                            std::vector<bool>& left, std::vector<EventIndex>& out) const {
  const Table& table = journal_->table();
  std::vector<EventIndex> waiting;
  std::vector<EventIndex> group;
  for (const Class cls : kOrder) {
    for (const EventIndex wanted : by_class[static_cast<std::size_t>(cls)]) {
      // The event with everything chosen on which it rests; indices are causal.
      group.clear();
      waiting.assign(1, wanted);
      while (!waiting.empty()) {
        const EventIndex e = waiting.back();
        waiting.pop_back();
        if (!left[e]) continue;
        left[e] = false;
        group.push_back(e);
        table.for_each_named(e, [&](EventIndex named) {
          if (named < left.size() && left[named]) waiting.push_back(named);
        });
      }
      std::sort(group.begin(), group.end());
      out.insert(out.end(), group.begin(), group.end());
    }
  }
}

Selection lacking(const journal::Journal& journal, const Summary& known) {
  Selection out(journal);
  for (const DeviceState& state : device_states(journal)) {
    const auto entry = known.entries.find(short_id(state.device));
    const auto held =
        entry == known.entries.end() ? std::vector<EventIndex>{} : matches(journal.table(), state.index, entry->second);
    // A single tip above all of ours, and unknown: its writer is ahead of us here.
    if (held.empty() && entry != known.entries.end() && !entry->second.full && state.plain() &&
        entry->second.height > journal.table().seq(state.tips.front()) + 1)
      continue;
    out.add_beyond(state.index, held);
  }
  return out;
}

}  // namespace folkmoot::sync

#include "node/event_ranges.h"

#include <algorithm>

namespace folkmoot::node {

using journal::EventIndex;

namespace {
/// The range that holds the event, or the end.
template <class Ranges>
auto find_range(Ranges& ranges, EventIndex e) {
  const auto after = std::ranges::upper_bound(ranges, e, {}, &EventRange::first);
  if (after == ranges.begin()) return ranges.end();
  const auto found = std::prev(after);
  return e < found->end ? found : ranges.end();
}
}  // namespace

void add_behind(EventRanges& ranges, EventIndex e) {
  if (ranges.empty() || ranges.back().end < e)
    ranges.push_back({e, e + 1});
  else if (ranges.back().end == e)
    ++ranges.back().end;
}

EventRanges ranges_of(const std::vector<EventIndex>& ascending) {
  EventRanges out;
  for (const EventIndex e : ascending) add_behind(out, e);
  return out;
}

bool contains(const EventRanges& ranges, EventIndex e) { return find_range(ranges, e) != ranges.end(); }

void remove(EventRanges& ranges, EventIndex e) {
  const auto found = find_range(ranges, e);
  if (found == ranges.end()) return;
  const EventRange behind{e + 1, found->end};
  found->end = e;
  const auto next = found->first == found->end ? ranges.erase(found) : std::next(found);
  if (behind.first < behind.end) ranges.insert(next, behind);
}

std::uint64_t count(const EventRanges& ranges) {
  std::uint64_t out = 0;
  for (const EventRange& range : ranges) out += range.end - range.first;
  return out;
}

void write_ranges(codec::Writer& out, const EventRanges& ranges) {
  out.array(ranges.size());
  for (const EventRange& range : ranges) out.array(2).uint(range.first).uint(range.end);
}

EventRanges read_ranges(codec::Reader& in) {
  EventRanges out;
  const std::size_t size = in.array();
  for (std::size_t i = 0; i < size && in.ok(); ++i) {
    in.array_of(2);
    EventRange range;
    range.first = static_cast<EventIndex>(in.uint_max(journal::kNoEvent));
    range.end = static_cast<EventIndex>(in.uint_max(journal::kNoEvent));
    if (range.first >= range.end || (!out.empty() && range.first <= out.back().end)) in.fault(codec::errc::kValue);
    out.push_back(range);
  }
  return out;
}

}  // namespace folkmoot::node

#pragma once
// Sets of events of a journal by their indices, as ranges: what a home remembers of many events in few bytes.
#include <vector>

#include "codec/reader.h"
#include "codec/writer.h"
#include "journal/journal.h"

namespace folkmoot::node {

/// Events [first, end) of a journal.
struct EventRange {
  journal::EventIndex first = 0;
  journal::EventIndex end = 0;
  bool operator==(const EventRange&) const = default;
};

/// In ascending order, apart from each other.
using EventRanges = std::vector<EventRange>;

/// The event must lie behind all others of the set, or be the last of it.
void add_behind(EventRanges& ranges, journal::EventIndex e);
/// These, in ascending order.
EventRanges ranges_of(const std::vector<journal::EventIndex>& ascending);
[[nodiscard]] bool contains(const EventRanges& ranges, journal::EventIndex e);
void remove(EventRanges& ranges, journal::EventIndex e);
[[nodiscard]] std::uint64_t count(const EventRanges& ranges);

void write_ranges(codec::Writer& out, const EventRanges& ranges);
/// What is not in order is a fault of the reader.
EventRanges read_ranges(codec::Reader& in);

}  // namespace folkmoot::node

#pragma once
// Decisions counted again, from the exported lines alone and by code of its own: nothing of the fold is asked but
// which events it applied.
//
// Votes are counted under the first seal whose time is not before their end. Of pages after the first only the ballots
// are counted again, not who was on the roll: that follows from seals.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "event/charter.h"
#include "event/event.h"
#include "node/value.h"

namespace folkmoot::sim {

struct RecordLine {
  event::Header header;
  /// Nothing where it cannot be read.
  std::optional<event::Content> content;
  bool applied = false;
  std::string code;
};
struct Record {
  /// As the founding event has it.
  event::Charter charter;
  std::map<EventId, RecordLine> events;
  /// In which page each event is, and when each closed page was closed; what is not here is in page 1.
  std::map<EventId, std::uint64_t> pages;
  std::vector<Instant> times;
  [[nodiscard]] std::uint64_t page_of(const EventId& event) const {
    const auto found = pages.find(event);
    return found == pages.end() ? 1 : found->second;
  }
};

Record read_record(const std::vector<node::Value>& lines);

/// The event, and all that it rests on.
std::set<EventId> past_of(const Record& record, const EventId& of);

/// In which ways the decisions that a home shows (`decisions` of the contract) differ from a recount.
std::vector<std::string> recount(const Record& record, const node::Value& decisions);

}  // namespace folkmoot::sim

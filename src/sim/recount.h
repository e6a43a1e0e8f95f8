#pragma once
// Decisions counted again, from the exported lines alone and by code of its own: nothing of the fold is asked but
// which events it applied.
//
// Of pages after the first only the ballots are counted again, not who was on the roll: that follows from seals.
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
};

Record read_record(const std::vector<node::Value>& lines);

/// The event, and all that it rests on.
std::set<EventId> past_of(const Record& record, const EventId& of);

/// In which ways the decisions that a home shows (`decisions` of the contract) differ from a recount.
std::vector<std::string> recount(const Record& record, const node::Value& decisions);

}  // namespace folkmoot::sim

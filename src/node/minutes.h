#pragma once
// The minutes of a meeting, drafted from what happened: attendance, agenda, who spoke, what the hands said, what was
// doubted, where the facilitator departed from the order. Whoever has the same acts drafts the same bytes; people may
// write others, and the assembly approves either.
#include <functional>
#include <optional>
#include <string>

#include "assembly/state.h"
#include "event/content.h"

namespace folkmoot::node {

/// What is told from: the state, and the words in the bodies of its events.
struct Chronicle {
  const assembly::State& state;
  std::function<EventId(journal::EventIndex)> id;
  std::function<std::optional<event::Body>(const EventId&)> read;
};

enum class MinutesForm : std::uint8_t { markdown, text };

/// "Minutes: " and the meeting's title.
std::string minutes_title(const Chronicle& chronicle, const assembly::Meeting& meeting);
std::string draft_minutes(const Chronicle& chronicle, const assembly::Meeting& meeting, MinutesForm form);

enum class MinutesState : std::uint8_t { draft, proposed, approved };
std::string_view minutes_state_name(MinutesState state);
MinutesState minutes_state(const assembly::State& state, const assembly::Meeting& meeting);
/// The proposal whose minutes stand: an adopted one, else the last that is open; or nothing.
std::optional<assembly::ProposalIndex> minutes_proposal(const assembly::State& state, const assembly::Meeting& meeting);

}  // namespace folkmoot::node

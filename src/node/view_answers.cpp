// Who said what of a proposal, and what of it is one's own.
#include <algorithm>

#include "assembly/votes.h"
#include "base/text.h"
#include "event/options.h"
#include "node/hidden.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
/// What a position says beside its stance. One that was entered for somebody has no words.
std::string words_of(const std::optional<event::Body>& said) {
  const auto* const position = said ? std::get_if<event::Position>(&said->content) : nullptr;
  return position != nullptr ? position->reason : std::string();
}
}  // namespace

Value answers_shape(Holding& holding, assembly::VersionIndex version, bool with_hidden) {
  const assembly::State& state = holding.state();
  std::map<std::pair<std::string, std::string>, Value> by_member;
  state.positions.for_each_slot(version, [&](assembly::SlotIndex slot) {
    const assembly::Person& person = state.persons[state.positions.slots[slot].person];
    for (const assembly::PositionIndex p : state.positions.standing(slot)) {
      const assembly::PositionNode& node = state.positions.nodes[p];
      if (node.stance == event::Stance::agree || node.stance == event::Stance::pass) continue;
      const bool hidden = is_hidden(holding, node.event) && !with_hidden;
      const std::string event = event_hex(holding, node.event);
      const auto said = holding.read(node.event);
      by_member[{person.id.hex(), event}] =
          Value::Object{{"member", person.id.hex()},
                        {"name", safe_text(person.name)},
                        {"position", event::stance_name(node.stance)},
                        {"text", hidden ? hidden_words(holding, node.event) : words_of(said)},
                        {"claimed", said ? Value(rfc3339(said->claimed)) : Value()},
                        {"event", event}};
    }
  });
  Value::Array out;
  for (auto& [key, answer] : by_member) out.push_back(std::move(answer));
  return out;
}

Value my_position(Holding& holding, assembly::VersionIndex version) {
  const assembly::State& state = holding.state();
  const auto me = holding.me();
  const auto slot = me ? state.positions.find(version, *me) : std::nullopt;
  const auto standing = slot ? state.positions.standing(*slot) : std::vector<assembly::PositionIndex>();
  if (standing.size() != 1) return {};
  const assembly::PositionNode& node = state.positions.nodes[standing.front()];
  return Value::Object{{"position", event::stance_name(node.stance)},
                       {"text", words_of(holding.read(node.event))},
                       {"event", event_hex(holding, node.event)}};
}

Value my_ballot(Holding& holding, const assembly::Vote& vote) {
  const auto me = holding.me();
  const auto own = me ? vote.ballots_of.find(*me) : vote.ballots_of.end();
  if (own == vote.ballots_of.end()) return {};
  const assembly::Vote::Ballot* last = nullptr;
  for (const std::uint32_t i : own->second) {
    if (vote.ballots[i].replaced) continue;
    if (last != nullptr) return {};
    last = &vote.ballots[i];
  }
  if (last == nullptr) return {};
  const bool marked = vote.choices && !last->marks.empty();
  return Value::Object{{"ballot", marked ? event::marks_text(last->marks, vote.choices->method)
                                         : std::string(event::choice_name(last->choice))},
                       {"final", last->final},
                       {"event", event_hex(holding, last->event)}};
}

bool waits_for_me(Holding& holding, assembly::VersionIndex version) {
  const auto me = holding.me();
  const auto waiting = me ? holding.state().waiting_for(*me) : std::vector<assembly::VersionIndex>();
  return std::ranges::find(waiting, version) != waiting.end();
}

bool vote_waits_for_me(Holding& holding, assembly::VoteIndex vote) {
  const auto me = holding.me();
  const auto waiting = me ? assembly::votes_waiting_for(holding.state(), *me) : std::vector<assembly::VoteIndex>();
  return std::ranges::find(waiting, vote) != waiting.end();
}

}  // namespace folkmoot::node

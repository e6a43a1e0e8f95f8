// Who said what of a proposal, and what of it is one's own.
#include <algorithm>

#include "assembly/decisions.h"
#include "assembly/procedures.h"
#include "assembly/votes.h"
#include "base/text.h"
#include "event/options.h"
#include "node/hidden.h"
#include "node/lookup.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
/// What a position says beside its stance. One that was entered for somebody has no words.
std::string words_of(const std::optional<event::Body>& said) {
  const auto* const position = said ? std::get_if<event::Position>(&said->content) : nullptr;
  return position != nullptr ? position->reason : std::string();
}
Value person_shape(const assembly::State& state, assembly::PersonIndex p) {
  return Value::Object{{"member", state.persons[p].id.hex()}, {"name", safe_text(state.persons[p].name)}};
}

std::string ballot_words(const assembly::Vote& vote, event::Choice choice, const event::Marks& marks) {
  return vote.choices && !marks.empty() ? event::marks_text(marks, vote.choices->method)
                                        : std::string(event::choice_name(choice));
}

/// Through whose device somebody without one said it; null where they said it themselves.
Value through(Holding& holding, journal::EventIndex e, const std::optional<event::Body>& said) {
  if (!said || !std::holds_alternative<event::Enter>(said->content)) return {};
  const assembly::PersonIndex author = holding.state().owner(holding.journal().table().device_of(e));
  return author == assembly::kNoPerson ? Value() : person_shape(holding.state(), author);
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
                        {"through", through(holding, node.event, said)},
                        {"event", event}};
    }
  });
  Value::Array out;
  for (auto& [key, answer] : by_member) out.push_back(std::move(answer));
  return out;
}

Value entries_to_confirm(Holding& holding) {
  const assembly::State& state = holding.state();
  const assembly::View all(state);
  // What was entered later for somebody by the same member is what they go by.
  std::map<std::tuple<assembly::VersionIndex, assembly::PersonIndex, assembly::PersonIndex>, assembly::EnteringIndex>
      last;
  for (assembly::EnteringIndex i = 0; i < state.enterings.size(); ++i) {
    const assembly::Entering& entering = state.enterings[i];
    const bool is_open = !is_void(assembly::check_last(all, entering.version)) &&
                         !is_void(assembly::check_round_open(state, state.versions[entering.version]));
    if (is_open) last[{entering.version, entering.person, entering.author}] = i;
  }
  std::map<std::tuple<std::string, std::string, std::string>, Value> in_order;
  for (const auto& [key, index] : last) {
    const assembly::Entering& entering = state.enterings[index];
    if (!entering.confirms.empty()) continue;
    const EventId proposal =
        holding.journal().table().id(state.proposals[state.versions[entering.version].proposal].event);
    const std::string event = event_hex(holding, entering.event);
    in_order[{proposal.hex(), safe_text(state.persons[entering.person].name), event}] =
        Value::Object{{"event", event},
                      {"proposal", proposal.hex()},
                      {"title", safe_text(Lookup(holding).title(entering.version))},
                      {"person", person_shape(state, entering.person)},
                      {"position", event::stance_name(entering.stance)},
                      {"by", person_shape(state, entering.author)},
                      {"mine", holding.me() == entering.author}};
  }
  Value::Array out;
  for (auto& [key, entry] : in_order) out.push_back(std::move(entry));
  return out;
}

Value entered_shape(Holding& holding, const assembly::Vote& vote) {
  const assembly::State& state = holding.state();
  std::map<std::pair<std::string, std::string>, Value> in_order;
  for (const assembly::Vote::Entered& entered : vote.entered) {
    const std::string event = event_hex(holding, entered.event);
    Value::Array by;
    by.emplace_back(person_shape(state, entered.author));
    for (const assembly::Signed& confirm : entered.confirms) by.emplace_back(person_shape(state, confirm.person));
    in_order[{safe_text(state.persons[entered.person].name), event}] =
        Value::Object{{"event", event},
                      {"person", person_shape(state, entered.person)},
                      {"ballot", ballot_words(vote, entered.choice, entered.marks)},
                      {"final", entered.final},
                      {"by", std::move(by)},
                      {"counts", !entered.confirms.empty()},
                      {"mine", holding.me() == entered.author}};
  }
  Value::Array out;
  for (auto& [key, entered] : in_order) out.push_back(std::move(entered));
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
  return Value::Object{{"ballot", ballot_words(vote, last->choice, last->marks)},
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

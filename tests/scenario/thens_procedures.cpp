// What must be so of proposals that close at a seal, and of whom a matter has reached.
#include <algorithm>
#include <array>

#include "assembly/rounds.h"
#include "assembly/votes.h"
#include "tests/scenario/then_parts.h"

namespace folkmoot::scenario {

using assembly::Object;

namespace {
std::string_view round_state(const assembly::State& state, assembly::VersionIndex v) {
  const auto& round = state.versions[v].deliberated;
  if (!round) return "none";
  if (round->closed_seal != 0) return "over";
  if (round->reach.missed_seal != 0) return "unreached";
  if (round->reach.is_awaited()) return "waiting";
  return round->resolution_seal != 0 ? "blocked" : "open";
}

Parsed<std::string> round_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto v, version_in(scene, slots[0].word));
  constexpr std::array<std::string_view, 6> kStates = {"none", "open", "waiting", "blocked", "unreached", "over"};
  if (std::find(kStates.begin(), kStates.end(), slots[1].word.text) == kStates.end())
    return fault(slots[1].place, "expected none, open, waiting, blocked, unreached or over");
  return differs(std::string(round_state(scene.replica.state(), v)), slots[1].word.text);
}

Parsed<std::string> procedure_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto v, version_in(scene, slots[0].word));
  const assembly::State& state = scene.replica.state();
  return differs(std::string(event::procedure_name(procedure_of(state, state.versions[v]))), slots[1].word.text);
}

Parsed<std::string> listeners_are(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto v, version_in(scene, slots[1].word));
  const auto& round = scene.replica.state().versions[v].deliberated;
  return differs(round ? round->listeners.size() : 0, slots[0].number);
}

Parsed<std::string> failed_are(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto v, version_in(scene, slots[0].word));
  const assembly::State& state = scene.replica.state();
  const auto proposal = state.versions[v].proposal;
  return differs(failed_rounds(state, proposal, event::Procedure::consensus) +
                     failed_rounds(state, proposal, event::Procedure::consent),
                 slots[1].number);
}

Parsed<std::string> reached_are(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const EventId id, scene.world.act(slots[0].word));
  const assembly::State& state = scene.replica.state();
  const auto e = scene.replica.journal().find(id);
  if (const auto vote = e ? state.made(Object::vote, *e) : std::nullopt)
    return differs(state.votes[*vote].reach.persons.size(), slots[1].number);
  FM_ASSIGN(const auto v, version_in(scene, slots[0].word));
  const auto& round = state.versions[v].deliberated;
  return differs(round ? round->reach.persons.size() : 0, slots[1].number);
}

/// What a seal counted of the version that the name stands for, whether it ended the proposal or not.
Parsed<std::string> working_has(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto v, version_in(scene, slots[0].word));
  const assembly::State& state = scene.replica.state();
  const auto& round = state.versions[v].deliberated;
  assembly::DecisionIndex d = round ? round->decision : assembly::kNone;
  if (d == assembly::kNone) d = state.decision_of(state.versions[v].proposal).value_or(assembly::kNone);
  if (d == assembly::kNone || !state.decisions[d].working) return std::string("no procedure has counted it");
  const assembly::Decision& decision = state.decisions[d];
  const assembly::Working& working = *decision.working;
  std::map<std::string, std::uint64_t> is = {{"set_aside", working.set_aside},
                                             {"upheld", working.upheld},
                                             {"blocks_allowed", working.blocks_allowed},
                                             {"stand_asides_allowed", working.stand_asides_allowed},
                                             {"objections", working.objections},
                                             {"round", working.round},
                                             {"required", decision.required},
                                             {"missing", decision.missing},
                                             {"quorum", decision.quorum_needed}};
  for (std::size_t i = 0; i < event::kStanceCount; ++i)
    is[std::string(event::stance_name(static_cast<event::Stance>(i)))] = working.positions[i];
  return compare(is, slots[1], false);
}

constexpr std::array kThens = {
    ThenSentence{"the round on NAME is NAME", round_is},
    ThenSentence{"the procedure of NAME is NAME", procedure_is},
    ThenSentence{"NUMBER person|people listen|listens on NAME", listeners_are},
    ThenSentence{"the proposal NAME has failed NUMBER round|rounds", failed_are},
    ThenSentence{"NAME has reached NUMBER person|people", reached_are},
    ThenSentence{"the working of NAME has COUNTS", working_has},
};
}  // namespace

std::span<const ThenSentence> procedure_sentences() { return kThens; }

}  // namespace folkmoot::scenario

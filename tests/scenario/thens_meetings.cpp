// What must be so of meetings, and of when the assembly meets.
#include <algorithm>
#include <array>

#include "assembly/floor.h"
#include "assembly/meetings.h"
#include "node/minutes.h"
#include "tests/scenario/then_parts.h"

namespace folkmoot::scenario {

namespace {

using assembly::Meeting;
using assembly::Object;
using assembly::View;

Parsed<const Meeting*> meeting_in(const Scene& scene, const Word& name) {
  FM_ASSIGN(const EventId id, scene.world.act(name));
  const auto e = scene.replica.journal().find(id);
  const auto meeting = e ? scene.replica.state().made(Object::meeting, *e) : std::nullopt;
  if (!meeting) return fault(name.place, "expected a meeting, but `" + name.text + "` called none");
  return &scene.replica.state().meetings[*meeting];
}

std::string name_of(const Scene& scene, assembly::PersonIndex person) {
  return scene.replica.state().persons[person].name;
}

Parsed<std::string> phase_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const Meeting* meeting, meeting_in(scene, slots[0].word));
  constexpr std::array<std::string_view, 4> kPhases = {"called", "open", "adjourned", "over"};
  if (std::ranges::find(kPhases, slots[1].word.text) == kPhases.end())
    return fault(slots[1].place, "expected called, open, adjourned or over");
  const auto phase = phase_of(View(scene.replica.state()), *meeting);
  return differs(std::string(meeting_phase_name(phase)), slots[1].word.text);
}

Parsed<std::string> figures_are(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const Meeting* meeting, meeting_in(scene, slots[0].word));
  const View all(scene.replica.state());
  const assembly::Quorate quorum = quorum_at(all, *meeting);
  const auto departures = std::ranges::count_if(meeting->floor, [](const auto& step) { return step.departs; });
  const auto& counted = meeting->challenges;
  const bool has_doubt = !counted.empty() && counted.back().of == event::ChallengeOf::quorum;
  const std::map<std::string, std::uint64_t> is = {
      {"present", quorum.present},
      {"visitors", visitors_at(all, *meeting)},
      {"roll", quorum.roll},
      {"needed", quorum.needed},
      {"items", agenda_of(all, *meeting).items.size()},
      {"agendas", meeting->agendas.size()},
      {"themes", meeting->themes.size()},
      {"departures", static_cast<std::uint64_t>(departures)},
      {"challenges", counted.size()},
      // As the last challenge of the quorum found it.
      {"found", has_doubt ? counted.back().quorum.present : 0},
  };
  return compare(is, slots[1], false);
}

Parsed<std::string> queue_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const Meeting* meeting, meeting_in(scene, slots[0].word));
  std::string is;
  for (const assembly::Waiting& one : queue_of(View(scene.replica.state()), *meeting))
    is += (is.empty() ? "" : ", ") + name_of(scene, one.person);
  std::string must;
  if (slots.size() > 1)
    for (const Word& name : slots[1].names) must += (must.empty() ? "" : ", ") + name.text;
  return is == must ? std::string() : "it is " + (is.empty() ? "empty" : is);
}

Parsed<std::string> has_floor(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const Meeting* meeting, meeting_in(scene, slots[1].word));
  const auto* const speech = speech_of(View(scene.replica.state()), *meeting);
  const std::string is = speech == nullptr ? "nobody" : name_of(scene, speech->person);
  return differs(is, slots[0].word.text);
}

Parsed<std::string> item_is_from(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const Meeting* meeting, meeting_in(scene, slots[1].word));
  const auto& items = agenda_of(View(scene.replica.state()), *meeting).items;
  if (slots[0].number == 0 || slots[0].number > items.size()) return std::string("there is no such item");
  return differs(name_of(scene, items[slots[0].number - 1].from), slots[2].word.text);
}

Parsed<std::string> challenge_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const EventId id, scene.world.act(slots[0].word));
  const assembly::State& state = scene.replica.state();
  const auto e = scene.replica.journal().find(id);
  const auto m = e ? state.made(Object::challenge, *e) : std::nullopt;
  if (!m) return fault(slots[0].place, "expected a challenge");
  const Meeting& meeting = state.meetings[*m];
  const auto& there = *std::ranges::find(meeting.challenges, *e, &Meeting::Challenge::event);
  const View all(state);
  std::string is = "made";
  if (course_of(all, meeting, there.of, there.under) != nullptr)
    is = is_upheld(all, meeting, there.of, there.under) ? "upheld" : "dismissed";
  else if (is_put_to_hands(all, meeting, there.of, there.under))
    is = "put";
  return differs(is, slots[1].word.text);
}

Parsed<std::string> minutes_are(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const Meeting* meeting, meeting_in(scene, slots[0].word));
  return differs(std::string(minutes_state_name(node::minutes_state(scene.replica.state(), *meeting))),
                 slots[1].word.text);
}

Parsed<std::string> regular_times(const Scene& scene, const Slots& slots) {
  return differs(scene.replica.state().times.times.size(), slots[0].number);
}

Parsed<std::string> decided_in(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const EventId id, scene.world.act(slots[0].word));
  FM_ASSIGN(const Meeting* meeting, meeting_in(scene, slots[1].word));
  const assembly::State& state = scene.replica.state();
  const auto e = scene.replica.journal().find(id);
  const auto proposal = e ? state.made(Object::proposal, *e) : std::nullopt;
  const auto decision = proposal ? state.decision_of(*proposal) : std::nullopt;
  if (!decision) return std::string("there is no decision");
  const assembly::MeetingIndex m = state.decisions[*decision].meeting;
  return unless(m != assembly::kNone && &state.meetings[m] == meeting, "it was not");
}

const std::array kThens = {
    ThenSentence{"the meeting NAME is NAME", phase_is},
    ThenSentence{"the meeting NAME has COUNTS", figures_are},
    ThenSentence{"the queue of NAME is NAMES", queue_is},
    ThenSentence{"nobody waits in NAME", queue_is},
    ThenSentence{"NAME has the floor in NAME", has_floor},
    ThenSentence{"item NUMBER of NAME is from NAME", item_is_from},
    ThenSentence{"the challenge NAME is NAME", challenge_is},
    ThenSentence{"the minutes of NAME are NAME", minutes_are},
    ThenSentence{"the assembly has NUMBER regular time|times", regular_times},
    ThenSentence{"the decision on NAME was taken in NAME", decided_in},
};

}  // namespace

std::span<const ThenSentence> meeting_sentences() { return kThens; }

}  // namespace folkmoot::scenario

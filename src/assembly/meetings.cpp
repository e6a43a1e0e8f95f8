#include "assembly/meetings.h"

#include <algorithm>

#include "assembly/commissions.h"
#include "assembly/mandates.h"
#include "assembly/roll.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "tally/quorum.h"

namespace folkmoot::assembly {

std::string_view meeting_phase_name(MeetingPhase phase) {
  switch (phase) {
    case MeetingPhase::called:
      return "called";
    case MeetingPhase::open:
      return "open";
    case MeetingPhase::adjourned:
      return "adjourned";
    case MeetingPhase::over:
      return "over";
  }
  return {};
}

Hash text_hash(std::string_view text) { return crypto::hash(crypto::tag::kText, {as_bytes(text)}); }

namespace {
bool holds(const View& view, const Meeting::Opening& opening) {
  return view.has(opening.event) && !view.has_any(opening.ended_by) &&
         view.has_people(opening.signatures, kOpeningSigners + 1);
}
}  // namespace

const Meeting::Opening* opening_of(const View& view, const Meeting& meeting) {
  for (const Meeting::Opening& opening : meeting.openings)
    if (holds(view, opening)) return &opening;
  return nullptr;
}

const Meeting::Opening* find_opening(const Meeting& meeting, EventIndex opening) {
  const auto found = std::ranges::find(meeting.openings, opening, &Meeting::Opening::event);
  return found == meeting.openings.end() ? nullptr : &*found;
}

MeetingPhase phase_of(const View& view, const Meeting& meeting) {
  bool broke_off = false;
  for (const Meeting::Close& close : meeting.closes) {
    if (!view.has(close.event)) continue;
    if (close.is_over) return MeetingPhase::over;
    broke_off = true;
  }
  if (opening_of(view, meeting) != nullptr) return MeetingPhase::open;
  return broke_off ? MeetingPhase::adjourned : MeetingPhase::called;
}

const Meeting::Agenda& agenda_of(const View& view, const Meeting& meeting) {
  for (auto agenda = meeting.agendas.rbegin(); agenda != meeting.agendas.rend(); ++agenda)
    if (view.has(agenda->event)) return *agenda;
  return meeting.agendas.front();
}

std::vector<PersonIndex> present_at(const View& view, const Meeting& meeting) {
  std::map<PersonIndex, bool> there;
  for (const Meeting::Presence& presence : meeting.presences) {
    if (!view.has(presence.event) || view.has_any(presence.ended_by)) continue;
    for (const PersonIndex person : presence.persons) there[person] = !presence.leaves;
  }
  std::vector<PersonIndex> out;
  for (const auto& [person, is_there] : there)
    if (is_there && is_on_roll(view, person)) out.push_back(person);
  return out;
}

bool is_present_at(const View& view, const Meeting& meeting, PersonIndex person) {
  for (auto presence = meeting.presences.rbegin(); presence != meeting.presences.rend(); ++presence) {
    if (!view.has(presence->event) || view.has_any(presence->ended_by)) continue;
    if (std::ranges::find(presence->persons, person) == presence->persons.end()) continue;
    return !presence->leaves && is_on_roll(view, person);
  }
  return false;
}

std::uint64_t visitors_at(const View& view, const Meeting& meeting) {
  std::uint64_t came = 0;
  std::uint64_t went = 0;
  for (const Meeting::Presence& presence : meeting.presences) {
    if (!view.has(presence.event) || view.has_any(presence.ended_by)) continue;
    (presence.leaves ? went : came) += presence.visitors;
  }
  return came > went ? came - went : 0;
}

bool had_quorum(const View& view, const Meeting& meeting) {
  return std::ranges::any_of(meeting.openings, [&](const Meeting::Opening& opening) {
    return opening.quorum.met() && view.has(opening.event) && view.has_people(opening.signatures, kOpeningSigners + 1);
  });
}

CommissionIndex commission_of(const State& state, const Meeting& meeting) {
  const auto vote = meeting.commission == kNoEvent ? std::nullopt : state.made(Object::vote, meeting.commission);
  return vote && state.votes[*vote].work ? state.votes[*vote].work->commission : kNone;
}

bool decides_in(const View& view, const Meeting& meeting, PersonIndex person) {
  const CommissionIndex commission = commission_of(view.state(), meeting);
  return is_on_roll(view, person) && (commission == kNone || is_of_commission(view, commission, person));
}

bool is_about_mandate_of(const State& state, EventIndex about, PersonIndex person) {
  if (about == kNoEvent) return false;
  if (const auto v = state.made(Object::vote, about)) {
    const Vote& vote = state.votes[*v];
    if (vote.matter == Matter::mandate) return vote.person == person;
    if (vote.matter == Matter::recall) return state.mandates[vote.mandate].holder == person;
    return vote.matter == Matter::election && mandate_of(state, *v, person) != kNone;
  }
  return std::ranges::any_of(state.mandates, [&](const Mandate& mandate) {
    return mandate.holder == person &&
           std::ranges::find(mandate.reports, about, &Mandate::Report::event) != mandate.reports.end();
  });
}

namespace {
/// How many of these decide there.
std::size_t deciding(const View& view, const Meeting& meeting, std::vector<PersonIndex> people) {
  std::erase_if(people, [&](PersonIndex person) { return !decides_in(view, meeting, person); });
  return people.size();
}

std::vector<PersonIndex> active_roll(const View& view) {
  std::vector<PersonIndex> out = roll_of(view);
  std::erase_if(out, [&](PersonIndex person) { return is_inactive(view.state(), person); });
  return out;
}
}  // namespace

Quorate quorum_at(const View& view, const Meeting& meeting) {
  const State& state = view.state();
  Quorate out;
  out.present = static_cast<std::uint32_t>(deciding(view, meeting, present_at(view, meeting)));
  out.roll = static_cast<std::uint32_t>(deciding(view, meeting, active_roll(view)));
  const event::Charter& charter = state.charters[meeting.charter].charter;
  const bool is_second = meeting.second_of != kNone && !had_quorum(view, state.meetings[meeting.second_of]);
  tally::Counts counts;
  counts.electorate = out.roll;
  counts.present = out.present;
  const auto quorum = tally::count_quorum(
      counts, {tally::QuorumKind::present, is_second ? charter.second_quorum : charter.meeting_quorum});
  // It fails with an empty roll, which is no quorum.
  out.needed = quorum ? static_cast<std::uint32_t>(quorum->needed) : out.roll + 1;
  return out;
}

bool counts_hands(const Meeting::Opening& opening, PersonIndex person) {
  return person == opening.minute_taker || std::ranges::find(opening.tellers, person) != opening.tellers.end();
}

bool are_counters(const View& view, const Meeting& meeting, EventIndex opening, const std::vector<Signed>& signatures) {
  const Meeting::Opening* const there = find_opening(meeting, opening);
  if (there == nullptr || !view.has_by(signatures, there->minute_taker)) return false;
  const auto tellers = std::ranges::count_if(there->tellers, [&](PersonIndex p) { return view.has_by(signatures, p); });
  return static_cast<std::size_t>(tellers) >= kTellers;
}

std::size_t challengers(const View& view, const Meeting& meeting, event::ChallengeOf of, EventIndex under) {
  std::vector<Signed> all;
  for (const Meeting::Challenge& challenge : meeting.challenges)
    if (challenge.of == of && challenge.under == under && decides_in(view, meeting, challenge.author))
      all.push_back({challenge.event, challenge.author});
  return view.people(all);
}

const CourseCount* course_of(const View& view, const Meeting& meeting, event::ChallengeOf of, EventIndex under) {
  for (const CourseCount& count : meeting.courses)
    if (count.of == of && count.under == under && are_counters(view, meeting, count.opening, count.signatures))
      return &count;
  return nullptr;
}

bool is_put_to_hands(const View& view, const Meeting& meeting, event::ChallengeOf of, EventIndex under) {
  const std::size_t people = challengers(view, meeting, of, under);
  if (people == 0 || course_of(view, meeting, of, under) != nullptr) return false;
  return people >= kChallengers || people * kChallengersOneIn >= deciding(view, meeting, roll_of(view));
}

bool is_upheld(const View& view, const Meeting& meeting, event::ChallengeOf of, EventIndex under) {
  const CourseCount* const course = course_of(view, meeting, of, under);
  return course != nullptr && course->yes > course->no;
}

const FloorStep* item_of(const View& view, const Meeting& meeting, const Meeting::Opening& opening) {
  for (auto step = meeting.floor.rbegin(); step != meeting.floor.rend(); ++step)
    if (step->act == FloorAct::take && step->under == opening.event && view.has(step->event)) return &*step;
  return nullptr;
}

EventIndex item_began(const View& view, const Meeting& meeting, const Meeting::Opening& opening) {
  const FloorStep* const item = item_of(view, meeting, opening);
  return item == nullptr ? opening.event : item->event;
}

InMeeting in_open_meeting(const Context& context, const EventId& id) {
  if (!is_on_roll(context.view, context.author)) return {Verdict::act_not_member, kNone, nullptr};
  const Named meeting = named(context, Object::meeting, id);
  if (is_void(meeting.verdict)) return {meeting.verdict, kNone, nullptr};
  const Meeting& there = context.state.meetings[meeting.index];
  switch (phase_of(context.view, there)) {
    case MeetingPhase::over:
      return {Verdict::meeting_over, kNone, nullptr};
    case MeetingPhase::called:
    case MeetingPhase::adjourned:
      return {Verdict::meeting_not_open, kNone, nullptr};
    case MeetingPhase::open:
      break;
  }
  if (!is_present_at(context.view, there, context.author)) return {Verdict::meeting_not_there, kNone, nullptr};
  return {Verdict::applied, meeting.index, opening_of(context.view, there)};
}

}  // namespace folkmoot::assembly

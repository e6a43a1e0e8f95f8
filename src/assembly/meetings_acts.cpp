// The acts of a meeting, but for the debate (floor.cpp) and the hands (hands.cpp).
#include <algorithm>
#include <set>

#include "assembly/commissions.h"
#include "assembly/meetings.h"
#include "assembly/offices.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

namespace {
/// The meeting that an act of a member names.
Named meeting_of(const Context& context, const EventId& id) {
  if (!is_on_roll(context.view, context.author)) return {Verdict::act_not_member, kNone};
  return named(context, Object::meeting, id);
}

/// Puts a part of a meeting into its place, and the meeting among what changed.
template <class Part>
void add_part(Context& context, MeetingIndex m, std::vector<Part> Meeting::* list, Part part) {
  Meeting& meeting = context.state.meetings[m];
  context.insert_in_order(meeting.*list, std::move(part), [](const Part& one) { return one.event; });
  context.touch(Subject::meeting, meeting.entry, m);
}

/// Nothing where an item names something that its author had not received, or that is void.
struct Items {
  Verdict verdict = Verdict::applied;
  std::vector<AgendaEntry> entries;
};
Items items_of(const Context& context, const std::vector<event::AgendaItem>& items) {
  Items out;
  for (const event::AgendaItem& item : items) {
    AgendaEntry entry{text_hash(item.title), kNoEvent, item.by_consent, context.author};
    if (item.about) {
      const auto about = context.journal.find(*item.about);
      if (!about || !context.view.has(*about)) return {Verdict::act_unknown_reference, {}};
      if (context.state.verdict(*about) != Verdict::applied) return {Verdict::act_wrong_reference, {}};
      entry.about = *about;
    }
    out.entries.push_back(entry);
  }
  return out;
}

bool is_same_item(const AgendaEntry& a, const AgendaEntry& b) { return a.title == b.title && a.about == b.about; }

/// An item stays with whoever brought it up: the author of the theme, or who set it first.
void attribute(const Context& context, const Meeting& meeting, std::vector<AgendaEntry>& items) {
  const auto& before = agenda_of(context.view, meeting).items;
  for (AgendaEntry& item : items) {
    const auto same = std::ranges::find_if(before, [&](const AgendaEntry& other) { return is_same_item(other, item); });
    const auto theme = std::ranges::find_if(meeting.themes, [&](const Meeting::Theme& one) {
      return one.title == item.title && context.view.has(one.event);
    });
    if (same != before.end())
      item.from = same->from;
    else if (theme != meeting.themes.end())
      item.from = theme->supports.front().person;
  }
}

/// A second call has the first one's agenda, or less.
bool is_within(const std::vector<AgendaEntry>& items, const std::vector<AgendaEntry>& whole) {
  return std::ranges::all_of(items, [&](const AgendaEntry& item) {
    return std::ranges::any_of(whole, [&](const AgendaEntry& other) { return is_same_item(other, item); });
  });
}

Verdict check_second(const Context& context, const event::CallMeeting& call, const Meeting& first) {
  const event::Charter& charter = context.state.charter();
  if (had_quorum(context.view, first)) return Verdict::meeting_had_quorum;
  return call.time.ms >= first.time.ms + charter.second_call_ms ? Verdict::applied : Verdict::meeting_too_soon;
}

}  // namespace

Verdict judge(Context& context, const event::CallMeeting& call) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  // In the founding page no rule needs a duration: its page has no time yet.
  if (!in_founding_page(state) && call.time.ms < state.page.opened().ms + state.charter().call_ms)
    return Verdict::meeting_short_notice;
  if (call.commission)
    if (const Verdict verdict = own_commission(context, *call.commission).verdict; is_void(verdict)) return verdict;
  Items items = items_of(context, call.agenda);
  if (is_void(items.verdict)) return items.verdict;
  MeetingIndex second_of = kNone;
  if (call.second_of) {
    const Named first = named(context, Object::meeting, *call.second_of);
    if (is_void(first.verdict)) return first.verdict;
    const Meeting& there = state.meetings[first.index];
    if (const Verdict verdict = check_second(context, call, there); is_void(verdict)) return verdict;
    if (!is_within(items.entries, agenda_of(context.view, there).items)) return Verdict::meeting_other_agenda;
    attribute(context, there, items.entries);
    second_of = first.index;
  }
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<MeetingIndex>(state.meetings.size());
  Meeting& meeting = state.meetings.emplace_back();
  meeting.event = context.event;
  meeting.caller = context.author;
  meeting.time = call.time;
  meeting.title = text_hash(call.title);
  meeting.second_of = second_of;
  if (call.commission) meeting.commission = *context.journal.find(*call.commission);
  meeting.charter = state.charter_index();
  meeting.agendas.push_back({context.event, context.author, std::move(items.entries)});
  context.make(Object::meeting, index);
  context.touch(Subject::meeting, meeting.entry, index);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Theme& theme) {
  const Named named_one = meeting_of(context, theme.meeting);
  if (is_void(named_one.verdict)) return named_one.verdict;
  const Meeting& meeting = context.state.meetings[named_one.index];
  const MeetingPhase phase = phase_of(context.view, meeting);
  if (phase == MeetingPhase::over) return Verdict::meeting_over;
  if (phase == MeetingPhase::open) return Verdict::meeting_opened;
  const Hash title = text_hash(theme.title);
  const bool is_known = std::ranges::any_of(meeting.themes, [&](const Meeting::Theme& other) {
    return other.title == title && context.view.has(other.event);
  });
  if (is_known) return Verdict::theme_repeated;
  if (context.dry_run) return Verdict::applied;
  add_part(context, named_one.index, &Meeting::themes, {context.event, title, {context.act()}});
  context.make(Object::theme, named_one.index);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::SetAgenda& agenda) {
  const Named named_one = meeting_of(context, agenda.meeting);
  if (is_void(named_one.verdict)) return named_one.verdict;
  const Meeting& meeting = context.state.meetings[named_one.index];
  const MeetingPhase phase = phase_of(context.view, meeting);
  if (phase == MeetingPhase::over) return Verdict::meeting_over;
  if (phase == MeetingPhase::open) {
    if (opening_of(context.view, meeting)->facilitator != context.author) return Verdict::meeting_not_facilitator;
    if (is_put_to_hands(context.view, meeting, event::ChallengeOf::agenda, agenda_of(context.view, meeting).event))
      return Verdict::challenge_undecided;
  } else if (meeting.caller != context.author) {
    return Verdict::meeting_not_caller;
  }
  Items items = items_of(context, agenda.agenda);
  if (is_void(items.verdict)) return items.verdict;
  if (meeting.second_of != kNone) {
    const Meeting& first = context.state.meetings[meeting.second_of];
    if (!is_within(items.entries, agenda_of(context.view, first).items)) return Verdict::meeting_other_agenda;
  }
  if (context.dry_run) return Verdict::applied;
  attribute(context, meeting, items.entries);
  add_part(context, named_one.index, &Meeting::agendas, {context.event, context.author, std::move(items.entries)});
  return Verdict::applied;
}

namespace {
/// Who comes or goes by this act: the author, or those named, who have no device.
Verdict find_people(const Context& context, const event::Attend& attend, std::vector<PersonIndex>& out) {
  if (attend.persons.empty() && attend.visitors == 0) out.push_back(context.author);
  for (const PersonId& id : attend.persons) {
    if (const Verdict verdict = check_person(context, id); is_void(verdict)) return verdict;
    const PersonIndex person = *context.state.person(id);
    if (!context.state.persons[person].listed) return Verdict::enter_has_device;
    out.push_back(person);
  }
  return Verdict::applied;
}
}  // namespace

Verdict judge(Context& context, const event::Attend& attend) {
  const Named named_one = meeting_of(context, attend.meeting);
  if (is_void(named_one.verdict)) return named_one.verdict;
  const Meeting& meeting = context.state.meetings[named_one.index];
  if (phase_of(context.view, meeting) == MeetingPhase::over) return Verdict::meeting_over;
  std::vector<PersonIndex> people;
  if (const Verdict verdict = find_people(context, attend, people); is_void(verdict)) return verdict;
  const bool changes = attend.visitors > 0 || std::ranges::any_of(people, [&](PersonIndex person) {
                         return is_present_at(context.view, meeting, person) == attend.leaves;
                       });
  if (!changes) return Verdict::attend_repeated;
  if (context.dry_run) return Verdict::applied;
  add_part(context, named_one.index, &Meeting::presences,
           {context.event, std::move(people), attend.visitors, attend.leaves});
  return Verdict::applied;
}

namespace {
/// Somebody who is there and can sign.
std::optional<PersonIndex> find_signer(const Context& context, const Meeting& meeting, const PersonId& id) {
  const auto person = context.state.person(id);
  if (!person || !is_present_at(context.view, meeting, *person)) return std::nullopt;
  return person;
}

/// A mandate that one facilitates oneself is not reported on.
bool hears_own_report(const State& state, const Meeting::Agenda& agenda, PersonIndex facilitator) {
  return std::ranges::any_of(
      agenda.items, [&](const AgendaEntry& item) { return is_about_mandate_of(state, item.about, facilitator); });
}

Verdict check_facilitator(const Context& context, const Meeting& meeting, PersonIndex facilitator) {
  const State& state = context.state;
  const std::string office(kFacilitation);
  const bool is_office =
      std::ranges::any_of(state.charter().offices, [&](const event::Office& one) { return one.name == office; });
  const Meeting::Agenda& agenda = agenda_of(context.view, meeting);
  if (hears_own_report(state, agenda, facilitator)) return Verdict::meeting_own_report;
  if (!is_office || holds_office(state, facilitator, office)) return Verdict::applied;
  // While nobody who holds it is there, and may, the meeting finds somebody for the day.
  const std::vector<PersonIndex> there = present_at(context.view, meeting);
  const bool is_other = std::ranges::any_of(there, [&](PersonIndex person) {
    return holds_office(state, person, office) && !hears_own_report(state, agenda, person);
  });
  return is_other ? Verdict::meeting_other_facilitator : Verdict::applied;
}

Verdict find_offices(const Context& context, const Meeting& meeting, const event::OpenMeeting& open,
                     Meeting::Opening& out) {
  const auto facilitator = find_signer(context, meeting, open.facilitator);
  const auto minute_taker = find_signer(context, meeting, open.minute_taker);
  if (!facilitator || !minute_taker) return Verdict::meeting_not_there;
  out.facilitator = *facilitator;
  out.minute_taker = *minute_taker;
  for (const PersonId& id : open.tellers) {
    const auto teller = find_signer(context, meeting, id);
    if (!teller) return Verdict::meeting_not_there;
    out.tellers.push_back(*teller);
  }
  // Three people sign for what the hands say; the facilitator may be one of the tellers where few are there.
  std::set<PersonIndex> counters(out.tellers.begin(), out.tellers.end());
  const bool differ = counters.size() == out.tellers.size() && !counters.contains(out.minute_taker);
  counters.insert({out.facilitator, out.minute_taker});
  const bool can_sign =
      std::ranges::none_of(counters, [&](PersonIndex person) { return context.state.persons[person].listed; });
  return differ && can_sign && out.tellers.size() >= kTellers ? Verdict::applied : Verdict::meeting_wrong_offices;
}
}  // namespace

Verdict judge(Context& context, const event::OpenMeeting& open) {
  const Named named_one = meeting_of(context, open.meeting);
  if (is_void(named_one.verdict)) return named_one.verdict;
  const Meeting& meeting = context.state.meetings[named_one.index];
  const MeetingPhase phase = phase_of(context.view, meeting);
  if (phase == MeetingPhase::over) return Verdict::meeting_over;
  if (phase == MeetingPhase::open) return Verdict::meeting_opened;
  if (!is_present_at(context.view, meeting, context.author)) return Verdict::meeting_not_there;
  Meeting::Opening opening;
  if (const Verdict verdict = find_offices(context, meeting, open, opening); is_void(verdict)) return verdict;
  if (const Verdict verdict = check_facilitator(context, meeting, opening.facilitator); is_void(verdict))
    return verdict;
  if (context.dry_run) return Verdict::applied;
  opening.event = context.event;
  opening.quorum = quorum_at(context.view, meeting);
  opening.signatures = {context.act()};
  add_part(context, named_one.index, &Meeting::openings, std::move(opening));
  context.make(Object::opening, named_one.index);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Challenge& challenge) {
  const InMeeting in = in_open_meeting(context, challenge.meeting);
  if (is_void(in.verdict)) return in.verdict;
  const Meeting& meeting = context.state.meetings[in.index];
  if (!decides_in(context.view, meeting, context.author)) return Verdict::commission_not_member;
  EventIndex under = in.opening->event;
  if (challenge.of == event::ChallengeOf::order) under = item_began(context.view, meeting, *in.opening);
  if (challenge.of == event::ChallengeOf::agenda) under = agenda_of(context.view, meeting).event;
  // The quorum may be doubted as often as people come and go.
  const bool is_repeated = challenge.of != event::ChallengeOf::quorum &&
                           std::ranges::any_of(meeting.challenges, [&](const Meeting::Challenge& other) {
                             return other.of == challenge.of && other.under == under &&
                                    other.author == context.author && context.view.has(other.event);
                           });
  if (is_repeated) return Verdict::challenge_repeated;
  if (context.dry_run) return Verdict::applied;
  add_part(context, in.index, &Meeting::challenges,
           {context.event, context.author, challenge.of, under, quorum_at(context.view, meeting)});
  context.make(Object::challenge, in.index);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::CloseMeeting& close) {
  const InMeeting in = in_open_meeting(context, close.meeting);
  if (is_void(in.verdict)) return in.verdict;
  // The minute-taker, too: a meeting whose facilitator has gone can end.
  if (in.opening->facilitator != context.author && in.opening->minute_taker != context.author)
    return Verdict::meeting_not_facilitator;
  if (context.dry_run) return Verdict::applied;
  Meeting& meeting = context.state.meetings[in.index];
  for (Meeting::Opening& opening : meeting.openings)
    if (context.view.has(opening.event)) opening.ended_by.push_back(context.event);
  if (close.resumes)
    for (Meeting::Presence& presence : meeting.presences)
      if (context.view.has(presence.event)) presence.ended_by.push_back(context.event);
  add_part(context, in.index, &Meeting::closes,
           {context.event, context.author, close.resumes.value_or(Instant{}), !close.resumes});
  return Verdict::applied;
}

namespace {
/// Whether `person` may sign a further time what others began.
Verdict check_signature(const Context& context, const std::vector<Signed>& signatures) {
  if (signatures.front().person == context.author) return Verdict::confirm_own;
  return context.view.has_by(signatures, context.author) ? Verdict::confirm_repeated : Verdict::applied;
}

Verdict support_theme(Context& context, MeetingIndex m, EventIndex target) {
  Meeting& meeting = context.state.meetings[m];
  Meeting::Theme& theme = *std::ranges::find(meeting.themes, target, &Meeting::Theme::event);
  if (const Verdict verdict = check_signature(context, theme.supports); is_void(verdict)) return verdict;
  const MeetingPhase phase = phase_of(context.view, meeting);
  if (phase == MeetingPhase::over) return Verdict::meeting_over;
  if (phase == MeetingPhase::open) return Verdict::meeting_opened;
  if (context.dry_run) return Verdict::applied;
  theme.supports.push_back(context.act());
  context.touch(Subject::meeting, meeting.entry, m);
  return Verdict::applied;
}

Verdict sign_opening(Context& context, MeetingIndex m, EventIndex target) {
  Meeting& meeting = context.state.meetings[m];
  Meeting::Opening& opening = *std::ranges::find(meeting.openings, target, &Meeting::Opening::event);
  if (const Verdict verdict = check_signature(context, opening.signatures); is_void(verdict)) return verdict;
  const MeetingPhase phase = phase_of(context.view, meeting);
  if (phase == MeetingPhase::over) return Verdict::meeting_over;
  if (phase == MeetingPhase::open) return Verdict::meeting_opened;
  if (context.view.has_any(opening.ended_by)) return Verdict::meeting_not_open;
  if (!is_present_at(context.view, meeting, context.author)) return Verdict::meeting_not_there;
  if (context.dry_run) return Verdict::applied;
  opening.signatures.push_back(context.act());
  context.touch(Subject::meeting, meeting.entry, m);
  return Verdict::applied;
}

Verdict sign_course(Context& context, MeetingIndex m, EventIndex target) {
  Meeting& meeting = context.state.meetings[m];
  CourseCount& course = *std::ranges::find(meeting.courses, target, &CourseCount::event);
  if (const Verdict verdict = check_signature(context, course.signatures); is_void(verdict)) return verdict;
  if (!counts_hands(*find_opening(meeting, course.opening), context.author)) return Verdict::hand_count_not_teller;
  if (course_of(context.view, meeting, course.of, course.under) != nullptr) return Verdict::confirm_complete;
  if (context.dry_run) return Verdict::applied;
  course.signatures.push_back(context.act());
  context.touch(Subject::meeting, meeting.entry, m);
  return Verdict::applied;
}
}  // namespace

std::optional<Verdict> confirm_in_meeting(Context& context, const EventId& target) {
  const auto event = context.journal.find(target);
  if (!event || !context.view.has(*event)) return std::nullopt;
  if (const auto m = context.state.made(Object::theme, *event)) return support_theme(context, *m, *event);
  if (const auto m = context.state.made(Object::opening, *event)) return sign_opening(context, *m, *event);
  if (const auto m = context.state.made(Object::course_count, *event)) return sign_course(context, *m, *event);
  return std::nullopt;
}

Named meeting_of_minutes(const Context& context, const EventId& id) {
  const Named meeting = named(context, Object::meeting, id);
  if (is_void(meeting.verdict)) return meeting;
  const MeetingPhase phase = phase_of(context.view, context.state.meetings[meeting.index]);
  const bool has_ended = phase == MeetingPhase::over || phase == MeetingPhase::adjourned;
  return has_ended ? meeting : Named{Verdict::meeting_not_over, kNone};
}

}  // namespace folkmoot::assembly

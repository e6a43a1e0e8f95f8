// Hands counted in a meeting: on proposals, and on the meeting's own course.
#include <algorithm>

#include "assembly/meetings.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
/// The proposal that an item of an agenda is about, which may name one of its versions.
EventIndex proposal_of(const State& state, EventIndex about) {
  if (about == kNoEvent) return kNoEvent;
  const auto version = state.made(Object::version, about);
  return version ? state.proposals[state.versions[*version].proposal].event : about;
}

/// Whose question a proposal is.
CommissionIndex commission_of_proposal(const State& state, EventIndex proposal) {
  const auto index = state.made(Object::proposal, proposal);
  return index ? state.proposals[*index].commission : kNone;
}

bool stands_by_consent(const Context& context, const Meeting& meeting, EventIndex about) {
  return std::ranges::any_of(agenda_of(context.view, meeting).items, [&](const AgendaEntry& item) {
    return item.by_consent && proposal_of(context.state, item.about) == about;
  });
}

/// The meeting has taken up an item about it.
bool was_taken_up(const Context& context, const Meeting& meeting, EventIndex about) {
  return std::ranges::any_of(meeting.floor, [&](const FloorStep& step) {
    if (step.act != FloorAct::take || !context.view.has(step.event)) return false;
    const auto agenda = std::ranges::find(meeting.agendas, step.about, &Meeting::Agenda::event);
    return agenda != meeting.agendas.end() && step.item <= agenda->items.size() &&
           proposal_of(context.state, agenda->items[step.item - 1].about) == about;
  });
}

Verdict check_course(const Context& context, const Meeting& meeting, const Meeting::Opening& opening) {
  const EventIndex under = item_began(context.view, meeting, opening);
  if (is_put_to_hands(context.view, meeting, event::ChallengeOf::order, under)) return Verdict::challenge_undecided;
  return is_upheld(context.view, meeting, event::ChallengeOf::order, under) ? Verdict::challenge_upheld
                                                                            : Verdict::applied;
}
}  // namespace

CountedHands check_hands(const Context& context, const event::HandCount& count, EventIndex about) {
  const auto refuse = [](Verdict verdict) { return CountedHands{verdict, kNone, kNoEvent, 0}; };
  const InMeeting in = in_open_meeting(context, *count.meeting);
  if (is_void(in.verdict)) return refuse(in.verdict);
  const Meeting& meeting = context.state.meetings[in.index];
  if (!counts_hands(*in.opening, context.author)) return refuse(Verdict::hand_count_not_teller);
  const CommissionIndex commission = commission_of(context.state, meeting);
  if (commission != kNone && commission_of_proposal(context.state, about) != commission)
    return refuse(Verdict::commission_only_questions);
  const Quorate quorum = quorum_at(context.view, meeting);
  // Visitors, and guests of a commission, are not among those who decide.
  if (count.present > quorum.present) return refuse(Verdict::hand_count_impossible);
  if (count.present < quorum.needed) return refuse(Verdict::meeting_no_quorum);
  if (const Verdict verdict = check_course(context, meeting, *in.opening); is_void(verdict)) return refuse(verdict);
  const bool is_opposed = std::ranges::any_of(
      meeting.opposed, [&](const Meeting::Opposed& one) { return one.about == about && context.view.has(one.event); });
  if (is_opposed && stands_by_consent(context, meeting, about) && !was_taken_up(context, meeting, about))
    return refuse(Verdict::item_opposed);
  return {Verdict::applied, in.index, in.opening->event, quorum.needed};
}

std::optional<Verdict> judge_course(Context& context, const event::HandCount& count) {
  const Named challenge = named(context, Object::challenge, count.version);
  if (is_void(challenge.verdict) || !count.meeting) return std::nullopt;
  const InMeeting in = in_open_meeting(context, *count.meeting);
  if (is_void(in.verdict)) return in.verdict;
  if (in.index != challenge.index) return Verdict::act_wrong_reference;
  Meeting& meeting = context.state.meetings[in.index];
  const Meeting::Challenge& there =
      *std::ranges::find(meeting.challenges, *context.journal.find(count.version), &Meeting::Challenge::event);
  if (!is_put_to_hands(context.view, meeting, there.of, there.under)) return Verdict::act_wrong_reference;
  if (!counts_hands(*in.opening, context.author)) return Verdict::hand_count_not_teller;
  const std::uint64_t hands = count.yes + count.no + count.abstain;  // each below 2^32
  if (hands > count.present || count.present > quorum_at(context.view, meeting).present)
    return Verdict::hand_count_impossible;
  if (context.dry_run) return Verdict::applied;
  CourseCount course;
  course.event = context.event;
  course.of = there.of;
  course.under = there.under;
  course.opening = in.opening->event;
  course.yes = static_cast<std::uint32_t>(count.yes);
  course.no = static_cast<std::uint32_t>(count.no);
  course.abstain = static_cast<std::uint32_t>(count.abstain);
  course.present = static_cast<std::uint32_t>(count.present);
  course.signatures = {context.act()};
  context.insert_in_order(meeting.courses, std::move(course), [](const CourseCount& one) { return one.event; });
  context.make(Object::course_count, in.index);
  context.touch(Subject::meeting, meeting.entry, in.index);
  return Verdict::applied;
}

std::optional<Verdict> oppose_item(Context& context, const event::Oppose& oppose) {
  const auto target = context.journal.find(oppose.target);
  if (!target || !context.view.has(*target)) return std::nullopt;
  const EventIndex about = proposal_of(context.state, *target);
  for (const MeetingIndex m : context.state.open.meetings.in(context.state.meetings)) {
    Meeting& meeting = context.state.meetings[m];
    if (!context.view.has(meeting.event) || phase_of(context.view, meeting) != MeetingPhase::open) continue;
    if (!stands_by_consent(context, meeting, about)) continue;
    if (!is_present_at(context.view, meeting, context.author)) return Verdict::meeting_not_there;
    if (!decides_in(context.view, meeting, context.author)) return Verdict::commission_not_member;
    if (was_taken_up(context, meeting, about)) return Verdict::item_not_by_consent;
    if (context.dry_run) return Verdict::applied;
    context.insert_in_order(meeting.opposed, Meeting::Opposed{context.event, context.author, about},
                            [](const Meeting::Opposed& one) { return one.event; });
    context.touch(Subject::meeting, meeting.entry, m);
    return Verdict::applied;
  }
  return std::nullopt;
}

}  // namespace folkmoot::assembly

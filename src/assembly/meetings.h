#pragma once
// Meetings: questions to a view. An act of a meeting is judged on its own past, like every act; what it rested on -
// which item, which opening, how many were there - is kept with it, so that nothing later changes it.
//
// A meeting is called, opens, may break off and open again, and is over. An opening holds once two others who are there
// have signed it, until an act that ends it. Quorum is asked of the roll in the past of whatever needs it.
#include <string_view>

#include "assembly/view.h"

namespace folkmoot::assembly {

/// Who signs an opening besides its author.
inline constexpr std::size_t kOpeningSigners = 2;
inline constexpr std::size_t kTellers = 2;
/// Members who put the order or the agenda to the hands; one in twenty of those who decide are enough, too.
inline constexpr std::size_t kChallengers = 3;
inline constexpr std::size_t kChallengersOneIn = 20;
/// The office that the charter may have for whoever facilitates.
inline constexpr std::string_view kFacilitation = "facilitation";

enum class MeetingPhase : std::uint8_t { called = 0, open = 1, adjourned = 2, over = 3 };
std::string_view meeting_phase_name(MeetingPhase phase);

MeetingPhase phase_of(const View& view, const Meeting& meeting);
/// The opening that holds, or nothing.
const Meeting::Opening* opening_of(const View& view, const Meeting& meeting);
const Meeting::Opening* find_opening(const Meeting& meeting, EventIndex opening);
/// The agenda in force; a meeting always has one, which may be empty.
const Meeting::Agenda& agenda_of(const View& view, const Meeting& meeting);
/// Members who are there, ascending by index.
std::vector<PersonIndex> present_at(const View& view, const Meeting& meeting);
bool is_present_at(const View& view, const Meeting& meeting, PersonIndex person);
std::uint64_t visitors_at(const View& view, const Meeting& meeting);
/// The commission whose meeting it is; kNone: the assembly's.
CommissionIndex commission_of(const State& state, const Meeting& meeting);
/// Whether the person decides there: everybody on the roll, or those of the commission. Others are its guests.
bool decides_in(const View& view, const Meeting& meeting, PersonIndex person);
/// Whether an act is about what the person holds: a mandate, its recall, a report on it.
bool is_about_mandate_of(const State& state, EventIndex about, PersonIndex person);
/// How many who decide are there, of how many, and how many it takes: fewer at a second call, where the first had no
/// quorum.
Quorate quorum_at(const View& view, const Meeting& meeting);
/// An opening of it had its quorum.
bool had_quorum(const View& view, const Meeting& meeting);
/// Whether a teller, or the minute-taker, of this opening.
bool counts_hands(const Meeting::Opening& opening, PersonIndex person);
/// The minute-taker and two tellers of the opening are among those who signed.
bool are_counters(const View& view, const Meeting& meeting, EventIndex opening, const std::vector<Signed>& signatures);

/// An order or an agenda that is challenged by enough of those who decide there, and that no count has decided on.
bool is_put_to_hands(const View& view, const Meeting& meeting, event::ChallengeOf of, EventIndex under);
std::size_t challengers(const View& view, const Meeting& meeting, event::ChallengeOf of, EventIndex under);
/// The complete count on it, or nothing; of several the first.
const CourseCount* course_of(const View& view, const Meeting& meeting, event::ChallengeOf of, EventIndex under);
/// Whether a count upheld the challenge: more hands for it than against.
bool is_upheld(const View& view, const Meeting& meeting, event::ChallengeOf of, EventIndex under);
/// What began the item that the meeting is at: the act that took it up, or the opening.
EventIndex item_began(const View& view, const Meeting& meeting, const Meeting::Opening& opening);
/// The step that took up the item the meeting is at, or nothing.
const FloorStep* item_of(const View& view, const Meeting& meeting, const Meeting::Opening& opening);

/// The meeting that an act names, in which its author is present and which is open; or the verdict on the act.
struct InMeeting {
  Verdict verdict = Verdict::applied;
  MeetingIndex index = kNone;
  const Meeting::Opening* opening = nullptr;
};
InMeeting in_open_meeting(const Context& context, const EventId& id);

// What other subjects ask of meetings.

/// A count of hands in a meeting: whether it may be, and which opening says who signs. `about`: the proposal's event.
struct CountedHands {
  Verdict verdict = Verdict::applied;
  MeetingIndex meeting = kNone;
  EventIndex opening = kNoEvent;
  std::uint32_t quorum = 0;
};
CountedHands check_hands(const Context& context, const event::HandCount& count, EventIndex about);
/// A count on the meeting's own course, which names a challenge where others name a version; nothing where it does not.
std::optional<Verdict> judge_course(Context& context, const event::HandCount& count);
/// A signature under a theme, an opening, a count on the course; nothing where the target is none of these.
std::optional<Verdict> confirm_in_meeting(Context& context, const EventId& target);
/// Whether minutes of this meeting can be proposed; which it is.
Named meeting_of_minutes(const Context& context, const EventId& id);
/// Somebody there opposes that a proposal on the agenda by consent is decided without debate; nothing where the target
/// stands on no such agenda.
std::optional<Verdict> oppose_item(Context& context, const event::Oppose& oppose);
/// At the seal: the times of this vote are in force.
void adopt_times(State& state, VoteIndex v, std::uint64_t seal);

Hash text_hash(std::string_view text);

}  // namespace folkmoot::assembly

#pragma once
// Of the state (state.h): meetings, who is there, who speaks, what the hands say; and when the assembly meets.
#include <vector>

#include "assembly/state_parts.h"
#include "event/content_meeting.h"

namespace folkmoot::assembly {

/// An item of an agenda. Its title is in the body of the act that set it.
struct AgendaEntry {
  Hash title;
  /// The act that it is about, or kNoEvent.
  EventIndex about = kNoEvent;
  bool by_consent = false;
  /// Who brought it up: the author of the theme of that title, or whoever set it first.
  PersonIndex from = kNoPerson;
};

/// Times at which the assembly meets, as a vote would set them. Their words are in the body of what opened it.
struct RegularTime {
  Hash title;
  Hash place;
  Instant first;
  std::uint64_t every_ms = 0;  // 0: once
  std::uint64_t minutes = 0;
};

/// Those in force: of the last vote on them that was adopted.
struct RegularTimes {
  VoteIndex vote = kNone;
  std::uint64_t seal = 0;
  std::vector<RegularTime> times;
  Entry entry;
};

enum class FloorAct : std::uint8_t { take = 0, ask = 1, withdraw = 2, give = 3, end = 4, close = 5 };

/// A step of the debate. What it rests on was found in its own past, so that no later act changes it.
struct FloorStep {
  EventIndex event = kNoEvent;
  FloorAct act = FloorAct::ask;
  PersonIndex author = kNoPerson;
  /// Who asks or speaks.
  PersonIndex person = kNoPerson;
  /// What began the item: the act that took it up, or before any the opening. Of `take` the opening.
  EventIndex under = kNoEvent;
  /// Of `take`: the item, from 1 on, and the act that set the agenda.
  std::uint64_t item = 0;
  /// Of `ask` by class answer: the speech. Of `end`: the speech. Of `take`: the agenda.
  EventIndex about = kNoEvent;
  event::FloorClass floor_class = event::FloorClass::normal;
  Hash list;
  /// Of `ask`: one more than the greatest rank of the asks for the same item in its past. It grows along causal order.
  std::uint64_t rank = 0;
  /// Of `ask`: what breaks ties.
  std::uint64_t lot = 0;
  /// Of `ask`: acts that answered it - the floor was given, or it was taken back.
  std::vector<EventIndex> answered_by = {};
  /// Of `give`: somebody else was next.
  bool departs = false;
  std::uint64_t seconds = 0;
};

/// A count of hands by which a meeting decides on its own course.
struct CourseCount {
  EventIndex event = kNoEvent;
  event::ChallengeOf of = event::ChallengeOf::order;
  EventIndex under = kNoEvent;
  EventIndex opening = kNoEvent;
  std::uint32_t yes = 0;
  std::uint32_t no = 0;
  std::uint32_t abstain = 0;
  std::uint32_t present = 0;
  std::vector<Signed> signatures;
};

struct Quorate {
  std::uint32_t present = 0;
  std::uint32_t roll = 0;
  std::uint32_t needed = 0;
  [[nodiscard]] bool met() const { return present >= needed && roll > 0; }
};

struct Meeting {
  EventIndex event = kNoEvent;
  PersonIndex caller = kNoPerson;
  Instant time;
  Hash title;
  /// The first call that had no quorum, or kNone.
  MeetingIndex second_of = kNone;
  /// What opened the vote on the commission whose meeting it is, or kNoEvent.
  EventIndex commission = kNoEvent;
  CharterIndex charter = 0;

  struct Agenda {
    EventIndex event = kNoEvent;
    PersonIndex author = kNoPerson;
    std::vector<AgendaEntry> items;
  };
  std::vector<Agenda> agendas;  // in the order of the page; the first is the call's

  struct Theme {
    EventIndex event = kNoEvent;
    Hash title;
    /// Its author and who supports it.
    std::vector<Signed> supports;
  };
  std::vector<Theme> themes;  // in the order of the page

  struct Presence {
    EventIndex event = kNoEvent;
    std::vector<PersonIndex> persons;
    std::uint64_t visitors = 0;
    bool leaves = false;
    /// The meeting broke off: who comes back says so again.
    std::vector<EventIndex> ended_by = {};
  };
  std::vector<Presence> presences;  // in the order of the page

  struct Opening {
    EventIndex event = kNoEvent;
    PersonIndex facilitator = kNoPerson;
    PersonIndex minute_taker = kNoPerson;
    std::vector<PersonIndex> tellers;
    Quorate quorum;
    /// Its author and who signed it.
    std::vector<Signed> signatures;
    std::vector<EventIndex> ended_by = {};
  };
  std::vector<Opening> openings;  // in the order of the page

  std::vector<FloorStep> floor;  // in the order of the page

  struct Challenge {
    EventIndex event = kNoEvent;
    PersonIndex author = kNoPerson;
    event::ChallengeOf of = event::ChallengeOf::quorum;
    /// Of the order: what began the item. Of the agenda: what set it. Of the quorum: the opening.
    EventIndex under = kNoEvent;
    Quorate quorum;
  };
  std::vector<Challenge> challenges;  // in the order of the page
  std::vector<CourseCount> courses;   // in the order of the page

  /// Somebody there opposed that what stands on the agenda by consent is decided without debate.
  struct Opposed {
    EventIndex event = kNoEvent;
    PersonIndex author = kNoPerson;
    EventIndex about = kNoEvent;
  };
  std::vector<Opposed> opposed;  // in the order of the page

  struct Close {
    EventIndex event = kNoEvent;
    PersonIndex author = kNoPerson;
    /// When it goes on; nothing where it is over.
    Instant resumes;
    bool is_over = true;
  };
  std::vector<Close> closes;  // in the order of the page

  std::vector<DecisionIndex> counts;   // in the order of the page
  std::vector<ProposalIndex> minutes;  // proposals of its minutes, in the order of the page
  Entry entry;
};

}  // namespace folkmoot::assembly

#pragma once
// Meetings: the call, who is there, who speaks, what ends it (docs/protocol/event.md section 5.5).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "event/terms.h"

namespace folkmoot::event {

struct AgendaItem {
  std::string title;
  /// A proposal or anything else that it is about.
  std::optional<EventId> about;
  /// Adopted with all others of its kind at once, unless somebody opposes it.
  bool by_consent = false;
  bool operator==(const AgendaItem&) const = default;
};

/// Calls a meeting. It becomes the author's to prepare, until it opens.
struct CallMeeting {
  Instant time;
  std::string title;
  std::string place;
  std::vector<AgendaItem> agenda;
  /// The meeting that had no quorum, of which this is the second call.
  std::optional<EventId> second_of;
  /// The commission whose meeting it is.
  std::optional<EventId> commission;
  bool operator==(const CallMeeting&) const = default;
};
/// A theme for a meeting; who wants it, too, signs by `Confirm`.
struct Theme {
  EventId meeting;
  std::string title;
  std::string text;
  bool operator==(const Theme&) const = default;
};
struct SetAgenda {
  EventId meeting;
  std::vector<AgendaItem> agenda;
  bool operator==(const SetAgenda&) const = default;
};
/// Who is there: the author, or those named who have no device, or visitors by number. Or who goes.
struct Attend {
  EventId meeting;
  std::vector<PersonId> persons;
  std::uint64_t visitors = 0;
  bool leaves = false;
  bool operator==(const Attend&) const = default;
};
/// Opens the meeting, with those who offered to serve it; two others sign by `Confirm`.
struct OpenMeeting {
  EventId meeting;
  PersonId facilitator;
  PersonId minute_taker;
  std::vector<PersonId> tellers;
  bool operator==(const OpenMeeting&) const = default;
};
/// The meeting takes up an item of its agenda, from 1 on.
struct TakeItem {
  EventId meeting;
  std::uint64_t item = 1;
  bool operator==(const TakeItem&) const = default;
};
enum class FloorClass : std::uint8_t { safety = 0, order = 1, answer = 2, normal = 3 };
inline constexpr std::size_t kFloorClassCount = 4;
std::string_view floor_class_name(FloorClass floor_class);
std::optional<FloorClass> floor_class_from(std::string_view name);
/// Asks to speak, or no longer does. `person`: somebody without a device who asked the author.
struct AskFloor {
  EventId meeting;
  FloorClass floor_class = FloorClass::normal;
  /// The list to which the speaker counts, where the charter has lists take turns.
  std::string list;
  std::optional<PersonId> person;
  bool withdraws = false;
  bool operator==(const AskFloor&) const = default;
};
/// The facilitator gives the floor; out of order only for a reason.
struct GiveFloor {
  EventId meeting;
  PersonId person;
  std::string reason;
  bool operator==(const GiveFloor&) const = default;
};
struct EndSpeech {
  EventId meeting;
  std::uint64_t seconds = 0;
  bool operator==(const EndSpeech&) const = default;
};
/// Nobody else may ask to speak on the item. Who waits stays.
struct CloseQueue {
  EventId meeting;
  bool operator==(const CloseQueue&) const = default;
};
enum class ChallengeOf : std::uint8_t { quorum = 0, order = 1, agenda = 2 };
inline constexpr std::size_t kChallengeCount = 3;
std::string_view challenge_name(ChallengeOf challenge);
std::optional<ChallengeOf> challenge_from(std::string_view name);
/// A member doubts the quorum, the order of voting or the agenda.
struct Challenge {
  EventId meeting;
  ChallengeOf of = ChallengeOf::quorum;
  std::string reason;
  bool operator==(const Challenge&) const = default;
};
/// Ends the meeting, or breaks it off until it goes on.
struct CloseMeeting {
  EventId meeting;
  std::optional<Instant> resumes;
  bool operator==(const CloseMeeting&) const = default;
};
/// When the assembly meets, again and again.
struct MeetingTime {
  std::string title;
  Instant first;
  /// 0: once.
  std::uint64_t every_ms = 0;
  std::uint64_t minutes = 0;
  std::string place;
  bool operator==(const MeetingTime&) const = default;
};
/// Opens the vote on when the assembly meets, in the place of what was decided before.
struct Schedule {
  Terms terms;
  std::vector<MeetingTime> times;
  std::string reason;
  bool operator==(const Schedule&) const = default;
};

}  // namespace folkmoot::event

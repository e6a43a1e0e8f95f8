#pragma once
// When the assembly meets: the regular times that it decided on, and the meetings that were called; as a list, and as a
// file that calendars read (RFC 5545). All times are UTC, and regular ones a fixed number of milliseconds apart: no
// rule here depends on where a clock stands or on what a time zone will be.
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "event/content_meeting.h"
#include "node/minutes.h"

namespace folkmoot::node {

inline constexpr std::size_t kCalendarLength = 20;

/// What a calendar has a line for.
struct CalendarEvent {
  /// The same for the same thing, wherever the file is written.
  std::string uid;
  /// When it was decided or called, by its author's clock.
  Instant stamp;
  Instant start;
  std::uint64_t minutes = 0;  // 0: not known
  std::string title;
  std::string place;
  std::uint64_t every_ms = 0;  // 0: once
  /// The act that called it, where one did.
  std::optional<EventId> meeting = {};
  /// How often it was changed: a calendar takes the one with the greatest number (RFC 5545 section 3.8.7.4).
  std::uint64_t sequence = 0;
  enum class Standing : std::uint8_t { stands, over, cancelled };
  Standing standing = Standing::stands;
  /// Of a regular time in whose place another was decided: when that was. It begins no more from then on.
  std::optional<Instant> ends = {};
  /// Of a regular time: when a meeting was called that takes its place.
  std::vector<Instant> except = {};
};

/// All of an assembly: regular times first, as they were decided, then meetings by time. What is over, or was given up,
/// stays: a calendar that reads the file again forgets nothing and is told what no longer holds.
std::vector<CalendarEvent> calendar_of(const Chronicle& chronicle);
/// What begins at `now` or later, the next ones first. A meeting that was called stands in the place of a regular one
/// at the same moment.
std::vector<CalendarEvent> coming(const std::vector<CalendarEvent>& all, Instant now,
                                  std::size_t most = kCalendarLength);
/// The next time at which it begins, from `now` on; nothing where that was once.
std::optional<Instant> next_start(const CalendarEvent& event, Instant now);

/// As a file. What returns after whole weeks or days has a rule; any other regular time stands with its next dates.
std::string icalendar(std::string_view name, const std::vector<CalendarEvent>& all, Instant now);

}  // namespace folkmoot::node

#include "node/calendar.h"

#include <algorithm>
#include <tuple>

#include "assembly/meetings.h"
#include "base/text.h"
#include "event/charter.h"

namespace folkmoot::node {

namespace {

bool has_rule(const CalendarEvent& event) { return event.every_ms != 0 && event.every_ms % kDayMs == 0; }

/// "20260503T103000Z".
std::string stamp_of(Instant time) {
  std::string out;
  for (const char c : rfc3339({time.ms - time.ms % 1000})) {
    if (c == '.') break;
    if (c != '-' && c != ':') out += c;
  }
  if (out.back() != 'Z') out += 'Z';
  return out;
}

/// A text value: RFC 5545 section 3.3.11. Control characters are left out: none of them can begin another property.
std::string escaped(std::string_view text) {
  constexpr unsigned char kSpace = 0x20;
  constexpr unsigned char kDelete = 0x7F;
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n')
      out += "\\n";
    else if (byte < kSpace || byte == kDelete)
      continue;
    else if (c == '\\' || c == ';' || c == ',')
      (out += '\\') += c;
    else
      out += c;
  }
  return out;
}

/// One content line, folded after at most 75 bytes and never inside a letter: section 3.1.
void add_line(std::string& out, std::string_view line) {
  constexpr std::size_t kMost = 75;
  std::size_t most = kMost;
  while (line.size() > most) {
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    out.append(line.substr(0, end));
    out += "\r\n ";
    line.remove_prefix(end);
    most = kMost - 1;  // the space counts
  }
  out.append(line);
  out += "\r\n";
}

void add_event(std::string& out, const CalendarEvent& event) {
  add_line(out, "BEGIN:VEVENT");
  add_line(out, "UID:" + event.uid);
  add_line(out, "DTSTAMP:" + stamp_of(event.stamp));
  add_line(out, "DTSTART:" + stamp_of(event.start));
  if (event.minutes != 0) add_line(out, "DTEND:" + stamp_of({event.start.ms + event.minutes * kMinuteMs}));
  if (has_rule(event)) {
    const bool weekly = event.every_ms % kWeekMs == 0;
    const std::uint64_t interval = event.every_ms / (weekly ? kWeekMs : kDayMs);
    add_line(out, std::string("RRULE:FREQ=") + (weekly ? "WEEKLY" : "DAILY") + ";INTERVAL=" + std::to_string(interval));
  }
  add_line(out, "SUMMARY:" + escaped(event.title));
  if (!event.place.empty()) add_line(out, "LOCATION:" + escaped(event.place));
  add_line(out, "END:VEVENT");
}

void add_regular(const Chronicle& chronicle, std::vector<CalendarEvent>& out) {
  const assembly::RegularTimes& times = chronicle.state.times;
  if (times.vote == assembly::kNone) return;
  const EventId id = chronicle.id(chronicle.state.votes[times.vote].event);
  const auto body = chronicle.read(id);
  const auto* words = body ? std::get_if<event::Schedule>(&body->content) : nullptr;
  for (std::size_t i = 0; i < times.times.size(); ++i) {
    const assembly::RegularTime& time = times.times[i];
    CalendarEvent event;
    event.uid = id.hex() + "-" + std::to_string(i + 1) + "@folkmoot";
    event.stamp = body ? body->claimed : time.first;
    event.start = time.first;
    event.minutes = time.minutes;
    event.every_ms = time.every_ms;
    event.title = words != nullptr ? words->times[i].title : "(text not here)";
    if (words != nullptr) event.place = words->times[i].place;
    out.push_back(std::move(event));
  }
}

void add_called(const Chronicle& chronicle, std::vector<CalendarEvent>& out) {
  const assembly::View all(chronicle.state);
  std::vector<CalendarEvent> called;
  for (const assembly::Meeting& meeting : chronicle.state.meetings) {
    const assembly::MeetingPhase phase = phase_of(all, meeting);
    if (phase == assembly::MeetingPhase::over) continue;
    const EventId id = chronicle.id(meeting.event);
    const auto body = chronicle.read(id);
    const auto* words = body ? std::get_if<event::CallMeeting>(&body->content) : nullptr;
    CalendarEvent event;
    event.uid = id.hex() + "@folkmoot";
    event.stamp = body ? body->claimed : meeting.time;
    event.start = meeting.time;
    // One that broke off comes again when it goes on.
    if (phase == assembly::MeetingPhase::adjourned) event.start = meeting.closes.back().resumes;
    event.title = words != nullptr ? words->title : "(text not here)";
    if (words != nullptr) event.place = words->place;
    event.meeting = id;
    called.push_back(std::move(event));
  }
  std::ranges::sort(called, [](const CalendarEvent& a, const CalendarEvent& b) {
    return std::tuple(a.start.ms, a.uid) < std::tuple(b.start.ms, b.uid);
  });
  out.insert(out.end(), called.begin(), called.end());
}
}  // namespace

std::vector<CalendarEvent> calendar_of(const Chronicle& chronicle) {
  std::vector<CalendarEvent> out;
  add_regular(chronicle, out);
  add_called(chronicle, out);
  return out;
}

std::optional<Instant> next_start(const CalendarEvent& event, Instant now) {
  if (event.start >= now) return event.start;
  if (event.every_ms == 0) return std::nullopt;
  const std::uint64_t since = now.ms - event.start.ms;
  return Instant{event.start.ms + (since + event.every_ms - 1) / event.every_ms * event.every_ms};
}

std::vector<CalendarEvent> coming(const std::vector<CalendarEvent>& all, Instant now, std::size_t most) {
  std::vector<CalendarEvent> out;
  for (const CalendarEvent& event : all) {
    auto start = next_start(event, now);
    for (std::size_t i = 0; i < most && start; ++i) {
      CalendarEvent one = event;
      one.start = *start;
      out.push_back(std::move(one));
      start = event.every_ms == 0 ? std::nullopt : std::optional(Instant{start->ms + event.every_ms});
    }
  }
  std::erase_if(out, [&](const CalendarEvent& one) {
    const auto takes_its_place = [&](const CalendarEvent& other) { return other.meeting && other.start == one.start; };
    return !one.meeting && std::ranges::any_of(all, takes_its_place);
  });
  std::ranges::stable_sort(out, {}, [](const CalendarEvent& event) { return event.start.ms; });
  if (out.size() > most) out.resize(most);
  return out;
}

std::string icalendar(std::string_view name, const std::vector<CalendarEvent>& all, Instant now) {
  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//Folkmoot//Folkmoot//EN");
  add_line(out, "X-WR-CALNAME:" + escaped(name));
  for (const CalendarEvent& event : all) {
    if (event.every_ms == 0 || has_rule(event)) {
      add_event(out, event);
      continue;
    }
    for (CalendarEvent one : coming({event}, now)) {
      one.uid = stamp_of(one.start) + "-" + one.uid;
      one.every_ms = 0;
      add_event(out, one);
    }
  }
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace folkmoot::node

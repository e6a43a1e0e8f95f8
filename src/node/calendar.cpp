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
  add_line(out, "SEQUENCE:" + std::to_string(event.sequence));
  if (event.standing == CalendarEvent::Standing::cancelled) add_line(out, "STATUS:CANCELLED");
  add_line(out, "DTSTART:" + stamp_of(event.start));
  if (event.minutes != 0) add_line(out, "DTEND:" + stamp_of({event.start.ms + event.minutes * kMinuteMs}));
  if (has_rule(event)) {
    const bool weekly = event.every_ms % kWeekMs == 0;
    const std::uint64_t interval = event.every_ms / (weekly ? kWeekMs : kDayMs);
    add_line(out, std::string("RRULE:FREQ=") + (weekly ? "WEEKLY" : "DAILY") + ";INTERVAL=" + std::to_string(interval) +
                      (event.ends ? ";UNTIL=" + stamp_of(*event.ends) : std::string()));
    for (const Instant each : event.except) add_line(out, "EXDATE:" + stamp_of(each));
  }
  add_line(out, "SUMMARY:" + escaped(event.title));
  if (!event.place.empty()) add_line(out, "LOCATION:" + escaped(event.place));
  add_line(out, "END:VEVENT");
}

/// Another time was decided in its place.
void end_regular(CalendarEvent& event, Instant at) {
  event.sequence = 1;
  event.stamp = at;
  if (event.start >= at)
    event.standing = CalendarEvent::Standing::cancelled;
  else if (event.every_ms != 0)
    event.ends = at;
  else
    event.standing = CalendarEvent::Standing::over;
}

/// The votes by which regular times came into force, in the order in which they did.
std::vector<assembly::VoteIndex> regular_votes(const assembly::State& state) {
  std::vector<assembly::VoteIndex> out;
  for (assembly::VoteIndex v = 0; v < state.votes.size(); ++v) {
    const assembly::Vote& vote = state.votes[v];
    if (vote.matter != assembly::Matter::schedule || vote.decision == assembly::kNone) continue;
    if (state.decisions[vote.decision].outcome == assembly::Outcome::adopted) out.push_back(v);
  }
  // One page may settle several: the last of them stands.
  const auto order = [&](assembly::VoteIndex v) {
    return std::tuple(v == state.times.vote, state.votes[v].closed_seal, v);
  };
  std::ranges::sort(out, {}, order);
  return out;
}

void add_regular(const Chronicle& chronicle, std::vector<CalendarEvent>& out) {
  const assembly::State& state = chronicle.state;
  const std::vector<assembly::VoteIndex> votes = regular_votes(state);
  for (std::size_t n = 0; n < votes.size(); ++n) {
    const assembly::Vote& vote = state.votes[votes[n]];
    const EventId id = chronicle.id(vote.event);
    const auto body = chronicle.read(id);
    const auto* words = body ? std::get_if<event::Schedule>(&body->content) : nullptr;
    for (std::size_t i = 0; i < vote.times.size(); ++i) {
      const assembly::RegularTime& time = vote.times[i];
      CalendarEvent event;
      event.uid = id.hex() + "-" + std::to_string(i + 1) + "@folkmoot";
      event.stamp = body ? body->claimed : time.first;
      event.start = time.first;
      event.minutes = time.minutes;
      event.every_ms = time.every_ms;
      event.title = words != nullptr ? words->times[i].title : "(text not here)";
      if (words != nullptr) event.place = words->times[i].place;
      if (n + 1 < votes.size()) end_regular(event, state.page.seals[state.votes[votes[n + 1]].closed_seal - 1]);
      out.push_back(std::move(event));
    }
  }
}

bool falls_on(const CalendarEvent& regular, Instant time) {
  return has_rule(regular) && time >= regular.start && (time.ms - regular.start.ms) % regular.every_ms == 0;
}

/// One that broke off comes again when it goes on; one that was called a second time before it opened comes no more.
void set_standing(CalendarEvent& event, const Chronicle& chronicle, const assembly::Meeting& meeting) {
  const assembly::View all(chronicle.state);
  for (const assembly::Meeting::Close& close : meeting.closes) {
    if (!all.has(close.event)) continue;
    ++event.sequence;
    if (const auto said = chronicle.read(chronicle.id(close.event))) event.stamp = said->claimed;
    if (close.is_over)
      event.standing = CalendarEvent::Standing::over;
    else
      event.start = close.resumes;
  }
  if (assembly::phase_of(all, meeting) != assembly::MeetingPhase::called) return;
  for (const assembly::Meeting& later : chronicle.state.meetings) {
    if (later.second_of == assembly::kNone || &chronicle.state.meetings[later.second_of] != &meeting) continue;
    event.standing = CalendarEvent::Standing::cancelled;
    event.sequence = 1;
    if (const auto said = chronicle.read(chronicle.id(later.event))) event.stamp = said->claimed;
  }
}

void add_called(const Chronicle& chronicle, std::vector<CalendarEvent>& out) {
  std::vector<CalendarEvent> called;
  for (const assembly::Meeting& meeting : chronicle.state.meetings) {
    const EventId id = chronicle.id(meeting.event);
    const auto body = chronicle.read(id);
    const auto* words = body ? std::get_if<event::CallMeeting>(&body->content) : nullptr;
    CalendarEvent event;
    event.uid = id.hex() + "@folkmoot";
    event.stamp = body ? body->claimed : meeting.time;
    event.start = meeting.time;
    set_standing(event, chronicle, meeting);
    event.title = words != nullptr ? words->title : "(text not here)";
    if (words != nullptr) event.place = words->place;
    event.meeting = id;
    called.push_back(std::move(event));
  }
  std::ranges::sort(called, [](const CalendarEvent& a, const CalendarEvent& b) {
    return std::tuple(a.start.ms, a.uid) < std::tuple(b.start.ms, b.uid);
  });
  for (CalendarEvent& regular : out)
    for (const CalendarEvent& meeting : called)
      if (meeting.standing != CalendarEvent::Standing::cancelled && falls_on(regular, meeting.start))
        regular.except.push_back(meeting.start);
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
  if (event.standing != CalendarEvent::Standing::stands) return std::nullopt;
  if (event.start >= now) return event.start;
  if (event.every_ms == 0) return std::nullopt;
  const std::uint64_t since = now.ms - event.start.ms;
  const Instant out{event.start.ms + (since + event.every_ms - 1) / event.every_ms * event.every_ms};
  return event.ends && out >= *event.ends ? std::nullopt : std::optional(out);
}

std::vector<CalendarEvent> coming(const std::vector<CalendarEvent>& all, Instant now, std::size_t most) {
  std::vector<CalendarEvent> out;
  for (const CalendarEvent& event : all) {
    auto start = next_start(event, now);
    for (std::size_t i = 0; i < most && start; ++i) {
      CalendarEvent one = event;
      one.start = *start;
      out.push_back(std::move(one));
      start = event.every_ms == 0 ? std::nullopt : next_start(event, {start->ms + event.every_ms});
    }
  }
  std::erase_if(out, [&](const CalendarEvent& one) {
    const auto takes_its_place = [&](const CalendarEvent& other) {
      return other.meeting && other.start == one.start && other.standing != CalendarEvent::Standing::cancelled;
    };
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
    const bool stands = event.standing == CalendarEvent::Standing::stands;
    if (event.every_ms == 0 || has_rule(event) || !stands) {
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

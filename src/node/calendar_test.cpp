#include "node/calendar.h"

#include <doctest/doctest.h>

namespace calendar_test {
using namespace folkmoot;
using node::CalendarEvent;

namespace {
// 2026-05-03 10:30 UTC.
constexpr Instant kMay{1'777'804'200'000};

CalendarEvent weekly() {
  CalendarEvent out;
  out.uid = "ab-1@folkmoot";
  out.stamp = {kMay.ms - kDayMs};
  out.start = kMay;
  out.minutes = 120;
  out.title = "Assembly";
  out.every_ms = 7 * kDayMs;
  return out;
}
std::size_t count(const std::string& text, const std::string& what) {
  std::size_t out = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++out;
  return out;
}
}  // namespace

TEST_CASE("a file for calendars, line by line") {
  CalendarEvent event = weekly();
  event.place = "The square";
  CHECK(node::icalendar("Town", {event}, kMay) ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Folkmoot//Folkmoot//EN\r\nX-WR-CALNAME:Town\r\n"
        "BEGIN:VEVENT\r\nUID:ab-1@folkmoot\r\nDTSTAMP:20260502T103000Z\r\nSEQUENCE:0\r\nDTSTART:20260503T103000Z\r\n"
        "DTEND:20260503T123000Z\r\nRRULE:FREQ=WEEKLY;INTERVAL=1\r\nSUMMARY:Assembly\r\nLOCATION:The square\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("texts are escaped, and lines folded outside letters") {
  CalendarEvent event = weekly();
  event.title = "Lifts; the bakery, and\nmore \\ less";
  CHECK(node::icalendar("", {event}, kMay).find("SUMMARY:Lifts\\; the bakery\\, and\\nmore \\\\ less\r\n") !=
        std::string::npos);
  event.title.clear();
  for (int i = 0; i < 60; ++i) event.title += "\xC3\xA9";  // two bytes a letter
  const std::string out = node::icalendar("", {event}, kMay);
  std::size_t from = 0;
  for (std::size_t end = out.find("\r\n"); end != std::string::npos; end = out.find("\r\n", from)) {
    const std::string line = out.substr(from, end - from);
    CHECK(line.size() <= 75);
    if (!line.empty()) CHECK((static_cast<unsigned char>(line.back()) != 0xC3U));
    from = end + 2;
  }
  // Unfolded it is what was written.
  std::string unfolded = out;
  for (std::size_t at = unfolded.find("\r\n "); at != std::string::npos; at = unfolded.find("\r\n "))
    unfolded.erase(at, 3);
  CHECK(unfolded.find("SUMMARY:" + event.title + "\r\n") != std::string::npos);
  // No line of another property can be written into a title.
  event.title = "x\r\nATTACH:https://example.org";
  CHECK(node::icalendar("", {event}, kMay).find("\r\nATTACH") == std::string::npos);
}

TEST_CASE("rules for whole weeks and days; dates for all else") {
  CalendarEvent event = weekly();
  event.every_ms = 14 * kDayMs;
  CHECK(node::icalendar("", {event}, kMay).find("RRULE:FREQ=WEEKLY;INTERVAL=2\r\n") != std::string::npos);
  event.every_ms = 3 * kDayMs;
  CHECK(node::icalendar("", {event}, kMay).find("RRULE:FREQ=DAILY;INTERVAL=3\r\n") != std::string::npos);
  event.every_ms = 36 * kHourMs;
  const std::string dates = node::icalendar("", {event}, kMay);
  CHECK(dates.find("RRULE") == std::string::npos);
  CHECK(count(dates, "BEGIN:VEVENT") == node::kCalendarLength);
  event.every_ms = 0;
  event.minutes = 0;
  const std::string once = node::icalendar("", {event}, {kMay.ms + kDayMs});
  CHECK(once.find("RRULE") == std::string::npos);
  CHECK(once.find("DTEND") == std::string::npos);
  CHECK(count(once, "BEGIN:VEVENT") == 1);
}

TEST_CASE("what comes next") {
  CalendarEvent evening = weekly();
  evening.title = "Evening";
  evening.start = {kMay.ms + 3 * kDayMs};
  const Instant later{kMay.ms + 8 * kDayMs};
  CHECK(node::next_start(weekly(), kMay) == kMay);
  CHECK(node::next_start(weekly(), {kMay.ms + 1}) == Instant{kMay.ms + 7 * kDayMs});
  const auto next = node::coming({weekly(), evening}, later, 3);
  REQUIRE(next.size() == 3);
  CHECK(next[0].title == "Evening");
  CHECK(next[0].start == Instant{kMay.ms + 10 * kDayMs});
  CHECK(next[1].title == "Assembly");
  CHECK(next[1].start == Instant{kMay.ms + 14 * kDayMs});
  // A meeting that was called stands for the regular one.
  CalendarEvent called;
  called.title = "Assembly of May";
  called.start = {kMay.ms + 14 * kDayMs};
  called.meeting = EventId{};
  const auto with = node::coming({weekly(), evening, called}, later, 3);
  CHECK(with[1].title == "Assembly of May");
  CHECK(with[2].title == "Evening");
  // What was once and is over does not come again.
  called.start = kMay;
  CHECK(node::coming({called}, later).empty());
  CHECK(node::coming({weekly()}, later).size() == node::kCalendarLength);
}

TEST_CASE("what no longer holds is said, not left out") {
  CalendarEvent event = weekly();
  event.sequence = 1;
  event.ends = Instant{kMay.ms + 10 * kDayMs};
  event.except = {{kMay.ms + 7 * kDayMs}};
  const std::string out = node::icalendar("", {event}, kMay);
  CHECK(out.find("SEQUENCE:1\r\n") != std::string::npos);
  CHECK(out.find("RRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=20260513T103000Z\r\nEXDATE:20260510T103000Z\r\n") !=
        std::string::npos);
  CHECK(out.find("STATUS") == std::string::npos);
  CHECK(node::coming({event}, kMay).size() == 2);
  event.standing = CalendarEvent::Standing::cancelled;
  CHECK(node::icalendar("", {event}, kMay).find("SEQUENCE:1\r\nSTATUS:CANCELLED\r\n") != std::string::npos);
  CHECK(node::coming({event}, kMay).empty());
  // One that was cancelled takes nobody's place.
  CalendarEvent called = weekly();
  called.every_ms = 0;
  called.meeting = EventId{};
  called.standing = CalendarEvent::Standing::cancelled;
  CHECK(node::coming({weekly(), called}, kMay, 1).front().meeting == std::nullopt);
}
}  // namespace calendar_test

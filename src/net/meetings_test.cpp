#include "net/meetings.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace meetings_test {
using namespace folkmoot;
using namespace folkmoot::net;

namespace {
constexpr Instant kBegin{1'000'000};
constexpr std::uint64_t kMiddle = kMeetingSoonMs / 4;  // neither longer nor shorter, at the shortest of all times

AssemblyId assembly(std::uint8_t name) {
  AssemblyId out;
  out.bytes[0] = name;
  return out;
}

Meetings::With with(std::string address, std::uint8_t name = 1) { return {std::move(address), assembly(name)}; }
Instant later(Instant at, std::uint64_t ms) { return {at.ms + ms}; }

/// What was waited for the meeting after this one.
std::uint64_t wait_after(Meetings& meetings, const Meetings::With& whom, Instant& now, bool reached,
                         std::uint64_t chance = 0) {
  now = std::max(now, *meetings.next());
  REQUIRE(meetings.due(now) == std::vector{whom});
  meetings.over(whom, reached, now, chance);
  return meetings.next()->ms - now.ms;
}
}  // namespace

TEST_CASE("who is known is met soon, and once at a time") {
  Meetings meetings;
  CHECK_FALSE(meetings.next());
  meetings.add(with("a:1"), kBegin, kMiddle);
  meetings.add(with("a:1"), later(kBegin, 900), kMiddle);
  CHECK(meetings.next() == later(kBegin, kMeetingSoonMs));
  CHECK(meetings.due(later(kBegin, kMeetingSoonMs - 1)).empty());
  CHECK(meetings.due(later(kBegin, kMeetingSoonMs)) == std::vector{with("a:1")});
  CHECK_FALSE(meetings.next());
  CHECK(meetings.due(later(kBegin, 1'000'000)).empty());
}

TEST_CASE("quiet meetings become rare, and news brings them back") {
  Meetings meetings;
  const auto whom = with("a:1");
  meetings.add(whom, kBegin, kMiddle);
  Instant now = kBegin;
  std::uint64_t last = 0;
  for (int i = 0; i < 12; ++i) {
    const std::uint64_t waited = wait_after(meetings, whom, now, true);
    CHECK(waited >= last);
    CHECK(waited >= kMeetingSoonMs * 3 / 4);
    CHECK(waited <= kMeetingQuietMs);
    last = waited;
  }
  CHECK(last == kMeetingQuietMs * 3 / 4);
  now = later(now, 10'000);
  meetings.news(assembly(2), now, 0);
  CHECK(meetings.next()->ms > now.ms + 10'000);
  meetings.news(assembly(1), now, 0);
  CHECK(meetings.next()->ms <= now.ms + kMeetingSoonMs);
  CHECK(wait_after(meetings, whom, now, true) <= kMeetingSoonMs * 5 / 4);
}

TEST_CASE("a stream of news neither puts a meeting off nor makes it more often than soon") {
  Meetings meetings;
  const auto whom = with("a:1");
  meetings.add(whom, kBegin, 0);
  Instant now = kBegin;
  std::size_t met = 0;
  for (int i = 0; i < 1'000; ++i) {
    now = later(now, 10);
    meetings.news(assembly(1), now, static_cast<std::uint64_t>(i) * 7'919);
    if (meetings.due(now).empty()) continue;
    ++met;
    meetings.news(assembly(1), now, 0);
    meetings.over(whom, true, now, 0);
  }
  CHECK(met >= 8);
  CHECK(met <= 14);
}

TEST_CASE("an address that is gone is tried less and less, whatever is new") {
  Meetings meetings;
  const auto whom = with("a:1");
  meetings.add(whom, kBegin, 0);
  Instant now = kBegin;
  std::uint64_t last = 0;
  for (int i = 0; i < 12; ++i) {
    const std::uint64_t waited = wait_after(meetings, whom, now, false, UINT64_MAX);
    CHECK(waited >= last / 2);
    CHECK(waited >= kMeetingFailedMs * 3 / 4);
    CHECK(waited <= kMeetingFailedMaxMs * 5 / 4);
    meetings.news(assembly(1), now, 0);
    CHECK(meetings.next()->ms == now.ms + waited);
    last = waited;
  }
  CHECK(last >= kMeetingFailedMaxMs * 3 / 4);
  // Once it is reached, it is like any other.
  CHECK(wait_after(meetings, whom, now, true) <= kMeetingSoonMs * 5 / 4);
}

TEST_CASE("few at a time, and nobody is forgotten for that") {
  Meetings meetings;
  for (int i = 0; i < 40; ++i) meetings.add(with("a:" + std::to_string(i)), kBegin, 0);
  std::vector<std::string> met;
  const Instant now = later(kBegin, 60'000);
  while (met.size() < 40) {
    const auto due = meetings.due(now);
    REQUIRE(due.size() <= kMeetingsAtOnce);
    REQUIRE_FALSE(due.empty());
    CHECK(meetings.due(now).size() + due.size() <= kMeetingsAtOnce);
    for (const auto& each : due) {
      met.push_back(each.address);
      meetings.over(each, true, now, 0);
    }
  }
  std::ranges::sort(met);
  CHECK(std::ranges::adjacent_find(met) == met.end());
  for (std::size_t i = 0; i < 2 * kMeetingsMax; ++i) meetings.add(with("b:" + std::to_string(i)), now, 0);
  CHECK(meetings.due(later(now, 1'000'000)).size() == kMeetingsAtOnce);
}

TEST_CASE("times differ by chance, within a quarter") {
  Instant earliest{UINT64_MAX};
  Instant latest{0};
  for (std::uint64_t chance = 0; chance < 10'000; chance += 13) {
    Meetings meetings;
    meetings.add(with("a:1"), kBegin, chance * chance);
    earliest = std::min(earliest, *meetings.next());
    latest = std::max(latest, *meetings.next());
  }
  CHECK(earliest.ms >= kBegin.ms + kMeetingSoonMs * 3 / 4);
  CHECK(latest.ms <= kBegin.ms + kMeetingSoonMs * 5 / 4);
  CHECK(latest.ms - earliest.ms > kMeetingSoonMs / 3);
}
}  // namespace meetings_test

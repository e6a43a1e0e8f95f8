#include "cli/charter_file.h"

#include <doctest/doctest.h>

#include "event/errc.h"

using namespace folkmoot;
using namespace folkmoot::cli;

TEST_CASE("an empty charter is the built-in one") {
  CHECK(read_charter("").value() == event::Charter{});
  CHECK(read_charter("# nothing\n\n   \t\r\n").value() == event::Charter{});
}

TEST_CASE("every key reaches its field") {
  const auto read = read_charter(
      "protocol = 1\nvouches=3\n  objections =\t4 # four\ncool_off = 36h\nsuspenders = 5\napproval_quorum = 1/3\n"
      "founding_members = 40\nfounding_days = 10\nquota_events = 600\nquota_bytes = 2 MiB\n"
      "quota_page_one_introductions = 7\nquota_page_one_depth = 2\n"
      "vote_window = 7d\nremoval_guards = keys\n");
  REQUIRE(read);
  event::Charter expected;
  expected.vouches = 3;
  expected.objections = 4;
  expected.cool_off_ms = 36ULL * 3'600'000;
  expected.suspenders = 5;
  expected.approval_quorum = {1, 3};
  expected.founding_members = 40;
  expected.founding_ms = 10ULL * 86'400'000;
  expected.quota = {600, 2ULL << 20, 7, 2};
  expected.vote_window_ms = 7ULL * 86'400'000;
  expected.guards_admissions = false;
  CHECK(*read == expected);
}

TEST_CASE("what is wrong is named with its place") {
  struct Case {
    const char* text;
    std::size_t line;
    std::size_t column;
  };
  for (const Case& each : {Case{"vouches", 1, 1}, Case{"\n  colour = 3\n", 2, 3}, Case{"vouches = two", 1, 11},
                           Case{"vouches = 2\nvouches = 3", 2, 1}, Case{"vouches =", 1, 9},
                           Case{"cool_off = 48", 1, 12}, Case{"\xFF", 1, 1}, Case{"approval_quorum = 1/0", 1, 19},
                           Case{"vouches = -1", 1, 11}, Case{"objections = 3\nsuspenders = 1\nvouches = 2", 2, 1},
                           Case{"quota_events = 99999999999999999999", 1, 16}, Case{"approval_quorum = 3/2", 1, 1}}) {
    CAPTURE(each.text);
    const auto read = read_charter(each.text);
    REQUIRE_FALSE(read);
    CHECK(read.error().error.code == event::errc::kCharter);
    CHECK(read.error().at.line == each.line);
    CHECK(read.error().at.column == each.column);
  }
}

TEST_CASE("times") {
  CHECK(parse_duration_ms("90s") == 90'000);
  CHECK(parse_duration_ms("10m") == 600'000);
  CHECK(parse_duration_ms("48h") == 48ULL * 3'600'000);
  CHECK(parse_duration_ms("30 d") == 30ULL * 86'400'000);
  CHECK(parse_duration_ms("2w") == 14ULL * 86'400'000);
  for (const char* const bad : {"", "h", "48", "-1h", "1.5h", "4x", "99999999999999999999h", "999999999999w"})
    CHECK_FALSE(parse_duration_ms(bad));
}

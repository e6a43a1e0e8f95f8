#include "base/duration.h"

#include <doctest/doctest.h>

namespace duration_test {
using namespace folkmoot;

TEST_CASE("lengths of time, as people type them") {
  CHECK(parse_duration("0") == 0);
  CHECK(parse_duration("500ms") == 500);
  CHECK(parse_duration("90s") == 90'000);
  CHECK(parse_duration("10m") == 600'000);
  CHECK(parse_duration("48h") == 48ULL * 3'600'000);
  CHECK(parse_duration("30 d") == 30ULL * 86'400'000);
  CHECK(parse_duration("2w") == 14ULL * 86'400'000);
  for (const char* const bad :
       {"", "h", "48", "-1h", "+1h", "1.5h", "4x", "99999999999999999999h", "999999999999999w", " 4h", "2 days"})
    CHECK_FALSE(parse_duration(bad));
}

TEST_CASE("a length of time is written in the largest unit that fits, and read back") {
  CHECK(duration_text(0) == "0");
  CHECK(duration_text(1) == "1ms");
  CHECK(duration_text(90'000) == "90s");
  CHECK(duration_text(48ULL * 3'600'000) == "2d");
  CHECK(duration_text(36ULL * 3'600'000) == "36h");
  CHECK(duration_text(14ULL * 86'400'000) == "14d");
  for (const std::uint64_t ms : {1ULL, 999ULL, 61'000ULL, 86'400'000ULL, (1ULL << 48) - 1})
    CHECK(parse_duration(duration_text(ms)) == ms);
}

TEST_CASE("whole numbers") {
  CHECK(parse_number("0") == 0);
  CHECK(parse_number("18446744073709551615") == 18'446'744'073'709'551'615ULL);
  for (const char* const bad : {"", "-1", "+1", " 1", "1 ", "0x1", "18446744073709551616"})
    CHECK_FALSE(parse_number(bad));
}
}  // namespace duration_test

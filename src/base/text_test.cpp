#include "base/text.h"

#include <doctest/doctest.h>

namespace text_test {
using namespace folkmoot;

TEST_CASE("blanks around a text, and those inside of it") {
  CHECK(trimmed(" \t a b\tc \r\n") == "a b\tc");
  CHECK(trimmed("\n\n").empty());
  CHECK(trimmed("").empty());
  // Only these: other spaces are somebody's letters.
  CHECK(trimmed("\u00A0a\v") == "\u00A0a\v");
}

TEST_CASE("times in UTC") {
  CHECK(rfc3339({0}) == "1970-01-01T00:00:00Z");
  CHECK(rfc3339({1}) == "1970-01-01T00:00:00.001Z");
  CHECK(rfc3339({951'782'400'000}) == "2000-02-29T00:00:00Z");
  CHECK(rfc3339({951'868'799'999}) == "2000-02-29T23:59:59.999Z");
  CHECK(rfc3339({951'868'800'000}) == "2000-03-01T00:00:00Z");
  CHECK(rfc3339({1'709'164'800'000}) == "2024-02-29T00:00:00Z");
  CHECK(rfc3339({1'735'689'599'000}) == "2024-12-31T23:59:59Z");
  CHECK(rfc3339({1'735'689'600'000}) == "2025-01-01T00:00:00Z");
  CHECK(rfc3339({4'107'542'400'000}) == "2100-03-01T00:00:00Z");  // no leap year
  CHECK(rfc3339({253'402'300'799'999}) == "9999-12-31T23:59:59.999Z");
  CHECK(rfc3339({~std::uint64_t{0}}) == "9999-12-31T23:59:59.999Z");
}

TEST_CASE("every day of eight hundred years follows the one before") {
  std::string before = rfc3339({0});
  for (std::uint64_t day = 1; day < 292'194; ++day) {
    const std::string now = rfc3339({day * kDayMs});
    REQUIRE(before < now);
    before = now;
  }
  CHECK(before == "2769-12-31T00:00:00Z");
}

TEST_CASE("names show what they are made of") {
  CHECK(safe_text("Ann") == "Ann");
  CHECK(safe_text("Zoë Łukasz 王") == "Zoë Łukasz 王");
  CHECK(safe_text("ann\u202Eeve") == "ann\\u{202E}eve");
  CHECK(safe_text("an\u200Bn") == "an\\u{200B}n");
  CHECK(safe_text("an\u200Dn\uFEFF") == "an\\u{200D}n\\u{FEFF}");
  CHECK(safe_text("a\nb\x7F") == "a\\u{0A}b\\u{7F}");
  CHECK(safe_text("a\\u{202E}") == "a\\\\u{202E}");
  CHECK(safe_text("\U000E0041x") == "\\u{E0041}x");
  CHECK(safe_text("\u2067x\u2069") == "\\u{2067}x\\u{2069}");
  CHECK(safe_text("שלום") == "\u2068שלום\u2069");
  CHECK(safe_text("\xFF"
                  "a") == "\\x{FF}a");
  CHECK(safe_text("") == "");
}
}  // namespace text_test

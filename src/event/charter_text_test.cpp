#include "event/charter_text.h"

#include <doctest/doctest.h>

#include <set>

#include "event/charter_presets.h"
#include "event/errc.h"

using namespace folkmoot;
using namespace folkmoot::event;

TEST_CASE("an empty charter is the built-in one") {
  CHECK(read_charter("").value() == Charter{});
  CHECK(read_charter("# nothing\n\n   \t\r\n").value() == Charter{});
}

TEST_CASE("every name reaches its field") {
  Charter expected;
  expected.vouches = 3;
  expected.objections = 4;
  expected.cool_off_ms = 36 * kHourMs;
  expected.vouching_age_ms = 20 * kDayMs;
  expected.vouches_given = 9;
  expected.vouches_term_ms = 60 * kDayMs;
  expected.suspenders = 5;
  expected.suspension_ms = 7 * kDayMs;
  expected.founding_members = 40;
  expected.founding_ms = 10 * kDayMs;
  expected.quota = {600, 2ULL << 20, 7, 2};
  expected.ordinary = {{{{3, 5}, tally::Base::yes_no_abstain, false}}, std::nullopt};
  expected.grave = {{{{4, 5}, tally::Base::yes_no_abstain, true}, tally::kHalfOfParticipants, tally::kHalfOfMembers},
                    tally::Quorum{tally::QuorumKind::participation, {1, 3}}};
  expected.constitutional = {{{{3, 4}, tally::Base::electorate, false}}, tally::Quorum{}};
  expected.charter_readings = 3;
  expected.charter_reading_gap_ms = 14 * kDayMs;
  expected.emergency = {{{{9, 10}, tally::Base::yes_no_abstain, false}}, std::nullopt};
  expected.emergency_ms = 20 * kDayMs;
  expected.emergency_renewals = 0;
  expected.vote_window_ms = 7 * kDayMs;
  expected.electorate_age_ms = 15 * kDayMs;
  expected.notice_ms = 24 * kHourMs;
  expected.contest_ms = 0;
  expected.guards_admissions = false;
  expected.principles = "Land is for those who work it.\n\n# not a comment here";
  const auto read = read_charter(
      "protocol = 1\nvouches=3\n  objections =\t4 # four\ncool_off = 36h\nvouching_age = 20d\nvouches_given = 9\n"
      "vouches_term = 60d\nsuspenders = 5\nsuspension = 7d\nfounding_members = 40\nfounding_time = 10d\n"
      "quota_events = 600\nquota_bytes = 2 MiB\nquota_page_one_introductions = 7\nquota_page_one_depth = 2\n"
      "ordinary = at least 3/5 of yes, no and abstentions\n"
      "grave = more than 4/5 of yes, no and abstentions; more than 1/2 of those who take part;"
      " more than 1/2 of the members; at least 1/3 of the members take part\n"
      "constitutional = at least 3/4 of the members; at least 1/5 of the members say yes\n"
      "emergency = at least 9/10 of yes, no and abstentions\nemergency_term = 20d\nemergency_renewals = 0\n"
      "charter_readings = 3\ncharter_reading_gap = 2w\nvote_window = 7d\nelectorate_age = 15d\nnotice = 24h\n"
      "contest_term = 0\nremoval_guards = keys\n-----\n\nLand is for those who work it.\n\n# not a comment here\n\n");
  REQUIRE(read);
  CHECK(*read == expected);
  CHECK(read_charter(charter_text(expected)).value() == expected);
  CHECK(changes_between({}, expected).size() == 29 - 1);  // all but the protocol
}

TEST_CASE("what a text does not name stays as it is in another charter") {
  Charter other;
  other.vouches = 7;
  const auto read = read_charter("objections = 9\n", other);
  REQUIRE(read);
  CHECK(read->vouches == 7);
  const auto changes = changes_between(other, *read);
  REQUIRE(changes.size() == 1);
  CHECK(changes.front().parameter == "objections");
  CHECK(changes.front().before == "3");
  CHECK(changes.front().after == "9");
}

TEST_CASE("every preset is a good charter, and no two are equal") {
  std::set<Bytes> seen;
  for (const CharterPreset& preset : charter_presets()) {
    CAPTURE(preset.name);
    const auto read = read_charter(preset.text);
    REQUIRE(read);
    CHECK(seen.insert(encode_charter(*read)).second);
    CHECK(read_charter(charter_text(*read)).value() == *read);
    CHECK(find_charter_preset(preset.name) == &preset);
  }
  CHECK(seen.size() == 7);
  CHECK(find_charter_preset("kingdom") == nullptr);
}

TEST_CASE("what is wrong is named with its place") {
  struct Case {
    const char* text;
    std::size_t line;
    std::size_t column;
  };
  for (const Case& each :
       {Case{"vouches", 1, 1}, Case{"\n  colour = 3\n", 2, 3}, Case{"vouches = two", 1, 11},
        Case{"vouches = 2\nvouches = 3", 2, 1}, Case{"vouches =", 1, 9}, Case{"cool_off = 48", 1, 12},
        Case{"\xFF", 1, 1}, Case{"ordinary = more than 1/0 of yes and no", 1, 12},
        Case{"ordinary = at least 1/5 of the members say yes", 1, 12},
        Case{"\n\nordinary = more than 1/3 of yes and no", 3, 1}, Case{"---\n\xFF", 2, 1}, Case{"vouches = -1", 1, 11},
        Case{"objections = 3\nsuspenders = 1\nvouches = 2", 2, 1}, Case{"quota_events = 99999999999999999999", 1, 16},
        Case{"ordinary = at least 3/2 of yes and no", 1, 12}}) {
    CAPTURE(each.text);
    const auto read = read_charter(each.text);
    REQUIRE_FALSE(read);
    CHECK(read.error().error.code == folkmoot::event::errc::kCharter);
    CHECK(read.error().at.line == each.line);
    CHECK(read.error().at.column == each.column);
  }
}

#include "event/charter_text.h"

#include <doctest/doctest.h>

#include <set>

#include "event/charter_presets.h"
#include "event/errc.h"

namespace charter_text_test {
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
  expected.procedure = Procedure::consensus;
  expected.reach = {4, 5};
  expected.reach_ms = 10 * kDayMs;
  expected.open_ms = 6 * kDayMs;
  expected.urgent_open_ms = 24 * kHourMs;
  expected.urgent = {{{{9, 10}, tally::Base::yes_no_abstain, false}}, std::nullopt};
  expected.urgent_term_ms = 15 * kDayMs;
  expected.blocks = 1;
  expected.stand_asides = {1, 6};
  expected.resolution_ms = 3 * kDayMs;
  expected.block_review = {5, 6};
  expected.consensus_rounds = 2;
  expected.fallback = {{{{4, 5}, tally::Base::yes_no, false}}, std::nullopt};
  expected.consent_quorum = {1, 2};
  expected.review_ms = 300 * kDayMs;
  expected.consent_rounds = 4;
  expected.trial_ms = 60 * kDayMs;
  expected.lazy_topics = {"cleaning", "opening hours"};
  expected.lazy_amount = 100;
  expected.lazy_supports = 4;
  expected.amendment_ms = 12 * kHourMs;
  expected.report_ms = 8 * kDayMs;
  expected.reconsider = {1, 8};
  expected.reconsider_ms = 200 * kDayMs;
  expected.recall = {1, 12};
  expected.recall_least = 4;
  expected.recall_most = 40;
  expected.recall_again_ms = 80 * kDayMs;
  expected.mandates_each = 3;
  expected.offices = {{"treasury", 365 * kDayMs, 2, {"audit", "chair of the day"}},
                      {"audit", 365 * kDayMs, 3, {}},
                      {"chair of the day", kDayMs, 1, {}}};
  expected.caretaker_ms = 20 * kDayMs;
  expected.report_grace_ms = 9 * kDayMs;
  expected.base_ms = 5 * kDayMs;
  expected.meeting_quorum = {1, 4};
  expected.second_quorum = {1, 6};
  expected.second_call_ms = 2 * kDayMs;
  expected.call_ms = kDayMs;
  expected.speaker_lists = 1;
  expected.commissions = 2;
  expected.inactive_ms = 180 * kDayMs;
  expected.alarm_agenda = {2, 5};
  expected.alarm_speech = {1, 3};
  expected.cut_off_window_ms = 9 * kDayMs;
  expected.cut_off_report_ms = 21 * kDayMs;
  expected.proxies = 1;
  expected.proxy_ms = 45 * kDayMs;
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
      "contest_term = 0\nremoval_guards = keys\nprocedure = consensus\nreach = 4/5\nreach_time = 10d\nopen_time = 6d\n"
      "urgent_open_time = 24h\nurgent = at least 9/10 of yes, no and abstentions\nurgent_term = 15d\nblocks = 1\n"
      "stand_asides = 1/6\nresolution_time = 3d\nblock_review = 5/6\nconsensus_rounds = 2\n"
      "fallback = at least 4/5 of yes and no\nconsent_quorum = 1/2\nreview_time = 300d\nconsent_rounds = 4\n"
      "trial_time = 60d\nlazy_topics = cleaning; opening hours\nlazy_amount = 100\nlazy_supports = 4\n"
      "amendment_time = 12h\nreport_time = 8d\nreconsider = 1/8\nreconsider_term = 200d\nrecall = 1/12\n"
      "recall_least = 4\nrecall_most = 40\nrecall_again = 80d\nmandates_each = 3\n"
      "offices = treasury for 365d, 2 in a row, not with audit, not with chair of the day;"
      " audit for 365d, 3 in a row; chair of the day for 1d, 1 in a row\n"
      "caretaker = 20d\nreport_grace = 9d\nbase_time = 5d\nmeeting_quorum = 1/4\nsecond_quorum = 1/6\n"
      "second_call = 2d\ncall_time = 1d\nspeaker_lists = 1\ncommissions = 2\ninactive = 180d\nalarm_agenda = 2/5\n"
      "alarm_speech = 1/3\ncut_off_window = 9d\ncut_off_report = 21d\nproxies = 1\nproxy_time = 45d\n"
      "-----\n\nLand is for those who work it.\n\n# not a comment here\n\n");
  REQUIRE(read);
  CHECK(*read == expected);
  CHECK(read_charter(charter_text(expected)).value() == expected);
  CHECK(changes_between({}, expected).size() == 75 - 1);  // all but the protocol
}

TEST_CASE("shares, procedures, names and offices of another form are refused, and said how they are written") {
  for (const std::string_view line :
       {"reach = 5/4", "reach = a half", "block_review = none", "procedure = lazy", "procedure = vote",
        "offices = treasury", "offices = treasury for ever, 2 in a row", "offices = treasury for 1d, often",
        "offices = treasury for 1d, 2 in a row, with audit"}) {
    CAPTURE(line);
    const auto read = read_charter(line);
    REQUIRE_FALSE(read);
    CHECK(read.error().error.detail.find(" is ") != std::string::npos);
  }
  CHECK(read_charter("reach = none\nlazy_topics = none\noffices = none\n").value() == Charter{});
}

TEST_CASE("what contradicts itself among offices, topics and times is refused by name") {
  const auto fault = [](std::string_view text) {
    const auto read = read_charter(text);
    return read ? std::string() : read.error().error.detail;
  };
  CHECK(fault("offices = audit for 1d, 2 in a row; audit for 2d, 1 in a row").starts_with("offices:"));
  CHECK(fault("offices = audit for 1d, 2 in a row, not with audit").starts_with("offices:"));
  CHECK(fault("offices = audit for 1d, 2 in a row, not with treasury").starts_with("offices:"));
  CHECK(fault("offices = audit for 0, 2 in a row").starts_with("offices:"));
  CHECK(fault("offices = audit for 1d, 0 in a row").starts_with("offices:"));
  CHECK(fault("lazy_topics = keys; keys").starts_with("lazy_topics:"));
  CHECK(fault("open_time = 1d\nurgent_open_time = 2d").starts_with("urgent_open_time:"));
  CHECK(fault("recall_least = 9\nrecall_most = 8").starts_with("recall_least:"));
  CHECK(fault("review_time = 20d\ntrial_time = 30d").starts_with("trial_time:"));
  CHECK(fault("meeting_quorum = 1/5\nsecond_quorum = 1/4").starts_with("second_quorum:"));
}

TEST_CASE("what an assembly holds to in its own words is a part of its charter, and of its name") {
  Charter charter;
  charter.principles = "Land is for those who work it.";
  CHECK(charter_id(encode_charter(charter)) != charter_id(encode_charter({})));
  CHECK(charter_text(charter).find(charter.principles) != std::string::npos);
  const auto changes = changes_between({}, charter);
  REQUIRE(changes.size() == 1);
  CHECK(changes.front().parameter == "principles");
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
    // It says nothing that is built in.
    std::size_t lines = 0;
    for (std::size_t at = preset.text.find(" = "); at != preset.text.npos; at = preset.text.find(" = ", at + 1))
      ++lines;
    CHECK(changes_between({}, *read).size() == lines);
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
}  // namespace charter_text_test

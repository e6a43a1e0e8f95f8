#include "event/charter_table.h"

#include <array>

#include "event/header.h"

namespace folkmoot::event {

namespace {
constexpr std::uint64_t kMany = std::uint64_t{1} << 31;

#define FM_FIELD(type, member) +[](Charter& charter) -> type& { return charter.member; }
#define FM_NUMBER(member, least, most) \
  NumberParameter { FM_FIELD(std::uint64_t, member), least, most, false }
#define FM_TIME(member) \
  TimeParameter { FM_FIELD(std::uint64_t, member) }
#define FM_RULE(member) \
  RuleParameter { FM_FIELD(DecisionRule, member) }

constexpr auto kAny = CharterParameter::Change::any;
constexpr auto kCharterOnly = CharterParameter::Change::charter_only;
constexpr auto kNever = CharterParameter::Change::never;

constexpr std::string_view kSoftware = "Software";
constexpr std::string_view kAdmission = "Admission";
constexpr std::string_view kDevices = "Devices";
constexpr std::string_view kFounding = "Founding";
constexpr std::string_view kFloods = "Bounds against floods";
constexpr std::string_view kDecisions = "Decisions";
constexpr std::string_view kVotes = "Votes";
constexpr std::string_view kRemoval = "Removal";

constexpr auto kTable = std::to_array<CharterParameter>({
    {0, "protocol", kSoftware, "the number of the rules that nodes know", kNever, FM_NUMBER(protocol, 0, kMany)},
    {1, "vouches", kAdmission, "members who vouch for an applicant", kAny, FM_NUMBER(vouches, 1, kMany)},
    {2, "objections", kAdmission, "objections that send an admission to a vote", kAny, FM_NUMBER(objections, 1, kMany)},
    {3, "cool_off", kAdmission, "time between enough vouches and the admission", kAny, FM_TIME(cool_off_ms)},
    {4, "vouching_age", kAdmission, "who was admitted so long ago may vouch", kAny, FM_TIME(vouching_age_ms)},
    {5, "vouches_given", kAdmission, "people for whom a member may vouch in one term", kAny,
     FM_NUMBER(vouches_given, 1, kMany)},
    {6, "vouches_term", kAdmission, "how long that term is", kAny, FM_TIME(vouches_term_ms)},
    {7, "suspenders", kDevices, "members who together suspend a device at once", kAny, FM_NUMBER(suspenders, 2, kMany)},
    {8, "suspension", kDevices, "after so long a suspension ends, unless it is ratified", kAny, FM_TIME(suspension_ms)},
    {9, "founding_members", kFounding, "members with a device at whom the founding period ends", kNever,
     FM_NUMBER(founding_members, 0, kMany)},
    {10, "founding_time", kFounding, "or after so long", kNever, FM_TIME(founding_ms)},
    {11, "quota_events", kFloods, "events of a device between two seals, and as many each week", kNever,
     FM_NUMBER(quota.events, 8, kMany)},
    {12, "quota_bytes", kFloods, "their size", kNever,
     NumberParameter{FM_FIELD(std::uint64_t, quota.bytes), 32'768, std::uint64_t{1} << 48, true}},
    {13, "quota_page_one_introductions", kFloods, "devices that one introduces in the founding period", kNever,
     FM_NUMBER(quota.page_one_introductions, 0, kMany)},
    {14, "quota_page_one_depth", kFloods, "how far from the first founder", kNever,
     FM_NUMBER(quota.page_one_depth, 0, 255)},
    {15, "ordinary", kDecisions, "everything that no other rule is for", kCharterOnly, FM_RULE(ordinary)},
    {16, "grave", kDecisions, "removing somebody, and how long texts are kept", kCharterOnly, FM_RULE(grave)},
    {17, "constitutional", kDecisions, "another charter", kCharterOnly, FM_RULE(constitutional)},
    {18, "charter_readings", kDecisions, "how often another charter is voted on", kCharterOnly,
     FM_NUMBER(charter_readings, 1, 3)},
    {19, "charter_reading_gap", kDecisions, "how far these votes are apart", kCharterOnly,
     FM_TIME(charter_reading_gap_ms)},
    {20, "emergency", kDecisions, "other rules for a time", kCharterOnly, FM_RULE(emergency)},
    {21, "emergency_term", kDecisions, "they end after so long at the latest", kCharterOnly, FM_TIME(emergency_ms)},
    {22, "emergency_renewals", kDecisions, "how often they may be renewed", kCharterOnly,
     FM_NUMBER(emergency_renewals, 0, 12)},
    {23, "vote_window", kVotes, "ballots are collected so long after the day that voters see", kAny,
     FM_TIME(vote_window_ms)},
    {24, "electorate_age", kVotes, "so long an opening may rest on the roll that its author knew", kAny,
     FM_TIME(electorate_age_ms)},
    {25, "notice", kVotes, "so long people are heard before they are removed or recalled", kCharterOnly,
     FM_TIME(notice_ms)},
    {26, "contest_term", kVotes, "so long late ballots can put an outcome in question", kCharterOnly,
     FM_TIME(contest_ms)},
    {27, "removal_guards", kRemoval, "acts of the last hour that a removal undoes", kAny, GuardsParameter{}},
    {28,
     "principles",
     {},
     "what the assembly is for, in its own words",
     kCharterOnly,
     WordsParameter{FM_FIELD(std::string, principles), kMaxPrinciples}},
});

#undef FM_RULE
#undef FM_TIME
#undef FM_NUMBER
#undef FM_FIELD
}  // namespace

std::span<const CharterParameter> charter_parameters() { return kTable; }

bool is_same(const CharterParameter& parameter, const Charter& a, const Charter& b) {
  const auto same = [&](auto field) { return field_of(field, a) == field_of(field, b); };
  struct {
    const Charter &a, &b;
    decltype(same)& same_field;
    bool operator()(const NumberParameter& form) const { return same_field(form.field); }
    bool operator()(const TimeParameter& form) const { return same_field(form.field); }
    bool operator()(const RuleParameter& form) const { return same_field(form.field); }
    bool operator()(const WordsParameter& form) const { return same_field(form.field); }
    bool operator()(const GuardsParameter&) const {
      return a.guards_keys == b.guards_keys && a.guards_admissions == b.guards_admissions;
    }
  } const compare{a, b, same};
  return std::visit(compare, parameter.form);
}

}  // namespace folkmoot::event

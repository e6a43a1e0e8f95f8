#include "event/charter_table.h"

#include <array>

#include "event/header.h"

namespace folkmoot::event {

namespace {
constexpr std::uint64_t kMany = std::uint64_t{1} << 31;
constexpr std::uint64_t kMaxCharterAmount = std::uint64_t{1} << 48;

#define FM_FIELD(type, member) +[](Charter& charter) -> type& { return charter.member; }
#define FM_NUMBER(member, least, most) \
  NumberParameter { FM_FIELD(std::uint64_t, member), least, most, false }
#define FM_TIME(member) \
  TimeParameter { FM_FIELD(std::uint64_t, member) }
#define FM_SHARE(member, may_be_none) \
  ShareParameter { FM_FIELD(Fraction, member), may_be_none }
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
constexpr std::string_view kReach = "Reach, and how long matters are open";
constexpr std::string_view kConsensus = "Consensus";
constexpr std::string_view kConsent = "Consent";
constexpr std::string_view kAfter = "Amendments, minorities, second thoughts";
constexpr std::string_view kOffices = "Offices and mandates";
constexpr std::string_view kMeetings = "Meetings";
constexpr std::string_view kMembers = "Members";
constexpr std::string_view kCutOff = "When it says that it is cut off";
constexpr std::string_view kProxies = "Personal proxies";

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
    {17, "constitutional", kDecisions, "another charter, and the end of the assembly", kCharterOnly,
     FM_RULE(constitutional)},
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
    {25, "notice", kVotes, "so long people are heard before somebody is removed or recalled, or something taken back",
     kCharterOnly, FM_TIME(notice_ms)},
    {26, "contest_term", kVotes, "so long late ballots can put an outcome in question", kCharterOnly,
     FM_TIME(contest_ms)},
    {27, "removal_guards", kRemoval, "acts of the last hour that a removal undoes", kAny, GuardsParameter{}},
    {28,
     "principles",
     {},
     "what the assembly is for, in its own words",
     kCharterOnly,
     WordsParameter{FM_FIELD(std::string, principles), kMaxPrinciples}},
    {29, "procedure", kReach, "how proposals that close at a seal are decided", kCharterOnly,
     ProcedureParameter{FM_FIELD(Procedure, procedure)}},
    {30, "reach", kReach, "who must have received a matter before its time runs", kCharterOnly, FM_SHARE(reach, true)},
    {31, "reach_time", kReach, "so long that is waited for", kCharterOnly, FM_TIME(reach_ms)},
    {32, "open_time", kReach, "votes are open at least so long", kAny, FM_TIME(open_ms)},
    {33, "urgent_open_time", kReach, "urgent ones at least so long", kAny, FM_TIME(urgent_open_ms)},
    {34, "urgent", kReach, "what is urgent meets this, too, beside the ordinary rule", kCharterOnly, FM_RULE(urgent)},
    {35, "urgent_term", kReach, "it lapses after so long, unless it is ratified", kCharterOnly,
     FM_TIME(urgent_term_ms)},
    {36, "blocks", kConsensus, "blocks that a decision bears", kCharterOnly, FM_NUMBER(blocks, 0, kMany)},
    {37, "stand_asides", kConsensus, "participants who may stand aside", kCharterOnly, FM_SHARE(stand_asides, true)},
    {38, "resolution_time", kConsensus, "so long a block is talked about", kAny, FM_TIME(resolution_ms)},
    {39, "block_review", kConsensus, "of the others, who can set a block aside", kCharterOnly,
     FM_SHARE(block_review, false)},
    {40, "consensus_rounds", kConsensus, "after so many failed rounds a vote may decide; 0: never", kCharterOnly,
     FM_NUMBER(consensus_rounds, 0, 12)},
    {41, "fallback", kConsensus, "that vote meets this, beside the ordinary rule", kCharterOnly, FM_RULE(fallback)},
    {42, "consent_quorum", kConsent, "members who take part", kCharterOnly, FM_SHARE(consent_quorum, false)},
    {43, "review_time", kConsent, "a decision is reviewed after so long at the latest", kCharterOnly,
     FM_TIME(review_ms)},
    {44, "consent_rounds", kConsent, "after so many failed rounds there are only trials", kCharterOnly,
     FM_NUMBER(consent_rounds, 1, 12)},
    {45, "trial_time", kConsent, "how long a trial is at most", kCharterOnly, FM_TIME(trial_ms)},
    {46, "lazy_topics", kConsent, "what is adopted when nobody objects", kCharterOnly,
     NamesParameter{FM_FIELD(std::vector<std::string>, lazy_topics)}},
    {47, "lazy_amount", kConsent, "what that costs at most", kCharterOnly,
     FM_NUMBER(lazy_amount, 0, kMaxCharterAmount)},
    {48, "lazy_supports", kConsent, "members who must support it", kCharterOnly, FM_NUMBER(lazy_supports, 1, kMany)},
    {49, "amendment_time", kAfter, "so long the mover of a draft waits for objections to an amendment", kAny,
     FM_TIME(amendment_ms)},
    {50, "report_time", kAfter, "so long a minority has to write its report", kCharterOnly, FM_TIME(report_ms)},
    {51, "reconsider", kAfter, "of the electorate, who can have a matter voted on again", kCharterOnly,
     FM_SHARE(reconsider, false)},
    {52, "reconsider_term", kAfter, "once in so long", kCharterOnly, FM_TIME(reconsider_ms)},
    {53, "recall", kOffices, "of the members, who can ask for a recall; none: anybody", kCharterOnly,
     FM_SHARE(recall, true)},
    {54, "recall_least", kOffices, "at least so many", kCharterOnly, FM_NUMBER(recall_least, 1, kMany)},
    {55, "recall_most", kOffices, "no more than so many are needed", kCharterOnly, FM_NUMBER(recall_most, 1, kMany)},
    {56, "recall_again", kOffices, "so long after one that failed a quarter of the members must ask", kCharterOnly,
     FM_TIME(recall_again_ms)},
    {57, "mandates_each", kOffices, "mandates that one person holds at a time", kCharterOnly,
     FM_NUMBER(mandates_each, 1, kMany)},
    {58, "offices", kOffices, "offices with their terms", kCharterOnly,
     OfficesParameter{FM_FIELD(std::vector<Office>, offices)}},
    {59, "caretaker", kOffices, "so long the holder of an office goes on while nobody follows", kCharterOnly,
     FM_TIME(caretaker_ms)},
    {60, "report_grace", kOffices, "a report that is so late suspends its mandate", kCharterOnly,
     FM_TIME(report_grace_ms)},
    {61, "base_time", kOffices, "so long the base can ratify or veto what was done for it", kAny, FM_TIME(base_ms)},
    {62, "meeting_quorum", kMeetings, "members who must be there", kCharterOnly, FM_SHARE(meeting_quorum, false)},
    {63, "second_quorum", kMeetings, "at a second call", kCharterOnly, FM_SHARE(second_quorum, false)},
    {64, "second_call", kMeetings, "a second call is at least so long after the first", kCharterOnly,
     FM_TIME(second_call_ms)},
    {65, "call_time", kMeetings, "a meeting is called so long before", kAny, FM_TIME(call_ms)},
    {66, "speaker_lists", kMeetings, "1: the lists that speakers name take turns", kAny,
     FM_NUMBER(speaker_lists, 0, 1)},
    {67, "commissions", kMembers, "commissions that a newcomer is asked to join", kAny, FM_NUMBER(commissions, 0, 8)},
    {68, "inactive", kMembers, "who is silent so long is in no electorate; 0: never", kCharterOnly,
     FM_TIME(inactive_ms)},
    {69, "alarm_agenda", kMembers, "of the agenda, set by one person: the assembly is told", kCharterOnly,
     FM_SHARE(alarm_agenda, false)},
    {70, "alarm_speech", kMembers, "of the time to speak, used by one person: the assembly is told", kCharterOnly,
     FM_SHARE(alarm_speech, false)},
    {71, "cut_off_window", kCutOff, "while the assembly is cut off, ballots are collected at least so long",
     kCharterOnly, FM_TIME(cut_off_window_ms), true},
    {72, "cut_off_report", kCutOff, "while it is cut off, a minority has at least so long", kCharterOnly,
     FM_TIME(cut_off_report_ms), true},
    {73, "proxies", kProxies, "proxies that one person may hold, two at most; 0: there are none", kCharterOnly,
     FM_NUMBER(proxies, 0, kMaxProxies), true},
    {74, "proxy_time", kProxies, "a proxy is given for so long at most", kCharterOnly, FM_TIME(proxy_ms), true},
});

#undef FM_SHARE
#undef FM_RULE
#undef FM_TIME
#undef FM_NUMBER
#undef FM_FIELD
}  // namespace

std::span<const CharterParameter> charter_parameters() { return kTable; }

bool is_written(const CharterParameter& parameter, const Charter& charter) {
  return !parameter.came_later || !is_same(parameter, charter, Charter());
}

bool is_same(const CharterParameter& parameter, const Charter& a, const Charter& b) {
  const auto same = [&]<class Form>(const Form& form) {
    if constexpr (std::is_same_v<Form, GuardsParameter>)
      return a.guards_keys == b.guards_keys && a.guards_admissions == b.guards_admissions;
    else
      return field_of(form.field, a) == field_of(form.field, b);
  };
  return std::visit(same, parameter.form);
}

}  // namespace folkmoot::event

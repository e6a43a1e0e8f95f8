#pragma once
// The charter: the parameters under which an assembly's journal is admitted and folded, and what the assembly says of
// itself in its own words. The founding event carries it whole, as canonical CBOR; its hash is its name
// (docs/protocol/event.md section 7). `charter_table.h` has one row for each parameter, `charter_text.h` the form that
// people write.
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "event/terms.h"
#include "tally/majority.h"
#include "tally/quorum.h"

namespace folkmoot::codec {
class Reader;
class Writer;
}  // namespace folkmoot::codec

namespace folkmoot::event {

/// How matters of one class are decided: by all of these majorities, and a quorum of those who say yes or take part.
struct DecisionRule {
  std::vector<tally::Majority> majorities{tally::kSimple};
  std::optional<tally::Quorum> quorum = tally::Quorum{};
  bool operator==(const DecisionRule&) const = default;
};
inline constexpr std::size_t kMaxMajorities = 3;
/// Whether whatever meets `strict` meets `majority`, too.
bool covers(const tally::Majority& strict, const tally::Majority& majority);
bool covers(const DecisionRule& strict, const DecisionRule& rule);
/// What meets both: the majorities of both, and the quorum of the first where it covers the other's.
DecisionRule both(const DecisionRule& rule, const DecisionRule& ordinary);

/// Bounds on what one chain may add beyond the last seal. Exact rules: docs/protocol/event.md section 9.
struct QuotaRules {
  std::uint64_t events = 512;
  std::uint64_t bytes = std::uint64_t{1} << 20;
  /// Devices that a device introduced in the founding page may introduce in turn, and how far from `found`.
  std::uint64_t page_one_introductions = 64;
  std::uint64_t page_one_depth = 3;

  bool operator==(const QuotaRules&) const = default;
};

/// An office that people hold for a term: elected, drawn by lot or confirmed, never appointed.
struct Office {
  std::string name;
  std::uint64_t term_ms = 0;
  /// Terms that one person may serve one after the other.
  std::uint64_t in_a_row = 2;
  /// Offices that its holder cannot hold at the same time.
  std::vector<std::string> not_with;
  bool operator==(const Office&) const = default;
};
inline constexpr std::size_t kMaxOffices = 16;

/// What no charter goes beyond: who collected more voices, or for longer, would be a party of one.
inline constexpr std::uint64_t kMaxProxies = 2;
inline constexpr std::uint64_t kMaxProxyMs = 90 * kDayMs;

struct Charter {
  /// The rules' number; software that does not know it stops folding and says so.
  std::uint64_t protocol = 1;

  /// Vouches that an applicant needs, and objections that send an admission to a vote.
  std::uint64_t vouches = 2;
  std::uint64_t objections = 3;
  std::uint64_t cool_off_ms = 48 * kHourMs;
  /// After the founding page: who may vouch, and how often.
  std::uint64_t vouching_age_ms = 14 * kDayMs;
  std::uint64_t vouches_given = 3;
  std::uint64_t vouches_term_ms = 30 * kDayMs;

  /// Members who suspend a device together, and for how long unless the assembly ratifies it.
  std::uint64_t suspenders = 2;
  std::uint64_t suspension_ms = 14 * kDayMs;

  /// The founding period ends at this many members with a device, or after this time.
  std::uint64_t founding_members = 30;
  std::uint64_t founding_ms = 30 * kDayMs;
  QuotaRules quota;

  DecisionRule ordinary;
  DecisionRule grave{{tally::kTwoThirds, tally::kHalfOfParticipants}};
  DecisionRule constitutional{{tally::kTwoThirds}, tally::Quorum{tally::QuorumKind::approval, {1, 2}}};
  /// How often a new charter must be adopted before it is in force, and how far these readings lie apart at least.
  std::uint64_t charter_readings = 2;
  std::uint64_t charter_reading_gap_ms = 7 * kDayMs;

  /// Other rules for a time: how they are decided, how long they last at most, and how often they may be renewed.
  DecisionRule emergency{{tally::kThreeQuarters}};
  std::uint64_t emergency_ms = 30 * kDayMs;
  std::uint64_t emergency_renewals = 2;

  /// A vote collects ballots at least this long after the time until which they are asked for.
  std::uint64_t vote_window_ms = 48 * kHourMs;
  /// An opening may name a seal's roll for so long.
  std::uint64_t electorate_age_ms = 30 * kDayMs;
  /// People are heard on their removal or recall at least for so long.
  std::uint64_t notice_ms = 72 * kHourMs;
  /// Late ballots can make an outcome contestable for so long.
  std::uint64_t contest_ms = 30 * kDayMs;

  /// Of whoever is removed: whether acts of the removal's page about keys, and about admissions, are void unless
  /// somebody had seen them who voted on it.
  bool guards_keys = true;
  bool guards_admissions = true;

  /// What the assembly is for and what it holds to, in its own words.
  std::string principles;

  /// How proposals that close at a seal are decided, unless they say otherwise.
  Procedure procedure = Procedure::majority;

  /// The share of the electorate that must have received a matter before its time runs, and for how long it is waited
  /// for; 0: nothing is waited for.
  Fraction reach;
  std::uint64_t reach_ms = 14 * kDayMs;
  /// From then on a vote is open at least so long; an urgent one so long, by a rule of its own, and what it decides
  /// lapses after a term unless it is ratified.
  std::uint64_t open_ms = 0;
  std::uint64_t urgent_open_ms = 48 * kHourMs;
  DecisionRule urgent{{tally::kThreeQuarters}};
  std::uint64_t urgent_term_ms = 30 * kDayMs;

  /// Consensus: blocks that it bears, and the share of participants that may stand aside; the time to resolve a block;
  /// the share of the others that can set one aside; after how many failed rounds a vote may decide, and by which rule.
  std::uint64_t blocks = 0;
  Fraction stand_asides{1, 5};
  std::uint64_t resolution_ms = 5 * kDayMs;
  Fraction block_review{4, 5};
  std::uint64_t consensus_rounds = 0;
  DecisionRule fallback{{tally::kThreeQuarters}};

  /// Consent: the share of members who take part, how far away the review of a decision is at most, and, after so many
  /// failed rounds, how long a trial is.
  Fraction consent_quorum{2, 3};
  std::uint64_t review_ms = 365 * kDayMs;
  std::uint64_t consent_rounds = 3;
  std::uint64_t trial_ms = 90 * kDayMs;

  /// Lazy consent: the classes of matters for which it is there, what they cost at most, how many must support one.
  std::vector<std::string> lazy_topics;
  std::uint64_t lazy_amount = 0;
  std::uint64_t lazy_supports = 3;

  /// How long the mover of a draft waits for objections before taking up an amendment.
  std::uint64_t amendment_ms = 48 * kHourMs;
  /// How long after a decision a minority may report on it.
  std::uint64_t report_ms = 7 * kDayMs;
  /// The share of the electorate that makes the assembly vote again, once in a term.
  Fraction reconsider{1, 10};
  std::uint64_t reconsider_ms = 365 * kDayMs;

  /// The share of the members that asks for a recall, with its least and greatest number; 0: anybody. On the same
  /// grounds again only after a while.
  Fraction recall;
  std::uint64_t recall_least = 3;
  std::uint64_t recall_most = 50;
  std::uint64_t recall_again_ms = 90 * kDayMs;
  /// Mandates that one person may hold at a time.
  std::uint64_t mandates_each = 2;
  std::vector<Office> offices;
  /// How long the holder of an office goes on, for what cannot wait, while nobody follows.
  std::uint64_t caretaker_ms = 30 * kDayMs;
  /// A report that is so late suspends its mandate.
  std::uint64_t report_grace_ms = 14 * kDayMs;
  /// For how long the base can ratify or veto what was done under a mandate.
  std::uint64_t base_ms = 7 * kDayMs;

  /// Meetings: who must be there, at a first and at a second call; how far that one is from the first; how early a call
  /// is.
  Fraction meeting_quorum{1, 3};
  Fraction second_quorum{1, 5};
  std::uint64_t second_call_ms = 7 * kDayMs;
  std::uint64_t call_ms = 0;
  /// Whether speakers' lists take turns.
  std::uint64_t speaker_lists = 0;

  /// Commissions that a newcomer is asked to join.
  std::uint64_t commissions = 0;
  /// Without a sign of life for so long a person with a device is inactive and in no electorate; 0: never.
  std::uint64_t inactive_ms = 0;
  /// Shares above which the assembly is told: of the agenda by one person, of the time to speak.
  Fraction alarm_agenda{1, 2};
  Fraction alarm_speech{1, 2};

  /// In an assembly that has declared itself cut off: ballots are collected, and a minority may report, at least so
  /// long.
  std::uint64_t cut_off_window_ms = 7 * kDayMs;
  std::uint64_t cut_off_report_ms = 14 * kDayMs;

  /// Personal proxies that one person may hold, and how long one is given for at most; 0: there are none.
  std::uint64_t proxies = 0;
  std::uint64_t proxy_ms = kMaxProxyMs;

  // Compiled once: so much holds one.
  Charter();
  Charter(const Charter&);
  Charter(Charter&&) noexcept;
  Charter& operator=(const Charter&);
  Charter& operator=(Charter&&) noexcept;
  ~Charter();
  bool operator==(const Charter&) const;
};

inline constexpr std::uint64_t kProtocol = 1;
inline constexpr std::size_t kMaxPrinciples = 8192;

/// What is wrong with a charter, by the name of its parameter.
struct CharterFault {
  std::string_view parameter;
  std::string reason;
};
/// Everything in it that makes no sense: what could never be met, or contradicts another rule.
std::vector<CharterFault> faults_of(const Charter& charter);
/// What could never be met by a group of this size.
std::vector<CharterFault> faults_in_group(const Charter& charter, std::uint64_t size);

/// Strict in form and in sense: the first fault is the error.
Result<Charter> decode_charter(BytesView bytes);
Bytes encode_charter(const Charter& charter);
/// How majorities stand in bodies and charters: [numerator, denominator, base, more than that].
void write_majority(codec::Writer& out, const tally::Majority& majority);
tally::Majority read_majority(codec::Reader& in);
/// [majorities, quorum: null or [kind, numerator, denominator]].
void write_rule(codec::Writer& out, const DecisionRule& rule);
DecisionRule read_rule(codec::Reader& in);
/// What names a charter: H("fm1/body" || its bytes).
Hash charter_id(BytesView charter_bytes);

}  // namespace folkmoot::event

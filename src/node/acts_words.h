#pragma once
// What the builders of acts share: words to values, with an error that says which word was meant.
#include "node/acts.h"

namespace folkmoot::node {

Result<std::uint64_t> parse_number(std::string_view text, std::string_view what);
/// "72h", "30m", "7d" or "90s", ten years at most.
Result<std::uint64_t> parse_time(std::string_view text);
/// A word that must be there.
Result<std::string> needed(const Arguments& arguments, const std::string& name);
/// Words of which one must be there.
Result<std::vector<std::string>> needed_list(const Arguments& arguments, const std::string& name);

// For rows that compose a content.
/// When a vote ends, from `--for`, `--window`, `--early` and `--urgent`.
Result<event::Terms> composed_terms(const Arguments& arguments, const Names& names);
/// These options at the end of others.
std::vector<OptionRow> with_terms(std::vector<OptionRow> options);

/// "yes=14,no=3,abstain=1,present=19": each once.
Result<act::Decide::Hands> parse_hands(std::string_view text);
/// "2026-05-03 10:30" or "2026-05-03": UTC.
Result<Instant> parse_moment(std::string_view text);

/// The content of a round that this act begins, under the charter in force.
event::Deliberation deliberation_of(const act::Deliberation& act, const event::Charter& charter, Instant now);
/// A round, where one of its options is given.
Result<std::optional<act::Deliberation>> parse_deliberation(const Arguments& arguments);
/// These options at the end of others.
std::vector<OptionRow> with_deliberation(std::vector<OptionRow> options);

/// What is said of proposals that close at a seal.
std::vector<ActRow> rows_of_procedures();
/// What a mandate is beside its scope, from `--office`, `--instruct`, `--report-every` and `--lend-to`; nothing where
/// none of them is there.
Result<std::optional<event::MandateTerms>> mandate_terms(const Arguments& arguments);
/// These options at the end of others.
std::vector<OptionRow> with_mandate_terms(std::vector<OptionRow> options);

/// Votes that close at a seal, and what they give and take.
std::vector<ActRow> rows_of_voting();
/// Elections, and what is done under mandates.
std::vector<ActRow> rows_of_offices();
/// Amendments, minority reports, votes on what was decided already.
std::vector<ActRow> rows_of_second_thoughts();
/// Meetings: their agenda, who is there, who speaks, their minutes; and when the assembly meets.
std::vector<ActRow> rows_of_meetings();

/// Votes whose ballots are encrypted.
std::vector<ActRow> rows_of_encrypted_votes();
/// What a vote is on, besides yes and no: `--option`, `--method` and `--seats`; nothing where no option is there.
Result<std::optional<event::Options>> options_from(const Arguments& arguments);
/// `--trustees` and `--needed`; nothing where neither is there.
Result<std::optional<event::Secrecy>> secrecy_from(const Arguments& arguments);
/// These options at the end of others.
std::vector<OptionRow> with_secrecy(std::vector<OptionRow> options);

/// Commissions, tasks, money, moderation, and what was before.
std::vector<ActRow> rows_of_work();

}  // namespace folkmoot::node

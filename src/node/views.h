#pragma once
// What is shown of an assembly, in the shapes of the contract. Nothing here changes anything.
#include "node/holding.h"

namespace folkmoot::node {

Reply answer(Holding& holding, const Question& question, Instant now);

/// One of `assemblies`.
Value assembly_shape(Holding& holding);
Reply status_view(Holding& holding, Instant now);
Reply show_view(Holding& holding, const ask::Show& show);
Reply commissions_view(Holding& holding);
Reply tasks_view(Holding& holding, Instant now);
Reply budgets_view(Holding& holding);
/// Decisions from before the journal, as people recorded them.
Value past_records_shape(Holding& holding);
/// Of encrypted votes (view_encrypted.cpp): what they do not protect, in words for people.
Value not_protected_shape(const assembly::Encrypted& encrypted);
Reply election_view(Holding& holding, const ask::Election& election);
Reply audit_view(Holding& holding, const std::string& text);
bool is_overdue(const assembly::Task& task, Instant now);
/// What waits for this person in the work of the assembly.
void put_work_waiting(Value::Array& out, Holding& holding, assembly::PersonIndex me, Instant now);
/// One's own ballot, under the Merkle root of those that were counted.
Reply ballot_view(Holding& holding, const std::string& vote);
/// What `show` says of a vote.
Value vote_shape(Holding& holding, assembly::VoteIndex vote, bool with_hidden = false);
/// One line for each vote.
Reply votes_view(Holding& holding);
/// What it is called in lists.
Value vote_title(Holding& holding, assembly::VoteIndex vote);
/// Positions on a version that do not simply agree, with their reasons: what is to be read before the figures.
Value answers_shape(Holding& holding, assembly::VersionIndex version, bool with_hidden);
/// What was entered for people without a device on what is open, and waits for another member's signature.
Value entries_to_confirm(Holding& holding);
/// Ballots that were entered for people without a device, and who signed for each: from two people on it counts.
Value entered_shape(Holding& holding, const assembly::Vote& vote);
/// This home's person's own position on a version, or ballot in a vote; null where there is none, or several that
/// contradict each other.
Value my_position(Holding& holding, assembly::VersionIndex version);
Value my_ballot(Holding& holding, const assembly::Vote& vote);
/// Whether it waits for this home's person.
bool waits_for_me(Holding& holding, assembly::VersionIndex version);
bool vote_waits_for_me(Holding& holding, assembly::VoteIndex vote);
/// Where an event stands among all: sealed ones as they came, then the open page in its order.
std::size_t place_in_order(Holding& holding, journal::EventIndex e);
/// Null for the assembly itself.
Value commission_id(Holding& holding, assembly::CommissionIndex commission);
/// How a version closes at a seal: who blocks, until when, whom it has reached, and the count as of now. Null for one
/// that members count.
Value round_shape(Holding& holding, assembly::VersionIndex version);
/// Whom a matter has reached so far; null where nothing is waited for.
Value reach_shape(const assembly::Reach& reach);
/// What only votes on amendments have, and those on what was decided already; who asks for a vote.
void put_second_matter(Value& out, Holding& holding, assembly::VoteIndex vote);
/// The title and reason of votes on amendments, and on what was decided already.
void put_second_words(Value& out, Holding& holding, const assembly::Vote& vote);
/// Minority reports on a decision, those included that lack signatures.
Value reports_shape(Holding& holding, const assembly::Decision& decision);
/// Of a version that takes up amendments: which, and whether its text is what they make.
void put_amended(Value& out, Holding& holding, assembly::VersionIndex version);
/// Of the last version.
Value amendments_shape(Holding& holding, assembly::ProposalIndex proposal);
/// What only votes among options have: these, who is elected, and why.
void put_options(Value& out, Holding& holding, const assembly::Vote& vote);
/// Every mandate, and every personal proxy, that was given, in the order in which they were.
Reply mandates_view(Holding& holding);
Reply proxies_view(Holding& holding);
Reply power_view(Holding& holding, const ask::Power& power, Instant now);
/// Who stands in an election, and how it is decided.
void put_election(Value& out, Holding& holding, const assembly::Vote& vote);
/// What a vote's mandates are, beside scope and end.
void put_mandate_details(Value& out, Holding& holding, const assembly::Vote& vote);
/// What elections and mandates wait for from this person: an answer to those who ask them to stand, a report.
std::vector<Value> offices_waiting(Holding& holding, assembly::PersonIndex me);
/// The version of the charter of this number or id; empty: the one in force.
Reply charter_view(Holding& holding, const std::string& version);
Reply meeting_view(Holding& holding, const ask::Meeting& asked, Instant now);
Reply meetings_view(Holding& holding);
Reply calendar_view(Holding& holding, Instant now);
/// All of it, as a file for calendars.
std::string calendar_file(Holding& holding, Instant now);
Reply log_view(Holding& holding, const ask::Log& log);
Reply forks_view(Holding& holding);
/// Everything verified and folded again from the stored events; the state it comes to is compared with the one shown.
Reply check_view(Holding& holding);
Reply export_lines(Holding& holding, const std::function<bool(const Value&)>& sink);

/// One line about an event, in plain words.
std::string summary_of(Holding& holding, journal::EventIndex e, bool with_hidden = false);

}  // namespace folkmoot::node

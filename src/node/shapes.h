#pragma once
// The parts that answers are made of, in the shapes of the contract: snake_case keys, ids as hex, times in UTC.
#include <span>

#include "assembly/votes.h"
#include "node/holding.h"

namespace folkmoot::node {

/// Ids as answers write them.
std::string event_hex(const Holding& holding, journal::EventIndex e);
std::string person_hex(const Holding& holding, assembly::PersonIndex p);
Value id_or_null(const std::optional<std::string>& hex);
Value time_or_null(const std::optional<Instant>& time);

/// How far the event is from being undone: FIN.
Value finality(Holding& holding, journal::EventIndex e);
/// The last seal, null before the first.
Value last_seal_shape(const Holding& holding);
/// What is decided about texts, and which are not here.
Value texts_shape(const Holding& holding);
/// The seal that this home's invitation names, as long as it has not come; else null.
Value remembered_shape(const Holding& holding);
/// A witness who signed a seal: its seal key, and the person whose it is, as long as a device has that key.
struct Signer {
  SignKey seal_key;
  std::optional<assembly::PersonIndex> person;
};
std::vector<Signer> signers_of(const Holding& holding, const ClosedPage& page);
/// Events under a seal whose signatures here are not their authors', with who signed the seal.
Value alarms_shape(const Holding& holding);
/// The same of one event, as a sentence.
std::string alarm_text(const Holding& holding, std::uint64_t page);
/// The last reconvening, of the open page or of a closed one; null where there was none.
Value last_reconvening_shape(const Holding& holding);
/// "seal status" of the contract.
Value seal_shape(Holding& holding, Instant now);
/// What an applied act is marked with: names of marks (assembly/marks.h).
Value marks_of(Holding& holding, journal::EventIndex e);
/// ACT of an event that is held.
Value act_shape(Holding& holding, const EventId& event);
/// The numbers of a decision, and what it comes to by them: whoever reads nothing else comes to the same. Of one by a
/// procedure how that came to it, of one that ends when (view_procedures.cpp).
void put_figures(Value& out, const assembly::State& state, assembly::DecisionIndex decision);
void put_working(Value& out, const assembly::State& state, assembly::DecisionIndex decision);
/// The same of ballots among options of these names, which are numbered from 1 on (view_options.cpp).
void put_choice(Value& out, const assembly::Vote& vote, const std::vector<assembly::Answer>& answers,
                const std::vector<std::string>& names);
/// DEC; null where it has not all its signatures.
/// Who was, or would be, counted by whose ballot.
Value by_proxy_shape(const Holding& holding, std::span<const assembly::ByProxy> proxies);
Value decision_shape(Holding& holding, assembly::DecisionIndex decision);
/// What the assembly thought of a decision later, and what the minority wrote: the same wherever it is shown.
void put_second_thoughts(Value& out, Holding& holding, assembly::DecisionIndex decision);
/// One of `members`.
Value member_shape(Holding& holding, assembly::PersonIndex person);
Value devices_shape(Holding& holding, assembly::PersonIndex person);
/// The positions of a version, by stance, and who has none.
Value positions_shape(Holding& holding, assembly::VersionIndex version);

/// The event's kind as it counts, "" where nobody knows it.
std::string kind_of(Holding& holding, journal::EventIndex e);
/// The person whose device wrote it; null for nobody's.
Value author_of(Holding& holding, journal::EventIndex e);
Value code_of(Holding& holding, journal::EventIndex e);
bool is_applied(Holding& holding, journal::EventIndex e);

/// What changes from one charter to the other, parameter by parameter.
Value charter_changes(const event::Charter& before, const event::Charter& after);

/// {"error": {...}}; `beside` are members that stand before it.
Reply failure(const Refusal& refusal, Value beside = {});
Reply success(Value json);

}  // namespace folkmoot::node

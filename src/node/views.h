#pragma once
// What is shown of an assembly, in the shapes of the contract. Nothing here changes anything.
#include "node/holding.h"

namespace folkmoot::node {

Reply answer(Holding& holding, const Question& question, Instant now);

/// One of `assemblies`.
Value assembly_shape(Holding& holding);
Reply status_view(Holding& holding);
Reply show_view(Holding& holding, const std::string& what);
/// One's own ballot, under the Merkle root of those that were counted.
Reply ballot_view(Holding& holding, const std::string& vote);
/// What `show` says of a vote.
Value vote_shape(Holding& holding, assembly::VoteIndex vote);
/// What only votes among options have: these, who is elected, and why.
void put_options(Value& out, Holding& holding, const assembly::Vote& vote);
/// The version of the charter of this number or id; empty: the one in force.
Reply charter_view(Holding& holding, const std::string& version);
Reply log_view(Holding& holding, const ask::Log& log);
/// Everything verified and folded again from the stored events; the state it comes to is compared with the one shown.
Reply check_view(Holding& holding);
Reply export_lines(Holding& holding, const std::function<bool(const Value&)>& sink);

/// One line about an event, in plain words.
std::string summary_of(Holding& holding, journal::EventIndex e);

}  // namespace folkmoot::node

#pragma once
// Decisions decided again from nothing but the numbers that a home shows with them: ballots, bases, thresholds, totals,
// matrices, stages. Written without the code that counted (tally/), so that neither can be wrong alone; and each number
// is held against the others, so that none can be changed without being seen.
//
// What the numbers rest on - which ballots there were, who could vote - is recount.h's.
#include <string>
#include <vector>

#include "node/value.h"

namespace folkmoot::sim {

/// In which ways a decision, as `decisions` and `show` have it, does not follow from its numbers. Empty: it does.
std::vector<std::string> contradictions_in(const node::Value& decision);
/// The same of a vote among options, open or closed, as `show` has it: who is elected, by its method.
std::vector<std::string> contradictions_among_options(const node::Value& vote);

}  // namespace folkmoot::sim

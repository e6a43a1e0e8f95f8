#pragma once
// Ballots as a BLT file, which programs for single transferable votes exchange.
#include <functional>

#include "tally/read.h"

namespace folkmoot::tally {

/// Hands out the file in parts: head, withdrawn candidates, each different ballot once with its number, names in
/// quotes, title. Empty ballots are kept. Seats that the file does not say are one. What is read from it is what was
/// written, but for the order of the ballots; in names, quotes and line ends become apostrophes and spaces.
void write_blt(const BallotFile& file, const std::function<void(std::string_view)>& out);

}  // namespace folkmoot::tally

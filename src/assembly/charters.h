#pragma once
// The charter (docs/protocol/state.md section 1.11): another one is adopted by its own rule, in as many readings as the
// one in force asks for, and holds from the page after the seal that counts the last. What was opened before is decided
// by the charter under which it was opened.
//
// Other rules for a time (section 1.12) are a charter that ends by itself: they touch nothing by which members defend
// themselves, last no longer than the charter says, and are renewed no more often. Nobody has to end them.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// A seal adopted this reading, or these rules for a time. After the last one the charter comes into force, unless
/// another one did meanwhile.
void adopt_charter(State& state, VoteIndex vote, std::uint64_t seal);

}  // namespace folkmoot::assembly

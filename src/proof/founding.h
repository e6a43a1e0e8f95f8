#pragma once
// From an assembly's id, which is the hash of its founding event, to the witnesses of its first page.
#include "proof/format.h"

namespace folkmoot::proof {

/// The event that founded this assembly.
Result<event::Found> read_founding_event(const AssemblyId& assembly, const Shown& shown);

/// The seal keys of all whom the constitutes name, ascending. Whoever they are, each was invited, by a chain of
/// signatures, by the device that founded; so who is not trusted with that key can invent no founding.
Result<std::vector<SignKey>> first_witnesses(const AssemblyId& assembly, const Shown& founding,
                                             const FoundingEvidence& evidence);

/// Header and body belong together; nothing is said of whose event it is.
Result<event::Event> read_shown_event(const Shown& shown);

}  // namespace folkmoot::proof

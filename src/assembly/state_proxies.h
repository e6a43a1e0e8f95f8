#pragma once
// Of the state (state.h): personal proxies, and how they stand in votes.
#include "assembly/state_parts.h"

namespace folkmoot::assembly {

/// Somebody's ballots count for somebody else, too, who gives none.
struct Proxy {
  EventIndex event = kNoEvent;
  PersonIndex giver = kNoPerson;
  PersonIndex holder = kNoPerson;
  Instant until;
  /// The only vote that it is for; kNone: all that take proxies.
  VoteIndex vote = kNone;
  /// Who gave it has taken it back, or its holder has declined it.
  std::vector<Signed> ends;
  /// From the page after the first of these seals on it is in force; the second one found it ended. 0 for not yet.
  std::uint64_t since_seal = 0;
  std::uint64_t ended_seal = 0;
};

/// One that is in force in a vote, or by which a ballot was counted.
struct ByProxy {
  EventIndex event = kNoEvent;
  PersonIndex giver = kNoPerson;
  PersonIndex holder = kNoPerson;
};

}  // namespace folkmoot::assembly

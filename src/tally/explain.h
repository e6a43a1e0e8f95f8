#pragma once
// What came of a count, in sentences that a person can follow with pencil and paper. Each number that decides stands in
// them; a second function that reads nothing else comes to the same result (counts_prop.cpp).
#include <string>

#include "tally/consensus.h"
#include "tally/consent.h"
#include "tally/majority.h"
#include "tally/quorum.h"

namespace folkmoot::tally {

std::string explain(const MajorityCount& count);
std::string explain(const MajoritiesCount& count);
std::string explain(const QuorumCount& count);
std::string explain(const ConsensusCount& count);
std::string explain(const FallbackCount& count);
std::string explain(const ConsentCount& count);
std::string explain(const LazyCount& count);

}  // namespace folkmoot::tally

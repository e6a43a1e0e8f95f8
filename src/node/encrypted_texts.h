#pragma once
// Texts that pass from hand to hand in encrypted votes: ballots ("FMB1:...") for whoever hands them in, and audits
// ("FMA1:...") for whoever computes them again (docs/protocol/links.md).
#include <string>
#include <vector>

#include "base/result.h"
#include "event/content.h"

namespace folkmoot::node {

std::string encode_ballot(const event::Cast& cast);
Result<event::Cast> decode_ballot(std::string_view text);

/// A ballot without its signature, and the random number of each of its ciphertexts.
struct BallotAudit {
  EventId vote;
  event::GroupPoint credential;
  Bytes ballot;
  std::vector<event::GroupNumber> numbers;
};
std::string encode_audit(const BallotAudit& audit);
Result<BallotAudit> decode_audit(std::string_view text);

}  // namespace folkmoot::node

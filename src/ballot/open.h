#pragma once
// The trustees' side once voting ended: shares, and the result that they open.
#include "ballot/decryption.h"
#include "ballot/draws.h"

namespace folkmoot::ballot {

/// The share of the trustee whose key is g^secret.
template <class G>
Share<G> make_share(const G& group, std::string_view election_hash, const EncryptedTally<G>& tally,
                    const typename G::Scalar& secret, Draws& draws);

/// What was opened, as numbers; no sum can be above `total_weight`. An error where no such number is there, which
/// happens only with shares that were not checked.
template <class G>
Result<std::vector<QuestionResult>> read_opened(const G& group, const Election& election,
                                                const std::vector<std::vector<typename G::Element>>& opened,
                                                std::uint64_t total_weight);

}  // namespace folkmoot::ballot

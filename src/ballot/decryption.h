#pragma once
// From the encrypted tally to the result: what each trustee's share must prove, and how shares are put together.
#include "ballot/ballot.h"
#include "ballot/trustees.h"

namespace folkmoot::ballot {

/// For each question its ciphertexts: one for each choice, or one for each vote where votes are embedded.
template <class G>
using EncryptedTally = std::vector<std::vector<Ciphertext<G>>>;

template <class G>
std::string json_of_tally(const G& group, const Election& election, const EncryptedTally<G>& tally);

/// A trustee's share: alpha^secret for each ciphertext, and the proofs.
template <class G>
struct Share {
  std::vector<std::vector<typename G::Element>> factors;
  std::vector<std::vector<Proof<G>>> proofs;
};
template <class G>
std::string json_of_share(const G& group, const Election& election, const Share<G>& share);
/// The form only, for this tally.
template <class G>
Result<Share<G>> read_share(const G& group, const Election& election, const EncryptedTally<G>& tally,
                            std::string_view json);
template <class G>
Result<Ok> check_share(const G& group, std::string_view election_hash, const EncryptedTally<G>& tally,
                       const typename G::Element& key, const Share<G>& share);

/// Shares of one item of trustees, by the trustee's place in it. Gives the factors of the whole item.
template <class G>
std::vector<std::vector<typename G::Element>> combined(const G& group, std::size_t threshold,
                                                       const std::map<std::size_t, Share<G>>& shares);

/// beta / (product of the factors): what was encrypted.
template <class G>
std::vector<std::vector<typename G::Element>> opened(
    const G& group, const EncryptedTally<G>& tally,
    std::span<const std::vector<std::vector<typename G::Element>>> factors);

/// Whether the result is what was opened.
template <class G>
Result<Ok> check_result(const G& group, const Election& election,
                        const std::vector<std::vector<typename G::Element>>& opened,
                        const std::vector<QuestionResult>& result);

}  // namespace folkmoot::ballot

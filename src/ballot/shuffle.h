#pragma once
// Shuffles of encrypted votes and the proof that nothing else was done to them (Terelius and Wikström 2010, in the form
// of the CHVote specification).
#include "ballot/draws.h"
#include "ballot/proof.h"

namespace folkmoot::ballot {

template <class G>
struct ShuffleProof {
  using Element = typename G::Element;
  using Scalar = typename G::Scalar;
  Element t1, t2, t3, t41, t42;
  std::vector<Element> t_hat;
  Scalar s1, s2, s3, s4;
  std::vector<Scalar> s_hat, s_prime;
  std::vector<Element> c, c_hat;
};

/// For each question whose votes are embedded: the votes in their new order, and the proof.
template <class G>
struct Shuffle {
  std::vector<std::vector<Ciphertext<G>>> ciphertexts;
  std::vector<ShuffleProof<G>> proofs;
};

template <class G>
std::string json_of_shuffle(const G& group, const Shuffle<G>& shuffle);
/// The form only: as many questions and votes as there were.
template <class G>
Result<Shuffle<G>> read_shuffle(const G& group, std::span<const std::vector<Ciphertext<G>>> before,
                                std::string_view json);

/// h = base(-1) and h_0 ... h_(count-1); an error where the hash gave one that cannot be used.
template <class G>
Result<std::vector<typename G::Element>> shuffle_bases(const G& group, std::size_t count);

/// `y` is the key that the votes are encrypted to; `election_hash` the election's fingerprint, or what else the proof
/// is bound to. The seed makes the weights of a random combination and must be drawn after the shuffle is known.
template <class G>
Result<Ok> check_shuffle(const G& group, const typename G::Element& y, std::string_view election_hash,
                         std::span<const Ciphertext<G>> before, std::span<const Ciphertext<G>> after,
                         const ShuffleProof<G>& proof, const crypto::Secret32& seed);

template <class G>
struct Shuffled {
  std::vector<Ciphertext<G>> ciphertexts;
  ShuffleProof<G> proof;
};
/// Shuffles one list in constant time but for the order of memory accesses.
template <class G>
Result<Shuffled<G>> shuffle(const G& group, const typename G::Element& y, std::string_view election_hash,
                            std::span<const Ciphertext<G>> before, Draws& draws);

}  // namespace folkmoot::ballot

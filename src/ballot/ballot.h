#pragma once
// One voter's ballot: how it is read and checked.
#include <variant>

#include "ballot/election.h"
#include "ballot/proof.h"

namespace folkmoot::ballot {

/// An election with what every check of a ballot needs of it.
template <class G>
struct Booth {
  const G& group;
  Election election;
  std::string hash;  // the fingerprint of the election's JSON
  typename G::Element key;
  typename G::Table key_table;

  /// The key must have been checked.
  Booth(const G& in, Election read, std::string_view json, const typename G::Element& public_key);
};

/// An answer to a question of answers that are chosen.
template <class G>
struct ChosenAnswer {
  std::vector<Ciphertext<G>> choices;
  std::vector<std::array<Proof<G>, 2>> individual;
  std::vector<Proof<G>> overall;
  std::vector<Proof<G>> blank;  // two, or none
};
/// An answer whose numbers are embedded in one ciphertext.
template <class G>
struct EmbeddedAnswer {
  Ciphertext<G> choice;
  Proof<G> proof;
};

template <class G>
struct Ballot {
  std::string uuid;
  std::string election_hash;
  std::string credential;  // its text
  std::vector<std::variant<ChosenAnswer<G>, EmbeddedAnswer<G>>> answers;
  std::string signed_hash;
  Proof<G> signature;
};

/// The form, not the proofs: elements are read but not known to belong to the group.
template <class G>
Result<Ballot<G>> read_ballot(const Booth<G>& booth, std::string_view json);

/// With elements that are known already, all alphas and betas in their order.
template <class G>
Result<Ballot<G>> read_ballot(const Booth<G>& booth, std::string_view json,
                              const typename ValueReader<G>::Known& known);

/// What a ballot claims to prove. The ballot and the booth must outlive it.
template <class G>
Result<Claims<G>> ballot_claims(const Booth<G>& booth, const Ballot<G>& ballot, std::string_view json,
                                const typename G::Element& credential);

/// Everything that a ballot proves by itself: that it is for this election, and each of its proofs and its signature.
/// Whether `credential` may vote is asked elsewhere; it must belong to the group.
template <class G>
Result<Ok> check_ballot(const Booth<G>& booth, const Ballot<G>& ballot, std::string_view json,
                        const typename G::Element& credential);

/// The ballot without its signature, whose hash the signature is about.
std::string unsigned_part(std::string_view json);

/// "fingerprint|credential", which stands in all hashes of a ballot.
template <class G>
std::string context_of(const Booth<G>& booth, std::string_view credential) {
  return booth.hash + "|" + std::string(credential);
}
/// And of a question: with the texts of all its ciphertexts.
std::string context_of_answer(const std::string& context, std::span<const std::string> texts);

/// The product of all choices but the blank one.
template <class G>
Ciphertext<G> chosen_sum(const G& group, const Question& question, std::span<const Ciphertext<G>> choices);

}  // namespace folkmoot::ballot

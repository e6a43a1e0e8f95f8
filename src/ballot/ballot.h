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
/// A proof that a ciphertext encrypts something else than 0: its message to the power of a random number is shown.
template <class G>
struct NonzeroProof {
  typename G::Element commitment;
  typename G::Scalar challenge;
  std::array<typename G::Scalar, 2> responses;
};
/// An answer to a question of lists.
template <class G>
struct ListsAnswer {
  std::vector<Ciphertext<G>> choices;
  std::vector<std::array<Proof<G>, 2>> individual;
  Proof<G> overall;                            // one list is chosen
  std::vector<std::array<Proof<G>, 2>> lists;  // each list is chosen, or none of its candidates
  NonzeroProof<G> nonzero;                     // somebody is chosen
};

template <class G>
using Answer = std::variant<ChosenAnswer<G>, EmbeddedAnswer<G>, ListsAnswer<G>>;
/// The ciphertexts that are added up, or null where none is.
template <class G>
const std::vector<Ciphertext<G>>* summed_choices(const Answer<G>& answer);

template <class G>
struct Ballot {
  std::string uuid;
  std::string election_hash;
  std::string credential;  // its text
  std::vector<Answer<G>> answers;
  std::string signed_hash;
  Proof<G> signature;
};

/// The JSON of a ballot without its signature, and with it.
template <class G>
std::string unsigned_json(const Booth<G>& booth, const Ballot<G>& ballot);
std::string with_signature(std::string_view unsigned_json, std::string_view hash, const std::string& proof);

/// All elements of its answers, in the order in which they are written.
template <class G>
std::vector<typename G::Element> elements_of(const Ballot<G>& ballot);

/// The form, not the proofs: elements are read but not known to belong to the group.
template <class G>
Result<Ballot<G>> read_ballot(const Booth<G>& booth, std::string_view json);

/// With elements that are known already, all of its answers in their order.
template <class G>
Result<Ballot<G>> read_ballot(const Booth<G>& booth, std::string_view json,
                              const typename ValueReader<G>::Known& known);

/// What the answers claim to prove. The ballot and the booth must outlive it.
template <class G>
Result<Claims<G>> answer_claims(const Booth<G>& booth, const Ballot<G>& ballot);
/// And what the signature does, which comes last.
template <class G>
Result<Claims<G>> ballot_claims(const Booth<G>& booth, const Ballot<G>& ballot, std::string_view json,
                                const typename G::Element& credential);

/// Everything that a ballot proves by itself: that it is for this election, and each of its proofs and its signature.
/// Whether `credential` may vote is asked elsewhere; it must belong to the group.
template <class G>
Result<Ok> check_ballot(const Booth<G>& booth, const Ballot<G>& ballot, std::string_view json,
                        const typename G::Element& credential);

/// Whose it says to be, without reading on.
std::optional<std::string_view> credential_of(std::string_view json);

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

/// Of a question of lists: sums of what stands for lists, of all candidates, and of those of each list.
template <class Value>
struct ListSums {
  Value chosen, candidates;
  std::vector<Value> by_list;
};
template <class Value, class Add>
ListSums<Value> sums_by_list(const Question& question, std::span<const Value> values, const Value& nothing,
                             const Add& add) {
  ListSums<Value> out{nothing, nothing, {}};
  std::size_t at = 0;
  for (const std::size_t size : question.lists) {
    out.chosen = add(out.chosen, values[at]);
    Value sum = nothing;
    for (std::size_t i = 1; i < size; ++i) sum = add(sum, values[at + i]);
    out.candidates = add(out.candidates, sum);
    out.by_list.push_back(std::move(sum));
    at += size;
  }
  return out;
}

}  // namespace folkmoot::ballot

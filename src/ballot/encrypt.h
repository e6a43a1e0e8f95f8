#pragma once
// The voter's side: a vote becomes a ballot. What is done does not depend on the vote, but for the search for an
// element where votes are embedded.
#include "ballot/ballot.h"
#include "ballot/draws.h"

namespace folkmoot::ballot {

/// For each question a number for each answer; where a blank vote is offered one more stands first, 1 for blank. Of
/// lists: 1 for the list that is chosen, and 1 for each name of it that is.
using Vote = std::vector<std::vector<std::uint32_t>>;

/// Whether the election takes this vote, and why not.
Result<Ok> check_vote(const Election& election, const Vote& vote);

/// [[1,0,0],[2,1,3]]; of lists [[[1,0,1],[0,0]]]. As many numbers as the questions want.
Result<Vote> read_vote(std::span<const Question> questions, std::string_view json);

/// A voter's secret and the public credential that goes with it.
template <class G>
struct VoterKey {
  typename G::Scalar secret;
  std::string credential;

  static VoterKey from(const G& group, const typename G::Scalar& secret);
};

/// The ballot's JSON.
template <class G>
Result<std::string> encrypt(const Booth<G>& booth, const VoterKey<G>& voter, const Vote& vote, Draws& draws);

/// A proof of knowing `secret`, over prefix and commitment: g^w; H; w - secret * challenge.
template <class G>
Proof<G> prove_knowledge(const G& group, std::string_view prefix, const typename G::Scalar& secret, Draws& draws);

}  // namespace folkmoot::ballot

#pragma once
// How trustees make a key that k of n of them can use (Pedersen 1991): each deals a polynomial. Everything that all see
// goes over a `Board`, round by round; a `Dealer` is one trustee. Rounds:
//
//   1 certificates   2 commitments to polynomials, so that nobody chooses his after having seen others'
//   3 polynomials, and shares from each to each   4 keys - or complaints about shares, which the accused must reveal
//
// A dealer whose polynomial is not the committed one, or whose revealed share is wrong, is faulty: the ceremony is held
// again without.
#include <set>

#include "ballot/draws.h"
#include "ballot/trustees.h"

namespace folkmoot::ballot {

template <class G>
class Board {
 public:
  using Element = typename G::Element;
  using Scalar = typename G::Scalar;

  /// 0 < threshold < count.
  Board(const G& group, std::size_t count, std::size_t threshold);
  [[nodiscard]] const G& group() const { return group_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t threshold() const { return threshold_; }

  // Each is for trustee `index`, from 1, who must not have said it before, once all have said what comes before.
  Result<Ok> certificate(std::size_t index, const SignedMessage<G>& message);
  /// SHA-256 of the polynomial's message, in hexadecimal.
  Result<Ok> commitment(std::size_t index, std::string hash);
  Result<Ok> polynomial(std::size_t index, const SignedMessage<G>& message, const Proof<G>& over_certificates);
  Result<Ok> key(std::size_t index, const TrusteeKey<G>& key);
  /// `from` says that the share `against` gave is wrong.
  Result<Ok> complaint(std::size_t from, std::size_t against);
  /// What the accused answers: the share itself. A wrong one makes the accused faulty, a right one settles it.
  Result<Ok> reveal(std::size_t accused, std::size_t to, const Scalar& share);

  /// Whether this is the share that dealer `from` owes to `to`, by its polynomial.
  [[nodiscard]] bool is_share(std::size_t from, std::size_t to, const Scalar& share) const;
  [[nodiscard]] const std::vector<SignedMessage<G>>& certificates() const { return certificates_; }
  [[nodiscard]] Element verification_key(std::size_t index) const { return certs_[index - 1].verification; }
  /// By their polynomials, or by what they revealed.
  [[nodiscard]] const std::set<std::size_t>& faulty() const { return faulty_; }
  /// Complaints that nobody has answered: (from, against). Who stays silent is faulty too, says whoever keeps time.
  [[nodiscard]] const std::set<std::pair<std::size_t, std::size_t>>& open_complaints() const { return complaints_; }
  /// Once every key is there, nobody is faulty and no complaint is open.
  [[nodiscard]] Result<Pedersen<G>> finish() const;

 private:
  Result<Ok> expect(std::size_t index, bool in_turn, bool already) const;

  const G& group_;
  std::size_t count_;
  std::size_t threshold_;
  std::vector<SignedMessage<G>> certificates_;
  std::vector<Certificate<G>> certs_;
  std::vector<std::string> commitments_;
  std::vector<std::optional<SignedMessage<G>>> polynomials_;
  std::vector<std::vector<Element>> coefficients_;
  std::vector<Proof<G>> signatures_;
  std::vector<std::optional<TrusteeKey<G>>> keys_;
  std::set<std::size_t> faulty_;
  std::set<std::pair<std::size_t, std::size_t>> complaints_;
};

/// One trustee: its secrets, and what it says.
template <class G>
class Dealer {
 public:
  using Scalar = typename G::Scalar;

  Dealer(const Board<G>& board, std::size_t index, const crypto::Secret32& seed);

  SignedMessage<G> certificate();
  std::string commitment();
  SignedMessage<G> polynomial();
  Proof<G> over_certificates();
  /// For trustee `to`; to be sent to it alone.
  [[nodiscard]] Scalar share_for(std::size_t to) const;
  /// False: complain.
  [[nodiscard]] bool receive(std::size_t from, const Scalar& share);
  /// Once all shares were received.
  TrusteeKey<G> key();
  /// What opens the result, with those of k - 1 others.
  [[nodiscard]] Scalar secret() const;

 private:
  SignedMessage<G> sign(std::string message);

  const Board<G>& board_;
  std::size_t index_;
  Draws draws_;
  Scalar signing_, opening_;
  std::vector<Scalar> coefficients_;
  std::string polynomial_;
  std::map<std::size_t, Scalar> shares_;
};

/// A trustee alone.
template <class G>
TrusteeKey<G> make_trustee(const G& group, const typename G::Scalar& secret, Draws& draws);

}  // namespace folkmoot::ballot

#include "ballot/ceremony.h"

#include <algorithm>

#include "ballot/archive.h"
#include "ballot/encrypt.h"
#include "base/check.h"

namespace folkmoot::ballot {

template <class G>
Board<G>::Board(const G& group, std::size_t count, std::size_t threshold)
    : group_(group),
      count_(count),
      threshold_(threshold),
      commitments_(count),
      polynomials_(count),
      coefficients_(count),
      signatures_(count),
      keys_(count) {
  FM_CHECK(threshold > 0 && threshold < count && count <= kMaxTrustees);
}

template <class G>
Result<Ok> Board<G>::expect(std::size_t index, bool in_turn, bool already) const {
  if (index == 0 || index > count_) return fail(rule::kTrustees, "no trustee has this number");
  if (!in_turn) return fail(rule::kTrustees, "said before its turn");
  if (already) return fail(rule::kTrustees, "said before");
  return Ok{};
}

// The certificates come in the order of their numbers: each says its own.
template <class G>
Result<Ok> Board<G>::certificate(std::size_t index, const SignedMessage<G>& message) {
  FM_TRY(expect(index, index <= certs_.size() + 1, index <= certs_.size()));
  FM_ASSIGN(const Certificate<G> certificate, read_certificate(group_, message.message));
  if (!certificate.with_context || certificate.size != count_ || certificate.threshold != threshold_ ||
      certificate.index != index)
    return fail(rule::kTrustees, "a certificate for another place");
  if (!check_knowledge(group_, message_prefix(message.message), message.signature, certificate.verification))
    return fail(rule::kTrustees, "the signature of a certificate");
  certs_.push_back(certificate);
  certificates_.push_back(message);
  return Ok{};
}

template <class G>
Result<Ok> Board<G>::commitment(std::size_t index, std::string hash) {
  FM_TRY(expect(index, certs_.size() == count_, index <= count_ && index > 0 && !commitments_[index - 1].empty()));
  if (hash.size() != 2 * Hash::kSize) return fail(rule::kTrustees, "not a hash");
  commitments_[index - 1] = std::move(hash);
  return Ok{};
}

template <class G>
Result<Ok> Board<G>::polynomial(std::size_t index, const SignedMessage<G>& message, const Proof<G>& over_certificates) {
  const bool all_committed = std::ranges::none_of(commitments_, [](const std::string& hash) { return hash.empty(); });
  FM_TRY(expect(index, all_committed, index <= count_ && index > 0 && polynomials_[index - 1].has_value()));
  const typename G::Element& signer = certs_[index - 1].verification;
  if (!check_knowledge(group_, message_prefix(message.message), message.signature, signer) ||
      !check_knowledge(group_, message_prefix(certs_message(certificates_, message.message)), over_certificates,
                       signer))
    return fail(rule::kTrustees, "the signature of a polynomial");
  // Signed, so the signer's fault from here on.
  auto coefficients = read_coefexps(group_, message.message, threshold_);
  if (!coefficients || group_.is_neutral((*coefficients)[0]) || hash_of(message.message) != commitments_[index - 1]) {
    faulty_.insert(index);
    return fail(rule::kTrustees, "not the polynomial that was committed to");
  }
  polynomials_[index - 1] = message;
  coefficients_[index - 1] = *std::move(coefficients);
  signatures_[index - 1] = over_certificates;
  return Ok{};
}

template <class G>
bool Board<G>::is_share(std::size_t from, std::size_t to, const Scalar& share) const {
  if (from == 0 || from > count_ || to == 0 || to > count_ || !polynomials_[from - 1]) return false;
  const auto due = share_key<G>(group_, std::span(coefficients_).subspan(from - 1, 1), to);
  return group_.same(due, group_.power_secretly(group_.generator_table(), share));
}

template <class G>
Result<Ok> Board<G>::complaint(std::size_t from, std::size_t against) {
  const bool dealt = std::ranges::all_of(polynomials_, [](const auto& each) { return each.has_value(); });
  FM_TRY(expect(from, dealt, from > 0 && from <= count_ && keys_[from - 1].has_value()));
  FM_TRY(expect(against, true, false));
  complaints_.emplace(from, against);
  return Ok{};
}

template <class G>
Result<Ok> Board<G>::reveal(std::size_t accused, std::size_t to, const Scalar& share) {
  if (!complaints_.contains({to, accused})) return fail(rule::kTrustees, "nobody complained");
  complaints_.erase({to, accused});
  if (is_share(accused, to, share)) return Ok{};
  faulty_.insert(accused);
  return fail(rule::kTrustees, "the share that was revealed is wrong");
}

template <class G>
Result<Ok> Board<G>::key(std::size_t index, const TrusteeKey<G>& key) {
  const bool dealt = std::ranges::all_of(polynomials_, [](const auto& each) { return each.has_value(); });
  FM_TRY(expect(index, dealt, index > 0 && index <= count_ && keys_[index - 1].has_value()));
  if (!group_.same(key.key, share_key<G>(group_, coefficients_, index)))
    return fail(rule::kTrustees, "its key is not what the polynomials give");
  if (!check_knowledge(group_, key_prefix(group_, key.key), key.proof, key.key) || !key.signature ||
      !check_knowledge(group_, message_prefix(text_of(group_, key.key)), *key.signature,
                       certs_[index - 1].verification))
    return fail(rule::kTrustees, "the proof or the signature of its key");
  keys_[index - 1] = key;
  return Ok{};
}

template <class G>
Result<Pedersen<G>> Board<G>::finish() const {
  if (!faulty_.empty()) return fail(rule::kTrustees, "a trustee is faulty");
  if (!complaints_.empty()) return fail(rule::kTrustees, "a complaint is open");
  Pedersen<G> out;
  out.threshold = threshold_;
  out.certs = certificates_;
  for (std::size_t i = 0; i < count_; ++i) {
    if (!keys_[i]) return fail(rule::kTrustees, "a key is missing");
    out.coefexps.push_back(*polynomials_[i]);
    out.signatures.push_back(signatures_[i]);
    out.verification_keys.push_back(*keys_[i]);
  }
  return out;
}

template <class G>
Dealer<G>::Dealer(const Board<G>& board, std::size_t index, const crypto::Secret32& seed)
    : board_(board), index_(index), draws_(seed) {
  const auto& order = board.group().order();
  signing_ = draws_.scalar(order);
  opening_ = draws_.scalar(order);
  for (std::size_t i = 0; i < board.threshold(); ++i) coefficients_.push_back(draws_.scalar(order));
}

template <class G>
SignedMessage<G> Dealer<G>::sign(std::string message) {
  const Proof<G> signature = prove_knowledge(board_.group(), message_prefix(message), signing_, draws_);
  return {std::move(message), signature};
}

template <class G>
SignedMessage<G> Dealer<G>::certificate() {
  const G& group = board_.group();
  Certificate<G> out;
  out.size = board_.count();
  out.threshold = board_.threshold();
  out.index = index_;
  out.verification = group.power_secretly(group.generator_table(), signing_);
  out.encryption = group.power_secretly(group.generator_table(), opening_);
  return sign(json_of(group, out));
}

template <class G>
std::string Dealer<G>::commitment() {
  const G& group = board_.group();
  std::vector<typename G::Element> powers;
  for (const Scalar& each : coefficients_) powers.push_back(group.power_secretly(group.generator_table(), each));
  polynomial_ = json_of_coefexps<G>(group, powers);
  return hash_of(polynomial_);
}

template <class G>
SignedMessage<G> Dealer<G>::polynomial() {
  return sign(polynomial_);
}

template <class G>
Proof<G> Dealer<G>::over_certificates() {
  return sign(certs_message(board_.certificates(), polynomial_)).signature;
}

template <class G>
typename G::Scalar Dealer<G>::share_for(std::size_t to) const {
  const auto& order = board_.group().order();
  Scalar out;
  for (std::size_t i = coefficients_.size(); i-- > 0;)
    out = order.add(order.multiply(out, Scalar(to)), coefficients_[i]);
  return out;
}

template <class G>
bool Dealer<G>::receive(std::size_t from, const Scalar& share) {
  if (!board_.is_share(from, index_, share)) return false;
  shares_[from] = share;
  return true;
}

template <class G>
typename G::Scalar Dealer<G>::secret() const {
  FM_CHECK(shares_.size() == board_.count());
  Scalar out;
  for (const auto& [from, share] : shares_) out = board_.group().order().add(out, share);
  return out;
}

template <class G>
TrusteeKey<G> Dealer<G>::key() {
  TrusteeKey<G> out = make_trustee(board_.group(), secret(), draws_);
  out.signature = sign(text_of(board_.group(), out.key)).signature;
  return out;
}

template <class G>
TrusteeKey<G> make_trustee(const G& group, const typename G::Scalar& secret, Draws& draws) {
  TrusteeKey<G> out;
  out.key = group.power_secretly(group.generator_table(), secret);
  out.proof = prove_knowledge(group, key_prefix(group, out.key), secret, draws);
  return out;
}

#define FM_CEREMONY(G)      \
  template class Board<G>;  \
  template class Dealer<G>; \
  template TrusteeKey<G> make_trustee(const G&, const G::Scalar&, Draws&);
FM_CEREMONY(Ed25519)
FM_CEREMONY(ShortFieldGroup)
FM_CEREMONY(LongFieldGroup)
#undef FM_CEREMONY

}  // namespace folkmoot::ballot

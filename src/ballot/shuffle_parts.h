#pragma once
// The hashes of a shuffle's proof, for who proves and who checks. Only shuffle.cpp and shuffle_prove.cpp include this.
#include "ballot/shuffle.h"
#include "crypto/hash.h"

namespace folkmoot::ballot {

template <class G>
class ShuffleTranscript {
 public:
  using Element = typename G::Element;
  using Scalar = typename G::Scalar;

  ShuffleTranscript(const G& group, const Element& y, std::string_view election_hash,
                    std::span<const Ciphertext<G>> before, std::span<const Ciphertext<G>> after,
                    std::span<const Element> c)
      : group_(group), y_(text_of(group, y)), election_hash_(election_hash) {
    str_c_ = listed(texts_of<G>(group, before)) + listed(texts_of<G>(group, after)) + listed(group.texts(c));
    const std::string head = hex_of("shuffle-challenges|" + election_hash_ + "|" + str_c_);
    for (std::size_t i = 0; i < before.size(); ++i)
      u_.push_back(hash_to_scalar(group, head + hex_of(std::to_string(i))));
  }
  /// u_0 ... u_(n-1).
  [[nodiscard]] const std::vector<Scalar>& challenges() const { return u_; }
  /// c, from all the proof commits to.
  [[nodiscard]] Scalar challenge(const ShuffleProof<G>& proof) const {
    const std::array<Element, 5> t = {proof.t1, proof.t2, proof.t3, proof.t41, proof.t42};
    return hash_to_scalar(group_, "shuffle-challenge|" + election_hash_ + "|" + listed(group_.texts(t)) +
                                      listed(group_.texts(proof.t_hat)) + str_c_ + listed(group_.texts(proof.c_hat)) +
                                      y_);
  }

 private:
  /// Each followed by a comma.
  static std::string listed(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += text + ",";
    return out;
  }
  static std::string hex_of(const std::string& text) { return crypto::sha256(as_bytes(text)).hex(); }

  const G& group_;
  std::string y_;
  std::string election_hash_;
  std::string str_c_;
  std::vector<Scalar> u_;
};

}  // namespace folkmoot::ballot

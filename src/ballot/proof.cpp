#include "ballot/proof.h"

#include "base/check.h"

namespace folkmoot::ballot {

std::string json_of_ciphertext(const std::string& alpha, const std::string& beta) {
  return "{\"alpha\":\"" + alpha + "\",\"beta\":\"" + beta + "\"}";
}

std::string joined(std::span<const std::string> texts) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += ',';
    out += text;
  }
  return out;
}

template <class G>
std::size_t Claims<G>::base(const Element& element, Member member) {
  bases_.push_back({element, member == Member::asked, {}});
  return bases_.size() - 1;
}

template <class G>
void Claims<G>::commit(std::size_t base, const Scalar& c, const Scalar& a, const Scalar& b) {
  bases_[base].powers.push_back({base, fixed_.size(), c});
  fixed_.push_back({a, b});
}

template <class G>
void Claims<G>::commit_two(std::size_t base, const Scalar& c, std::size_t other, const Scalar& d, const Scalar& b) {
  bases_[base].powers.push_back({base, fixed_.size(), c});
  bases_[other].powers.push_back({other, fixed_.size(), d});
  fixed_.push_back({{}, b});
}

template <class G>
void Claims<G>::claim(std::string prefix, const Scalar& sum, std::string what, Code rule) {
  claims_.push_back({std::move(prefix), std::move(what), rule, fixed_.size(), sum});
}

template <class G>
Result<std::vector<typename G::Element>> Claims<G>::recompute() const {
  std::vector<Element> commitments;
  commitments.reserve(fixed_.size());
  for (const Fixed& fixed : fixed_) {
    Element out = fixed.g.is_zero() ? group_.neutral() : group_.power(group_.generator_table(), fixed.g);
    if (!fixed.y.is_zero()) {
      FM_CHECK(y_ != nullptr);
      out = group_.product(out, group_.power(*y_, fixed.y));
    }
    commitments.push_back(out);
  }
  for (const Base& base : bases_) {
    const auto chain = group_.chain(base.element);
    if (base.asked && !group_.belongs(chain)) return fail(rule::kSubgroup, "an element outside the group");
    for (const Power& power : base.powers)
      commitments[power.commitment] =
          group_.product(commitments[power.commitment], group_.power(chain, power.exponent));
  }
  return commitments;
}

template <class G>
Result<Ok> Claims<G>::check_hashes(std::span<const std::string> texts) const {
  std::size_t from = 0;
  for (const Claim& claim : claims_) {
    const std::string commitment = joined(texts.subspan(from, claim.end - from));
    if (hash_to_scalar(group_, claim.prefix + commitment) != claim.sum) return fail(claim.rule, claim.what);
    from = claim.end;
  }
  return Ok{};
}

template <class G>
std::vector<typename G::Scalar> Claims<G>::left_over(std::span<const std::string> texts) const {
  std::vector<Scalar> out;
  std::size_t from = 0;
  for (const Claim& claim : claims_) {
    const auto hash = hash_to_scalar(group_, claim.prefix + joined(texts.subspan(from, claim.end - from)));
    out.push_back(group_.order().subtract(hash, claim.sum));
    from = claim.end;
  }
  return out;
}

template <class G>
Result<Ok> Claims<G>::check() const {
  FM_ASSIGN(const std::vector<Element> commitments, recompute());
  return check_hashes(group_.texts(commitments));
}

template <class G>
void Claims<G>::combine(std::span<const Element> commitments, Draws& draws, Combined& into) const {
  const auto& order = group_.order();
  std::vector<Scalar> weights;
  weights.reserve(commitments.size());
  Bytes random(commitments.size() * 16);
  draws.fill(random);
  Scalar g, y;
  for (std::size_t i = 0; i < commitments.size(); ++i) {
    weights.push_back(from_little_endian<Scalar::kLimbs>(BytesView(random).subspan(i * 16, 16)));
    g = order.add(g, order.multiply(weights[i], fixed_[i].g));
    y = order.add(y, order.multiply(weights[i], fixed_[i].y));
    // Not negated, a weight stays short, and short exponents cost half.
    into.bases.push_back(commitments[i]);
    into.exponents.push_back(weights[i]);
  }
  into.g = order.add(into.g, order.negate(g));
  into.y = order.add(into.y, order.negate(y));
  for (const Base& base : bases_) {
    if (base.powers.empty()) continue;
    Scalar sum;
    for (const Power& power : base.powers)
      sum = order.add(sum, order.multiply(weights[power.commitment], power.exponent));
    into.bases.push_back(base.element);
    into.exponents.push_back(order.negate(sum));
  }
}

template class Claims<Ed25519>;
template class Claims<ShortFieldGroup>;
template class Claims<LongFieldGroup>;

}  // namespace folkmoot::ballot

#include "ballot/shuffle.h"

#include "ballot/membership.h"
#include "ballot/shuffle_parts.h"
#include "base/check.h"
#include "crypto/hash.h"

namespace folkmoot::ballot {

namespace {

template <class G>
std::vector<Ciphertext<G>> read_votes(ValueReader<G>& reader, std::size_t count) {
  return reader.exactly(count, [&] { return reader.ciphertext(); });
}

template <class G>
ShuffleProof<G> read_proof(ValueReader<G>& reader, std::size_t count) {
  codec::JsonReader& json = reader.json;
  ShuffleProof<G> out;
  const auto element = [&] { return reader.element(); };
  const auto scalar = [&] { return reader.scalar(); };
  const auto next = [&](auto& into, const auto& read) {
    into = read();
    json.expect(",");
  };
  json.expect("[[");
  next(out.t1, element);
  next(out.t2, element);
  next(out.t3, element);
  json.expect("[");
  next(out.t41, element);
  out.t42 = element();
  json.expect("],");
  out.t_hat = reader.exactly(count, element);
  json.expect("],[");
  next(out.s1, scalar);
  next(out.s2, scalar);
  next(out.s3, scalar);
  next(out.s4, scalar);
  out.s_hat = reader.exactly(count, scalar);
  json.expect(",");
  out.s_prime = reader.exactly(count, scalar);
  json.expect("],");
  out.c = reader.exactly(count, element);
  json.expect(",");
  out.c_hat = reader.exactly(count, element);
  json.expect("]");
  return out;
}

template <class G>
std::string json_of_proof(const G& group, const ShuffleProof<G>& proof) {
  const auto quoted = [](const std::string& text) { return "\"" + text + "\""; };
  const auto elements = [&](const std::vector<typename G::Element>& of) { return json_list(group.texts(of), quoted); };
  const auto scalars = [](const std::vector<typename G::Scalar>& of) {
    return json_list(of, [](const auto& scalar) { return "\"" + to_decimal(scalar) + "\""; });
  };
  const std::array<typename G::Element, 5> fixed = {proof.t1, proof.t2, proof.t3, proof.t41, proof.t42};
  const std::vector<std::string> t = group.texts(fixed);
  std::string out = "[[" + quoted(t[0]) + "," + quoted(t[1]) + "," + quoted(t[2]) + ",[" + quoted(t[3]) + "," +
                    quoted(t[4]) + "]," + elements(proof.t_hat) + "],[";
  for (const auto* const s : {&proof.s1, &proof.s2, &proof.s3, &proof.s4}) out += quoted(to_decimal(*s)) + ",";
  return out + scalars(proof.s_hat) + "," + scalars(proof.s_prime) + "]," + elements(proof.c) + "," +
         elements(proof.c_hat) + "]";
}

/// Collects left sides that must be neutral, each with a weight of its own, into one product of powers.
template <class G>
class Combination {
 public:
  using Element = typename G::Element;
  using Scalar = typename G::Scalar;

  Combination(const G& group, const crypto::Secret32& seed) : group_(group), draws_(seed) {}
  void next_equation() {
    std::array<std::uint8_t, 16> bytes;
    draws_.fill(bytes);
    weight_ = from_little_endian<Scalar::kLimbs>(bytes);
  }
  [[nodiscard]] Scalar weighted(const Scalar& exponent) const { return group_.order().multiply(weight_, exponent); }
  [[nodiscard]] Scalar weight() const { return weight_; }
  void term(const Element& base, const Scalar& exponent) {
    bases_.push_back(base);
    exponents_.push_back(exponent);
  }
  [[nodiscard]] bool is_neutral() const { return group_.is_neutral(group_.power_product(bases_, exponents_)); }

 private:
  const G& group_;
  Draws draws_;
  Scalar weight_;
  std::vector<Element> bases_;
  std::vector<Scalar> exponents_;
};

}  // namespace

template <class G>
std::string json_of_shuffle(const G& group, const Shuffle<G>& shuffle) {
  return "{\"ciphertexts\":" +
         json_list(shuffle.ciphertexts, [&](const auto& votes) { return json_of<G>(group, votes); }) +
         ",\"proofs\":" + json_list(shuffle.proofs, [&](const auto& proof) { return json_of_proof(group, proof); }) +
         "}";
}

template <class G>
Result<Shuffle<G>> read_shuffle(const G& group, std::span<const std::vector<Ciphertext<G>>> before,
                                std::string_view json) {
  codec::JsonReader text(json);
  ValueReader<G> reader(text, group);
  Shuffle<G> out;
  std::size_t question = 0;
  const auto count = [&] { return question < before.size() ? before[question++].size() : 0; };
  text.expect("{\"ciphertexts\":");
  out.ciphertexts = reader.exactly(before.size(), [&] { return read_votes(reader, count()); });
  text.expect(",\"proofs\":");
  question = 0;
  out.proofs = reader.exactly(before.size(), [&] { return read_proof(reader, count()); });
  text.expect("}");
  FM_TRY(reader.finish());
  return out;
}

template <class G>
Result<std::vector<typename G::Element>> shuffle_bases(const G& group, std::size_t count) {
  std::vector<typename G::Element> out;
  out.reserve(count + 1);
  for (std::size_t i = 0; i <= count; ++i) {
    const auto base = group.shuffle_base(static_cast<std::int64_t>(i) - 1);
    if (!base) return fail(rule::kProof, "a base of shuffles that cannot be used");
    out.push_back(*base);
  }
  return out;
}

template <class G>
Result<Ok> check_shuffle(const G& group, const typename G::Element& y, std::string_view election_hash,
                         std::span<const Ciphertext<G>> before, std::span<const Ciphertext<G>> after,
                         const ShuffleProof<G>& proof, const crypto::Secret32& seed) {
  using Element = typename G::Element;
  using Scalar = typename G::Scalar;
  const auto& order = group.order();
  const std::size_t n = before.size();
  FM_CHECK(after.size() == n && proof.c.size() == n && proof.c_hat.size() == n && proof.t_hat.size() == n);
  Draws draws(seed);

  std::vector<Element> all = {proof.t1, proof.t2, proof.t3, proof.t41, proof.t42};
  for (const Ciphertext<G>& each : after) {
    all.push_back(each.alpha);
    all.push_back(each.beta);
  }
  for (const auto* const list : {&proof.c, &proof.c_hat, &proof.t_hat})
    all.insert(all.end(), list->begin(), list->end());
  if (!all_belong<G>(group, all, draws.seed())) return fail(rule::kSubgroup, "an element outside the group");

  FM_ASSIGN(const std::vector<Element> bases, shuffle_bases(group, n));
  const Element& h = bases[0];
  const ShuffleTranscript<G> transcript(group, y, election_hash, before, after, proof.c);
  const std::vector<Scalar>& u = transcript.challenges();
  const Scalar c = transcript.challenge(proof);
  const Scalar minus_c = order.negate(c);

  // Each equation of the proof, as: right side / left side = neutral, to the power of a weight.
  Combination<G> sum(group, draws.seed());
  Scalar power_of_g, power_of_y, power_of_h;
  std::vector<Scalar> power_of_c(n), power_of_h_i(n), power_of_c_hat(n);
  const auto add = [&](Scalar& to, const Scalar& more) { to = order.add(to, more); };
  const auto left = [&](const Element& t) { sum.term(t, order.negate(sum.weight())); };

  sum.next_equation();  // t1 = (prod c / prod h_i)^-c g^s1
  left(proof.t1);
  add(power_of_g, sum.weighted(proof.s1));
  for (std::size_t i = 0; i < n; ++i) {
    add(power_of_c[i], sum.weighted(minus_c));
    add(power_of_h_i[i], sum.weighted(c));
  }

  sum.next_equation();  // t2 = (c_hat_N / h^(prod u))^-c g^s2
  left(proof.t2);
  add(power_of_g, sum.weighted(proof.s2));
  Scalar product_of_u(1);
  for (const Scalar& each : u) product_of_u = order.multiply(product_of_u, each);
  if (n > 0) add(power_of_c_hat[n - 1], sum.weighted(minus_c));
  if (n == 0) add(power_of_h, sum.weighted(minus_c));
  add(power_of_h, sum.weighted(order.multiply(c, product_of_u)));

  sum.next_equation();  // t3 = (prod c_i^u_i)^-c g^s3 prod h_i^s'_i
  left(proof.t3);
  add(power_of_g, sum.weighted(proof.s3));
  for (std::size_t i = 0; i < n; ++i) {
    add(power_of_c[i], sum.weighted(order.multiply(minus_c, u[i])));
    add(power_of_h_i[i], sum.weighted(proof.s_prime[i]));
  }

  const Scalar minus_s4 = order.negate(proof.s4);
  sum.next_equation();  // t41 = (prod beta_i^u_i)^-c y^-s4 prod beta'_i^s'_i
  left(proof.t41);
  add(power_of_y, sum.weighted(minus_s4));
  for (std::size_t i = 0; i < n; ++i) {
    sum.term(before[i].beta, sum.weighted(order.multiply(minus_c, u[i])));
    sum.term(after[i].beta, sum.weighted(proof.s_prime[i]));
  }

  sum.next_equation();  // t42 = (prod alpha_i^u_i)^-c g^-s4 prod alpha'_i^s'_i
  left(proof.t42);
  add(power_of_g, sum.weighted(minus_s4));
  for (std::size_t i = 0; i < n; ++i) {
    sum.term(before[i].alpha, sum.weighted(order.multiply(minus_c, u[i])));
    sum.term(after[i].alpha, sum.weighted(proof.s_prime[i]));
  }

  for (std::size_t i = 0; i < n; ++i) {
    sum.next_equation();  // t_hat_i = c_hat_i^-c g^s_hat_i c_hat_(i-1)^s'_i
    left(proof.t_hat[i]);
    add(power_of_g, sum.weighted(proof.s_hat[i]));
    add(power_of_c_hat[i], sum.weighted(minus_c));
    add(i == 0 ? power_of_h : power_of_c_hat[i - 1], sum.weighted(proof.s_prime[i]));
  }

  sum.term(group.generator(), power_of_g);
  sum.term(y, power_of_y);
  sum.term(h, power_of_h);
  for (std::size_t i = 0; i < n; ++i) {
    sum.term(proof.c[i], power_of_c[i]);
    sum.term(bases[i + 1], power_of_h_i[i]);
    sum.term(proof.c_hat[i], power_of_c_hat[i]);
  }
  if (!sum.is_neutral()) return fail(rule::kProof, "the proof of a shuffle");
  return Ok{};
}

#define FM_SHUFFLE(G)                                                                                                \
  template std::string json_of_shuffle(const G&, const Shuffle<G>&);                                                 \
  template Result<Shuffle<G>> read_shuffle(const G&, std::span<const std::vector<Ciphertext<G>>>, std::string_view); \
  template Result<std::vector<G::Element>> shuffle_bases(const G&, std::size_t);                                     \
  template Result<Ok> check_shuffle(const G&, const G::Element&, std::string_view, std::span<const Ciphertext<G>>,   \
                                    std::span<const Ciphertext<G>>, const ShuffleProof<G>&, const crypto::Secret32&);
FM_SHUFFLE(Ed25519)
FM_SHUFFLE(ShortFieldGroup)
FM_SHUFFLE(LongFieldGroup)
#undef FM_SHUFFLE

}  // namespace folkmoot::ballot

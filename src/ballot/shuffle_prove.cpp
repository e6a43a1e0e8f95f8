// Who shuffles, and proves it.
#include "ballot/shuffle.h"
#include "ballot/shuffle_parts.h"

namespace folkmoot::ballot {

namespace {

/// Fisher and Yates: each order is as likely as any other.
std::vector<std::size_t> draw_order(std::size_t count, Draws& draws) {
  std::vector<std::size_t> out(count);
  for (std::size_t i = 0; i < count; ++i) out[i] = i;
  for (std::size_t i = count; i > 1; --i) {
    std::array<std::uint8_t, 16> bytes;
    draws.fill(bytes);
    Wide number = 0;
    for (const std::uint8_t byte : bytes) number = number << 8 | byte;
    std::swap(out[i - 1], out[static_cast<std::size_t>(number % i)]);
  }
  return out;
}

template <class G>
class Prover {
 public:
  using Element = typename G::Element;
  using Scalar = typename G::Scalar;

  Prover(const G& group, const Element& y, std::span<const Ciphertext<G>> before, Draws& draws)
      : group_(group),
        order_(group.order()),
        y_(y),
        y_table_(group.table(y)),
        before_(before),
        draws_(draws),
        n_(before.size()),
        psi_(draw_order(n_, draws)) {}

  Result<Shuffled<G>> run(std::string_view election_hash) {
    FM_ASSIGN(bases_, shuffle_bases(group_, n_));
    commit_to_order();
    const ShuffleTranscript<G> transcript(group_, y_, election_hash, before_, out_.ciphertexts, out_.proof.c);
    const std::vector<Scalar>& u = transcript.challenges();
    for (std::size_t i = 0; i < n_; ++i) u_prime_.push_back(u[psi_[i]]);
    chain();
    commit();
    answer(u, transcript.challenge(out_.proof));
    return std::move(out_);
  }

 private:
  Element g(const Scalar& e) const { return group_.power_secretly(group_.generator_table(), e); }
  std::vector<Scalar> draw_all() {
    std::vector<Scalar> out;
    for (std::size_t i = 0; i < n_; ++i) out.push_back(draws_.scalar(order_));
    return out;
  }

  // e'_i is e_psi(i) encrypted anew; c_psi(i) = g^r_psi(i) h_i.
  void commit_to_order() {
    r_ = draw_all();
    r_prime_ = draw_all();  // by the place before
    out_.proof.c.resize(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      const std::size_t from = psi_[i];
      out_.ciphertexts.push_back({group_.product(before_[from].alpha, g(r_prime_[from])),
                                  group_.product(before_[from].beta, group_.power_secretly(y_table_, r_prime_[from]))});
      out_.proof.c[from] = group_.product(g(r_[from]), bases_[i + 1]);
    }
  }

  // c_hat_i = g^r_hat_i c_hat_(i-1)^u'_i, from h: the prover knows it as g^a h^b.
  void chain() {
    r_hat_ = draw_all();
    h_table_.emplace(group_.table(bases_[0]));
    known_.push_back({Scalar(), Scalar(1)});
    for (std::size_t i = 0; i < n_; ++i) {
      const Known& last = known_.back();
      known_.push_back(
          {order_.add(r_hat_[i], order_.multiply(u_prime_[i], last.g)), order_.multiply(u_prime_[i], last.h)});
      out_.proof.c_hat.push_back(element_of(known_.back()));
    }
  }
  struct Known {
    Scalar g, h;
  };
  Element element_of(const Known& known) const {
    return group_.product(g(known.g), group_.power_secretly(*h_table_, known.h));
  }

  void commit() {
    ShuffleProof<G>& proof = out_.proof;
    for (Scalar& each : omega_) each = draws_.scalar(order_);
    omega_hat_ = draw_all();
    omega_prime_ = draw_all();
    proof.t1 = g(omega_[0]);
    proof.t2 = g(omega_[1]);
    proof.t3 = g(omega_[2]);
    const Scalar minus = order_.negate(omega_[3]);
    proof.t41 = group_.power_secretly(y_table_, minus);
    proof.t42 = g(minus);
    std::vector<Element> alphas, betas;
    for (const Ciphertext<G>& each : out_.ciphertexts) {
      alphas.push_back(each.alpha);
      betas.push_back(each.beta);
    }
    const auto times = [&](Element& to, std::span<const Element> bases) {
      to = group_.product(to, group_.power_product_secretly(bases, omega_prime_));
    };
    times(proof.t3, std::span(bases_).subspan(1));
    times(proof.t41, betas);
    times(proof.t42, alphas);
    for (std::size_t i = 0; i < n_; ++i)
      proof.t_hat.push_back(element_of({order_.add(omega_hat_[i], order_.multiply(omega_prime_[i], known_[i].g)),
                                        order_.multiply(omega_prime_[i], known_[i].h)}));
  }

  void answer(const std::vector<Scalar>& u, const Scalar& c) {
    ShuffleProof<G>& proof = out_.proof;
    Scalar r_bar, r_hat, r_tilde, r_prime;
    Scalar v(1);  // v_i: the product of the u' after i
    for (std::size_t i = n_; i-- > 0;) {
      r_hat = order_.add(r_hat, order_.multiply(r_hat_[i], v));
      v = order_.multiply(v, u_prime_[i]);
    }
    for (std::size_t i = 0; i < n_; ++i) {
      r_bar = order_.add(r_bar, r_[i]);
      r_tilde = order_.add(r_tilde, order_.multiply(r_[i], u[i]));
      r_prime = order_.add(r_prime, order_.multiply(r_prime_[i], u[i]));
    }
    const auto with = [&](const Scalar& omega, const Scalar& secret) {
      return order_.add(omega, order_.multiply(c, secret));
    };
    proof.s1 = with(omega_[0], r_bar);
    proof.s2 = with(omega_[1], r_hat);
    proof.s3 = with(omega_[2], r_tilde);
    proof.s4 = with(omega_[3], r_prime);
    for (std::size_t i = 0; i < n_; ++i) {
      proof.s_hat.push_back(with(omega_hat_[i], r_hat_[i]));
      proof.s_prime.push_back(with(omega_prime_[i], u_prime_[i]));
    }
  }

  const G& group_;
  const Modulus<Scalar::kLimbs>& order_;
  const Element& y_;
  typename G::Table y_table_;
  std::span<const Ciphertext<G>> before_;
  Draws& draws_;
  std::size_t n_;
  std::vector<std::size_t> psi_;
  std::vector<Element> bases_;
  std::optional<typename G::Table> h_table_;
  std::vector<Known> known_;  // of c_hat_(i-1)
  std::vector<Scalar> r_, r_prime_, r_hat_, u_prime_, omega_hat_, omega_prime_;
  std::array<Scalar, 4> omega_;
  Shuffled<G> out_;
};

}  // namespace

template <class G>
Result<Shuffled<G>> shuffle(const G& group, const typename G::Element& y, std::string_view election_hash,
                            std::span<const Ciphertext<G>> before, Draws& draws) {
  return Prover<G>(group, y, before, draws).run(election_hash);
}

template Result<Shuffled<Ed25519>> shuffle(const Ed25519&, const Ed25519::Element&, std::string_view,
                                           std::span<const Ciphertext<Ed25519>>, Draws&);
template Result<Shuffled<ShortFieldGroup>> shuffle(const ShortFieldGroup&, const ShortFieldGroup::Element&,
                                                   std::string_view, std::span<const Ciphertext<ShortFieldGroup>>,
                                                   Draws&);
template Result<Shuffled<LongFieldGroup>> shuffle(const LongFieldGroup&, const LongFieldGroup::Element&,
                                                  std::string_view, std::span<const Ciphertext<LongFieldGroup>>,
                                                  Draws&);

}  // namespace folkmoot::ballot

#include "ballot/open.h"

namespace folkmoot::ballot {

template <class G>
Share<G> make_share(const G& group, std::string_view election_hash, const EncryptedTally<G>& tally,
                    const typename G::Scalar& secret, Draws& draws) {
  using Element = typename G::Element;
  const auto& order = group.order();
  const std::string prefix = "decrypt|" + std::string(election_hash) + "|" +
                             text_of(group, group.power_secretly(group.generator_table(), secret)) + "|";
  Share<G> out;
  for (const std::vector<Ciphertext<G>>& question : tally) {
    out.factors.emplace_back();
    out.proofs.emplace_back();
    for (const Ciphertext<G>& each : question) {
      out.factors.back().push_back(group.power_secretly(each.alpha, secret));
      const auto w = draws.scalar(order);
      const std::array<Element, 2> commitments = {group.power_secretly(group.generator_table(), w),
                                                  group.power_secretly(each.alpha, w)};
      const auto challenge = hash_to_scalar(group, prefix + joined(group.texts(commitments)));
      out.proofs.back().push_back({challenge, order.subtract(w, order.multiply(secret, challenge))});
    }
  }
  return out;
}

namespace {
/// The number v <= max with g^v = element: small steps once, then giant ones for each element.
template <class G>
class Logarithms {
 public:
  Logarithms(const G& group, std::uint64_t max) : group_(group), max_(max) {
    while (step_ * step_ <= max) ++step_;
    std::vector<typename G::Element> powers;
    typename G::Element power = group.neutral();
    for (std::uint64_t i = 0; i < step_; ++i) {
      powers.push_back(power);
      power = group.product(power, group.generator());
    }
    giant_ = power;
    const std::vector<std::string> texts = group.texts(powers);
    for (std::uint64_t i = 0; i < step_; ++i) small_.emplace(texts[i], i);
  }
  [[nodiscard]] std::optional<std::uint64_t> of(typename G::Element element) const {
    for (std::uint64_t i = 0; i * step_ <= max_; ++i) {
      if (const auto found = small_.find(text_of(group_, element)); found != small_.end())
        return i * step_ + found->second;
      element = group_.quotient(element, giant_);
    }
    return std::nullopt;
  }

 private:
  const G& group_;
  std::uint64_t max_;
  std::uint64_t step_ = 1;
  typename G::Element giant_;
  std::map<std::string, std::uint64_t> small_;
};
}  // namespace

template <class G>
Result<std::vector<QuestionResult>> read_opened(const G& group, const Election& election,
                                                const std::vector<std::vector<typename G::Element>>& opened,
                                                std::uint64_t total_weight) {
  const Logarithms<G> logarithms(group, total_weight);
  std::vector<QuestionResult> out;
  for (std::size_t q = 0; q < opened.size(); ++q) {
    const Question& question = election.questions()[q];
    QuestionResult& result = out.emplace_back();
    for (const auto& element : opened[q]) {
      if (question.kind == Question::Kind::embedded) {
        result.votes.push_back(group.extract(element, question.answers.size()));
        continue;
      }
      const auto sum = logarithms.of(element);
      if (!sum) return fail(rule::kResult, "what was opened is no number of votes");
      result.sums.push_back(*sum);
    }
  }
  return out;
}

#define FM_OPEN(G)                                                                                              \
  template Share<G> make_share(const G&, std::string_view, const EncryptedTally<G>&, const G::Scalar&, Draws&); \
  template Result<std::vector<QuestionResult>> read_opened(                                                     \
      const G&, const Election&, const std::vector<std::vector<G::Element>>&, std::uint64_t);
FM_OPEN(Ed25519)
FM_OPEN(ShortFieldGroup)
FM_OPEN(LongFieldGroup)
#undef FM_OPEN

}  // namespace folkmoot::ballot

#include "ballot/ballot.h"

#include "ballot/tokens.h"
#include "base/check.h"

namespace folkmoot::ballot {

namespace {
/// Adds the claims of one ballot, question by question.
template <class G>
class BallotClaims {
 public:
  using Scalar = typename G::Scalar;
  using Member = typename Claims<G>::Member;

  BallotClaims(const Booth<G>& booth, const Ballot<G>& ballot)
      : booth_(booth), context_(context_of(booth, ballot.credential)), claims_(booth.group, &booth.key_table) {}

  Result<Ok> add(const Question& question, const ChosenAnswer<G>& answer, const std::string& name) {
    std::vector<Ciphertext<G>> all = answer.choices;
    all.push_back(chosen_sum<G>(booth_.group, question, answer.choices));
    const std::vector<std::string> texts = texts_of<G>(booth_.group, all);
    const std::string context = context_of_answer(context_, std::span(texts).first(2 * answer.choices.size()));
    const std::vector<Pair> bases = add_individual(answer.choices, answer.individual, texts, name);
    const Pair sum = pair(all.back(), Member::known);
    if (question.has_blank()) {
      disjunct(bases[0], answer.overall[0], 1);
      for (std::size_t j = 1; j < answer.overall.size(); ++j)
        disjunct(sum, answer.overall[j], question.min + static_cast<std::uint32_t>(j) - 1);
      finish("bproof1|" + context + "|", name + ", the first proof about a blank vote");
      disjunct(bases[0], answer.blank[0], 0);
      disjunct(sum, answer.blank[1], 0);
      finish("bproof0|" + context + "|", name + ", the second proof about a blank vote");
    } else {
      for (std::size_t j = 0; j < answer.overall.size(); ++j)
        disjunct(sum, answer.overall[j], question.min + static_cast<std::uint32_t>(j));
      finish("prove|" + context + named(texts, answer.choices.size()), name + ", the proof of how many are chosen");
    }
    return Ok{};
  }

  Result<Ok> add(const Question& question, const ListsAnswer<G>& answer, const std::string& name) {
    const G& group = booth_.group;
    const auto sums = sums_by_list<Ciphertext<G>>(
        question, answer.choices, {group.neutral(), group.neutral()},
        [&group](const Ciphertext<G>& a, const Ciphertext<G>& b) { return product(group, a, b); });
    std::vector<Ciphertext<G>> all = answer.choices;
    all.push_back(sums.chosen);
    std::vector<std::string> texts = texts_of<G>(group, all);
    const std::string context = context_of_answer(context_, std::span(texts).first(2 * answer.choices.size()));
    const std::vector<Pair> bases = add_individual(answer.choices, answer.individual, texts, name);

    disjunct(pair(sums.chosen, Member::known), answer.overall, 1);
    finish("prove|" + context + named(texts, answer.choices.size()), name + ", the proof that one list is chosen");
    std::size_t at = 0;
    for (std::size_t i = 0; i < question.lists.size(); ++i) {
      disjunct(bases[at], answer.lists[i][0], 1);
      disjunct(pair(sums.by_list[i], Member::known), answer.lists[i][1], 0);
      finish("lproof|" + context + "|", name + ", the proof of list " + std::to_string(i + 1));
      at += question.lists[i];
    }

    const std::string what = name + ", the proof that somebody is chosen";
    const NonzeroProof<G>& nonzero = answer.nonzero;
    if (group.is_neutral(nonzero.commitment)) return fail(rule::kProof, what);
    const Pair candidates = pair(sums.candidates, Member::known);
    const std::size_t shown = claims_.base(nonzero.commitment, Member::asked);
    claims_.commit(candidates.alpha, nonzero.responses[0], nonzero.responses[1], {});
    claims_.commit_two(candidates.beta, nonzero.responses[0], shown, nonzero.challenge, nonzero.responses[1]);
    claims_.claim("nonzero|" + context + "|" + text_of(group, nonzero.commitment) + ",", nonzero.challenge, what);
    return Ok{};
  }

  Result<Ok> add(const Question&, const EmbeddedAnswer<G>& answer, const std::string& name) {
    const std::vector<std::string> texts = texts_of<G>(booth_.group, {&answer.choice, 1});
    const std::size_t alpha = claims_.base(answer.choice.alpha, Member::asked);
    claims_.base(answer.choice.beta, Member::asked);
    claims_.commit(alpha, answer.proof.challenge, answer.proof.response, {});
    claims_.claim("raweg|" + context_ + "|" + booth_.election.public_key + "," + joined(texts) + "|",
                  answer.proof.challenge, name + ", the proof of knowing the vote");
    return Ok{};
  }

  [[nodiscard]] Claims<G> take() { return std::move(claims_); }

 private:
  struct Pair {
    std::size_t alpha, beta;
  };
  Pair pair(const Ciphertext<G>& of, Member member) {
    const std::size_t alpha = claims_.base(of.alpha, member);
    return {alpha, claims_.base(of.beta, member)};
  }
  static std::string named(std::span<const std::string> texts, std::size_t at) {
    return "|" + texts[2 * at] + "," + texts[2 * at + 1] + "|";
  }
  /// That each choice is 0 or 1.
  std::vector<Pair> add_individual(std::span<const Ciphertext<G>> choices,
                                   std::span<const std::array<Proof<G>, 2>> individual,
                                   std::span<const std::string> texts, const std::string& name) {
    std::vector<Pair> bases;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      bases.push_back(pair(choices[i], Member::asked));
      for (std::uint32_t message = 0; message < 2; ++message) disjunct(bases[i], individual[i][message], message);
      finish("prove|" + context_ + named(texts, i), name + ", the proof of choice " + std::to_string(i + 1));
    }
    return bases;
  }
  /// A = g^r alpha^c and B = y^r (beta / g^message)^c.
  void disjunct(const Pair& bases, const Proof<G>& proof, std::uint32_t message) {
    const auto& order = booth_.group.order();
    Scalar power_of_g;
    if (message != 0) power_of_g = order.negate(order.multiply(proof.challenge, Scalar(message)));
    claims_.commit(bases.alpha, proof.challenge, proof.response, {});
    claims_.commit(bases.beta, proof.challenge, power_of_g, proof.response);
    sum_ = order.add(sum_, proof.challenge);
  }
  void finish(std::string prefix, std::string what) {
    claims_.claim(std::move(prefix), sum_, std::move(what));
    sum_ = Scalar();
  }

  const Booth<G>& booth_;
  std::string context_;
  Claims<G> claims_;
  Scalar sum_;
};
}  // namespace

template <class G>
Booth<G>::Booth(const G& in, Election read, std::string_view json, const typename G::Element& public_key)
    : group(in), election(std::move(read)), hash(fingerprint(json)), key(public_key), key_table(in.table(key)) {}

template <class G>
const std::vector<Ciphertext<G>>* summed_choices(const Answer<G>& answer) {
  if (const auto* const chosen = std::get_if<ChosenAnswer<G>>(&answer)) return &chosen->choices;
  const auto* const lists = std::get_if<ListsAnswer<G>>(&answer);
  return lists == nullptr ? nullptr : &lists->choices;
}

std::string context_of_answer(const std::string& context, std::span<const std::string> texts) {
  return context + "|" + joined(texts);
}

template <class G>
Ciphertext<G> chosen_sum(const G& group, const Question& question, std::span<const Ciphertext<G>> choices) {
  Ciphertext<G> out{group.neutral(), group.neutral()};
  for (std::size_t i = question.has_blank() ? 1 : 0; i < choices.size(); ++i) out = product(group, out, choices[i]);
  return out;
}

template <class G>
Result<Claims<G>> answer_claims(const Booth<G>& booth, const Ballot<G>& ballot) {
  BallotClaims<G> claims(booth, ballot);
  for (std::size_t i = 0; i < ballot.answers.size(); ++i) {
    const Question& question = booth.election.questions()[i];
    const std::string name = "question " + std::to_string(i + 1);
    FM_TRY(std::visit([&](const auto& answer) { return claims.add(question, answer, name); }, ballot.answers[i]));
  }
  return claims.take();
}

template <class G>
Result<Claims<G>> ballot_claims(const Booth<G>& booth, const Ballot<G>& ballot, std::string_view json,
                                const typename G::Element& credential) {
  if (fingerprint(unsigned_part(json)) != ballot.signed_hash)
    return fail(rule::kSignature, "the hash that is signed is not the ballot's");
  FM_ASSIGN(Claims<G> claims, answer_claims(booth, ballot));
  const std::size_t base = claims.base(credential, Claims<G>::Member::known);
  claims.commit(base, ballot.signature.challenge, ballot.signature.response, {});
  claims.claim("sig|" + ballot.signed_hash + "|", ballot.signature.challenge, "the signature", rule::kSignature);
  return claims;
}

template <class G>
Result<Ok> check_ballot(const Booth<G>& booth, const Ballot<G>& ballot, std::string_view json,
                        const typename G::Element& credential) {
  FM_ASSIGN(const Claims<G> claims, ballot_claims(booth, ballot, json, credential));
  return claims.check();
}

#define FM_BALLOT(G)                                                                                                \
  template struct Booth<G>;                                                                                         \
  template const std::vector<Ciphertext<G>>* summed_choices(const Answer<G>&);                                      \
  template Result<Claims<G>> answer_claims(const Booth<G>&, const Ballot<G>&);                                      \
  template Result<Claims<G>> ballot_claims(const Booth<G>&, const Ballot<G>&, std::string_view, const G::Element&); \
  template Result<Ok> check_ballot(const Booth<G>&, const Ballot<G>&, std::string_view, const G::Element&);         \
  template Ciphertext<G> chosen_sum(const G&, const Question&, std::span<const Ciphertext<G>>);
FM_BALLOT(Ed25519)
FM_BALLOT(ShortFieldGroup)
FM_BALLOT(LongFieldGroup)
#undef FM_BALLOT

}  // namespace folkmoot::ballot

#include "ballot/decryption.h"

#include "ballot/by_lists.h"
#include "base/check.h"

namespace folkmoot::ballot {

namespace {
std::string as_it_is(const std::string& text) { return text; }
std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// Question by question.
template <class Lists, class Item>
std::string json_by_questions(const Election& election, const Lists& lists, const Item& item) {
  std::string out;
  for (std::size_t q = 0; q < lists.size(); ++q) {
    if (q > 0) out += ",";
    out += item(election.questions()[q], lists[q]);
  }
  return "[" + out + "]";
}
}  // namespace

template <class G>
std::string json_of_tally(const G& group, const Election& election, const EncryptedTally<G>& tally) {
  return json_by_questions(election, tally, [&](const Question& question, const std::vector<Ciphertext<G>>& list) {
    const std::vector<std::string> texts = texts_of<G>(group, list);
    std::vector<std::string> items;
    for (std::size_t i = 0; i < texts.size(); i += 2) items.push_back(json_of_ciphertext(texts[i], texts[i + 1]));
    return json_by_lists(question, items, as_it_is);
  });
}

template <class G>
std::string json_of_share(const G& group, const Election& election, const Share<G>& share) {
  return "{\"decryption_factors\":" +
         json_by_questions(election, share.factors,
                           [&](const Question& question, const std::vector<typename G::Element>& list) {
                             return json_by_lists(question, group.texts(list), quoted);
                           }) +
         ",\"decryption_proofs\":" +
         json_by_questions(election, share.proofs,
                           [](const Question& question, const std::vector<Proof<G>>& list) {
                             return json_by_lists(question, list, [](const Proof<G>& proof) { return json_of(proof); });
                           }) +
         "}";
}

template <class G>
Result<Share<G>> read_share(const G& group, const Election& election, const EncryptedTally<G>& tally,
                            std::string_view json) {
  codec::JsonReader text(json);
  ValueReader<G> reader(text, group);
  Share<G> out;
  std::size_t question = 0;
  const auto all = [&](const auto& item) {
    question = 0;
    return reader.exactly(tally.size(), [&] {
      const std::size_t q = question++;
      return read_by_lists(text, election.questions()[q], tally[q].size(), item);
    });
  };
  text.expect("{\"decryption_factors\":");
  out.factors = all([&] { return reader.element(); });
  text.expect(",\"decryption_proofs\":");
  out.proofs = all([&] { return reader.proof(); });
  text.expect("}");
  FM_TRY(reader.finish());
  return out;
}

template <class G>
Result<Ok> check_share(const G& group, std::string_view election_hash, const EncryptedTally<G>& tally,
                       const typename G::Element& key, const Share<G>& share) {
  using Member = typename Claims<G>::Member;
  const std::string prefix = "decrypt|" + std::string(election_hash) + "|" + text_of(group, key) + "|";
  for (std::size_t q = 0; q < tally.size(); ++q) {
    for (std::size_t i = 0; i < tally[q].size(); ++i) {
      Claims<G> claims(group);
      const Proof<G>& proof = share.proofs[q][i];
      const std::size_t own = claims.base(key, Member::known);
      const std::size_t alpha = claims.base(tally[q][i].alpha, Member::known);
      const std::size_t factor = claims.base(share.factors[q][i], Member::asked);
      claims.commit(own, proof.challenge, proof.response, {});
      claims.commit_two(alpha, proof.response, factor, proof.challenge);
      claims.claim(prefix, proof.challenge,
                   "question " + std::to_string(q + 1) + ", the proof of factor " + std::to_string(i + 1));
      FM_TRY(claims.check());
    }
  }
  return Ok{};
}

template <class G>
std::vector<std::vector<typename G::Element>> combined(const G& group, std::size_t threshold,
                                                       const std::map<std::size_t, Share<G>>& shares) {
  using Element = typename G::Element;
  using Scalar = typename G::Scalar;
  const auto& order = group.order();
  FM_CHECK(shares.size() >= threshold && threshold > 0);
  // The first ones, numbered from 1 as the polynomials are evaluated.
  std::vector<const Share<G>*> used;
  std::vector<Scalar> places;
  for (const auto& [place, share] : shares) {
    if (used.size() == threshold) break;
    used.push_back(&share);
    places.emplace_back(place + 1);
  }
  if (threshold == 1) return used[0]->factors;
  std::vector<Scalar> weights;  // Lagrange's, at 0
  for (std::size_t i = 0; i < used.size(); ++i) {
    Scalar above(1);
    Scalar below(1);
    for (std::size_t k = 0; k < used.size(); ++k) {
      if (k == i) continue;
      above = order.multiply(above, places[k]);
      below = order.multiply(below, order.subtract(places[k], places[i]));
    }
    weights.push_back(order.multiply(above, order.invert(below)));
  }
  std::vector<std::vector<Element>> out;
  for (std::size_t q = 0; q < used[0]->factors.size(); ++q) {
    out.emplace_back();
    for (std::size_t i = 0; i < used[0]->factors[q].size(); ++i) {
      std::vector<Element> bases;
      for (const Share<G>* share : used) bases.push_back(share->factors[q][i]);
      out.back().push_back(group.power_product(bases, weights));
    }
  }
  return out;
}

template <class G>
std::vector<std::vector<typename G::Element>> opened(
    const G& group, const EncryptedTally<G>& tally,
    std::span<const std::vector<std::vector<typename G::Element>>> factors) {
  std::vector<std::vector<typename G::Element>> out;
  for (std::size_t q = 0; q < tally.size(); ++q) {
    out.emplace_back();
    for (std::size_t i = 0; i < tally[q].size(); ++i) {
      typename G::Element product = group.neutral();
      for (const auto& item : factors) product = group.product(product, item[q][i]);
      out.back().push_back(group.quotient(tally[q][i].beta, product));
    }
  }
  return out;
}

template <class G>
Result<Ok> check_result(const G& group, const Election& election,
                        const std::vector<std::vector<typename G::Element>>& opened,
                        const std::vector<QuestionResult>& result) {
  for (std::size_t q = 0; q < opened.size(); ++q) {
    const Question& question = election.questions()[q];
    const std::string name = "question " + std::to_string(q + 1);
    const bool summed = question.is_summed();
    if ((summed ? result[q].sums.size() : result[q].votes.size()) != opened[q].size())
      return fail(rule::kResult, name + ": not as many values as were opened");
    for (std::size_t i = 0; i < opened[q].size(); ++i) {
      bool right = false;
      if (summed)
        right = group.same(group.power(group.generator_table(), typename G::Scalar(result[q].sums[i])), opened[q][i]);
      else
        right = group.extract(opened[q][i], question.answers.size()) == result[q].votes[i];
      if (!right) return fail(rule::kResult, name + ", value " + std::to_string(i + 1) + " is not what was opened");
    }
  }
  return Ok{};
}

#define FM_DECRYPTION(G)                                                                                       \
  template std::string json_of_tally(const G&, const Election&, const EncryptedTally<G>&);                     \
  template std::string json_of_share(const G&, const Election&, const Share<G>&);                              \
  template Result<Share<G>> read_share(const G&, const Election&, const EncryptedTally<G>&, std::string_view); \
  template Result<Ok> check_share(const G&, std::string_view, const EncryptedTally<G>&, const G::Element&,     \
                                  const Share<G>&);                                                            \
  template std::vector<std::vector<G::Element>> combined(const G&, std::size_t,                                \
                                                         const std::map<std::size_t, Share<G>>&);              \
  template std::vector<std::vector<G::Element>> opened(const G&, const EncryptedTally<G>&,                     \
                                                       std::span<const std::vector<std::vector<G::Element>>>); \
  template Result<Ok> check_result(const G&, const Election&, const std::vector<std::vector<G::Element>>&,     \
                                   const std::vector<QuestionResult>&);
FM_DECRYPTION(Ed25519)
FM_DECRYPTION(ShortFieldGroup)
FM_DECRYPTION(LongFieldGroup)
#undef FM_DECRYPTION

}  // namespace folkmoot::ballot

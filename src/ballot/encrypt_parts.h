#pragma once
// How a vote becomes a ballot: the parts of encrypt.h, for those who watch what is done with secrets. `Watch` is told
// of everything that a ballot shows, from where it is shown on; until then no branch and no address depends on the
// vote, the voter's secret or the random numbers (tests/secrets). Only the search for an element where votes are
// embedded does.
#include "ballot/encrypt.h"
#include "ballot/tokens.h"

namespace folkmoot::ballot {

/// Nobody watches.
struct Unwatched {
  template <class Value>
  static void show(const Value&) {}
};

namespace detail {
/// 1 where equal, 0 where not, without a branch.
inline std::uint64_t equal_bit(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t difference = a ^ b;
  return 1 ^ ((difference | (0 - difference)) >> 63);
}
/// 1 where a <= b; both are small.
inline std::uint64_t at_most_bit(std::uint64_t a, std::uint64_t b) { return 1 ^ ((b - a) >> 63); }
inline std::uint64_t sum_of(std::uint64_t a, std::uint64_t b) { return a + b; }

/// 1 where the question takes this answer, of as many numbers as it wants.
inline std::uint64_t fits(const Question& question, std::span<const std::uint64_t> vote) {
  std::uint64_t out = 1;
  for (const std::uint64_t number : vote) out &= at_most_bit(number, question.is_summed() ? 1 : kMaxEmbedded);
  if (question.kind == Question::Kind::chosen) {
    std::uint64_t chosen = 0;
    for (const std::uint64_t number : vote.subspan(question.has_blank() ? 1 : 0)) chosen += number;
    const std::uint64_t blank = question.has_blank() ? vote[0] : 0;
    const std::uint64_t in_range = at_most_bit(question.min, chosen) & at_most_bit(chosen, question.max);
    out &= (blank & equal_bit(chosen, 0)) | ((1 ^ blank) & in_range);
  }
  if (question.kind == Question::Kind::lists) {
    const auto sums = sums_by_list<std::uint64_t>(question, vote, 0, sum_of);
    out &= equal_bit(sums.chosen, 1);
    for (std::size_t i = 0, at = 0; i < question.lists.size(); at += question.lists[i++])
      out &= 1 ^ vote[at] ^ (1 ^ equal_bit(sums.by_list[i], 0));  // somebody on it, if and only if it is chosen
  }
  return out;
}
}  // namespace detail

template <class Watch, class G>
Proof<G> prove_knowledge_watched(const G& group, std::string_view prefix, const typename G::Scalar& secret,
                                 Draws& draws) {
  const auto& order = group.order();
  const auto w = draws.scalar(order);
  const auto commitment = group.power_secretly(group.generator_table(), w);
  Watch::show(commitment);
  const auto challenge = hash_to_scalar(group, std::string(prefix) + text_of(group, commitment));
  const Proof<G> out = {challenge, order.subtract(w, order.multiply(secret, challenge))};
  Watch::show(out);
  return out;
}

/// Answers of one ballot.
template <class G, class Watch>
class Encryption {
 public:
  using Scalar = typename G::Scalar;

  Encryption(const Booth<G>& booth, std::string_view credential, Draws& draws)
      : booth_(booth),
        group_(booth.group),
        order_(booth.group.order()),
        draws_(draws),
        context_(context_of(booth, credential)) {}

  Answer<G> answer(const Question& question, const std::vector<std::uint32_t>& vote) {
    switch (question.kind) {
      case Question::Kind::chosen:
        return chosen(question, vote);
      case Question::Kind::embedded:
        return embedded(vote);
      case Question::Kind::lists:
        break;
    }
    return lists(question, vote);
  }

 private:
  /// g^r, y^r g^m with what only the voter knows.
  struct Encrypted {
    Ciphertext<G> ciphertext;
    Scalar randomness;
    Scalar message;
    std::uint64_t plain = 0;
  };
  /// What one part of a proof says of a ciphertext: that m is a certain number.
  struct Part {
    Scalar randomness;
    /// m less that number: zero where the part is true.
    Scalar off;
    /// 1 for the one part that is proved; the others are made up.
    std::uint64_t is_proved = 0;
  };

  ChosenAnswer<G> chosen(const Question& question, const std::vector<std::uint32_t>& vote) {
    const std::vector<Encrypted> choices = encrypted(vote);
    Encrypted sum = nothing();
    for (std::size_t i = question.has_blank() ? 1 : 0; i < choices.size(); ++i) sum = sum_of(sum, choices[i]);
    ChosenAnswer<G> out;
    const std::string context = publish(choices, sum, out.choices, out.individual);
    std::vector<Part> parts;
    const std::uint64_t not_blank = question.has_blank() ? 1 ^ choices[0].plain : 1;
    if (question.has_blank()) parts.push_back(part(choices[0], 1, 1));
    for (std::uint32_t count = question.min; count <= question.max; ++count)
      parts.push_back(part(sum, count, not_blank));
    if (!question.has_blank()) {
      out.overall = proofs("prove|" + context + named(sum.ciphertext), parts);
      return out;
    }
    out.overall = proofs("bproof1|" + context + "|", parts);
    // Not blank: the first part is true. Blank: nothing is chosen, and the second is.
    out.blank = proofs("bproof0|" + context + "|", {part(choices[0], 0, 1), part(sum, 0, choices[0].plain)});
    return out;
  }

  ListsAnswer<G> lists(const Question& question, const std::vector<std::uint32_t>& vote) {
    const std::vector<Encrypted> choices = encrypted(vote);
    const auto sums = sums_by_list<Encrypted>(question, choices, nothing(),
                                              [this](const Encrypted& a, const Encrypted& b) { return sum_of(a, b); });
    ListsAnswer<G> out;
    const std::string context = publish(choices, sums.chosen, out.choices, out.individual);
    out.overall = proofs("prove|" + context + named(sums.chosen.ciphertext), {part(sums.chosen, 1, 1)})[0];
    std::size_t at = 0;
    for (std::size_t i = 0; i < question.lists.size(); ++i) {
      const std::uint64_t taken = choices[at].plain;
      out.lists.push_back(
          pair(proofs("lproof|" + context + "|", {part(choices[at], 1, taken), part(sums.by_list[i], 0, 1 ^ taken)})));
      at += question.lists[i];
    }
    out.nonzero = nonzero("nonzero|" + context + "|", sums.candidates);
    return out;
  }

  EmbeddedAnswer<G> embedded(const std::vector<std::uint32_t>& vote) {
    const Scalar r = draws_.scalar(order_);
    const Ciphertext<G> choice = {group_.power_secretly(group_.generator_table(), r),
                                  group_.product(group_.power_secretly(booth_.key_table, r), group_.embed(vote))};
    Watch::show(choice);
    const std::vector<std::string> texts = texts_of<G>(group_, {&choice, 1});
    return {choice,
            prove_knowledge_watched<Watch>(
                group_, "raweg|" + context_ + "|" + booth_.election.public_key + "," + joined(texts) + "|", r, draws_)};
  }

  std::vector<Encrypted> encrypted(const std::vector<std::uint32_t>& vote) {
    std::vector<Encrypted> out;
    for (const std::uint32_t number : vote) {
      const Scalar r = draws_.scalar(order_);
      const Scalar message(number);
      const auto beta = group_.product(group_.power_secretly(booth_.key_table, r),
                                       group_.power_secretly(group_.generator_table(), message));
      out.push_back({{group_.power_secretly(group_.generator_table(), r), beta}, r, message, number});
    }
    return out;
  }
  Encrypted nothing() const { return {{group_.neutral(), group_.neutral()}, {}, {}, 0}; }
  Encrypted sum_of(const Encrypted& a, const Encrypted& b) const {
    return {product(group_, a.ciphertext, b.ciphertext), order_.add(a.randomness, b.randomness),
            order_.add(a.message, b.message), a.plain + b.plain};
  }
  Part part(const Encrypted& of, std::uint32_t number, std::uint64_t may_be_proved) const {
    return {of.randomness, order_.subtract(of.message, Scalar(number)),
            detail::equal_bit(of.plain, number) & may_be_proved};
  }

  static std::array<Proof<G>, 2> pair(const std::vector<Proof<G>>& proofs) { return {proofs[0], proofs[1]}; }
  std::string named(const Ciphertext<G>& of) const {
    const std::vector<std::string> texts = texts_of<G>(group_, {&of, 1});
    return "|" + texts[0] + "," + texts[1] + "|";
  }

  /// Shows the ciphertexts and their sum, and proves that each choice is 0 or 1. Gives the context of what follows.
  std::string publish(const std::vector<Encrypted>& choices, const Encrypted& sum, std::vector<Ciphertext<G>>& out,
                      std::vector<std::array<Proof<G>, 2>>& individual) {
    Watch::show(sum.ciphertext);
    for (const Encrypted& choice : choices) {
      Watch::show(choice.ciphertext);
      out.push_back(choice.ciphertext);
      Watch::show(out.back());
    }
    const std::vector<std::string> texts = texts_of<G>(group_, out);
    for (std::size_t i = 0; i < choices.size(); ++i)
      individual.push_back(pair(proofs("prove|" + context_ + "|" + texts[2 * i] + "," + texts[2 * i + 1] + "|",
                                       {part(choices[i], 0, 1), part(choices[i], 1, 1)})));
    return context_of_answer(context_, texts);
  }

  // A part with off = 0 has the commitments g^a, y^a whatever its challenge c; another one has g^a and y^a g^(off c).
  // So all commitments are made alike, with c drawn beforehand; afterwards the part that is proved gets what is left of
  // the hash as its challenge, and each answers a - r c.
  std::vector<Proof<G>> proofs(const std::string& prefix, const std::vector<Part>& parts) {
    std::vector<Scalar> a;
    std::vector<Scalar> c;
    std::vector<typename G::Element> commitments;
    for (const Part& each : parts) {
      a.push_back(draws_.scalar(order_));
      c.push_back(draws_.scalar(order_));
      commitments.push_back(group_.power_secretly(group_.generator_table(), a.back()));
      commitments.push_back(
          group_.product(group_.power_secretly(booth_.key_table, a.back()),
                         group_.power_secretly(group_.generator_table(), order_.multiply(each.off, c.back()))));
    }
    for (const auto& commitment : commitments) Watch::show(commitment);
    Scalar left = hash_to_scalar(group_, prefix + joined(group_.texts(commitments)));
    for (std::size_t i = 0; i < parts.size(); ++i)
      left = order_.subtract(left, select(parts[i].is_proved, c[i], Scalar()));
    std::vector<Proof<G>> out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Scalar challenge = select(parts[i].is_proved, c[i], left);
      out.push_back({challenge, order_.subtract(a[i], order_.multiply(parts[i].randomness, challenge))});
      Watch::show(out.back());
    }
    return out;
  }

  // With s drawn, beta^s y^(-r s) is g^(m s), and it is shown to be alpha^u g^v = 1, beta^u y^v for u = s, v = -r s.
  NonzeroProof<G> nonzero(const std::string& prefix, const Encrypted& of) {
    const Scalar s = draws_.scalar(order_);
    const Scalar u = draws_.scalar(order_);
    const Scalar v = draws_.scalar(order_);
    const Scalar both = order_.add(order_.multiply(of.randomness, u), v);
    const auto& g = group_.generator_table();
    const std::array<typename G::Element, 3> shown = {
        group_.power_secretly(g, order_.multiply(of.message, s)), group_.power_secretly(g, both),
        group_.product(group_.power_secretly(booth_.key_table, both),
                       group_.power_secretly(g, order_.multiply(of.message, u)))};
    Watch::show(shown);
    NonzeroProof<G> out;
    out.commitment = shown[0];
    out.challenge = hash_to_scalar(group_, prefix + joined(group_.texts(shown)));
    const Scalar sc = order_.multiply(s, out.challenge);
    out.responses = {order_.subtract(u, sc), order_.add(v, order_.multiply(of.randomness, sc))};
    Watch::show(out.responses);
    return out;
  }

  const Booth<G>& booth_;
  const G& group_;
  const Modulus<Scalar::kLimbs>& order_;
  Draws& draws_;
  std::string context_;
};

template <class Watch, class G>
Result<std::string> encrypt_watched(const Booth<G>& booth, const VoterKey<G>& voter, const Vote& vote, Draws& draws) {
  const std::vector<Question>& questions = booth.election.questions();
  std::uint64_t fits = vote.size() == questions.size() ? 1 : 0;
  for (std::size_t q = 0; q < vote.size() && q < questions.size(); ++q) {
    const std::vector<std::uint64_t> numbers(vote[q].begin(), vote[q].end());
    fits &= numbers.size() == questions[q].choices() ? detail::fits(questions[q], numbers) : 0;
  }
  Watch::show(fits);
  if (fits == 0) {
    FM_TRY(check_vote(booth.election, vote));  // says why
  }
  Ballot<G> out{booth.election.uuid, booth.hash, voter.credential, {}, {}, {}};
  Encryption<G, Watch> encryption(booth, voter.credential, draws);
  for (std::size_t q = 0; q < vote.size(); ++q) out.answers.push_back(encryption.answer(questions[q], vote[q]));
  const std::string json = unsigned_json(booth, out);
  const std::string hash = fingerprint(json);
  return with_signature(json, hash,
                        json_of(prove_knowledge_watched<Watch>(booth.group, "sig|" + hash + "|", voter.secret, draws)));
}

}  // namespace folkmoot::ballot

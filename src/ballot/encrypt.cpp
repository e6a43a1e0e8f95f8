#include "ballot/encrypt.h"

#include "ballot/tokens.h"

namespace folkmoot::ballot {

namespace {

/// 1 where equal, 0 where not, without a branch.
std::uint64_t equal_bit(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t difference = a ^ b;
  return 1 ^ ((difference | (0 - difference)) >> 63);
}

/// What one part of a proof says of a ciphertext g^r, y^r g^m: that m is a certain number.
template <class G>
struct Part {
  typename G::Scalar randomness;
  /// m less that number: zero where the part is true.
  typename G::Scalar off;
  /// 1 for the one part that is proved; the others are made up.
  std::uint64_t is_proved = 0;
};

template <class G>
struct Encrypted {
  Ciphertext<G> ciphertext;
  typename G::Scalar randomness;
  typename G::Scalar message;
  std::uint64_t plain = 0;
};

template <class G>
class Encryption {
 public:
  using Scalar = typename G::Scalar;

  Encryption(const Booth<G>& booth, std::string_view credential, Draws& draws)
      : booth_(booth),
        group_(booth.group),
        order_(booth.group.order()),
        draws_(draws),
        context_(context_of(booth, credential)) {}

  std::string chosen(const Question& question, const std::vector<std::uint32_t>& vote) {
    std::vector<Encrypted<G>> choices;
    for (const std::uint32_t choice : vote) choices.push_back(encrypted(choice));
    const Encrypted<G> sum = sum_of(question, choices);
    std::vector<Ciphertext<G>> all;
    for (const Encrypted<G>& choice : choices) all.push_back(choice.ciphertext);
    all.push_back(sum.ciphertext);
    const std::vector<std::string> texts = texts_of<G>(group_, all);
    const std::string context = context_of_answer(context_, std::span(texts).first(2 * choices.size()));
    const auto named = [&](std::size_t at) { return "|" + texts[2 * at] + "," + texts[2 * at + 1] + "|"; };

    std::string individual;
    for (std::size_t i = 0; i < choices.size(); ++i)
      individual +=
          (i > 0 ? "," : "") + proofs("prove|" + context_ + named(i), {part(choices[i], 0, 1), part(choices[i], 1, 1)});
    std::string out = "{\"choices\":" + json_of<G>(group_, std::span(all).first(choices.size())) +
                      ",\"individual_proofs\":[" + individual + "],\"overall_proof\":";
    std::vector<Part<G>> parts;
    const std::uint64_t not_blank = question.has_blank() ? 1 ^ choices[0].plain : 1;
    if (question.has_blank()) parts.push_back(part(choices[0], 1, 1));
    for (std::uint32_t count = question.min; count <= question.max; ++count)
      parts.push_back(part(sum, count, not_blank));
    if (!question.has_blank()) return out + proofs("prove|" + context + named(choices.size()), parts) + "}";
    out += proofs("bproof1|" + context + "|", parts);
    // Not blank: the first part is true. Blank: nothing is chosen, and the second is.
    std::vector<Part<G>> none = {part(choices[0], 0, 1), part(sum, 0, choices[0].plain)};
    return out + ",\"blank_proof\":" + proofs("bproof0|" + context + "|", none) + "}";
  }

  std::string embedded(const std::vector<std::uint32_t>& vote) {
    const Scalar r = draws_.scalar(order_);
    const Ciphertext<G> choice = {group_.power_secretly(group_.generator_table(), r),
                                  group_.product(group_.power_secretly(booth_.key_table, r), group_.embed(vote))};
    const std::vector<std::string> texts = texts_of<G>(group_, {&choice, 1});
    const Proof<G> proof = prove_knowledge(
        group_, "raweg|" + context_ + "|" + booth_.election.public_key + "," + joined(texts) + "|", r, draws_);
    return "{\"choices\":" + json_of_ciphertext(texts[0], texts[1]) + ",\"proof\":" + json_of(proof) + "}";
  }

 private:
  Encrypted<G> encrypted(std::uint32_t choice) {
    const Scalar r = draws_.scalar(order_);
    const Scalar message(choice);
    const auto beta = group_.product(group_.power_secretly(booth_.key_table, r),
                                     group_.power_secretly(group_.generator_table(), message));
    return {{group_.power_secretly(group_.generator_table(), r), beta}, r, message, choice};
  }

  Encrypted<G> sum_of(const Question& question, const std::vector<Encrypted<G>>& choices) {
    Encrypted<G> out{{group_.neutral(), group_.neutral()}, {}, {}, 0};
    for (std::size_t i = question.has_blank() ? 1 : 0; i < choices.size(); ++i) {
      out.ciphertext = product(group_, out.ciphertext, choices[i].ciphertext);
      out.randomness = order_.add(out.randomness, choices[i].randomness);
      out.message = order_.add(out.message, choices[i].message);
      out.plain += choices[i].plain;
    }
    return out;
  }

  Part<G> part(const Encrypted<G>& of, std::uint32_t number, std::uint64_t may_be_proved) {
    return {of.randomness, order_.subtract(of.message, Scalar(number)), equal_bit(of.plain, number) & may_be_proved};
  }

  // A part with off = 0 has the commitments g^a, y^a whatever its challenge c; another one has g^a and y^a g^(off c).
  // So all commitments are made alike, with c drawn beforehand; afterwards the part that is proved gets what is left of
  // the hash as its challenge, and each answers a - r c.
  std::string proofs(const std::string& prefix, const std::vector<Part<G>>& parts) {
    std::vector<Scalar> a;
    std::vector<Scalar> c;
    std::vector<typename G::Element> commitments;
    for (const Part<G>& each : parts) {
      a.push_back(draws_.scalar(order_));
      c.push_back(draws_.scalar(order_));
      commitments.push_back(group_.power_secretly(group_.generator_table(), a.back()));
      commitments.push_back(
          group_.product(group_.power_secretly(booth_.key_table, a.back()),
                         group_.power_secretly(group_.generator_table(), order_.multiply(each.off, c.back()))));
    }
    Scalar left = hash_to_scalar(group_, prefix + joined(group_.texts(commitments)));
    for (std::size_t i = 0; i < parts.size(); ++i)
      left = order_.subtract(left, select(parts[i].is_proved, c[i], Scalar()));
    std::string out = "[";
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Scalar challenge = select(parts[i].is_proved, c[i], left);
      const Scalar response = order_.subtract(a[i], order_.multiply(parts[i].randomness, challenge));
      out += (i > 0 ? "," : "") + json_of(Proof<G>{challenge, response});
    }
    return out + "]";
  }

  const Booth<G>& booth_;
  const G& group_;
  const Modulus<Scalar::kLimbs>& order_;
  Draws& draws_;
  std::string context_;
};

}  // namespace

Result<Ok> check_vote(const Election& election, const Vote& vote) {
  if (vote.size() != election.questions().size()) return fail(rule::kVote, "not as many answers as questions");
  for (std::size_t q = 0; q < vote.size(); ++q) {
    const Question& question = election.questions()[q];
    const std::string name = "question " + std::to_string(q + 1) + ": ";
    const bool embedded = question.kind == Question::Kind::embedded;
    if (vote[q].size() != (embedded ? question.answers.size() : question.choices()))
      return fail(rule::kVote, name + "not as many numbers as answers");
    std::uint64_t sum = 0;
    for (const std::uint32_t number : vote[q]) {
      if (number > (embedded ? kMaxEmbedded : 1)) return fail(rule::kVote, name + "a number that is too large");
      sum += number;
    }
    if (embedded) continue;
    const bool blank = question.has_blank() && vote[q][0] == 1;
    if (blank ? sum != 1 : sum < question.min || sum > question.max)
      return fail(rule::kVote, name + "too few or too many are chosen");
  }
  return Ok{};
}

Result<Vote> read_vote(std::string_view json) {
  while (json.ends_with('\n')) json.remove_suffix(1);
  codec::JsonReader reader(json);
  Vote out;
  codec::json_array(reader, kMaxQuestions, [&] {
    std::vector<std::uint32_t>& answer = out.emplace_back();
    codec::json_array(reader, kMaxAnswers + 1,
                      [&] { answer.push_back(static_cast<std::uint32_t>(reader.integer(kMaxEmbedded))); });
  });
  FM_TRY(well_formed(reader));
  return out;
}

template <class G>
VoterKey<G> VoterKey<G>::from(const G& group, const typename G::Scalar& secret) {
  return {secret, text_of(group, group.power_secretly(group.generator_table(), secret))};
}

template <class G>
Result<std::string> encrypt(const Booth<G>& booth, const VoterKey<G>& voter, const Vote& vote, Draws& draws) {
  FM_TRY(check_vote(booth.election, vote));
  Encryption<G> encryption(booth, voter.credential, draws);
  std::string out = "{\"election_uuid\":\"" + booth.election.uuid + "\",\"election_hash\":\"" + booth.hash +
                    "\",\"credential\":\"" + voter.credential + "\",\"answers\":[";
  for (std::size_t q = 0; q < vote.size(); ++q) {
    const Question& question = booth.election.questions()[q];
    if (q > 0) out += ",";
    out +=
        question.kind == Question::Kind::embedded ? encryption.embedded(vote[q]) : encryption.chosen(question, vote[q]);
  }
  out += "]";
  const std::string hash = fingerprint(out + "}");
  const Proof<G> signature = prove_knowledge(booth.group, "sig|" + hash + "|", voter.secret, draws);
  return out + ",\"signature\":{\"hash\":\"" + hash + "\",\"proof\":" + json_of(signature) + "}}";
}

template <class G>
Proof<G> prove_knowledge(const G& group, std::string_view prefix, const typename G::Scalar& secret, Draws& draws) {
  const auto& order = group.order();
  const auto w = draws.scalar(order);
  const std::string commitment = text_of(group, group.power_secretly(group.generator_table(), w));
  const auto challenge = hash_to_scalar(group, std::string(prefix) + commitment);
  return {challenge, order.subtract(w, order.multiply(secret, challenge))};
}

#define FM_ENCRYPT(G)                                                                             \
  template struct VoterKey<G>;                                                                    \
  template Result<std::string> encrypt(const Booth<G>&, const VoterKey<G>&, const Vote&, Draws&); \
  template Proof<G> prove_knowledge(const G&, std::string_view, const G::Scalar&, Draws&);
FM_ENCRYPT(Ed25519)
FM_ENCRYPT(ShortFieldGroup)
FM_ENCRYPT(LongFieldGroup)
#undef FM_ENCRYPT

}  // namespace folkmoot::ballot

#include "ballot/ballot.h"

#include "ballot/tokens.h"
#include "base/check.h"

namespace folkmoot::ballot {

namespace {
constexpr std::string_view kSignatureField = ",\"signature\":{\"hash\":\"";

template <class G>
ChosenAnswer<G> read_chosen(ValueReader<G>& reader, const Question& question) {
  ChosenAnswer<G> out;
  const auto pair = [&] {
    const auto both = reader.exactly(2, [&] { return reader.proof(); });
    return both.size() == 2 ? std::array{both[0], both[1]} : std::array<Proof<G>, 2>{};
  };
  reader.json.expect("{\"choices\":");
  out.choices = reader.exactly(question.choices(), [&] { return reader.ciphertext(); });
  reader.json.expect(",\"individual_proofs\":");
  out.individual = reader.exactly(question.choices(), pair);
  reader.json.expect(",\"overall_proof\":");
  const std::size_t range = question.max - question.min + 1 + (question.has_blank() ? 1 : 0);
  out.overall = reader.exactly(range, [&] { return reader.proof(); });
  if (question.has_blank()) {
    reader.json.expect(",\"blank_proof\":");
    out.blank = reader.exactly(2, [&] { return reader.proof(); });
  }
  reader.json.expect("}");
  return out;
}

template <class G>
EmbeddedAnswer<G> read_embedded(ValueReader<G>& reader) {
  reader.json.expect("{\"choices\":");
  const Ciphertext<G> choice = reader.ciphertext();
  reader.json.expect(",\"proof\":");
  const Proof<G> proof = reader.proof();
  reader.json.expect("}");
  return {choice, proof};
}

/// Adds the claims of one ballot, question by question.
template <class G>
class BallotClaims {
 public:
  using Scalar = typename G::Scalar;
  using Member = typename Claims<G>::Member;

  BallotClaims(const Booth<G>& booth, const Ballot<G>& ballot)
      : booth_(booth), context_(context_of(booth, ballot.credential)), claims_(booth.group, &booth.key_table) {}

  void add(const Question& question, const ChosenAnswer<G>& answer, const std::string& name) {
    const G& group = booth_.group;
    std::vector<Ciphertext<G>> all = answer.choices;
    all.push_back(chosen_sum<G>(group, question, answer.choices));
    const std::vector<std::string> texts = texts_of<G>(group, all);
    const std::string context = context_of_answer(context_, std::span(texts).first(2 * answer.choices.size()));

    std::vector<Pair> bases;
    for (const Ciphertext<G>& choice : answer.choices) bases.push_back(pair(choice, Member::asked));
    bases.push_back(pair(all.back(), Member::known));
    const auto named = [&](std::size_t at) { return "|" + texts[2 * at] + "," + texts[2 * at + 1] + "|"; };

    for (std::size_t i = 0; i < answer.choices.size(); ++i) {
      for (std::uint32_t message = 0; message < 2; ++message)
        disjunct(bases[i], answer.individual[i][message], message);
      finish("prove|" + context_ + named(i), name + ", the proof of choice " + std::to_string(i + 1));
    }
    const Pair sum = bases.back();
    if (question.has_blank()) {
      disjunct(bases[0], answer.blank[0], 0);
      disjunct(sum, answer.blank[1], 0);
      finish("bproof0|" + context + "|", name + ", the first proof about a blank vote");
      disjunct(bases[0], answer.overall[0], 1);
      for (std::size_t j = 1; j < answer.overall.size(); ++j)
        disjunct(sum, answer.overall[j], question.min + static_cast<std::uint32_t>(j) - 1);
      finish("bproof1|" + context + "|", name + ", the second proof about a blank vote");
    } else {
      for (std::size_t j = 0; j < answer.overall.size(); ++j)
        disjunct(sum, answer.overall[j], question.min + static_cast<std::uint32_t>(j));
      finish("prove|" + context + named(answer.choices.size()), name + ", the proof of how many are chosen");
    }
  }

  void add(const Question&, const EmbeddedAnswer<G>& answer, const std::string& name) {
    const std::vector<std::string> texts = texts_of<G>(booth_.group, {&answer.choice, 1});
    const std::size_t alpha = claims_.base(answer.choice.alpha, Member::asked);
    claims_.base(answer.choice.beta, Member::asked);
    claims_.commit(alpha, answer.proof.challenge, answer.proof.response, {});
    claims_.claim("raweg|" + context_ + "|" + booth_.election.public_key + "," + joined(texts) + "|",
                  answer.proof.challenge, name + ", the proof of knowing the vote");
  }

  void add_signature(const Ballot<G>& ballot, const typename G::Element& credential) {
    const std::size_t base = claims_.base(credential, Member::known);
    claims_.commit(base, ballot.signature.challenge, ballot.signature.response, {});
    claims_.claim("sig|" + ballot.signed_hash + "|", ballot.signature.challenge, "the signature", rule::kSignature);
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

std::string unsigned_part(std::string_view json) {
  return std::string(json.substr(0, json.rfind(kSignatureField))) + "}";
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

namespace {
template <class G>
Result<Ballot<G>> read_with(const Booth<G>& booth, ValueReader<G>& reader) {
  codec::JsonReader& text = reader.json;
  Ballot<G> out;
  text.expect("{\"election_uuid\":");
  out.uuid = text.plain();
  text.expect(",\"election_hash\":");
  out.election_hash = text.plain();
  text.expect(",\"credential\":");
  out.credential = text.plain();
  text.expect(",\"answers\":[");
  bool first = true;
  for (const Question& question : booth.election.questions()) {
    if (!first) text.expect(",");
    first = false;
    if (question.kind == Question::Kind::embedded)
      out.answers.emplace_back(read_embedded(reader));
    else
      out.answers.emplace_back(read_chosen(reader, question));
    if (!text.ok()) break;
  }
  text.expect("]");
  text.expect(kSignatureField.substr(0, kSignatureField.size() - 1));
  out.signed_hash = text.plain();
  text.expect(",\"proof\":");
  out.signature = reader.proof();
  text.expect("}}");
  FM_TRY(reader.finish());
  if (out.uuid != booth.election.uuid || out.election_hash != booth.hash)
    return fail(rule::kElection, "a ballot of another election");
  return out;
}

}  // namespace

template <class G>
Result<Ballot<G>> read_ballot(const Booth<G>& booth, std::string_view json) {
  codec::JsonReader text(json);
  ValueReader<G> reader(text, booth.group);
  return read_with(booth, reader);
}

template <class G>
Result<Ballot<G>> read_ballot(const Booth<G>& booth, std::string_view json,
                              const typename ValueReader<G>::Known& known) {
  codec::JsonReader text(json);
  ValueReader<G> reader(text, booth.group, known);
  return read_with(booth, reader);
}

template <class G>
Result<Claims<G>> ballot_claims(const Booth<G>& booth, const Ballot<G>& ballot, std::string_view json,
                                const typename G::Element& credential) {
  if (fingerprint(unsigned_part(json)) != ballot.signed_hash)
    return fail(rule::kSignature, "the hash that is signed is not the ballot's");
  BallotClaims<G> claims(booth, ballot);
  for (std::size_t i = 0; i < ballot.answers.size(); ++i) {
    const Question& question = booth.election.questions()[i];
    const std::string name = "question " + std::to_string(i + 1);
    std::visit([&](const auto& answer) { claims.add(question, answer, name); }, ballot.answers[i]);
  }
  claims.add_signature(ballot, credential);
  return claims.take();
}

template <class G>
Result<Ok> check_ballot(const Booth<G>& booth, const Ballot<G>& ballot, std::string_view json,
                        const typename G::Element& credential) {
  FM_ASSIGN(const Claims<G> claims, ballot_claims(booth, ballot, json, credential));
  return claims.check();
}

#define FM_BALLOT(G)                                                                                                \
  template struct Booth<G>;                                                                                         \
  template Result<Ballot<G>> read_ballot(const Booth<G>&, std::string_view);                                        \
  template Result<Ballot<G>> read_ballot(const Booth<G>&, std::string_view, const ValueReader<G>::Known&);          \
  template Result<Claims<G>> ballot_claims(const Booth<G>&, const Ballot<G>&, std::string_view, const G::Element&); \
  template Result<Ok> check_ballot(const Booth<G>&, const Ballot<G>&, std::string_view, const G::Element&);         \
  template Ciphertext<G> chosen_sum(const G&, const Question&, std::span<const Ciphertext<G>>);
FM_BALLOT(Ed25519)
FM_BALLOT(ShortFieldGroup)
FM_BALLOT(LongFieldGroup)
#undef FM_BALLOT

}  // namespace folkmoot::ballot

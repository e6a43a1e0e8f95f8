// Ballots as JSON: written, and read with or without knowing their elements.
#include "ballot/ballot.h"
#include "ballot/by_lists.h"

namespace folkmoot::ballot {

namespace {
constexpr std::string_view kSignatureField = ",\"signature\":{\"hash\":\"";

/// Writes answers; the texts of all elements were made beforehand, since together they are made faster.
template <class G>
class AnswerWriter {
 public:
  explicit AnswerWriter(std::vector<std::string> texts) : texts_(std::move(texts)) {}

  std::string write(const Question& question, const ChosenAnswer<G>& answer) {
    std::string out = choices_and_proofs(question, answer.choices.size(), answer.individual) +
                      ",\"overall_proof\":" + json_list(answer.overall, of_proof);
    if (!answer.blank.empty()) out += ",\"blank_proof\":" + json_list(answer.blank, of_proof);
    return out + "}";
  }
  std::string write(const Question&, const EmbeddedAnswer<G>& answer) {
    return "{\"choices\":" + ciphertext() + ",\"proof\":" + json_of(answer.proof) + "}";
  }
  std::string write(const Question& question, const ListsAnswer<G>& answer) {
    const auto quoted = [](const typename G::Scalar& scalar) { return "\"" + to_decimal(scalar) + "\""; };
    // In statements of their own: texts are taken one after the other.
    const std::string choices = choices_and_proofs(question, answer.choices.size(), answer.individual);
    const std::string& commitment = next();
    return choices + ",\"overall_proof\":" + json_of(answer.overall) +
           ",\"list_proofs\":" + json_list(answer.lists, of_pair) + ",\"nonzero_proof\":{\"commitment\":\"" +
           commitment + "\",\"challenge\":" + quoted(answer.nonzero.challenge) +
           ",\"response\":" + json_list(answer.nonzero.responses, quoted) + "}}";
  }

 private:
  static std::string of_proof(const Proof<G>& proof) { return json_of(proof); }
  static std::string of_pair(const std::array<Proof<G>, 2>& pair) { return json_list(pair, of_proof); }
  const std::string& next() { return texts_[at_++]; }
  std::string ciphertext() {
    const std::string& alpha = next();
    return json_of_ciphertext(alpha, next());
  }
  std::string choices_and_proofs(const Question& question, std::size_t count,
                                 const std::vector<std::array<Proof<G>, 2>>& individual) {
    std::vector<std::string> choices;
    for (std::size_t i = 0; i < count; ++i) choices.push_back(ciphertext());
    return "{\"choices\":" + json_by_lists(question, choices, [](const std::string& text) { return text; }) +
           ",\"individual_proofs\":" + json_by_lists(question, individual, of_pair);
  }

  std::vector<std::string> texts_;
  std::size_t at_ = 0;
};

template <class G>
std::array<Proof<G>, 2> read_pair(ValueReader<G>& reader) {
  const auto both = reader.exactly(2, [&] { return reader.proof(); });
  return both.size() == 2 ? std::array{both[0], both[1]} : std::array<Proof<G>, 2>{};
}

template <class G>
ChosenAnswer<G> read_chosen(ValueReader<G>& reader, const Question& question) {
  ChosenAnswer<G> out;
  reader.json.expect("{\"choices\":");
  out.choices = reader.exactly(question.choices(), [&] { return reader.ciphertext(); });
  reader.json.expect(",\"individual_proofs\":");
  out.individual = reader.exactly(question.choices(), [&] { return read_pair(reader); });
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
ListsAnswer<G> read_lists(ValueReader<G>& reader, const Question& question) {
  ListsAnswer<G> out;
  reader.json.expect("{\"choices\":");
  out.choices = read_by_lists(reader.json, question, question.choices(), [&] { return reader.ciphertext(); });
  reader.json.expect(",\"individual_proofs\":");
  out.individual = read_by_lists(reader.json, question, question.choices(), [&] { return read_pair(reader); });
  reader.json.expect(",\"overall_proof\":");
  out.overall = reader.proof();
  reader.json.expect(",\"list_proofs\":");
  out.lists = reader.exactly(question.lists.size(), [&] { return read_pair(reader); });
  reader.json.expect(",\"nonzero_proof\":{\"commitment\":");
  out.nonzero.commitment = reader.element();
  reader.json.expect(",\"challenge\":");
  out.nonzero.challenge = reader.scalar();
  reader.json.expect(",\"response\":");
  const auto responses = reader.exactly(2, [&] { return reader.scalar(); });
  if (responses.size() == 2) out.nonzero.responses = {responses[0], responses[1]};
  reader.json.expect("}}");
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

template <class G>
Answer<G> read_answer(ValueReader<G>& reader, const Question& question) {
  switch (question.kind) {
    case Question::Kind::chosen:
      return read_chosen(reader, question);
    case Question::Kind::embedded:
      return read_embedded(reader);
    case Question::Kind::lists:
      break;
  }
  return read_lists(reader, question);
}

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
    out.answers.push_back(read_answer(reader, question));
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
std::vector<typename G::Element> elements_of(const Ballot<G>& ballot) {
  std::vector<typename G::Element> out;
  const auto put = [&out](const Ciphertext<G>& of) {
    out.push_back(of.alpha);
    out.push_back(of.beta);
  };
  for (const Answer<G>& answer : ballot.answers) {
    if (const auto* const embedded = std::get_if<EmbeddedAnswer<G>>(&answer)) put(embedded->choice);
    if (const auto* const choices = summed_choices<G>(answer))
      for (const Ciphertext<G>& choice : *choices) put(choice);
    if (const auto* const lists = std::get_if<ListsAnswer<G>>(&answer)) out.push_back(lists->nonzero.commitment);
  }
  return out;
}

template <class G>
std::string unsigned_json(const Booth<G>& booth, const Ballot<G>& ballot) {
  AnswerWriter<G> writer(booth.group.texts(elements_of(ballot)));
  std::string out = "{\"election_uuid\":\"" + ballot.uuid + "\",\"election_hash\":\"" + ballot.election_hash +
                    "\",\"credential\":\"" + ballot.credential + "\",\"answers\":[";
  for (std::size_t q = 0; q < ballot.answers.size(); ++q) {
    if (q > 0) out += ",";
    out += std::visit([&](const auto& answer) { return writer.write(booth.election.questions()[q], answer); },
                      ballot.answers[q]);
  }
  return out + "]}";
}

std::string with_signature(std::string_view unsigned_json, std::string_view hash, const std::string& proof) {
  return std::string(unsigned_json.substr(0, unsigned_json.size() - 1)) + std::string(kSignatureField) +
         std::string(hash) + "\",\"proof\":" + proof + "}}";
}

std::optional<std::string_view> credential_of(std::string_view json) {
  codec::JsonReader text(json);
  text.expect("{\"election_uuid\":");
  text.plain();
  text.expect(",\"election_hash\":");
  text.plain();
  text.expect(",\"credential\":");
  const std::string_view out = text.plain();
  return text.ok() ? std::optional(out) : std::nullopt;
}

std::string unsigned_part(std::string_view json) {
  return std::string(json.substr(0, json.rfind(kSignatureField))) + "}";
}

#define FM_BALLOT_JSON(G)                                                                                  \
  template Result<Ballot<G>> read_ballot(const Booth<G>&, std::string_view);                               \
  template Result<Ballot<G>> read_ballot(const Booth<G>&, std::string_view, const ValueReader<G>::Known&); \
  template std::vector<G::Element> elements_of(const Ballot<G>&);                                          \
  template std::string unsigned_json(const Booth<G>&, const Ballot<G>&);
FM_BALLOT_JSON(Ed25519)
FM_BALLOT_JSON(ShortFieldGroup)
FM_BALLOT_JSON(LongFieldGroup)
#undef FM_BALLOT_JSON

}  // namespace folkmoot::ballot

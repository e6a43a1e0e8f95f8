#include "assembly/encrypted_group.h"

#include <algorithm>

#include "ballot/archive.h"
#include "ballot/encrypt.h"
#include "ballot/tokens.h"
#include "crypto/hash.h"

namespace folkmoot::assembly {

namespace {
constexpr std::size_t kUuidDigits = 22;
constexpr std::size_t kPairBytes = 2 * ballot::kElementBytes;

/// What a state holds was checked when it was said; what does not decode after all stands for nothing.
ballot::Point point_from(const event::GroupPoint& bytes) {
  return ballot::member_from(bytes.view()).value_or(Group::neutral());
}
GroupProofs proof_of(const event::GroupProof& bytes) {
  return ballot::proof_from(bytes.view()).value_or(GroupProofs{});
}

ballot::Question question_of(const Encrypted& encrypted) {
  ballot::Question out;
  out.answers.resize(encrypted.choices - 1);
  if (encrypted.embedded) {
    out.kind = ballot::Question::Kind::embedded;
    return out;
  }
  out.blank = true;
  out.min = 1;
  out.max = static_cast<std::uint32_t>(encrypted.most);
  return out;
}

ballot::Election election_of(const Encrypted& encrypted, std::string name, ballot::Question question) {
  question.text = name;
  ballot::Template content{{}, std::move(name), {std::move(question)}, std::nullopt, std::nullopt};
  return {std::move(content), std::string(Group::name()), text_of(ballot_group(), point_from(encrypted.key)),
          encrypted.uuid};
}

std::string said_signed(const Encrypted& encrypted, TrusteeIndex t, GroupProofs& signature) {
  const auto* const deal = said_first(encrypted.deals, t);
  if (deal == nullptr) return {};
  signature = proof_of(deal->content.signature);
  std::vector<ballot::Point> points;
  for (const event::GroupPoint& one : deal->content.coefficients) points.push_back(point_from(one));
  return ballot::json_of_coefexps<Group>(ballot_group(), points);
}
}  // namespace

event::GroupPoint to_point(const ballot::Point& point) { return {ballot::bytes_of(point)}; }
event::GroupProof to_proof(const GroupProofs& proof) { return {ballot::bytes_of(proof)}; }

std::string election_uuid(const EventId& opening) {
  Bytes digits;
  for (const char* half : {"|0", "|1"})
    append(digits, crypto::sha256(as_bytes("folkmoot-election|" + opening.hex() + half)).view());
  return ballot::draw_base58(digits, kUuidDigits);
}

std::string credential_prefix(std::string_view uuid, const PersonId& member, const event::GroupPoint& credential) {
  return "folkmoot-credpok|" + std::string(uuid) + "|" + member.hex() + "|" +
         text_of(ballot_group(), point_from(credential)) + "|";
}

std::string enrolment_prefix(const Encrypted& encrypted, const PersonId& member, const event::GroupPoint& alpha,
                             const event::GroupPoint& beta) {
  return "raweg|" + registration_context(encrypted.uuid) + "|" + member.hex() + "|" +
         text_of(ballot_group(), point_from(encrypted.key)) + "," + text_of(ballot_group(), point_from(alpha)) + "," +
         text_of(ballot_group(), point_from(beta)) + "|";
}

std::string registration_context(std::string_view uuid) { return "folkmoot-reg|" + std::string(uuid); }
std::string list_context(const Encrypted& encrypted) {
  return encrypted.stage < EncryptedStage::voting ? registration_context(encrypted.uuid)
                                                  : ballot::to_base64(encrypted.election.view());
}

std::string drill_context(const Hash& seed) { return "drill|" + seed.hex(); }

std::string election_json(const Encrypted& encrypted, const std::vector<std::string>& texts) {
  ballot::Question question = question_of(encrypted);
  if (texts.size() == encrypted.choices) std::copy(texts.begin() + 1, texts.end(), question.answers.begin());
  return ballot::json_of(election_of(encrypted, texts.empty() ? std::string() : texts.front(), std::move(question)));
}

ballot::Booth<Group> booth_without_words(const Encrypted& encrypted) {
  ballot::Booth<Group> out(ballot_group(), election_of(encrypted, {}, question_of(encrypted)), {},
                           point_from(encrypted.key));
  out.hash = ballot::to_base64(encrypted.election.view());
  return out;
}

std::vector<ballot::Ciphertext<Group>> ciphertexts_of(BytesView bytes) {
  std::vector<ballot::Ciphertext<Group>> out;
  for (; bytes.size() >= kPairBytes; bytes = bytes.subspan(kPairBytes)) {
    const auto at = [&](std::size_t from) {
      return point_from(*event::GroupPoint::from(bytes.subspan(from, ballot::kElementBytes)));
    };
    out.push_back({at(0), at(ballot::kElementBytes)});
  }
  return out;
}

Bytes bytes_of_ciphertexts(const std::vector<ballot::Ciphertext<Group>>& ciphertexts) {
  Bytes out;
  for (const auto& one : ciphertexts) append(out, ballot::bytes_of(one.alpha)), append(out, ballot::bytes_of(one.beta));
  return out;
}

ballot::EncryptedTally<Group> tally_of(const Encrypted& encrypted) { return {ciphertexts_of(encrypted.sum)}; }

ballot::EncryptedTally<Group> tally_part(const Encrypted& encrypted, std::size_t part) {
  constexpr std::size_t kAtOnce = event::kSharesAtOnce;
  const std::size_t items = items_in_part(ciphertexts_to_open(encrypted), kAtOnce, part);
  const BytesView all = encrypted.sum;
  return {ciphertexts_of(all.subspan(std::min(all.size(), part * kAtOnce * kPairBytes), items * kPairBytes))};
}

std::optional<ballot::Shuffled<Group>> shuffle_from(BytesView bytes, std::size_t items) {
  auto out = ballot::unpack_shuffle(bytes);
  return out && out->ciphertexts.size() == items ? std::move(out) : std::nullopt;
}

bool is_shuffled(const Encrypted& encrypted, BytesView bytes, const ballot::Shuffled<Group>& shuffle) {
  const auto before = ciphertexts_of(encrypted.sum);
  // The weights of the sum of equations are drawn from all that it is about, so nobody can have chosen what they undo.
  const std::string context = list_context(encrypted);
  Bytes about = to_bytes(as_bytes("folkmoot-weights|" + context + "|"));
  append(about, encrypted.sum), append(about, bytes);
  crypto::Secret32 seed;
  std::ranges::copy(crypto::sha256(about).bytes, seed.fill().begin());
  return ballot::check_shuffle<Group>(ballot_group(), point_from(encrypted.key), context, before, shuffle.ciphertexts,
                                      shuffle.proof, seed)
      .has_value();
}

ballot::EncryptedTally<Group> drill_of(const Hash& seed) {
  const auto index = static_cast<std::int64_t>(little_endian<std::uint64_t>(seed.bytes.data()) >> 1);
  const auto base = Group::shuffle_base(index);
  return {{{base.value_or(ballot_group().generator()), Group::neutral()}}};
}

ballot::Certificate<Group> certificate_of(const Encrypted& encrypted, TrusteeIndex trustee,
                                          const event::TrusteeKey& said) {
  ballot::Certificate<Group> out;
  out.size = encrypted.trustees.size();
  out.threshold = encrypted.secrecy.threshold;
  out.index = trustee + std::size_t{1};
  out.verification = point_from(said.verification);
  out.encryption = point_from(said.encryption);
  return out;
}

std::vector<ballot::SignedMessage<Group>> certificates(const Encrypted& encrypted) {
  std::vector<ballot::SignedMessage<Group>> out;
  for (TrusteeIndex t = 0; t < encrypted.trustees.size(); ++t)
    if (const auto* const said = said_first(encrypted.keys, t))
      out.push_back(
          {json_of(ballot_group(), certificate_of(encrypted, t, said->content)), proof_of(said->content.signature)});
  return out;
}

std::vector<std::vector<ballot::Point>> polynomials(const Encrypted& encrypted) {
  std::vector<std::vector<ballot::Point>> out;
  for (TrusteeIndex t = 0; t < encrypted.trustees.size(); ++t) {
    out.emplace_back();
    if (const auto* const said = said_first(encrypted.deals, t))
      for (const event::GroupPoint& one : said->content.coefficients) out.back().push_back(point_from(one));
  }
  return out;
}

ballot::Pedersen<Group> pedersen_of(const Encrypted& encrypted) {
  ballot::Pedersen<Group> out;
  out.threshold = encrypted.secrecy.threshold;
  out.certs = certificates(encrypted);
  for (TrusteeIndex t = 0; t < encrypted.trustees.size(); ++t) {
    const auto* const deal = said_first(encrypted.deals, t);
    const auto* const confirm = said_first(encrypted.confirms, t);
    if (deal == nullptr || confirm == nullptr) continue;
    GroupProofs signature;
    std::string message = said_signed(encrypted, t, signature);
    out.coefexps.push_back({std::move(message), signature});
    out.signatures.push_back(proof_of(deal->content.over_certificates));
    out.verification_keys.push_back({proof_of(confirm->content.proof), point_from(confirm->content.key),
                                     proof_of(confirm->content.signature), std::nullopt});
  }
  return out;
}

std::optional<CarriedBallot> carried_ballot(const ballot::Booth<Group>& booth, const event::Cast& cast) {
  const auto credential = ballot::key_from(cast.credential.view());
  if (!credential) return std::nullopt;
  auto read = ballot::unpack(booth, text_of(ballot_group(), *credential), cast.ballot);
  if (!read) return std::nullopt;
  std::string json = ballot::json_of(booth, *read);
  const Hash id = crypto::sha256(as_bytes(json));
  return CarriedBallot{*std::move(read), std::move(json), id};
}

const ballot::Booth<Group>& booth_of(const Encrypted& encrypted, std::shared_ptr<const KnownBooth>& known) {
  if (known == nullptr || known->election != encrypted.election)
    known = std::make_shared<const KnownBooth>(KnownBooth{encrypted.election, booth_without_words(encrypted)});
  return known->booth;
}

bool is_proved(const State& state, const journal::Journal& journal, const event::Cast& cast,
               std::shared_ptr<const KnownBooth>& known) {
  const auto opened = journal.find(cast.vote);
  const auto vote = opened ? state.made(Object::vote, *opened) : std::nullopt;
  const Encrypted* const encrypted = vote ? encrypted_of(state, state.votes[*vote]) : nullptr;
  if (encrypted == nullptr || encrypted->election.is_zero()) return false;
  const ballot::Booth<Group>& booth = booth_of(*encrypted, known);
  const auto carried = carried_ballot(booth, cast);
  const auto credential = ballot::key_from(cast.credential.view());
  const auto proof = ballot::proof_from(cast.proof.view());
  if (!carried || !credential || !proof) return false;
  const ballot::Revision revision{static_cast<std::uint32_t>(cast.revision), *proof};
  return check_revision(booth, carried->json, revision, *credential) &&
         check_ballot(booth, carried->ballot, carried->json, *credential).has_value();
}

}  // namespace folkmoot::assembly

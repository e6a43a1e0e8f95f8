#include "assembly/encrypted_make.h"

#include <algorithm>

#include "ballot/archive.h"
#include "ballot/open.h"
#include "ballot/tokens.h"
#include "crypto/hash.h"
#include "crypto/seal.h"

namespace folkmoot::assembly {

namespace {
ballot::Point raised(const Group::Scalar& secret) {
  return Group::power_secretly(ballot_group().generator_table(), secret);
}

event::GroupPoint credential_of(const ballot::VoterKey<Group>& voter) { return to_point(raised(voter.secret)); }
}  // namespace

TrusteeSecrets::TrusteeSecrets(const crypto::Secret32& seed, std::size_t threshold) {
  ballot::Draws draws(seed);
  signing_ = draws.scalar(Group::order());
  opening_ = draws.scalar(Group::order());
  for (std::size_t i = 0; i < threshold; ++i) coefficients_.push_back(draws.scalar(Group::order()));
}

std::string TrusteeSecrets::polynomial() const {
  std::vector<ballot::Point> powers;
  for (const Scalar& each : coefficients_) powers.push_back(raised(each));
  return ballot::json_of_coefexps<Group>(ballot_group(), powers);
}

event::GroupProof TrusteeSecrets::sign(const std::string& message, ballot::Draws& fresh) const {
  return to_proof(prove_knowledge(ballot_group(), ballot::message_prefix(message), signing_, fresh));
}

event::TrusteeKey TrusteeSecrets::key(const EncryptedVote& vote, TrusteeIndex own, ballot::Draws& fresh) const {
  event::TrusteeKey out;
  out.vote = vote.vote;
  out.attempt = vote.encrypted.attempt;
  out.verification = to_point(raised(signing_));
  out.encryption = to_point(raised(opening_));
  out.signature = sign(json_of(ballot_group(), certificate_of(vote.encrypted, own, out)), fresh);
  out.commitment = *Hash::from_hex_text(ballot::hash_of(polynomial()));
  return out;
}

namespace {
/// Who gives a share to whom.
struct Handing {
  TrusteeIndex dealer = 0;
  TrusteeIndex to = 0;
};
/// The key of one share: SHA-256 of a text, as all hashes of the ballots' protocol are. `point`: the dealer's, drawn
/// for this share alone; `both`: what dealer and trustee can compute, and nobody else.
crypto::Secret32 share_key_of(const EncryptedVote& vote, Handing handing, const event::GroupPoint& point,
                              const ballot::Point& both) {
  const std::string text = "folkmoot-share|" + vote.encrypted.uuid + "|" + std::to_string(vote.encrypted.attempt) +
                           "|" + std::to_string(handing.dealer + 1) + "|" + std::to_string(handing.to + 1) + "|" +
                           point.hex() + "|" + event::GroupPoint{ballot::bytes_of(both)}.hex();
  crypto::Secret32 out;
  const Hash key = crypto::sha256(as_bytes(text));
  std::ranges::copy(key.bytes, out.fill().begin());
  return out;
}

event::SealedShare seal_share(const EncryptedVote& vote, Handing handing, const Group::Scalar& share,
                              ballot::Draws& fresh) {
  const auto* const said = said_first(vote.encrypted.keys, handing.to);
  const auto to = said != nullptr ? ballot::key_from(said->content.encryption.view()) : std::nullopt;
  if (!to) return {};
  const Group::Scalar drawn = fresh.scalar(Group::order());
  const event::GroupPoint point = to_point(raised(drawn));
  const auto key = share_key_of(vote, handing, point, Group::power_secretly(*to, drawn));
  Bytes out = to_bytes(point.view());
  // No key is ever used for a second message, so its nonce can be zero.
  append(out, crypto::aead_seal(key, {}, {}, ballot::bytes_of(share)));
  return event::SealedShare::from(out).value_or(event::SealedShare{});
}
}  // namespace

std::optional<Group::Scalar> TrusteeSecrets::open_share(const EncryptedVote& vote, TrusteeIndex dealer,
                                                        TrusteeIndex own, const event::SealedShare& sealed) const {
  const BytesView bytes = sealed.view();
  const auto point = ballot::key_from(bytes.first(ballot::kElementBytes));
  if (!point) return std::nullopt;
  const auto key = share_key_of(vote, {dealer, own}, to_point(*point), Group::power_secretly(*point, opening_));
  const auto opened = crypto::aead_open(key, {}, {}, bytes.subspan(ballot::kElementBytes));
  return opened ? ballot::number_from(*opened) : std::nullopt;
}

event::TrusteeDeal TrusteeSecrets::deal(const EncryptedVote& vote, TrusteeIndex own, ballot::Draws& fresh) const {
  event::TrusteeDeal out;
  out.vote = vote.vote;
  out.attempt = vote.encrypted.attempt;
  for (const Scalar& each : coefficients_) out.coefficients.push_back(to_point(raised(each)));
  const std::string message = polynomial();
  out.signature = sign(message, fresh);
  out.over_certificates = sign(ballot::certs_message(certificates(vote.encrypted), message), fresh);
  for (TrusteeIndex to = 0; to < vote.encrypted.trustees.size(); ++to)
    out.shares.push_back(seal_share(vote, {own, to}, share_for(to), fresh));
  return out;
}

Group::Scalar TrusteeSecrets::share_for(TrusteeIndex to) const {
  const auto& order = Group::order();
  Scalar out;
  for (auto each = coefficients_.rbegin(); each != coefficients_.rend(); ++each)
    out = order.add(order.multiply(out, Scalar(to + std::uint64_t{1})), *each);
  return out;
}

event::TrusteeAnswer TrusteeSecrets::answer(const EncryptedVote& vote, TrusteeIndex to, const PersonId& person) const {
  return {vote.vote, vote.encrypted.attempt, person, {ballot::bytes_of(share_for(to))}};
}

event::TrusteeConfirm TrusteeSecrets::confirm(const EncryptedVote& vote, const Scalar& sum,
                                              ballot::Draws& fresh) const {
  event::TrusteeConfirm out;
  out.vote = vote.vote;
  out.attempt = vote.encrypted.attempt;
  const ballot::Point key = raised(sum);
  out.key = to_point(key);
  out.proof = to_proof(prove_knowledge(ballot_group(), key_prefix(ballot_group(), key), sum, fresh));
  out.signature = sign(text_of(ballot_group(), key), fresh);
  return out;
}

bool is_due_share(const Encrypted& encrypted, TrusteeIndex dealer, TrusteeIndex to, const Group::Scalar& share) {
  const auto dealt = polynomials(encrypted);
  if (dealer >= dealt.size() || dealt[dealer].empty()) return false;
  const ballot::Point due = share_key<Group>(ballot_group(), std::span(dealt).subspan(dealer, 1), to + std::size_t{1});
  return Group::same(due, raised(share));
}

event::TrusteeDrill make_drill(const EncryptedVote& vote, const Group::Scalar& sum, ballot::Draws& fresh) {
  const Hash& seed = vote.encrypted.drill_seed;
  const auto share = make_share(ballot_group(), drill_context(seed), drill_of(seed), sum, fresh);
  return {vote.vote, vote.encrypted.attempt, to_point(share.factors[0][0]), to_proof(share.proofs[0][0])};
}

event::Decrypt make_decryption(const EncryptedVote& vote, const Group::Scalar& sum, ballot::Draws& fresh,
                               std::size_t part) {
  const auto share =
      make_share(ballot_group(), list_context(vote.encrypted), tally_part(vote.encrypted, part), sum, fresh);
  event::Decrypt out;
  out.vote = vote.vote;
  if (part != 0) out.part = part;
  for (const ballot::Point& factor : share.factors[0]) out.factors.push_back(to_point(factor));
  for (const GroupProofs& proof : share.proofs[0]) out.proofs.push_back(to_proof(proof));
  return out;
}

Result<std::vector<event::Mix>> make_shuffle(const EncryptedVote& vote, ballot::Draws& draws) {
  const auto key = ballot::member_from(vote.encrypted.key.view()).value_or(Group::neutral());
  const auto before = ciphertexts_of(vote.encrypted.sum);
  FM_ASSIGN(const auto shuffled,
            ballot::shuffle<Group>(ballot_group(), key, list_context(vote.encrypted), before, draws));
  const Bytes bytes = pack(shuffled);
  std::vector<event::Mix> out;
  BytesView left = bytes;
  for (std::size_t part = 0; part < mix_parts(before.size()); ++part) {
    const std::size_t items = items_in_part(before.size(), event::kMixAtOnce, part);
    const BytesView own = left.first(items * event::kMixItem + (part == 0 ? event::kMixHead : 0));
    left = left.subspan(own.size());
    out.push_back({vote.vote, vote.encrypted.turn, part, to_bytes(own)});
  }
  return out;
}

std::optional<ballot::VoterKey<Group>> voter_key(const Encrypted& encrypted, std::string_view credential) {
  const auto secret = ballot::credential_secret(ballot_group(), encrypted.uuid, credential);
  if (!secret) return std::nullopt;
  return ballot::VoterKey<Group>::from(ballot_group(), *secret);
}

event::RegisterVoter make_registration(const EncryptedVote& vote, const ballot::VoterKey<Group>& voter,
                                       const PersonId& member, ballot::Draws& fresh) {
  event::RegisterVoter out{vote.vote, credential_of(voter), {}};
  const std::string prefix = credential_prefix(vote.encrypted.uuid, member, out.credential);
  out.proof = to_proof(prove_knowledge(ballot_group(), prefix, voter.secret, fresh));
  return out;
}

event::RegisterMixed make_enrolment(const EncryptedVote& vote, const ballot::VoterKey<Group>& voter,
                                    const PersonId& member, ballot::Draws& fresh) {
  const Group::Scalar r = fresh.scalar(Group::order());
  const auto key = ballot::member_from(vote.encrypted.key.view()).value_or(Group::neutral());
  event::RegisterMixed out;
  out.vote = vote.vote;
  out.alpha = to_point(raised(r));
  out.beta = to_point(Group::product(Group::power_secretly(key, r), raised(voter.secret)));
  const std::string prefix = enrolment_prefix(vote.encrypted, member, out.alpha, out.beta);
  out.proof = to_proof(prove_knowledge(ballot_group(), prefix, r, fresh));
  return out;
}

Result<event::Cast> make_cast(const EncryptedVote& vote, const ballot::VoterKey<Group>& voter,
                              const std::vector<std::uint32_t>& answers, std::uint64_t revision, ballot::Draws& fresh) {
  const ballot::Booth<Group> booth = booth_without_words(vote.encrypted);
  FM_ASSIGN(const std::string json, encrypt(booth, voter, {answers}, fresh));
  FM_ASSIGN(const ballot::Ballot<Group> made, read_ballot(booth, json));
  event::Cast out{vote.vote, credential_of(voter), revision, {}, pack(made)};
  out.proof = to_proof(make_revision(booth, json, static_cast<std::uint32_t>(revision), voter, fresh).proof);
  return out;
}

}  // namespace folkmoot::assembly

// What the trustees of an encrypted vote say while they make its key, and before the vote begins
// (docs/protocol/encrypted.md section 3). Whatever is wrong is void: who has said nothing valid by the end of a stage
// is out.
#include <algorithm>
#include <initializer_list>

#include "assembly/encrypted_group.h"
#include "assembly/roll.h"
#include "ballot/archive.h"
#include "ballot/tokens.h"
#include "crypto/hash.h"

namespace folkmoot::assembly {

namespace {
/// Whose part the present act is, in which vote; or the verdict on it.
struct Role {
  Verdict verdict = Verdict::applied;
  EncryptedIndex index = 0;
  TrusteeIndex trustee = 0;
};
Role role_in(const Context& context, const EventId& id, std::initializer_list<EncryptedStage> stages) {
  if (!is_on_roll(context.view, context.author)) return {Verdict::act_not_member};
  const Named vote = named(context, Object::vote, id);
  if (is_void(vote.verdict)) return {vote.verdict};
  const EncryptedIndex index = context.state.votes[vote.index].encrypted;
  if (index == kNone) return {Verdict::act_wrong_reference};
  const Encrypted& encrypted = context.state.encrypted[index];
  if (std::ranges::find(stages, encrypted.stage) == stages.end()) return {Verdict::encrypted_other_stage};
  const auto trustee = trustee_index(encrypted, context.author);
  if (!trustee) return {Verdict::encrypted_not_trustee};
  return {Verdict::applied, index, *trustee};
}
template <class Act>
Role role_of(const Context& context, const Act& act, std::initializer_list<EncryptedStage> stages) {
  Role out = role_in(context, act.vote, stages);
  if (!is_void(out.verdict) && act.attempt != context.state.encrypted[out.index].attempt)
    out.verdict = Verdict::encrypted_other_stage;
  return out;
}

template <class Act, class Same>
bool has_said(const Context& context, const std::vector<TrusteeSaid<Act>>& said, TrusteeIndex trustee, Same same) {
  return std::ranges::any_of(said, [&](const TrusteeSaid<Act>& one) {
    return one.trustee == trustee && context.view.has(one.event) && same(one.content);
  });
}
template <class Act>
bool has_said(const Context& context, const std::vector<TrusteeSaid<Act>>& said, TrusteeIndex trustee) {
  return has_said(context, said, trustee, [](const Act&) { return true; });
}

template <class Act>
void say(Context& context, const Role& role, std::vector<TrusteeSaid<Act>> Encrypted::* list, Act act) {
  Encrypted& encrypted = context.state.encrypted[role.index];
  context.insert_in_order(encrypted.*list, TrusteeSaid<Act>{context.event, role.trustee, std::move(act)},
                          [](const TrusteeSaid<Act>& one) { return one.event; });
  context.touch(Subject::encrypted, encrypted.entry, role.index);
}

bool is_signed(const std::string& message, const event::GroupProof& signature, const ballot::Point& key) {
  const auto proof = ballot::proof_from(signature.view());
  return proof && check_knowledge(ballot_group(), ballot::message_prefix(message), *proof, key);
}

/// The key by which the trustee signs, as its certificate has it.
ballot::Point signing_key(const Encrypted& encrypted, TrusteeIndex trustee) {
  const auto* const said = said_first(encrypted.keys, trustee);
  const auto key = said != nullptr ? ballot::key_from(said->content.verification.view()) : std::nullopt;
  return key.value_or(Group::neutral());
}

bool is_certificate(const Encrypted& encrypted, TrusteeIndex trustee, const event::TrusteeKey& key) {
  const auto verification = ballot::key_from(key.verification.view());
  if (!verification || !ballot::key_from(key.encryption.view())) return false;
  return is_signed(json_of(ballot_group(), certificate_of(encrypted, trustee, key)), key.signature, *verification);
}

/// As many as are needed, the first of them a key, and what the trustee had committed to.
bool is_deal(const Encrypted& encrypted, TrusteeIndex trustee, const event::TrusteeDeal& deal) {
  if (deal.coefficients.size() != encrypted.secrecy.threshold || deal.shares.size() != encrypted.trustees.size())
    return false;
  std::vector<ballot::Point> points;
  for (const event::GroupPoint& one : deal.coefficients) {
    const auto point = points.empty() ? ballot::key_from(one.view()) : ballot::member_from(one.view());
    if (!point) return false;
    points.push_back(*point);
  }
  const std::string message = ballot::json_of_coefexps<Group>(ballot_group(), points);
  const auto* const key = said_first(encrypted.keys, trustee);
  if (key == nullptr || ballot::hash_of(message) != key->content.commitment.hex()) return false;
  const ballot::Point signer = signing_key(encrypted, trustee);
  return is_signed(message, deal.signature, signer) &&
         is_signed(ballot::certs_message(certificates(encrypted), message), deal.over_certificates, signer);
}

bool is_confirmation(const Encrypted& encrypted, TrusteeIndex trustee, const event::TrusteeConfirm& confirm) {
  const auto key = ballot::key_from(confirm.key.view());
  const auto proof = ballot::proof_from(confirm.proof.view());
  if (!key || !proof) return false;
  const ballot::Point due = share_key<Group>(ballot_group(), polynomials(encrypted), trustee + std::size_t{1});
  return Group::same(*key, due) && check_knowledge(ballot_group(), key_prefix(ballot_group(), *key), *proof, *key) &&
         is_signed(text_of(ballot_group(), *key), confirm.signature, signing_key(encrypted, trustee));
}

bool is_share(const Encrypted& encrypted, TrusteeIndex dealer, TrusteeIndex to, const event::GroupNumber& bytes) {
  const auto share = ballot::number_from(bytes.view());
  if (!share) return false;
  const auto dealt = polynomials(encrypted);
  const ballot::Point due = share_key<Group>(ballot_group(), std::span(dealt).subspan(dealer, 1), to + std::size_t{1});
  return Group::same(due, Group::power(ballot_group().generator_table(), *share));
}

bool opens_drill(const Encrypted& encrypted, TrusteeIndex trustee, const event::TrusteeDrill& drill) {
  const auto factor = ballot::member_from(drill.factor.view());
  const auto proof = ballot::proof_from(drill.proof.view());
  const auto* const confirm = said_first(encrypted.confirms, trustee);
  const auto key = confirm != nullptr ? ballot::key_from(confirm->content.key.view()) : std::nullopt;
  if (!factor || !proof || !key) return false;
  const ballot::Share<Group> share{{{*factor}}, {{*proof}}};
  return check_share(ballot_group(), drill_context(encrypted.drill_seed), drill_of(encrypted.drill_seed), *key, share)
      .has_value();
}

std::optional<TrusteeIndex> named_trustee(const State& state, const Encrypted& encrypted, const PersonId& id) {
  const auto person = state.person(id);
  return person ? trustee_index(encrypted, *person) : std::nullopt;
}
}  // namespace

std::optional<TrusteeIndex> trustee_index(const Encrypted& encrypted, PersonIndex person) {
  const auto found = std::ranges::find(encrypted.trustees, person);
  if (found == encrypted.trustees.end()) return std::nullopt;
  return static_cast<TrusteeIndex>(found - encrypted.trustees.begin());
}

Verdict judge(Context& context, const event::TrusteeKey& key) {
  const Role role = role_of(context, key, {EncryptedStage::certify});
  if (is_void(role.verdict)) return role.verdict;
  const Encrypted& encrypted = context.state.encrypted[role.index];
  if (has_said(context, encrypted.keys, role.trustee)) return Verdict::encrypted_repeated;
  if (!is_certificate(encrypted, role.trustee, key)) return Verdict::encrypted_bad_proof;
  if (!context.dry_run) say(context, role, &Encrypted::keys, key);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::TrusteeDeal& deal) {
  const Role role = role_of(context, deal, {EncryptedStage::deal});
  if (is_void(role.verdict)) return role.verdict;
  const Encrypted& encrypted = context.state.encrypted[role.index];
  if (has_said(context, encrypted.deals, role.trustee)) return Verdict::encrypted_repeated;
  if (!is_deal(encrypted, role.trustee, deal)) return Verdict::encrypted_bad_proof;
  if (context.dry_run) return Verdict::applied;
  event::TrusteeDeal kept = deal;
  kept.shares.clear();  // for those whom they are sealed to
  say(context, role, &Encrypted::deals, std::move(kept));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::TrusteeConfirm& confirm) {
  const Role role = role_of(context, confirm, {EncryptedStage::confirm, EncryptedStage::answer});
  if (is_void(role.verdict)) return role.verdict;
  const Encrypted& encrypted = context.state.encrypted[role.index];
  if (has_said(context, encrypted.confirms, role.trustee)) return Verdict::encrypted_repeated;
  if (!is_confirmation(encrypted, role.trustee, confirm)) return Verdict::encrypted_bad_proof;
  if (!context.dry_run) say(context, role, &Encrypted::confirms, confirm);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::TrusteeComplain& complain) {
  const Role role = role_of(context, complain, {EncryptedStage::confirm});
  if (is_void(role.verdict)) return role.verdict;
  const Encrypted& encrypted = context.state.encrypted[role.index];
  const auto dealer = named_trustee(context.state, encrypted, complain.dealer);
  if (!dealer || *dealer == role.trustee) return Verdict::encrypted_not_trustee;
  const auto same = [&](const event::TrusteeComplain& before) { return before.dealer == complain.dealer; };
  if (has_said(context, encrypted.complaints, role.trustee, same) ||
      has_said(context, encrypted.confirms, role.trustee))
    return Verdict::encrypted_repeated;
  if (!context.dry_run) say(context, role, &Encrypted::complaints, complain);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::TrusteeAnswer& answer) {
  const Role role = role_of(context, answer, {EncryptedStage::answer});
  if (is_void(role.verdict)) return role.verdict;
  const Encrypted& encrypted = context.state.encrypted[role.index];
  const auto to = named_trustee(context.state, encrypted, answer.to);
  if (!to) return Verdict::encrypted_not_trustee;
  const PersonId& accused = context.state.persons[context.author].id;
  const bool asked = has_said(context, encrypted.complaints, *to,
                              [&](const event::TrusteeComplain& one) { return one.dealer == accused; });
  if (!asked) return Verdict::encrypted_no_complaint;
  const auto same = [&](const event::TrusteeAnswer& before) { return before.to == answer.to; };
  if (has_said(context, encrypted.answers, role.trustee, same)) return Verdict::encrypted_repeated;
  if (!is_share(encrypted, role.trustee, *to, answer.share)) return Verdict::encrypted_bad_proof;
  if (!context.dry_run) say(context, role, &Encrypted::answers, answer);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::TrusteeDrill& drill) {
  const Role role = role_of(context, drill, {EncryptedStage::drill});
  if (is_void(role.verdict)) return role.verdict;
  const Encrypted& encrypted = context.state.encrypted[role.index];
  if (has_said(context, encrypted.drills, role.trustee)) return Verdict::encrypted_repeated;
  if (!opens_drill(encrypted, role.trustee, drill)) return Verdict::encrypted_bad_proof;
  if (!context.dry_run) say(context, role, &Encrypted::drills, event::TrusteeDrill{});
  return Verdict::applied;
}

namespace {
/// The share, if the act has the form of one of this sum, or of this part of the list.
std::optional<ballot::Share<Group>> share_from(const event::Decrypt& decrypt, std::size_t items) {
  if (items == 0 || decrypt.factors.size() != items || decrypt.proofs.size() != items) return std::nullopt;
  ballot::Share<Group> out{{{}}, {{}}};
  for (std::size_t i = 0; i < decrypt.factors.size(); ++i) {
    const auto factor = ballot::member_from(decrypt.factors[i].view());
    const auto proof = ballot::proof_from(decrypt.proofs[i].view());
    if (!factor || !proof) return std::nullopt;
    out.factors.front().push_back(*factor);
    out.proofs.front().push_back(*proof);
  }
  return out;
}
}  // namespace

Verdict judge(Context& context, const event::Decrypt& decrypt) {
  const Role role = role_in(context, decrypt.vote, {EncryptedStage::listing, EncryptedStage::opening});
  if (is_void(role.verdict)) return role.verdict;
  const Encrypted& encrypted = context.state.encrypted[role.index];
  const auto same = [&](const event::Decrypt& before) { return before.place() == decrypt.place(); };
  if (has_said(context, encrypted.shares, role.trustee, same)) return Verdict::encrypted_repeated;
  const auto* const confirm = said_first(encrypted.confirms, role.trustee);
  const auto key = confirm != nullptr ? ballot::key_from(confirm->content.key.view()) : std::nullopt;
  const auto part = tally_part(encrypted, decrypt.place());
  const auto share = share_from(decrypt, part.front().size());
  if (!key || !share || !check_share(ballot_group(), list_context(encrypted), part, *key, *share))
    return Verdict::encrypted_bad_proof;
  if (context.dry_run) return Verdict::applied;
  event::Decrypt kept = decrypt;
  kept.proofs.clear();
  say(context, role, &Encrypted::shares, std::move(kept));
  return Verdict::applied;
}

namespace {
/// The parts before this one that the act sees, in their order: of each the first in the page. Nothing where not all
/// are there.
struct EarlierParts {
  Bytes bytes;
  std::vector<EventIndex> events;
};
std::optional<EarlierParts> parts_before(const Context& context, const Encrypted& encrypted, const event::Mix& mix) {
  EarlierParts out;
  for (std::uint64_t part = 0; part < mix.part; ++part) {
    const auto found = std::ranges::find_if(encrypted.parts, [&](const TrusteeSaid<event::Mix>& one) {
      return one.content.part == part && context.view.has(one.event);
    });
    if (found == encrypted.parts.end()) return std::nullopt;
    append(out.bytes, found->content.bytes);
    out.events.push_back(found->event);
  }
  return out;
}

/// Checked once for these bytes and this list: in each world in which the act is judged it is the same.
std::optional<Bytes> checked_shuffle(Context& context, const Encrypted& encrypted, BytesView bytes) {
  const auto shuffle = shuffle_from(bytes, ciphertexts_to_open(encrypted));
  if (!shuffle) return std::nullopt;
  Bytes about = to_bytes(as_bytes(list_context(encrypted) + "|"));
  append(about, encrypted.sum), append(about, bytes);
  const auto name = reinterpret_id<EventId>(crypto::sha256(about));
  auto known = context.proofs.known.find(name);
  if (known == context.proofs.known.end())
    known = context.proofs.known.emplace(name, is_shuffled(encrypted, bytes, *shuffle)).first;
  return known->second ? std::optional(bytes_of_ciphertexts(shuffle->ciphertexts)) : std::nullopt;
}
}  // namespace

Verdict judge(Context& context, const event::Mix& mix) {
  const Role role = role_in(context, mix.vote, {EncryptedStage::mixing, EncryptedStage::shuffling});
  if (is_void(role.verdict)) return role.verdict;
  const Encrypted& encrypted = context.state.encrypted[role.index];
  if (role.trustee != encrypted.shuffler || mix.turn != encrypted.turn) return Verdict::encrypted_other_turn;
  const auto same = [&](const event::Mix& before) { return before.part == mix.part; };
  if (has_said(context, encrypted.parts, role.trustee, same)) return Verdict::encrypted_repeated;
  const std::size_t items = ciphertexts_to_open(encrypted);
  const std::size_t parts = mix_parts(items);
  const std::size_t own = mix.part < parts ? items_in_part(items, event::kMixAtOnce, mix.part) : 0;
  if (own == 0 || mix.bytes.size() != own * event::kMixItem + (mix.part == 0 ? event::kMixHead : 0))
    return Verdict::encrypted_bad_proof;
  auto before = parts_before(context, encrypted, mix);
  if (!before) return Verdict::encrypted_other_turn;
  // The last part is judged with all before it, so that a shuffle is either whole and right, or void.
  std::optional<Bytes> list;
  if (mix.part + 1 == parts) {
    append(before->bytes, mix.bytes);
    list = checked_shuffle(context, encrypted, before->bytes);
    if (!list) return Verdict::encrypted_bad_proof;
  }
  if (context.dry_run) return Verdict::applied;
  if (list) {
    before->events.push_back(context.event);
    context.insert_in_order(context.state.encrypted[role.index].candidates,
                            Shuffled{std::move(before->events), role.trustee, *std::move(list)},
                            [](const Shuffled& one) { return one.events.back(); });
  }
  say(context, role, &Encrypted::parts, mix);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly

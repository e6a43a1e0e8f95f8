// Credentials and ballots of encrypted votes (docs/protocol/encrypted.md sections 4 and 5). A ballot is judged by its
// own proofs: whoever carries it adds nothing, and can spoil nothing.
#include <algorithm>

#include "assembly/encrypted_group.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
/// The encrypted vote that the act names; or the verdict on the act.
struct NamedVote {
  Verdict verdict = Verdict::applied;
  VoteIndex vote = 0;
  EncryptedIndex index = 0;
};
NamedVote encrypted_named(const Context& context, const EventId& id) {
  const Named vote = named(context, Object::vote, id);
  if (is_void(vote.verdict)) return {vote.verdict};
  const EncryptedIndex index = context.state.votes[vote.index].encrypted;
  return {index == kNone ? Verdict::act_wrong_reference : Verdict::applied, vote.index, index};
}

/// Which of two concurrent changes comes last is found when the entry is hashed, so that a ballot costs no order.
void touch(const Context& context, EncryptedIndex index) {
  State& state = context.state;
  Entry& entry = state.encrypted[index].entry;
  if (entry.last == kNoEvent || context.view.has(entry.last))
    entry.last = context.event;
  else
    state.contested_encrypted.push_back({index, context.event});
  if (entry.changed) return;
  entry.changed = true;
  state.changed[static_cast<std::size_t>(Subject::encrypted)].push_back(index);
}

/// Checked once an event: its bytes never change. Under a seal its signers have vouched for it, and it is looked at
/// later (node/joining.h).
bool proves_itself(Context& context, const event::Cast& cast) {
  if (context.dry_run) return is_proved(context.state, context.journal, cast, context.proofs.booth);
  const auto known = context.proofs.known.find(context.id());
  if (known != context.proofs.known.end()) return known->second;
  const bool valid = context.under_seal || is_proved(context.state, context.journal, cast, context.proofs.booth);
  context.proofs.known.emplace(context.id(), valid);
  return valid;
}

std::optional<std::uint32_t> sealed_credential(const Encrypted& encrypted, const event::GroupPoint& key) {
  for (std::uint32_t i = 0; i < encrypted.credentials.size(); ++i)
    if (encrypted.credentials[i].key == key && encrypted.credentials[i].seal != 0) return i;
  return std::nullopt;
}
}  // namespace

const Credential* credential_of(const Encrypted& encrypted, PersonIndex person) {
  const auto found = std::ranges::find(encrypted.credentials, person, &Credential::person);
  return found == encrypted.credentials.end() ? nullptr : &*found;
}

Verdict judge(Context& context, const event::RegisterVoter& registration) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const NamedVote vote = encrypted_named(context, registration.vote);
  if (is_void(vote.verdict)) return vote.verdict;
  if (!is_elector(context.state, context.state.votes[vote.vote], context.author)) return Verdict::vote_not_elector;
  Encrypted& encrypted = context.state.encrypted[vote.index];
  if (encrypted.secrecy.mixed) return Verdict::encrypted_mixed;
  if (encrypted.stage > EncryptedStage::voting) return Verdict::encrypted_other_stage;
  const bool is_repeated = std::ranges::any_of(encrypted.credentials, [&](const Credential& before) {
    return (before.person == context.author || before.key == registration.credential) && context.view.has(before.event);
  });
  if (is_repeated) return Verdict::encrypted_repeated;
  const auto key = ballot::key_from(registration.credential.view());
  const auto proof = ballot::proof_from(registration.proof.view());
  const PersonId& member = context.state.persons[context.author].id;
  if (!key || !proof ||
      !check_knowledge(ballot_group(), credential_prefix(encrypted.uuid, member, registration.credential), *proof,
                       *key))
    return Verdict::encrypted_bad_proof;
  if (context.dry_run) return Verdict::applied;
  context.insert_in_order(encrypted.credentials, Credential{context.event, context.author, registration.credential, 0},
                          [](const Credential& one) { return one.event; });
  touch(context, vote.index);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::RegisterMixed& registration) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const NamedVote vote = encrypted_named(context, registration.vote);
  if (is_void(vote.verdict)) return vote.verdict;
  if (!is_elector(context.state, context.state.votes[vote.vote], context.author)) return Verdict::vote_not_elector;
  Encrypted& encrypted = context.state.encrypted[vote.index];
  if (!encrypted.secrecy.mixed) return Verdict::encrypted_named;
  if (encrypted.stage != EncryptedStage::registering) return Verdict::encrypted_other_stage;
  const bool is_repeated = std::ranges::any_of(encrypted.enrolments, [&](const Enrolment& before) {
    return before.person == context.author && context.view.has(before.event);
  });
  if (is_repeated) return Verdict::encrypted_repeated;
  const auto alpha = ballot::member_from(registration.alpha.view());
  const auto proof = ballot::proof_from(registration.proof.view());
  if (!alpha || !ballot::member_from(registration.beta.view()) || !proof) return Verdict::encrypted_bad_proof;
  // Nobody can hand in what somebody else encrypted: it is known with which random number it was done, and by whom.
  const PersonId& member = context.state.persons[context.author].id;
  const std::string prefix = enrolment_prefix(encrypted, member, registration.alpha, registration.beta);
  if (!check_knowledge(ballot_group(), prefix, *proof, *alpha)) return Verdict::encrypted_bad_proof;
  if (context.dry_run) return Verdict::applied;
  context.insert_in_order(encrypted.enrolments,
                          Enrolment{context.event, context.author, registration.alpha, registration.beta},
                          [](const Enrolment& one) { return one.event; });
  touch(context, vote.index);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Cast& cast) {
  const NamedVote vote = encrypted_named(context, cast.vote);
  if (is_void(vote.verdict)) return vote.verdict;
  Encrypted& encrypted = context.state.encrypted[vote.index];
  if (encrypted.stage != EncryptedStage::voting) return Verdict::encrypted_other_stage;
  const auto credential = sealed_credential(encrypted, cast.credential);
  if (!credential) return Verdict::encrypted_no_credential;
  const bool is_repeated = std::ranges::any_of(encrypted.ballots, [&](const EncryptedBallot& before) {
    return before.credential == *credential && before.revision >= cast.revision && context.view.has(before.event);
  });
  if (is_repeated) return Verdict::encrypted_repeated;
  const auto carried = carried_ballot(booth_of(encrypted, context.proofs.booth), cast);
  if (!carried || !proves_itself(context, cast)) return Verdict::encrypted_bad_proof;
  if (context.dry_run) return Verdict::applied;
  // Of its bytes the ciphertexts come first.
  const BytesView points = BytesView(cast.ballot).first(ciphertexts_in_ballot(encrypted) * 2 * ballot::kElementBytes);
  encrypted.ballots.push_back({context.event, *credential, cast.revision, carried->id, to_bytes(points)});
  touch(context, vote.index);
  return Verdict::applied;
}

std::vector<const EncryptedBallot*> standing_ballots(const Encrypted& encrypted) {
  std::map<std::uint32_t, const EncryptedBallot*> last;
  for (const EncryptedBallot& ballot : encrypted.ballots) {
    const EncryptedBallot*& there = last[ballot.credential];
    const auto rank = [](const EncryptedBallot& one) { return std::pair(one.revision, one.id); };
    if (there == nullptr || rank(ballot) > rank(*there)) there = &ballot;
  }
  std::vector<const EncryptedBallot*> out;
  out.reserve(last.size());
  for (const auto& [credential, ballot] : last) out.push_back(ballot);
  std::ranges::sort(out, {}, [&](const EncryptedBallot* one) { return encrypted.credentials[one->credential].key; });
  return out;
}

}  // namespace folkmoot::assembly

#pragma once
// What is kept of encrypted votes (state_fields.h).
#include "assembly/state_fields.h"

namespace folkmoot::assembly {

// Of what trustees said, without the vote, which is known, and the attempt, which is the present one.
template <class A>
void fields(A& a, event::TrusteeKey& x) {
  a(x.verification), a(x.encryption), a(x.signature), a(x.commitment);
}
template <class A>
void fields(A& a, event::TrusteeDeal& x) {
  plain(a, x.coefficients), a(x.signature), a(x.over_certificates);
}
template <class A>
void fields(A& a, event::TrusteeConfirm& x) {
  a(x.key), a(x.proof), a(x.signature);
}
template <class A>
void fields(A& a, event::TrusteeComplain& x) {
  a(x.dealer);
}
template <class A>
void fields(A& a, event::TrusteeAnswer& x) {
  a(x.to), a(x.share);
}
template <class A>
void fields(A&, event::TrusteeDrill&) {}
template <class A>
void fields(A& a, event::Decrypt& x) {
  plain(a, x.factors);
}
template <class A, class Act>
void fields(A& a, TrusteeSaid<Act>& x) {
  a.event(x.event), a(x.trustee), fields(a, x.content);
}
template <class A>
void fields(A& a, event::Secrecy& x) {
  a(x.threshold), a(x.spare);
}
template <class A>
void fields(A& a, Credential& x) {
  a.event(x.event), a.ref(x.person, Ref::person), a(x.key), a.seal(x.seal);
}
template <class A>
void fields(A& a, EncryptedBallot& x) {
  a.event(x.event), a(x.credential), a(x.revision), a(x.id), a(x.ciphertexts);
}
template <class A>
void fields(A& a, Encrypted& x) {
  a.ref(x.vote, Ref::vote), fields(a, x.secrecy), a(x.stage), a(x.failure), a.seal(x.seal), a(x.uuid);
  plain(a, x.texts), a(x.choices), a(x.most), a(x.attempt), refs(a, x.trustees, Ref::person);
  refs(a, x.out, Ref::person), each(a, x.keys), each(a, x.deals), each(a, x.confirms), each(a, x.complaints);
  each(a, x.answers), a(x.answered), each(a, x.drills), a(x.drill_seed), a(x.key), a(x.election),
      each(a, x.credentials);
  each(a, x.ballots), a.seal(x.closed_seal), a(x.sum), each(a, x.shares), fields(a, x.entry);
}

/// Whether each trustee has said this.
template <class Act>
bool all_said(const Encrypted& x, const std::vector<TrusteeSaid<Act>>& said) {
  for (TrusteeIndex t = 0; t < x.trustees.size(); ++t)
    if (std::ranges::find(said, t, &TrusteeSaid<Act>::trustee) == said.end()) return false;
  return true;
}

/// Whether there is of the ceremony what its stage rests on.
inline bool is_sound_ceremony(const Encrypted& x) {
  const auto is_trustee = [&](const auto& said) { return said.trustee < x.trustees.size(); };
  const auto are = [&](const auto& list) { return std::ranges::all_of(list, is_trustee); };
  const auto is_dealt = [&](const auto& deal) { return deal.content.coefficients.size() == x.secrecy.threshold; };
  const auto is_share = [&](const auto& share) { return share.content.factors.size() == x.choices; };
  // What failed, failed at any of them.
  const bool has_failed = x.stage == EncryptedStage::failed;
  const auto from = [&](EncryptedStage stage) { return x.stage >= stage && !has_failed; };
  const bool has_trustees = x.trustees.size() == x.secrecy.trustees();
  return x.secrecy.spare >= 1 && x.secrecy.spare < x.secrecy.threshold &&
         x.secrecy.trustees() <= event::kMaxTrusteesOfVote && (has_trustees || x.trustees.empty()) &&
         (has_trustees || !from(EncryptedStage::certify)) && (x.seal != 0 || x.stage == EncryptedStage::waiting) &&
         are(x.keys) && are(x.deals) && are(x.confirms) && are(x.complaints) && are(x.answers) && are(x.drills) &&
         are(x.shares) && std::ranges::all_of(x.deals, is_dealt) && std::ranges::all_of(x.shares, is_share) &&
         (!from(EncryptedStage::deal) || all_said(x, x.keys)) &&
         (!from(EncryptedStage::confirm) || all_said(x, x.deals)) &&
         (!from(EncryptedStage::drill) || (all_said(x, x.confirms) && !x.election.is_zero()));
}

/// Whether lists and bytes are as long as the subjects take for granted.
inline bool is_sound_encrypted(const State& state, EncryptedIndex index) {
  const Encrypted& x = state.encrypted[index];
  const Vote& vote = state.votes[x.vote];
  // Of an election it is known who stands once the list is closed.
  const bool is_asked_later =
      x.choices == 0 && vote.election && (x.stage == EncryptedStage::waiting || x.stage == EncryptedStage::failed);
  const std::uint64_t choices = vote.choices ? vote.choices->options + 1 : 4;
  const bool asks = x.choices == choices && x.choices >= 2 && x.choices <= event::kMaxOptions + 2 && x.most >= 1 &&
                    x.most < x.choices;
  const bool has_words = x.texts.size() == std::max<std::uint64_t>(x.choices, 1);
  // Two points of 32 bytes for each choice.
  const std::uint64_t bytes = x.choices * 64;
  const auto is_ballot = [&](const EncryptedBallot& ballot) {
    return ballot.credential < x.credentials.size() &&
           (x.closed_seal != 0 ? ballot.ciphertexts.empty() : ballot.ciphertexts.size() == bytes);
  };
  const std::size_t electors = state.electorates[vote.electorate].persons.size();
  const bool sums_fit =
      vote.sums.empty() ||
      (vote.sums.size() == x.choices + 1 && std::ranges::all_of(vote.sums, [&](auto sum) { return sum <= electors; }));
  const bool is_closed = x.closed_seal != 0;
  return vote.encrypted == index && sums_fit && (asks || is_asked_later) && is_sound_ceremony(x) &&
         (has_words || x.stage > EncryptedStage::drill) && std::ranges::all_of(x.ballots, is_ballot) &&
         (is_closed ? x.stage > EncryptedStage::voting && x.sum.size() == bytes
                    : x.stage <= EncryptedStage::voting || x.stage == EncryptedStage::failed);
}

}  // namespace folkmoot::assembly

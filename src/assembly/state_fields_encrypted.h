#pragma once
// What is kept of encrypted votes (state_fields.h).
#include "assembly/encrypted.h"
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
  std::uint64_t part = x.place();
  a(part);
  x.part = part != 0 ? std::optional(part) : std::nullopt;
}
template <class A>
void fields(A& a, event::Mix& x) {
  a(x.turn), a(x.part), a(x.bytes);
}
template <class A, class Act>
void fields(A& a, TrusteeSaid<Act>& x) {
  a.event(x.event), a(x.trustee), fields(a, x.content);
}
template <class A>
void fields(A& a, event::Secrecy& x) {
  a(x.threshold), a(x.spare), a(x.mixed);
}
template <class A>
void fields(A& a, Credential& x) {
  a.event_or_none(x.event), a.ref_or_none(x.person, Ref::person), a(x.key), a.seal(x.seal);
}
template <class A>
void fields(A& a, Enrolment& x) {
  a.event(x.event), a.ref(x.person, Ref::person), a(x.alpha), a(x.beta);
}
template <class A>
void fields(A& a, Shuffled& x) {
  a.list(x.events, [&](EventIndex& e) { a.event(e); });
  a(x.trustee), a(x.list);
}
template <class A>
void fields(A& a, EncryptedBallot& x) {
  a.event(x.event), a(x.credential), a(x.revision), a(x.id), a(x.ciphertexts);
}
template <class A>
void fields(A& a, Encrypted& x) {
  a.ref(x.vote, Ref::vote), fields(a, x.secrecy), a(x.stage), a(x.failure), a.seal(x.seal), a(x.uuid);
  plain(a, x.texts), a(x.choices), a(x.most), a(x.embedded), a(x.attempt), refs(a, x.trustees, Ref::person);
  refs(a, x.out, Ref::person), each(a, x.keys), each(a, x.deals), each(a, x.confirms), each(a, x.complaints);
  each(a, x.answers), a(x.answered), each(a, x.drills), a(x.drill_seed), a(x.key), a(x.election),
      each(a, x.credentials);
  each(a, x.enrolments), each(a, x.ballots), a.seal(x.closed_seal), a(x.sum), a.seal(x.mixing_seal), a(x.turn);
  a(x.shuffler), each(a, x.parts), each(a, x.candidates), each(a, x.shuffles), each(a, x.shares), fields(a, x.entry);
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
  const std::size_t opened = ciphertexts_to_open(x);
  const auto is_share = [&](const auto& share) {
    const std::uint64_t part = share.content.place();
    return part < share_parts(opened) &&
           share.content.factors.size() == items_in_part(opened, event::kSharesAtOnce, static_cast<std::size_t>(part));
  };
  // What failed, failed at any of them.
  const bool has_failed = x.stage == EncryptedStage::failed;
  const auto from = [&](EncryptedStage stage) { return x.stage >= stage && !has_failed; };
  const bool has_trustees = x.trustees.size() == x.secrecy.trustees();
  return x.secrecy.spare >= 1 && x.secrecy.spare < x.secrecy.threshold &&
         x.secrecy.threshold < event::kMaxTrusteesOfVote && x.secrecy.trustees() <= event::kMaxTrusteesOfVote &&
         (has_trustees || x.trustees.empty()) && (has_trustees || !from(EncryptedStage::certify)) &&
         (x.seal != 0 || x.stage == EncryptedStage::waiting) && are(x.keys) && are(x.deals) && are(x.confirms) &&
         are(x.complaints) && are(x.answers) && are(x.drills) && are(x.shares) &&
         std::ranges::all_of(x.deals, is_dealt) && std::ranges::all_of(x.shares, is_share) &&
         (!from(EncryptedStage::deal) || all_said(x, x.keys)) &&
         (!from(EncryptedStage::confirm) || all_said(x, x.deals)) &&
         (!from(EncryptedStage::drill) || (all_said(x, x.confirms) && !x.election.is_zero()));
}

/// Whether there is of a list that is shuffled what the next turn rests on.
inline bool is_sound_list(const Encrypted& x) {
  const bool has_turns = x.stage == EncryptedStage::mixing || x.stage == EncryptedStage::shuffling;
  const auto is_done = [&](const Shuffled& one) {
    return one.trustee < x.trustees.size() && !one.events.empty() && one.list.empty();
  };
  const auto is_candidate = [&](const Shuffled& one) {
    return one.trustee == x.shuffler && !one.events.empty() && one.list.size() == x.sum.size();
  };
  const auto is_part = [&](const TrusteeSaid<event::Mix>& one) {
    return one.trustee == x.shuffler && one.content.turn == x.turn && one.content.bytes.size() <= event::kMaxMixPart;
  };
  // Points of 32 bytes in pairs.
  const bool is_list = x.sum.size() % 64 == 0 && (!has_turns || !x.sum.empty());
  return is_list && std::ranges::all_of(x.shuffles, is_done) && std::ranges::all_of(x.candidates, is_candidate) &&
         std::ranges::all_of(x.parts, is_part) && (has_turns || (x.candidates.empty() && x.parts.empty())) &&
         (!has_turns ||
          (x.shuffler < x.trustees.size() && x.shuffles.size() < x.trustees.size() && x.mixing_seal != 0)) &&
         (x.secrecy.mixed || x.enrolments.empty()) &&
         (x.secrecy.mixed || x.stage <= EncryptedStage::drill || x.stage >= EncryptedStage::voting) &&
         (x.embedded || x.stage != EncryptedStage::shuffling);
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
                    x.most < x.choices && (vote.choices || !x.embedded);
  const bool has_words = x.texts.size() == std::max<std::uint64_t>(x.choices, 1);
  // Two points of 32 bytes for each ciphertext; a list has one for each ballot that counts.
  const std::uint64_t bytes = ciphertexts_in_ballot(x) * 64;
  const std::uint64_t closed_bytes = x.embedded ? x.ballots.size() * 64 : bytes;
  const auto is_ballot = [&](const EncryptedBallot& ballot) {
    return ballot.credential < x.credentials.size() &&
           (x.closed_seal != 0 ? ballot.ciphertexts.empty() : ballot.ciphertexts.size() == bytes);
  };
  const std::size_t electors = state.electorates[vote.electorate].persons.size();
  // One more than the greatest number of choices is none.
  const bool has_result = !vote.sums.empty() && vote.sums.size() == (x.embedded ? 1 : x.choices + 1) &&
                          vote.sums.front() == x.ballots.size() &&
                          std::ranges::all_of(vote.sums, [&](auto sum) { return sum <= electors; });
  const bool sums_fit = x.stage == EncryptedStage::done ? has_result : vote.sums.empty();
  const std::uint64_t numbers =
      x.embedded && vote.choices && !vote.sums.empty() ? vote.sums.front() * vote.choices->options : 0;
  const bool is_closed = x.closed_seal != 0;
  return vote.encrypted == index && sums_fit && vote.opened.size() == numbers && is_sound_list(x) &&
         (asks || is_asked_later) && is_sound_ceremony(x) && (has_words || x.stage > EncryptedStage::drill) &&
         std::ranges::all_of(x.ballots, is_ballot) &&
         (is_closed ? x.stage > EncryptedStage::voting && x.sum.size() == closed_bytes
                    : x.stage <= EncryptedStage::voting || x.stage == EncryptedStage::failed);
}

}  // namespace folkmoot::assembly

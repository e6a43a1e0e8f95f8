#include "assembly/amendments.h"

#include <algorithm>
#include <tuple>

#include "assembly/backing.h"
#include "assembly/commissions.h"
#include "assembly/decisions.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::assembly {

namespace {
std::uint64_t end_of_span(const Amendment& amendment) { return std::uint64_t{amendment.from} + amendment.length; }

bool is_whole(const Amendment& amendment, std::uint64_t text_length) {
  return amendment.length > 0 && amendment.length == text_length;
}

std::uint64_t length_by(const State& state, std::uint64_t length, const std::vector<VoteIndex>& amendments) {
  for (const VoteIndex v : amendments) {
    const Amendment& amendment = *state.votes[v].amendment;
    length = length - amendment.length + length_with_changes(state, amendment);
  }
  return length;
}
}  // namespace

Extent extent_of(const Amendment& amendment, std::uint64_t text_length) {
  if (amendment.editorial) return Extent::editorial;
  if (is_whole(amendment, text_length)) return Extent::whole;
  if (amendment.text_length == 0) return Extent::deletes;
  return amendment.length == 0 ? Extent::inserts : Extent::replaces;
}

bool exclude_each_other(const Amendment& one, const Amendment& other, std::uint64_t text_length) {
  if (is_whole(one, text_length) || is_whole(other, text_length)) return true;
  if (one.length == 0 && other.length == 0) return false;
  return one.from < end_of_span(other) && other.from < end_of_span(one);
}

std::uint64_t base_length(const State& state, const Amendment& amendment) {
  return amendment.amends == kNone ? state.versions[amendment.version].text_length
                                   : state.votes[amendment.amends].amendment->text_length;
}

std::uint64_t length_with_changes(const State& state, const Amendment& amendment) {
  return length_by(state, amendment.text_length, amendment.adopted);
}

std::uint64_t length_with(const State& state, VersionIndex version, const std::vector<VoteIndex>& amendments) {
  return length_by(state, state.versions[version].text_length, amendments);
}

bool is_unopposed(const View& view, const Amendment& amendment, const Vote& vote) {
  const State& state = view.state();
  if (!state.versions[amendment.version].is_draft || amendment.amends != kNone || amendment.obsolete_seal != 0)
    return false;
  if (vote.opened_seal == 0 || vote.closed_seal != 0) return false;
  for (const Signed& one : amendment.opposed)
    if (view.has(one.event)) return false;
  return is_past(seal_time(state, vote.opened_seal), state.charter().amendment_ms, state.page.opened());
}

bool is_taken_up(const State& state, VoteIndex vote) {
  // By a later version of the same proposal.
  const Version& amended = state.versions[state.votes[vote].amendment->version];
  return std::ranges::any_of(state.proposals[amended.proposal].versions, [&](VersionIndex v) {
    const std::vector<VoteIndex>& takes_up = state.versions[v].takes_up;
    return std::ranges::find(takes_up, vote) != takes_up.end();
  });
}

namespace {
/// What is to be changed: a version, or an amendment of one; or the verdict on the act.
struct Base {
  Verdict verdict = Verdict::applied;
  VersionIndex version = 0;
  VoteIndex amends = kNone;
};
Base base_of(const Context& context, const event::Amend& amend) {
  const State& state = context.state;
  if (const Named version = named(context, Object::version, amend.target); version.verdict == Verdict::applied)
    return {check_last(context.view, version.index), version.index};
  const Named vote = named(context, Object::vote, amend.target);
  if (is_void(vote.verdict)) return {vote.verdict};
  const Vote& there = state.votes[vote.index];
  if (!there.amendment) return {Verdict::act_wrong_reference};
  if (there.amendment->amends != kNone) return {Verdict::amend_too_deep};
  if (there.closed_seal != 0 || there.amendment->obsolete_seal != 0) return {Verdict::amend_decided};
  if (end_of(amend.terms) > end_of(there.terms)) return {Verdict::amend_ends_later};
  return {check_last(context.view, there.amendment->version), there.amendment->version, vote.index};
}

/// The amendment of an older version of the same proposal that this one carries over.
Named carried_over(const Context& context, const EventId& id, VersionIndex version) {
  const State& state = context.state;
  const Named vote = named(context, Object::vote, id);
  if (is_void(vote.verdict)) return vote;
  const auto& old = state.votes[vote.index].amendment;
  const bool fits = old && old->amends == kNone && old->version != version &&
                    state.versions[old->version].proposal == state.versions[version].proposal;
  return fits ? vote : Named{Verdict::act_wrong_reference, kNone};
}
}  // namespace

Verdict judge(Context& context, const event::Amend& amend) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Base base = base_of(context, amend);
  if (is_void(base.verdict)) return base.verdict;
  Amendment made;
  made.version = base.version;
  made.amends = base.amends;
  if (amend.from + amend.length > base_length(context.state, made)) return Verdict::amend_outside;
  if (amend.rebases) {
    const Named old = carried_over(context, *amend.rebases, base.version);
    if (is_void(old.verdict)) return old.verdict;
    made.rebases = old.index;
  }
  const CommissionIndex commission = context.state.proposals[context.state.versions[base.version].proposal].commission;
  Opening opening = check_terms(context, amend.terms, commission);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  // Bodies are far smaller than what 32 bits count.
  made.from = static_cast<std::uint32_t>(amend.from);
  made.length = static_cast<std::uint32_t>(amend.length);
  made.text_length = static_cast<std::uint32_t>(amend.text.size());
  made.text = crypto::hash(crypto::tag::kText, {as_bytes(amend.text)});
  made.editorial = amend.editorial;
  made.amount = amend.amount;
  Vote vote = new_vote(context, Matter::amendment, amend.terms, std::move(opening));
  vote.commission = commission;
  vote.rule = rule_of(context.state, commission, context.state.charter());
  vote.amendment = std::move(made);
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

Verdict oppose_amendment(Context& context, VoteIndex v) {
  State& state = context.state;
  Vote& there = state.votes[v];
  if (!there.amendment || there.amendment->amends != kNone || there.closed_seal != 0 ||
      !state.versions[there.amendment->version].is_draft)
    return Verdict::oppose_no_effect;
  if (context.view.has_by(there.amendment->opposed, context.author)) return Verdict::oppose_repeated;
  if (context.dry_run) return Verdict::applied;
  there.amendment->opposed.push_back(context.act());
  context.touch(Subject::vote, there.entry, v);
  return Verdict::applied;
}

TakenUp check_taken_up(const Context& context, ProposalIndex proposal, const event::Revise& revise) {
  const State& state = context.state;
  const VersionIndex base = last_version(context.view, state.proposals[proposal]);
  const std::vector<VoteIndex>& standing = state.versions[base].adopted;
  TakenUp out;
  out.by_assembly = !revise.adopts.empty();
  for (const EventId& id : revise.adopts) {
    const Named vote = named(context, Object::vote, id);
    if (is_void(vote.verdict)) return {vote.verdict};
    const Vote& there = state.votes[vote.index];
    if (!there.amendment || there.amendment->version != base) return {Verdict::act_wrong_reference};
    const bool stands = std::find(standing.begin(), standing.end(), vote.index) != standing.end();
    const bool by_mover =
        state.proposals[proposal].author == context.author && is_unopposed(context.view, *there.amendment, there);
    if (!stands && !by_mover) return {Verdict::revise_not_adopted};
    out.by_assembly = out.by_assembly && stands;
    for (const VoteIndex other : out.amendments)
      if (other == vote.index ||
          exclude_each_other(*there.amendment, *state.votes[other].amendment, state.versions[base].text_length))
        return {Verdict::revise_incompatible};
    out.amendments.push_back(vote.index);
  }
  const auto is_left_out = [&](VoteIndex v) {
    return std::find(out.amendments.begin(), out.amendments.end(), v) == out.amendments.end();
  };
  if (std::any_of(standing.begin(), standing.end(), is_left_out))
    out.verdict = Verdict::revise_leaves_out;
  else if (!out.amendments.empty() && length_with(state, base, out.amendments) != revise.text.size())
    out.verdict = Verdict::revise_other_length;
  return out;
}

namespace {
/// Settles the amendments of one seal.
class Settling {
 public:
  Settling(State& state, std::uint64_t number, const Hash& seed) : state_(state), number_(number), seed_(seed) {}

  void all() {
    for (const VoteIndex v : state_.open.votes.in(state_.votes))
      if (is_open(v) && !is_of_last_version(v) && !is_taken_up(state_, v)) overtake(v, kNone);
    for (const VoteIndex v : adopted_now(true)) settle(v);
    for (const VoteIndex v : adopted_now(false)) settle(v);
    // What changes an amendment that is decided now can change it no more, or changes nothing.
    for (const VoteIndex v : state_.open.votes.in(state_.votes)) {
      const auto& amendment = state_.votes[v].amendment;
      if (!amendment || amendment->amends == kNone || amendment->obsolete_seal != 0) continue;
      const Vote& changed = state_.votes[amendment->amends];
      const bool is_late = is_open(v) && changed.closed_seal != 0;
      const bool is_vain =
          amendment->standing_seal != 0 && changed.closed_seal == number_ && changed.amendment->standing_seal == 0;
      if (is_late || is_vain || changed.amendment->obsolete_seal == number_) overtake(v, amendment->amends);
    }
  }

 private:
  /// Nothing has become of it yet, and something still can.
  [[nodiscard]] bool is_open(VoteIndex v) const {
    const Vote& vote = state_.votes[v];
    if (!vote.amendment || vote.amendment->standing_seal != 0 || vote.amendment->obsolete_seal != 0) return false;
    if (vote.closed_seal == 0) return true;
    return vote.closed_seal == number_ && takes_effect(state_.decisions[vote.decision]);
  }
  [[nodiscard]] bool is_of_last_version(VoteIndex v) const {
    return !is_void(check_last(View(state_), state_.votes[v].amendment->version));
  }
  void overtake(VoteIndex v, VoteIndex by) {
    Vote& vote = state_.votes[v];
    vote.amendment->obsolete_seal = number_;
    vote.amendment->obsolete_by = by;
    mark(state_, Subject::vote, vote.entry, v);
  }

  /// Those that this seal found adopted, in the order of voting: of changes to amendments, or of the others.
  [[nodiscard]] std::vector<VoteIndex> adopted_now(bool of_amendments) const {
    std::vector<VoteIndex> out;
    for (const VoteIndex v : state_.open.votes.in(state_.votes))
      if (is_open(v) && state_.votes[v].closed_seal == number_ &&
          (state_.votes[v].amendment->amends != kNone) == of_amendments)
        out.push_back(v);
    std::sort(out.begin(), out.end(), [&](VoteIndex a, VoteIndex b) { return rank(a) < rank(b); });
    return out;
  }
  /// The greatest change first, the greatest sum first, then by lot.
  [[nodiscard]] std::tuple<Extent, std::uint64_t, std::uint64_t, Hash> rank(VoteIndex v) const {
    const Amendment& amendment = *state_.votes[v].amendment;
    const std::uint64_t touched = std::uint64_t{amendment.length} + amendment.text_length;
    // The hash of its text and place: the same on every node, and nobody knew the seed when it was written.
    const Bytes place = codec::Writer().array(2).uint(amendment.from).uint(v).take();
    return {extent_of(amendment, base_length(state_, amendment)), ~touched, ~amendment.amount,
            crypto::hash(crypto::tag::kTie, {seed_.view(), amendment.text.view(), place})};
  }

  void settle(VoteIndex v) {
    if (!is_open(v)) return;
    Amendment& amendment = *state_.votes[v].amendment;
    std::vector<VoteIndex>& standing = amendment.amends == kNone ? state_.versions[amendment.version].adopted
                                                                 : state_.votes[amendment.amends].amendment->adopted;
    amendment.standing_seal = number_;
    standing.push_back(v);
    if (amendment.amends == kNone)
      mark(state_, Subject::version, state_.versions[amendment.version].entry, amendment.version);
    mark(state_, Subject::vote, state_.votes[v].entry, v);
    for (const VoteIndex other : state_.open.votes.in(state_.votes)) {
      if (!is_open(other)) continue;
      const Amendment& there = *state_.votes[other].amendment;
      if (there.version == amendment.version && there.amends == amendment.amends &&
          exclude_each_other(amendment, there, base_length(state_, amendment)))
        overtake(other, v);
    }
  }

  State& state_;
  std::uint64_t number_;
  const Hash& seed_;
};
}  // namespace

void settle_amendments(State& state, std::uint64_t number, const Hash& seed) { Settling(state, number, seed).all(); }

}  // namespace folkmoot::assembly

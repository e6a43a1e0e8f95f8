#include "assembly/again.h"

#include <algorithm>
#include <array>

#include "assembly/backing.h"
#include "assembly/cut_off.h"
#include "assembly/extension.h"
#include "assembly/lapse.h"
#include "assembly/letting_stand.h"
#include "assembly/mandate_votes.h"
#include "assembly/mandates.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/rounds.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

std::string_view stands_name(Stands stands) {
  switch (stands) {
    case Stands::adopted:
      return "adopted";
    case Stands::rejected:
      return "rejected";
    case Stands::lapsed:
      return "lapsed";
    case Stands::rescinded:
      return "rescinded";
    case Stands::waits:
      return "waits";
  }
  return {};
}

namespace {
Stands as_counted(const Decision& decision) {
  if (decision.lapsed_seal != 0) return Stands::lapsed;
  switch (decision.outcome) {
    case Outcome::adopted:
      return decision.awaits_ratification ? Stands::waits : Stands::adopted;
    case Outcome::rejected:
      return Stands::rejected;
    case Outcome::lapsed:
      return Stands::lapsed;
  }
  return Stands::rejected;
}
}  // namespace

Stands stands_now(const State& state, DecisionIndex index) {
  const Decision& decision = state.decisions[index];
  if (decision.later == kNone) return as_counted(decision);
  const Decision& last = state.decisions[decision.later];
  const bool taken_back = state.votes[last.vote].again->purpose == event::Purpose::rescind;
  return taken_back ? Stands::rescinded : as_counted(last);
}

DecisionIndex first_of(const State& state, DecisionIndex decision) {
  const VoteIndex vote = state.decisions[decision].vote;
  if (vote == kNone || !state.votes[vote].again || state.votes[vote].again->decision == kNone) return decision;
  return state.votes[vote].again->decision;
}

event::DecisionRule rule_of(const State& state, const Decision& decision) {
  if (decision.vote != kNone) return state.votes[decision.vote].rule;
  return rule_of(state, state.versions[decision.version]);
}

namespace {
CommissionIndex commission_of(const State& state, DecisionIndex index) {
  const Decision& decision = state.decisions[index];
  if (decision.vote != kNone) return state.votes[decision.vote].commission;
  return state.proposals[state.versions[decision.version].proposal].commission;
}

std::optional<Matter> matter_of(const State& state, const Decision& decision) {
  return decision.vote == kNone ? std::nullopt : std::optional(state.votes[decision.vote].matter);
}

/// What such a vote is about, and how it is decided.
struct Target {
  Verdict verdict = Verdict::applied;
  SecondThought about = {};
  event::DecisionRule rule = {};
  std::optional<Choices> choices = {};
  /// So many must ask for it that the assembly has to think again.
  bool needs_backers = false;
};

bool is_about(const Vote& vote, const SecondThought& about) {
  return vote.again && vote.again->purpose == about.purpose && vote.again->decision == about.decision &&
         vote.again->target == about.target;
}

/// As with other votes about the same: one that ends later keeps nobody from asking sooner.
bool has_open_one(const View& view, const SecondThought& about, const event::Terms& terms) {
  return any_open(view.state(), [&](const Vote& vote) {
    return is_about(vote, about) && vote.closed_seal == 0 && end_of(vote.terms) <= end_of(terms) &&
           view.has(vote.event);
  });
}

/// Of the votes on thinking again about this decision that a seal opened.
bool was_reconsidered(const View& view, DecisionIndex decision, bool contested, std::uint64_t within_ms) {
  const State& state = view.state();
  return std::any_of(state.votes.begin(), state.votes.end(), [&](const Vote& vote) {
    if (!vote.again || vote.again->purpose != event::Purpose::reconsider || vote.again->decision != decision ||
        vote.again->contested != contested || !view.has(vote.event))
      return false;
    if (contested) return true;
    return vote.opened_seal != 0 && !is_past(seal_time(state, vote.opened_seal), within_ms, state.page.opened());
  });
}

/// A decision that a seal settled, as the subject of such a vote; the first one where it was thought over before.
Target settled_target(const Context& context, const event::Again& again) {
  const State& state = context.state;
  const Named count = named(context, Object::decision, again.target);
  if (count.verdict == Verdict::act_wrong_reference) {
    // What opened a vote, or a version, that is still to be decided.
    const Named vote = named(context, Object::vote, again.target);
    const Named version = named(context, Object::version, again.target);
    const bool is_to_come = vote.verdict == Verdict::applied || version.verdict == Verdict::applied;
    return {is_to_come ? Verdict::again_not_settled : count.verdict};
  }
  if (is_void(count.verdict)) return {count.verdict};
  const DecisionIndex first = first_of(state, count.index);
  const Decision& decision = state.decisions[first];
  if (decision.seal == 0 || is_set_aside(state, first)) return {Verdict::again_not_settled};
  Target out;
  out.about = {again.purpose, first, decision.event, false};
  out.rule = rule_of(state, decision);
  // To take something back, or to let it go on, is a matter of yes and no, however it was chosen.
  const bool chooses_anew = again.purpose == event::Purpose::reconsider;
  if (chooses_anew && decision.vote != kNone) out.choices = state.votes[decision.vote].choices;
  return out;
}

Target reconsider_target(const Context& context, const event::Again& again) {
  const State& state = context.state;
  Target out = settled_target(context, again);
  if (is_void(out.verdict)) return out;
  const Decision& decision = state.decisions[out.about.decision];
  const auto matter = matter_of(state, decision);
  // Who failed to be elected stands again in another election.
  if (matter == Matter::lot || matter == Matter::amendment || matter == Matter::election)
    return {Verdict::again_own_way};
  // What was cancelled is begun anew by another vote.
  if (matter && state.votes[decision.vote].cancelled_by != kNoEvent) return {Verdict::again_own_way};
  const bool contestable = matter && state.votes[decision.vote].contestable_seal != 0;
  if (contestable && !was_reconsidered(context.view, out.about.decision, true, 0)) {
    out.about.contested = true;
    return out;
  }
  const Stands stands = stands_now(state, out.about.decision);
  if (stands != Stands::rejected && stands != Stands::lapsed && stands != Stands::rescinded)
    return {Verdict::again_wrong_purpose};
  if (was_reconsidered(context.view, out.about.decision, false, state.charter().reconsider_ms))
    return {Verdict::again_too_soon};
  out.needs_backers = true;
  return out;
}

/// Something that is no decision and waits for the assembly; nothing where it does not.
std::optional<Target> other_target(const Context& context, const event::Again& again,
                                   bool (*can)(const State&, EventIndex)) {
  const auto e = context.journal.find(again.target);
  if (!e || !context.view.has(*e) || !can(context.state, *e)) return std::nullopt;
  Target out;
  out.about = {again.purpose, kNone, *e, false};
  out.rule = context.state.charter().ordinary;
  return out;
}

Target rescind_target(const Context& context, const event::Again& again) {
  if (auto other = other_target(context, again, can_be_ended)) return *std::move(other);
  Target out = settled_target(context, again);
  if (is_void(out.verdict)) return out;
  const auto matter = matter_of(context.state, context.state.decisions[out.about.decision]);
  if (!stands_adopted(context.state, out.about.decision)) return {Verdict::again_wrong_purpose};
  // To take back a charter is to adopt another one, with its readings; who was elected is recalled, each by a vote of
  // their own; and what a commission is, may spend, or is no longer, changes by votes of their own kinds.
  constexpr std::array kOwnWay{Matter::charter,  Matter::lot,        Matter::amendment, Matter::election,
                               Matter::schedule, Matter::commission, Matter::budget,    Matter::dissolution};
  if (matter && std::find(kOwnWay.begin(), kOwnWay.end(), *matter) != kOwnWay.end()) return {Verdict::again_own_way};
  return out;
}

/// What a delegate voted elsewhere: the base ratifies it, or vetoes it, in its time.
Target mandate_vote_target(const Context& context, const event::Again& again, std::uint32_t index) {
  const State& state = context.state;
  const MandateVote& vote = state.mandate_votes[index];
  if (vote.seal == 0) return {Verdict::again_not_settled};
  const bool can = again.purpose == event::Purpose::ratify ? can_ratify(state, vote) : can_veto(state, vote);
  if (!can) return {Verdict::again_wrong_purpose};
  Target out;
  out.about = {again.purpose, kNone, vote.event, false};
  out.rule = state.charter().ordinary;
  return out;
}

/// What waits until the assembly lets it stand. Each kind of such things is one case here, and one in `settle_again`.
Target ratify_target(const Context& context, const event::Again& again) {
  const Named delegated = named(context, Object::mandate_vote, again.target);
  if (delegated.verdict == Verdict::applied) return mandate_vote_target(context, again, delegated.index);
  if (auto other = other_target(context, again, can_be_let_stand)) return *std::move(other);
  Target out = settled_target(context, again);
  if (is_void(out.verdict)) return out;
  // Decisions of the founding page that too few took, and what was urgent.
  if (can_ratify(context.state.decisions[out.about.decision])) return out;
  return {Verdict::again_wrong_purpose};
}

Target renew_target(const Context& context, const event::Again& again) {
  Target out = settled_target(context, again);
  if (is_void(out.verdict)) return out;
  if (stands_adopted(context.state, out.about.decision) && can_renew(context.state.decisions[out.about.decision]))
    return out;
  return {Verdict::again_wrong_purpose};
}

Target veto_target(const Context& context, const event::Again& again) {
  const Named delegated = named(context, Object::mandate_vote, again.target);
  if (is_void(delegated.verdict)) return {delegated.verdict};
  return mandate_vote_target(context, again, delegated.index);
}

Target target_of(const Context& context, const event::Again& again) {
  switch (again.purpose) {
    case event::Purpose::reconsider:
      return reconsider_target(context, again);
    case event::Purpose::rescind:
      return rescind_target(context, again);
    case event::Purpose::ratify:
      return ratify_target(context, again);
    case event::Purpose::veto:
      return veto_target(context, again);
    case event::Purpose::renew:
      return renew_target(context, again);
    case event::Purpose::show:
      return other_target(context, again, can_be_shown).value_or(Target{Verdict::again_wrong_purpose});
  }
  return {Verdict::act_wrong_reference};
}
}  // namespace

namespace {
/// What is taken back without notice. Whoever holds a mandate is heard before they lose it.
bool may_go_without_notice(const State& state, const SecondThought& about) {
  if (about.purpose != event::Purpose::rescind) return false;
  return about.decision == kNone || matter_of(state, state.decisions[about.decision]) != Matter::mandate;
}
}  // namespace

Verdict judge(Context& context, const event::Again& again) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Target target = target_of(context, again);
  if (is_void(target.verdict)) return target.verdict;
  if (has_open_one(context.view, target.about, again.terms)) return Verdict::again_repeated;
  // What a commission decided is for it to think over.
  const CommissionIndex commission =
      target.about.decision == kNone ? kNone : commission_of(context.state, target.about.decision);
  const Haste haste = may_go_without_notice(context.state, target.about) ? Haste::may_be_urgent : Haste::none;
  Opening opening = check_terms(context, again.terms, commission, haste);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  const std::size_t electors = opening.electorate.size();
  Vote vote = new_vote(context, Matter::again, again.terms, std::move(opening));
  vote.commission = commission;
  vote.rule = again.terms.urgent ? with_two_thirds(target.rule) : target.rule;
  vote.choices = target.choices;
  vote.again = target.about;
  if (target.needs_backers)
    vote.backers_needed = backers_for(context.state.charter().reconsider, 1, electors, electors);
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

bool needs_notice(const State& state, const Vote& vote) {
  if (!vote.again) return false;
  if (vote.again->purpose == event::Purpose::rescind) return !vote.terms.urgent;
  if (vote.again->purpose != event::Purpose::reconsider) return false;
  const auto matter = matter_of(state, state.decisions[vote.again->decision]);
  return matter == Matter::removal || matter == Matter::recall;
}

namespace {
/// What was decided first takes effect now.
void apply_first(State& state, const Decision& first, std::uint64_t number) {
  if (first.vote != kNone) apply_vote(state, first.vote, number);
}

/// As far as it can be undone: who was removed must come anew, and texts that were dropped stay so.
void undo_first(State& state, const Decision& first, std::uint64_t number, Instant time) {
  if (first.vote == kNone) return;
  const Vote& vote = state.votes[first.vote];
  if (vote.matter == Matter::mandate && vote.mandate != kNone) recall_mandate(state, vote.mandate, number);
  if (vote.matter == Matter::retention && state.retention.vote == first.vote) {
    state.retention.term_ms = 0;
    state.retention.seal = number;
    mark(state, Subject::retention, state.retention.entry, 0);
  }
  if (vote.matter == Matter::cut_off) end_cut_off(state, first.vote, time);
  if (vote.matter != Matter::emergency) return;
  for (CharterIndex c = 0; c < state.charters.size(); ++c) {
    CharterVersion& rules = state.charters[c];
    if (rules.event != vote.event || rules.until <= time) continue;
    rules.until = time;
    mark(state, Subject::charter, rules.entry, c);
  }
}
}  // namespace

namespace {
/// What is no decision: votes of delegates, spendings, suspensions, hidden texts.
void settle_other(State& state, const SecondThought& about, std::uint64_t number) {
  const auto delegated = state.made(Object::mandate_vote, about.target);
  switch (about.purpose) {
    case event::Purpose::ratify:
      if (delegated)
        ratify_mandate_vote(state, *delegated, number);
      else
        let_stand(state, about.target, number);
      return;
    case event::Purpose::veto:
      if (delegated) veto_mandate_vote(state, *delegated, number);
      return;
    case event::Purpose::rescind:
      return end_what_stands(state, about.target);
    case event::Purpose::show:
      return show(state, about.target, number);
    case event::Purpose::reconsider:
    case event::Purpose::renew:
      return;
  }
}
}  // namespace

void settle_again(State& state, VoteIndex index, std::uint64_t number, Instant time) {
  const Vote& vote = state.votes[index];
  const SecondThought about = *vote.again;
  const Outcome outcome = state.decisions[vote.decision].outcome;
  const bool adopted = outcome == Outcome::adopted;
  if (about.decision == kNone) {
    if (adopted) settle_other(state, about, number);
    return;
  }
  if (about.purpose == event::Purpose::renew) {
    if (adopted) renew_decision(state, about.decision, number);
    return;
  }
  const bool stood = stands_adopted(state, about.decision);
  // Two votes about the same may close together: the second finds what the first has made of it.
  const bool is_moot = about.purpose == event::Purpose::rescind && !stood;
  const bool overturns = about.contested && outcome == Outcome::rejected && stood;
  if (is_moot || (!adopted && !overturns)) return;
  Decision& first = state.decisions[about.decision];
  if (about.purpose == event::Purpose::ratify) ratify_decision(state, about.decision, number);
  first.later = vote.decision;
  mark(state, Subject::decision, first.entry, about.decision);
  if (overturns || about.purpose == event::Purpose::rescind)
    undo_first(state, first, number, time);
  else if (!stood)
    apply_first(state, first, number);
}

}  // namespace folkmoot::assembly

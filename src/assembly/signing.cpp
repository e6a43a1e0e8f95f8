// Acts that say yes or no to what somebody else began: whose signature is this, and under what?
#include "assembly/amendments.h"
#include "assembly/backing.h"
#include "assembly/cancelling.h"
#include "assembly/commissions.h"
#include "assembly/decisions.h"
#include "assembly/entered_ballots.h"
#include "assembly/meetings.h"
#include "assembly/moderation.h"
#include "assembly/procedures.h"
#include "assembly/reports.h"
#include "assembly/roll.h"
#include "assembly/suspension.h"

namespace folkmoot::assembly {

namespace {
Verdict confirm_one(Context& context, const EventId& target) {
  if (const Named count = named(context, Object::decision, target); count.verdict == Verdict::applied) {
    if (context.state.decisions[count.index].counted == Counted::ballots) return Verdict::act_wrong_reference;
    return confirm_hand_count(context, count.index);
  }
  if (const auto verdict = confirm_in_meeting(context, target)) return *verdict;
  if (const Named vote = named(context, Object::vote, target); vote.verdict == Verdict::applied)
    return confirm_vote(context, vote.index);
  if (const Named report = named(context, Object::report, target); report.verdict == Verdict::applied)
    return confirm_report(context, report.index);
  if (const Named joining = named(context, Object::joining, target); joining.verdict == Verdict::applied)
    return confirm_joining(context, joining.index);
  if (const Named hiding = named(context, Object::hiding, target); hiding.verdict == Verdict::applied)
    return confirm_hiding(context, hiding.index);
  if (const Named vote = named(context, Object::cancelling, target); vote.verdict == Verdict::applied)
    return confirm_cancelling(context, vote.index, target);
  if (const Named ballot = named(context, Object::entered_ballot, target); ballot.verdict == Verdict::applied)
    return confirm_entered_ballot(context, ballot.index, target);
  const Named entering = named(context, Object::entering, target);
  return is_void(entering.verdict) ? entering.verdict : confirm_entering(context, entering.index);
}

/// The version that the id names: itself, or the last one of a proposal.
Named version_named(const Context& context, const EventId& id) {
  const Named proposal = named(context, Object::proposal, id);
  if (is_void(proposal.verdict)) return named(context, Object::version, id);
  return {Verdict::applied, last_version(context.view, context.state.proposals[proposal.index])};
}
}  // namespace

// One of a list that is refused - signed already, closed by now - takes nothing from the others.
Verdict judge(Context& context, const event::Confirm& confirm) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  std::optional<Verdict> out;
  for (const EventId& target : confirm.targets) {
    const Verdict verdict = confirm_one(context, target);
    if (!out || (is_void(*out) && !is_void(verdict))) out = verdict;
  }
  return out.value_or(Verdict::act_wrong_reference);
}

Verdict judge(Context& context, const event::Oppose& oppose) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named version = version_named(context, oppose.target);
  if (version.verdict == Verdict::applied && is_by_silence(context.state, version.index)) {
    // Whoever says no to what silence would adopt does so wherever they are; there they also take it off an agenda.
    const Verdict verdict = oppose_proposal(context, version.index);
    if (!is_void(verdict)) oppose_item(context, oppose);
    return verdict;
  }
  if (const auto verdict = oppose_item(context, oppose)) return *verdict;
  if (const Named vote = named(context, Object::vote, oppose.target); vote.verdict == Verdict::applied)
    return oppose_amendment(context, vote.index);
  if (const Named hiding = named(context, Object::hiding, oppose.target); hiding.verdict == Verdict::applied)
    return oppose_hiding(context, hiding.index);
  if (const Named suspension = named(context, Object::suspension, oppose.target);
      suspension.verdict == Verdict::applied)
    return oppose_suspension(context, suspension.index);
  return is_void(version.verdict) ? version.verdict : Verdict::act_wrong_reference;
}

}  // namespace folkmoot::assembly

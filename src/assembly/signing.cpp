// Acts that say yes or no to what somebody else began: whose signature is this, and under what?
#include "assembly/amendments.h"
#include "assembly/backing.h"
#include "assembly/commissions.h"
#include "assembly/decisions.h"
#include "assembly/meetings.h"
#include "assembly/moderation.h"
#include "assembly/procedures.h"
#include "assembly/reports.h"
#include "assembly/roll.h"
#include "assembly/suspension.h"

namespace folkmoot::assembly {

Verdict judge(Context& context, const event::Confirm& confirm) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (const Named count = named(context, Object::decision, confirm.target); count.verdict == Verdict::applied) {
    if (context.state.decisions[count.index].counted == Counted::ballots) return Verdict::act_wrong_reference;
    return confirm_hand_count(context, count.index);
  }
  if (const auto verdict = confirm_in_meeting(context, confirm.target)) return *verdict;
  if (const Named vote = named(context, Object::vote, confirm.target); vote.verdict == Verdict::applied)
    return confirm_vote(context, vote.index);
  if (const Named report = named(context, Object::report, confirm.target); report.verdict == Verdict::applied)
    return confirm_report(context, report.index);
  if (const Named joining = named(context, Object::joining, confirm.target); joining.verdict == Verdict::applied)
    return confirm_joining(context, joining.index);
  if (const Named hiding = named(context, Object::hiding, confirm.target); hiding.verdict == Verdict::applied)
    return confirm_hiding(context, hiding.index);
  const Named entering = named(context, Object::entering, confirm.target);
  return is_void(entering.verdict) ? entering.verdict : confirm_entering(context, entering.index);
}

Verdict judge(Context& context, const event::Oppose& oppose) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (const auto verdict = oppose_item(context, oppose)) return *verdict;
  if (const Named vote = named(context, Object::vote, oppose.target); vote.verdict == Verdict::applied)
    return oppose_amendment(context, vote.index);
  if (const Named suspension = named(context, Object::suspension, oppose.target);
      suspension.verdict == Verdict::applied)
    return oppose_suspension(context, suspension.index);
  if (const Named proposal = named(context, Object::proposal, oppose.target); proposal.verdict == Verdict::applied)
    return oppose_proposal(context, last_version(context.view, context.state.proposals[proposal.index]));
  const Named version = named(context, Object::version, oppose.target);
  return is_void(version.verdict) ? version.verdict : oppose_proposal(context, version.index);
}

}  // namespace folkmoot::assembly

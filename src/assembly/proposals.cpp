// Proposals and their versions. Each version opens a question of its own, with the roll of that moment as its
// electorate.
#include "assembly/amendments.h"
#include "assembly/commissions.h"
#include "assembly/decisions.h"
#include "assembly/meetings.h"
#include "assembly/pages.h"
#include "assembly/procedures.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
/// What a version says, beside who decides it.
struct NewVersion {
  const std::optional<event::Deliberation>& deliberation;
  const std::string& text;
  std::vector<VoteIndex> takes_up = {};
};
void add_version(Context& context, ProposalIndex p, std::vector<PersonIndex> electorate, NewVersion said) {
  State& state = context.state;
  const auto index = static_cast<VersionIndex>(state.versions.size());
  Version& version = state.versions.emplace_back();
  version.event = context.event;
  version.proposal = p;
  version.charter = state.charter_index();
  version.electorate = freeze_electorate(state, std::move(electorate));
  if (said.deliberation) {
    version.deliberated = new_round(context, *said.deliberation, version.electorate);
    if (version.deliberated->reach.is_awaited()) state.versions_awaiting_reach.push_back(index);
  }
  version.text_length = static_cast<std::uint32_t>(said.text.size());
  version.is_draft = !said.deliberation;
  version.takes_up = std::move(said.takes_up);
  context.insert_in_order(state.proposals[p].versions, index, [&](VersionIndex v) { return state.versions[v].event; });
  context.make(Object::version, index);
  context.touch(Subject::version, version.entry, index);
  context.touch(Subject::proposal, state.proposals[p].entry, p);
}

/// Whether the author may change or take back the proposal.
Verdict check_author(const Context& context, ProposalIndex p) {
  if (context.state.proposals[p].author != context.author) return Verdict::act_not_authorised;
  return check_open(context.view, p);
}

Verdict check_applicant(const Context& context, PersonIndex p) {
  const Person& person = context.state.persons[p];
  if (!is_known(context.view, person)) return Verdict::act_unknown_reference;
  if (is_gone(context.view, person)) return Verdict::application_taken_back;
  return is_on_roll(context.view, person) ? Verdict::proposal_admitted : Verdict::applied;
}
}  // namespace

Verdict judge(Context& context, const event::Propose& propose) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  std::optional<PersonIndex> admit;
  if (propose.admit) {
    admit = state.person(*propose.admit);
    if (!admit) return Verdict::act_unknown_reference;
    if (const Verdict verdict = check_applicant(context, *admit); is_void(verdict)) return verdict;
  }
  if (propose.deliberation) {
    const Verdict verdict = check_round(context, {*propose.deliberation, kNone, admit.has_value()});
    if (is_void(verdict)) return verdict;
  }
  MeetingIndex minutes_of = kNone;
  if (propose.minutes_of) {
    const Named meeting = meeting_of_minutes(context, *propose.minutes_of);
    if (is_void(meeting.verdict)) return meeting.verdict;
    minutes_of = meeting.index;
  }
  CommissionIndex commission = kNone;
  if (propose.commission) {
    const Named own = own_commission(context, *propose.commission);
    if (is_void(own.verdict)) return own.verdict;
    if (propose.admit || propose.minutes_of) return Verdict::commission_only_questions;
    commission = own.index;
  }
  std::vector<PersonIndex> electorate = electorate_at(context, commission);
  if (electorate.empty()) return Verdict::proposal_no_electorate;
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<ProposalIndex>(state.proposals.size());
  Proposal& proposal = state.proposals.emplace_back();
  proposal.event = context.event;
  proposal.author = context.author;
  proposal.admit = admit;
  proposal.commission = commission;
  if (admit) state.persons[*admit].admit_proposals.push_back(index);
  context.make(Object::proposal, index);
  add_version(context, index, std::move(electorate), {propose.deliberation, propose.text});
  if (minutes_of == kNone) return Verdict::applied;
  Meeting& meeting = state.meetings[minutes_of];
  context.insert_in_order(meeting.minutes, index, [&](ProposalIndex p) { return state.proposals[p].event; });
  context.touch(Subject::meeting, meeting.entry, minutes_of);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Revise& revise) {
  const State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named proposal = named(context, Object::proposal, revise.proposal);
  if (is_void(proposal.verdict)) return proposal.verdict;
  if (const Verdict verdict = check_open(context.view, proposal.index); is_void(verdict)) return verdict;
  TakenUp taken = check_taken_up(context, proposal.index, revise);
  // What the assembly has adopted, anybody may put into the text.
  if (!taken.by_assembly)
    if (const Verdict verdict = check_author(context, proposal.index); is_void(verdict)) return verdict;
  if (is_void(taken.verdict)) return taken.verdict;
  if (revise.deliberation) {
    const bool admits = state.proposals[proposal.index].admit.has_value();
    const Verdict verdict = check_round(context, {*revise.deliberation, proposal.index, admits});
    if (is_void(verdict)) return verdict;
  }
  const CommissionIndex commission = context.state.proposals[proposal.index].commission;
  if (commission != kNone && context.state.commissions[commission].dissolved_seal != 0)
    return Verdict::commission_dissolved;
  std::vector<PersonIndex> electorate = electorate_at(context, commission);
  if (electorate.empty()) return Verdict::proposal_no_electorate;
  if (context.dry_run) return Verdict::applied;
  add_version(context, proposal.index, std::move(electorate),
              {revise.deliberation, revise.text, std::move(taken.amendments)});
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Withdraw& withdraw) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named proposal = named(context, Object::proposal, withdraw.target);
  if (is_void(proposal.verdict)) return proposal.verdict;
  if (const Verdict verdict = check_author(context, proposal.index); is_void(verdict)) return verdict;
  if (context.dry_run) return Verdict::applied;
  state.proposals[proposal.index].withdrawals.push_back(context.event);
  context.touch(Subject::proposal, state.proposals[proposal.index].entry, proposal.index);
  return Verdict::applied;
}

/// Talk changes nothing in the state; it must be about something that its author had.
Verdict judge(Context& context, const event::Note& note) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const auto target = context.journal.find(note.target);
  return target && context.view.has(*target) ? Verdict::applied : Verdict::act_unknown_reference;
}

}  // namespace folkmoot::assembly

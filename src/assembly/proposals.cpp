// Proposals and their versions. Each version opens a question of its own, with the roll of that moment as its
// electorate.
#include "assembly/decisions.h"
#include "assembly/pages.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
void add_version(Context& context, ProposalIndex p, std::vector<PersonIndex> electorate) {
  State& state = context.state;
  const auto index = static_cast<VersionIndex>(state.versions.size());
  Version& version = state.versions.emplace_back();
  version.event = context.event;
  version.proposal = p;
  version.charter = state.charter_index();
  version.electorate = freeze_electorate(state, std::move(electorate));
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
  std::vector<PersonIndex> electorate = electorate_at(context);
  if (electorate.empty()) return Verdict::proposal_no_electorate;
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<ProposalIndex>(state.proposals.size());
  Proposal& proposal = state.proposals.emplace_back();
  proposal.event = context.event;
  proposal.author = context.author;
  proposal.admit = admit;
  if (admit) state.persons[*admit].admit_proposals.push_back(index);
  context.make(Object::proposal, index);
  add_version(context, index, std::move(electorate));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Revise& revise) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named proposal = named(context, Object::proposal, revise.proposal);
  if (is_void(proposal.verdict)) return proposal.verdict;
  if (const Verdict verdict = check_author(context, proposal.index); is_void(verdict)) return verdict;
  std::vector<PersonIndex> electorate = electorate_at(context);
  if (electorate.empty()) return Verdict::proposal_no_electorate;
  if (context.dry_run) return Verdict::applied;
  add_version(context, proposal.index, std::move(electorate));
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

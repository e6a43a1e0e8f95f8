#include "assembly/commissions.h"

#include <algorithm>

#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"
#include "crypto/hash.h"
#include "crypto/tags.h"

namespace folkmoot::assembly {

namespace {
Hash hash_of(const std::string& text) { return crypto::hash(crypto::tag::kText, {as_bytes(text)}); }

const WorkMatter& founding_of(const State& state, CommissionIndex commission) {
  return *state.votes[state.commissions[commission].vote].work;
}

/// Whether the view sees it, and no leaving after it.
bool is_seen(const View& view, const Joining& joining) {
  return view.has(joining.event) && !view.has_any(joining.left_by);
}

template <class Each>
void for_each_joining(const State& state, CommissionIndex commission, PersonIndex person, Each each) {
  for (const JoiningIndex j : state.commissions[commission].joinings)
    if (state.joinings[j].person == person) each(j);
}
}  // namespace

Named named_commission(const Context& context, const EventId& id) {
  const Named vote = named(context, Object::vote, id);
  if (is_void(vote.verdict)) return vote;
  const Vote& there = context.state.votes[vote.index];
  if (there.matter != Matter::commission) return {Verdict::act_wrong_reference, kNone};
  const CommissionIndex commission = there.work->commission;
  if (commission == kNone) return {Verdict::commission_not_founded, kNone};
  if (context.state.commissions[commission].dissolved_seal != 0) return {Verdict::commission_dissolved, kNone};
  return {Verdict::applied, commission};
}

Named own_commission(const Context& context, const EventId& id) {
  const Named commission = named_commission(context, id);
  if (is_void(commission.verdict) || is_of_commission(context.view, commission.index, context.author))
    return commission;
  return {Verdict::commission_not_member, kNone};
}

bool is_of_commission(const View& view, CommissionIndex commission, PersonIndex person, std::uint64_t seal) {
  const State& state = view.state();
  bool out = false;
  for_each_joining(state, commission, person, [&](JoiningIndex j) {
    const Joining& joining = state.joinings[j];
    out = out || (joining.seal != 0 && joining.seal <= seal && is_seen(view, joining));
  });
  return out;
}

bool is_of_commission(const View& view, CommissionIndex commission, PersonIndex person) {
  return is_of_commission(view, commission, person, view.state().page.number - 1);
}

std::vector<PersonIndex> joined_in(const State& state, CommissionIndex commission) {
  std::vector<PersonIndex> out;
  const View all(state);
  for (const JoiningIndex j : state.commissions[commission].joinings)
    if (state.joinings[j].seal != 0 && is_seen(all, state.joinings[j])) out.push_back(state.joinings[j].person);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<PersonIndex> members_of(const State& state, CommissionIndex commission) {
  std::vector<PersonIndex> out = state.roll();
  const View all(state);
  std::erase_if(out, [&](PersonIndex p) { return !is_of_commission(all, commission, p); });
  return out;
}

std::vector<JoiningIndex> waiting_joinings(const State& state, CommissionIndex commission) {
  std::vector<JoiningIndex> out;
  const View all(state);
  for (const JoiningIndex j : state.commissions[commission].joinings)
    if (state.joinings[j].seal == 0 && is_seen(all, state.joinings[j]) && state.on_roll(state.joinings[j].person))
      out.push_back(j);
  return out;
}

const event::DecisionRule& rule_of(const State& state, CommissionIndex commission, const event::Charter& charter) {
  if (commission == kNone) return charter.ordinary;
  const auto& own = founding_of(state, commission).rule;
  return own && event::covers(*own, charter.ordinary) ? *own : charter.ordinary;
}

std::uint64_t commissions_wanting(const State& state, PersonIndex person) {
  const std::uint64_t asked = state.charter().commissions;
  if (asked == 0 || !state.on_roll(person)) return 0;
  const View all(state);
  std::uint64_t own = 0;
  std::uint64_t others = 0;
  for (CommissionIndex c = 0; c < state.commissions.size(); ++c) {
    if (state.commissions[c].dissolved_seal != 0) continue;
    bool joined = false;
    for_each_joining(state, c, person, [&](JoiningIndex j) { joined = joined || is_seen(all, state.joinings[j]); });
    // A closed group is not for everybody.
    if (joined)
      ++own;
    else if (!founding_of(state, c).closed)
      ++others;
  }
  return own < asked ? std::min(asked - own, others) : 0;
}

Verdict judge(Context& context, const event::FoundCommission& found) {
  const event::Charter& charter = context.state.charter();
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (found.rule && !event::covers(*found.rule, charter.ordinary)) return Verdict::commission_weak_rule;
  Opening opening = check_terms(context, found.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::commission, found.terms, std::move(opening));
  vote.scope = hash_of(found.name);
  vote.instructions = hash_of(found.purpose);
  vote.work.emplace();
  vote.work->closed = found.closed;
  vote.work->rule = found.rule;
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

namespace {
Verdict join(Context& context, CommissionIndex commission) {
  State& state = context.state;
  bool there = false;
  for_each_joining(state, commission, context.author,
                   [&](JoiningIndex j) { there = there || is_seen(context.view, state.joinings[j]); });
  if (there) return Verdict::commission_repeated;
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<JoiningIndex>(state.joinings.size());
  state.joinings.push_back({context.event, commission, context.author, {}, {}});
  state.commissions[commission].joinings.push_back(index);
  context.make(Object::joining, index);
  context.touch(Subject::commission, state.commissions[commission].entry, commission);
  return Verdict::applied;
}

/// A leaving ends what it had seen: who joins again on another device at the same time stays.
Verdict leave(Context& context, CommissionIndex commission) {
  State& state = context.state;
  std::vector<JoiningIndex> ended;
  for_each_joining(state, commission, context.author, [&](JoiningIndex j) {
    if (is_seen(context.view, state.joinings[j])) ended.push_back(j);
  });
  if (ended.empty()) return Verdict::commission_not_member;
  if (context.dry_run) return Verdict::applied;
  for (const JoiningIndex j : ended) state.joinings[j].left_by.push_back(context.event);
  context.touch(Subject::commission, state.commissions[commission].entry, commission);
  return Verdict::applied;
}
}  // namespace

Verdict judge(Context& context, const event::JoinCommission& act) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named commission = named_commission(context, act.commission);
  if (is_void(commission.verdict)) return commission.verdict;
  return act.leaves ? leave(context, commission.index) : join(context, commission.index);
}

Verdict confirm_joining(Context& context, JoiningIndex index) {
  State& state = context.state;
  Joining& joining = state.joinings[index];
  if (joining.person == context.author) return Verdict::confirm_own;
  const bool closed = founding_of(state, joining.commission).closed;
  if (!closed || joining.seal != 0 || context.view.has_people(joining.confirms, 1)) return Verdict::confirm_complete;
  if (state.commissions[joining.commission].dissolved_seal != 0) return Verdict::commission_dissolved;
  if (!is_of_commission(context.view, joining.commission, context.author)) return Verdict::commission_not_member;
  if (context.dry_run) return Verdict::applied;
  joining.confirms.push_back(context.act());
  context.touch(Subject::commission, state.commissions[joining.commission].entry, joining.commission);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::CommissionReport& report) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named commission = own_commission(context, report.commission);
  if (is_void(commission.verdict)) return commission.verdict;
  if (context.dry_run) return Verdict::applied;
  Commission& there = state.commissions[commission.index];
  context.insert_in_order(there.reports, context.act(), [](const Signed& act) { return act.event; });
  context.touch(Subject::commission, there.entry, commission.index);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Dissolve& act) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  WorkMatter work;
  if (act.commission) {
    const Named commission = named_commission(context, *act.commission);
    if (is_void(commission.verdict)) return commission.verdict;
    work.commission = commission.index;
  } else {
    work.into = act.into;
  }
  Opening opening = check_terms(context, act.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::dissolution, act.terms, std::move(opening));
  if (!act.commission) vote.rule = context.state.charter().constitutional;
  vote.instructions = hash_of(act.reason);
  vote.work = std::move(work);
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

void found_commission(State& state, VoteIndex v, std::uint64_t seal) {
  Vote& vote = state.votes[v];
  const auto index = static_cast<CommissionIndex>(state.commissions.size());
  vote.work->commission = index;
  Commission& made = state.commissions.emplace_back();
  made.event = vote.event;
  made.vote = v;
  made.since_seal = seal;
  made.entry.last = vote.event;
  // Somebody must be the first, above all in a group that lets in only whom one of it signs for.
  const auto first = static_cast<JoiningIndex>(state.joinings.size());
  state.joinings.push_back({vote.event, index, vote.opener, {}, {}, seal});
  made.joinings.push_back(first);
  state.objects.set(made_key(Object::joining, vote.event), first);
  mark(state, Subject::commission, made.entry, index);
  mark(state, Subject::vote, vote.entry, v);
}

void dissolve(State& state, VoteIndex v, std::uint64_t seal) {
  const Vote& vote = state.votes[v];
  if (vote.work->commission != kNone) {
    Commission& ended = state.commissions[vote.work->commission];
    if (ended.dissolved_seal == 0) ended.dissolved_seal = seal;
    return mark(state, Subject::commission, ended.entry, vote.work->commission);
  }
  if (is_dissolved(state)) return;
  state.dissolution.seal = seal;
  state.dissolution.vote = v;
  state.dissolution.entry.last = vote.event;
  mark(state, Subject::dissolution, state.dissolution.entry, 0);
}

void settle_joinings(State& state, std::uint64_t seal) {
  const View all(state);
  for (const JoiningIndex j : state.open.joinings.in(state.joinings)) {
    Joining& joining = state.joinings[j];
    const bool signed_for = !founding_of(state, joining.commission).closed || !joining.confirms.empty();
    if (joining.seal != 0 || !signed_for || !is_seen(all, joining)) continue;
    joining.seal = seal;
    mark(state, Subject::commission, state.commissions[joining.commission].entry, joining.commission);
  }
}

bool outlives_assembly(event::Class cls, const event::Content& content) {
  return cls == event::Class::talk || cls == event::Class::keys || std::holds_alternative<event::Leave>(content);
}

}  // namespace folkmoot::assembly

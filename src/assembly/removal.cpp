#include "assembly/removal.h"

#include <algorithm>

#include "assembly/decisions.h"
#include "assembly/proxies.h"
#include "assembly/roll.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

Verdict judge(Context& context, const event::Remove& remove) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (const Verdict verdict = check_person(context, remove.person); is_void(verdict)) return verdict;
  const PersonIndex person = *context.state.person(remove.person);
  if (has_open_vote(context.view, {Matter::removal, person, kNone}, remove.terms)) return Verdict::removal_repeated;
  Opening opening = check_terms(context, remove.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::removal, remove.terms, std::move(opening));
  vote.rule = context.state.charter().grave;
  vote.person = person;
  vote.as_infiltrator = remove.as_infiltrator;
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

Verdict after_removal(const Context& context, Verdict verdict) {
  if (verdict != Verdict::act_not_member || context.author == kNoPerson) return verdict;
  const std::uint64_t seal = context.state.persons[context.author].removed_seal;
  if (seal == 0) return verdict;
  const bool knew = context.dry_run || context.table().after(context.event) >= seal;
  return knew ? Verdict::act_knew_of_removal : Verdict::act_after_removal;
}

namespace {
/// Whether the charter guards acts of this kind. What an enclosure says rests on its own signatures, not on its
/// carrier, and a vote's outcome must not depend on what it voids: devices and applications handed in are left alone.
bool is_guarded(const event::Charter& charter, std::uint8_t number) {
  const auto kind = event::kind_from(number);
  if (kind == event::Kind::grant_key) return charter.guards_keys;
  // Money that is gone does not come back: there is no switch for it.
  if (kind == event::Kind::spend) return true;
  const bool admits = kind == event::Kind::invite || kind == event::Kind::vouch || kind == event::Kind::object ||
                      kind == event::Kind::list_persons;
  return admits && charter.guards_admissions;
}

/// Ballots that the count counts, of others than the person it is about.
std::vector<EventIndex> ballots_of_others(const State& state, const Vote& vote, const Decision& count) {
  const std::set<EventIndex> counted(count.ballots.begin(), count.ballots.end());
  std::vector<EventIndex> out;
  for (const Vote::Ballot& ballot : vote.ballots) {
    if (counted.contains(ballot.event) && ballot.person != vote.person && !state.facts[ballot.event].sealed)
      out.push_back(ballot.event);
  }
  return out;
}

void bar_acts(const State& state, journal::Journal& journal, const Vote& vote, const Decision& count,
              std::set<EventIndex>& out) {
  journal::Past seen;
  for (const EventIndex ballot : ballots_of_others(state, vote, count)) seen.join(*journal.past(ballot));
  const journal::Table& table = journal.table();
  for (EventIndex e = 0; e < state.facts.size(); ++e) {
    const Fact& fact = state.facts[e];
    if (fact.sealed || fact.verdict != Verdict::applied || !is_guarded(state.charter(), fact.kind)) continue;
    if (state.owner(table.device_of(e)) == vote.person && !seen.has(table, e)) out.insert(e);
  }
}
}  // namespace

std::set<EventIndex> barred_by_removals(const State& state, journal::Journal& journal, Instant time) {
  std::set<EventIndex> out;
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    const Vote& vote = state.votes[v];
    if (vote.matter != Matter::removal || !closes_by(state, vote, time)) continue;
    const Decision count = count_answers(state, vote, with_proxies(answers_in(vote), proxies_in(state, vote, time)));
    if (takes_effect(count)) bar_acts(state, journal, vote, count, out);
  }
  return out;
}

std::vector<PersonIndex> for_review(const State& state, VoteIndex index) {
  std::vector<PersonIndex> out;
  const Vote& vote = state.votes[index];
  const bool removed = vote.matter == Matter::removal && vote.as_infiltrator && vote.decision != kNone &&
                       takes_effect(state.decisions[vote.decision]);
  for (PersonIndex p = 0; removed && p < state.persons.size(); ++p) {
    const auto& vouches = state.persons[p].vouches;
    if (std::any_of(vouches.begin(), vouches.end(), [&](const Signed& vouch) { return vouch.person == vote.person; }))
      out.push_back(p);
  }
  std::sort(out.begin(), out.end(),
            [&](PersonIndex a, PersonIndex b) { return state.persons[a].id < state.persons[b].id; });
  return out;
}

}  // namespace folkmoot::assembly

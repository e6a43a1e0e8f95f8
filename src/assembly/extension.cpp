#include "assembly/extension.h"

#include <algorithm>
#include <utility>

#include "assembly/backing.h"
#include "assembly/decisions.h"
#include "assembly/encrypted.h"
#include "assembly/entered_ballots.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/rounds.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

namespace {
/// What rests on a text that goes on, or on something decided before, has its own way; so has what is drawn, and what
/// trustees have opened.
bool has_own_end(const Vote& vote) {
  const bool of_other =
      vote.matter == Matter::amendment || vote.matter == Matter::again || vote.matter == Matter::fallback;
  return of_other || is_encrypted(vote) || (vote.election && vote.election->by_lot);
}

bool had_more_time(const std::optional<Extension>& extension) { return extension && extension->seal != 0; }

/// As long as late ballots can put an outcome in question it may also be given more time.
bool is_recent(const State& state, std::uint64_t closed_seal, const event::Charter& charter) {
  return !is_past(seal_time(state, closed_seal), charter.contest_ms + 1, state.page.opened());
}

/// It came to its majority: what lapsed for other reasons is not meant.
bool missed_only_quorum(const State& state, const Vote& vote) {
  if (vote.closed_seal == 0 || vote.decision == kNone || has_own_end(vote)) return false;
  const bool was_counted = vote.reach.missed_seal == 0 && !is_never_backed(vote, vote.closed_seal);
  return was_counted && vote.cancelled_by == kNoEvent && state.decisions[vote.decision].outcome == Outcome::lapsed;
}
bool missed_only_quorum(const State& state, const Version& version) {
  if (!version.deliberated || version.deliberated->decision == kNone) return false;
  // Rounds of consensus and consent go on by a new version, and silence is not asked for twice.
  const bool ends_it = state.proposals[version.proposal].settled == version.deliberated->decision;
  return ends_it && procedure_of(state, version) == event::Procedure::majority &&
         state.decisions[version.deliberated->decision].outcome == Outcome::lapsed;
}

/// Somebody had the assembly think about it again.
bool is_being_decided_again(const View& view, DecisionIndex decision) {
  if (view.state().decisions[decision].later != kNone) return true;
  return any_open(view.state(), [&](const Vote& vote) {
    return vote.again && vote.again->decision == decision && vote.closed_seal == 0 && view.has(vote.event);
  });
}

std::uint64_t open_time(const event::Terms& terms, const event::Charter& charter) {
  return terms.urgent ? charter.urgent_open_ms : charter.open_ms;
}

/// From here on it is open, as if it had not been closed: a vote, or the round of a proposal.
template <class Closed>
void open_again(Closed& closed, const event::Charter& charter, std::uint64_t seal, Instant time) {
  Extension& given = *closed.extension;
  given.seal = seal;
  given.cast_until = closed.terms.cast_until;
  given.first = std::exchange(closed.decision, kNone);
  given.closed_seal = std::exchange(closed.closed_seal, 0);
  closed.terms.cast_until = {time.ms + open_time(closed.terms, charter)};
  // Else those who had said their last word would end it at once.
  closed.terms.early = false;
}

void ask_for(const Context& context, std::optional<Extension>& extension) {
  // Two devices of one person may ask side by side.
  if (!extension)
    extension.emplace().event = context.event;
  else if (!context.comes_after(extension->event))
    extension->event = context.event;
}

/// What is asked for a vote or for a round.
struct Asked {
  PersonIndex opener = kNoPerson;
  const std::optional<Extension>& extension;
  DecisionIndex decision = kNone;
  bool missed_only_quorum = false;
  bool can_be_extended = false;
};
Verdict check_extension(const Context& context, const Asked& asked) {
  if (context.author != asked.opener) return Verdict::vote_not_opener;
  if (had_more_time(asked.extension) || (asked.extension && context.view.has(asked.extension->event)))
    return Verdict::extend_repeated;
  if (!asked.missed_only_quorum) return Verdict::extend_not_lapsed;
  const bool in_time = asked.can_be_extended && !is_being_decided_again(context.view, asked.decision);
  return in_time ? Verdict::applied : Verdict::extend_too_late;
}

Verdict extend_round(Context& context, VersionIndex v) {
  State& state = context.state;
  Version& version = state.versions[v];
  const PersonIndex mover = state.proposals[version.proposal].author;
  if (!version.deliberated) return context.author == mover ? Verdict::extend_not_lapsed : Verdict::vote_not_opener;
  Deliberated& round = *version.deliberated;
  const Verdict verdict = check_extension(
      context, {mover, round.extension, round.decision, missed_only_quorum(state, version), can_be_extended(state, v)});
  if (is_void(verdict) || context.dry_run) return verdict;
  ask_for(context, round.extension);
  context.touch(Subject::version, version.entry, v);
  return Verdict::applied;
}
}  // namespace

bool can_be_extended(const State& state, const Vote& vote) {
  return missed_only_quorum(state, vote) && !had_more_time(vote.extension) &&
         is_recent(state, vote.closed_seal, state.charters[vote.charter].charter);
}

bool can_be_extended(const State& state, VersionIndex v) {
  const Version& version = state.versions[v];
  return missed_only_quorum(state, version) && !had_more_time(version.deliberated->extension) &&
         is_recent(state, version.deliberated->closed_seal, state.charters[version.charter].charter);
}

bool is_set_aside(const State& state, DecisionIndex index) {
  const Decision& decision = state.decisions[index];
  const auto is_first = [&](const std::optional<Extension>& extension) {
    return had_more_time(extension) && extension->first == index;
  };
  if (decision.vote != kNone) return is_first(state.votes[decision.vote].extension);
  const auto& round = state.versions[decision.version].deliberated;
  return round && is_first(round->extension);
}

Verdict judge(Context& context, const event::Extend& extend) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (const Named proposal = named(context, Object::proposal, extend.target); proposal.verdict == Verdict::applied)
    return extend_round(context, last_version(context.view, state.proposals[proposal.index]));
  const Named target = named(context, Object::vote, extend.target);
  if (is_void(target.verdict)) return target.verdict;
  Vote& vote = state.votes[target.index];
  const Verdict verdict = check_extension(context, {vote.opener, vote.extension, vote.decision,
                                                    missed_only_quorum(state, vote), can_be_extended(state, vote)});
  if (is_void(verdict) || context.dry_run) return verdict;
  ask_for(context, vote.extension);
  context.touch(Subject::vote, vote.entry, target.index);
  return Verdict::applied;
}

namespace {
/// What came late the first time counts the second time.
void take_in_late(Vote& vote) {
  // A ballot that somebody entered comes late by its signature, and is known by what it signs.
  const auto ballot_of = [&vote](EventIndex late) {
    const Vote::Entered* entered = find_signed(vote, late);
    return entered != nullptr ? entered->event : late;
  };
  for (const Vote::Late& late : vote.late) {
    for (Vote::Ballot& before : vote.ballots)
      if (std::ranges::any_of(late.replaces, [&](EventIndex e) { return ballot_of(e) == before.event; }))
        before.replaced = true;
    vote.ballots_of[late.person].push_back(static_cast<std::uint32_t>(vote.ballots.size()));
    vote.ballots.push_back({ballot_of(late.event), late.person, late.choice, false, false, late.marks});
  }
  vote.late.clear();
}
}  // namespace

void extend_votes(State& state, std::uint64_t number, Instant time) {
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    Vote& vote = state.votes[v];
    if (!vote.extension || had_more_time(vote.extension)) continue;
    mark(state, Subject::vote, vote.entry, v);
    if (!missed_only_quorum(state, vote) || is_being_decided_again(View(state), vote.decision)) {
      vote.extension.reset();
      continue;
    }
    open_again(vote, state.charters[vote.charter].charter, number, time);
    take_in_late(vote);
    vote.proxies.clear();
    vote.contestable_seal = 0;
    std::erase(state.votes_with_late, v);
  }
}

void extend_rounds(State& state, std::uint64_t number, Instant time) {
  for (const VersionIndex v : state.open.rounds.in(state.versions)) {
    Version& version = state.versions[v];
    if (!version.deliberated || !version.deliberated->extension || had_more_time(version.deliberated->extension))
      continue;
    Deliberated& round = *version.deliberated;
    mark(state, Subject::version, version.entry, v);
    if (!missed_only_quorum(state, version) || is_being_decided_again(View(state), round.decision)) {
      round.extension.reset();
      continue;
    }
    open_again(round, state.charters[version.charter].charter, number, time);
    Proposal& proposal = state.proposals[version.proposal];
    proposal.settled.reset();
    mark(state, Subject::proposal, proposal.entry, version.proposal);
  }
}

void set_first_aside(State& state, const Extension& extension) {
  if (!had_more_time(extension)) return;
  Decision& first = state.decisions[extension.first];
  first.event = extension.event;
  state.objects.set(made_key(Object::decision, first.event), extension.first);
  mark(state, Subject::decision, first.entry, extension.first);
}

}  // namespace folkmoot::assembly

// How a seal closes votes: what is counted, what that decides, and what late ballots change.
#include <algorithm>
#include <set>
#include <tuple>

#include "assembly/again.h"
#include "assembly/backing.h"
#include "assembly/cancelling.h"
#include "assembly/charters.h"
#include "assembly/choices.h"
#include "assembly/commissions.h"
#include "assembly/cut_off.h"
#include "assembly/decisions.h"
#include "assembly/elections.h"
#include "assembly/encrypted.h"
#include "assembly/entered_ballots.h"
#include "assembly/extension.h"
#include "assembly/lapse.h"
#include "assembly/mandates.h"
#include "assembly/meetings.h"
#include "assembly/money.h"
#include "assembly/pages.h"
#include "assembly/proxies.h"
#include "assembly/reach.h"
#include "assembly/rounds.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

namespace {
void count_choice(Decision& decision, const Answer& answer) {
  switch (answer.choice) {
    case event::Choice::yes:
      if (!answer.marks.empty()) {
        ++decision.marked;
        break;
      }
      ++decision.yes;
      break;
    case event::Choice::no:
      ++decision.no;
      break;
    case event::Choice::abstain:
      ++decision.abstain;
      break;
    case event::Choice::blank:
      ++decision.blank;
      break;
  }
}

/// The standing ones among one person's ballots.
Answer answer_of(const Vote& vote, PersonIndex person, const std::vector<std::uint32_t>& own) {
  Answer out;
  out.person = person;
  out.final = true;
  for (const std::uint32_t i : own) {
    const Vote::Ballot& ballot = vote.ballots[i];
    if (ballot.replaced) continue;
    if (out.events.empty()) out.choice = ballot.choice, out.marks = ballot.marks;
    out.contradicts = out.contradicts || ballot.choice != out.choice || ballot.marks != out.marks;
    out.final = out.final && ballot.final;
    out.events.push_back(ballot.event);
  }
  return out;
}
}  // namespace

std::vector<Answer> answers_in(const Vote& vote) {
  if (!vote.sums.empty()) return opened_answers(vote);
  std::vector<Answer> out;
  out.reserve(vote.ballots_of.size());
  for (const auto& [person, own] : vote.ballots_of) out.push_back(answer_of(vote, person, own));
  return out;
}

Decision count_answers(const State& state, const Vote& vote, const std::vector<Answer>& answers) {
  Decision out;
  out.event = vote.event;
  out.counted = Counted::ballots;
  out.electorate = static_cast<std::uint32_t>(state.electorates[vote.electorate].persons.size());
  for (const Answer& answer : answers) {
    if (answer.contradicts) {
      ++out.invalid;
      continue;
    }
    count_choice(out, answer);
    for (const EventIndex e : answer.events) add_signatures(vote, e, out.ballots);
    if (answer.proxy == kNoEvent) continue;
    out.ballots.push_back(answer.proxy);
    out.by_proxy.push_back({answer.proxy, answer.person, answer.holder});
  }
  const std::uint32_t took_part = out.yes + out.no + out.abstain + out.blank + out.marked;
  out.not_voted = out.electorate - took_part - out.invalid;
  if (vote.choices)
    count_options(out, vote, answers);
  else
    count_by(out, vote.rule);
  return out;
}

std::optional<Instant> notice_end(const State& state, const Vote& vote) {
  const event::Charter& charter = state.charters[vote.charter].charter;
  if (vote.matter == Matter::charter) {
    // The readings of a charter lie apart.
    const VoteIndex earlier = vote.proposed->earlier;
    if (earlier == kNone) return Instant{};
    return Instant{seal_time(state, state.votes[earlier].closed_seal).ms + charter.charter_reading_gap_ms};
  }
  if (vote.election) {
    // Whoever learned only by that seal who stands has as long as ballots are collected.
    if (vote.election->frozen_seal == 0) return std::nullopt;
    return Instant{seal_time(state, vote.election->frozen_seal).ms + vote.terms.window_ms};
  }
  const bool hears = vote.matter == Matter::removal || vote.matter == Matter::recall || needs_notice(state, vote);
  if (!hears) return Instant{};
  if (vote.opened_seal == 0) return std::nullopt;
  return Instant{seal_time(state, vote.opened_seal).ms + charter.notice_ms};
}

namespace {
/// Until when the vote is open at least, its notice aside; nothing where that begins with a seal to come.
std::optional<Instant> least_open(const State& state, const Vote& vote) {
  return least_end(state, vote.terms, vote.reach, vote.opened_seal, state.charters[vote.charter].charter);
}
}  // namespace

std::optional<Instant> closes_at(const State& state, const Vote& vote) {
  if (is_encrypted(vote)) return box_closes_at(state, vote);
  if (vote.election && vote.election->by_lot) return end_of(vote.terms);
  if (waits_for_backers(vote)) return end_of(vote.terms);  // then it lapses
  const auto notice = notice_end(state, vote);
  const auto least = least_open(state, vote);
  if (!notice || !least) return std::nullopt;
  return std::max({collected_until(state, vote), *notice, *least});
}

bool is_answered(const State& state, const Vote& vote) {
  const std::size_t electors = state.electorates[vote.electorate].persons.size();
  if (!vote.terms.early || vote.ballots_of.size() < electors) return false;
  const std::vector<Answer> answers = answers_in(vote);
  return std::all_of(answers.begin(), answers.end(),
                     [](const Answer& answer) { return answer.final && !answer.contradicts; });
}

bool closes_by(const State& state, const Vote& vote, Instant time) {
  if (vote.closed_seal != 0 || (vote.election && vote.election->by_lot) || is_encrypted(vote)) return false;
  if (vote.reach.missed_seal != 0) return true;
  if (waits_for_backers(vote)) return false;
  const auto notice = notice_end(state, vote);
  if (!notice || time < *notice) return false;
  // Where all have answered for good it has reached them, and nobody needs more time.
  const auto least = least_open(state, vote);
  return is_answered(state, vote) || (least && time >= *least && time >= collected_until(state, vote));
}

void record_decision(State& state, VoteIndex v, Decision decision, std::uint64_t number) {
  const event::Charter& charter = state.charters[state.votes[v].charter].charter;
  Vote& vote = state.votes[v];
  decision.vote = v;
  decision.seal = number;
  decision.entry.last = vote.entry.last;
  // Too few had heard of it, nobody could answer it, or it was not to be counted.
  if (vote.reach.missed_seal != 0 || is_never_backed(vote, number) || vote.cancelled_by != kNoEvent)
    decision.outcome = Outcome::lapsed;
  if (vote.extension) set_first_aside(state, *vote.extension);
  vote.closed_seal = number;
  vote.decision = static_cast<DecisionIndex>(state.decisions.size());
  decision.version = vote.fallback_of == kNone ? 0 : vote.fallback_of;
  // What was taken back in a hurry stays so: only what was decided in one has to be ratified.
  begin_term(state, decision, vote.terms.urgent && !vote.again, charter, seal_time(state, number));
  state.decisions.push_back(std::move(decision));
  state.objects.set(made_key(Object::decision, vote.event), vote.decision);
  mark(state, Subject::decision, state.decisions.back().entry, vote.decision);
  if (vote.fallback_of != kNone) settle_fallback(state, v);
  mark(state, Subject::vote, vote.entry, v);
}

namespace {
void close(State& state, VoteIndex v, std::uint64_t number, const Hash& seed) {
  Vote& vote = state.votes[v];
  pass_over(state, v);
  if (vote.choices) vote.tie_seed = tie_seed(seed, vote.choices->texts);
  vote.proxies = proxies_in(state, vote, seal_time(state, number));
  record_decision(state, v, count_answers(state, vote, with_proxies(answers_in(vote), vote.proxies)), number);
}

bool is_acknowledged(const State& state, const Vote::Late& late) {
  std::set<PersonIndex> electors;
  for (const Signed& act : late.acknowledged) {
    if (is_witness(state, act.person)) return true;
    electors.insert(act.person);
  }
  return electors.size() >= kAcknowledging;
}

/// The answers that were counted, as they would be with the late ballots that others had before the close.
std::vector<Answer> with_late(const State& state, const Vote& vote) {
  std::map<PersonIndex, Answer> answers;
  for (Answer& answer : answers_in(vote)) answers.emplace(answer.person, std::move(answer));
  using Said = std::pair<event::Choice, event::Marks>;
  std::map<EventIndex, Said> said;
  for (const Vote::Ballot& ballot : vote.ballots) said[ballot.event] = {ballot.choice, ballot.marks};
  for (const Vote::Late& late : vote.late) {
    if (!is_acknowledged(state, late)) continue;
    said[late.event] = {late.choice, late.marks};
    Answer& answer = answers[late.person];
    answer.person = late.person;
    std::erase_if(answer.events, [&](EventIndex e) {
      return std::find(late.replaces.begin(), late.replaces.end(), e) != late.replaces.end();
    });
    answer.events.push_back(late.event);
  }
  std::vector<Answer> out;
  for (auto& [person, answer] : answers) {
    const Said& first = said.at(answer.events.front());
    std::tie(answer.choice, answer.marks) = first;
    answer.contradicts =
        std::any_of(answer.events.begin(), answer.events.end(), [&](EventIndex e) { return said.at(e) != first; });
    out.push_back(std::move(answer));
  }
  // Who was late themselves has spoken, and whose holder was late has an answer now.
  return with_proxies(std::move(out), vote.proxies);
}

void find_contestable(State& state, std::uint64_t number, Instant time) {
  std::erase_if(state.votes_with_late, [&](VoteIndex v) {
    Vote& vote = state.votes[v];
    if (vote.contestable_seal != 0 || vote.reach.missed_seal != 0 || vote.cancelled_by != kNoEvent) return true;
    const std::uint64_t term = state.charters[vote.charter].charter.contest_ms;
    if (is_past(seal_time(state, vote.closed_seal), term + 1, time)) return true;
    const Decision again = count_answers(state, vote, with_late(state, vote));
    const Decision& record = state.decisions[vote.decision];
    const bool same_outcome = (again.outcome == Outcome::adopted) == (record.outcome == Outcome::adopted);
    if (same_outcome && is_same_choice(again, record)) return false;
    vote.contestable_seal = number;
    mark(state, Subject::vote, vote.entry, v);
    return true;
  });
}
}  // namespace

void count_votes(State& state, std::uint64_t number, Instant time, const Hash& seed) {
  cancel_votes(state, number);
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    Vote& vote = state.votes[v];
    if (vote.closed_seal != 0) continue;
    const bool opens = vote.opened_seal == 0 && is_backed(View(state), vote);
    if (opens) vote.opened_seal = number;
    const bool reach = vote.opened_seal != 0 &&
                       settle_reach(state, vote.reach, vote.opened_seal, number, state.charters[vote.charter].charter);
    const bool closes = closes_by(state, vote, time) || (waits_for_backers(vote) && time >= end_of(vote.terms));
    if (!closes && !reach && !opens) continue;
    mark(state, Subject::vote, vote.entry, v);
    if (closes) close(state, v, number, seed);
  }
  close_lists(state, number, time);
  settle_encrypted(state, number, time, seed);
  extend_votes(state, number, time);
  find_contestable(state, number, time);
}

/// What an adopted vote changes.
void apply_vote(State& state, VoteIndex v, std::uint64_t number) {
  const Vote& vote = state.votes[v];
  switch (vote.matter) {
    case Matter::question:
    case Matter::lot:  // begins once all is settled (lot.h)
      break;
    case Matter::amendment:  // with all others of its text (amendments.h)
    case Matter::again:      // whatever it comes to (again.h)
      break;
    case Matter::fallback:  // as it was counted (procedures.h)
      break;
    case Matter::commission:
      found_commission(state, v, number);
      break;
    case Matter::budget:
      grant_budget(state, v, number);
      break;
    case Matter::dissolution:
      dissolve(state, v, number);
      break;
    case Matter::cut_off:
      begin_cut_off(state, v, number);
      break;
    case Matter::removal: {
      Person& person = state.persons[vote.person];
      if (person.removed_seal == 0) person.removed_seal = number;
      mark(state, Subject::person, person.entry, vote.person);
      break;
    }
    case Matter::schedule:
      adopt_times(state, v, number);
      break;
    case Matter::mandate:
      give_named_mandate(state, v, number);
      break;
    case Matter::election:
      seat_elected(state, v, number);
      break;
    case Matter::recall:
      recall_mandate(state, vote.mandate, number);
      break;
    case Matter::charter:
    case Matter::emergency:
      adopt_charter(state, v, number);
      break;
    case Matter::retention:
      state.retention.term_ms = vote.retention_ms;
      state.retention.seal = number;
      state.retention.vote = v;
      state.retention.entry.last = vote.event;
      mark(state, Subject::retention, state.retention.entry, 0);
      break;
  }
}

void apply_votes(State& state, std::uint64_t number, Instant time) {
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    const Vote& vote = state.votes[v];
    if (vote.closed_seal == number && takes_effect(state.decisions[vote.decision])) apply_vote(state, v, number);
  }
  // Then what was decided already: it may be about what this seal closed.
  for (const VoteIndex v : state.open.votes.in(state.votes))
    if (state.votes[v].closed_seal == number && state.votes[v].again) settle_again(state, v, number, time);
  settle_statements(state, number, time);
}

}  // namespace folkmoot::assembly

#include "assembly/elections.h"

#include <algorithm>
#include <set>

#include "assembly/choices.h"
#include "assembly/commissions.h"
#include "assembly/decisions.h"
#include "assembly/encrypted.h"
#include "assembly/lot.h"
#include "assembly/mandates.h"
#include "assembly/offices.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "tally/strata.h"

namespace folkmoot::assembly {

namespace {
Named named_election(const Context& context, const EventId& id) {
  const Named vote = named(context, Object::vote, id);
  if (is_void(vote.verdict)) return vote;
  return context.state.votes[vote.index].election ? vote : Named{Verdict::act_wrong_reference, kNone};
}

/// The option of this candidate, from 0; kNone for none.
std::uint32_t option_of(const Election& election, PersonIndex person) {
  const auto found = std::ranges::find(election.candidates, person);
  return found == election.candidates.end() ? kNone : static_cast<std::uint32_t>(found - election.candidates.begin());
}

Seat seat_of(const Vote& vote, PersonIndex person) { return {person, office_of(vote), false}; }

bool can_be_elected(const State& state, const Vote& vote, PersonIndex person) {
  const View all(state);
  return stands_in(all, *vote.election, person) && !is_void(check_seat(all, seat_of(vote, person)));
}

/// Whether the ballots are counted again where somebody's seat is to be filled, instead of a list that was made before.
bool counts_back(const Election& election) {
  return !election.by_lot && (election.method == event::Method::stv || election.method == event::Method::irv);
}

/// Somebody who tells what comes out in a lot on this election that is open or under way.
bool is_teller(const View& view, VoteIndex election, PersonIndex person) {
  return std::ranges::any_of(view.state().votes, [&](const Vote& vote) {
    return vote.matter == Matter::lot && vote.of_election == election && view.has(vote.event) &&
           std::ranges::find(vote.tellers, person) != vote.tellers.end();
  });
}
}  // namespace

bool stands_in(const View& view, const Election& election, PersonIndex person) {
  bool out = false;
  for (const Election::Stand& stand : election.stands)
    if (stand.person == person && view.has(stand.event)) out = !stand.withdraws;
  return out;
}

std::vector<PersonIndex> standing_in_election(const State& state, const Election& election) {
  std::set<PersonIndex> people;
  for (const Election::Stand& stand : election.stands) people.insert(stand.person);
  std::vector<PersonIndex> out;
  const View all(state);
  for (const PersonIndex p : people)
    if (stands_in(all, election, p)) out.push_back(p);
  std::ranges::sort(out, {}, [&](PersonIndex p) { return state.persons[p].id; });
  return out;
}

Verdict check_list(const Context& context, const Vote& vote) {
  if (!vote.election) return Verdict::applied;
  if (vote.election->by_lot) return Verdict::election_by_lot;
  if (vote.election->frozen_seal == 0) return Verdict::election_list_open;
  const bool knew = context.dry_run || context.table().after(context.event) >= vote.election->frozen_seal;
  return knew ? Verdict::applied : Verdict::election_list_open;
}

namespace {
/// The groups with seats of their own, in their order; or the verdict on the opening.
Verdict find_strata(const Context& context, const event::Elect& elect, std::vector<Election::Stratum>& out) {
  std::uint64_t seats = 0;
  for (const event::Stratum& stratum : elect.strata) {
    const Named commission = named_commission(context, stratum.commission);
    if (is_void(commission.verdict)) return commission.verdict;
    seats += stratum.seats;
    const bool is_repeated = std::ranges::find(out, commission.index, &Election::Stratum::commission) != out.end();
    if (!elect.by_lot || is_repeated || stratum.seats == 0 || seats > elect.seats)
      return Verdict::election_wrong_strata;
    out.push_back({commission.index, stratum.seats});
  }
  return Verdict::applied;
}
}  // namespace

Verdict judge(Context& context, const event::Elect& elect) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  Opening opening = check_terms(context, elect.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (elect.nominate_until > elect.terms.cast_until) return Verdict::election_short;
  if (elect.until <= end_of(elect.terms)) return Verdict::mandate_short_term;
  const MandateDetails details = details_of(elect.more, false);
  const Verdict office = check_office(context.state.charter(), details, end_of(elect.terms), elect.until);
  if (is_void(office)) return office;
  if (elect.secrecy) {
    const BoxAsked box{*elect.secrecy, opening.electorate.size(), 0, is_embedded(elect.method)};
    const SecrecyAsked asked{box, !elect.by_lot, &elect.terms};
    if (const Verdict secrecy = check_secrecy(context, asked); is_void(secrecy)) return secrecy;
  }
  std::vector<Election::Stratum> strata;
  if (const Verdict verdict = find_strata(context, elect, strata); is_void(verdict)) return verdict;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::election, elect.terms, std::move(opening));
  vote.kind = elect.kind;
  vote.until = elect.until;
  vote.scope = words_hash(elect.scope);
  vote.instructions = words_hash(elect.instructions);
  vote.details = details;
  Election& election = vote.election.emplace();
  election.nominate_until = elect.nominate_until;
  election.method = elect.method;
  election.seats = elect.seats;
  election.alternates = elect.alternates;
  election.by_lot = elect.by_lot;
  election.strata = std::move(strata);
  const VoteIndex index = add_vote(context, std::move(vote));
  if (elect.secrecy) begin_encrypted(context, index, *elect.secrecy, {elect.scope});
  return Verdict::applied;
}

namespace {
/// To resign is open to every holder, at any time.
Verdict give_back(Context& context, VoteIndex v) {
  State& state = context.state;
  const MandateIndex m = mandate_of(state, v, context.author);
  if (m == kNone) return Verdict::election_not_standing;
  Mandate& mandate = state.mandates[m];
  if (!in_force(state, mandate) || context.view.has_any(mandate.returns)) return Verdict::election_not_standing;
  if (context.dry_run) return Verdict::applied;
  context.insert_in_order(mandate.returns, context.event, [](EventIndex e) { return e; });
  context.touch(Subject::mandate, mandate.entry, m);
  return Verdict::applied;
}

Verdict check_standing(const Context& context, VoteIndex v, const event::Stand& stand) {
  const Vote& vote = context.state.votes[v];
  const bool stands = stands_in(context.view, *vote.election, context.author);
  if (stand.withdraws) return stands ? Verdict::applied : Verdict::election_not_standing;
  if (vote.election->frozen_seal != 0) return Verdict::election_list_closed;
  if (stands) return Verdict::election_repeated;
  if (is_teller(context.view, v, context.author)) return Verdict::election_teller;
  return check_seat(context.view, seat_of(vote, context.author));
}
}  // namespace

Verdict judge(Context& context, const event::Stand& stand) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named vote = named(context, Object::vote, stand.election);
  if (is_void(vote.verdict)) return vote.verdict;
  Vote& there = state.votes[vote.index];
  const bool is_over = there.closed_seal != 0;
  if (stand.withdraws && (there.matter == Matter::mandate || (there.election && is_over)) &&
      mandate_of(state, vote.index, context.author) != kNone)
    return give_back(context, vote.index);
  if (!there.election) return Verdict::act_wrong_reference;
  if (const Verdict verdict = check_standing(context, vote.index, stand); is_void(verdict)) return verdict;
  if (context.dry_run) return Verdict::applied;
  context.insert_in_order(there.election->stands, Election::Stand{context.event, context.author, stand.withdraws},
                          [](const Election::Stand& one) { return one.event; });
  context.touch(Subject::vote, there.entry, vote.index);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Nominate& nominate) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named vote = named_election(context, nominate.election);
  if (is_void(vote.verdict)) return vote.verdict;
  if (const Verdict verdict = check_person(context, nominate.person); is_void(verdict)) return verdict;
  Vote& there = state.votes[vote.index];
  if (there.election->frozen_seal != 0) return Verdict::election_list_closed;
  const PersonIndex person = *state.person(nominate.person);
  const bool is_repeated = std::ranges::any_of(there.election->nominations, [&](const Election::Nomination& before) {
    return before.author == context.author && before.person == person && context.view.has(before.event);
  });
  if (is_repeated) return Verdict::election_repeated;
  if (const Verdict seat = check_seat(context.view, seat_of(there, person)); is_void(seat)) return seat;
  if (context.dry_run) return Verdict::applied;
  context.insert_in_order(there.election->nominations, Election::Nomination{context.event, context.author, person},
                          [](const Election::Nomination& one) { return one.event; });
  context.touch(Subject::vote, there.entry, vote.index);
  return Verdict::applied;
}

namespace {
/// Everybody who stands and can be elected, ascending by id. A ballot has so many options and no more: then those who
/// stood first.
std::vector<PersonIndex> candidates_of(const State& state, const Vote& vote) {
  std::vector<PersonIndex> out;
  const std::size_t room = is_encrypted(vote) ? most_candidates(box_of(state, vote)) : event::kMaxOptions;
  for (const Election::Stand& stand : vote.election->stands) {
    const bool is_full = !vote.election->by_lot && out.size() == room;
    if (is_full || std::ranges::find(out, stand.person) != out.end()) continue;
    if (can_be_elected(state, vote, stand.person)) out.push_back(stand.person);
  }
  std::ranges::sort(out, {}, [&](PersonIndex p) { return state.persons[p].id; });
  return out;
}

/// The candidates as options, with the method's standing one behind them.
Choices choices_among(const State& state, const Election& election) {
  codec::Writer names;
  names.array(election.candidates.size());
  for (const PersonIndex p : election.candidates) names.id(state.persons[p].id);
  const std::size_t people = election.candidates.size();
  const std::size_t standing = event::standing_option(election.method).empty() ? 0 : 1;
  const std::uint64_t seats = std::clamp<std::uint64_t>(election.seats, 1, std::max<std::size_t>(people, 1));
  return {election.method, seats, people + standing, crypto::hash(crypto::tag::kText, names.view())};
}
}  // namespace

void close_lists(State& state, std::uint64_t seal, Instant time) {
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    Vote& vote = state.votes[v];
    if (!vote.election || vote.election->frozen_seal != 0 || vote.closed_seal != 0) continue;
    if (time < vote.election->nominate_until) continue;
    Election& election = *vote.election;
    election.frozen_seal = seal;
    election.candidates = candidates_of(state, vote);
    if (!election.by_lot) vote.choices = choices_among(state, election);
    mark(state, Subject::vote, vote.entry, v);
  }
}

void pass_over(State& state, VoteIndex v) {
  Vote& vote = state.votes[v];
  if (!vote.election) return;
  vote.election->passed_over.clear();
  for (std::uint32_t option = 0; option < vote.election->candidates.size(); ++option)
    if (!can_be_elected(state, vote, vote.election->candidates[option])) vote.election->passed_over.push_back(option);
}

namespace {
/// Who would be elected next, and after them, without those elected: as many as there are alternates.
std::vector<PersonIndex> next_by_ballots(const Vote& vote, const Decision& decision) {
  const Election& election = *vote.election;
  std::vector<PersonIndex> out;
  if (counts_back(election)) return out;
  const std::vector<Answer> answers = answers_in(vote);
  std::vector<tally::Option> without;
  for (const std::uint32_t option : election.passed_over) without.push_back(static_cast<tally::Option>(option));
  for (const std::uint32_t number : decision.elected) without.push_back(static_cast<tally::Option>(number - 1));
  while (out.size() < election.alternates) {
    const auto next = first_without(vote, answers, without);
    if (!next) break;
    without.push_back(*next);
    out.push_back(election.candidates[*next]);
  }
  return out;
}

std::uint32_t stratum_of(const Election& election, PersonIndex person) {
  const std::uint32_t option = option_of(election, person);
  return option < election.stratum_of.size() ? election.stratum_of[option] : tally::kNoStratum;
}

/// Whose stratum would have fewer than its seats without them: only its own people follow. Else kNoStratum.
std::uint32_t stratum_to_fill(const State& state, const Vote& vote, PersonIndex left) {
  const Election& election = *vote.election;
  const std::uint32_t stratum = stratum_of(election, left);
  if (stratum == tally::kNoStratum) return stratum;
  const auto held = std::ranges::count_if(vote.given, [&](MandateIndex m) {
    const Mandate& mandate = state.mandates[m];
    return mandate.holder != left && in_force(state, mandate) && stratum_of(election, mandate.holder) == stratum;
  });
  return static_cast<std::uint64_t>(held) < election.strata[stratum].seats ? stratum : tally::kNoStratum;
}

/// Who takes a seat that somebody leaves, and can have it.
std::optional<PersonIndex> next_in_order(const State& state, VoteIndex v, PersonIndex left) {
  const Vote& vote = state.votes[v];
  const Election& election = *vote.election;
  std::vector<PersonIndex> next = election.next;
  if (counts_back(election)) {
    CountBack count;
    count.left = static_cast<tally::Option>(option_of(election, left));
    for (std::uint32_t option = 0; option < election.candidates.size(); ++option) {
      const PersonIndex person = election.candidates[option];
      const MandateIndex held = mandate_of(state, v, person);
      if (held != kNone && in_force(state, state.mandates[held]))
        count.staying.push_back(static_cast<tally::Option>(option));
      else if (person != left && (held != kNone || !can_be_elected(state, vote, person)))
        count.without.push_back(static_cast<tally::Option>(option));
    }
    next.clear();
    if (const auto option = counted_back(vote, answers_in(vote), count)) next.push_back(election.candidates[*option]);
  }
  const std::uint32_t stratum = stratum_to_fill(state, vote, left);
  for (const PersonIndex person : next) {
    if (stratum != tally::kNoStratum && stratum_of(election, person) != stratum) continue;
    if (mandate_of(state, v, person) == kNone && can_be_elected(state, vote, person)) return person;
  }
  return std::nullopt;
}

void seat_next(State& state, VoteIndex v, PersonIndex left, std::uint64_t seal) {
  const Vote& vote = state.votes[v];
  // As many step in as the election has alternates, and no more: then the seat waits for another election.
  if (vote.given.size() >= state.decisions[vote.decision].elected.size() + vote.election->alternates) return;
  if (const auto person = next_in_order(state, v, left)) give_mandate(state, v, *person, seal);
}
}  // namespace

void seat_elected(State& state, VoteIndex v, std::uint64_t seal) {
  const Decision& decision = state.decisions[state.votes[v].decision];
  if (!state.votes[v].election->by_lot) state.votes[v].election->next = next_by_ballots(state.votes[v], decision);
  std::vector<PersonIndex> elected;
  for (const std::uint32_t number : decision.elected)
    elected.push_back(state.votes[v].election->candidates[number - 1]);
  std::vector<PersonIndex> cannot;
  for (const PersonIndex person : elected) {
    // Another vote of this seal may have given them what excludes this.
    if (is_void(check_seat(View(state), seat_of(state.votes[v], person))))
      cannot.push_back(person);
    else
      give_mandate(state, v, person, seal);
  }
  for (const PersonIndex person : cannot) seat_next(state, v, person, seal);
}

void fill_vacancy(State& state, MandateIndex m, std::uint64_t seal) {
  seat_next(state, state.mandates[m].vote, state.mandates[m].holder, seal);
}

std::vector<PersonIndex> pool_of_election(const State& state, VoteIndex election,
                                          const std::vector<PersonIndex>& tellers) {
  const Vote& vote = state.votes[election];
  std::vector<PersonIndex> out;
  for (const PersonIndex p : vote.election->candidates)
    if (can_be_elected(state, vote, p) && std::ranges::find(tellers, p) == tellers.end()) out.push_back(p);
  return out;
}

void sort_into_strata(State& state, VoteIndex v) {
  Vote& vote = state.votes[v];
  Election& election = *vote.election;
  if (election.strata.empty()) return;
  election.stratum_of.assign(election.candidates.size(), tally::kNoStratum);
  const View all(state);
  for (std::size_t option = 0; option < election.candidates.size(); ++option)
    for (std::uint32_t s = 0; s < election.strata.size(); ++s)
      if (is_of_commission(all, election.strata[s].commission, election.candidates[option])) {
        election.stratum_of[option] = s;
        break;
      }
  mark(state, Subject::vote, vote.entry, v);
}

void seat_by_lot(State& state, VoteIndex v, const std::vector<PersonIndex>& order, std::uint64_t seal) {
  Vote& vote = state.votes[v];
  if (vote.closed_seal != 0) return;
  Decision decision = count_answers(state, vote, {});
  decision.elected.clear();
  std::vector<PersonIndex> people;
  for (const PersonIndex person : order)
    if (can_be_elected(state, vote, person)) people.push_back(person);
  Election& election = *vote.election;
  std::vector<std::uint32_t> strata_in_order;
  for (const PersonIndex person : people) strata_in_order.push_back(stratum_of(election, person));
  std::vector<std::uint64_t> seats;
  std::uint64_t open_seats = election.seats;
  for (const Election::Stratum& stratum : election.strata) seats.push_back(stratum.seats), open_seats -= stratum.seats;
  const tally::StrataDraw draw = tally::draw_strata(strata_in_order, seats, open_seats);
  for (const std::size_t place : draw.drawn) decision.elected.push_back(option_of(election, people[place]) + 1);
  // With strata somebody far down in the order may be the next of theirs.
  const std::size_t alternates = election.strata.empty() ? election.alternates : draw.next.size();
  election.next.clear();
  for (const std::size_t place : draw.next)
    if (election.next.size() < alternates) election.next.push_back(people[place]);
  decision.outcome = decision.elected.empty() ? Outcome::rejected : Outcome::adopted;
  decision.quorum_needed = 0;
  record_decision(state, v, std::move(decision), seal);
  if (takes_effect(state.decisions[state.votes[v].decision])) seat_elected(state, v, seal);
}

void close_undrawn(State& state, std::uint64_t seal, Instant time) {
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    const Vote& vote = state.votes[v];
    if (!vote.election || !vote.election->by_lot || vote.closed_seal != 0 || time < end_of(vote.terms)) continue;
    const Lot* lot = lot_under_way(state);
    const bool asked_for = any_open(state, [&](const Vote& other) {
      return other.matter == Matter::lot && other.of_election == v && other.closed_seal == 0;
    });
    if (asked_for || (lot != nullptr && lot->election == v)) continue;
    seat_by_lot(state, v, {}, seal);
  }
}

}  // namespace folkmoot::assembly

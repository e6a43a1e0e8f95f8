#include "assembly/lot.h"

#include <algorithm>
#include <set>

#include "assembly/decisions.h"
#include "assembly/elections.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/votes.h"
#include "assembly/witnesses.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "seal/lot.h"

namespace folkmoot::assembly {

namespace {
bool is_over(LotStage stage) { return stage == LotStage::drawn || stage == LotStage::failed; }

std::size_t people_in(const std::vector<Lot::Said>& said) {
  std::set<PersonIndex> out;
  for (const Lot::Said& one : said) out.insert(one.person);
  return out.size();
}

/// One is under way, or the last one that was drawn holds for longer.
bool is_too_soon(const State& state) {
  if (lot_under_way(state) != nullptr) return true;
  const auto drawn = std::find_if(state.lots.rbegin(), state.lots.rend(),
                                  [](const Lot& lot) { return lot.stage == LotStage::drawn && lot.election == kNone; });
  return drawn != state.lots.rend() && !is_past(seal_time(state, drawn->seal), kLotTermMs, state.page.opened());
}

/// The election that the lot would decide, and that can be decided now.
Named election_to_draw(const Context& context, const event::DrawLot& draw) {
  const State& state = context.state;
  if (!draw.election) return {is_too_soon(state) ? Verdict::lot_too_soon : Verdict::applied, kNone};
  const Named vote = named(context, Object::vote, *draw.election);
  if (is_void(vote.verdict)) return vote;
  const Vote& there = state.votes[vote.index];
  if (!there.election) return {Verdict::act_wrong_reference, kNone};
  if (!there.election->by_lot || there.closed_seal != 0) return {Verdict::election_not_by_lot, kNone};
  if (there.election->frozen_seal == 0) return {Verdict::election_list_open, kNone};
  if (lot_under_way(state) != nullptr) return {Verdict::lot_too_soon, kNone};
  for (const PersonId& teller : draw.tellers) {
    const auto person = state.person(teller);
    if (person && stands_in(context.view, *there.election, *person)) return {Verdict::election_teller, kNone};
  }
  return vote;
}

Verdict check_tellers(const Context& context, const std::vector<PersonId>& tellers) {
  const std::set<PersonId> different(tellers.begin(), tellers.end());
  if (tellers.size() != kLotTellers || different.size() != kLotTellers) return Verdict::lot_wrong_tellers;
  for (const PersonId& teller : tellers)
    if (const Verdict verdict = check_person(context, teller); is_void(verdict)) return verdict;
  return Verdict::applied;
}

/// The verdict on an act of this stage of the lot that it names.
Verdict check_stage(const Context& context, const EventId& id, LotStage stage) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named vote = named(context, Object::vote, id);
  if (is_void(vote.verdict)) return vote.verdict;
  if (context.state.votes[vote.index].matter != Matter::lot) return Verdict::act_wrong_reference;
  const Lot* lot = lot_under_way(context.state);
  return lot != nullptr && lot->vote == vote.index && lot->stage == stage ? Verdict::applied : Verdict::lot_other_stage;
}

bool has_said(const Context& context, const std::vector<Lot::Said>& said) {
  return std::ranges::any_of(
      said, [&](const Lot::Said& one) { return one.person == context.author && context.view.has(one.event); });
}

void say(Context& context, std::vector<Lot::Said> Lot::* list, const Hash& hash) {
  Lot& lot = context.state.lots.back();
  context.insert_in_order(lot.*list, Lot::Said{context.event, context.author, hash},
                          [](const Lot::Said& one) { return one.event; });
  context.touch(Subject::lot, lot.entry, static_cast<std::uint32_t>(context.state.lots.size() - 1));
}
}  // namespace

std::string_view lot_stage_name(LotStage stage) {
  switch (stage) {
    case LotStage::commit:
      return "commit";
    case LotStage::reveal:
      return "reveal";
    case LotStage::entropy:
      return "entropy";
    case LotStage::drawn:
      return "drawn";
    case LotStage::failed:
      return "failed";
  }
  return {};
}

const Lot* lot_under_way(const State& state) {
  return state.lots.empty() || is_over(state.lots.back().stage) ? nullptr : &state.lots.back();
}

std::vector<PersonId> lot_order(const State& state) {
  std::vector<PersonId> out;
  for (auto lot = state.lots.rbegin(); lot != state.lots.rend() && out.empty(); ++lot)
    for (const PersonIndex p : lot->election == kNone ? lot->order : std::vector<PersonIndex>{})
      out.push_back(state.persons[p].id);
  return out;
}

Instant stage_end(const State& state, const Lot& lot) {
  return {seal_time(state, lot.seal).ms + (lot.stage == LotStage::entropy ? kLotEntropyMs : kLotStageMs)};
}

const Lot::Said* said_by(const std::vector<Lot::Said>& said, PersonIndex person) {
  const auto found = std::ranges::find(said, person, &Lot::Said::person);
  return found == said.end() ? nullptr : &*found;
}

std::optional<std::string> agreed_entropy(const State& state, const Lot& lot) {
  std::map<PersonIndex, const std::string*> last;
  for (const Lot::Word& word : lot.words) last[word.teller] = &word.text;
  const auto& tellers = state.votes[lot.vote].tellers;
  const bool agreed = std::ranges::all_of(
      tellers, [&](PersonIndex teller) { return last.contains(teller) && *last[teller] == *last.begin()->second; });
  return agreed ? std::optional(*last.begin()->second) : std::nullopt;
}

bool may_commit(const State& state, const Lot& lot, PersonIndex person) {
  // Who stands in an election, and who does not, may bring a secret: the more there are, the fewer can know what comes.
  const bool may = lot.election != kNone || std::ranges::find(lot.pool, person) != lot.pool.end();
  return may && std::ranges::find(state.lot_defaulters, person) == state.lot_defaulters.end();
}

Verdict judge(Context& context, const event::DrawLot& draw) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named election = election_to_draw(context, draw);
  if (is_void(election.verdict)) return election.verdict;
  if (const Verdict verdict = check_tellers(context, draw.tellers); is_void(verdict)) return verdict;
  Opening opening = check_terms(context, draw.terms);
  if (is_void(opening.verdict)) return opening.verdict;
  if (context.dry_run) return Verdict::applied;
  Vote vote = new_vote(context, Matter::lot, draw.terms, std::move(opening));
  for (const PersonId& teller : draw.tellers) vote.tellers.push_back(*context.state.person(teller));
  vote.scope = crypto::hash(crypto::tag::kText, as_bytes(draw.entropy));
  vote.of_election = election.index;
  add_vote(context, std::move(vote));
  return Verdict::applied;
}

Verdict judge(Context& context, const event::LotCommit& commit) {
  if (const Verdict verdict = check_stage(context, commit.lot, LotStage::commit); is_void(verdict)) return verdict;
  const Lot& lot = context.state.lots.back();
  if (!may_commit(context.state, lot, context.author)) return Verdict::lot_not_in_pool;
  if (has_said(context, lot.commits)) return Verdict::lot_repeated;
  if (!context.dry_run) say(context, &Lot::commits, commit.commitment);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::LotReveal& reveal) {
  if (const Verdict verdict = check_stage(context, reveal.lot, LotStage::reveal); is_void(verdict)) return verdict;
  const Lot& lot = context.state.lots.back();
  const Lot::Said* commit = said_by(lot.commits, context.author);
  const PersonId& author = context.state.persons[context.author].id;
  if (commit == nullptr ||
      commit->hash != seal::lot_commitment(reinterpret_id<Hash>(reveal.lot), author, reveal.secret))
    return Verdict::lot_wrong_secret;
  if (has_said(context, lot.reveals)) return Verdict::lot_repeated;
  if (!context.dry_run) say(context, &Lot::reveals, reveal.secret);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::LotEntropy& entropy) {
  if (const Verdict verdict = check_stage(context, entropy.lot, LotStage::entropy); is_void(verdict)) return verdict;
  Lot& lot = context.state.lots.back();
  const auto& tellers = context.state.votes[lot.vote].tellers;
  if (std::ranges::find(tellers, context.author) == tellers.end()) return Verdict::lot_not_teller;
  // Said before its author knew that the secrets are out, it could have been known to somebody who still had one.
  if (!context.dry_run && context.table().after(context.event) < lot.seal) return Verdict::lot_other_stage;
  if (context.dry_run) return Verdict::applied;
  context.insert_in_order(lot.words, Lot::Word{context.event, context.author, entropy.entropy},
                          [](const Lot::Word& word) { return word.event; });
  context.touch(Subject::lot, lot.entry, static_cast<std::uint32_t>(context.state.lots.size() - 1));
  return Verdict::applied;
}

namespace {
void draw(State& state, const journal::Table& table, Lot& lot, const std::string& entropy) {
  std::vector<PersonId> pool;
  pool.reserve(lot.pool.size());
  for (const PersonIndex p : lot.pool) pool.push_back(state.persons[p].id);
  std::map<PersonIndex, Hash> secrets;  // a person's are all the same
  for (const Lot::Said& reveal : lot.reveals) secrets.emplace(reveal.person, reveal.hash);
  seal::LotInput input{
      seal::pool_root(pool), reinterpret_id<Hash>(table.id(lot.event)), to_bytes(as_bytes(entropy)), {}};
  for (const auto& [person, secret] : secrets) input.reveals.push_back(secret);
  for (const PersonId& person : seal::draw_lot(input, pool)) lot.order.push_back(*state.person(person));
}

std::size_t commits_needed(const State& state, const Lot& lot) {
  const std::vector<PersonIndex> people = lot.election == kNone ? lot.pool : state.roll();
  const auto able = std::ranges::count_if(people, [&](PersonIndex p) { return may_commit(state, lot, p); });
  return std::min(kLotCommits, static_cast<std::size_t>(able));
}

/// The stage that follows at this seal, if the present one is over.
std::optional<LotStage> next_stage(const State& state, const Lot& lot, Instant time) {
  const bool is_due = time >= stage_end(state, lot);
  switch (lot.stage) {
    case LotStage::commit:
      if (!is_due) return std::nullopt;
      return people_in(lot.commits) < commits_needed(state, lot) ? LotStage::failed : LotStage::reveal;
    case LotStage::reveal:
      if (!is_due) return std::nullopt;
      return people_in(lot.reveals) < kLotReveals ? LotStage::failed : LotStage::entropy;
    case LotStage::entropy:
      if (agreed_entropy(state, lot)) return LotStage::drawn;
      return is_due ? std::optional(LotStage::failed) : std::nullopt;
    case LotStage::drawn:
    case LotStage::failed:
      return std::nullopt;
  }
  return std::nullopt;
}

void end_stage(State& state, const journal::Table& table, std::uint64_t number, Instant time) {
  if (lot_under_way(state) == nullptr) return;
  Lot& lot = state.lots.back();
  const auto next = next_stage(state, lot, time);
  if (!next) return;
  if (is_over(*next)) state.lot_defaulters.clear();
  if (*next == LotStage::failed && lot.stage == LotStage::reveal)
    for (const Lot::Said& commit : lot.commits)
      if (said_by(lot.reveals, commit.person) == nullptr) state.lot_defaulters.push_back(commit.person);
  lot.stage = *next;
  lot.seal = number;
  if (*next == LotStage::drawn) draw(state, table, lot, *agreed_entropy(state, lot));
  mark(state, Subject::lot, lot.entry, static_cast<std::uint32_t>(state.lots.size() - 1));
  if (*next == LotStage::drawn && lot.election != kNone) seat_by_lot(state, lot.election, lot.order, number);
}

void begin(State& state, VoteIndex vote, std::uint64_t number, Instant time) {
  Lot lot;
  lot.vote = vote;
  lot.event = lot.entry.last = state.votes[vote].event;
  lot.seal = number;
  lot.election = state.votes[vote].of_election;
  if (lot.election != kNone) {
    sort_into_strata(state, lot.election);
    lot.pool = pool_of_election(state, lot.election, state.votes[vote].tellers);
  } else {
    for (const seal::Candidate& candidate : witness_candidates(state))
      if (seal::is_active(candidate, {number, time})) lot.pool.push_back(*state.person(candidate.person));
  }
  state.lots.push_back(std::move(lot));
  mark(state, Subject::lot, state.lots.back().entry, static_cast<std::uint32_t>(state.lots.size() - 1));
}
}  // namespace

void settle_lots(State& state, const journal::Table& table, std::uint64_t number, Instant time) {
  end_stage(state, table, number, time);
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    const Vote& vote = state.votes[v];
    if (vote.matter != Matter::lot || vote.closed_seal != number || !takes_effect(state.decisions[vote.decision]))
      continue;
    const bool can_begin = vote.of_election == kNone
                               ? !is_too_soon(state)
                               : lot_under_way(state) == nullptr && state.votes[vote.of_election].closed_seal == 0;
    if (can_begin) begin(state, v, number, time);
  }
  close_undrawn(state, number, time);
  state.page.named.clear();
  if (!lot_order(state).empty()) state.page.named = next_witnesses(state, {number, time});
}

}  // namespace folkmoot::assembly

#include "assembly/proxies.h"

#include <algorithm>
#include <map>

#include "assembly/encrypted.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
#include "assembly/rounds.h"

namespace folkmoot::assembly {

namespace {
/// Where everybody's own word is asked: people are chosen or recalled, or consensus and consent are sought.
bool asks_everybody(Matter matter) {
  return matter == Matter::election || matter == Matter::mandate || matter == Matter::recall ||
         matter == Matter::fallback;
}
bool asks_everybody(event::Procedure procedure) {
  return procedure == event::Procedure::consensus || procedure == event::Procedure::consent;
}
bool asks_everybody(const State& state, const Decision& decision) {
  if (decision.vote != kNone) return asks_everybody(state.votes[decision.vote].matter);
  return asks_everybody(procedure_of(state, state.versions[decision.version]));
}
bool asks_everybody(const State& state, const Vote& vote) {
  if (asks_everybody(vote.matter) || vote.of_election != kNone) return true;
  if (vote.amendment) return asks_everybody(procedure_of(state, state.versions[vote.amendment->version]));
  return vote.again && vote.again->decision != kNone && asks_everybody(state, state.decisions[vote.again->decision]);
}

std::uint64_t allowed_in(const State& state, const Vote& vote) { return state.charters[vote.charter].charter.proxies; }

bool is_over(const View& view, const Proxy& proxy, Instant now) {
  const State& state = view.state();
  const auto is_seen = [&](const Signed& end) { return view.has(end.event); };
  return proxy.ended_seal != 0 || std::ranges::any_of(proxy.ends, is_seen) || now >= proxy.until ||
         is_gone(view, state.persons[proxy.giver]) || is_gone(view, state.persons[proxy.holder]) ||
         (proxy.vote != kNone && state.votes[proxy.vote].closed_seal != 0);
}

template <class Is>
std::uint64_t standing(const View& view, Is is) {
  std::uint64_t out = 0;
  const State& state = view.state();
  for (const std::uint32_t i : state.open.proxies.in(state.proxies))
    if (is(state.proxies[i]) && stands(view, state.proxies[i])) ++out;
  return out;
}

/// Verdict on the one vote that a proxy is for.
Verdict check_vote(const Context& context, VoteIndex v, PersonIndex holder) {
  const State& state = context.state;
  const Vote& vote = state.votes[v];
  if (!takes_proxies(state, vote) || vote.closed_seal != 0) return Verdict::proxy_not_taken;
  const bool both = is_elector(state, vote, context.author) && is_elector(state, vote, holder);
  return both ? Verdict::applied : Verdict::vote_not_elector;
}

Verdict check_holder(const Context& context, const PersonId& id) {
  if (const Verdict known = check_person(context, id); is_void(known)) return known;
  const PersonIndex holder = *context.state.person(id);
  if (holder == context.author) return Verdict::proxy_own;
  return context.state.persons[holder].listed ? Verdict::proxy_no_device : Verdict::applied;
}

Verdict check_time(const Context& context, Instant until) {
  const Instant now = context.state.page.opened();
  if (until <= now) return Verdict::proxy_over;
  return until.ms - now.ms <= context.state.charter().proxy_ms ? Verdict::applied : Verdict::proxy_too_long;
}
}  // namespace

bool takes_proxies(const State& state, const Vote& vote) {
  return allowed_in(state, vote) > 0 && !is_encrypted(vote) && !asks_everybody(state, vote);
}

bool stands(const View& view, const Proxy& proxy) {
  return view.has(proxy.event) && !is_over(view, proxy, view.state().page.opened());
}

bool is_in_force(const State& state, const Proxy& proxy, Instant now) {
  return proxy.since_seal != 0 && !is_over(View(state), proxy, now);
}

Verdict judge(Context& context, const event::GiveProxy& give) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (state.charter().proxies == 0) return Verdict::proxy_off;
  if (in_founding_page(state)) return Verdict::proxy_founding_page;
  if (const Verdict verdict = check_holder(context, give.holder); is_void(verdict)) return verdict;
  if (const Verdict verdict = check_time(context, give.until); is_void(verdict)) return verdict;
  const PersonIndex holder = *state.person(give.holder);
  VoteIndex vote = kNone;
  if (give.vote) {
    const Named only = named(context, Object::vote, *give.vote);
    if (is_void(only.verdict)) return only.verdict;
    if (const Verdict verdict = check_vote(context, only.index, holder); is_void(verdict)) return verdict;
    vote = only.index;
  }
  const auto by = [&](const Proxy& proxy) { return proxy.giver == context.author; };
  const auto to = [&](const Proxy& proxy) { return proxy.holder == holder; };
  if (standing(context.view, by) > 0) return Verdict::proxy_repeated;
  if (standing(context.view, to) >= state.charter().proxies) return Verdict::proxy_too_many;
  if (context.dry_run) return Verdict::applied;
  context.make(Object::proxy, static_cast<std::uint32_t>(state.proxies.size()));
  state.proxies.push_back({context.event, context.author, holder, give.until, vote, {}, 0, 0});
  return Verdict::applied;
}

Verdict judge(Context& context, const event::EndProxy& end) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  const Named target = named(context, Object::proxy, end.proxy);
  if (is_void(target.verdict)) return target.verdict;
  Proxy& proxy = state.proxies[target.index];
  if (context.author != proxy.giver && context.author != proxy.holder) return Verdict::proxy_not_own;
  if (!stands(context.view, proxy)) return Verdict::proxy_ended;
  if (context.dry_run) return Verdict::applied;
  proxy.ends.push_back(context.act());
  return Verdict::applied;
}

std::vector<ByProxy> proxies_in(const State& state, const Vote& vote, Instant now) {
  if (vote.closed_seal != 0) return vote.proxies;
  std::vector<ByProxy> out;
  if (!takes_proxies(state, vote)) return out;
  std::map<PersonIndex, std::uint64_t> held;
  for (const std::uint32_t i : state.open.proxies.in(state.proxies)) {
    const Proxy& proxy = state.proxies[i];
    const bool is_for_it = proxy.vote == kNone || &state.votes[proxy.vote] == &vote;
    if (!is_for_it || !is_in_force(state, proxy, now)) continue;
    if (!is_elector(state, vote, proxy.giver) || !is_elector(state, vote, proxy.holder)) continue;
    ++held[proxy.holder];
    out.push_back({proxy.event, proxy.giver, proxy.holder});
  }
  // Another charter allows more than the one by which this vote goes: it does not say which of them it would.
  std::erase_if(out, [&](const ByProxy& one) { return held[one.holder] > allowed_in(state, vote); });
  std::ranges::sort(out, {}, &ByProxy::giver);
  return out;
}

std::vector<Answer> with_proxies(std::vector<Answer> own, std::span<const ByProxy> proxies) {
  const auto answer_of = [&](PersonIndex person) {
    const auto end = own.end();
    const auto found = std::ranges::lower_bound(own, person, {}, &Answer::person);
    return found != end && found->person == person ? &*found : static_cast<const Answer*>(nullptr);
  };
  std::vector<Answer> added;
  for (const ByProxy& one : proxies) {
    const Answer* const of_holder = answer_of(one.holder);
    if (answer_of(one.giver) != nullptr || of_holder == nullptr || of_holder->contradicts) continue;
    Answer& answer = added.emplace_back();
    answer.person = one.giver;
    answer.choice = of_holder->choice;
    answer.marks = of_holder->marks;
    answer.proxy = one.event;
    answer.holder = one.holder;
  }
  if (added.empty()) return own;
  own.insert(own.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  std::ranges::sort(own, {}, &Answer::person);
  return own;
}

std::vector<Answer> counted_in(const State& state, const Vote& vote) {
  return with_proxies(answers_in(vote), proxies_in(state, vote, state.page.opened()));
}

void settle_proxies(State& state, std::uint64_t number, Instant time) {
  const View all(state);
  std::map<PersonIndex, std::uint64_t> given;
  std::map<PersonIndex, std::uint64_t> held;
  for (const std::uint32_t i : state.open.proxies.in(state.proxies)) {
    Proxy& proxy = state.proxies[i];
    if (proxy.ended_seal != 0) continue;
    if (is_over(all, proxy, time))
      proxy.ended_seal = number;
    else
      ++given[proxy.giver];
  }
  // Of several that somebody gave side by side nobody knows which is meant.
  for (const std::uint32_t i : state.open.proxies.in(state.proxies)) {
    Proxy& proxy = state.proxies[i];
    if (proxy.ended_seal != 0) continue;
    if (given[proxy.giver] > 1)
      proxy.ended_seal = number;
    else
      ++held[proxy.holder];
  }
  for (const std::uint32_t i : state.open.proxies.in(state.proxies)) {
    Proxy& proxy = state.proxies[i];
    if (proxy.ended_seal == 0 && proxy.since_seal == 0 && held[proxy.holder] <= state.charter().proxies)
      proxy.since_seal = number;
  }
}

}  // namespace folkmoot::assembly

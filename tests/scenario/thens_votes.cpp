// What must be so of votes, and of what they give and take; and what all these sentences share.
#include <algorithm>
#include <array>

#include "assembly/encrypted.h"
#include "assembly/mandates.h"
#include "assembly/proxies.h"
#include "assembly/removal.h"
#include "assembly/votes.h"
#include "event/charter_text.h"
#include "tests/scenario/then_parts.h"

namespace folkmoot::scenario {

using assembly::Object;
using assembly::PersonIndex;

std::string differs(const std::string& is, const std::string& must) {
  return is == must ? std::string() : "it is " + is;
}
std::string differs(std::size_t is, std::uint64_t must) {
  return is == must ? std::string() : "it is " + std::to_string(is);
}
std::string unless(bool so, std::string otherwise) { return so ? std::string() : std::move(otherwise); }

Parsed<std::optional<PersonIndex>> person_in(const Scene& scene, const Word& name) {
  FM_ASSIGN(const PersonId id, scene.world.person(name));
  return scene.replica.state().person(id);
}

Parsed<std::string> compare(const std::map<std::string, std::uint64_t>& is, const Slot& must, bool all) {
  std::map<std::string, std::uint64_t> left = is;
  std::string out;
  for (const Slot::Pair& pair : must.pairs) {
    const auto known = is.find(pair.name.text);
    if (known == is.end()) {
      std::string names;
      for (const auto& [name, count] : is) names += (names.empty() ? "" : ", ") + name;
      return fault(pair.name.place, "expected one of " + names);
    }
    if (known->second != *parse_number(pair.value.text))
      out += " " + std::to_string(known->second) + " " + known->first;
    left.erase(pair.name.text);
  }
  if (all)
    for (const auto& [name, count] : left)
      if (count != 0) out += " " + std::to_string(count) + " " + name;
  return out.empty() ? out : "there are" + out;
}

Parsed<std::string> count_matches(const assembly::Decision* d, const Slots& slots) {
  if (d == nullptr) return std::string("there is no decision");
  const std::map<std::string, std::uint64_t> is = {{"yes", d->yes},
                                                   {"no", d->no},
                                                   {"abstain", d->abstain},
                                                   {"blank", d->blank},
                                                   {"invalid", d->invalid},
                                                   {"not_voted", d->not_voted},
                                                   {"present", d->present},
                                                   {"electorate", d->electorate},
                                                   {"required", d->required},
                                                   {"missing", d->missing},
                                                   {"base_count", d->base_count},
                                                   {"marked", d->marked},
                                                   {"quorum", d->quorum_needed},
                                                   {"by_proxy", d->by_proxy.size()},
                                                   {"ballots", d->ballots.size()}};
  return compare(is, slots[1], false);
}
namespace {

Parsed<assembly::VoteIndex> vote_in(const Scene& scene, const Word& name) {
  FM_ASSIGN(const EventId id, scene.world.act(name));
  const auto e = scene.replica.journal().find(id);
  const auto vote = e ? scene.replica.state().made(Object::vote, *e) : std::nullopt;
  if (!vote) return fault(name.place, "expected what opened a vote, but `" + name.text + "` did not");
  return *vote;
}

Parsed<std::string> vote_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, vote_in(scene, slots[0].word));
  const assembly::State& state = scene.replica.state();
  constexpr std::array<std::string_view, 5> kStates = {"open", "adopted", "rejected", "lapsed", "cancelled"};
  if (std::find(kStates.begin(), kStates.end(), slots[1].word.text) == kStates.end())
    return fault(slots[1].place, "expected open, adopted, rejected, lapsed or cancelled");
  return differs(std::string(proposal_state_name(assembly::vote_state(state, state.votes[vote]))), slots[1].word.text);
}
Parsed<std::string> vote_contestable(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, vote_in(scene, slots[0].word));
  return unless(scene.replica.state().votes[vote].contestable_seal != 0, "it is not");
}
Parsed<std::string> vote_not_contestable(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, vote_in(scene, slots[0].word));
  return unless(scene.replica.state().votes[vote].contestable_seal == 0, "it is");
}

Parsed<std::string> ballots_are(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto index, vote_in(scene, slots[0].word));
  const assembly::Vote& vote = scene.replica.state().votes[index];
  std::map<std::string, std::uint64_t> is{{"contradictory", 0}, {"late", vote.late.size()}};
  for (std::size_t i = 0; i < event::kChoiceCount; ++i)
    is[std::string(event::choice_name(static_cast<event::Choice>(i)))] = 0;
  const auto answers = assembly::counted_in(scene.replica.state(), vote);
  for (const assembly::Answer& answer : answers)
    ++is[answer.contradicts ? "contradictory" : std::string(event::choice_name(answer.choice))];
  is["none"] = scene.replica.state().electorates[vote.electorate].persons.size() - answers.size();
  return compare(is, slots[1], true);
}

Parsed<std::string> lists_for_review(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, vote_in(scene, slots[0].word));
  std::set<PersonIndex> must;
  for (const Word& name : slots[1].names) {
    FM_ASSIGN(const auto person, person_in(scene, name));
    if (person) must.insert(*person);
  }
  const auto listed = assembly::for_review(scene.replica.state(), vote);
  const bool same = std::set<PersonIndex>(listed.begin(), listed.end()) == must && must.size() == slots[1].names.size();
  return unless(same, "it lists " + std::to_string(listed.size()) + " people");
}

Parsed<std::string> proxy_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const EventId id, scene.world.act(slots[0].word));
  const assembly::State& state = scene.replica.state();
  const auto e = scene.replica.journal().find(id);
  const auto proxy = e ? state.made(Object::proxy, *e) : std::nullopt;
  if (!proxy) return fault(slots[0].place, "expected a proxy");
  constexpr std::array<std::string_view, 3> kWords = {"waits", "in_force", "ended"};
  if (std::ranges::find(kWords, slots[1].word.text) == kWords.end())
    return fault(slots[1].place, "expected waits, in_force or ended");
  const assembly::Proxy& one = state.proxies[*proxy];
  const bool stands = assembly::stands(assembly::View(state), one);
  return differs(stands ? one.since_seal == 0 ? "waits" : "in_force" : "ended", slots[1].word.text);
}

Parsed<bool> is_in_force(const Scene& scene, const Word& name) {
  FM_ASSIGN(const auto vote, vote_in(scene, name));
  const assembly::State& state = scene.replica.state();
  const assembly::Vote& there = state.votes[vote];
  if (there.matter != assembly::Matter::mandate) return fault(name.place, "expected a mandate");
  return there.mandate != assembly::kNone && assembly::in_force(state, state.mandates[there.mandate]);
}
Parsed<std::string> mandate_holds(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const bool holds, is_in_force(scene, slots[0].word));
  return unless(holds, "it is not");
}
Parsed<std::string> mandate_does_not_hold(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const bool holds, is_in_force(scene, slots[0].word));
  return unless(!holds, "it is");
}

Parsed<std::string> retention(const Scene& scene, const Slots& slots) {
  return differs(scene.replica.state().retention.term_ms / kDayMs, slots[0].number);
}
Parsed<std::string> no_retention(const Scene& scene, const Slots&) {
  return differs(scene.replica.state().retention.term_ms, 0);
}

/// By its name and the value that the charter's text has.
Parsed<std::string> charter_has(const Scene& scene, const Slots& slots) {
  const event::Charter& is = scene.replica.state().charter();
  const std::string line = slots[0].word.text + " = " + slots[1].word.text;
  const auto must = event::read_charter(line, is);
  if (!must) return fault(slots[0].place, must.error().error.detail);
  const auto changes = event::changes_between(is, *must);
  return changes.empty() ? std::string() : "it is " + changes.front().before;
}

Parsed<std::string> lot_is(const Scene& scene, const Slots& slots) {
  const auto& lots = scene.replica.state().lots;
  return differs(lots.empty() ? std::string("none") : std::string(lot_stage_name(lots.back().stage)),
                 slots[0].word.text);
}
Parsed<std::string> lot_pool(const Scene& scene, const Slots& slots) {
  const auto& lots = scene.replica.state().lots;
  return differs(lots.empty() ? 0 : lots.back().pool.size(), slots[0].number);
}

Parsed<std::string> count_has(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, vote_in(scene, slots[0].word));
  const assembly::State& state = scene.replica.state();
  const assembly::DecisionIndex d = state.votes[vote].decision;
  return count_matches(d == assembly::kNone ? nullptr : &state.decisions[d], slots);
}
/// "2 and 3": in the order in which they were elected.
Parsed<std::string> elected_are(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, vote_in(scene, slots[0].word));
  const assembly::State& state = scene.replica.state();
  const assembly::DecisionIndex d = state.votes[vote].decision;
  if (d == assembly::kNone) return std::string("the vote is open");
  std::string is;
  for (const std::uint32_t number : state.decisions[d].elected) is += (is.empty() ? "" : ",") + std::to_string(number);
  return differs(is.empty() ? "none" : is, slots[1].word.text);
}

Parsed<std::string> encrypted_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, vote_in(scene, slots[0].word));
  const assembly::Encrypted* const encrypted = encrypted_of(scene.replica.state(), scene.replica.state().votes[vote]);
  if (encrypted == nullptr) return fault(slots[0].place, "expected a vote whose ballots are encrypted");
  return differs(std::string(encrypted_stage_name(encrypted->stage)), slots[1].word.text);
}
Parsed<std::string> trustees_are(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, vote_in(scene, slots[0].word));
  const assembly::State& state = scene.replica.state();
  const assembly::Encrypted* const encrypted = encrypted_of(state, state.votes[vote]);
  if (encrypted == nullptr) return fault(slots[0].place, "expected a vote whose ballots are encrypted");
  std::string is;
  for (const PersonIndex p : encrypted->trustees) is += (is.empty() ? "" : ", ") + state.persons[p].name;
  std::string must;
  for (const Word& name : slots[1].names) must += (must.empty() ? "" : ", ") + name.text;
  return differs(is, must);
}

constexpr std::array kThens = {
    ThenSentence{"the encrypted vote NAME is NAME", encrypted_is},
    ThenSentence{"the trustees of NAME are NAMES", trustees_are},
    // Before the one below, which a state ends: `contestable` is none.
    ThenSentence{"the vote NAME is contestable", vote_contestable},
    ThenSentence{"the vote NAME is not contestable", vote_not_contestable},
    ThenSentence{"the vote NAME is NAME", vote_is},
    ThenSentence{"the count of NAME has COUNTS", count_has},
    ThenSentence{"the vote NAME elects NAME", elected_are},
    ThenSentence{"the ballots on NAME are COUNTS", ballots_are},
    ThenSentence{"the proxy NAME is NAME", proxy_is},
    ThenSentence{"the removal NAME lists NAMES for review", lists_for_review},
    ThenSentence{"the mandate NAME is in force", mandate_holds},
    ThenSentence{"the mandate NAME is not in force", mandate_does_not_hold},
    ThenSentence{"texts are kept NUMBER day|days", retention},
    ThenSentence{"texts are kept for ever", no_retention},
    ThenSentence{"the charter has NAME NAME", charter_has},
    ThenSentence{"the lot is NAME", lot_is},
    ThenSentence{"the pool of the lot has NUMBER person|people", lot_pool},
};

}  // namespace

std::span<const ThenSentence> vote_sentences() { return kThens; }

}  // namespace folkmoot::scenario

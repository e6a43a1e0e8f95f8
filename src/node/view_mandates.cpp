// Who holds what: mandates with what was done under them, and elections.
#include <algorithm>
#include <array>
#include <map>

#include "assembly/elections.h"
#include "assembly/mandate_votes.h"
#include "assembly/mandates.h"
#include "assembly/marks.h"
#include "assembly/moderation.h"
#include "assembly/offices.h"
#include "base/text.h"
#include "node/lookup.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
using assembly::Mandate;
using assembly::State;
using assembly::Vote;

/// By its name under the rules of the vote, or those in force; else the hash of the name.
Value office_name(const State& state, const Vote& vote) {
  const Hash office = assembly::office_of(vote);
  if (office.is_zero()) return {};
  for (const event::Charter* charter : {&state.charters[vote.charter].charter, &state.charter()})
    if (const event::Office* found = assembly::find_office(*charter, office)) return safe_text(found->name);
  return office.hex();
}

std::string_view mandate_standing(const State& state, const Mandate& mandate) {
  if (mandate.recalled_seal != 0) return "recalled";
  if (mandate.vacated_seal != 0) return "given up";
  if (!assembly::in_force(state, mandate)) return assembly::is_caretaker(state, mandate) ? "caretaker" : "expired";
  return assembly::is_resting(assembly::View(state), mandate) ? "suspended" : "in force";
}

/// What the holder of a mandate brought instead of one answer; null for nothing.
Value split_shape(Holding& holding, const assembly::MandateVote& vote) {
  if (!vote.split) return {};
  return Value::Object{{"vote", event_hex(holding, holding.state().votes[vote.split->vote].event)},
                       {"yes", vote.split->yes},
                       {"no", vote.split->no},
                       {"abstain", vote.split->abstain}};
}

/// Matters with what the holders of mandates said of them that counts: how many holders, and how many people of their
/// base, as far as these were counted.
Value tallies(Holding& holding) {
  const State& state = holding.state();
  struct Tally {
    std::string matter;
    std::array<std::uint64_t, event::kChoiceCount> holders{};
    std::array<std::uint64_t, event::kChoiceCount> people{};
    std::uint64_t without_people = 0;
  };
  std::map<Hash, Tally> by_matter;
  for (const assembly::MandateVote& vote : state.mandate_votes) {
    if (assembly::standing_of(state, vote) != assembly::VoteStanding::counted) continue;
    Tally& tally = by_matter[vote.matter];
    const auto said = tally.matter.empty() ? holding.read(vote.event) : std::nullopt;
    if (const auto* content = said ? std::get_if<event::MandateVote>(&said->content) : nullptr)
      tally.matter = safe_text(content->matter);
    ++tally.holders[static_cast<std::size_t>(vote.choice)];
    if (!vote.split) {
      ++tally.without_people;
      continue;
    }
    tally.people[static_cast<std::size_t>(event::Choice::yes)] += vote.split->yes;
    tally.people[static_cast<std::size_t>(event::Choice::no)] += vote.split->no;
    tally.people[static_cast<std::size_t>(event::Choice::abstain)] += vote.split->abstain;
  }
  const auto counts = [](const auto& of) {
    Value out;
    for (std::size_t i = 0; i < event::kChoiceCount; ++i)
      out.set(std::string(event::choice_name(static_cast<event::Choice>(i))), of[i]);
    return out;
  };
  std::map<std::pair<std::string, Hash>, Value> in_order;
  for (const auto& [hash, tally] : by_matter)
    in_order[{tally.matter, hash}] = Value::Object{{"matter", tally.matter.empty() ? Value() : Value(tally.matter)},
                                                   {"holders", counts(tally.holders)},
                                                   {"people", counts(tally.people)},
                                                   {"without_people", tally.without_people}};
  Value::Array out;
  for (auto& [key, value] : in_order) out.push_back(std::move(value));
  return out;
}

Value votes_under(Holding& holding, assembly::MandateIndex m) {
  const State& state = holding.state();
  std::map<std::string, Value> by_id;
  for (const assembly::MandateVote& vote : state.mandate_votes) {
    if (vote.mandate != m) continue;
    const auto said = holding.read(vote.event);
    const auto* content = said ? std::get_if<event::MandateVote>(&said->content) : nullptr;
    const std::string id = event_hex(holding, vote.event);
    by_id[id] = Value::Object{{"id", id},
                              {"matter", content != nullptr ? Value(safe_text(content->matter)) : Value()},
                              {"choice", event::choice_name(vote.choice)},
                              {"split", split_shape(holding, vote)},
                              {"bond", assembly::bond_name(vote.bond)},
                              {"standing", assembly::standing_name(assembly::standing_of(state, vote))},
                              {"base_until", time_or_null(assembly::base_end(state, vote))}};
  }
  Value::Array out;
  for (auto& [id, value] : by_id) out.push_back(std::move(value));
  return out;
}

Value mandate_shape(Holding& holding, assembly::MandateIndex m) {
  const State& state = holding.state();
  const Mandate& mandate = state.mandates[m];
  const Vote& vote = state.votes[mandate.vote];
  std::uint64_t beyond = 0;
  for (const assembly::MandateVote& one : state.mandate_votes)
    if (one.mandate == m && one.bond == assembly::Bond::beyond) ++beyond;
  Value out = Value::Object{{"id", event_hex(holding, mandate.event)},
                            {"scope", safe_text(Lookup(holding).question(mandate.vote))},
                            {"holder", person_hex(holding, mandate.holder)},
                            {"name", safe_text(state.persons[mandate.holder].name)},
                            {"office", office_name(state, vote)},
                            {"of", event::mandate_kind_name(vote.kind)},
                            {"standing", mandate_standing(state, mandate)},
                            {"elected", vote.election.has_value()},
                            {"since", mandate.since_seal},
                            {"until", rfc3339(vote.until)},
                            {"term_in_a_row", mandate.in_a_row},
                            {"serial", mandate.serial},
                            {"reports", std::uint64_t{mandate.reports.size()}},
                            {"report_due", time_or_null(assembly::report_due(state, mandate))},
                            {"beyond", beyond}};
  out.set("lent_to", vote.details && vote.details->lent_to ? Value(vote.details->lent_to->hex()) : Value());
  return out.set("votes", votes_under(holding, m));
}
}  // namespace

Reply mandates_view(Holding& holding) {
  Value::Array out;
  for (assembly::MandateIndex m = 0; m < holding.state().mandates.size(); ++m) out.push_back(mandate_shape(holding, m));
  return success(
      Value::Object{{"complete", holding.complete()}, {"mandates", std::move(out)}, {"tallies", tallies(holding)}});
}

void put_mandate_details(Value& out, Holding& holding, const Vote& vote) {
  if (!vote.details) return;
  out.set("office", office_name(holding.state(), vote)).set("report_every_ms", vote.details->report_every_ms);
  out.set("lent_to", vote.details->lent_to ? Value(vote.details->lent_to->hex()) : Value());
  out.set("waiver", vote.details->waiver);
  Value::Array instructions;
  const auto said = holding.read(vote.event);
  const event::MandateTerms* terms = nullptr;
  if (const auto* mandate = said ? std::get_if<event::Mandate>(&said->content) : nullptr)
    terms = mandate->more ? &*mandate->more : nullptr;
  if (const auto* elect = said ? std::get_if<event::Elect>(&said->content) : nullptr) terms = &elect->more;
  if (terms != nullptr)
    for (const event::Instruction& one : terms->instructions)
      instructions.emplace_back(
          Value::Object{{"matter", safe_text(one.matter)}, {"choice", event::choice_name(one.choice)}});
  out.set("instructions", std::move(instructions));
}

namespace {
/// Groups with seats of their own; once the lot has begun, with who could have them.
Value strata_shape(Holding& holding, const assembly::Election& election) {
  Value::Array out;
  for (std::uint32_t s = 0; s < election.strata.size(); ++s) {
    Value::Array people;
    for (std::size_t option = 0; option < election.stratum_of.size(); ++option)
      if (election.stratum_of[option] == s) people.emplace_back(person_hex(holding, election.candidates[option]));
    out.emplace_back(Value::Object{{"commission", commission_id(holding, election.strata[s].commission)},
                                   {"seats", election.strata[s].seats},
                                   {"candidates", std::move(people)}});
  }
  return out;
}
}  // namespace

void put_election(Value& out, Holding& holding, const Vote& vote) {
  const State& state = holding.state();
  const assembly::Election& election = *vote.election;
  const auto people = [&](const std::vector<assembly::PersonIndex>& list) {
    Value::Array ids;
    for (const assembly::PersonIndex p : list) ids.emplace_back(person_hex(holding, p));
    return ids;
  };
  if (!election.strata.empty()) out.set("strata", strata_shape(holding, election));
  const bool closed = election.frozen_seal != 0;
  out.set("of", event::mandate_kind_name(vote.kind)).set("until", rfc3339(vote.until));
  out.set("nominate_until", rfc3339(election.nominate_until)).set("list_closed", closed);
  out.set("by_lot", election.by_lot).set("places", election.seats).set("alternates", election.alternates);
  out.set("candidates", people(closed ? election.candidates : assembly::standing_in_election(state, election)));
  std::vector<assembly::PersonIndex> asked;
  for (const assembly::Election::Nomination& one : election.nominations)
    if (std::ranges::find(asked, one.person) == asked.end()) asked.push_back(one.person);
  std::ranges::sort(asked, {}, [&](assembly::PersonIndex p) { return state.persons[p].id; });
  out.set("asked", people(asked)).set("next", people(election.next));
  std::vector<assembly::PersonIndex> holders;
  for (const Mandate& mandate : state.mandates)
    if (mandate.event == vote.event && assembly::in_force(state, mandate)) holders.push_back(mandate.holder);
  out.set("holders", people(holders));
}

std::vector<Value> offices_waiting(Holding& holding, assembly::PersonIndex me) {
  const State& state = holding.state();
  std::vector<Value> out;
  const auto add = [&](std::string_view what, journal::EventIndex e, std::optional<Instant> until) {
    out.emplace_back(Value::Object{{"what", what}, {"id", event_hex(holding, e)}, {"until", time_or_null(until)}});
  };
  const assembly::View all(state);
  for (const Vote& vote : state.votes) {
    if (!vote.election || vote.election->frozen_seal != 0 || vote.closed_seal != 0) continue;
    const auto asks = [&](const assembly::Election::Nomination& one) { return one.person == me; };
    if (std::ranges::any_of(vote.election->nominations, asks) && !assembly::stands_in(all, *vote.election, me))
      add("stand", vote.event, vote.election->nominate_until);
  }
  for (const assembly::HidingIndex h : state.open.hidings.in(state.hidings)) {
    const assembly::Hiding& hiding = state.hidings[h];
    const auto among = [&](const std::vector<assembly::PersonIndex>& people) {
      return std::ranges::find(people, me) != people.end();
    };
    const bool spoke = among(assembly::signers_of(all, hiding)) || among(assembly::opposers_of(all, hiding));
    if (!assembly::is_settled(all, hiding) && !spoke && among(assembly::asked_of(all, hiding)))
      add("moderate", hiding.event, assembly::next_asked_at(state, hiding));
  }
  for (const Mandate& mandate : state.mandates) {
    if (mandate.holder != me || !assembly::in_force(state, mandate)) continue;
    const auto due = assembly::report_due(state, mandate);
    if (due && (*due <= state.page.opened() || assembly::is_resting(all, mandate))) add("report", mandate.event, due);
  }
  return out;
}

}  // namespace folkmoot::node

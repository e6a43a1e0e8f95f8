// Votes: what they come to, and whether one's own ballot is in the count.
#include <algorithm>
#include <set>

#include "assembly/encrypted.h"
#include "assembly/entries.h"
#include "assembly/mandates.h"
#include "assembly/marks.h"
#include "assembly/proxies.h"
#include "assembly/removal.h"
#include "assembly/votes.h"
#include "base/duration.h"
#include "base/text.h"
#include "event/charter_text.h"
#include "node/encrypted_acts.h"
#include "node/hidden.h"
#include "node/lookup.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
using assembly::Answer;
using assembly::Vote;

/// How many stand where; of those whose ballots contradict each other, all ballots.
Value ballots_shape(Holding& holding, const Vote& vote) {
  std::array<std::uint64_t, event::kChoiceCount> counts{};
  std::uint64_t marked = 0;
  std::map<std::string, Value> contradictions;
  const std::vector<Answer> answers = assembly::counted_in(holding.state(), vote);
  for (const Answer& answer : answers) {
    if (!answer.contradicts) {
      ++(answer.marks.empty() ? counts[static_cast<std::size_t>(answer.choice)] : marked);
      continue;
    }
    std::vector<std::string> ids;
    for (const journal::EventIndex e : answer.events) ids.push_back(event_hex(holding, e));
    std::ranges::sort(ids);
    const std::string member = person_hex(holding, answer.person);
    contradictions[member] = Value::Object{{"member", member}, {"ballots", Value::Array(ids.begin(), ids.end())}};
  }
  Value out;
  for (std::size_t i = 0; i < event::kChoiceCount; ++i)
    out.set(std::string(event::choice_name(static_cast<event::Choice>(i))), counts[i]);
  if (vote.choices) out.set("marked", marked);
  const std::size_t electors = holding.state().electorates[vote.electorate].persons.size();
  const std::size_t answered = vote.sums.empty() ? answers.size() : vote.sums.front();
  out.set("none", std::uint64_t{electors - std::min(electors, answered)});
  Value::Array listed;
  for (auto& [member, value] : contradictions) listed.push_back(std::move(value));
  return out.set("contradictory", std::move(listed));
}

/// Whose answer is another's, by proxy.
std::vector<assembly::ByProxy> by_proxy(const std::vector<Answer>& answers) {
  std::vector<assembly::ByProxy> out;
  for (const Answer& answer : answers)
    if (answer.proxy != assembly::kNoEvent) out.push_back({answer.proxy, answer.person, answer.holder});
  return out;
}

/// What only votes of some matters have.
void put_matter(Value& out, Holding& holding, assembly::VoteIndex v) {
  const assembly::State& state = holding.state();
  const Vote& vote = state.votes[v];
  if (vote.choices) put_options(out, holding, vote);
  if (vote.person != assembly::kNoPerson) out.set("person", person_hex(holding, vote.person));
  if (vote.matter == assembly::Matter::retention) out.set("retention_ms", vote.retention_ms);
  if (vote.matter == assembly::Matter::cut_off) out.set("until", rfc3339(vote.until));
  if (vote.matter == assembly::Matter::lot) {
    Value::Array tellers;
    for (const assembly::PersonIndex p : vote.tellers) tellers.emplace_back(person_hex(holding, p));
    out.set("tellers", std::move(tellers));
  }
  if (vote.proposed) {
    const assembly::CharterVersion& base = state.charters[vote.proposed->base];
    out.set("charter", vote.proposed->id.hex());
    if (vote.matter == assembly::Matter::emergency) {
      out.set("until", rfc3339(vote.until)).set("renewal", vote.proposed->renewal);
    } else {
      out.set("reading", vote.proposed->reading);
      out.set("readings", state.charters[vote.charter].charter.charter_readings);
    }
    out.set("changes", charter_changes(base.charter, vote.proposed->charter));
  }
  if (vote.fallback_of != assembly::kNone)
    out.set("version", event_hex(holding, state.versions[vote.fallback_of].event));
  if (vote.matter == assembly::Matter::recall)
    out.set("mandate", event_hex(holding, state.mandates[vote.mandate].event));
  if (vote.matter == assembly::Matter::mandate) {
    out.set("of", event::mandate_kind_name(vote.kind)).set("until", rfc3339(vote.until));
    out.set("instructions_hash", vote.instructions.hex()).set("scope_hash", vote.scope.hex());
    put_mandate_details(out, holding, vote);
    if (vote.mandate != assembly::kNone) {
      const assembly::Mandate& mandate = state.mandates[vote.mandate];
      out.set("serial", mandate.serial).set("in_force", assembly::in_force(state, mandate));
      out.set("recalled", mandate.recalled_seal != 0);
    }
  }
  if (vote.election) {
    put_mandate_details(out, holding, vote);
    put_election(out, holding, vote);
  }
  if (vote.of_election != assembly::kNone) out.set("election", event_hex(holding, state.votes[vote.of_election].event));
  if (vote.matter == assembly::Matter::recall)
    out.set("holder", person_hex(holding, state.mandates[vote.mandate].holder));
  if (vote.work) {
    out.set("about", commission_id(holding, vote.work->commission)).set("closed_group", vote.work->closed);
    if (vote.matter == assembly::Matter::budget) out.set("amount", vote.work->amount).set("until", rfc3339(vote.until));
    out.set("into", vote.work->into ? Value(vote.work->into->hex()) : Value());
  }
  if (vote.matter == assembly::Matter::removal) {
    Value::Array review;
    for (const assembly::PersonIndex p : assembly::for_review(state, v)) review.emplace_back(person_hex(holding, p));
    out.set("review", std::move(review));
  }
}

void put_words(Value& out, Holding& holding, const Vote& vote) {
  const auto said = holding.read(vote.event);
  if (!said) return;
  if (const auto* open = std::get_if<event::Open>(&said->content))
    out.set("title", open->question).set("text", open->text);
  if (const auto* emergency = std::get_if<event::Emergency>(&said->content))
    out.set("title", "other rules for a time").set("text", emergency->reason);
  if (const auto* mandate = std::get_if<event::Mandate>(&said->content))
    out.set("title", mandate->scope).set("text", mandate->instructions);
  if (const auto* elect = std::get_if<event::Elect>(&said->content))
    out.set("title", elect->scope).set("text", elect->instructions);
  if (const auto* remove = std::get_if<event::Remove>(&said->content))
    out.set("title", "removal of " + safe_text(holding.state().persons[vote.person].name)).set("text", remove->reason);
  if (const auto* draw = std::get_if<event::DrawLot>(&said->content))
    out.set("title", "the witnesses by lot").set("text", draw->entropy);
  if (std::holds_alternative<event::ProposeCharter>(said->content))
    out.set("title", "another charter, reading " + std::to_string(vote.proposed->reading))
        .set("text", event::charter_text(vote.proposed->charter));
  if (const auto* schedule = std::get_if<event::Schedule>(&said->content)) {
    std::string times;
    for (const event::MeetingTime& time : schedule->times)
      times += time.title + ", from " + rfc3339(time.first) +
               (time.every_ms == 0 ? ", once" : ", every " + duration_text(time.every_ms)) +
               (time.place.empty() ? "" : ", " + time.place) + "\n";
    out.set("title", "when the assembly meets").set("text", times + schedule->reason);
  }
  if (const auto* found = std::get_if<event::FoundCommission>(&said->content))
    out.set("title", "the commission " + found->name).set("text", found->purpose);
  if (const auto* grant = std::get_if<event::GrantBudget>(&said->content))
    out.set("title", std::to_string(grant->amount) + " " + grant->unit + " until " + rfc3339(grant->until))
        .set("text", grant->reason);
  if (const auto* end = std::get_if<event::Dissolve>(&said->content))
    out.set("title", end->commission ? "the end of a commission" : "the end of the assembly").set("text", end->reason);
  if (const auto* cut_off = std::get_if<event::CutOff>(&said->content))
    out.set("title", "the assembly is cut off until " + rfc3339(cut_off->until)).set("text", cut_off->reason);
  if (const auto* recall = std::get_if<event::Recall>(&said->content))
    out.set("title", "recall").set("text", recall->reason);
}

/// Why a ballot is not in the count, or is no more.
struct Standing {
  std::optional<journal::EventIndex> ballot;  // the last one
  bool counted = false;
  std::string_view reason;
};

Standing ballot_standing(const assembly::State& state, const Vote& vote, assembly::PersonIndex me) {
  const assembly::Decision* count = vote.decision == assembly::kNone ? nullptr : &state.decisions[vote.decision];
  Standing out;
  const auto own = vote.ballots_of.find(me);
  for (const assembly::ByProxy& one : by_proxy(assembly::counted_in(state, vote)))
    if (one.giver == me) return {one.event, count != nullptr, count == nullptr ? "open" : "proxy"};
  for (const Vote::Late& late : vote.late)
    if (late.person == me) out = {late.event, false, "late"};
  if (own == vote.ballots_of.end()) {
    if (!out.ballot) out.reason = "none";
    return out;
  }
  for (const std::uint32_t i : own->second) {
    if (vote.ballots[i].replaced) continue;
    const journal::EventIndex e = vote.ballots[i].event;
    const bool counted =
        count != nullptr && std::find(count->ballots.begin(), count->ballots.end(), e) != count->ballots.end();
    out = {e, counted, count == nullptr ? "open" : counted ? "" : "contradicts"};
  }
  return out;
}
}  // namespace

namespace {
/// Of an encrypted vote: the carrier of the person's last ballot.
Standing encrypted_standing(const Holding& holding, const Vote& vote) {
  const assembly::EncryptedBallot* const own = own_ballot(holding, vote);
  if (own == nullptr) return {std::nullopt, false, "none"};
  return {own->event, !vote.sums.empty(), vote.sums.empty() ? "open" : ""};
}
}  // namespace

Value vote_shape(Holding& holding, assembly::VoteIndex v, bool with_hidden) {
  const assembly::State& state = holding.state();
  const Vote& vote = state.votes[v];
  std::vector<std::string> late;
  for (const Vote::Late& one : vote.late) late.push_back(event_hex(holding, one.event));
  std::ranges::sort(late);
  Value out = Value::Object{{"id", event_hex(holding, vote.event)},
                            {"kind", "vote"},
                            {"matter", assembly::matter_name(vote.matter)},
                            {"title", ""},
                            {"text", ""},
                            {"author", author_of(holding, vote.event)},
                            {"state", assembly::proposal_state_name(assembly::vote_state(state, vote))},
                            {"cast_until", rfc3339(vote.terms.cast_until)},
                            {"closes_at", time_or_null(assembly::closes_at(state, vote))},
                            {"early", vote.terms.early},
                            {"electorate", std::uint64_t{state.electorates[vote.electorate].persons.size()}}};
  if (vote.terms.urgent) out.set("urgent", true);
  if (is_encrypted(vote)) out.set("encrypted", encrypted_stage_name(encrypted_of(state, vote)->stage));
  if (vote.reach.needed > 0) out.set("reached", reach_shape(vote.reach));
  if (with_hidden || !is_hidden(holding, vote.event))
    put_words(out, holding, vote);
  else
    out.set("title", hidden_words(holding, vote.event));
  out.set("hidden", hidden_shape(holding, vote.event)).set("commission", commission_id(holding, vote.commission));
  put_matter(out, holding, v);
  put_second_matter(out, holding, v);
  if (assembly::takes_proxies(state, vote))
    out.set("by_proxy", by_proxy_shape(holding, by_proxy(assembly::counted_in(state, vote))));
  out.set("ballots", ballots_shape(holding, vote)).set("entered", entered_shape(holding, vote));
  out.set("mine", my_ballot(holding, vote)).set("waits_for_me", vote_waits_for_me(holding, v));
  out.set("late", Value::Array(late.begin(), late.end())).set("contestable", vote.contestable_seal != 0);
  out.set("decision", vote.decision == assembly::kNone ? Value() : decision_shape(holding, vote.decision));
  return out.set("marks", marks_of(holding, vote.event)).set("finality", finality(holding, vote.event));
}

Value vote_title(Holding& holding, assembly::VoteIndex v) {
  const Vote& vote = holding.state().votes[v];
  if (is_hidden(holding, vote.event)) return hidden_words(holding, vote.event);
  Value words = Value::Object{{"title", ""}};
  put_words(words, holding, vote);
  put_second_words(words, holding, vote);
  return words["title"];
}

Reply votes_view(Holding& holding) {
  const assembly::State& state = holding.state();
  std::set<assembly::VoteIndex> waiting;
  if (const auto me = holding.me())
    for (const assembly::VoteIndex v : assembly::votes_waiting_for(state, *me)) waiting.insert(v);
  std::map<std::size_t, Value> in_order;
  for (assembly::VoteIndex v = 0; v < state.votes.size(); ++v) {
    const Vote& vote = state.votes[v];
    in_order.emplace(place_in_order(holding, vote.event),
                     Value::Object{{"id", event_hex(holding, vote.event)},
                                   {"matter", assembly::matter_name(vote.matter)},
                                   {"title", vote_title(holding, v)},
                                   {"state", assembly::proposal_state_name(assembly::vote_state(state, vote))},
                                   {"author", author_of(holding, vote.event)},
                                   {"commission", commission_id(holding, vote.commission)},
                                   {"cast_until", rfc3339(vote.terms.cast_until)},
                                   {"closes_at", time_or_null(assembly::closes_at(state, vote))},
                                   {"answered", std::uint64_t{vote.ballots_of.size()}},
                                   {"electorate", std::uint64_t{state.electorates[vote.electorate].persons.size()}},
                                   {"waits_for_me", waiting.contains(v)}});
  }
  Value::Array out;
  for (auto& [place, line] : in_order) out.push_back(std::move(line));
  return success(Value::Object{{"complete", holding.complete()}, {"votes", std::move(out)}});
}

Reply ballot_view(Holding& holding, const std::string& words) {
  const auto found = Lookup(holding).vote(words);
  if (!found) return failure(found.error());
  const auto me = holding.me();
  if (!me) return failure({{errc::kNotMember, "this home is nobody's in the assembly"}, {}, {}, {}});
  const assembly::State& state = holding.state();
  const Vote& vote = state.votes[*found];
  const assembly::Decision* count = vote.decision == assembly::kNone ? nullptr : &state.decisions[vote.decision];
  const Standing mine = is_encrypted(vote) ? encrypted_standing(holding, vote) : ballot_standing(state, vote, *me);
  return success(Value::Object{
      {"included", mine.counted},
      {"ballot", mine.ballot ? Value(event_hex(holding, *mine.ballot)) : Value()},
      {"page", mine.ballot ? Value(holding.journal().page_of(*mine.ballot)) : Value()},
      {"root", count != nullptr ? Value(assembly::ballots_root(holding.journal().table(), *count).hex()) : Value()},
      {"counted", mine.counted},
      {"reason", mine.reason.empty() ? Value() : Value(mine.reason)}});
}

}  // namespace folkmoot::node

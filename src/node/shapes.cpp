#include "node/shapes.h"

#include <algorithm>

#include "assembly/again.h"
#include "assembly/backing.h"
#include "assembly/commissions.h"
#include "assembly/decisions.h"
#include "assembly/entries.h"
#include "assembly/marks.h"
#include "assembly/roll.h"
#include "assembly/rounds.h"
#include "base/text.h"
#include "event/charter_text.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
using assembly::Decision;
using assembly::Standing;

std::string_view standing_word(const assembly::State& state, assembly::PersonIndex p) {
  switch (state.standing(p)) {
    case Standing::applicant:
      return "applicant";
    case Standing::founder:
    case Standing::member:
      return state.persons[p].listed ? "listed" : "member";
    case Standing::left:
      return "left";
    case Standing::removed:
      return "removed";
  }
  return {};
}

/// "simple", or the share that was asked for.
std::string method_of(const tally::Majority& majority) {
  if (majority == tally::kSimple) return "simple";
  return (majority.more ? "more than " : "") + majority.share.text();
}

Value quorum_of(const event::DecisionRule& rule, const Decision& decision, bool among_options) {
  // Of those whom the meeting had there.
  if (decision.of_present)
    return Value::Object{{"kind", "present"}, {"needed", decision.quorum_needed}, {"reached", decision.present}};
  if (!rule.quorum) return Value::Object{{"kind", "none"}, {"needed", std::uint64_t{0}}, {"reached", std::uint64_t{0}}};
  // Among options nobody says yes: whoever says something of them takes part.
  const bool approval = rule.quorum->kind == tally::QuorumKind::approval && !among_options;
  const std::uint32_t took_part = decision.yes + decision.no + decision.abstain + decision.blank + decision.marked;
  return Value::Object{{"kind", approval ? "approval" : "participation"},
                       {"share", rule.quorum->share.text()},
                       {"needed", decision.quorum_needed},
                       {"reached", approval ? decision.yes : took_part}};
}
}  // namespace

namespace {
Value majorities_of(const event::DecisionRule& rule) {
  Value::Array out;
  for (const tally::Majority& one : rule.majorities)
    out.emplace_back(
        Value::Object{{"share", one.share.text()}, {"more", one.more}, {"base", tally::base_name(one.base)}});
  return out;
}

/// What a vote needs besides: to have reached enough, and to have been asked for by enough before its last page.
void put_needs(Value& out, const assembly::Vote& vote) {
  if (vote.reach.needed > 0) out.set("reached", reach_shape(vote.reach));
  if (vote.backers_needed > 0) out.set("asked_for_in_time", !assembly::is_never_backed(vote, vote.closed_seal));
}
}  // namespace

void put_figures(Value& out, const assembly::State& state, assembly::DecisionIndex d) {
  const Decision& decision = state.decisions[d];
  event::DecisionRule rule = assembly::rule_of(state, decision);
  out.set("adopted", decision.outcome == assembly::Outcome::adopted).set("method", method_of(rule.majorities.front()));
  out.set("yes", decision.yes).set("no", decision.no).set("abstain", decision.abstain).set("blank", decision.blank);
  out.set("invalid", decision.invalid).set("not_voted", decision.not_voted).set("electorate", decision.electorate);
  out.set("base", tally::base_name(decision.of_present ? tally::Base::present : rule.majorities.front().base));
  out.set("base_count", decision.base_count).set("required", decision.required).set("missing", decision.missing);
  out.set("tie", decision.is_tie() ? Value("not_adopted") : Value());
  const assembly::Vote* const vote = decision.vote != assembly::kNone ? &state.votes[decision.vote] : nullptr;
  const bool among_options = vote != nullptr && (vote->choices || vote->election);
  out.set("rule", event::rule_text(rule)).set("quorum", quorum_of(rule, decision, among_options));
  if (decision.of_present) rule = assembly::of_present(std::move(rule));
  out.set("majorities", majorities_of(rule));
  if (decision.counted == assembly::Counted::hands) out.set("present", decision.present);
  if (among_options) {
    Value::Array elected;
    for (const std::uint32_t number : decision.elected) elected.emplace_back(std::uint64_t{number});
    out.set("method", vote->choices ? std::string(event::method_name(vote->choices->method)) : std::string("lot"));
    out.set("marked", decision.marked).set("elected", std::move(elected));
  }
  if (vote != nullptr) put_needs(out, *vote);
  put_working(out, state, d);
}

std::string event_hex(const Holding& holding, journal::EventIndex e) { return holding.journal().table().id(e).hex(); }
std::string person_hex(const Holding& holding, assembly::PersonIndex p) { return holding.state().persons[p].id.hex(); }
Value id_or_null(const std::optional<std::string>& hex) { return hex ? Value(*hex) : Value(); }
Value time_or_null(const std::optional<Instant>& time) { return time ? Value(rfc3339(*time)) : Value(); }

std::string kind_of(Holding& holding, journal::EventIndex e) {
  const auto& facts = holding.state().facts;
  const auto kind = e < facts.size() ? event::kind_from(facts[e].kind) : std::nullopt;
  return kind ? std::string(event::kind_name(*kind)) : std::string();
}

Value author_of(Holding& holding, journal::EventIndex e) {
  const auto owner = holding.state().owner(holding.journal().table().device_of(e));
  return owner == assembly::kNoPerson ? Value() : Value(holding.state().persons[owner].id.hex());
}

Value code_of(Holding& holding, journal::EventIndex e) {
  const auto verdict = holding.fold().verdict(e);
  return assembly::is_void(verdict) ? Value(assembly::code_of(verdict)) : Value();
}

bool is_applied(Holding& holding, journal::EventIndex e) {
  return holding.fold().verdict(e) == assembly::Verdict::applied;
}

Value marks_of(Holding& holding, journal::EventIndex e) {
  Value::Array out;
  for (const assembly::Mark mark : assembly::marks_of(holding.state(), holding.journal().table(), e))
    out.emplace_back(assembly::mark_name(mark));
  return out;
}

Value act_shape(Holding& holding, const EventId& event) {
  const journal::EventIndex e = *holding.journal().find(event);
  return Value::Object{{"event", event.hex()},
                       {"kind", kind_of(holding, e)},
                       {"applied", is_applied(holding, e)},
                       {"code", code_of(holding, e)},
                       {"finality", finality(holding, e)}};
}

Value decision_shape(Holding& holding, assembly::DecisionIndex d) {
  const assembly::State& state = holding.state();
  if (!state.complete(d)) return {};
  const Decision& decision = state.decisions[d];
  const journal::Table& table = holding.journal().table();
  std::vector<std::string> inputs;
  inputs.reserve(decision.ballots.size() + decision.signatures.size());
  for (const assembly::EventIndex ballot : decision.ballots) inputs.push_back(table.id(ballot).hex());
  if (decision.counted == assembly::Counted::hands)
    for (const assembly::Signed& signature : decision.signatures) inputs.push_back(table.id(signature.event).hex());
  std::ranges::sort(inputs);
  Value::Array listed;
  for (std::string& input : inputs) listed.emplace_back(std::move(input));
  Value out = Value::Object{{"id", table.id(decision.event).hex()}};
  put_figures(out, state, d);
  out.set("counted", decision.counted == assembly::Counted::ballots ? "ballots" : "hands");
  out.set("meeting", decision.meeting == assembly::kNone
                         ? Value()
                         : Value(table.id(state.meetings[decision.meeting].event).hex()));
  if (!decision.by_proxy.empty()) out.set("by_proxy", by_proxy_shape(holding, decision.by_proxy));
  out.set("charter", charter_of(state, decision).id.hex());
  out.set("inputs", std::move(listed));
  out.set("root", assembly::ballots_root(table, decision).hex());
  out.set("marks", marks_of(holding, decision.event));
  put_second_thoughts(out, holding, d);
  return out;
}

Value devices_shape(Holding& holding, assembly::PersonIndex p) {
  const assembly::State& state = holding.state();
  const journal::Table& table = holding.journal().table();
  std::map<std::string, Value> by_id;
  for (const auto& binding : state.persons[p].devices) {
    const std::string device = table.device(binding.device).id.hex();
    by_id[device] =
        Value::Object{{"device", device}, {"state", state.suspended(binding.device) ? "suspended" : "active"}};
  }
  Value::Array out;
  for (auto& [device, value] : by_id) out.push_back(std::move(value));
  return out;
}

Value member_shape(Holding& holding, assembly::PersonIndex p) {
  const assembly::State& state = holding.state();
  const assembly::Person& person = state.persons[p];
  const auto since = person.since_seal != 0 ? std::optional(state.page.seals[person.since_seal - 1]) : std::nullopt;
  return Value::Object{{"member", person.id.hex()},
                       {"name", safe_text(person.name)},
                       {"state", standing_word(state, p)},
                       {"since", time_or_null(since)},
                       {"devices", devices_shape(holding, p)},
                       {"vouches", std::uint64_t{state.vouchers(p)}},
                       {"objections", std::uint64_t{state.objectors(p)}},
                       {"needed", state.charter().vouches},
                       {"waits_until", nullptr},
                       {"inactive", state.on_roll(p) && assembly::is_inactive(state, p)}};
}

Value positions_shape(Holding& holding, assembly::VersionIndex v) {
  const assembly::Version& version = holding.state().versions[v];
  Value out;
  for (std::size_t i = 0; i < event::kStanceCount; ++i)
    out.set(std::string(event::stance_name(static_cast<event::Stance>(i))), version.counts[i]);
  return out.set("none", std::uint64_t{holding.state().unanswered(v).size()});
}

Reply failure(const Refusal& refusal, Value beside) {
  Value error = Value::Object{{"code", refusal.error.code}, {"message", refusal.error.detail}};
  if (!refusal.rule.empty()) error.set("rule", refusal.rule);
  if (!refusal.hint.empty()) error.set("hint", refusal.hint);
  for (const auto& [key, value] : refusal.more) error.set(key, value);
  beside.set("error", std::move(error));
  return {std::move(beside), refusal.error, exit_class(refusal.error.code)};
}

Reply success(Value json) { return {std::move(json), std::nullopt, ExitClass::done}; }

}  // namespace folkmoot::node

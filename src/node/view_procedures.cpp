// Proposals that close at a seal: how far they are, and how a procedure came to its outcome.
#include <algorithm>

#include "assembly/lapse.h"
#include "assembly/rounds.h"
#include "base/text.h"
#include "node/shapes.h"
#include "node/views.h"
#include "tally/consent.h"

namespace folkmoot::node {

namespace {
using assembly::Decision;
using assembly::Deliberated;
using assembly::Working;
using event::Procedure;

std::string_view outcome_name(assembly::Outcome outcome) {
  switch (outcome) {
    case assembly::Outcome::adopted:
      return "adopted";
    case assembly::Outcome::rejected:
      return "rejected";
    case assembly::Outcome::lapsed:
      return "lapsed";
  }
  return {};
}

/// What the round waits for.
std::string_view round_state(const Deliberated& round) {
  if (round.closed_seal != 0) return "over";
  if (round.reach.missed_seal != 0) return "not_reached";
  if (round.reach.is_awaited()) return "waiting_for_reach";
  return round.resolution_seal != 0 ? "resolving_block" : "open";
}

std::string rule_in_words(const event::Charter& charter, const Working& working) {
  switch (working.procedure) {
    case Procedure::majority:
      return {};
    case Procedure::consensus:
      if (working.unanimity) return "all of them agree";
      return "blocks at most " + std::to_string(working.blocks_allowed) + "; at most " + charter.stand_asides.text() +
             " of those who take part stand aside; more than 1/2 of them agree";
    case Procedure::consent:
      return "no objection; " + charter.consent_quorum.text() + " of the members take part";
    case Procedure::lazy:
      return "no objection; " + std::to_string(charter.lazy_supports) + " support it";
  }
  return {};
}

/// With the shares that its thresholds are of, so that these can be found again.
Value working_shape(const assembly::State& state, const Decision& decision) {
  const Working& working = *decision.working;
  const assembly::Version& version = state.versions[decision.version];
  const event::Charter& charter = state.charters[version.charter].charter;
  Value out;
  for (std::size_t i = 0; i < event::kStanceCount; ++i)
    out.set(std::string(event::stance_name(static_cast<event::Stance>(i))), working.positions[i]);
  out.set("required", decision.required).set("missing", decision.missing);
  out.set("quorum_needed", decision.quorum_needed);
  if (working.procedure == Procedure::consensus) {
    out.set("set_aside", working.set_aside).set("upheld", working.upheld);
    out.set("blocks_allowed", working.blocks_allowed).set("stand_asides_allowed", working.stand_asides_allowed);
    out.set("unanimity", working.unanimity).set("stand_asides_share", charter.stand_asides.text());
    const auto& quorum = charter.ordinary.quorum;
    out.set("quorum_kind", quorum ? tally::quorum_name(quorum->kind) : "none");
    if (quorum) out.set("quorum_share", quorum->share.text());
  }
  if (working.procedure == Procedure::consent)
    out.set("round", working.round).set("quorum_share", charter.consent_quorum.text());
  if (working.procedure == Procedure::lazy) {
    const Fraction share = charter.reach.numerator != 0 ? charter.reach : tally::LazyRule{}.reach;
    out.set("reached", std::uint64_t{version.deliberated->reach.persons.size()}).set("reach_share", share.text());
  }
  // Then the majority of the rule is needed besides.
  if (working.procedure == Procedure::consensus || working.procedure == Procedure::consent)
    out.set("urgent", version.deliberated && version.deliberated->terms.urgent);
  if (working.procedure == Procedure::consent || working.procedure == Procedure::lazy)
    out.set("objections", working.objections);
  return out;
}

Value blocks_shape(Holding& holding, assembly::VersionIndex v, const event::Charter& charter) {
  std::map<std::string, Value> by_member;
  for (const assembly::Reviewed& one : assembly::reviews_of(holding.state(), v)) {
    std::vector<std::string> positions;
    for (const journal::EventIndex e : one.block->positions) positions.push_back(holding.journal().table().id(e).hex());
    std::ranges::sort(positions);
    const std::string member = holding.state().persons[one.block->person].id.hex();
    const bool aside =
        one.unfounded > 0 && one.unfounded >= charter.block_review.ceil_of(one.unfounded + std::uint64_t{one.founded});
    by_member[member] = Value::Object{{"member", member},
                                      {"positions", Value::Array(positions.begin(), positions.end())},
                                      {"stands", one.founded},
                                      {"unfounded", one.unfounded},
                                      {"set_aside", aside}};
  }
  Value::Array out;
  for (auto& [member, value] : by_member) out.push_back(std::move(value));
  return out;
}

Value ids_shape(Holding& holding, const std::vector<assembly::PersonIndex>& people) {
  std::vector<std::string> ids;
  for (const assembly::PersonIndex p : people) ids.push_back(holding.state().persons[p].id.hex());
  std::ranges::sort(ids);
  return Value::Array(ids.begin(), ids.end());
}
}  // namespace

Value reach_shape(const assembly::Reach& reach) {
  if (reach.needed == 0) return {};
  return Value::Object{{"needed", reach.needed},
                       {"so_far", std::uint64_t{reach.persons.size()}},
                       {"enough", reach.persons.size() >= reach.needed}};
}

void put_working(Value& out, const assembly::State& state, assembly::DecisionIndex d) {
  const Decision& decision = state.decisions[d];
  if (decision.working) {
    const std::string procedure(event::procedure_name(decision.working->procedure));
    out.set("procedure", procedure).set("working", working_shape(state, decision));
    if (decision.working->procedure != Procedure::majority) {
      out.set("method", procedure);
      out.set("rule",
              rule_in_words(state.charters[state.versions[decision.version].charter].charter, *decision.working));
    }
  }
  if (decision.review != Instant{}) out.set("review", rfc3339(decision.review));
  if (decision.ratify_until != Instant{})
    out.set("ratify_until", rfc3339(decision.ratify_until)).set("ratified", decision.ratified_seal != 0);
  if (decision.lapsed_seal != 0) out.set("lapsed", true);
}

Value round_shape(Holding& holding, assembly::VersionIndex v) {
  const assembly::State& state = holding.state();
  const assembly::Version& version = state.versions[v];
  if (!version.deliberated) return {};
  const Deliberated& round = *version.deliberated;
  const event::Charter& charter = state.charters[version.charter].charter;
  const std::size_t failed = assembly::failed_rounds(state, version.proposal, Procedure::consensus) +
                             assembly::failed_rounds(state, version.proposal, Procedure::consent);
  const bool counted = round.decision != assembly::kNone;
  const Decision count = counted ? state.decisions[round.decision] : assembly::count_round(state, v);
  const std::size_t number = failed + (counted && count.outcome != assembly::Outcome::adopted ? 0 : 1);
  std::vector<assembly::PersonIndex> opposed;
  for (const assembly::Signed& act : round.opposed) opposed.push_back(act.person);
  return Value::Object{{"state", round_state(round)},
                       {"procedure", event::procedure_name(assembly::procedure_of(state, version))},
                       {"number", std::uint64_t{std::max<std::size_t>(number, 1)}},
                       {"failed", std::uint64_t{failed}},
                       {"fallback_after", charter.consensus_rounds},
                       {"urgent", round.terms.urgent},
                       {"cast_until", rfc3339(round.terms.cast_until)},
                       {"closes_at", time_or_null(assembly::round_ends(state, version))},
                       {"review", round.review == Instant{} ? Value() : Value(rfc3339(round.review))},
                       {"reached", reach_shape(round.reach)},
                       {"blocks", blocks_shape(holding, v, charter)},
                       {"listeners", ids_shape(holding, round.listeners)},
                       {"opposed", ids_shape(holding, opposed)},
                       {"outcome", outcome_name(count.outcome)},
                       {"working", working_shape(state, count)}};
}

}  // namespace folkmoot::node

#include "node/views.h"

#include <algorithm>
#include <set>

#include "assembly/cancelling.h"
#include "assembly/commissions.h"
#include "assembly/cut_off.h"
#include "assembly/rounds.h"
#include "assembly/votes.h"
#include "base/text.h"
#include "node/exports.h"
#include "node/hidden.h"
#include "node/lookup.h"
#include "node/shapes.h"

namespace folkmoot::node {

namespace {
using assembly::State;

/// For a home that has applied and holds no journal.
Value applicant_status(const Holding& holding) {
  const auto device = holding.own_device();
  return Value::Object{{"assembly", holding.id.hex()},
                       {"name", holding.identity ? Value(safe_text(holding.identity->assembly_name)) : Value()},
                       {"state", "applicant"},
                       {"members", std::uint64_t{0}},
                       {"events", std::uint64_t{0}},
                       {"void", std::uint64_t{0}},
                       {"parked", std::uint64_t{0}},
                       {"forks", std::uint64_t{0}},
                       {"page", std::uint64_t{1}},
                       {"frontier", nullptr},
                       {"state_hash", nullptr},
                       {"seal", nullptr},
                       {"waiting", Value::Array{}},
                       {"unchecked", std::uint64_t{0}},
                       {"unfolded", std::uint64_t{0}},
                       {"alarms", Value::Array{}},
                       {"remembers", remembered_shape(holding)},
                       {"texts", nullptr},
                       {"cut_off_until", nullptr},
                       {"device", device ? Value(device->hex()) : Value()}};
}

/// Blocks that this person is asked about, since their time to be resolved runs: the positions.
std::vector<journal::EventIndex> blocks_to_review(const State& state, assembly::PersonIndex me) {
  std::vector<journal::EventIndex> out;
  for (const assembly::Block& block : state.blocks) {
    const auto& round = state.versions[block.version].deliberated;
    const bool asked = round && round->resolution_seal != 0 && round->closed_seal == 0 && block.person != me &&
                       state.is_elector(block.version, me);
    const bool said = std::ranges::any_of(block.reviews, [&](const auto& review) { return review.person == me; });
    const auto standing = asked ? assembly::reviews_of(state, block.version) : std::vector<assembly::Reviewed>();
    const bool stands = std::ranges::any_of(standing, [&](const auto& one) { return one.block == &block; });
    if (stands && !said) out.push_back(block.positions.back());
  }
  return out;
}

/// Whether this person, who closes the open page, can sign that this vote ends without a count.
bool is_asked_to_cancel(const State& state, const assembly::Vote& vote, assembly::PersonIndex me) {
  if (vote.cancellings.empty() || vote.closed_seal != 0 || vote.opener == me) return false;
  const std::vector<assembly::PersonIndex> closing = assembly::closing_people(state);
  const auto signed_by_me = [&](const assembly::Vote::Cancelling& one) {
    return std::ranges::any_of(one.signatures, [&](const assembly::Signed& act) { return act.person == me; });
  };
  return std::ranges::binary_search(closing, me) && !std::ranges::all_of(vote.cancellings, signed_by_me);
}

Value waiting_for(Holding& holding, Instant now) {
  Value::Array out;
  const auto me = holding.me();
  if (!me) return out;
  const State& state = holding.state();
  for (const assembly::VersionIndex v : state.waiting_for(*me)) {
    const auto proposal = state.proposals[state.versions[v].proposal].event;
    const auto& round = state.versions[v].deliberated;
    out.emplace_back(Value::Object{{"what", "position"},
                                   {"id", holding.journal().table().id(proposal).hex()},
                                   {"until", round ? Value(rfc3339(round->terms.cast_until)) : Value()}});
  }
  for (const journal::EventIndex e : blocks_to_review(state, *me))
    out.emplace_back(Value::Object{
        {"what", "review of a block"}, {"id", holding.journal().table().id(e).hex()}, {"until", nullptr}});
  for (const assembly::VoteIndex v : assembly::votes_waiting_for(state, *me))
    out.emplace_back(Value::Object{{"what", "vote"},
                                   {"id", holding.journal().table().id(state.votes[v].event).hex()},
                                   {"until", rfc3339(state.votes[v].terms.cast_until)}});
  for (const assembly::VoteIndex v : state.open.votes.in(state.votes))
    if (is_asked_to_cancel(state, state.votes[v], *me))
      out.emplace_back(
          Value::Object{{"what", "cancelling"}, {"id", event_hex(holding, state.votes[v].event)}, {"until", nullptr}});
  for (Value& one : offices_waiting(holding, *me)) out.push_back(std::move(one));
  put_work_waiting(out, holding, *me, now);
  return out;
}

std::uint64_t void_count(Holding& holding) {
  std::uint64_t out = 0;
  for (journal::EventIndex e = 0; e < holding.journal().table().size(); ++e)
    if (holding.journal().is_kept(e) && assembly::is_void(holding.fold().verdict(e))) ++out;
  return out;
}

Reply members_view(Holding& holding) {
  const State& state = holding.state();
  std::map<PersonId, assembly::PersonIndex> by_id(state.person_by_id.begin(), state.person_by_id.end());
  Value::Array members;
  for (const auto& [id, p] : by_id) {
    const assembly::Person& person = state.persons[p];
    if (person.accepts.empty() && person.applications.empty()) continue;
    members.push_back(member_shape(holding, p));
  }
  return success(Value::Object{{"complete", holding.complete()}, {"members", std::move(members)}});
}

/// What a list of decisions says beside each: what was decided on, and the time of the seal that settled it.
void put_decided(Value& out, Holding& holding, assembly::DecisionIndex d) {
  const State& state = holding.state();
  const assembly::Decision& decision = state.decisions[d];
  const bool by_vote = decision.vote != assembly::kNone;
  const journal::EventIndex about =
      by_vote ? state.votes[decision.vote].event : state.proposals[state.versions[decision.version].proposal].event;
  const journal::EventIndex version = by_vote ? about : state.versions[decision.version].event;
  const bool hidden = is_hidden(holding, version);
  const Value title = by_vote  ? vote_title(holding, decision.vote)
                      : hidden ? Value(hidden_words(holding, version))
                               : Value(Lookup(holding).title(decision.version));
  out.set("about", event_hex(holding, about)).set("kind", by_vote ? "vote" : "proposal").set("title", title);
  out.set("closed", decision.seal == 0 ? Value() : Value(rfc3339(state.page.seals[decision.seal - 1])));
}

Reply decisions_view(Holding& holding) {
  std::map<EventId, Value> by_id;
  for (assembly::DecisionIndex d = 0; d < holding.state().decisions.size(); ++d) {
    Value shape = decision_shape(holding, d);
    if (shape.is_null()) continue;
    put_decided(shape, holding, d);
    by_id.emplace(holding.journal().table().id(holding.state().decisions[d].event), std::move(shape));
  }
  Value::Array out;
  for (auto& [id, shape] : by_id) out.push_back(std::move(shape));
  return success(Value::Object{
      {"complete", holding.complete()}, {"decisions", std::move(out)}, {"from_before", past_records_shape(holding)}});
}

/// One of `proposals`: what a list of them is read for.
Value proposal_line(Holding& holding, assembly::ProposalIndex p, const std::set<assembly::VersionIndex>& waiting) {
  const State& state = holding.state();
  const assembly::Proposal& proposal = state.proposals[p];
  const assembly::VersionIndex last = state.last_version(p);
  const assembly::Version& version = state.versions[last];
  const std::uint64_t electorate = state.electorate_size(last);
  const bool hidden = is_hidden(holding, version.event);
  const auto& round = version.deliberated;
  return Value::Object{{"id", holding.journal().table().id(proposal.event).hex()},
                       {"title", hidden ? hidden_words(holding, version.event) : Lookup(holding).title(last)},
                       {"state", assembly::proposal_state_name(state.proposal_state(p))},
                       {"author", author_of(holding, proposal.event)},
                       {"commission", commission_id(holding, proposal.commission)},
                       {"until", round ? Value(rfc3339(round->terms.cast_until)) : Value()},
                       {"answered", electorate - std::min<std::uint64_t>(electorate, state.unanswered(last).size())},
                       {"electorate", electorate},
                       {"blocks", version.counts[static_cast<std::size_t>(event::Stance::block)]},
                       {"waits_for_me", waiting.contains(last)}};
}

Reply proposals_view(Holding& holding) {
  const State& state = holding.state();
  std::set<assembly::VersionIndex> waiting;
  if (const auto me = holding.me())
    for (const assembly::VersionIndex v : state.waiting_for(*me)) waiting.insert(v);
  std::map<std::size_t, Value> in_order;
  for (assembly::ProposalIndex p = 0; p < state.proposals.size(); ++p)
    in_order.emplace(place_in_order(holding, state.proposals[p].event), proposal_line(holding, p, waiting));
  Value::Array out;
  for (auto& [at, proposal] : in_order) out.push_back(std::move(proposal));
  return success(Value::Object{{"complete", holding.complete()}, {"proposals", std::move(out)}});
}

Reply devices_view(Holding& holding) {
  const auto me = holding.me();
  Value::Array out;
  const Value listed = me ? devices_shape(holding, *me) : Value();
  for (Value device : listed.items()) {
    const bool own = holding.own_device() && device["device"].text() == holding.own_device()->hex();
    out.push_back(device.set("own", own));
  }
  return success(Value::Object{{"devices", std::move(out)}});
}

class Answerer {
 public:
  Answerer(Holding& holding, Instant now) : holding_(holding), now_(now) {}
  Reply operator()(const ask::Status&) { return status_view(holding_, now_); }
  Reply operator()(const ask::Members&) { return members_view(holding_); }
  Reply operator()(const ask::Show& show) { return show_view(holding_, show); }
  Reply operator()(const ask::BallotCheck& check) { return ballot_view(holding_, check.vote); }
  Reply operator()(const ask::Charter& charter) { return charter_view(holding_, charter.version); }
  Reply operator()(const ask::Log& log) { return log_view(holding_, log); }
  Reply operator()(const ask::Forks&) { return forks_view(holding_); }
  Reply operator()(const ask::Decisions&) { return decisions_view(holding_); }
  Reply operator()(const ask::Proposals&) { return proposals_view(holding_); }
  Reply operator()(const ask::Votes&) { return votes_view(holding_); }
  Reply operator()(const ask::Commissions&) { return commissions_view(holding_); }
  Reply operator()(const ask::Tasks&) { return tasks_view(holding_, now_); }
  Reply operator()(const ask::Budgets&) { return budgets_view(holding_); }
  Reply operator()(const ask::Devices&) { return devices_view(holding_); }
  Reply operator()(const ask::Assemblies&) { return success(assembly_shape(holding_)); }
  Reply operator()(const ask::Seal&) { return success(seal_shape(holding_, now_)); }
  Reply operator()(const ask::Power& power) { return power_view(holding_, power, now_); }
  Reply operator()(const ask::Mandates&) { return mandates_view(holding_); }
  Reply operator()(const ask::Proxies&) { return proxies_view(holding_); }
  Reply operator()(const ask::Meeting& meeting) { return meeting_view(holding_, meeting, now_); }
  Reply operator()(const ask::Meetings&) { return meetings_view(holding_); }
  Reply operator()(const ask::Calendar&) { return calendar_view(holding_, now_); }
  Reply operator()(const ask::Election& election) {
    return election.audit.empty() ? election_view(holding_, election) : audit_view(holding_, election.audit);
  }
  Reply operator()(const ask::Export& wanted) { return export_view(holding_, wanted, now_); }
  Reply operator()(const ask::Check&) { return check_view(holding_); }

 private:
  Holding& holding_;
  Instant now_;
};
}  // namespace

std::size_t place_in_order(Holding& holding, journal::EventIndex e) {
  const journal::PageOrder& order = holding.journal().order();
  return order.contains(e) ? order.position(e) + holding.journal().table().size() : e;
}

Value assembly_shape(Holding& holding) {
  std::string_view state = "applicant";
  if (holding.has_journal()) state = holding.state().constituted() ? "constituted" : "forming";
  if (holding.has_journal() && assembly::is_dissolved(holding.state())) state = "dissolved";
  return Value::Object{{"assembly", holding.id.hex()}, {"name", safe_text(holding.name())}, {"state", state}};
}

Reply status_view(Holding& holding, Instant now) {
  if (!holding.has_journal()) return success(applicant_status(holding));
  const State& state = holding.state();
  journal::Journal& journal = holding.journal();
  Value out = assembly_shape(holding);
  out.set("members", std::uint64_t{state.roll().size()}).set("events", std::uint64_t{journal.kept_count()});
  out.set("void", void_count(holding)).set("parked", std::uint64_t{journal.parked_count()});
  out.set("forks", std::uint64_t{journal.forks().size()}).set("page", journal.page());
  out.set("frontier",
          Value::Object{{"digest", journal.digest().hex()}, {"heads", std::uint64_t{journal.head_count()}}});
  out.set("state_hash", holding.state_hash().hex()).set("seal", last_seal_shape(holding));
  out.set("waiting", waiting_for(holding, now));
  out.set("unchecked", holding.joining().unchecked()).set("unfolded", holding.joining().unfolded());
  out.set("alarms", alarms_shape(holding));
  out.set("remembers", remembered_shape(holding)).set("texts", texts_shape(holding));
  out.set("cut_off_until", time_or_null(assembly::cut_off_until(state)));
  const auto member = holding.my_id();
  const auto device = holding.own_device();
  out.set("member", member ? Value(member->hex()) : Value()).set("device", device ? Value(device->hex()) : Value());
  return success(std::move(out));
}

Reply answer(Holding& holding, const Question& question, Instant now) {
  const bool any_time =
      std::holds_alternative<ask::Status>(question) || std::holds_alternative<ask::Assemblies>(question);
  if (!holding.has_journal() && !any_time)
    return failure({{errc::kNotMember, "this home has applied and holds nothing of the assembly yet"},
                    {},
                    "sync with whoever invited",
                    {}});
  return std::visit(Answerer(holding, now), question);
}

}  // namespace folkmoot::node

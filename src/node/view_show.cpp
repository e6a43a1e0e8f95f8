// One thing, and everything that belongs to it.
#include <algorithm>

#include "assembly/view.h"
#include "base/text.h"
#include "node/lookup.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
/// Members of `out` that stand for what the event says: titles, texts, reasons.
void put_text(Value& out, const event::Content& content) {
  if (const auto* note = std::get_if<event::Note>(&content))
    out.set("about", note->target.hex()).set("text", note->text);
  if (const auto* position = std::get_if<event::Position>(&content))
    out.set("about", position->version.hex())
        .set("position", event::stance_name(position->stance))
        .set("text", position->reason);
  if (const auto* enter = std::get_if<event::Enter>(&content))
    out.set("about", enter->version.hex())
        .set("person", enter->person.hex())
        .set("position", event::stance_name(enter->stance));
  if (const auto* ballot = std::get_if<event::Vote>(&content))
    out.set("about", ballot->vote.hex()).set("choice", event::choice_name(ballot->choice)).set("final", ballot->final);
  if (const auto* statement = std::get_if<event::Statement>(&content))
    out.set("about", statement->mandate.hex()).set("text", statement->text);
  if (const auto* vouch = std::get_if<event::Vouch>(&content)) out.set("text", vouch->note);
  if (const auto* object = std::get_if<event::Object>(&content)) out.set("text", object->reason);
  if (const auto* count = std::get_if<event::HandCount>(&content))
    out.set("about", count->version.hex())
        .set("yes", count->yes)
        .set("no", count->no)
        .set("abstain", count->abstain)
        .set("present", count->present)
        .set("text", count->note);
}

Value versions_shape(Holding& holding, assembly::ProposalIndex p) {
  const assembly::State& state = holding.state();
  Value::Array out;
  for (const assembly::VersionIndex v : state.proposals[p].versions) {
    const auto said = holding.read(state.versions[v].event);
    std::string title;
    std::string text;
    if (const auto* propose = said ? std::get_if<event::Propose>(&said->content) : nullptr)
      title = propose->title, text = propose->text;
    if (const auto* revise = said ? std::get_if<event::Revise>(&said->content) : nullptr)
      title = revise->title, text = revise->text;
    out.emplace_back(Value::Object{{"number", std::uint64_t{state.version_number(v)}},
                                   {"title", title},
                                   {"text", text},
                                   {"event", holding.journal().table().id(state.versions[v].event).hex()}});
  }
  return out;
}

Value proposal_shape(Holding& holding, assembly::ProposalIndex p) {
  const assembly::State& state = holding.state();
  const assembly::Proposal& proposal = state.proposals[p];
  const auto decision = state.decision_of(p);
  return Value::Object{{"id", holding.journal().table().id(proposal.event).hex()},
                       {"kind", "proposal"},
                       {"title", Lookup(holding).title(state.last_version(p))},
                       {"author", author_of(holding, proposal.event)},
                       {"admits", proposal.admit ? Value(state.persons[*proposal.admit].id.hex()) : Value()},
                       {"state", assembly::proposal_state_name(state.proposal_state(p))},
                       {"versions", versions_shape(holding, p)},
                       {"positions", positions_shape(holding, state.last_version(p))},
                       {"electorate", state.electorate_size(state.last_version(p))},
                       {"decision", decision ? decision_shape(holding, *decision) : Value()},
                       {"marks", marks_of(holding, proposal.event)},
                       {"finality", finality(holding, proposal.event)}};
}

Value event_shape(Holding& holding, journal::EventIndex e) {
  const assembly::State& state = holding.state();
  Value out = Value::Object{{"id", holding.journal().table().id(e).hex()},
                            {"kind", kind_of(holding, e)},
                            {"author", author_of(holding, e)},
                            {"applied", is_applied(holding, e)},
                            {"code", code_of(holding, e)},
                            {"marks", marks_of(holding, e)},
                            {"summary", summary_of(holding, e)}};
  const auto said = holding.read(e);
  out.set("claimed", said ? Value(rfc3339(said->claimed)) : Value());
  if (said) put_text(out, said->content);
  if (const auto d = state.made(assembly::Object::decision, e)) {
    out.set("kind", "decision").set("decision", decision_shape(holding, *d));
    out.set("signed", std::uint64_t{assembly::View(state).people(state.decisions[*d].signatures)})
        .set("needed", std::uint64_t{state.decisions[*d].signatures_needed()});
  }
  return out.set("finality", finality(holding, e));
}
}  // namespace

Reply show_view(Holding& holding, const std::string& what) {
  Lookup lookup(holding);
  const auto proposal = lookup.proposal(what);
  if (proposal) return success(proposal_shape(holding, *proposal));
  if (const auto vote = lookup.vote(what)) return success(vote_shape(holding, *vote));
  const auto event = lookup.event(what);
  if (event) return success(event_shape(holding, *event));
  const auto person = lookup.person(what);
  if (person) {
    Value out = Value::Object{{"id", holding.state().persons[*person].id.hex()}, {"kind", "member"}};
    const Value member = member_shape(holding, *person);
    for (const auto& [key, value] : std::get<Value::Object>(member.data())) out.set(key, value);
    return success(std::move(out));
  }
  if (const auto device = lookup.device(what)) {
    const auto owner = holding.state().owner(*device);
    return success(Value::Object{
        {"id", holding.journal().table().device(*device).id.hex()},
        {"kind", "device"},
        {"member", owner == assembly::kNoPerson ? Value() : Value(holding.state().persons[owner].id.hex())},
        {"state", holding.state().suspended(*device) ? "suspended" : "active"}});
  }
  for (const auto* error : {&proposal.error(), &event.error(), &person.error()})
    if (error->error.code == errc::kAmbiguous) return failure(*error);
  return failure(not_found("thing", what).value());
}

}  // namespace folkmoot::node

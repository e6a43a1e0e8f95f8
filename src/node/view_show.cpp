// One thing, and everything that belongs to it.
#include <algorithm>

#include "assembly/view.h"
#include "base/text.h"
#include "node/hidden.h"
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
  if (const auto* enter = std::get_if<event::EnterBallot>(&content))
    out.set("about", enter->vote.hex())
        .set("person", enter->person.hex())
        .set("choice", event::choice_name(enter->choice))
        .set("final", enter->final);
  if (const auto* give = std::get_if<event::GiveProxy>(&content))
    out.set("person", give->holder.hex()).set("until", rfc3339(give->until));
  if (const auto* end = std::get_if<event::EndProxy>(&content)) out.set("about", end->proxy.hex());
  if (const auto* task = std::get_if<event::Task>(&content))
    out.set("title", task->title).set("due", time_or_null(task->due));
  if (const auto* report = std::get_if<event::CommissionReport>(&content))
    out.set("about", report->commission.hex()).set("text", report->text);
  if (const auto* spend = std::get_if<event::Spend>(&content))
    out.set("about", spend->budget.hex()).set("amount", spend->amount).set("text", spend->what);
  if (const auto* finish = std::get_if<event::FinishTask>(&content))
    out.set("about", finish->task.hex()).set("text", finish->note);
  if (const auto* hide = std::get_if<event::Hide>(&content))
    out.set("about", hide->target.hex()).set("reason", hide->reason);
  if (const auto* oppose = std::get_if<event::Oppose>(&content))
    out.set("about", oppose->target.hex()).set("reason", oppose->reason);
  if (const auto* past = std::get_if<event::PastDecision>(&content))
    out.set("title", past->title).set("date", rfc3339(past->date)).set("text", past->text);
  if (const auto* statement = std::get_if<event::Statement>(&content))
    out.set("about", statement->mandate.hex()).set("text", statement->text);
  if (const auto* vote = std::get_if<event::MandateVote>(&content))
    out.set("about", vote->mandate.hex())
        .set("matter", safe_text(vote->matter))
        .set("choice", event::choice_name(vote->choice))
        .set("text", vote->note);
  if (const auto* report = std::get_if<event::MandateReport>(&content))
    out.set("about", report->mandate.hex()).set("text", report->text);
  if (const auto* stand = std::get_if<event::Stand>(&content))
    out.set("about", stand->election.hex()).set("withdraws", stand->withdraws).set("text", stand->note);
  if (const auto* nominate = std::get_if<event::Nominate>(&content))
    out.set("about", nominate->election.hex()).set("person", nominate->person.hex()).set("text", nominate->reason);
  if (const auto* report = std::get_if<event::MinorityReport>(&content)) out.set("text", report->text);
  if (const auto* oppose = std::get_if<event::Oppose>(&content))
    out.set("about", oppose->target.hex()).set("text", oppose->reason);
  if (const auto* vouch = std::get_if<event::Vouch>(&content)) out.set("text", vouch->note);
  if (const auto* review = std::get_if<event::ReviewBlock>(&content))
    out.set("about", review->position.hex()).set("stands", review->stands).set("text", review->reason);
  if (const auto* oppose = std::get_if<event::Oppose>(&content))
    out.set("about", oppose->target.hex()).set("text", oppose->reason);
  if (const auto* object = std::get_if<event::Object>(&content)) out.set("text", object->reason);
  if (const auto* count = std::get_if<event::HandCount>(&content))
    out.set("about", count->version.hex())
        .set("yes", count->yes)
        .set("no", count->no)
        .set("abstain", count->abstain)
        .set("present", count->present)
        .set("text", count->note);
}

Value versions_shape(Holding& holding, assembly::ProposalIndex p, bool with_hidden) {
  const assembly::State& state = holding.state();
  Value::Array out;
  for (const assembly::VersionIndex v : state.proposals[p].versions) {
    const journal::EventIndex e = state.versions[v].event;
    const auto said = is_hidden(holding, e) && !with_hidden ? std::nullopt : holding.read(e);
    std::string title;
    std::string text;
    if (const auto* propose = said ? std::get_if<event::Propose>(&said->content) : nullptr)
      title = propose->title, text = propose->text;
    if (const auto* revise = said ? std::get_if<event::Revise>(&said->content) : nullptr)
      title = revise->title, text = revise->text;
    Value version = Value::Object{{"number", std::uint64_t{state.version_number(v)}},
                                  {"title", title},
                                  {"text", text},
                                  {"event", holding.journal().table().id(e).hex()},
                                  {"hidden", hidden_shape(holding, e)}};
    put_amended(version, holding, v);
    out.push_back(std::move(version));
  }
  return out;
}

Value proposal_shape(Holding& holding, assembly::ProposalIndex p, bool with_hidden) {
  const assembly::State& state = holding.state();
  const assembly::Proposal& proposal = state.proposals[p];
  const auto decision = state.decision_of(p);
  const journal::EventIndex last = state.versions[state.last_version(p)].event;
  const bool hidden = is_hidden(holding, last) && !with_hidden;
  return Value::Object{{"id", holding.journal().table().id(proposal.event).hex()},
                       {"kind", "proposal"},
                       {"title", hidden ? hidden_words(holding, last) : Lookup(holding).title(state.last_version(p))},
                       {"author", author_of(holding, proposal.event)},
                       {"admits", proposal.admit ? Value(state.persons[*proposal.admit].id.hex()) : Value()},
                       {"state", assembly::proposal_state_name(state.proposal_state(p))},
                       {"commission", commission_id(holding, proposal.commission)},
                       {"versions", versions_shape(holding, p, with_hidden)},
                       {"amendments", amendments_shape(holding, p)},
                       {"positions", positions_shape(holding, state.last_version(p))},
                       {"answers", answers_shape(holding, state.last_version(p), with_hidden)},
                       {"mine", my_position(holding, state.last_version(p))},
                       {"waits_for_me", waits_for_me(holding, state.last_version(p))},
                       {"electorate", state.electorate_size(state.last_version(p))},
                       {"round", round_shape(holding, state.last_version(p))},
                       {"decision", decision ? decision_shape(holding, *decision) : Value()},
                       {"marks", marks_of(holding, proposal.event)},
                       {"finality", finality(holding, proposal.event)}};
}

Value event_shape(Holding& holding, journal::EventIndex e, bool with_hidden) {
  const assembly::State& state = holding.state();
  Value out = Value::Object{{"id", holding.journal().table().id(e).hex()},
                            {"kind", kind_of(holding, e)},
                            {"author", author_of(holding, e)},
                            {"applied", is_applied(holding, e)},
                            {"code", code_of(holding, e)},
                            {"marks", marks_of(holding, e)},
                            {"summary", summary_of(holding, e, with_hidden)},
                            {"hidden", hidden_shape(holding, e)}};
  const auto said = holding.read(e);
  out.set("claimed", said ? Value(rfc3339(said->claimed)) : Value());
  if (said && (with_hidden || !is_hidden(holding, e))) put_text(out, said->content);
  if (const auto d = state.made(assembly::Object::decision, e)) {
    out.set("kind", "decision").set("decision", decision_shape(holding, *d));
    out.set("signed", std::uint64_t{assembly::View(state).people(state.decisions[*d].signatures)})
        .set("needed", std::uint64_t{state.decisions[*d].signatures_needed()});
  }
  if (const auto h = state.made(assembly::Object::hiding, e)) out.set("moderation", moderation_shape(holding, *h));
  if (const auto r = state.made(assembly::Object::report, e)) {
    const assembly::Report& report = state.reports[*r];
    out.set("kind", "report").set("about", holding.journal().table().id(state.decisions[report.decision].event).hex());
    out.set("signed", std::uint64_t{assembly::View(state).people(report.signatures)}).set("needed", report.needed);
  }
  return out.set("finality", finality(holding, e));
}
}  // namespace

Reply show_view(Holding& holding, const ask::Show& show) {
  const std::string& what = show.what;
  Lookup lookup(holding);
  const auto proposal = lookup.proposal(what);
  if (proposal) return success(proposal_shape(holding, *proposal, show.hidden));
  if (const auto vote = lookup.vote(what)) return success(vote_shape(holding, *vote, show.hidden));
  const auto event = lookup.event(what);
  if (event) return success(event_shape(holding, *event, show.hidden));
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

// Entries of commissions, their work and their money; of what is hidden, what was before, and the end.
#include "assembly/commissions.h"
#include "assembly/entry_source.h"
#include "assembly/money.h"
#include "assembly/tasks.h"

namespace folkmoot::assembly {

namespace {
void people(Writer& out, const Source& from, const std::vector<PersonIndex>& persons) {
  Source::list(out, ids_of(persons, [&](PersonIndex p) { return from.person(p); }));
}
}  // namespace

void write_whose(Writer& out, const Source& from, CommissionIndex commission) {
  if (commission == kNone)
    out.null();
  else
    out.id(from.id(from.state.commissions[commission].event));
}

void write_work(Writer& out, const Source& from, const Vote& vote) {
  const WorkMatter& work = *vote.work;
  if (vote.matter == Matter::commission) {
    out.array(4).id(vote.scope).id(vote.instructions).boolean(work.closed);
    if (work.rule)
      event::write_rule(out, *work.rule);
    else
      out.null();
  } else if (vote.matter == Matter::budget) {
    out.array(5);
    write_whose(out, from, work.commission);
    out.uint(work.amount).uint(vote.until.ms).id(vote.scope).id(vote.instructions);
  } else {
    out.array(3);
    write_whose(out, from, work.commission);
    out.id_or_null(work.into).id(vote.instructions);
  }
}

EntryBytes write_commission(const Source& from, std::uint32_t index) {
  const Commission& commission = from.state.commissions[index];
  const Vote& vote = from.state.votes[commission.vote];
  Writer out;
  out.array(6).id(vote.scope).boolean(vote.work->closed).uint(commission.since_seal).uint(commission.dissolved_seal);
  people(out, from, joined_in(from.state, index));
  out.uint(commission.reports.size());
  return {event_key(from, commission.event), out.take()};
}

EntryBytes write_task(const Source& from, std::uint32_t index) {
  const Task& task = from.state.tasks[index];
  Writer out;
  out.array(5).id(from.person(task.author));
  write_whose(out, from, task.commission);
  if (task.due)
    out.uint(task.due->ms);
  else
    out.null();
  people(out, from, takers(from.state, task));
  from.people(out, task.finishings);
  return {event_key(from, task.event), out.take()};
}

EntryBytes write_budget(const Source& from, std::uint32_t index) {
  const Budget& budget = from.state.budgets[index];
  const Vote& vote = from.state.votes[budget.vote];
  Writer out;
  out.array(6);
  write_whose(out, from, vote.work->commission);
  out.uint(vote.work->amount).id(vote.scope).uint(vote.until.ms).uint(budget.since_seal).uint(budget.paid);
  return {event_key(from, budget.event), out.take()};
}

EntryBytes write_spending(const Source& from, std::uint32_t index) {
  const Spending& spending = from.state.spendings[index];
  Writer out;
  out.array(7).id(from.id(from.state.budgets[spending.budget].event)).id(from.person(spending.author));
  out.uint(spending.amount).uint(static_cast<std::uint64_t>(spending.state)).uint(spending.seal);
  out.boolean(spending.after_expiry).uint(spending.let_stand_seal);
  return {event_key(from, spending.event), out.take()};
}

EntryBytes write_hiding(const Source& from, std::uint32_t index) {
  const Hiding& hiding = from.state.hidings[index];
  Writer out;
  out.array(8).id(from.id(hiding.target)).id(from.person(hiding.author));
  from.people(out, hiding.confirms);
  out.uint(hiding.shown_seal).boolean(hiding.author_signs).array(hiding.drawn.size());
  for (const PersonIndex p : hiding.drawn) out.id(from.person(p));
  out.uint(hiding.drawn_seal);
  from.people(out, hiding.opposed);
  return {event_key(from, hiding.event), out.take()};
}

EntryBytes write_past_record(const Source& from, std::uint32_t index) {
  const PastRecord& past = from.state.past_records[index];
  Writer out;
  out.array(4).id(from.person(past.author)).uint(past.date.ms).id(past.title).id(past.text);
  return {event_key(from, past.event), out.take()};
}

EntryBytes write_dissolution(const Source& from, std::uint32_t) {
  const Dissolution& end = from.state.dissolution;
  const Bytes key = Writer().uint(0).take();
  if (end.seal == 0) return {key, {}};
  const Vote& vote = from.state.votes[end.vote];
  Writer out;
  out.array(3).uint(end.seal).id(from.id(vote.event)).id_or_null(vote.work->into);
  return {key, out.take()};
}

}  // namespace folkmoot::assembly

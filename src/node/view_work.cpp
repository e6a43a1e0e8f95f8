// Commissions, tasks and budgets, as lists.
#include "assembly/commissions.h"
#include "assembly/money.h"
#include "assembly/tasks.h"
#include "base/text.h"
#include "node/hidden.h"
#include "node/shapes.h"
#include "node/views.h"

namespace folkmoot::node {

namespace {
using assembly::State;

std::string title_at(Holding& holding, journal::EventIndex e) {
  if (is_hidden(holding, e)) return hidden_words(holding, e);
  const auto said = holding.read(e);
  return said ? event::title_of(said->content) : std::string();
}

Value people_shape(Holding& holding, const std::vector<assembly::PersonIndex>& people) {
  Value::Array out;
  for (const assembly::PersonIndex p : people)
    out.emplace_back(Value::Object{{"member", holding.state().persons[p].id.hex()},
                                   {"name", safe_text(holding.state().persons[p].name)}});
  return out;
}

Value commission_shape(Holding& holding, assembly::CommissionIndex c) {
  const State& state = holding.state();
  const assembly::Commission& commission = state.commissions[c];
  const assembly::Vote& vote = state.votes[commission.vote];
  const auto said = holding.read(commission.event);
  const auto* found = said ? std::get_if<event::FoundCommission>(&said->content) : nullptr;
  Value::Array waiting;
  for (const assembly::JoiningIndex j : assembly::waiting_joinings(state, c))
    waiting.emplace_back(Value::Object{{"event", event_hex(holding, state.joinings[j].event)},
                                       {"member", state.persons[state.joinings[j].person].id.hex()},
                                       {"name", safe_text(state.persons[state.joinings[j].person].name)}});
  Value::Array reports;
  for (const assembly::Signed& report : commission.reports) {
    const auto text = holding.read(report.event);
    const auto* words = text ? std::get_if<event::CommissionReport>(&text->content) : nullptr;
    const bool shown = words != nullptr && !is_hidden(holding, report.event);
    reports.emplace_back(Value::Object{{"event", event_hex(holding, report.event)},
                                       {"author", state.persons[report.person].id.hex()},
                                       {"text", shown ? Value(words->text) : Value()}});
  }
  const bool shown = found != nullptr && !is_hidden(holding, commission.event);
  Value out = Value::Object{{"id", event_hex(holding, commission.event)},
                            {"name", title_at(holding, commission.event)},
                            {"purpose", shown ? Value(found->purpose) : Value()},
                            {"closed", vote.work->closed},
                            {"state", commission.dissolved_seal != 0 ? "dissolved" : "founded"},
                            {"own_rule", vote.work->rule.has_value()},
                            {"members", people_shape(holding, assembly::members_of(state, c))}};
  return out.set("waiting", std::move(waiting)).set("reports", std::move(reports));
}

Value task_shape(Holding& holding, assembly::TaskIndex t, Instant now) {
  const State& state = holding.state();
  const assembly::Task& task = state.tasks[t];
  const bool finished = assembly::is_finished(assembly::View(state), task);
  return Value::Object{{"id", event_hex(holding, task.event)},
                       {"title", title_at(holding, task.event)},
                       {"commission", commission_id(holding, task.commission)},
                       {"state", finished ? "finished" : "open"},
                       {"due", time_or_null(task.due)},
                       {"overdue", is_overdue(task, now) && !finished},
                       {"taken_by", people_shape(holding, assembly::takers(state, task))}};
}

Value spendings_shape(Holding& holding, assembly::BudgetIndex b) {
  const State& state = holding.state();
  std::map<std::string, Value> by_id;
  for (const assembly::Spending& one : state.spendings) {
    if (one.budget != b) continue;
    const auto said = holding.read(one.event);
    const auto* spend = said ? std::get_if<event::Spend>(&said->content) : nullptr;
    const bool shown = spend != nullptr && !is_hidden(holding, one.event);
    by_id[event_hex(holding, one.event)] = Value::Object{{"event", event_hex(holding, one.event)},
                                                         {"author", state.persons[one.author].id.hex()},
                                                         {"amount", one.amount},
                                                         {"what", shown ? Value(spend->what) : Value()},
                                                         {"state", assembly::spending_state_name(one.state)},
                                                         {"marks", marks_of(holding, one.event)}};
  }
  Value::Array out;
  for (auto& [id, value] : by_id) out.push_back(std::move(value));
  return out;
}

Value budget_shape(Holding& holding, assembly::BudgetIndex b) {
  const State& state = holding.state();
  const assembly::Budget& budget = state.budgets[b];
  const auto said = holding.read(budget.event);
  const auto* grant = said ? std::get_if<event::GrantBudget>(&said->content) : nullptr;
  const std::uint64_t amount = assembly::amount_of(state, budget);
  const std::uint64_t spent = assembly::spent(assembly::View(state), b);
  return Value::Object{{"id", event_hex(holding, budget.event)},
                       {"commission", commission_id(holding, state.votes[budget.vote].work->commission)},
                       {"amount", amount},
                       {"unit", grant != nullptr ? Value(grant->unit) : Value()},
                       {"until", rfc3339(assembly::until(state, budget))},
                       {"paid", budget.paid},
                       // What the assembly let stand may be more than it granted.
                       {"left", amount > spent ? amount - spent : std::uint64_t{0}},
                       {"spendings", spendings_shape(holding, b)}};
}

template <class List, class Shape>
Reply listed(Holding& holding, const char* name, const List& list, Shape shape) {
  std::map<std::string, Value> by_id;
  for (std::uint32_t i = 0; i < list.size(); ++i) by_id[event_hex(holding, list[i].event)] = shape(i);
  Value::Array out;
  for (auto& [id, value] : by_id) out.push_back(std::move(value));
  return success(Value::Object{{"complete", holding.complete()}, {name, std::move(out)}});
}
}  // namespace

Value commission_id(Holding& holding, assembly::CommissionIndex commission) {
  return commission == assembly::kNone ? Value()
                                       : Value(event_hex(holding, holding.state().commissions[commission].event));
}

bool is_overdue(const assembly::Task& task, Instant now) { return task.due && *task.due < now; }

Reply commissions_view(Holding& holding) {
  return listed(holding, "commissions", holding.state().commissions,
                [&](std::uint32_t i) { return commission_shape(holding, i); });
}
Reply tasks_view(Holding& holding, Instant now) {
  return listed(holding, "tasks", holding.state().tasks, [&](std::uint32_t i) { return task_shape(holding, i, now); });
}
Reply budgets_view(Holding& holding) {
  return listed(holding, "budgets", holding.state().budgets, [&](std::uint32_t i) { return budget_shape(holding, i); });
}

Value past_records_shape(Holding& holding) {
  const State& state = holding.state();
  std::map<std::string, Value> by_id;
  for (const assembly::PastRecord& past : state.past_records)
    by_id[event_hex(holding, past.event)] = Value::Object{{"id", event_hex(holding, past.event)},
                                                          {"title", title_at(holding, past.event)},
                                                          {"date", rfc3339(past.date)},
                                                          {"recorded_by", state.persons[past.author].id.hex()},
                                                          {"marks", marks_of(holding, past.event)}};
  Value::Array out;
  for (auto& [id, value] : by_id) out.push_back(std::move(value));
  return out;
}

namespace {
void put_waiting(Value::Array& out, Holding& holding, const char* what, journal::EventIndex e, Value until) {
  out.emplace_back(Value::Object{{"what", what}, {"id", event_hex(holding, e)}, {"until", std::move(until)}});
}

/// Of the open commissions that the person could join the one with the fewest members.
std::optional<journal::EventIndex> commission_to_join(const State& state, assembly::PersonIndex me) {
  std::optional<journal::EventIndex> out;
  std::size_t fewest = 0;
  for (assembly::CommissionIndex c = 0; c < state.commissions.size(); ++c) {
    const assembly::Commission& there = state.commissions[c];
    if (there.dissolved_seal != 0 || state.votes[there.vote].work->closed) continue;
    const bool asked = std::any_of(there.joinings.begin(), there.joinings.end(), [&](assembly::JoiningIndex j) {
      return state.joinings[j].person == me && state.joinings[j].left_by.empty();
    });
    const std::size_t size = assembly::members_of(state, c).size();
    if (asked || (out && size >= fewest)) continue;
    out = there.event;
    fewest = size;
  }
  return out;
}
}  // namespace

void put_work_waiting(Value::Array& out, Holding& holding, assembly::PersonIndex me, Instant now) {
  const State& state = holding.state();
  for (const assembly::TaskIndex t : assembly::tasks_of(state, me)) {
    const assembly::Task& task = state.tasks[t];
    put_waiting(out, holding, "task", task.event, time_or_null(task.due));
    if (is_overdue(task, now)) out.back().set("overdue", true);
  }
  if (const std::uint64_t wanting = assembly::commissions_wanting(state, me); wanting > 0)
    if (const auto commission = commission_to_join(state, me)) {
      put_waiting(out, holding, "join_commission", *commission, {});
      out.back().set("wanting", wanting);
    }
  for (assembly::CommissionIndex c = 0; c < state.commissions.size(); ++c) {
    const bool signs =
        state.votes[state.commissions[c].vote].work->closed && assembly::is_of_commission(assembly::View(state), c, me);
    if (!signs) continue;
    for (const assembly::JoiningIndex j : assembly::waiting_joinings(state, c))
      if (state.joinings[j].confirms.empty() && state.joinings[j].person != me)
        put_waiting(out, holding, "confirm_joining", state.joinings[j].event, {});
  }
}

}  // namespace folkmoot::node

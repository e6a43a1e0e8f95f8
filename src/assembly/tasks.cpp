#include "assembly/tasks.h"

#include <algorithm>

#include "assembly/commissions.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

bool is_finished(const View& view, const Task& task) { return view.has_people(task.finishings, 1); }

bool has_taken(const View& view, const Task& task, PersonIndex person) {
  return std::any_of(task.takings.begin(), task.takings.end(), [&](const Task::Taking& taking) {
    return taking.person == person && view.has(taking.event) && !view.has_any(taking.given_back_by);
  });
}

std::vector<PersonIndex> takers(const State& state, const Task& task) {
  std::vector<PersonIndex> out;
  const View all(state);
  for (const Task::Taking& taking : task.takings) {
    const bool counted = std::find(out.begin(), out.end(), taking.person) != out.end();
    if (!counted && has_taken(all, task, taking.person)) out.push_back(taking.person);
  }
  return out;
}

std::vector<TaskIndex> tasks_of(const State& state, PersonIndex person) {
  std::vector<TaskIndex> out;
  const View all(state);
  for (TaskIndex t = 0; t < state.tasks.size(); ++t)
    if (!is_finished(all, state.tasks[t]) && has_taken(all, state.tasks[t], person)) out.push_back(t);
  return out;
}

Verdict judge(Context& context, const event::Task& act) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  CommissionIndex commission = kNone;
  if (act.commission) {
    const Named own = own_commission(context, *act.commission);
    if (is_void(own.verdict)) return own.verdict;
    commission = own.index;
  }
  if (context.dry_run) return Verdict::applied;
  const auto index = static_cast<TaskIndex>(state.tasks.size());
  Task& task = state.tasks.emplace_back();
  task.event = context.event;
  task.author = context.author;
  task.commission = commission;
  task.due = act.due;
  context.make(Object::task, index);
  context.touch(Subject::task, task.entry, index);
  return Verdict::applied;
}

namespace {
/// A task that its author had, and that is not finished.
Named open_task(const Context& context, const EventId& id) {
  if (!is_on_roll(context.view, context.author)) return {Verdict::act_not_member, kNone};
  const Named task = named(context, Object::task, id);
  if (is_void(task.verdict)) return task;
  if (is_finished(context.view, context.state.tasks[task.index])) return {Verdict::task_finished, kNone};
  return task;
}
}  // namespace

Verdict judge(Context& context, const event::TakeTask& act) {
  const Named named = open_task(context, act.task);
  if (is_void(named.verdict)) return named.verdict;
  Task& task = context.state.tasks[named.index];
  const bool taken = has_taken(context.view, task, context.author);
  if (taken != act.gives_back) return taken ? Verdict::task_repeated : Verdict::task_not_taken;
  if (context.dry_run) return Verdict::applied;
  if (!act.gives_back) {
    context.insert_in_order(task.takings, Task::Taking{context.event, context.author, {}},
                            [](const Task::Taking& taking) { return taking.event; });
  } else {
    for (Task::Taking& taking : task.takings)
      if (taking.person == context.author && context.view.has(taking.event))
        taking.given_back_by.push_back(context.event);
  }
  context.touch(Subject::task, task.entry, named.index);
  return Verdict::applied;
}

/// By who has taken it, or who put it.
Verdict judge(Context& context, const event::FinishTask& act) {
  const Named named = open_task(context, act.task);
  if (is_void(named.verdict)) return named.verdict;
  Task& task = context.state.tasks[named.index];
  if (task.author != context.author && !has_taken(context.view, task, context.author)) return Verdict::task_not_taken;
  if (context.dry_run) return Verdict::applied;
  context.insert_in_order(task.finishings, context.act(), [](const Signed& one) { return one.event; });
  context.touch(Subject::task, task.entry, named.index);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly

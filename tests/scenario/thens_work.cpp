// What must be so of commissions, tasks, money, moderation and who is inactive.
#include <algorithm>
#include <array>

#include "assembly/commissions.h"
#include "assembly/moderation.h"
#include "assembly/money.h"
#include "assembly/roll.h"
#include "assembly/tasks.h"
#include "tests/scenario/then_parts.h"

namespace folkmoot::scenario {

using assembly::Object;
using assembly::PersonIndex;
using assembly::State;
using assembly::View;

namespace {

Parsed<std::uint32_t> made_in(const Scene& scene, const Word& name, Object object, const std::string& what) {
  FM_ASSIGN(const EventId id, scene.world.act(name));
  const auto e = scene.replica.journal().find(id);
  const auto made = e ? scene.replica.state().made(object, *e) : std::nullopt;
  if (!made) return fault(name.place, "expected " + what + ", but `" + name.text + "` is none");
  return *made;
}

/// kNone where the vote has not founded it.
Parsed<assembly::CommissionIndex> commission_in(const Scene& scene, const Word& name) {
  FM_ASSIGN(const auto vote, made_in(scene, name, Object::vote, "a commission"));
  const assembly::Vote& there = scene.replica.state().votes[vote];
  if (there.matter != assembly::Matter::commission) return fault(name.place, "expected a commission");
  return there.work->commission;
}

Parsed<std::string> all_of_commission(const Scene& scene, const Slots& slots, bool must) {
  FM_ASSIGN(const auto commission, commission_in(scene, slots[1].word));
  const State& state = scene.replica.state();
  for (const Word& name : slots[0].names) {
    FM_ASSIGN(const auto person, person_in(scene, name));
    const bool is = commission != assembly::kNone && person && state.on_roll(*person) &&
                    assembly::is_of_commission(View(state), commission, *person);
    if (is != must) return name.text + (is ? ": is" : ": is not");
  }
  return std::string();
}
Parsed<std::string> are_of(const Scene& scene, const Slots& slots) { return all_of_commission(scene, slots, true); }
Parsed<std::string> are_not_of(const Scene& scene, const Slots& slots) {
  return all_of_commission(scene, slots, false);
}

Parsed<std::string> commission_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto commission, commission_in(scene, slots[0].word));
  const State& state = scene.replica.state();
  const std::string is = commission == assembly::kNone                       ? "not_founded"
                         : state.commissions[commission].dissolved_seal != 0 ? "dissolved"
                                                                             : "founded";
  return differs(is, slots[1].word.text);
}
Parsed<std::string> report_count(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto commission, commission_in(scene, slots[0].word));
  if (commission == assembly::kNone) return std::string("it is not founded");
  return differs(scene.replica.state().commissions[commission].reports.size(), slots[1].number);
}
Parsed<std::string> asked_to_join(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto person, person_in(scene, slots[0].word));
  return differs(person ? assembly::commissions_wanting(scene.replica.state(), *person) : 0, slots[1].number);
}

Parsed<std::string> task_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto task, made_in(scene, slots[0].word, Object::task, "a task"));
  const State& state = scene.replica.state();
  const bool finished = assembly::is_finished(View(state), state.tasks[task]);
  return differs(finished ? std::string("finished") : std::string("open"), slots[1].word.text);
}
Parsed<std::string> task_taken(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto task, made_in(scene, slots[0].word, Object::task, "a task"));
  const State& state = scene.replica.state();
  std::set<PersonIndex> must;
  for (const Word& name : slots[1].names) {
    FM_ASSIGN(const auto person, person_in(scene, name));
    if (person) must.insert(*person);
  }
  const auto is = assembly::takers(state, state.tasks[task]);
  const bool same = std::set<PersonIndex>(is.begin(), is.end()) == must && must.size() == slots[1].names.size();
  return unless(same, std::to_string(is.size()) + " people have taken it");
}
Parsed<std::string> task_free(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto task, made_in(scene, slots[0].word, Object::task, "a task"));
  const State& state = scene.replica.state();
  return differs(assembly::takers(state, state.tasks[task]).size(), 0);
}

Parsed<std::string> spending_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto spending, made_in(scene, slots[0].word, Object::spending, "a spending"));
  const auto state = scene.replica.state().spendings[spending].state;
  return differs(std::string(assembly::spending_state_name(state)), slots[1].word.text);
}
Parsed<std::string> budget_left(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, made_in(scene, slots[0].word, Object::vote, "a budget"));
  const State& state = scene.replica.state();
  for (assembly::BudgetIndex b = 0; b < state.budgets.size(); ++b)
    if (state.budgets[b].vote == vote)
      return differs(assembly::amount_of(state, state.budgets[b]) - assembly::spent(View(state), b), slots[1].number);
  return std::string("no seal has granted it");
}

Parsed<bool> is_text_hidden(const Scene& scene, const Word& name) {
  FM_ASSIGN(const EventId id, scene.world.act(name));
  const auto e = scene.replica.journal().find(id);
  return e && assembly::hiding_of(scene.replica.state(), *e).has_value();
}
Parsed<std::string> text_hidden(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const bool hidden, is_text_hidden(scene, slots[0].word));
  return unless(hidden, "it is not");
}
Parsed<std::string> text_shown(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const bool hidden, is_text_hidden(scene, slots[0].word));
  return unless(!hidden, "it is hidden");
}

Parsed<std::vector<assembly::PersonIndex>> asked_about(const Scene& scene, const Word& name) {
  FM_ASSIGN(const auto hiding, made_in(scene, name, Object::hiding, "what a moderator would hide"));
  const State& state = scene.replica.state();
  return assembly::asked_of(View(state), state.hidings[hiding]);
}
Parsed<std::string> moderators_asked(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto asked, asked_about(scene, slots[1].word));
  return differs(asked.size(), slots[0].number);
}
Parsed<std::string> is_not_asked(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto asked, asked_about(scene, slots[1].word));
  FM_ASSIGN(const auto person, person_in(scene, slots[0].word));
  return unless(!person || std::ranges::find(asked, *person) == asked.end(), "they are");
}

Parsed<std::string> all_inactive(const Scene& scene, const Slots& slots, bool must) {
  for (const Word& name : slots[0].names) {
    FM_ASSIGN(const auto person, person_in(scene, name));
    const bool is = person && assembly::is_inactive(scene.replica.state(), *person);
    if (is != must) return name.text + (is ? ": inactive" : ": active");
  }
  return std::string();
}
Parsed<std::string> are_inactive(const Scene& scene, const Slots& slots) { return all_inactive(scene, slots, true); }
Parsed<std::string> are_active(const Scene& scene, const Slots& slots) { return all_inactive(scene, slots, false); }

Parsed<std::string> electors(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, made_in(scene, slots[0].word, Object::vote, "a vote"));
  const State& state = scene.replica.state();
  return differs(state.electorates[state.votes[vote].electorate].persons.size(), slots[1].number);
}
Parsed<std::string> dissolved(const Scene& scene, const Slots&) {
  return unless(assembly::is_dissolved(scene.replica.state()), "it goes on");
}
Parsed<std::string> not_dissolved(const Scene& scene, const Slots&) {
  return unless(!assembly::is_dissolved(scene.replica.state()), "it is dissolved");
}
Parsed<std::string> past_records(const Scene& scene, const Slots& slots) {
  return differs(scene.replica.state().past_records.size(), slots[0].number);
}

constexpr std::array kThens = {
    ThenSentence{"NAMES is|are of the commission NAME", are_of},
    ThenSentence{"NAMES is|are not of the commission NAME", are_not_of},
    ThenSentence{"the commission NAME has NUMBER report|reports", report_count},
    ThenSentence{"the commission NAME is NAME", commission_is},
    ThenSentence{"NAME is asked to join NUMBER commission|commissions", asked_to_join},
    ThenSentence{"the task NAME is taken by nobody", task_free},
    ThenSentence{"the task NAME is taken by NAMES", task_taken},
    ThenSentence{"the task NAME is NAME", task_is},
    ThenSentence{"the spending NAME is NAME", spending_is},
    ThenSentence{"the budget NAME has NUMBER left", budget_left},
    ThenSentence{"screens hide NAME", text_hidden},
    ThenSentence{"screens show NAME", text_shown},
    ThenSentence{"NUMBER moderator|moderators is|are asked about NAME", moderators_asked},
    ThenSentence{"NAME is not asked about NAME", is_not_asked},
    ThenSentence{"NAMES is|are inactive", are_inactive},
    ThenSentence{"NAMES is|are active", are_active},
    ThenSentence{"the vote NAME has NUMBER elector|electors", electors},
    ThenSentence{"the assembly is dissolved", dissolved},
    ThenSentence{"the assembly is not dissolved", not_dissolved},
    ThenSentence{"NUMBER decision|decisions is|are from before", past_records},
};

}  // namespace

std::span<const ThenSentence> work_sentences() { return kThens; }

}  // namespace folkmoot::scenario

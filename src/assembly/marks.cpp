#include "assembly/marks.h"

#include <algorithm>

#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
bool is_in_doubt(const State& state, PersonIndex p) {
  return p != kNoPerson && is_admission_in_doubt(View(state), state.persons[p]);
}

bool rests_on_doubt(const State& state, const journal::Table& table, EventIndex e) {
  // To leave is open to applicants, too.
  if (state.facts[e].kind == static_cast<std::uint8_t>(event::Kind::leave)) return false;
  if (is_in_doubt(state, state.owner(table.device_of(e)))) return true;
  if (const auto entering = state.made(Object::entering, e))
    return is_in_doubt(state, state.enterings[*entering].person);
  const auto decision = state.made(Object::decision, e);
  if (!decision) return false;
  const auto& electorate = state.electorates[state.versions[state.decisions[*decision].version].electorate].persons;
  return std::any_of(electorate.begin(), electorate.end(), [&](PersonIndex p) { return is_in_doubt(state, p); });
}
}  // namespace

std::string_view mark_name(Mark mark) {
  switch (mark) {
    case Mark::admission_pending:
      return "admission_pending";
    case Mark::awaits_ratification:
      return "awaits_ratification";
  }
  return {};
}

std::vector<Mark> marks_of(const State& state, const journal::Table& table, EventIndex e) {
  std::vector<Mark> out;
  if (state.verdict(e) != Verdict::applied) return out;
  if (rests_on_doubt(state, table, e)) out.push_back(Mark::admission_pending);
  if (const auto decision = state.made(Object::decision, e); decision && state.decisions[*decision].awaits_ratification)
    out.push_back(Mark::awaits_ratification);
  return out;
}

}  // namespace folkmoot::assembly

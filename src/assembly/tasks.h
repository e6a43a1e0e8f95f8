#pragma once
// Tasks (docs/rules/working-together.md): what is to be done, until when, and who has taken it on. Nobody is given one.
#include "assembly/view.h"

namespace folkmoot::assembly {

bool is_finished(const View& view, const Task& task);
bool has_taken(const View& view, const Task& task, PersonIndex person);
/// Those who have taken it and not given it back, whatever became of them in the assembly, each once, in the order of
/// the page.
std::vector<PersonIndex> takers(const State& state, const Task& task);
/// Tasks that wait for this person: taken, and not finished.
std::vector<TaskIndex> tasks_of(const State& state, PersonIndex person);

}  // namespace folkmoot::assembly

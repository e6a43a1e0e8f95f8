// From the founding event to the day when enough founders have signed the charter.
#include <algorithm>

#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
/// Fewer could own an assembly among themselves.
constexpr std::uint64_t kMinFounders = 3;

/// The person whose accept this is in the view, or kNoPerson.
PersonIndex founder_of(const Context& context, const RecordId& accept) {
  const State& state = context.state;
  for (PersonIndex p = 0; p < state.persons.size(); ++p)
    for (const Person::Carrier& carrier : state.persons[p].accepts)
      if (carrier.record == accept && context.view.has(carrier.event)) return p;
  return kNoPerson;
}
}  // namespace

Verdict judge(Context& context, const event::Found& found) {
  // In a dry run the assembly exists, so this would be a second founding.
  if (context.dry_run || reinterpret_id<AssemblyId>(context.id()) != context.journal.assembly())
    return Verdict::found_repeated;
  Founding& founding = context.state.founding;
  founding.found = context.event;
  founding.device = context.device;
  founding.name = found.name;
  CharterVersion& charter = context.state.charters.emplace_back();
  charter.event = context.event;
  charter.charter = context.journal.charter();
  charter.id = context.journal.charter_id();
  context.touch(Subject::charter, charter.entry, 0);
  founding.founders_needed = std::max(found.founders, kMinFounders);
  context.touch(Subject::founding, founding.entry, 0);
  return Verdict::applied;
}

Verdict judge(Context& context, const event::Constitute& constitute) {
  State& state = context.state;
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (constituted(context.view)) return Verdict::constitute_repeated;
  std::vector<PersonIndex> founders;
  for (const RecordId& accept : constitute.accepts) {
    const PersonIndex founder = founder_of(context, accept);
    if (founder == kNoPerson) return Verdict::constitute_not_an_accept;
    founders.push_back(founder);
  }
  std::sort(founders.begin(), founders.end());
  founders.erase(std::unique(founders.begin(), founders.end()), founders.end());
  if (founders.size() < state.founding.founders_needed) return Verdict::constitute_too_few;
  const bool with_first = std::any_of(founders.begin(), founders.end(),
                                      [&](PersonIndex p) { return context.view.has_by(state.founding.firsts, p); });
  if (!with_first) return Verdict::constitute_without_first;
  if (context.dry_run) return Verdict::applied;
  state.founding.constituted.push_back({context.event, std::move(founders)});
  context.touch(Subject::founding, state.founding.entry, 0);
  return Verdict::applied;
}

}  // namespace folkmoot::assembly

#include "assembly/roll.h"

#include <algorithm>

#include "assembly/again.h"
#include "assembly/decisions.h"

namespace folkmoot::assembly {

namespace {
bool any_seen(const View& view, const std::vector<Person::Carrier>& carriers) {
  return std::any_of(carriers.begin(), carriers.end(),
                     [&](const Person::Carrier& carrier) { return view.has(carrier.event); });
}

bool is_admitted_by_decision(const View& view, const Person& person) {
  return std::any_of(person.admit_proposals.begin(), person.admit_proposals.end(), [&](ProposalIndex p) {
    const auto decision = closing(view, p);
    return decision && stands_adopted(view.state(), *decision);
  });
}
}  // namespace

bool constituted(const View& view) {
  const auto& all = view.state().founding.constituted;
  return std::any_of(all.begin(), all.end(), [&](const Founding::Constituted& one) { return view.has(one.event); });
}

bool is_founder(const View& view, const Person& person) { return any_seen(view, person.accepts); }

bool is_known(const View& view, const Person& person) {
  return any_seen(view, person.accepts) || any_seen(view, person.applications);
}

bool is_inactive(const State& state, PersonIndex p) {
  const std::uint64_t term = state.charter().inactive_ms;
  const Person& person = state.persons[p];
  if (term == 0 || person.listed || person.since_seal == 0) return false;
  const Instant since = std::max(person.heard, state.page.seals[person.since_seal - 1]);
  return state.page.opened().ms >= since.ms + term;
}

bool has_left(const View& view, const Person& person) { return view.has_any(person.leaves); }

bool is_vouched(const View& view, const Person& person) {
  return view.has_people(person.vouches, view.state().charter().vouches);
}

bool is_pending(const View& view, const Person& person) {
  return view.has_people(person.objections, view.state().charter().objections) &&
         !is_admitted_by_decision(view, person);
}

namespace {
bool is_admitted(const View& view, const Person& person) {
  return (is_vouched(view, person) && !is_pending(view, person)) || is_admitted_by_decision(view, person);
}
}  // namespace

bool is_on_roll(const View& view, const Person& person) {
  if (is_gone(view, person)) return false;
  if (view.state().page.number > 1) return person.since_seal != 0;
  if (is_founder(view, person)) return true;
  return any_seen(view, person.applications) && is_admitted(view, person);
}

bool is_admission_in_doubt(const View& view, const Person& person) {
  return person.since_seal == 0 && !is_founder(view, person) && !is_admitted(view, person);
}

Standing standing_of(const View& view, const Person& person) {
  if (has_left(view, person)) return Standing::left;
  if (person.removed_seal != 0) return Standing::removed;
  if (!is_on_roll(view, person)) return Standing::applicant;
  return person.founder_sealed || is_founder(view, person) ? Standing::founder : Standing::member;
}

PersonIndex owner_of(const View& view, journal::DeviceIndex device) {
  if (device >= view.state().devices.size()) return kNoPerson;
  PersonIndex owner = kNoPerson;
  for (const Signed& binding : view.state().devices[device].bindings) {
    if (!view.has(binding.event) || binding.person == owner) continue;
    if (owner != kNoPerson) return kNoPerson;
    owner = binding.person;
  }
  return owner;
}

std::vector<PersonIndex> roll_of(const View& view) {
  std::vector<PersonIndex> out;
  for (PersonIndex p = 0; p < view.state().persons.size(); ++p)
    if (is_on_roll(view, p)) out.push_back(p);
  return out;
}

PersonIndex find_or_add_person(Context& context, const PersonId& id) {
  State& state = context.state;
  const auto [found, added] = state.person_by_id.try_emplace(id, static_cast<PersonIndex>(state.persons.size()));
  if (added) state.persons.emplace_back().id = id;
  return found->second;
}

void name_person(Context& context, Person& person, const std::string& name) {
  if (person.name_from != kNoEvent && context.comes_after(person.name_from)) return;
  person.name = name;
  person.name_from = context.event;
}

Verdict check_binding(const Context& context, journal::DeviceIndex device, PersonIndex person) {
  const View& view = context.view;
  if (device < context.state.devices.size()) {
    // Both may be true, after concurrent addings; which of them came first here must not decide.
    const std::vector<Signed>& bindings = context.state.devices[device].bindings;
    if (view.has_by(bindings, person)) return Verdict::device_repeated;
    if (view.has_people(bindings, 1)) return Verdict::device_taken;
  }
  if (person >= context.state.persons.size()) return Verdict::applied;  // not known yet
  std::vector<journal::DeviceIndex> seen;
  for (const Person::Binding& binding : context.state.persons[person].devices)
    if (view.has(binding.event) && std::find(seen.begin(), seen.end(), binding.device) == seen.end())
      seen.push_back(binding.device);
  return seen.size() < kMaxDevices ? Verdict::applied : Verdict::device_too_many;
}

void bind_device(Context& context, journal::DeviceIndex device, PersonIndex person, const SealKeyX& prekey,
                 const std::optional<SignKey>& seal_key) {
  State& state = context.state;
  if (device >= state.devices.size()) state.devices.resize(device + std::size_t{1});
  Device& bound = state.devices[device];
  bound.id = context.table().device(device).id;
  bound.bindings.push_back({context.event, person});
  if (bound.keys_from == kNoEvent || !context.comes_after(bound.keys_from)) {
    bound.keys_from = context.event;
    bound.prekey = prekey;
    bound.seal_key = seal_key;
  }
  // In the order of the page: which of them is for seals must not depend on what came here first.
  context.insert_in_order(state.persons[person].devices, Person::Binding{context.event, device},
                          [](const Person::Binding& binding) { return binding.event; });
  context.touch(Subject::device, bound.entry, device);
}

}  // namespace folkmoot::assembly

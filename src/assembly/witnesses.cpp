#include "assembly/witnesses.h"

#include <algorithm>
#include <utility>

#include "assembly/lot.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
template <class Each>
void for_each_own_device(const State& state, PersonIndex person, Each each) {
  for (const Person::Binding& binding : state.persons[person].devices)
    if (state.owner(binding.device) == person) each(binding.device);
}

std::optional<SignKey> seal_key(const State& state, PersonIndex person) {
  const auto device = witness_device(state, person);
  return device ? state.devices[*device].seal_key : std::nullopt;
}
}  // namespace

std::optional<journal::DeviceIndex> witness_device(const State& state, PersonIndex person) {
  for (const Person::Binding& binding : state.persons[person].devices)
    if (state.owner(binding.device) == person && state.devices[binding.device].seal_key) return binding.device;
  return std::nullopt;
}

std::vector<seal::Candidate> witness_candidates(const State& state) {
  std::vector<seal::Candidate> out;
  for (const PersonIndex p : state.roll())
    if (const auto key = seal_key(state, p))
      out.push_back({state.persons[p].id, *key, state.persons[p].seen_seal, state.persons[p].seen});
  return out;
}

std::vector<SignKey> next_witnesses(const Settled& settled) {
  return next_witnesses(settled.state, {settled.end.number, settled.end.time});
}

std::vector<SignKey> next_witnesses(const State& settled, const seal::Closing& closing) {
  return seal::next_witnesses(witness_candidates(settled), lot_order(settled), closing);
}

seal::Outcome outcome_of(const Settled& settled) {
  const std::vector<SignKey> next = next_witnesses(settled);
  return {settled.root, seal::witnesses_root(next), static_cast<std::uint32_t>(next.size()),
          settled.state.charters.front().charter.protocol};
}

void list_witnesses(State& state) {
  state.page.witnesses.clear();
  const std::vector<SignKey> named = next_witnesses(state, {state.page.number - 1, state.page.opened()});
  for (const PersonIndex p : state.roll()) {
    const auto key = seal_key(state, p);
    if (key && std::binary_search(named.begin(), named.end(), *key)) state.page.witnesses.push_back(p);
  }
  std::sort(state.page.witnesses.begin(), state.page.witnesses.end());
}

std::vector<SignKey> founding_witnesses(const State& state) {
  std::vector<SignKey> out;
  for (const Founding::Constituted& constituted : state.founding.constituted)
    for (const PersonIndex p : constituted.founders) {
      const auto key = seal_key(state, p);
      if (!key) return {};
      out.push_back(*key);
    }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<journal::SealedPage::OnRoll> devices_on_roll(const State& state) {
  std::vector<journal::SealedPage::OnRoll> out;
  const std::vector<PersonIndex> roll = state.roll();
  std::vector<std::uint32_t> listed(state.persons.size(), 0);  // by steward
  for (const PersonIndex p : roll)
    if (state.persons[p].listed && state.persons[p].steward != kNoPerson) ++listed[state.persons[p].steward];
  for (const PersonIndex p : roll)
    for_each_own_device(state, p, [&](journal::DeviceIndex device) {
      // A quota is a device's: the first one has the share of the people whom its person listed.
      out.push_back({state.devices[device].id, std::exchange(listed[p], 0)});
    });
  return out;
}

std::size_t members_with_device(const State& state) {
  std::size_t out = 0;
  for (const PersonIndex p : state.roll()) {
    bool has = false;
    for_each_own_device(state, p, [&](journal::DeviceIndex) { has = true; });
    if (has) ++out;
  }
  return out;
}

std::map<PersonId, std::vector<DeviceId>> roll_devices(const State& state, const journal::Table& table,
                                                       const journal::Past& past) {
  std::map<PersonId, std::vector<DeviceId>> out;
  const View view(state, table, past);
  for (const PersonIndex p : roll_of(view))
    for (const Person::Binding& binding : state.persons[p].devices)
      if (view.has(binding.event) && owner_of(view, binding.device) == p)
        out[state.persons[p].id].push_back(state.devices[binding.device].id);
  return out;
}

void note_signs_of_life(State& state, const journal::Table& table, const std::vector<EventIndex>& events,
                        const PageEnd& end) {
  const std::uint64_t number = end.number;
  std::vector<bool> wrote(table.device_count(), false);
  std::vector<bool> in_page(table.size(), false);
  for (const EventIndex e : events) {
    wrote[table.device_of(e)] = true;
    in_page[e] = true;
  }
  for (PersonIndex p = 0; p < state.persons.size(); ++p) {
    Person& person = state.persons[p];
    const auto key = seal_key(state, p);
    if (key && std::binary_search(state.page.alive.begin(), state.page.alive.end(), *key) && number > 1) {
      person.seen_seal = number - 1;
      person.seen = state.page.opened();
      person.heard = std::max(person.heard, person.seen);
    }
    // A device that came into the journal in this page signed its own introduction.
    const bool alive = std::any_of(person.devices.begin(), person.devices.end(), [&](const Person::Binding& binding) {
      return state.owner(binding.device) == p && (wrote[binding.device] || in_page[binding.event]);
    });
    const auto named = [&] { return key && std::ranges::find(*end.reconvened, *key) != end.reconvened->end(); };
    if (alive || (end.reconvened && named())) {
      person.seen_seal = number;
      person.seen = end.time;
      person.heard = end.time;
    } else if (end.reconvened) {
      person.seen_seal = 0;
      person.seen = {};
    }
  }
  state.page.alive.clear();
}

}  // namespace folkmoot::assembly

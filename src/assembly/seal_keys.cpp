#include "assembly/seal_keys.h"

#include <algorithm>

#include "assembly/pages.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

namespace {
/// Whether somebody has the key or had it, as the act sees it. What an unsealed enclosure brings is not asked: which of
/// several brings a device's keys is settled by the seal, and two persons with one key count as one witness.
bool is_known_key(const Context& context, const SignKey& key) {
  const State& state = context.state;
  const auto is_sealed = [&](EventIndex e) { return e != kNoEvent && state.facts[e].sealed; };
  return std::ranges::any_of(
             state.devices,
             [&](const Device& device) { return device.seal_key == key && is_sealed(device.keys_from); }) ||
         std::ranges::any_of(state.persons, [&](const Person& person) {
           return std::ranges::find(person.spent_seal_keys, key) != person.spent_seal_keys.end() ||
                  std::ranges::any_of(person.namings, [&](const Person::Naming& naming) {
                    return naming.key == key && context.view.has(naming.event);
                  });
         });
}

bool seal_key_proves_itself(Context& context, const event::Witness& witness) {
  const AssemblyId& assembly = context.journal.assembly();
  if (context.dry_run) return event::is_proved(*witness.key, assembly, witness.device);
  const auto known = context.proofs.known.find(context.id());
  if (known != context.proofs.known.end()) return known->second;
  // Looked at under a seal, too: so few of them come that nobody has to trust its signers with it.
  const bool valid = event::is_proved(*witness.key, assembly, witness.device);
  context.proofs.known.emplace(context.id(), valid);
  return valid;
}

Verdict check_witness(Context& context, const event::Witness& witness, std::optional<journal::DeviceIndex> device) {
  if (!is_on_roll(context.view, context.author)) return Verdict::act_not_member;
  if (in_founding_page(context.state)) return Verdict::witness_founding_page;
  if (!device || owner_of(context.view, *device) != context.author) return Verdict::witness_other_device;
  if (!witness.key) return Verdict::applied;
  if (*device != context.device) return Verdict::witness_other_device;
  if (is_known_key(context, witness.key->seal_key)) return Verdict::witness_known_key;
  return seal_key_proves_itself(context, witness) ? Verdict::applied : Verdict::witness_bad_proof;
}

void spend(Person& person, const SignKey& key) {
  if (std::ranges::find(person.spent_seal_keys, key) == person.spent_seal_keys.end())
    person.spent_seal_keys.push_back(key);
}

void put_in_force(State& state, PersonIndex p, const Person::Naming& naming) {
  Person& person = state.persons[p];
  for (const Person::Binding& binding : person.devices) {
    Device& device = state.devices[binding.device];
    if (!device.seal_key || state.owner(binding.device) != p) continue;
    spend(person, *device.seal_key);
    device.seal_key.reset();
    mark(state, Subject::device, device.entry, binding.device);
  }
  state.devices[naming.device].seal_key = naming.key;
  mark(state, Subject::device, state.devices[naming.device].entry, naming.device);
}
}  // namespace

Verdict judge(Context& context, const event::Witness& witness) {
  const auto device = context.table().find_device(witness.device);
  const Verdict verdict = check_witness(context, witness, device);
  if (is_void(verdict) || context.dry_run) return verdict;
  Person::Naming naming{context.event, *device, {}};
  if (witness.key) naming.key = witness.key->seal_key;
  context.insert_in_order(context.state.persons[context.author].namings, naming,
                          [](const Person::Naming& other) { return other.event; });
  return Verdict::applied;
}

std::optional<Instant> seal_key_since(const State& state, const Person& person) {
  const std::uint64_t seal = std::max(person.since_seal, person.seal_key_since);
  return seal == 0 ? std::nullopt : std::optional(seal_time(state, seal));
}

void settle_seal_keys(State& state, std::uint64_t number) {
  for (PersonIndex p = 0; p < state.persons.size(); ++p) {
    Person& person = state.persons[p];
    if (person.namings.empty()) continue;
    std::optional<Person::Naming> last;
    for (const Person::Naming& naming : person.namings) {
      if (!naming.key) continue;
      if (last) spend(person, *last->key);
      last = naming;
    }
    if (last) {
      put_in_force(state, p, *last);
      person.seal_key_since = number;
    }
    // A wish after the last key is still to be answered.
    const Person::Naming newest = person.namings.back();
    person.namings.clear();
    if (!newest.key) person.namings.push_back(newest);
  }
}

}  // namespace folkmoot::assembly

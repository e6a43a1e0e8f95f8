// Who and what the words of a story name.
#include <algorithm>

#include "tests/scenario/world.h"

namespace folkmoot::scenario {

void World::add_person(const std::string& name) {
  persons_.try_emplace(name, reinterpret_id<PersonId>(person_key(name).public_key()));
  add_device(name);
}

void World::add_device(const std::string& device) { devices_.insert(device); }

Parsed<PersonId> World::person(const Word& name) const {
  const auto known = persons_.find(name.text);
  if (known == persons_.end()) return fault(name.place, "expected a person, but nobody is called `" + name.text + "`");
  return known->second;
}

Parsed<DeviceId> World::device(const Word& name) const {
  if (!devices_.contains(name.text))
    return fault(name.place, "expected a device, but none is called `" + name.text + "`");
  return reinterpret_id<DeviceId>(device_key(name.text).public_key());
}

Parsed<EventId> World::act(const Word& name) const {
  const auto known = acts_.find(name.text);
  if (known == acts_.end()) return fault(name.place, "expected an act, but none is called `" + name.text + "`");
  if (!known->second) return fault(name.place, "expected one act, but several are called `" + name.text + "`");
  return *known->second;
}

Parsed<Enclosure> World::enclosure(const Word& name) const {
  const auto known = enclosures_.find(name.text);
  if (known == enclosures_.end())
    return fault(name.place, "expected an enclosure, but none is called `" + name.text + "`");
  return known->second;
}

void World::name_act(const std::string& name, const EventId& id) {
  const auto [there, added] = acts_.try_emplace(name, id);
  if (!added && there->second != id) there->second = std::nullopt;
}

std::string World::name_of(const PersonId& id) const {
  const auto known = std::find_if(persons_.begin(), persons_.end(), [&](const auto& one) { return one.second == id; });
  return known == persons_.end() ? id.hex().substr(0, 8) : known->first;
}

}  // namespace folkmoot::scenario

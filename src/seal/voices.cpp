#include "seal/voices.h"

#include <algorithm>
#include <set>

namespace folkmoot::seal {

const Voices::Said* Voices::find(const ReconveningId& id) const {
  const auto found = said_.find(id);
  return found == said_.end() ? nullptr : &found->second;
}

const Voice* Voices::of(const PersonId& person, const Choice& choice) const {
  for (const auto& [id, said] : said_) {
    if (!same_choice(said.reconvening.choice, choice)) continue;
    const auto voice = std::ranges::find(said.voices, person, &Voice::person);
    if (voice != said.voices.end()) return &*voice;
  }
  return nullptr;
}

bool Voices::is_contradicted(const Voice& voice) const {
  return std::ranges::any_of(contradictions_, [&](const Contradiction& both) {
    return both.first.person == voice.person && same_choice(both.first.choice, voice.choice);
  });
}

Voices::Fate Voices::take(const Reconvening& reconvening, const Voice& voice, const RollDevices& roll) {
  const ReconveningId id = reconvening_id(reconvening);
  if (voice.reconvening != id || voice.choice != reconvening.choice) return Fate::refused;
  const auto person = roll.find(voice.person);
  if (person == roll.end() || std::ranges::find(person->second, voice.device) == person->second.end())
    return Fate::refused;
  if (const Said* said = find(id);
      said != nullptr && std::ranges::find(said->voices, voice.person, &Voice::person) != said->voices.end())
    return Fate::known;
  if (is_contradicted(voice) || !voice_verifies(voice)) return Fate::refused;
  if (const Voice* other = of(voice.person, voice.choice)) contradictions_.push_back({*other, voice});
  Said& said = said_[id];
  said.reconvening = reconvening;
  said.persons =
      static_cast<std::size_t>(std::ranges::count_if(roll, [](const auto& entry) { return !entry.second.empty(); }));
  said.voices.push_back(voice);
  return Fate::kept;
}

std::size_t Voices::count(const ReconveningId& id) const {
  const Said* said = find(id);
  if (said == nullptr) return 0;
  return static_cast<std::size_t>(
      std::ranges::count_if(said->voices, [this](const Voice& voice) { return !is_contradicted(voice); }));
}

bool Voices::holds(const ReconveningId& id) const {
  const Said* said = find(id);
  return said != nullptr && count(id) * 2 > said->persons;
}

Bytes Voices::digest(std::uint64_t page) const {
  std::set<Bytes> names;
  for (const auto& [id, said] : said_)
    for (const Voice& voice : said.voices) {
      if (voice.choice.page != page) break;
      Bytes name = to_bytes(voice.person.view());
      append(name, is_contradicted(voice) ? ReconveningId{}.view() : id.view());
      names.insert(std::move(name));
    }
  Bytes out;
  for (const Bytes& name : names) append(out, name);
  return out;
}

}  // namespace folkmoot::seal

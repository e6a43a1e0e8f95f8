// What a story finds in place, without telling how it came about. Everything here is made of real acts all the same.
#include <algorithm>
#include <array>

#include "base/fraction.h"
#include "event/charter_presets.h"
#include "tests/scenario/language.h"

namespace folkmoot::scenario {

namespace {

/// An act that must succeed, or the story stands on nothing.
Parsed<EventId> write(World& world, const std::string& device, event::Content content, Place place) {
  FM_ASSIGN(const EventId id, world.write(device, std::move(content), {}, place));
  const std::string& fate = world.last_event().fate;
  if (fate != "applied") return fault(place, "this cannot be put in place: an act of " + device + " is " + fate);
  return id;
}

Parsed<Ok> need_assembly(const World& world, Place place) {
  if (world.is_founded()) return Ok{};
  return fault(place, "expected `given an assembly ...` before this");
}

/// A name and a value as charters have them. Beside these: `founders N`, `preset NAME`, to begin from, and
/// `approval_quorum N/M`, those of the members who must say yes to anything.
Parsed<Ok> set(event::Charter& charter, std::uint64_t& founders, const Slot::Pair& pair) {
  const std::string& name = pair.name.text;
  const std::string& value = pair.value.text;
  if (name == "founders") {
    const auto number = parse_number(value);
    if (!number) return fault(pair.value.place, "expected a number");
    founders = *number;
    return Ok{};
  }
  if (name == "preset") {
    const event::CharterPreset* const preset = event::find_charter_preset(value);
    if (preset == nullptr) return fault(pair.value.place, "expected the name of a preset");
    charter = *event::read_charter(preset->text);
    return Ok{};
  }
  if (name == "approval_quorum") {
    const auto fraction = Fraction::parse(value);
    if (!fraction) return fault(pair.value.place, "expected a fraction like 1/5");
    for (event::DecisionRule* rule : {&charter.ordinary, &charter.grave, &charter.constitutional, &charter.emergency,
                                      &charter.urgent, &charter.fallback})
      rule->quorum = tally::Quorum{tally::QuorumKind::approval, *fraction};
    return Ok{};
  }
  auto read = event::read_charter(name + " = " + value, charter);
  if (!read) return fault(pair.value.place, read.error().error.detail);
  charter = *std::move(read);
  return Ok{};
}

Parsed<Ok> begin(World& world, const Word& name, const Word& first, const Slot* settings, Place place) {
  if (world.is_founded()) return fault(place, "expected one assembly only");
  event::Charter charter;
  std::uint64_t founders = 3;
  if (settings != nullptr)
    for (const Slot::Pair& pair : settings->pairs) FM_TRY(set(charter, founders, pair));
  auto read = event::read_charter(world.charter_lines, charter);
  if (!read) return fault(place, "this is no charter: " + read.error().error.detail);
  charter = *std::move(read);
  if (const auto sense = event::decode_charter(event::encode_charter(charter)); !sense)
    return fault(place, "this is no charter: " + sense.error().detail);
  world.add_person(first.text);
  world.found(first.text, name.text, founders, charter, place);
  world.name_act(name.text, world.last_event().event->id);
  event::Record accept = world.person_record(first.text, std::nullopt, true, {});
  world.accepts.push_back(event::record_id(accept));
  world.name_enclosure(first.text, {accept});
  FM_TRY(write(world, first.text, event::HandIn{std::move(accept)}, place));
  return Ok{};
}

/// An invitation by `inviter`, and what comes back by it, handed in.
Parsed<Ok> bring(World& world, const std::string& inviter, const Word& name, Place place) {
  if (world.knows_person(name.text))
    return fault(name.place, "expected somebody new, but `" + name.text + "` is known");
  world.add_person(name.text);
  const std::string key_name = "invitation for " + name.text;
  FM_ASSIGN(const EventId invitation,
            write(world, inviter, event::Invite{World::key(key_name).public_key(), {}}, place));
  world.note_published_key(invitation, key_name);
  const bool is_accept = !world.replica().state().constituted();
  event::Record record = world.person_record(name.text, invitation, is_accept, {});
  if (is_accept) world.accepts.push_back(event::record_id(record));
  world.name_enclosure(name.text, {record});
  FM_TRY(write(world, inviter, event::HandIn{std::move(record)}, place));
  return Ok{};
}

/// The handles of those who founded, in the order of the story, as many as are needed to vouch.
std::vector<std::string> vouchers(World& world) {
  std::vector<std::string> out;
  const assembly::State& state = world.replica().state();
  for (const assembly::Person& person : state.persons) {
    const auto p = state.person(person.id);
    if (out.size() < world.replica().charter().vouches && state.standing(*p) == assembly::Standing::founder)
      out.push_back(world.name_of(person.id));
  }
  return out;
}

Parsed<Ok> vouch_for(World& world, const std::vector<PersonId>& persons, Place place) {
  for (const std::string& voucher : vouchers(world))
    FM_TRY(write(world, voucher, event::Vouch{persons, event::Basis::known, {}}, place));
  const assembly::State& state = world.replica().state();
  for (const PersonId& id : persons)
    if (state.page.number == 1 && !state.on_roll(*state.person(id)))
      return fault(place, "this cannot be put in place: not enough founders to vouch");
  return Ok{};
}

/// Who invites. After the founding page a device introduces two newcomers before the next seal, so founders take turns.
std::string sponsor(World& world) {
  std::vector<std::string> founders;
  const assembly::State& state = world.replica().state();
  for (const assembly::Person& person : state.persons)
    if (state.standing(*state.person(person.id)) == assembly::Standing::founder)
      founders.push_back(world.name_of(person.id));
  return state.page.number == 1 || founders.empty() ? world.name_of(state.persons.front().id)
                                                    : founders[world.items().size() / 2 % founders.size()];
}

Parsed<Ok> assembly_begun(World& world, const Slots& slots, Place place) {
  return begin(world, slots[0].word, slots[1].word, nullptr, place);
}

Parsed<Ok> assembly_begun_with(World& world, const Slots& slots, Place place) {
  return begin(world, slots[0].word, slots[1].word, &slots[2], place);
}

Parsed<Ok> founded(World& world, const Slots& slots, const Slot* settings, Place place) {
  const Words& names = slots[1].names;
  FM_TRY(begin(world, slots[0].word, names.front(), settings, place));
  for (std::size_t i = 1; i < names.size(); ++i) FM_TRY(bring(world, names.front().text, names[i], place));
  FM_TRY(write(world, names.front().text, event::Constitute{world.accepts}, place));
  return Ok{};
}

Parsed<Ok> assembly_of(World& world, const Slots& slots, Place place) { return founded(world, slots, nullptr, place); }
Parsed<Ok> assembly_of_with(World& world, const Slots& slots, Place place) {
  return founded(world, slots, &slots[2], place);
}

Parsed<Ok> applicants(World& world, const Slots& slots, Place place) {
  FM_TRY(need_assembly(world, place));
  for (const Word& name : slots[0].names) FM_TRY(bring(world, sponsor(world), name, place));
  return Ok{};
}

Parsed<Ok> members(World& world, const Slots& slots, Place place) {
  FM_TRY(applicants(world, slots, place));
  std::vector<PersonId> persons;
  for (const Word& name : slots[0].names) persons.push_back(*world.person(name));
  return vouch_for(world, persons, place);
}

Parsed<std::vector<PersonId>> list(World& world, const std::string& steward, const Words& names, Place place) {
  event::ListPersons content;
  for (const Word& name : names) {
    if (world.knows_person(name.text))
      return fault(name.place, "expected somebody new, but `" + name.text + "` is known");
    content.names.push_back(name.text);
  }
  FM_ASSIGN(const EventId id, write(world, steward, content, place));
  std::vector<PersonId> out;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    out.push_back(event::listed_person(id, i));
    world.add_listed(names[i].text, out.back());
  }
  return out;
}

Parsed<Ok> listed_applicants(World& world, const Slots& slots, Place place) {
  FM_TRY(need_assembly(world, place));
  FM_TRY(world.person(slots[1].word));
  FM_TRY(list(world, slots[1].word.text, slots[0].names, place));
  return Ok{};
}

Parsed<Ok> listed_members(World& world, const Slots& slots, Place place) {
  FM_TRY(need_assembly(world, place));
  FM_TRY(world.person(slots[1].word));
  FM_ASSIGN(const std::vector<PersonId> persons, list(world, slots[1].word.text, slots[0].names, place));
  return vouch_for(world, persons, place);
}

Parsed<Ok> devices(World& world, const Slots& slots, Place place) {
  FM_TRY(need_assembly(world, place));
  for (const Word& name : slots[0].names) {
    const std::string person = World::person_of(name.text);
    if (person == name.text) return fault(name.place, "expected a device like m001/phone");
    if (!world.knows_person(person))
      return fault(name.place, "expected a device of somebody known, but nobody is called `" + person + "`");
    world.add_device(name.text);
    FM_TRY(write(world, person, event::HandIn{world.device_record(name.text, false, {})}, place));
  }
  return Ok{};
}

Parsed<Ok> time_is(World& world, const Slots& slots, Place) {
  world.set_time(slots[0].time);
  return Ok{};
}

Parsed<Ok> seal_all(World& world, const Slots& slots, Place place) {
  FM_TRY(need_assembly(world, place));
  return world.seal(slots[0].time, world.items().size(), place);
}

Parsed<Ok> seal_without_last(World& world, const Slots& slots, Place place) {
  FM_TRY(need_assembly(world, place));
  if (slots[1].number >= world.items().size())
    return fault(slots[1].place, "expected a smaller number: so much has not happened");
  return world.seal(slots[0].time, world.items().size() - slots[1].number, place);
}

constexpr std::array kGivens = {
    GivenSentence{"an assembly NAME of NAMES", assembly_of},
    GivenSentence{"an assembly NAME of NAMES with SETTINGS", assembly_of_with},
    GivenSentence{"an assembly NAME begun by NAME", assembly_begun},
    GivenSentence{"an assembly NAME begun by NAME with SETTINGS", assembly_begun_with},
    GivenSentence{"applicants NAMES", applicants},
    GivenSentence{"members NAMES", members},
    GivenSentence{"listed applicants NAMES by NAME", listed_applicants},
    GivenSentence{"listed members NAMES by NAME", listed_members},
    GivenSentence{"devices NAMES", devices},
    GivenSentence{"the time is TIME", time_is},
    GivenSentence{"a seal at TIME over all so far", seal_all},
    GivenSentence{"a seal at TIME over all but the last NUMBER act|acts", seal_without_last},
};

}  // namespace

std::span<const GivenSentence> given_sentences() { return kGivens; }

}  // namespace folkmoot::scenario

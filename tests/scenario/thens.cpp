// What must be so: the sentences that are checked.
#include <algorithm>
#include <array>

#include "assembly/marks.h"
#include "assembly/witnesses.h"
#include "tests/scenario/then_parts.h"

namespace folkmoot::scenario {

namespace {

using assembly::Object;
using assembly::PersonIndex;
using assembly::Standing;

// People.

std::string standing_of(const Scene& scene, const PersonId& id) {
  const assembly::State& state = scene.replica.state();
  const auto p = state.person(id);
  if (!p) return "unknown";
  const assembly::Person& person = state.persons[*p];
  if (person.accepts.empty() && person.applications.empty()) return "unknown";
  switch (state.standing(*p)) {
    case Standing::applicant:
      return "applicant";
    case Standing::founder:
      return "founder";
    case Standing::member:
      return person.listed ? "listed member" : "member";
    case Standing::left:
      return "left";
    case Standing::removed:
      return "removed";
  }
  return {};
}

Parsed<std::string> all_are(const Scene& scene, const Slots& slots, const std::string& standing) {
  for (const Word& name : slots[0].names) {
    FM_ASSIGN(const PersonId id, scene.world.person(name));
    const std::string is = standing_of(scene, id);
    if (is != standing) return name.text + ": " + is;
  }
  return std::string();
}
Parsed<std::string> are_applicants(const Scene& scene, const Slots& slots) {
  return all_are(scene, slots, "applicant");
}
Parsed<std::string> are_founders(const Scene& scene, const Slots& slots) { return all_are(scene, slots, "founder"); }
Parsed<std::string> are_members(const Scene& scene, const Slots& slots) { return all_are(scene, slots, "member"); }
Parsed<std::string> are_listed(const Scene& scene, const Slots& slots) {
  return all_are(scene, slots, "listed member");
}
Parsed<std::string> have_left(const Scene& scene, const Slots& slots) { return all_are(scene, slots, "left"); }
Parsed<std::string> are_removed(const Scene& scene, const Slots& slots) { return all_are(scene, slots, "removed"); }
Parsed<std::string> are_unknown(const Scene& scene, const Slots& slots) { return all_are(scene, slots, "unknown"); }

Parsed<std::string> roll_size(const Scene& scene, const Slots& slots) {
  return differs(scene.replica.state().roll().size(), slots[0].number);
}

Parsed<std::string> roll_is(const Scene& scene, const Slots& slots) {
  std::vector<std::string> is;
  std::vector<std::string> must;
  for (const PersonIndex p : scene.replica.state().roll())
    is.push_back(scene.world.name_of(scene.replica.state().persons[p].id));
  for (const Word& name : slots[0].names) {
    FM_TRY(scene.world.person(name));
    must.push_back(name.text);
  }
  std::sort(is.begin(), is.end());
  std::sort(must.begin(), must.end());
  if (is == must) return std::string();
  std::string out = "it is";
  for (const std::string& name : is) out += " " + name;
  return out;
}

Parsed<std::string> vouches(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto p, person_in(scene, slots[0].word));
  return differs(p ? scene.replica.state().vouchers(*p) : 0, slots[1].number);
}
Parsed<std::string> objections(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto p, person_in(scene, slots[0].word));
  return differs(p ? scene.replica.state().objectors(*p) : 0, slots[1].number);
}

// Devices.

std::optional<journal::DeviceIndex> known_device(const Scene& scene, const DeviceId& id) {
  const auto d = scene.replica.journal().table().find_device(id);
  const auto& devices = scene.replica.state().devices;
  return d && *d < devices.size() && !devices[*d].bindings.empty() ? d : std::nullopt;
}

Parsed<std::string> device_count(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const PersonId id, scene.world.person(slots[0].word));
  const assembly::State& state = scene.replica.state();
  const auto person = state.person(id);
  std::size_t count = 0;
  for (journal::DeviceIndex d = 0; person && d < state.devices.size(); ++d)
    if (state.owner(d) == *person) ++count;
  return differs(count, slots[1].number);
}
Parsed<std::string> device_is_suspended(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const DeviceId id, scene.world.device(slots[0].word));
  const auto d = known_device(scene, id);
  return unless(d && scene.replica.state().suspended(*d), d ? "it is active" : "it is unknown");
}
Parsed<std::string> device_is_active(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const DeviceId id, scene.world.device(slots[0].word));
  const auto d = known_device(scene, id);
  return unless(d && !scene.replica.state().suspended(*d), d ? "it is suspended" : "it is unknown");
}
Parsed<std::string> device_belongs(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const DeviceId id, scene.world.device(slots[0].word));
  const auto d = known_device(scene, id);
  const PersonIndex owner = d ? scene.replica.state().owner(*d) : assembly::kNoPerson;
  const std::string is =
      owner == assembly::kNoPerson ? "nobody" : scene.world.name_of(scene.replica.state().persons[owner].id);
  if (slots[1].word.text != "nobody") FM_TRY(scene.world.person(slots[1].word));
  return differs(is, slots[1].word.text);
}

Parsed<std::string> seals_with(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const PersonId id, scene.world.person(slots[0].word));
  FM_ASSIGN(const DeviceId must, scene.world.device(slots[1].word));
  const assembly::State& state = scene.replica.state();
  const auto person = state.person(id);
  const auto device = person ? assembly::witness_device(state, *person) : std::nullopt;
  return unless(device && state.devices[*device].id == must, device ? "it is another one" : "there is none");
}

// Proposals.

Parsed<assembly::ProposalIndex> proposal_in(const Scene& scene, const Word& name) {
  FM_ASSIGN(const EventId id, scene.world.act(name));
  const auto e = scene.replica.journal().find(id);
  const auto proposal = e ? scene.replica.state().made(Object::proposal, *e) : std::nullopt;
  if (!proposal) return fault(name.place, "expected a proposal, but `" + name.text + "` is none");
  return *proposal;
}

Parsed<std::string> proposal_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto proposal, proposal_in(scene, slots[0].word));
  const std::string& must = slots[1].word.text;
  constexpr std::array<std::string_view, 5> kStates = {"open", "adopted", "rejected", "lapsed", "withdrawn"};
  if (std::find(kStates.begin(), kStates.end(), must) == kStates.end())
    return fault(slots[1].place, "expected open, adopted, rejected, lapsed or withdrawn");
  return differs(std::string(proposal_state_name(scene.replica.state().proposal_state(proposal))), must);
}

Parsed<std::string> version_count(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto proposal, proposal_in(scene, slots[0].word));
  return differs(scene.replica.state().proposals[proposal].versions.size(), slots[1].number);
}

}  // namespace

Parsed<assembly::VersionIndex> version_in(const Scene& scene, const Word& name) {
  FM_ASSIGN(const EventId id, scene.world.act(name));
  const assembly::State& state = scene.replica.state();
  const auto e = scene.replica.journal().find(id);
  const auto version = e ? state.made(Object::version, *e) : std::nullopt;
  if (!version) return fault(name.place, "expected a proposal or a version of one, but `" + name.text + "` is none");
  const auto proposal = state.made(Object::proposal, *e);
  return proposal ? state.last_version(*proposal) : *version;
}

namespace {
Parsed<std::string> elector(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto version, version_in(scene, slots[1].word));
  for (const Word& name : slots[0].names) {
    FM_ASSIGN(const auto person, person_in(scene, name));
    if (!person || !scene.replica.state().is_elector(version, *person)) return name.text + " may not";
  }
  return std::string();
}
Parsed<std::string> no_elector(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto version, version_in(scene, slots[1].word));
  for (const Word& name : slots[0].names) {
    FM_ASSIGN(const auto person, person_in(scene, name));
    if (person && scene.replica.state().is_elector(version, *person)) return name.text + " may";
  }
  return std::string();
}

Parsed<std::string> positions(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto version, version_in(scene, slots[0].word));
  const assembly::State& state = scene.replica.state();
  std::map<std::string, std::uint64_t> is;
  for (std::size_t i = 0; i < event::kStanceCount; ++i)
    is[std::string(event::stance_name(static_cast<event::Stance>(i)))] = state.versions[version].counts[i];
  is["contradictory"] = state.versions[version].contradicted;
  is["none"] = state.unanswered(version).size() - state.versions[version].contradicted;
  return compare(is, slots[1], true);
}

Parsed<const assembly::Decision*> decision_in(const Scene& scene, const Word& name) {
  FM_ASSIGN(const auto proposal, proposal_in(scene, name));
  const auto decision = scene.replica.state().decision_of(proposal);
  return decision ? &scene.replica.state().decisions[*decision] : nullptr;
}

Parsed<std::string> decision_counts(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const assembly::Decision* d, decision_in(scene, slots[0].word));
  return count_matches(d, slots);
}
Parsed<std::string> no_decision(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const assembly::Decision* d, decision_in(scene, slots[0].word));
  return unless(d == nullptr, "there is one");
}
Parsed<std::string> decision_is_act(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const assembly::Decision* d, decision_in(scene, slots[0].word));
  FM_ASSIGN(const EventId id, scene.world.act(slots[1].word));
  if (d == nullptr) return std::string("there is no decision");
  return unless(scene.replica.journal().table().id(d->event) == id, "it is another act");
}
Parsed<std::string> tie(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const assembly::Decision* d, decision_in(scene, slots[0].word));
  return unless(d != nullptr && d->is_tie(), "it is not");
}

Parsed<std::string> waits_for_ratification(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const assembly::Decision* d, decision_in(scene, slots[0].word));
  if (d == nullptr) return std::string("there is no decision");
  return unless(d->awaits_ratification, "it does not");
}
Parsed<std::string> needs_no_ratification(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const assembly::Decision* d, decision_in(scene, slots[0].word));
  if (d == nullptr) return std::string("there is no decision");
  return unless(!d->awaits_ratification, "it waits for it");
}

// Acts.

Parsed<std::string> act_is(const Scene& scene, const EventId& id, const std::string& fate) {
  return differs(scene.replica.fate(id), fate);
}

Parsed<std::string> last_applied(const Scene& scene, const Slots&) {
  return act_is(scene, scene.world.last_event().event->id, "applied");
}
Parsed<std::string> last_void(const Scene& scene, const Slots& slots) {
  return act_is(scene, scene.world.last_event().event->id, "void: " + slots[0].word.text);
}
Parsed<std::string> last_parked(const Scene& scene, const Slots& slots) {
  return act_is(scene, scene.world.last_event().event->id, "parked: " + slots[0].word.text);
}
Parsed<std::string> last_refused(const Scene& scene, const Slots& slots) {
  return act_is(scene, scene.world.last_event().event->id, "refused: " + slots[0].word.text);
}
Parsed<std::string> last_not_kept(const Scene& scene, const Slots&) {
  return act_is(scene, scene.world.last_event().event->id, "not kept");
}

Parsed<std::string> named_act_is(const Scene& scene, const Slots& slots, const std::string& fate) {
  for (const Word& name : slots[0].names) {
    FM_ASSIGN(const EventId id, scene.world.act(name));
    FM_ASSIGN(std::string is, act_is(scene, id, fate));
    if (!is.empty()) return name.text + ": " + is;
  }
  return std::string();
}
Parsed<std::string> act_applied(const Scene& scene, const Slots& slots) {
  return named_act_is(scene, slots, "applied");
}
Parsed<std::string> act_void(const Scene& scene, const Slots& slots) {
  return named_act_is(scene, slots, "void: " + slots[1].word.text);
}
Parsed<std::string> act_parked(const Scene& scene, const Slots& slots) {
  return named_act_is(scene, slots, "parked: " + slots[1].word.text);
}
Parsed<std::string> act_refused(const Scene& scene, const Slots& slots) {
  return named_act_is(scene, slots, "refused: " + slots[1].word.text);
}
Parsed<std::string> act_not_kept(const Scene& scene, const Slots& slots) {
  return named_act_is(scene, slots, "not kept");
}

std::string marks_on(const Scene& scene, const EventId& id) {
  std::string out;
  const auto e = scene.replica.journal().find(id);
  if (!e) return "not held";
  for (const assembly::Mark mark : assembly::marks_of(scene.replica.state(), scene.replica.journal().table(), *e))
    out += (out.empty() ? "" : " and ") + std::string(assembly::mark_name(mark));
  return out.empty() ? "not marked" : "marked with " + out;
}
Parsed<std::string> marked(const Scene& scene, const Slots& slots) {
  for (const Word& name : slots[0].names) {
    FM_ASSIGN(const EventId id, scene.world.act(name));
    const std::string is = marks_on(scene, id);
    // Between two spaces stands one whole mark.
    if ((is + " ").find(" " + slots[1].word.text + " ") == std::string::npos) return name.text + ": it is " + is;
  }
  return std::string();
}
Parsed<std::string> not_marked(const Scene& scene, const Slots& slots) {
  for (const Word& name : slots[0].names) {
    FM_ASSIGN(const EventId id, scene.world.act(name));
    const std::string is = marks_on(scene, id);
    if (is != "not marked") return name.text + ": it is " + is;
  }
  return std::string();
}

Parsed<std::string> changed_nothing(const Scene& scene, const Slots&) {
  const Item& last = scene.world.last_event();
  return unless(!scene.straight || last.state_before == last.state_after, "it changed the state");
}

// The whole.

Parsed<std::string> forming(const Scene& scene, const Slots&) {
  return unless(!scene.replica.state().constituted(), "it is constituted");
}
Parsed<std::string> constituted(const Scene& scene, const Slots&) {
  return unless(scene.replica.state().constituted(), "it is forming");
}
Parsed<std::string> founders(const Scene& scene, const Slots& slots) {
  return differs(scene.replica.state().founders(), slots[0].number);
}
Parsed<std::string> page_is(const Scene& scene, const Slots& slots) {
  return differs(scene.replica.state().page.number, slots[0].number);
}
Parsed<std::string> void_acts(const Scene& scene, const Slots& slots) {
  return differs(scene.replica.void_count(), slots[0].number);
}
Parsed<std::string> forks(const Scene& scene, const Slots& slots) {
  return differs(scene.replica.journal().forks().size(), slots[0].number);
}
Parsed<std::string> snapshot(const Scene& scene, const Slots&) { return scene.replica.save_and_load(); }

constexpr std::array kThens = {
    ThenSentence{"the assembly is forming", forming},
    ThenSentence{"the assembly is constituted", constituted},
    ThenSentence{"there are NUMBER founders", founders},
    ThenSentence{"the page is NUMBER", page_is},
    ThenSentence{"the roll has NUMBER person|people", roll_size},
    ThenSentence{"the roll is NAMES", roll_is},
    ThenSentence{"NAMES is|are [an] applicant|applicants", are_applicants},
    ThenSentence{"NAMES is|are [a] founder|founders", are_founders},
    ThenSentence{"NAMES is|are [a] member|members", are_members},
    ThenSentence{"NAMES is|are [a] listed member|members", are_listed},
    ThenSentence{"NAMES has|have left", have_left},
    ThenSentence{"NAMES was|were removed", are_removed},
    ThenSentence{"NAMES is|are unknown", are_unknown},
    ThenSentence{"NAME has NUMBER vouch|vouches", vouches},
    ThenSentence{"NAME has NUMBER objection|objections", objections},
    ThenSentence{"NAME has NUMBER device|devices", device_count},
    ThenSentence{"the device NAME is active", device_is_active},
    ThenSentence{"the device NAME is suspended", device_is_suspended},
    ThenSentence{"the device NAME belongs to NAME", device_belongs},
    ThenSentence{"NAME seals with the device NAME", seals_with},
    ThenSentence{"the proposal NAME is NAME", proposal_is},
    ThenSentence{"the proposal NAME has NUMBER version|versions", version_count},
    ThenSentence{"NAMES may answer NAME", elector},
    ThenSentence{"NAMES may not answer NAME", no_elector},
    ThenSentence{"the positions on NAME are COUNTS", positions},
    ThenSentence{"the decision on NAME has COUNTS", decision_counts},
    ThenSentence{"the decision on NAME is the act NAME", decision_is_act},
    ThenSentence{"the decision on NAME is a tie", tie},
    ThenSentence{"the decision on NAME waits for ratification", waits_for_ratification},
    ThenSentence{"the decision on NAME needs no ratification", needs_no_ratification},
    ThenSentence{"there is no decision on NAME", no_decision},
    ThenSentence{"the last act is applied", last_applied},
    ThenSentence{"the last act is void with CODE", last_void},
    ThenSentence{"the last act is parked with CODE", last_parked},
    ThenSentence{"the last act is refused with CODE", last_refused},
    ThenSentence{"the last act is not kept", last_not_kept},
    ThenSentence{"the last act changed nothing", changed_nothing},
    ThenSentence{"the act|acts NAMES is|are applied", act_applied},
    ThenSentence{"the act|acts NAMES is|are void with CODE", act_void},
    ThenSentence{"the act|acts NAMES is|are parked with CODE", act_parked},
    ThenSentence{"the act|acts NAMES is|are refused with CODE", act_refused},
    ThenSentence{"the act|acts NAMES is|are not kept", act_not_kept},
    ThenSentence{"the act|acts NAMES is|are marked with CODE", marked},
    ThenSentence{"the act|acts NAMES is|are not marked", not_marked},
    ThenSentence{"NUMBER act|acts is|are void", void_acts},
    ThenSentence{"NUMBER fork|forks is|are known", forks},
    ThenSentence{"a node that starts again finds the same", snapshot},
};

}  // namespace

std::span<const ThenSentence> then_sentences() {
  static const std::vector<ThenSentence> kAll = [] {
    std::vector<ThenSentence> out(kThens.begin(), kThens.end());
    for (const auto more : {vote_sentences(), procedure_sentences(), second_sentences(), mandate_sentences(),
                            meeting_sentences(), work_sentences()})
      out.insert(out.end(), more.begin(), more.end());
    return out;
  }();
  return kAll;
}

}  // namespace folkmoot::scenario

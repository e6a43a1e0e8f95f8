// What must be so of elections, and of mandates and what is done under them.
#include <algorithm>
#include <array>

#include "assembly/elections.h"
#include "assembly/mandate_votes.h"
#include "assembly/mandates.h"
#include "tests/scenario/then_parts.h"

namespace folkmoot::scenario {

using assembly::Object;
using assembly::PersonIndex;

namespace {

Parsed<std::uint32_t> made_by(const Scene& scene, const Word& name, Object object, std::string_view what) {
  FM_ASSIGN(const EventId id, scene.world.act(name));
  const auto e = scene.replica.journal().find(id);
  const auto index = e ? scene.replica.state().made(object, *e) : std::nullopt;
  if (!index) return fault(name.place, "expected " + std::string(what) + ", but `" + name.text + "` is none");
  return *index;
}

std::string names_of(const Scene& scene, const std::vector<PersonIndex>& people) {
  std::vector<std::string> names;
  for (const PersonIndex p : people) names.push_back(scene.world.name_of(scene.replica.state().persons[p].id));
  std::ranges::sort(names);
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out.empty() ? "nobody" : out;
}

/// Exactly these, in whatever order.
Parsed<std::string> are_people(const Scene& scene, const Words& names, std::vector<PersonIndex> is) {
  std::vector<PersonIndex> must;
  for (const Word& name : names) {
    FM_ASSIGN(const auto person, person_in(scene, name));
    if (person) must.push_back(*person);
  }
  std::ranges::sort(must);
  std::ranges::sort(is);
  return unless(must == is && must.size() == names.size(), names_of(scene, is));
}

Parsed<std::vector<PersonIndex>> holders(const Scene& scene, const Word& name) {
  FM_ASSIGN(const std::uint32_t vote, made_by(scene, name, Object::vote, "what gave mandates"));
  const assembly::State& state = scene.replica.state();
  std::vector<PersonIndex> out;
  for (const assembly::Mandate& mandate : state.mandates)
    if (mandate.vote == vote && assembly::in_force(state, mandate)) out.push_back(mandate.holder);
  return out;
}
Parsed<std::string> hold(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(auto is, holders(scene, slots[1].word));
  return are_people(scene, slots[0].names, std::move(is));
}
Parsed<std::string> nobody_holds(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto is, holders(scene, slots[0].word));
  return unless(is.empty(), names_of(scene, is));
}

Parsed<const assembly::Election*> election_in(const Scene& scene, const Word& name) {
  FM_ASSIGN(const std::uint32_t vote, made_by(scene, name, Object::vote, "an election"));
  const auto& election = scene.replica.state().votes[vote].election;
  if (!election) return fault(name.place, "expected an election");
  return &*election;
}
Parsed<std::string> stand(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto* election, election_in(scene, slots[1].word));
  return are_people(scene, slots[0].names, assembly::standing_in_election(scene.replica.state(), *election));
}
Parsed<std::string> candidates(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto* election, election_in(scene, slots[0].word));
  if (election->frozen_seal == 0) return std::string("the list is open");
  return are_people(scene, slots[1].names, election->candidates);
}
Parsed<std::string> next_are(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto* election, election_in(scene, slots[1].word));
  return are_people(scene, slots[0].names, election->next);
}
Parsed<std::string> list_is_open(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto* election, election_in(scene, slots[0].word));
  return unless(election->frozen_seal == 0, "it is closed");
}

Parsed<std::string> under_mandate_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const std::uint32_t index, made_by(scene, slots[0].word, Object::mandate_vote, "a vote under a mandate"));
  const assembly::State& state = scene.replica.state();
  const assembly::MandateVote& vote = state.mandate_votes[index];
  const std::string is = std::string(assembly::bond_name(vote.bond)) + " and " +
                         std::string(assembly::standing_name(assembly::standing_of(state, vote)));
  return differs(is, slots[1].word.text + " and " + slots[2].word.text);
}

Parsed<std::string> under_mandate_brings(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const std::uint32_t index, made_by(scene, slots[0].word, Object::mandate_vote, "a vote under a mandate"));
  const auto& split = scene.replica.state().mandate_votes[index].split;
  if (!split) return std::string("one answer");
  return compare({{"yes", split->yes}, {"no", split->no}, {"abstain", split->abstain}}, slots[1], true);
}

constexpr std::array kThens = {
    ThenSentence{"nobody holds the mandate NAME", nobody_holds},
    ThenSentence{"NAMES holds|hold the mandate NAME", hold},
    ThenSentence{"NAMES stands|stand in NAME", stand},
    ThenSentence{"NAMES is|are next in NAME", next_are},
    ThenSentence{"the candidates of NAME are NAMES", candidates},
    ThenSentence{"the list of NAME is open", list_is_open},
    ThenSentence{"the vote under a mandate NAME is NAME and NAME", under_mandate_is},
    ThenSentence{"the vote under a mandate NAME brings COUNTS", under_mandate_brings},
};

}  // namespace

std::span<const ThenSentence> mandate_sentences() { return kThens; }

}  // namespace folkmoot::scenario

// `then` about amendments, minority reports, and votes on what was decided already.
#include "assembly/again.h"
#include "assembly/amendments.h"
#include "assembly/reports.h"
#include "node/amended_text.h"
#include "tests/scenario/then_parts.h"

namespace folkmoot::scenario {

namespace {
using assembly::Object;

Parsed<std::uint32_t> made_by(const Scene& scene, const Word& name, Object object, std::string_view what) {
  FM_ASSIGN(const EventId id, scene.world.act(name));
  const auto e = scene.replica.journal().find(id);
  const auto index = e ? scene.replica.state().made(object, *e) : std::nullopt;
  if (!index) return fault(name.place, "expected " + std::string(what) + ", but `" + name.text + "` is none");
  return *index;
}

/// What was decided by a vote or on a proposal; nothing where it is open.
Parsed<std::optional<assembly::DecisionIndex>> decided(const Scene& scene, const Word& name) {
  FM_ASSIGN(const EventId id, scene.world.act(name));
  const assembly::State& state = scene.replica.state();
  const auto e = scene.replica.journal().find(id);
  if (!e) return fault(name.place, "expected something that was decided");
  if (const auto vote = state.made(Object::vote, *e)) {
    const assembly::DecisionIndex d = state.votes[*vote].decision;
    return d == assembly::kNone ? std::nullopt : std::optional(d);
  }
  if (const auto proposal = state.made(Object::proposal, *e)) return state.decision_of(*proposal);
  return state.made(Object::decision, *e);
}

Parsed<std::string> decision_stands(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto decision, decided(scene, slots[0].word));
  if (!decision) return std::string("nothing was decided");
  return differs(std::string(stands_name(assembly::stands_now(scene.replica.state(), *decision))), slots[1].word.text);
}

Parsed<std::string> superseded_by(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto decision, decided(scene, slots[0].word));
  FM_ASSIGN(const auto later, decided(scene, slots[1].word));
  if (!decision || !later) return std::string("nothing was decided");
  return unless(scene.replica.state().decisions[*decision].later == *later, "it is not");
}

Parsed<std::string> reports_beside(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto decision, decided(scene, slots[1].word));
  if (!decision) return std::string("nothing was decided");
  const assembly::State& state = scene.replica.state();
  return differs(assembly::reports_of(state, state.decisions[*decision]).size(), slots[0].number);
}

Parsed<std::string> report_needs(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto report, made_by(scene, slots[0].word, Object::report, "a report"));
  const assembly::Report& there = scene.replica.state().reports[report];
  const std::size_t signers = assembly::View(scene.replica.state()).people(there.signatures);
  const std::uint64_t missing = signers >= there.needed ? 0 : there.needed - signers;
  return differs(missing, slots[1].number);
}

Parsed<std::string> vote_needs(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, made_by(scene, slots[0].word, Object::vote, "a vote"));
  const assembly::Vote& there = scene.replica.state().votes[vote];
  const std::size_t backers = assembly::View(scene.replica.state()).people(there.backers);
  return differs(backers >= there.backers_needed ? 0 : there.backers_needed - backers, slots[1].number);
}

Parsed<std::string> amendment_is(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, made_by(scene, slots[0].word, Object::vote, "an amendment"));
  const assembly::State& state = scene.replica.state();
  const auto& amendment = state.votes[vote].amendment;
  if (!amendment) return fault(slots[0].place, "expected an amendment");
  std::string is = state.votes[vote].closed_seal == 0 ? "open" : "rejected";
  if (amendment->standing_seal != 0) is = "standing";
  if (amendment->obsolete_seal != 0) is = "obsolete";
  if (assembly::is_taken_up(state, vote)) is = "taken_up";
  return differs(is, slots[1].word.text);
}

Parsed<std::string> made_obsolete_by(const Scene& scene, const Slots& slots) {
  FM_ASSIGN(const auto vote, made_by(scene, slots[0].word, Object::vote, "an amendment"));
  FM_ASSIGN(const auto by, made_by(scene, slots[1].word, Object::vote, "an amendment"));
  const auto& amendment = scene.replica.state().votes[vote].amendment;
  return unless(amendment && amendment->obsolete_by == by, "it was not");
}

/// The text of the last version, or what its amendments that stand make of it.
Parsed<std::string> text_is(const Scene& scene, const Slots& slots, bool with_amendments) {
  FM_ASSIGN(const auto proposal, made_by(scene, slots[0].word, Object::proposal, "a proposal"));
  const assembly::State& state = scene.replica.state();
  const assembly::VersionIndex last = state.last_version(proposal);
  const node::Bodies bodies{state, scene.replica.journal().table(),
                            [&](const EventId& id) -> std::optional<event::Body> {
                              const auto item = scene.world.item_of(id);
                              if (!item || !scene.world.items()[*item].event) return std::nullopt;
                              auto body = event::decode_body(*scene.world.items()[*item].event->body);
                              return body ? std::optional(*std::move(body)) : std::nullopt;
                            }};
  const auto text =
      with_amendments ? node::amended(bodies, last, state.versions[last].adopted) : node::text_of(bodies, last);
  return differs(text.value_or("(none)"), slots[1].word.text);
}
Parsed<std::string> text_stands(const Scene& scene, const Slots& slots) { return text_is(scene, slots, false); }
Parsed<std::string> text_becomes(const Scene& scene, const Slots& slots) { return text_is(scene, slots, true); }

constexpr std::array kThens = {
    ThenSentence{"the decision on NAME stands NAME", decision_stands},
    ThenSentence{"the decision on NAME was superseded by NAME", superseded_by},
    ThenSentence{"NUMBER report|reports is|are beside NAME", reports_beside},
    ThenSentence{"the report NAME needs NUMBER more", report_needs},
    ThenSentence{"the vote NAME needs NUMBER more", vote_needs},
    ThenSentence{"the amendment NAME is NAME", amendment_is},
    ThenSentence{"the amendment NAME was made obsolete by NAME", made_obsolete_by},
    ThenSentence{"the text of NAME is NAME", text_stands},
    ThenSentence{"the text of NAME becomes NAME", text_becomes},
};
}  // namespace

std::span<const ThenSentence> second_sentences() { return kThens; }

}  // namespace folkmoot::scenario

#include "node/proofs.h"

#include <algorithm>

#include "assembly/votes.h"
#include "base/text.h"
#include "codec/writer.h"
#include "node/lookup.h"
#include "node/proof_parts.h"
#include "proof/verify.h"
#include "seal/errc.h"

namespace folkmoot::node {

namespace {
using assembly::State;

/// What is to be proved: its entries, what a reader would like to see of it, and the id that it goes by.
struct Proved {
  std::vector<proof::WantedEntry> entries;
  std::optional<journal::EventIndex> text;
  std::string id;
};

class Finder {
 public:
  explicit Finder(Holding& holding) : holding_(holding), sealed_(holding.settled_state()) {}

  Allowed<Proved> decision(const std::string& words) {
    const auto found = Lookup(holding_).event(words);
    if (!found) return tl::unexpected(found.error());
    if (holding_.state().made(assembly::Object::vote, *found)) return vote(*found);
    const auto proposal = proposal_of(holding_.state(), *found);
    if (!proposal)
      return refuse(errc::kNotFound, "this is neither a proposal nor a vote, nor the decision of one: " + id(*found));
    const auto sealed = sealed_.made(assembly::Object::proposal, holding_.state().proposals[*proposal].event);
    if (!sealed) return not_sealed();
    const auto decision = sealed_.decision_of(*sealed);
    if (!decision)
      return undecided("the proposal is " +
                       std::string(assembly::proposal_state_name(sealed_.proposal_state(*sealed))));
    const assembly::Decision& count = sealed_.decisions[*decision];
    // A vote in the place of consensus decided it.
    if (count.vote != assembly::kNone) return vote(sealed_.votes[count.vote].event);
    return Proved{{{"proposal", key(sealed_.proposals[*sealed].event)}, {"decision", key(count.event)}},
                  sealed_.versions[count.version].event,
                  id(count.event)};
  }

  Allowed<Proved> mandate(const std::string& words, const std::string& holder) {
    const auto found = Lookup(holding_).vote(words);
    if (!found) return tl::unexpected(found.error());
    const assembly::Vote& opened = holding_.state().votes[*found];
    if (opened.election) return elected(opened, holder);
    if (opened.matter != assembly::Matter::mandate)
      return refuse(errc::kNotFound, "this vote gives no mandate: " + id(opened.event), "moot proof decision");
    const auto sealed = sealed_.made(assembly::Object::vote, opened.event);
    if (!sealed) return not_sealed();
    // An id that the state has no mandate for is proved to have none: an opening that no seal closed, or a rejected
    // one.
    return Proved{{{"mandate", key(opened.event)}}, opened.event, id(opened.event)};
  }

  Allowed<Proved> member(const std::string& words) {
    const auto found = Lookup(holding_).person(words);
    if (!found) return tl::unexpected(found.error());
    const PersonId& person = holding_.state().persons[*found].id;
    if (!sealed_.person(person)) return not_sealed();
    return Proved{{{"person", map_key(person.view())}}, std::nullopt, person.hex()};
  }

 private:
  /// A mandate that an election gave is its holder's.
  Allowed<Proved> elected(const assembly::Vote& opened, const std::string& holder) {
    const auto sealed = sealed_.made(assembly::Object::vote, opened.event);
    if (!sealed) return not_sealed();
    std::vector<PersonId> holders;
    if (!holder.empty()) {
      const auto person = Lookup(holding_).person(holder);
      if (!person) return tl::unexpected(person.error());
      holders.push_back(holding_.state().persons[*person].id);
    } else {
      for (const assembly::Mandate& mandate : sealed_.mandates)
        if (mandate.vote == *sealed) holders.push_back(sealed_.persons[mandate.holder].id);
    }
    if (holders.size() != 1)
      return refuse(errc::kAmbiguous, std::to_string(holders.size()) + " people have a mandate of this election",
                    "name one with --holder");
    Bytes key = codec::Writer().array(2).id(event(opened.event)).id(holders.front()).take();
    return Proved{{{"mandate", std::move(key)}}, opened.event, id(opened.event)};
  }

  Allowed<Proved> vote(journal::EventIndex e) {
    const auto sealed = sealed_.made(assembly::Object::vote, e);
    if (!sealed) return not_sealed();
    const assembly::Vote& vote = sealed_.votes[*sealed];
    if (vote.decision == assembly::kNone) return undecided("the vote is open");
    return Proved{{{"vote", key(e)}, {"decision", key(e)}}, e, id(e)};
  }

  /// Of a proposal, of a version, or of what closed it.
  static std::optional<assembly::ProposalIndex> proposal_of(const State& state, journal::EventIndex e) {
    if (const auto decision = state.made(assembly::Object::decision, e))
      return state.versions[state.decisions[*decision].version].proposal;
    if (const auto version = state.made(assembly::Object::version, e)) return state.versions[*version].proposal;
    return state.made(assembly::Object::proposal, e);
  }

  [[nodiscard]] tl::unexpected<Refusal> not_sealed() const {
    return refuse(errc::kNotSealed, "the seal of page " + std::to_string(page()) + " does not hold it yet",
                  "a proof is of what a seal holds: moot seal status");
  }
  [[nodiscard]] tl::unexpected<Refusal> undecided(const std::string& how) const {
    return refuse(errc::kUndecided, how + " as of the seal of page " + std::to_string(page()));
  }
  [[nodiscard]] std::uint64_t page() const { return holding_.sealing().closed().size(); }
  [[nodiscard]] const EventId& event(journal::EventIndex e) const { return holding_.journal().table().id(e); }
  [[nodiscard]] std::string id(journal::EventIndex e) const { return event(e).hex(); }
  [[nodiscard]] Bytes key(journal::EventIndex e) const { return map_key(event(e).view()); }

  Holding& holding_;
  const State& sealed_;
};

Allowed<Proved> find_subject(Holding& holding, const ask::Proof& wanted) {
  Finder finder(holding);
  switch (wanted.kind) {
    case ask::Proof::Kind::decision:
      return finder.decision(wanted.what);
    case ask::Proof::Kind::mandate:
      return finder.mandate(wanted.what, wanted.holder);
    case ask::Proof::Kind::member:
      return finder.member(wanted.what);
  }
  return refuse(errc::kUsage);
}

/// The page whose seal the reader remembers; nothing for the assembly itself.
Allowed<std::optional<std::size_t>> find_remembered(const Holding& holding, const std::string& words) {
  if (words.empty()) return std::nullopt;
  std::vector<std::optional<std::size_t>> found;
  if (looks_like_id(words)) {
    if (holding.id.hex().starts_with(words)) found.emplace_back(std::nullopt);
    const auto& closed = holding.sealing().closed();
    for (std::size_t i = 0; i < closed.size(); ++i)
      if (closed[i].core_id().hex().starts_with(words)) found.emplace_back(i);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return not_found("seal", words);
  return refuse(errc::kAmbiguous, "several seals fit " + words, "give more digits of the id");
}

std::function<Result<proof::Reconvened>()> shown_reconvening(Holding& holding, const ClosedPage& page) {
  if (!is_reconvening_shown(page)) return {};
  return [&holding, &page] { return reconvened_evidence(holding, page); };
}

Allowed<proof::Plan> start_plan(Holding& holding, const ask::Proof& wanted, std::vector<proof::ChainSeal>& chain) {
  if (const auto trouble = holding.sealing().trouble(); trouble && trouble->code == seal::errc::kTwoSeals)
    return refuse(*trouble, "two seals of one page are known: a proof would choose one of them");
  const auto& closed = holding.sealing().closed();
  if (closed.empty())
    return refuse(errc::kNoSeal, "no page is sealed yet, and a proof rests on a seal", "moot seal ask");
  FM_ASSIGN(const auto remembered, find_remembered(holding, wanted.remember));
  proof::Plan out;
  out.assembly = holding.id;
  for (std::size_t i = remembered.value_or(0); i < closed.size(); ++i)
    chain.push_back({closed[i].seal, closed[i].witness_set(), shown_reconvening(holding, closed[i])});
  out.chain = chain;
  if (!remembered || wanted.with_words) {
    out.founding = shown(holding, holding.settled_state().founding.found);
    if (!out.founding) return refuse(errc::kNotKept, "the founding event is not kept here any more");
  }
  if (remembered) {
    out.start = closed[*remembered].seal.core;
  } else {
    FM_ASSIGN(out.start, founding_evidence(holding));
  }
  return out;
}
}  // namespace

Allowed<MadeProof> make_proof(Holding& holding, const ask::Proof& wanted) {
  std::vector<proof::ChainSeal> chain;
  FM_ASSIGN(proof::Plan plan, start_plan(holding, wanted, chain));
  FM_ASSIGN(Proved subject, find_subject(holding, wanted));
  plan.entries = std::move(subject.entries);
  // Texts that were dropped are left out: the id of what was decided on stands there in any case.
  if (plan.founding && subject.text) plan.text = shown(holding, *subject.text);
  SealedState state(holding);
  const auto built = proof::build(plan, state);
  if (!built) return refuse(built.error());
  MadeProof out;
  out.file = proof::encode_proof(*built);
  const auto* core = std::get_if<seal::Core>(&plan.start);
  const auto verified = proof::verify(
      out.file, {core != nullptr ? std::optional(reinterpret_id<Hash>(seal::core_id(*core))) : std::nullopt});
  if (!verified) return refuse(verified.error());
  out.shape = Value::Object{
      {"kind", verified->statement.kind},
      {"id", subject.id},
      {"assembly", holding.id.hex()},
      {"sentence", verified->sentence},
      {"as_of",
       Value::Object{{"page", verified->page}, {"time", rfc3339(verified->time)}, {"seal", verified->seal.hex()}}},
      {"from", nullptr},
      {"links", std::uint64_t{built->links.size()}}};
  if (verified->from)
    out.shape.set("from", Value::Object{{"page", verified->from_page}, {"seal", verified->from->hex()}});
  return out;
}

}  // namespace folkmoot::node

// What people see of seals: the last one, how far the open page is, and how final an act is.
#include <algorithm>

#include "assembly/lot.h"
#include "base/text.h"
#include "node/shapes.h"

namespace folkmoot::node {

namespace {
/// What undoing a seal of n witnesses would take.
std::uint64_t cheats_of(const ClosedPage& page) {
  const seal::WitnessSet witnesses = page.witness_set();
  const std::size_t signed_by = std::min(page.seal.commits.size(), witnesses.quorum());
  return signed_by + witnesses.quorum() - witnesses.size();
}
}  // namespace

Value finality(Holding& holding, journal::EventIndex e) {
  const std::uint64_t page = holding.journal().page_of(e);
  if (page <= holding.sealing().closed().size())
    return Value::Object{{"grade", "sealed"},
                         {"page", page},
                         {"cheats", cheats_of(holding.sealing().closed()[page - 1])},
                         {"provisional", false}};
  const seal::Finality reached = holding.sealing().finality_of(e);
  return Value::Object{{"grade", reached.by_majority ? "majority" : "seen"},
                       {"page", page},
                       {"cheats", std::uint64_t{reached.cheats}},
                       {"provisional", true}};
}

namespace {
/// The person of a witness, where this home knows one.
Value witness_shape(const Holding& holding, const SignKey& key) {
  Value out = Value::Object{{"seal_key", key.hex()}, {"member", nullptr}, {"name", nullptr}};
  const assembly::State& state = holding.state();
  for (assembly::PersonIndex p = 0; p < state.persons.size(); ++p) {
    const bool theirs = std::ranges::any_of(state.persons[p].devices, [&](const assembly::Person::Binding& binding) {
      return state.owner(binding.device) == p && state.devices[binding.device].seal_key == key;
    });
    if (theirs) return out.set("member", state.persons[p].id.hex()).set("name", safe_text(state.persons[p].name));
  }
  return out;
}

Value witnesses_shape(const Holding& holding, const std::vector<SignKey>& keys) {
  Value::Array out;
  for (const SignKey& key : keys) out.push_back(witness_shape(holding, key));
  return out;
}

template <class Id>
Value hex_or_null(const std::optional<Id>& id) {
  return id ? Value(id->hex()) : Value();
}

Value reconvening_shape(const Holding& holding, const seal::Reconvening& reconvening) {
  const seal::Choice& choice = reconvening.choice;
  return Value::Object{{"id", seal::reconvening_id(reconvening).hex()},
                       {"page", choice.page},
                       {"goes_on", choice.goes_on.hex()},
                       {"other", hex_or_null(choice.other)},
                       {"replaces", hex_or_null(choice.replaces)},
                       {"reason", safe_text(reconvening.reason)},
                       {"witnesses", witnesses_shape(holding, reconvening.witnesses)}};
}

/// All that are known of the open page or of two seals, with who has signed.
Value reconvenings_shape(const Holding& holding) {
  Value::Array out;
  const seal::Voices& voices = holding.sealing().voices();
  const auto me = holding.my_id();
  for (const auto& [id, said] : voices.all()) {
    Value each = reconvening_shape(holding, said.reconvening);
    const bool mine = me && std::ranges::find(said.voices, *me, &seal::Voice::person) != said.voices.end();
    each.set("signed", std::uint64_t{voices.count(id)})
        .set("needed", std::uint64_t{said.persons / 2 + 1})
        .set("signed_by_me", mine)
        .set("holds", voices.holds(id));
    out.push_back(std::move(each));
  }
  return out;
}

/// Who signed for two reconvenings of one choice.
Value double_voices_shape(const Holding& holding) {
  Value::Array out;
  for (const auto& both : holding.sealing().voices().contradictions())
    out.push_back(Value::Object{
        {"member", both.first.person.hex()},
        {"reconvenings", Value::Array{both.first.reconvening.hex(), both.second.reconvening.hex()}},
        {"records", Value::Array{to_hex(seal::encode_voice(both.first)), to_hex(seal::encode_voice(both.second))}}});
  return out;
}

/// Both seals of one page, and what proves how that came.
Value two_seals_shape(const Holding& holding) {
  const auto& dispute = holding.sealing().dispute();
  if (!dispute) return {};
  const auto side = [&](const Dispute::Side& of, bool ours) {
    return Value::Object{{"hash", of.core().hex()},
                         {"time", rfc3339(of.seal.core.time)},
                         {"commits", std::uint64_t{of.seal.commits.size()}},
                         {"witnesses", std::uint64_t{of.witnesses.size()}},
                         {"reconvening", of.by ? reconvening_shape(holding, *of.by) : Value()},
                         {"held_here", ours},
                         {"seal", to_hex(seal::encode_seal(of.seal))}};
  };
  Value::Array proofs;
  for (const Dispute::Proof& proof : dispute->proofs) {
    Value each = witness_shape(holding, proof.witness);
    each.set("cheat", std::string(seal::name_of(proof.cheat)))
        .set("records",
             Value::Array{to_hex(seal::encode_record(proof.first)), to_hex(seal::encode_record(proof.second))});
    proofs.push_back(std::move(each));
  }
  return Value::Object{{"page", dispute->page()},
                       {"seals", Value::Array{side(dispute->ours, true), side(dispute->other, false)}},
                       {"proofs", std::move(proofs)},
                       {"decided", hex_or_null(dispute->decided)},
                       {"goes_on", dispute->decided ? Value(dispute->chosen().core().hex()) : Value()}};
}
}  // namespace

Value last_reconvening_shape(const Holding& holding) {
  const Sealing& sealing = holding.sealing();
  if (sealing.reconvened()) return reconvening_shape(holding, *sealing.reconvened());
  for (auto page = sealing.closed().rbegin(); page != sealing.closed().rend(); ++page)
    if (page->reconvened) return reconvening_shape(holding, page->reconvened->by);
  return {};
}

Value last_seal_shape(const Holding& holding) {
  if (holding.sealing().closed().empty()) return {};
  const ClosedPage& last = holding.sealing().closed().back();
  return Value::Object{{"page", last.seal.core.page},
                       {"hash", last.core_id().hex()},
                       {"time", rfc3339(last.seal.core.time)},
                       {"commits", std::uint64_t{last.seal.commits.size()}},
                       {"witnesses", std::uint64_t{last.witnesses.size()}},
                       {"cheats", cheats_of(last)},
                       {"reconvening", last_reconvening_shape(holding)}};
}

Value texts_shape(const Holding& holding) {
  const TextSettings& texts = holding.texts().settings();
  return Value::Object{{"term_ms", holding.settled_state().retention.term_ms},
                       {"below", texts.not_asked_to},
                       {"dropped", holding.texts().dropped()},
                       {"missing", count(texts.missing)},
                       {"keeps_all", texts.keeps_all}};
}

Value remembered_shape(const Holding& holding) {
  const auto& remembered = holding.remembered_seal;
  if (!remembered) return {};
  return Value::Object{{"page", remembered->page}, {"hash", remembered->core.hex()}};
}

std::vector<Signer> signers_of(const Holding& holding, const ClosedPage& page) {
  const assembly::State& state = holding.state();
  std::vector<Signer> out;
  for (const seal::WitnessIndex witness : page.seal.signers.members()) {
    if (witness >= page.witnesses.size()) continue;
    Signer signer{page.witnesses[witness], std::nullopt};
    for (journal::DeviceIndex d = 0; d < state.devices.size() && !signer.person; ++d)
      if (state.devices[d].seal_key == signer.seal_key)
        if (const auto owner = state.owner(d); owner != assembly::kNoPerson) signer.person = owner;
    out.push_back(signer);
  }
  return out;
}

Value alarms_shape(const Holding& holding) {
  Value::Array out;
  for (const Alarm& alarm : holding.joining().alarms()) {
    Value::Array signers;
    if (alarm.page <= holding.sealing().closed().size())
      for (const Signer& signer : signers_of(holding, holding.sealing().closed()[alarm.page - 1])) {
        Value one = Value::Object{{"key", signer.seal_key.hex()}, {"member", nullptr}, {"name", nullptr}};
        if (signer.person) {
          const assembly::Person& person = holding.state().persons[*signer.person];
          one.set("member", person.id.hex()).set("name", safe_text(person.name));
        }
        signers.push_back(std::move(one));
      }
    const Code code = alarm.event ? errc::kBadSignature : errc::kOtherState;
    out.emplace_back(Value::Object{{"code", std::string(code)},
                                   {"event", alarm.event ? Value(alarm.event->hex()) : Value()},
                                   {"page", alarm.page},
                                   {"signers", std::move(signers)}});
  }
  return out;
}

std::string alarm_text(const Holding& holding, std::uint64_t page) {
  std::string out = "its signature is not its author's: it was changed on its way here, or it was forged and seal " +
                    std::to_string(page) + " covers it, signed by ";
  std::string_view between;
  for (const Signer& signer : signers_of(holding, holding.sealing().closed()[page - 1])) {
    out += between;
    out += signer.person ? safe_text(holding.state().persons[*signer.person].name) : signer.seal_key.hex();
    between = ", ";
  }
  return out;
}

namespace {
/// The last lot, whatever became of it: of the witnesses, or of those who stand in an election.
Value lot_shape(const Holding& holding) {
  const assembly::State& state = holding.state();
  if (state.lots.empty()) return {};
  const assembly::Lot& lot = state.lots.back();
  const auto people = [](const std::vector<assembly::Lot::Said>& said) {
    std::set<assembly::PersonIndex> out;
    for (const assembly::Lot::Said& one : said) out.insert(one.person);
    return std::uint64_t{out.size()};
  };
  Value::Array tellers;
  for (const assembly::PersonIndex p : state.votes[lot.vote].tellers) tellers.emplace_back(state.persons[p].id.hex());
  const bool under_way = assembly::lot_under_way(state) != nullptr;
  return Value::Object{{"id", holding.journal().table().id(lot.event).hex()},
                       {"state", std::string(assembly::lot_stage_name(lot.stage))},
                       {"election", lot.election == assembly::kNone
                                        ? Value()
                                        : Value(holding.journal().table().id(state.votes[lot.election].event).hex())},
                       {"pool", std::uint64_t{lot.pool.size()}},
                       {"committed", people(lot.commits)},
                       {"revealed", people(lot.reveals)},
                       {"tellers", std::move(tellers)},
                       {"until", under_way ? Value(rfc3339(assembly::stage_end(state, lot))) : Value()}};
}
}  // namespace

Value seal_shape(Holding& holding, Instant now) {
  Sealing& sealing = holding.sealing();
  Value out = Value::Object{{"page", holding.journal().page()},
                            {"may_close", sealing.may_close(now)},
                            {"asked", std::uint64_t{sealing.asked()}},
                            {"witness", sealing.is_witness()}};
  const seal::Rounds* rounds = sealing.open_rounds();
  const auto number = [&](auto of) { return rounds != nullptr ? Value(std::uint64_t{of(*rounds)}) : Value(); };
  out.set("witnesses", number([](const seal::Rounds& r) { return r.opening().witnesses.size(); }));
  out.set("needed", number([](const seal::Rounds& r) { return r.opening().witnesses.quorum(); }));
  out.set("ready", number([](const seal::Rounds& r) { return r.pool().witnesses_at(r.round().value_or(0)); }));
  out.set("commits", number([](const seal::Rounds& r) { return r.finality().commits; }));
  const auto round = rounds != nullptr ? rounds->round() : std::nullopt;
  out.set("round", round ? Value(std::uint64_t{*round}) : Value());
  out.set("lot", lot_shape(holding));
  out.set("seal", last_seal_shape(holding));
  out.set("reconvened", last_reconvening_shape(holding));
  out.set("reconvenings", reconvenings_shape(holding));
  out.set("double_voices", double_voices_shape(holding));
  out.set("two_seals", two_seals_shape(holding));
  const auto trouble = sealing.trouble();
  out.set("trouble",
          trouble ? Value(Value::Object{{"code", std::string(trouble->code)}, {"message", trouble->detail}}) : Value());
  return out;
}

}  // namespace folkmoot::node

// What people see of seals: the last one, how far the open page is, and how final an act is.
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

Value last_seal_shape(const Holding& holding) {
  if (holding.sealing().closed().empty()) return {};
  const ClosedPage& last = holding.sealing().closed().back();
  return Value::Object{{"page", last.seal.core.page},
                       {"hash", last.core_id().hex()},
                       {"time", rfc3339(last.seal.core.time)},
                       {"commits", std::uint64_t{last.seal.commits.size()}},
                       {"witnesses", std::uint64_t{last.witnesses.size()}},
                       {"cheats", cheats_of(last)}};
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
    out.emplace_back(Value::Object{{"code", std::string(errc::kBadSignature)},
                                   {"event", alarm.event.hex()},
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
  out.set("seal", last_seal_shape(holding));
  const auto trouble = sealing.trouble();
  out.set("trouble",
          trouble ? Value(Value::Object{{"code", std::string(trouble->code)}, {"message", trouble->detail}}) : Value());
  return out;
}

}  // namespace folkmoot::node

#include "node/duties.h"

#include <algorithm>

#include "assembly/lot.h"
#include "assembly/seal_keys.h"
#include "assembly/witnesses.h"
#include "node/encrypted_acts.h"
#include "seal/lot.h"

namespace folkmoot::node {

namespace {
using assembly::PersonIndex;

sync::ReceiptState state_of(const Holding& holding, const DeviceId& device) {
  return holding.is_active(device) ? sync::ReceiptState::on_roll : sync::ReceiptState::in_journal;
}

Taken declined(const RecordId& id, Refusal refusal) {
  return {id, sync::ReceiptState::declined, std::move(refusal), false};
}
Taken declined(const RecordId& id, Code code, std::string detail) {
  return declined(id, Refusal{{code, std::move(detail)}, "admission", {}, {}});
}

/// Whether an event that counts carries this record already.
bool is_held(const Holding& holding, const event::PersonRecord& fields, const RecordId& id) {
  const auto person = holding.state().person(fields.person);
  if (!person) return false;
  const assembly::Person& there = holding.state().persons[*person];
  const auto carries = [&](const assembly::Person::Carrier& carrier) { return carrier.record == id; };
  return std::ranges::any_of(there.accepts, carries) || std::ranges::any_of(there.applications, carries);
}

Taken handed_in(Holding& holding, Call& call, const event::Record& record, const RecordId& id) {
  const auto written = holding.write(call, event::HandIn{record});
  if (!written) return declined(id, written.error());
  return {id, state_of(holding, record.device()), std::nullopt, true};
}

Taken take_person(Holding& holding, Call& call, const event::Record& record, const event::PersonRecord& fields) {
  const RecordId id = event::record_id(record);
  if (fields.assembly != holding.id) return declined(id, refusal_of(assembly::Verdict::hand_in_wrong_assembly));
  if (is_held(holding, fields, id)) return {id, state_of(holding, fields.device), std::nullopt, false};
  const auto invitation = fields.invitation ? holding.invitations.find(*fields.invitation) : holding.invitations.end();
  if (invitation == holding.invitations.end())
    return declined(id, errc::kOtherInvitation, "only the node that made the invitation hands this in");
  if (invitation->second.used) return declined(id, refusal_of(assembly::Verdict::invitation_used));
  if (call.now > invitation->second.expires) return declined(id, errc::kExpired, "the invitation has expired");
  Taken out = handed_in(holding, call, record, id);
  if (!out.is_new) return out;
  HeldInvitation used = invitation->second.clone();
  used.used = true;
  holding.put_invitation(std::move(used));
  return out;
}

Taken take_device(Holding& holding, Call& call, const event::Record& record, const event::DeviceRecord& fields) {
  const RecordId id = event::record_id(record);
  // Without the person's signature it would be added for whoever hands it in: only that member's own word does this.
  if (!fields.person) return declined(id, refusal_of(assembly::Verdict::hand_in_bad_proof));
  const auto device = holding.journal().table().find_device(fields.device);
  if (device && holding.state().owner(*device) != assembly::kNoPerson)
    return {id, state_of(holding, fields.device), std::nullopt, false};
  return handed_in(holding, call, record, id);
}
}  // namespace

Taken take_record(Holding& holding, Call& call, BytesView bytes) {
  const auto record = event::decode_record(bytes);
  if (!record) return declined({}, Refusal{record.error(), {}, {}, {}});
  const RecordId id = event::record_id(*record);
  if (!holding.has_journal()) return declined(id, errc::kNotMember, "this home holds no journal of the assembly yet");
  Taken out = std::holds_alternative<event::PersonRecord>(record->fields)
                  ? take_person(holding, call, *record, std::get<event::PersonRecord>(record->fields))
                  : take_device(holding, call, *record, std::get<event::DeviceRecord>(record->fields));
  if (out.is_new) do_duties(holding, call);
  return out;
}

namespace {
/// The carrier of a founder's accept that comes last in the order of the page.
assembly::EventIndex last_accept(Holding& holding) {
  const journal::PageOrder& order = holding.journal().order();
  assembly::EventIndex out = assembly::kNoEvent;
  for (const assembly::Person& person : holding.state().persons) {
    // Handed in more than once, it counts from the first.
    assembly::EventIndex first = assembly::kNoEvent;
    for (const auto& carrier : person.accepts)
      if (first == assembly::kNoEvent || order.before(carrier.event, first)) first = carrier.event;
    if (first != assembly::kNoEvent && (out == assembly::kNoEvent || order.before(out, first))) out = first;
  }
  return out;
}

std::optional<journal::DeviceIndex> own_device(Holding& holding) {
  const auto own = holding.own_device();
  return own ? holding.journal().table().find_device(*own) : std::nullopt;
}

void constitute(Holding& holding, Call& call) {
  const assembly::State& state = holding.state();
  if (holding.journal().page() > 1 || state.constituted() || state.founders() < state.founding.founders_needed) return;
  const assembly::EventIndex last = last_accept(holding);
  if (last == assembly::kNoEvent || holding.journal().table().device_of(last) != own_device(holding)) return;
  event::Constitute content;
  for (PersonIndex p = 0; p < state.persons.size(); ++p)
    if (!state.persons[p].accepts.empty() && state.on_roll(p))
      content.accepts.push_back(state.persons[p].accepts.front().record);
  std::ranges::sort(content.accepts);
  if (content.accepts.size() > event::kMaxListed) content.accepts.resize(event::kMaxListed);
  if (!holding.write(call, content)) return;  // refused: nothing is signed, and it is tried again
}

/// Devices whose introduction this home's device handed in.
std::vector<DeviceId> devices_brought_in(Holding& holding) {
  std::vector<DeviceId> out;
  const assembly::State& state = holding.state();
  const journal::Table& table = holding.journal().table();
  const auto own = own_device(holding);
  // All devices are looked at with each act: so by numbers, not by keys.
  for (journal::DeviceIndex d = 0; d < state.devices.size(); ++d) {
    const auto& bindings = state.devices[d].bindings;
    const bool mine = std::ranges::any_of(
        bindings, [&](const assembly::Signed& binding) { return table.device_of(binding.event) == own; });
    if (mine) out.push_back(table.device(d).id);
  }
  return out;
}
}  // namespace

void grant_key(Holding& holding, Call& call, const std::vector<DeviceId>& devices) {
  const ContentKey* key = holding.newest_key();
  if (key == nullptr) return;
  event::GrantKey content{key->epoch, {}};
  for (const DeviceId& device : devices) {
    if (content.grants.size() == event::kMaxListed) break;
    if (device == holding.own_device() || holding.is_granted(device) || !holding.is_active(device)) continue;
    const auto index = holding.journal().table().find_device(device);
    const SealKeyX& prekey = holding.state().devices[*index].prekey;
    if (prekey.is_zero()) continue;
    const auto sealed = event::SealedKey::from(crypto::box_seal(prekey, key->key.view(), call.random));
    if (sealed) content.grants.push_back({device, *sealed});
  }
  if (content.grants.empty()) return;
  if (!holding.write(call, content)) return;  // a suspended device, say: others grant on demand
}

namespace {
/// Somebody who is silent for longer than this writes a word, so as to stay a witness: a month of silence ends that.
constexpr std::uint64_t kSilenceMs = 25 * kDayMs;

void give_sign_of_life(Holding& holding, Call& call) {
  const auto me = holding.me();
  if (holding.journal().page() == 1 || !me || !holding.state().on_roll(*me)) return;
  const assembly::Person& person = holding.state().persons[*me];
  if (call.now.ms < person.seen.ms + kSilenceMs || holding.sealing().alive_in_page().contains(*me)) return;
  if (!holding.write(call, event::Note{reinterpret_id<EventId>(holding.id), "Still here."})) return;  // another time
}
}  // namespace

Allowed<EventId> renew_seal_key(Holding& holding, Call& call) {
  const auto me = holding.me();
  if (!me || !holding.own_device()) return refuse(errc::kNoDevice, "this home has no device in the assembly");
  const assembly::State& state = holding.state();
  const std::vector<SignKey> held = holding.seal_keys();
  for (const assembly::Person::Naming& naming : state.persons[*me].namings)
    if (naming.key && std::ranges::find(held, *naming.key) != held.end())
      return refuse(errc::kSealKeyWaits, "the seal key that this home named last is in force from the next seal on");
  const auto device = assembly::witness_device(state, *me);
  Identity identity = holding.identity->clone();
  identity.seals.clear();
  for (std::size_t i = 0; i < held.size(); ++i)
    if (device && held[i] == state.devices[*device].seal_key)
      identity.seals.push_back(holding.identity->seals[i].clone());
  identity.seals.push_back(call.random.secret<32>());
  const crypto::SigningKey key = crypto::SigningKey::from_seed(identity.seals.back());
  const DeviceId& own = *holding.own_device();
  auto written = holding.write(call, event::Witness{own, event::prove_seal_key(key, holding.id, own)});
  if (written) holding.set_identity(std::move(identity));
  return written;
}

namespace {
/// Once a term, and where another device of this person wished it. By the time of the last seal: a clock that is set
/// ahead must not renew with every page.
void renew_seal_key_when_due(Holding& holding, Call& call) {
  const auto me = holding.me();
  const assembly::State& state = holding.state();
  if (holding.journal().page() == 1 || !me || !state.on_roll(*me) || holding.sealing().trouble()) return;
  const assembly::Person& person = state.persons[*me];
  const auto own = own_device(holding);
  const bool wished = !person.namings.empty() && !person.namings.back().key && person.namings.back().device == own;
  const auto since = assembly::seal_key_since(state, person);
  const bool is_old = since && state.page.opened().ms >= since->ms + assembly::kSealKeyTermMs;
  if (!wished && !(is_old && assembly::witness_device(state, *me) == own)) return;
  if (!renew_seal_key(holding, call)) return;  // another time
}
}  // namespace

namespace {
/// Whoever helps to close the open page commits to a secret of this home's, and reveals it when that is due.
void take_part_in_lot(Holding& holding, Call& call) {
  const assembly::State& state = holding.state();
  const assembly::Lot* lot = assembly::lot_under_way(state);
  const EventId id = lot != nullptr ? holding.journal().table().id(lot->event) : EventId{};
  if (holding.lot_secret && holding.lot_secret->lot != id) holding.set_lot_secret(std::nullopt);
  const auto me = holding.me();
  if (lot == nullptr || !me || !state.on_roll(*me)) return;
  if (lot->stage == assembly::LotStage::commit && holding.sealing().is_witness() &&
      assembly::may_commit(state, *lot, *me) && assembly::said_by(lot->commits, *me) == nullptr) {
    const LotSecret secret = holding.lot_secret.value_or(LotSecret{id, call.random.draw<Hash>()});
    const Hash commitment = seal::lot_commitment(reinterpret_id<Hash>(id), state.persons[*me].id, secret.secret);
    // Both are stored before the event leaves this home.
    if (holding.write(call, event::LotCommit{id, commitment}, {id})) holding.set_lot_secret(secret);
    return;
  }
  if (lot->stage != assembly::LotStage::reveal || !holding.lot_secret ||
      assembly::said_by(lot->reveals, *me) != nullptr)
    return;
  const EventId about = holding.lot_secret->lot;
  if (!holding.write(call, event::LotReveal{about, holding.lot_secret->secret}, {about})) return;  // another time
}
}  // namespace

void do_duties(Holding& holding, Call& call) {
  if (!holding.has_journal() || !holding.is_own_device_active() || !holding.complete()) return;
  if (holding.renewal) holding.set_renewal(std::nullopt);
  constitute(holding, call);
  grant_key(holding, call, devices_brought_in(holding));
  renew_seal_key_when_due(holding, call);
  take_part_in_lot(holding, call);
  take_part_as_trustee(holding, call);
  forget_secrets(holding);
  give_sign_of_life(holding, call);
}

}  // namespace folkmoot::node

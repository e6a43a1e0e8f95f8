// Acts by which a home comes into an assembly: to found one, to apply, to be a further device of somebody.
#include <algorithm>

#include "event/limits.h"
#include "event/sealed.h"
#include "node/core.h"
#include "node/duties.h"
#include "node/links.h"
#include "node/shapes.h"

namespace folkmoot::node {

namespace {
Identity new_identity(Call& call, std::string name, std::string assembly_name) {
  Identity out{call.random.secret<32>(), call.random.secret<32>(), call.random.secret<32>(), {},
               std::move(name),          std::move(assembly_name)};
  out.seals.push_back(call.random.secret<32>());
  return out;
}

crypto::SigningKey signing_key(const crypto::Secret32& seed) { return crypto::SigningKey::from_seed(seed); }

Allowed<Ok> check_name(std::string_view name, std::string_view what) {
  if (name.empty() || name.size() > event::kMaxName || !is_utf8(as_bytes(name)))
    return refuse(errc::kUsage, std::string(what) + ": one to 200 bytes of UTF-8");
  return Ok{};
}

/// An application or accept of this home's own keys.
event::Record person_record(const Identity& identity, const AssemblyId& assembly, bool is_accept,
                            const std::optional<EventId>& invitation) {
  event::PersonRecord fields;
  const crypto::SigningKey person = signing_key(identity.person);
  const crypto::SigningKey device = signing_key(*identity.device);
  fields.is_accept = is_accept;
  fields.assembly = assembly;
  fields.person = reinterpret_id<PersonId>(person.public_key());
  fields.device = reinterpret_id<DeviceId>(device.public_key());
  fields.prekey = crypto::OpeningKey::from_seed(*identity.opening).public_key();
  fields.seal_key = signing_key(identity.seals.front()).public_key();
  fields.name = identity.name;
  fields.invitation = invitation;
  event::Record out{fields, {}};
  const RecordId id = event::record_id(out);
  out.signatures = {event::sign_record(id, device), event::sign_record(id, person)};
  return out;
}

event::Event founding_event(const Identity& identity, const act::Found& act, const Hash& epoch, Call& call) {
  const crypto::SigningKey key = signing_key(*identity.device);
  event::Header header;
  header.cls = event::Class::keys;
  header.device = reinterpret_id<DeviceId>(key.public_key());
  const event::Found content{act.name, act.founders, event::encode_charter(act.charter), epoch};
  return event::make_event(header, event::encode_body({call.random.draw<event::Salt>(), call.now, content}), key);
}
}  // namespace

Allowed<Value> Node::Core::found(const act::Found& act, Call& call) {
  if (auto checked = check_name(act.name, "the assembly's name"); !checked) return tl::unexpected(checked.error());
  const std::string my_name = act.my_name.empty() ? std::string("founder") : act.my_name;
  if (auto checked = check_name(my_name, "your name"); !checked) return tl::unexpected(checked.error());
  if (act.founders > event::kMaxListed) return refuse(errc::kUsage, "200 founders at most");
  if (const auto charter = event::decode_charter(event::encode_charter(act.charter)); !charter)
    return refuse(charter.error());
  Identity identity = new_identity(call, my_name, act.name);
  const crypto::Secret32 content_key = call.random.secret<32>();
  const Hash epoch = event::epoch_id(content_key, kSpaceAssembly);
  const event::Event founding = founding_event(identity, act, epoch, call);
  const AssemblyId assembly = event::assembly_of(founding);
  auto made = make_holding(assembly);
  if (auto begun = made->begin(founding); !begun) return refuse(std::move(begun).error());
  made->set_identity(std::move(identity));
  made->add_content_key(epoch, content_key);
  if (auto accepted = made->write(call, event::HandIn{person_record(*made->identity, assembly, true, std::nullopt)});
      !accepted)
    return tl::unexpected(accepted.error());
  const auto invitation = make_invitation(*made, act::Invite{}.expires_in_ms, call);
  if (!invitation) return tl::unexpected(invitation.error());
  Value out = act_shape(*made, founding.id);
  out.set("assembly", assembly.hex()).set("state", "forming").set("signed", std::uint64_t{made->state().founders()});
  out.set("needed", made->state().founding.founders_needed)
      .set("member", made->my_id()->hex())
      .set("device", made->own_device()->hex());
  out.set("invitation", invitation->text);
  holdings.insert_or_assign(assembly, std::move(made));
  return out;
}

Allowed<Invited> make_invitation(Holding& holding, std::uint64_t expires_in_ms, Call& call) {
  InvitationLink link;
  link.secret = call.random.secret<16>();
  const Instant expires{std::min(call.now.ms + expires_in_ms, event::kMaxTime)};
  const auto event = holding.write(call, event::Invite{invitation_key(link.secret).public_key(), expires});
  if (!event) return tl::unexpected(event.error());
  link.assembly = holding.id;
  link.event = *event;
  link.founder = !holding.state().constituted();
  std::ranges::copy(holding.own_device()->view().first(16), link.inviter.begin());
  link.expires_s = static_cast<std::uint32_t>(std::min<std::uint64_t>(expires.ms / 1000, 0xFFFF'FFFF));
  holding.put_invitation({link.secret.clone(), *event, expires, false});
  return Invited{*event, encode_invitation(link), expires, link.founder};
}

Allowed<Value> Node::Core::join(const act::Join& act, Call& call) {
  if (auto checked = check_name(act.name, "your name"); !checked) return tl::unexpected(checked.error());
  auto link = decode_invitation(act.invitation);
  if (!link) return refuse(std::move(link).error());
  if (call.now.ms / 1000 > link->expires_s)
    return refuse(errc::kExpired, "the invitation has expired", "ask for another one");
  if (const Holding* there = find(link->assembly);
      there != nullptr && (there->has_journal() || !there->entrance || !there->entrance->record))
    return refuse(errc::kAlreadyJoined, "this home is in that assembly already");
  Holding& holding = hold(link->assembly);
  // Applying again, by another invitation: the same person with the same keys.
  Identity identity = holding.identity ? holding.identity->clone() : new_identity(call, act.name, {});
  identity.name = act.name;
  event::Record record = person_record(identity, link->assembly, link->founder, link->event);
  record.signatures.push_back(event::sign_record(event::record_id(record), invitation_key(link->secret)));
  holding.set_identity(std::move(identity));
  holding.set_entrance(Entrance{link->secret.clone(), record, link->inviter});
  return Value::Object{{"event", nullptr},
                       {"application", event::record_id(record).hex()},
                       {"assembly", link->assembly.hex()},
                       {"member", holding.my_id()->hex()},
                       {"device", holding.own_device()->hex()},
                       {"state", link->founder ? "founder" : "applicant"},
                       {"hint", link->hint}};
}

Allowed<Value> Node::Core::request_device(Call& call) {
  DeviceRequest request{call.random.secret<32>(), call.random.secret<32>(), call.random.secret<16>()};
  const crypto::SigningKey key = signing_key(request.device);
  event::DeviceRecord fields;
  fields.device = reinterpret_id<DeviceId>(key.public_key());
  fields.prekey = crypto::OpeningKey::from_seed(request.opening).public_key();
  event::Record record{fields, {}};
  record.signatures = {event::sign_record(event::record_id(record), key)};
  const std::string code = encode_device_code({record, request.secret.clone()});
  std::vector<DeviceRequest> all;
  for (const DeviceRequest& other : requests) all.push_back(other.clone());
  all.push_back(std::move(request));
  set_requests(std::move(all));
  return Value::Object{{"event", nullptr}, {"code", code}, {"device", fields.device.hex()}};
}

Allowed<Value> Node::Core::renew_device(Holding& holding, Call& call) {
  if (!holding.identity || !holding.identity->holds_person())
    return refuse(errc::kNoDevice, "this home does not hold the person's key", "ask for a further device instead");
  if (holding.identity->device) return refuse(errc::kAlreadyJoined, "this home has its device already");
  Identity identity = holding.identity->clone();
  identity.device = call.random.secret<32>();
  identity.opening = call.random.secret<32>();
  const crypto::SigningKey device = signing_key(*identity.device);
  event::DeviceRecord fields;
  fields.assembly = holding.id;
  fields.person = holding.my_id();
  fields.device = reinterpret_id<DeviceId>(device.public_key());
  fields.prekey = crypto::OpeningKey::from_seed(*identity.opening).public_key();
  event::Record record{fields, {}};
  const RecordId id = event::record_id(record);
  record.signatures = {event::sign_record(id, device), event::sign_record(id, signing_key(identity.person))};
  holding.set_identity(std::move(identity));
  holding.set_renewal(record);
  return Value::Object{{"record", id.hex()}, {"device", fields.device.hex()}};
}

}  // namespace folkmoot::node

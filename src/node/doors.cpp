// The secrets by which others come in, and by which this home goes out.
#include <algorithm>

#include "crypto/hash.h"
#include "crypto/tags.h"
#include "node/core.h"
#include "node/lookup.h"

namespace folkmoot::node {

namespace {
/// The label under which a content key gives the secret of members who come with a new device.

crypto::Secret32 renewal_key(const crypto::Secret32& content_key) {
  return sync::discovery_key(crypto::derive(content_key.view(), crypto::tag::kDeriveRenew).view());
}

/// Whoever used the invitation holds the content key: an event of their own is here.
bool is_done_with(const Holding& holding, const HeldInvitation& invitation) {
  const auto e = holding.journal().find(invitation.event);
  const auto made = e ? holding.state().made(assembly::Object::invitation, *e) : std::nullopt;
  if (!made) return false;
  const journal::Table& table = holding.journal().table();
  return std::ranges::any_of(holding.state().invitations[*made].uses, [&](const assembly::Person::Carrier& use) {
    const auto device = table.introduces(use.event);
    return device && holding.has_written(table.device(*device).id);
  });
}

void add_doors_of(const Holding& holding, std::vector<Door>& out) {
  for (const ContentKey& key : holding.content_keys) {
    out.push_back({Door::Kind::epoch, holding.id, {}, {}, sync::discovery_key(key.key.view())});
    out.push_back({Door::Kind::renewal, holding.id, {}, {}, renewal_key(key.key)});
  }
  if (!holding.has_journal()) return;
  for (const auto& [event, invitation] : holding.invitations)
    if (!is_done_with(holding, invitation))
      out.push_back({Door::Kind::invitation, holding.id, event, {}, sync::discovery_key(invitation.secret.view())});
  for (const DeviceCode& code : holding.codes)
    if (!holding.has_written(code.device))
      out.push_back({Door::Kind::code, holding.id, {}, code.device, sync::discovery_key(code.secret.view())});
}

DeviceId device_of(const DeviceRequest& request) {
  return reinterpret_id<DeviceId>(crypto::SigningKey::from_seed(request.device).public_key());
}

Door request_door(const DeviceRequest& request) {
  return {Door::Kind::request, {}, {}, device_of(request), sync::discovery_key(request.secret.view())};
}

Door entrance_door(const Holding& holding) {
  const auto kind = holding.entrance->record ? Door::Kind::invitation : Door::Kind::code;
  return {kind, holding.id, {}, holding.own_device(), sync::discovery_key(holding.entrance->secret.view())};
}
}  // namespace

const DeviceRequest* find_request(const std::vector<DeviceRequest>& requests, const DeviceId& device) {
  const auto found =
      std::ranges::find_if(requests, [&](const DeviceRequest& request) { return device_of(request) == device; });
  return found == requests.end() ? nullptr : &*found;
}

std::vector<Door> Node::Core::doors_in() {
  std::vector<Door> out;
  for (const auto& [id, holding] : holdings) add_doors_of(*holding, out);
  if (out.size() > sync::kMaxCandidates) out.resize(sync::kMaxCandidates);
  return out;
}

std::vector<Door> Node::Core::doors_for_bundles() {
  std::vector<Door> out = doors_in();
  for (const auto& [id, holding] : holdings)
    if (holding->entrance) out.push_back(entrance_door(*holding));
  for (const DeviceRequest& request : requests) out.push_back(request_door(request));
  return out;
}

Allowed<Door> Node::Core::door_out(const Selector& selector) {
  for (const DeviceRequest& request : requests) {
    const bool named = looks_like_id(selector.words) && device_of(request).hex().starts_with(selector.words);
    const bool only = selector.words.empty() && holdings.empty() && &request == &requests.back();
    if (named || only) return request_door(request);
  }
  auto selected = select(selector);
  if (!selected) return tl::unexpected(selected.error());
  Holding& holding = **selected;
  const ContentKey* key = holding.newest_key();
  if (key != nullptr && holding.renewal && !holding.is_own_device_known())
    return Door{Door::Kind::renewal, holding.id, {}, holding.own_device(), renewal_key(key->key)};
  // As long as this device is nobody's here, whoever lets it in knows more. Who has left still brings that very act.
  if (holding.entrance && (key == nullptr || !holding.is_own_device_known())) return entrance_door(holding);
  if (key == nullptr) return refuse(errc::kNoContentKey, "this home was not given the assembly's key yet");
  return Door{Door::Kind::epoch, holding.id, {}, holding.own_device(), sync::discovery_key(key->key.view())};
}

Holding* Node::Core::begin_holding(const Door& door, const event::Event& founding) {
  const AssemblyId assembly = event::assembly_of(founding);
  if (door.kind != Door::Kind::request) {
    Holding* there = find(door.assembly);
    if (there == nullptr || assembly != door.assembly) return nullptr;
    if (there->has_journal()) return there;
    return there->begin(founding) ? there : nullptr;
  }
  const DeviceRequest* request = door.device ? find_request(requests, *door.device) : nullptr;
  // A home is in an assembly once: a second person of its own there would share its secrets.
  if (request == nullptr || find(assembly) != nullptr) return nullptr;
  auto made = make_holding(assembly);
  if (!made->begin(founding)) return nullptr;
  Identity identity{{}, request->device.clone(), request->opening.clone(), {}, {}, made->name()};
  std::ranges::fill(identity.person.fill(), std::uint8_t{0});
  made->set_identity(std::move(identity));
  made->set_entrance(Entrance{request->secret.clone(), std::nullopt, {}});
  std::vector<DeviceRequest> left;
  for (const DeviceRequest& other : requests)
    if (&other != request) left.push_back(other.clone());
  set_requests(std::move(left));
  return holdings.insert_or_assign(assembly, std::move(made)).first->second.get();
}

}  // namespace folkmoot::node

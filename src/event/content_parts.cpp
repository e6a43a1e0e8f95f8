// What follows from a content: its kind, the proof of a seal key, the ids of listed persons.
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "event/content.h"

namespace folkmoot::event {

Kind kind_of(const Content& content) {
  // In the order of the variant.
  constexpr Kind kKinds[] = {
      Kind::found,        Kind::invite,     Kind::hand_in,  Kind::grant_key,      Kind::witness,    Kind::constitute,
      Kind::vouch,        Kind::object,     Kind::leave,    Kind::suspend_device, Kind::withdraw,   Kind::note,
      Kind::list_persons, Kind::propose,    Kind::revise,   Kind::position,       Kind::enter,      Kind::confirm,
      Kind::decide,       Kind::hand_count, Kind::open,     Kind::vote,           Kind::remove,     Kind::mandate,
      Kind::recall,       Kind::statement,  Kind::draw_lot, Kind::lot_commit,     Kind::lot_reveal, Kind::lot_entropy};
  static_assert(std::size(kKinds) == std::variant_size_v<Content>);
  return kKinds[content.index()];
}

namespace {
Bytes key_message(const AssemblyId& assembly, const DeviceId& device) {
  Bytes out;
  out.reserve(AssemblyId::kSize + DeviceId::kSize);
  append(out, assembly.view());
  append(out, device.view());
  return out;
}
}  // namespace

Witness::Key prove_seal_key(const crypto::SigningKey& key, const AssemblyId& assembly, const DeviceId& device) {
  return {key.public_key(), key.sign(crypto::tag::kSealKeyProof, key_message(assembly, device))};
}

bool is_proved(const Witness::Key& key, const AssemblyId& assembly, const DeviceId& device) {
  return crypto::is_valid_key(key.seal_key) &&
         crypto::verify(key.seal_key, crypto::tag::kSealKeyProof, key_message(assembly, device), key.proof);
}

PersonId listed_person(const EventId& list, std::uint32_t index) {
  const std::uint8_t position[] = {static_cast<std::uint8_t>(index >> 24), static_cast<std::uint8_t>(index >> 16),
                                   static_cast<std::uint8_t>(index >> 8), static_cast<std::uint8_t>(index)};
  return reinterpret_id<PersonId>(crypto::hash(crypto::tag::kListedPerson, {list.view(), position}));
}

}  // namespace folkmoot::event

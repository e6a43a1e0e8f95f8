// What follows from a content: its kind, the proof of a seal key, the ids of listed persons.
#include <algorithm>
#include <array>

#include "crypto/hash.h"
#include "crypto/tags.h"
#include "event/content.h"

namespace folkmoot::event {

Content::Content() = default;
Content::Content(const Content&) = default;
Content::Content(Content&&) noexcept = default;
Content& Content::operator=(const Content&) = default;
Content& Content::operator=(Content&&) noexcept = default;
Content::~Content() = default;
bool operator==(const Content& a, const Content& b) {
  return static_cast<const AnyContent&>(a) == static_cast<const AnyContent&>(b);
}

Kind kind_of(const Content& content) {
#define FM_KIND_VALUE(name, type, number, cls) Kind::name,
  constexpr Kind kKinds[] = {FM_EVENT_KINDS(FM_KIND_VALUE)};
#undef FM_KIND_VALUE
  return kKinds[content.index()];
}

Content empty_content(Kind kind) {
  switch (kind) {
#define FM_EMPTY(name, type, number, cls) \
  case Kind::name:                        \
    return type{};
    FM_EVENT_KINDS(FM_EMPTY)
#undef FM_EMPTY
  }
  return Leave{};
}

namespace {
std::array<std::uint8_t, AssemblyId::kSize + DeviceId::kSize> key_message(const AssemblyId& assembly,
                                                                          const DeviceId& device) {
  std::array<std::uint8_t, AssemblyId::kSize + DeviceId::kSize> out{};
  std::ranges::copy(device.view(), std::ranges::copy(assembly.view(), out.begin()).out);
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

#include "proof/founding.h"

#include <algorithm>
#include <map>
#include <set>

#include "proof/errc.h"

namespace folkmoot::proof {

namespace {
/// As the fold has it: no assembly is constituted by fewer.
constexpr std::size_t kFewestFounders = 3;

tl::unexpected<Error> refuse(std::string why) { return fail(errc::kFounding, std::move(why)); }

struct KnownFounder {
  PersonId person;
  SignKey seal_key;
};

class FoundingCheck {
 public:
  FoundingCheck(const AssemblyId& assembly, const event::Event& founding)
      : assembly_(assembly), first_device_(founding.header.device) {}

  Result<Ok> add(const FoundingEvidence::Founder& founder) {
    auto record = event::decode_record(founder.accept);
    if (!record) return refuse("an accept that is none");
    const auto* fields = std::get_if<event::PersonRecord>(&record->fields);
    if (fields == nullptr || !fields->is_accept || fields->assembly != assembly_)
      return refuse("an accept of something else");
    const RecordId id = event::record_id(*record);
    if (!event::record_signed_by(*record, id, 0, reinterpret_id<SignKey>(fields->device)) ||
        !event::record_signed_by(*record, id, 1, reinterpret_id<SignKey>(fields->person)))
      return refuse("an accept that is not signed");
    if (fields->invitation) {
      FM_ASSIGN(const SignKey key, invitation_key(*fields->invitation, founder.invite));
      if (!event::record_signed_by(*record, id, 2, key)) return refuse("an accept without its invitation");
    } else if (!accepts_.empty() || founder.invite || fields->device != first_device_) {
      return refuse("an accept without an invitation");
    }
    if (!devices_.insert(fields->device).second || !persons_.insert(fields->person).second)
      return refuse("a founder twice");
    accepts_.emplace(id, KnownFounder{fields->person, fields->seal_key});
    if (accepts_.size() == 1) first_person_ = fields->person;
    return Ok{};
  }

  /// Adds the seal keys of whom it names.
  Result<Ok> constitute(const SignedEvent& signed_event, std::size_t needed, std::set<SignKey>& keys) const {
    FM_ASSIGN(const event::Body body, body_of_founder(signed_event));
    const auto* constitute = std::get_if<event::Constitute>(&body.content);
    if (constitute == nullptr) return refuse("not a constitute");
    std::set<PersonId> named;
    for (const RecordId& id : constitute->accepts) {
      const auto at = accepts_.find(id);
      if (at == accepts_.end()) return refuse("a founder who is not shown");
      named.insert(at->second.person);
      keys.insert(at->second.seal_key);
    }
    if (named.size() < std::max(needed, kFewestFounders) || !named.contains(first_person_))
      return refuse("too few founders, or without the first");
    return Ok{};
  }

 private:
  Result<SignKey> invitation_key(const EventId& invitation, const std::optional<SignedEvent>& invite) {
    if (!invite) return refuse("an invitation that is not shown");
    FM_ASSIGN(const event::Event event, read_shown_event(invite->event));
    if (event.id != invitation || !invitations_.insert(invitation).second) return refuse("another invitation");
    FM_ASSIGN(const event::Body body, body_of_founder(*invite));
    const auto* fields = std::get_if<event::Invite>(&body.content);
    if (fields == nullptr) return refuse("not an invitation");
    return fields->key;
  }

  /// Of an event of this assembly, signed by a founder's device.
  [[nodiscard]] Result<event::Body> body_of_founder(const SignedEvent& signed_event) const {
    FM_ASSIGN(event::Event event, read_shown_event(signed_event.event));
    event.signature = signed_event.signature;
    const bool known = event.header.device == first_device_ || devices_.contains(event.header.device);
    if (event.header.assembly != assembly_ || event.header.key_epoch || !known || !event::verify_signature(event))
      return refuse("an event by no founder");
    auto body = event::decode_body(*event.body);
    if (!body) return refuse("an event that cannot be read");
    return *std::move(body);
  }

  AssemblyId assembly_;
  DeviceId first_device_;
  PersonId first_person_;
  std::set<DeviceId> devices_;
  std::set<PersonId> persons_;
  std::set<EventId> invitations_;
  std::map<RecordId, KnownFounder> accepts_;
};
}  // namespace

Result<event::Event> read_shown_event(const Shown& shown) {
  auto out = event::assemble_event(shown.header, {}, shown.body);
  if (!out) return fail(errc::kForm, std::string(out.error().code));
  return *std::move(out);
}

Result<event::Found> read_founding_event(const AssemblyId& assembly, const Shown& shown) {
  FM_ASSIGN(const event::Event event, read_shown_event(shown));
  if (!event.header.is_founding() || event::assembly_of(event) != assembly) return refuse("of another assembly");
  auto body = event::decode_body(*event.body);
  if (!body) return refuse("cannot be read");
  auto* found = std::get_if<event::Found>(&body->content);
  if (found == nullptr) return refuse("founds nothing");
  return std::move(*found);
}

Result<std::vector<SignKey>> first_witnesses(const AssemblyId& assembly, const Shown& founding,
                                             const FoundingEvidence& evidence) {
  FM_ASSIGN(const event::Found found, read_founding_event(assembly, founding));
  FM_ASSIGN(const event::Event event, read_shown_event(founding));
  FoundingCheck check(assembly, event);
  for (const auto& founder : evidence.founders) FM_TRY(check.add(founder));
  std::set<SignKey> keys;
  for (const SignedEvent& constitute : evidence.constitutes)
    FM_TRY(check.constitute(constitute, static_cast<std::size_t>(found.founders), keys));
  if (keys.empty()) return refuse("nobody constituted it");
  return std::vector<SignKey>(keys.begin(), keys.end());
}

}  // namespace folkmoot::proof

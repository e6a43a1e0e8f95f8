#include "event/signed_parts.h"

namespace folkmoot::event {

namespace {
bool is_signed(const Record& record, const RecordId& id, std::size_t place, const SignKey& key) {
  return crypto::is_valid_key(key) && record_signed_by(record, id, place, key);
}
}  // namespace

std::optional<SignedPart> find_bad_signature(const Event& event, const InvitationKey& key_of) {
  if (!verify_signature(event)) return SignedPart::author;
  const auto hand_in = hand_in_of(event);
  if (!hand_in) return std::nullopt;
  const Record& record = hand_in->record;
  const RecordId id = record_id(record);
  if (!introduces_device(record, id)) return SignedPart::device;
  const auto* fields = std::get_if<PersonRecord>(&record.fields);
  const auto person = fields != nullptr ? fields->person : std::get<DeviceRecord>(record.fields).person;
  if (person && !is_signed(record, id, 1, reinterpret_id<SignKey>(*person))) return SignedPart::person;
  if (fields == nullptr || !fields->invitation) return std::nullopt;
  const auto key = key_of(*fields->invitation);
  return key && !is_signed(record, id, 2, *key) ? std::optional(SignedPart::invitation) : std::nullopt;
}

}  // namespace folkmoot::event

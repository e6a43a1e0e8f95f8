#pragma once
// Keys, headers, bodies and records to try things with: the same in unit tests and in the published vectors.

#include <string>
#include <utility>
#include <vector>

#include "crypto/sign.h"
#include "event/charter.h"
#include "event/event.h"
#include "event/record.h"

namespace folkmoot::test {

template <class Id>
Id filled(std::uint8_t byte) {
  Id out;
  out.bytes.fill(byte);
  return out;
}

inline crypto::Secret32 secret_filled(std::uint8_t byte) { return crypto::Secret32(filled<Hash>(byte).bytes); }
/// The key pair whose seed is this byte, 32 times.
inline crypto::SigningKey signing_key(std::uint8_t byte) { return crypto::SigningKey::from_seed(secret_filled(byte)); }

/// Who signs the samples, by the byte that fills their seeds.
inline constexpr std::uint8_t kAuthor = 0x11;
inline constexpr std::uint8_t kPerson = 0x22;
inline constexpr std::uint8_t kDevice = 0x33;
inline constexpr std::uint8_t kInvitation = 0x44;
inline constexpr std::uint8_t kSealKey = 0x55;
inline constexpr std::uint8_t kPrekey = 0x66;

/// A point of order two: a valid encoding, but no key.
inline SignKey small_order_key() {
  SignKey key = filled<SignKey>(0xFF);
  key.bytes[0] = 0xEC;
  key.bytes[31] = 0x7F;
  return key;
}

inline DeviceId device_of(const crypto::SigningKey& key) { return reinterpret_id<DeviceId>(key.public_key()); }
inline AssemblyId sample_assembly() { return filled<AssemblyId>(0xA5); }

/// Signs with the keys in their order, as the record's kind wants them.
inline event::Record signed_record(std::variant<event::PersonRecord, event::DeviceRecord> fields,
                                   const std::vector<std::uint8_t>& signers) {
  event::Record record{std::move(fields), {}};
  const RecordId id = event::record_id(record);
  for (const std::uint8_t signer : signers) record.signatures.push_back(event::sign_record(id, signing_key(signer)));
  return record;
}

inline event::PersonRecord sample_person(bool is_accept, bool invited) {
  event::PersonRecord fields;
  fields.is_accept = is_accept;
  fields.assembly = sample_assembly();
  fields.person = reinterpret_id<PersonId>(signing_key(kPerson).public_key());
  fields.device = device_of(signing_key(kDevice));
  fields.prekey = crypto::OpeningKey::from_seed(secret_filled(kPrekey)).public_key();
  fields.seal_key = signing_key(kSealKey).public_key();
  fields.name = "Nadia";
  if (invited) fields.invitation = filled<EventId>(0x1E);
  return fields;
}

inline event::Record person_record(bool is_accept, bool invited) {
  std::vector<std::uint8_t> signers{kDevice, kPerson};
  if (invited) signers.push_back(kInvitation);
  return signed_record(sample_person(is_accept, invited), signers);
}

inline event::Record device_record(bool with_person) {
  event::DeviceRecord fields;
  fields.device = device_of(signing_key(kDevice));
  fields.prekey = crypto::OpeningKey::from_seed(secret_filled(kPrekey)).public_key();
  std::vector<std::uint8_t> signers{kDevice};
  if (with_person) {
    fields.assembly = sample_assembly();
    fields.person = reinterpret_id<PersonId>(signing_key(kPerson).public_key());
    signers.push_back(kPerson);
  }
  return signed_record(fields, signers);
}

/// Every kind of record, each with valid signatures.
inline std::vector<std::pair<std::string, event::Record>> sample_records() {
  return {{"accept", person_record(true, true)},
          {"accept_of_the_first_founder", person_record(true, false)},
          {"application", person_record(false, true)},
          {"application_uninvited", person_record(false, false)},
          {"device", device_record(false)},
          {"device_with_person", device_record(true)}};
}

/// Every kind of body, and those with optional fields with and without them.
std::vector<std::pair<std::string, event::Content>> sample_contents();

inline event::Body sample_body(event::Content content) {
  return {filled<event::Salt>(0x5A), {1'760'000'000'000}, std::move(content)};
}

/// The first event of the sample author's chain, in the class of its kind; a founding one where the content founds.
inline event::Header sample_header(event::Kind kind) {
  event::Header header;
  if (kind != event::Kind::found) header.assembly = sample_assembly();
  header.cls = event::kind_class(kind);
  header.device = device_of(signing_key(kAuthor));
  return header;
}

inline event::Event sample_event(const event::Content& content) {
  return event::make_event(sample_header(event::kind_of(content)), event::encode_body(sample_body(content)),
                           signing_key(kAuthor));
}

/// S + L, the other number that a careless verifier takes for S.
inline Signature malleated(Signature signature) {
  // L = 2^252 + 27742317777372353535851937790883648493, little-endian.
  const Bytes order = from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010").value();
  unsigned carry = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    carry += static_cast<unsigned>(signature.bytes[32 + i]) + order[i];
    signature.bytes[32 + i] = static_cast<std::uint8_t>(carry);
    carry >>= 8;
  }
  return signature;
}

}  // namespace folkmoot::test

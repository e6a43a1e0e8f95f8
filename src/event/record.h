#pragma once
// Enclosures: acts by keys that are no device on the roll, carried inside a member's event and judged by their own
// signatures and id (docs/protocol/event.md section 6). Whoever carries one adds nothing to it and can spoil nothing.
//
//   record = [fields, signatures]; fields is an array whose first element is the record's kind
//   id     = BLAKE2b-256("fm1/rec" || fields); every signature is Ed25519 over "fm1/rec" || id
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "crypto/sign.h"
#include "event/header.h"

namespace folkmoot::event {

enum class RecordKind : std::uint8_t { accept = 1, application = 2, device = 3 };

/// A founder's accept, or an application: the same fields under two kinds.
/// Signatures, in this order: the device's, the person's, and the invitation key's where an invitation is named.
struct PersonRecord {
  bool is_accept = false;
  AssemblyId assembly;
  PersonId person;
  DeviceId device;
  SealKeyX prekey;
  SignKey seal_key;
  /// A handle that its bearer chose.
  std::string name;
  /// The event that published the invitation's key; absent only for the founder who made `found`.
  std::optional<EventId> invitation;

  bool operator==(const PersonRecord&) const = default;
};

/// A new device's acceptance. Handed in by another device of the person it needs the new device's signature alone, and
/// names nobody; with `person` it is signed by the person key too and any member may carry it (a restored home, say).
struct DeviceRecord {
  std::optional<AssemblyId> assembly;
  std::optional<PersonId> person;
  DeviceId device;
  SealKeyX prekey;

  bool operator==(const DeviceRecord&) const = default;
};

struct Record {
  std::variant<PersonRecord, DeviceRecord> fields;
  std::vector<Signature> signatures;

  bool operator==(const Record&) const = default;
  [[nodiscard]] RecordKind kind() const;
  [[nodiscard]] const DeviceId& device() const;
};

Bytes encode_fields(const Record& record);
Bytes encode_record(const Record& record);
/// Strict in form; signatures are counted, not checked.
Result<Record> decode_record(BytesView bytes);

RecordId record_id(const Record& record);
Signature sign_record(const RecordId& id, const crypto::SigningKey& key);
bool record_signed_by(const Record& record, const RecordId& id, std::size_t index, const SignKey& key);

/// Whether the record introduces its device's key: it is a valid key and the record's first signature is its own.
bool introduces_device(const Record& record, const RecordId& id);

}  // namespace folkmoot::event

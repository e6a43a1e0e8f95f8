#include "event/record.h"

#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "event/errc.h"

namespace folkmoot::event {

namespace {
PersonRecord read_person(codec::Reader& in, bool is_accept) {
  PersonRecord out;
  out.is_accept = is_accept;
  out.assembly = in.id<AssemblyId>();
  out.person = in.id<PersonId>();
  out.device = in.id<DeviceId>();
  out.prekey = in.id<SealKeyX>();
  out.seal_key = in.id<SignKey>();
  out.name = in.text(kMaxName);
  out.invitation = in.id_or_null<EventId>();
  return out;
}

DeviceRecord read_device(codec::Reader& in) {
  DeviceRecord out;
  out.assembly = in.id_or_null<AssemblyId>();
  out.person = in.id_or_null<PersonId>();
  out.device = in.id<DeviceId>();
  out.prekey = in.id<SealKeyX>();
  return out;
}

std::size_t signatures_wanted(const Record& record) {
  if (const auto* person = std::get_if<PersonRecord>(&record.fields)) return person->invitation ? 3 : 2;
  return std::get<DeviceRecord>(record.fields).person ? 2 : 1;
}
}  // namespace

RecordKind Record::kind() const {
  if (const auto* person = std::get_if<PersonRecord>(&fields))
    return person->is_accept ? RecordKind::accept : RecordKind::application;
  return RecordKind::device;
}

const DeviceId& Record::device() const {
  if (const auto* person = std::get_if<PersonRecord>(&fields)) return person->device;
  return std::get<DeviceRecord>(fields).device;
}

Bytes encode_fields(const Record& record) {
  codec::Writer out;
  const auto kind = static_cast<std::uint64_t>(record.kind());
  if (const auto* person = std::get_if<PersonRecord>(&record.fields)) {
    out.array(8).uint(kind).id(person->assembly).id(person->person).id(person->device).id(person->prekey);
    out.id(person->seal_key).text(person->name).id_or_null(person->invitation);
  } else {
    const auto& device = std::get<DeviceRecord>(record.fields);
    out.array(5).uint(kind).id_or_null(device.assembly).id_or_null(device.person).id(device.device).id(device.prekey);
  }
  return out.take();
}

Bytes encode_record(const Record& record) {
  codec::Writer out;
  out.array(2).raw(encode_fields(record)).array(record.signatures.size());
  for (const Signature& signature : record.signatures) out.id(signature);
  return out.take();
}

Result<Record> decode_record(BytesView bytes) {
  codec::Reader in(bytes);
  in.array_of(2);
  const std::size_t items = in.array();
  const std::uint64_t kind = in.uint();
  Record out;
  const bool is_person = kind == static_cast<std::uint64_t>(RecordKind::accept) ||
                         kind == static_cast<std::uint64_t>(RecordKind::application);
  if (is_person && items == 8)
    out.fields = read_person(in, kind == static_cast<std::uint64_t>(RecordKind::accept));
  else if (kind == static_cast<std::uint64_t>(RecordKind::device) && items == 5)
    out.fields = read_device(in);
  else
    in.fault(codec::errc::kValue, "no such kind of record");
  const std::size_t signatures = in.array(3);
  for (std::size_t i = 0; i < signatures; ++i) out.signatures.push_back(in.id<Signature>());
  if (const auto read = in.finish(); !read)
    return fail(errc::kRecord, std::string(read.error().code) + " " + read.error().detail);
  if (signatures != signatures_wanted(out)) return fail(errc::kRecord, "wrong number of signatures");
  return out;
}

RecordId record_id(const Record& record) {
  return reinterpret_id<RecordId>(crypto::hash(crypto::tag::kRecord, encode_fields(record)));
}

Signature sign_record(const RecordId& id, const crypto::SigningKey& key) {
  return key.sign(crypto::tag::kRecord, id.view());
}

bool record_signed_by(const Record& record, const RecordId& id, std::size_t index, const SignKey& key) {
  return index < record.signatures.size() &&
         crypto::verify(key, crypto::tag::kRecord, id.view(), record.signatures[index]);
}

bool introduces_device(const Record& record, const RecordId& id) {
  const auto key = reinterpret_id<SignKey>(record.device());
  return crypto::is_valid_key(key) && record_signed_by(record, id, 0, key);
}

}  // namespace folkmoot::event

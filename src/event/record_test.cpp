#include "event/record.h"

#include <doctest/doctest.h>

#include "codec/writer.h"
#include "crypto/hash.h"
#include "event/errc.h"
#include "tests/support/event_samples.h"

namespace record_test {
using namespace folkmoot;
using namespace folkmoot::event;
using test::filled;

namespace {
Code refusal(BytesView bytes) {
  const auto record = decode_record(bytes);
  return record ? Code{"accepted"} : record.error().code;
}
Code refusal(const Record& record) { return refusal(encode_record(record)); }

SignKey key(std::uint8_t byte) { return test::signing_key(byte).public_key(); }
}  // namespace

TEST_CASE("every kind of record survives its bytes") {
  for (const auto& [name, record] : test::sample_records()) {
    CAPTURE(name);
    CHECK(decode_record(encode_record(record)) == record);
    CHECK(record_id(record) == reinterpret_id<RecordId>(crypto::hash("fm1/rec", encode_fields(record))));
  }
  CHECK(test::person_record(true, true).kind() == RecordKind::accept);
  CHECK(test::person_record(false, true).kind() == RecordKind::application);
  CHECK(test::device_record(true).kind() == RecordKind::device);
}

TEST_CASE("the number of signatures is the one that the fields ask for") {
  for (const auto& [name, good] : test::sample_records()) {
    CAPTURE(name);
    Record record = good;
    record.signatures.pop_back();
    CHECK(refusal(record) == event::errc::kRecord);
    record.signatures.clear();
    CHECK(refusal(record) == event::errc::kRecord);
    record = good;
    record.signatures.push_back(good.signatures.front());
    CHECK(refusal(record) == event::errc::kRecord);
    record.signatures.resize(4);
    CHECK(refusal(record) == event::errc::kRecord);
  }
}

TEST_CASE("bytes missing or left over, other kinds and other counts are no record") {
  for (const auto& [name, record] : test::sample_records()) {
    CAPTURE(name);
    const Bytes good = encode_record(record);
    for (std::size_t size = 0; size < good.size(); ++size)
      CHECK(refusal(BytesView(good).first(size)) == event::errc::kRecord);
    Bytes longer = good;
    longer.push_back(0);
    CHECK(refusal(longer) == event::errc::kRecord);
    for (const std::uint8_t kind : Bytes{0, 4, 23}) {
      Bytes other_kind = good;
      other_kind[2] = kind;
      CHECK(refusal(other_kind) == event::errc::kRecord);
    }
    Bytes other_count = good;
    ++other_count[1];
    CHECK(refusal(other_count) == event::errc::kRecord);
  }
  Bytes device_as_accept = encode_record(test::device_record(false));
  device_as_accept[2] = 1;
  CHECK(refusal(device_as_accept) == event::errc::kRecord);
}

TEST_CASE("a name may be empty, has a limit, and is UTF-8") {
  PersonRecord fields = test::sample_person(false, false);
  fields.name = "";
  CHECK(refusal(test::signed_record(fields, {test::kDevice, test::kPerson})) == "accepted");
  fields.name = std::string(kMaxName, 'n');
  CHECK(refusal(test::signed_record(fields, {test::kDevice, test::kPerson})) == "accepted");
  fields.name.push_back('n');
  CHECK(refusal(test::signed_record(fields, {test::kDevice, test::kPerson})) == event::errc::kRecord);
  fields.name = "\xC3";
  CHECK(refusal(test::signed_record(fields, {test::kDevice, test::kPerson})) == event::errc::kRecord);
}

TEST_CASE("signatures are judged one by one, by their place") {
  const Record record = test::person_record(true, true);
  const RecordId id = record_id(record);
  CHECK(record_signed_by(record, id, 0, key(test::kDevice)));
  CHECK(record_signed_by(record, id, 1, key(test::kPerson)));
  CHECK(record_signed_by(record, id, 2, key(test::kInvitation)));
  CHECK(!record_signed_by(record, id, 1, key(test::kDevice)));
  CHECK(!record_signed_by(record, id, 3, key(test::kDevice)));
  CHECK(!record_signed_by(record, record_id(test::person_record(false, true)), 0, key(test::kDevice)));
}

TEST_CASE("an event's signature is none for a record with the same hash, nor the other way round") {
  const Record record = test::device_record(false);
  const RecordId id = record_id(record);
  Record other = record;
  other.signatures[0] = test::signing_key(test::kDevice).sign("fm1/ev", id.view());
  CHECK(!introduces_device(other, id));
}

TEST_CASE("a record introduces its device when that key signed it first") {
  for (const auto& [name, record] : test::sample_records()) {
    CAPTURE(name);
    CHECK(introduces_device(record, record_id(record)));
    Record other = record;
    other.signatures[0] = sign_record(record_id(record), test::signing_key(0x99));
    CHECK(!introduces_device(other, record_id(record)));
    other.signatures[0] = test::malleated(record.signatures[0]);
    CHECK(!introduces_device(other, record_id(record)));
  }
  Record others_wrong = test::person_record(true, true);  // the other signatures are for the fold
  others_wrong.signatures[1] = Signature{};
  others_wrong.signatures[2] = Signature{};
  CHECK(introduces_device(others_wrong, record_id(others_wrong)));
}

TEST_CASE("a device key of small order or off the curve is not introduced") {
  for (const SignKey& bad : {test::small_order_key(), SignKey{}, filled<SignKey>(0x02)}) {
    DeviceRecord fields;
    fields.device = reinterpret_id<DeviceId>(bad);
    Record record{fields, {Signature{}}};
    record.signatures[0].bytes[0] = 1;  // R = identity, S = 0
    CHECK(refusal(record) == "accepted");
    CHECK(!introduces_device(record, record_id(record)));
  }
}
}  // namespace record_test

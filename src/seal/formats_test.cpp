// Cores, seals and seal records as bytes: what is accepted encodes again to the same bytes, all else is refused.
#include <doctest/doctest.h>

#include "crypto/hash.h"
#include "seal/errc.h"
#include "tests/support/seal_keys.h"

namespace formats_test {
using namespace folkmoot;

TEST_CASE("a core has one encoding") {
  test::SealMaker maker(4);
  const seal::Core core = maker.core(1);
  const Bytes bytes = seal::encode_core(core);
  CHECK(seal::decode_core(bytes) == core);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK_FALSE(seal::decode_core(BytesView(bytes).first(size)).has_value());
  Bytes longer = bytes;
  longer.push_back(0);
  CHECK(seal::decode_core(longer).error().code == seal::errc::kCore);
  seal::Core other = core;
  other.time.ms += 1;
  CHECK(seal::core_id(other) != seal::core_id(core));
  // The version, page 0, and a page out of range are refused.
  Bytes wrong = bytes;
  wrong[1] = 2;
  CHECK_FALSE(seal::decode_core(wrong).has_value());
}

TEST_CASE("the bytes of a core, item by item") {
  seal::Core core;
  core.page = 2;
  core.readies = seal::WitnessBits(4);
  core.readies.set(0);
  core.readies.set(1);
  core.readies.set(3);
  core.time = {1'700'000'000'000};
  core.outcome.next_count = 4;
  const std::string zeros(64, '0');
  CHECK(to_hex(seal::encode_core(core)) == "8c015820" + zeros + "025820" + zeros + "5820" + zeros + "410b5820" + zeros +
                                               "1b0000018bcfe56800" + "5820" + zeros + "5820" + zeros + "0401");
  CHECK(seal::core_id(core) == reinterpret_id<seal::CoreId>(crypto::hash("fm1/core", seal::encode_core(core))));
}

TEST_CASE("a seal verifies against exactly its witnesses") {
  for (const std::size_t n : {1U, 3U, 4U, 7U, 40U}) {
    CAPTURE(n);
    test::SealMaker maker(n);
    const seal::Seal sealed = maker.seal(1, 2);
    const Bytes bytes = seal::encode_seal(sealed);
    const auto decoded = seal::decode_seal(bytes);
    REQUIRE(decoded.has_value());
    CHECK(*decoded == sealed);
    CHECK(seal::verify_seal(*decoded, maker.witnesses()).has_value());
    if (n == 40) CHECK(bytes.size() <= 27 * 64 + 5 + 300);

    seal::Seal wrong = sealed;
    wrong.round += 1;
    CHECK(seal::verify_seal(wrong, maker.witnesses()).error().code == seal::errc::kSignature);
    wrong = sealed;
    wrong.core.time.ms += 1;
    CHECK(seal::verify_seal(wrong, maker.witnesses()).error().code == seal::errc::kSignature);
    wrong = sealed;
    wrong.commits.back().bytes[5] ^= 1U;
    CHECK(seal::verify_seal(wrong, maker.witnesses()).error().code == seal::errc::kSignature);
    test::SealMaker strangers(n, 500);
    CHECK_FALSE(seal::verify_seal(sealed, strangers.witnesses()).has_value());
    if (n == 1) continue;
    wrong = sealed;
    wrong.commits.pop_back();
    wrong.signers = seal::WitnessBits(n);
    for (std::size_t i = 0; i < wrong.commits.size(); ++i) wrong.signers.set(sealed.signers.members()[i]);
    CHECK(seal::verify_seal(wrong, maker.witnesses()).error().code == seal::errc::kQuorum);
  }
}

TEST_CASE("a seal with one bit changed does not verify") {
  test::SealMaker maker(4);
  const Bytes bytes = seal::encode_seal(maker.seal(1, 0));
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    Bytes changed = bytes;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
    const auto decoded = seal::decode_seal(changed);
    CHECK_FALSE((decoded && seal::verify_seal(*decoded, maker.witnesses())));
  }
}

TEST_CASE("seal records of each kind go there and back, and no bit of them can be changed") {
  test::SealMaker maker(4);
  for (const seal::CheckedRecord& made : maker.one_of_each_kind()) {
    CAPTURE(static_cast<int>(made.kind()));
    const Bytes bytes = seal::encode_record(made.record());
    const auto decoded = seal::decode_record(bytes);
    REQUIRE(decoded.has_value());
    CHECK(*decoded == made.record());
    const auto checked = seal::CheckedRecord::check(*decoded, maker.witnesses());
    REQUIRE(checked.has_value());
    CHECK(*checked == made);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      Bytes changed = bytes;
      changed[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
      const auto other = seal::decode_record(changed);
      CHECK_FALSE((other && seal::CheckedRecord::check(*other, maker.witnesses())));
    }
    for (std::size_t size = 0; size < bytes.size(); ++size)
      CHECK_FALSE(seal::decode_record(BytesView(bytes).first(size)).has_value());
  }
}

TEST_CASE("a propose whose core rests on other readies than it carries is refused") {
  test::SealMaker maker(4);
  seal::SealRecord record = maker.one_of_each_kind()[1].record();
  auto& propose = std::get<seal::Propose>(record.says);
  const auto refusal = [&](seal::SealRecord wrong) {
    const auto again = maker.sign(std::move(wrong), record.witness);
    return seal::CheckedRecord::check(again.record(), maker.witnesses()).error().code;
  };
  propose.core.readies_root.bytes[0] ^= 1U;
  CHECK(refusal(record) == seal::errc::kRecord);
  propose.core.readies_root.bytes[0] ^= 1U;
  propose.readies.back().ready.clock.ms += 1;
  CHECK(refusal(record) == seal::errc::kSignature);
  propose.readies.back().ready.clock.ms -= 1;
  propose.readies.pop_back();
  propose.readies.pop_back();
  CHECK(refusal(record) == seal::errc::kQuorum);
}

TEST_CASE("a record of a witness that there is not, or signed by another, is refused") {
  test::SealMaker maker(4);
  seal::SealRecord record = maker.one_of_each_kind()[0].record();
  record.witness = 4;
  CHECK(seal::CheckedRecord::check(record, maker.witnesses()).error().code == seal::errc::kSignature);
  record.witness = 2;
  CHECK(seal::CheckedRecord::check(maker.sign(record, 1).record(), maker.witnesses()).error().code ==
        seal::errc::kSignature);
  CHECK(seal::CheckedRecord::check(maker.sign(record, 2).record(), maker.witnesses()).has_value());
}

TEST_CASE("a prepare cannot name its own round or a later one") {
  test::SealMaker maker(4);
  for (const seal::Round named : {2U, 3U, 4U}) {
    seal::SealRecord record = maker.blank(3, 0);
    record.says = seal::Prepare{{}, named};
    CHECK(seal::decode_record(seal::encode_record(record)).has_value() == (named < 3));
  }
}

TEST_CASE("a seal follows the core that named its witnesses, and no other") {
  test::SealMaker maker(4);
  const seal::Core first = maker.core(1);
  seal::Core next = maker.core(3);
  next.page = first.page + 1;
  next.previous = reinterpret_id<Hash>(seal::core_id(first));
  next.time = first.time;
  CHECK(seal::verify_next(first, maker.seal_of(next, 0), maker.witnesses()).has_value());

  test::SealMaker yesterday(4, 9);
  CHECK(seal::verify_next(first, yesterday.seal_of(next, 0), yesterday.witnesses()).error().code ==
        seal::errc::kWitnesses);
  for (int wrong = 0; wrong < 4; ++wrong) {
    seal::Core other = next;
    if (wrong == 0) other.page += 1;
    if (wrong == 1) other.previous.bytes[0] ^= 1U;
    if (wrong == 2) other.time.ms -= 1;
    if (wrong == 3) other.assembly.bytes[0] ^= 1U;
    CHECK(seal::verify_next(first, maker.seal_of(other, 0), maker.witnesses()).error().code == seal::errc::kPlace);
  }
}
}  // namespace formats_test

#include "ballot/binary.h"

#include <doctest/doctest.h>

#include "tests/support/toy_election.h"

namespace binary_test {
using namespace folkmoot;
using namespace folkmoot::ballot;
using namespace folkmoot::test;

namespace {
struct Packed : ToyElection<Ed25519> {
  explicit Packed(bool blank) : ToyElection(ed25519(), 21, {chosen(3, 1, 2, blank)}, 2) {
    add_single();
    open();
    std::vector<std::uint32_t> vote{1, 0, 1};
    if (blank) vote.insert(vote.begin(), 0);
    json = *encrypt(desk->booth(), voters[0], {vote}, draws);
  }
  std::string json;
};
}  // namespace

TEST_CASE("a ballot in bytes is the ballot in JSON, a third as long") {
  for (const bool blank : {false, true}) {
    Packed t(blank);
    const auto& booth = t.desk->booth();
    const Bytes bytes = pack(*read_ballot(booth, t.json));
    CHECK(bytes.size() == packed_size(booth.election.questions()[0]));
    CHECK(bytes.size() * 5 < t.json.size() * 2);
    const auto back = unpack(booth, t.voters[0].credential, bytes);
    REQUIRE(back);
    CHECK(json_of(booth, *back) == t.json);
    CHECK(check_ballot(booth, *back, t.json, *t.group.read(t.voters[0].credential)));
  }
}

TEST_CASE("bytes that are no ballot, or not the only form of one, are none") {
  Packed t(true);
  const auto& booth = t.desk->booth();
  const Bytes bytes = pack(*read_ballot(booth, t.json));
  const auto is_one = [&](const Bytes& of) { return unpack(booth, t.voters[0].credential, of).has_value(); };
  Bytes other = bytes;
  other.pop_back();
  CHECK_FALSE(is_one(other));
  other = bytes;
  other.push_back(0);
  CHECK_FALSE(is_one(other));
  CHECK_FALSE(is_one({}));
  // A point with a y of p or more, and a number of the order or more.
  other = bytes;
  std::fill_n(other.begin(), 32, std::uint8_t{0xFF});
  CHECK_FALSE(is_one(other));
  other = bytes;
  std::fill_n(other.end() - 32, 32, std::uint8_t{0xFF});
  CHECK_FALSE(is_one(other));
  // Each byte that is changed is refused, or breaks a proof.
  const Point credential = *t.group.read(t.voters[0].credential);
  for (std::size_t at = 0; at < bytes.size(); at += 29) {
    other = bytes;
    other[at] ^= 4;
    const auto read = unpack(booth, t.voters[0].credential, other);
    CHECK_FALSE((read && check_ballot(booth, *read, json_of(booth, *read), credential)));
  }
}

TEST_CASE("keys are in the group and not neutral, numbers below its order") {
  const auto neutral = bytes_of(curve::neutral());
  CHECK(member_from(neutral));
  CHECK_FALSE(key_from(neutral));
  CHECK(key_from(bytes_of(curve::generator())));
  PointBytes small{};  // a point of order four
  CHECK_FALSE(member_from(small));
  CHECK(number_from(bytes_of(Ed25519::Scalar(7))));
  CHECK_FALSE(number_from(to_little_endian(Ed25519::order().modulus())));
  CHECK_FALSE(proof_from(Bytes(63)));
}

TEST_CASE("a ranking in bytes is the ballot in JSON, and a shuffle in bytes the shuffle") {
  ToyElection<Ed25519> t(ed25519(), 22, {embedded(3)}, 6);
  t.add_single();
  t.open();
  const auto& booth = t.desk->booth();
  std::vector<Ciphertext<Ed25519>> list;
  for (std::uint32_t i = 0; i < 6; ++i) {
    const std::string json = *encrypt(booth, t.voters[i], {{i, 2, 255}}, t.draws);
    const auto ballot = *read_ballot(booth, json);
    const Bytes bytes = pack(ballot);
    CHECK(bytes.size() == packed_size(booth.election.questions()[0]));
    const auto back = unpack(booth, t.voters[i].credential, bytes);
    REQUIRE(back);
    CHECK(json_of(booth, *back) == json);
    CHECK_FALSE(unpack(booth, t.voters[i].credential, BytesView(bytes).first(bytes.size() - 1)));
    list.push_back(std::get<EmbeddedAnswer<Ed25519>>(ballot.answers[0]).choice);
  }
  const auto shuffled = *shuffle<Ed25519>(ed25519(), booth.key, booth.hash, list, t.draws);
  const Bytes bytes = pack(shuffled);
  CHECK(bytes.size() == kShuffleHead + 6 * kShuffleItem);
  const auto back = unpack_shuffle(bytes);
  REQUIRE(back);
  CHECK(pack(*back) == bytes);
  CHECK(check_shuffle<Ed25519>(ed25519(), booth.key, booth.hash, list, back->ciphertexts, back->proof, t.draws.seed()));
  CHECK_FALSE(unpack_shuffle(BytesView(bytes).first(bytes.size() - 32)));
  CHECK_FALSE(unpack_shuffle({}));
  Bytes other = bytes;
  std::fill_n(other.begin(), 32, std::uint8_t{0xFF});  // a point with a y of p or more
  CHECK_FALSE(unpack_shuffle(other));
}
}  // namespace binary_test

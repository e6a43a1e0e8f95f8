#include "seal/voices.h"

#include <doctest/doctest.h>

#include "tests/support/seal_toys.h"

namespace voices_test {
using namespace folkmoot;

namespace {
/// Six persons with a device each, and one who is listed.
struct People {
  People() {
    for (std::uint8_t i = 0; i < 6; ++i) {
      crypto::Secret32 seed;
      seed.fill()[0] = static_cast<std::uint8_t>(i + 1);
      devices.push_back(crypto::SigningKey::from_seed(seed));
      persons.emplace_back();
      persons.back().bytes[0] = i;
      roll[persons.back()] = {reinterpret_id<DeviceId>(devices.back().public_key())};
    }
    PersonId listed;
    listed.bytes[0] = 99;
    roll[listed] = {};
  }
  [[nodiscard]] seal::Voice voice(const seal::Reconvening& of, std::size_t who) const {
    return seal::sign_voice(of, persons[who], devices[who]);
  }
  std::vector<crypto::SigningKey> devices;
  std::vector<PersonId> persons;
  seal::RollDevices roll;
};

seal::Reconvening reconvening(const std::string& reason) {
  seal::Reconvening out;
  out.choice.page = 7;
  out.choice.goes_on.bytes[0] = 3;
  out.witnesses = test::toy_keys(4);
  out.reason = reason;
  return out;
}
using Fate = seal::Voices::Fate;
}  // namespace

TEST_CASE("a reconvening holds with the voices of more than half of the persons with a device") {
  const People people;
  const seal::Reconvening one = reconvening("gone");
  const auto id = seal::reconvening_id(one);
  seal::Voices voices;
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK_FALSE(voices.holds(id));
    CHECK(voices.take(one, people.voice(one, i), people.roll) == Fate::kept);
    CHECK(voices.take(one, people.voice(one, i), people.roll) == Fate::known);
  }
  CHECK(voices.holds(id));
  CHECK(voices.find(id)->persons == 6);
}

TEST_CASE("a forged reconvening does nothing") {
  const People people;
  const seal::Reconvening one = reconvening("gone");
  const seal::Reconvening two = reconvening("another");
  seal::Voices voices;
  auto forged = people.voice(one, 0);
  forged.signature.bytes[0] ^= 1U;
  CHECK(voices.take(one, forged, people.roll) == Fate::refused);
  CHECK(voices.take(two, people.voice(one, 0), people.roll) == Fate::refused);  // signed for other words
  CHECK(voices.take(one, seal::sign_voice(one, people.persons[0], people.devices[1]), people.roll) == Fate::refused);
  PersonId stranger;
  stranger.bytes[0] = 77;
  CHECK(voices.take(one, seal::sign_voice(one, stranger, people.devices[1]), people.roll) == Fate::refused);
  auto moved = people.voice(one, 0);
  moved.choice.page = 8;
  CHECK(voices.take(one, moved, people.roll) == Fate::refused);
  CHECK(voices.empty());
  CHECK(voices.digest(7).empty());
}

TEST_CASE("who speaks twice in one choice is kept as a proof, counts for neither, and fills no more than two places") {
  const People people;
  const seal::Reconvening one = reconvening("gone");
  seal::Reconvening two = reconvening("another");
  seal::Voices voices;
  for (std::size_t i = 0; i < 4; ++i) voices.take(one, people.voice(one, i), people.roll);
  SUBCASE("for another set") {}
  SUBCASE("for the other core of the same two") {
    // The same two cores in the other order are the same choice.
    seal::Reconvening here = one;
    here.choice.other = seal::CoreId{};
    here.choice.other->bytes[0] = 9;
    two.choice.goes_on = reinterpret_id<Hash>(*here.choice.other);
    two.choice.other = reinterpret_id<seal::CoreId>(here.choice.goes_on);
    voices = {};
    for (std::size_t i = 0; i < 4; ++i) voices.take(here, people.voice(here, i), people.roll);
  }
  const auto id = voices.all().begin()->first;
  REQUIRE(voices.holds(id));
  const Bytes before = voices.digest(7);
  CHECK(voices.take(two, people.voice(two, 0), people.roll) == Fate::kept);
  CHECK_FALSE(voices.holds(id));
  CHECK(voices.count(id) == 3);
  CHECK(voices.count(seal::reconvening_id(two)) == 0);
  REQUIRE(voices.contradictions().size() == 1);
  CHECK(seal::voices_contradict(voices.contradictions()[0].first, voices.contradictions()[0].second));
  CHECK(voices.digest(7) != before);
  // A third one says nothing new, and whichever two of three a node keeps, nodes agree.
  seal::Reconvening three = two;
  three.reason = "a third";
  CHECK(voices.take(three, people.voice(three, 0), people.roll) == Fate::refused);
  seal::Voices other;
  const seal::Reconvening first = voices.find(id)->reconvening;
  other.take(three, people.voice(three, 0), people.roll);
  for (std::size_t i = 0; i < 4; ++i) other.take(first, people.voice(first, i), people.roll);
  CHECK(other.digest(7) == voices.digest(7));
  // In another choice everybody has another voice.
  seal::Reconvening again = one;
  again.choice.replaces = seal::reconvening_id(one);
  CHECK(voices.take(again, people.voice(again, 0), people.roll) == Fate::kept);
  CHECK(voices.contradictions().size() == 1);
}

TEST_CASE("the reconvening of a founding page names its past, and no other does") {
  seal::Reconvening founding = reconvening("a founder is gone");
  founding.choice.page = 1;
  CHECK_FALSE(seal::decode_reconvening(seal::encode_reconvening(founding)).has_value());
  EventId event;
  for (std::uint8_t i = 0; i < 16; ++i) {
    event.bytes[0] = i;
    founding.past.push_back(event);
    const auto decoded = seal::decode_reconvening(seal::encode_reconvening(founding));
    REQUIRE(decoded.has_value());
    CHECK(*decoded == founding);
  }
  seal::Reconvening disordered = founding;
  std::swap(disordered.past[0], disordered.past[1]);
  CHECK_FALSE(seal::decode_reconvening(seal::encode_reconvening(disordered)).has_value());
  event.bytes[0] = 16;
  founding.past.push_back(event);
  CHECK_FALSE(seal::decode_reconvening(seal::encode_reconvening(founding)).has_value());
}
}  // namespace voices_test

// From page to page: who is a page behind, two seals of one page, witnesses that are gone for good.
#include <doctest/doctest.h>

#include "crypto/hash.h"
#include "seal/pages.h"
#include "seal/reconvening.h"
#include "tests/support/seal_world.h"

namespace pages_test {
using namespace folkmoot;

namespace {
seal::PageOpening after(const seal::PageOpening& page, const seal::Seal& sealed) {
  seal::PageOpening out = page;
  out.place.page = page.place.page + 1;
  out.place.opening = reinterpret_id<Hash>(seal::core_id(sealed.core));
  out.previous = out.place.opening;
  out.previous_time = sealed.core.time;
  out.opened = {test::kToyStart.ms};
  return out;
}
}  // namespace

TEST_CASE("a witness one page behind gets the seal as answer, and asks again for what it could not judge") {
  test::SealWorld world(4);
  world.node(3).up = false;
  world.run_well();
  const seal::Seal sealed = *world.rounds(0).seal();

  test::NullSigner signer;
  test::ToyView view;
  view.events = 1;
  const seal::Rounds::Now now{view, signer, world.now()};
  seal::Pages ahead(world.opening(0));
  for (const auto& record : world.node(0).durable) ahead.open().restore(record);
  ahead.open().restore_seal(sealed);
  ahead.open_next(after(world.opening(0), sealed));
  ahead.look({view, signer, {world.now().ms + kDayMs}});
  REQUIRE(ahead.open().round() == 0);
  const std::vector<seal::CheckedRecord> of_next = ahead.open().pool().records();

  seal::Pages behind(world.opening(3));
  auto heard = behind.hear(of_next, now);
  CHECK(heard.ask_again);
  CHECK(behind.witnesses_of(of_next.front().record().place) == nullptr);
  // What it says itself is answered with the seal.
  const auto own = behind.look(now).send;
  REQUIRE_FALSE(own.empty());
  heard = ahead.hear(own, now);
  CHECK(heard.answer_with_seal == std::vector<std::uint64_t>{4});
  // The seal alone is not enough: two seals would then prove nobody. With its evidence it is.
  auto step = behind.open().hear_seal(sealed, now);
  CHECK(step.refused.size() == 1);
  CHECK_FALSE(behind.open().seal().has_value());
  heard = behind.hear(ahead.closed()->evidence_of(sealed.round, seal::core_id(sealed.core)), now);
  REQUIRE(heard.open.sealed.has_value());
  // Its own commit adds to what undoing the seal would take.
  CHECK(std::ranges::any_of(heard.open.send, [](const auto& r) { return r.kind() == seal::RecordKind::commit; }));
  CHECK(behind.open().widest_seal()->commits.size() == 4);
  behind.open_next(after(world.opening(3), sealed));
  heard = behind.hear(of_next, now);
  CHECK_FALSE(heard.ask_again);
  CHECK(heard.open.keep.size() >= 1);
}

TEST_CASE("two cores for a page: f+1 cheats are proved and nobody who knows signs on") {
  // 1 and 2 lie to 0 and 3, who never hear of each other.
  test::SealWorld world(4);
  for (const std::size_t liar : {1U, 2U}) world.node(liar).liar = true;
  world.node(3).view.events = 3;
  std::vector<seal::SealRecord> readies;
  for (const std::size_t i : {0U, 3U}) world.look(i);
  for (const std::size_t i : {1U, 2U})
    readies.push_back(world.lie(i, 0, seal::Ready{test::root_of(1), world.now(), {}}).record());
  // To 0, whose turn it is: the readies, and its own proposal is helped on.
  std::vector<seal::CheckedRecord> to_zero;
  to_zero.reserve(readies.size());
  for (const auto& ready : readies) to_zero.push_back(seal::CheckedRecord::trusted(ready));
  world.hear(0, to_zero);
  world.pass(seal::kTimerMs / 4);
  world.look(0);
  const auto one =
      *std::ranges::find_if(world.table(), [](const auto& r) { return r.kind() == seal::RecordKind::propose; });
  const auto help = [&](std::size_t whom, seal::Round round, const seal::CoreId& core) {
    for (const std::size_t liar : {1U, 2U}) world.hear(whom, world.lie(liar, round, seal::Prepare{core, {}}));
    for (const std::size_t liar : {1U, 2U}) world.hear(whom, world.lie(liar, round, seal::Commit{core, {}}));
  };
  help(0, 0, one.core());
  REQUIRE(world.rounds(0).seal().has_value());
  // To 3: round 1, where liar 1 proposes another core.
  std::vector<seal::SealRecord> again;
  again.reserve(3);
  for (const std::size_t i : {1U, 2U})
    again.push_back(world.lie(i, 1, seal::Ready{test::root_of(1), world.now(), {}}).record());
  for (const auto& ready : again) world.hear(3, seal::CheckedRecord::trusted(ready));
  REQUIRE(world.rounds(3).round() == 1);
  const auto own =
      *std::find_if(world.table().rbegin(), world.table().rend(), [](const auto& r) { return r.witness() == 3; });
  again.push_back(own.record());
  const auto two = world.lie(1, 1, test::toy_propose(world.opening(0), 3, again));
  world.hear(3, two);
  help(3, 1, two.core());
  REQUIRE(world.rounds(3).seal().has_value());
  CHECK(world.sealed_cores().size() == 2);

  // A third node that sealed the one core is shown the bare certificate of the other: it stops, too.
  seal::Rounds third(test::toy_opening(4, std::nullopt));
  test::ToyView view;
  test::NullSigner signer;
  const seal::Rounds::Now now{view, signer, world.now()};
  third.hear(world.node(0).durable, now);
  REQUIRE(third.seal().has_value());
  CHECK(third.hear_seal(*world.rounds(0).seal(), now).refused.empty());
  CHECK_FALSE(third.has_two_seals());
  CHECK(third.hear_seal(*world.rounds(3).seal(), now).two_seals.has_value());
  CHECK(third.has_two_seals());

  // They meet.
  world.hear(0, std::vector(world.node(3).durable));
  REQUIRE(world.node(0).two_seals.has_value());
  CHECK(world.rounds(0).has_two_seals());
  CHECK(world.node(0).two_seals->proofs.size() == 2);
  for (const auto& [witness, proof] : world.node(0).two_seals->proofs) {
    CHECK((witness == 1 || witness == 2));
    CHECK(proof.cheat == seal::Cheat::broken_lock);
    CHECK(seal::what_they_prove(proof.first, proof.second) == proof.cheat);
  }
  CHECK_FALSE(world.somebody_honest_is_framed());
}

TEST_CASE("a reconvening needs more than half of the persons with a device, each once") {
  std::vector<crypto::SigningKey> devices;
  std::vector<PersonId> persons;
  seal::RollDevices roll;
  for (std::uint8_t i = 0; i < 6; ++i) {
    crypto::Secret32 seed;
    seed.fill()[0] = static_cast<std::uint8_t>(i + 1);
    devices.push_back(crypto::SigningKey::from_seed(seed));
    persons.push_back({});
    persons.back().bytes[0] = i;
    roll[persons.back()] = {reinterpret_id<DeviceId>(devices.back().public_key())};
  }
  PersonId listed;
  listed.bytes[0] = 99;
  roll[listed] = {};
  seal::Reconvening one;
  one.choice.page = 7;
  one.choice.goes_on.bytes[0] = 3;
  one.witnesses = test::toy_keys(4);
  one.reason = "five of seven are gone";
  seal::Reconvening two = one;
  two.reason = "another";

  const auto decoded = seal::decode_reconvening(seal::encode_reconvening(one));
  REQUIRE(decoded.has_value());
  CHECK(*decoded == one);
  std::vector<seal::Voice> voices;
  voices.reserve(8);
  for (std::size_t i = 0; i < 3; ++i) voices.push_back(seal::sign_voice(one, persons[i], devices[i]));
  CHECK_FALSE(seal::check_reconvening(one, voices, roll).has_value());
  voices.push_back(voices.front());
  CHECK_FALSE(seal::check_reconvening(one, voices, roll).has_value());
  voices.push_back(seal::sign_voice(one, persons[3], devices[4]));  // not that person's device
  CHECK_FALSE(seal::check_reconvening(one, voices, roll).has_value());
  voices.push_back(seal::sign_voice(one, persons[3], devices[3]));
  CHECK(seal::check_reconvening(one, voices, roll).has_value());
  CHECK_FALSE(seal::check_reconvening(two, voices, roll).has_value());

  // Who says two things counts for none, and is shown.
  voices.push_back(seal::sign_voice(two, persons[0], devices[0]));
  CHECK(seal::voices_contradict(voices.front(), voices.back()));
  CHECK_FALSE(seal::voices_contradict(voices.front(), voices[1]));
  CHECK_FALSE(seal::check_reconvening(one, voices, roll).has_value());
  voices.back().signature.bytes[0] ^= 1U;
  CHECK(seal::check_reconvening(one, voices, roll).has_value());
  const auto voice = seal::decode_voice(seal::encode_voice(voices.front()));
  REQUIRE(voice.has_value());
  CHECK(*voice == voices.front());
}

TEST_CASE("after a reconvening the new witnesses seal the page, and the old ones sign nothing for it") {
  test::SealWorld world(7);
  for (std::size_t i = 0; i < 5; ++i) world.node(i).up = false;
  world.run_well(40);
  REQUIRE(world.sealed_cores().empty());
  // Witnesses 5 and 6 are named alone.
  seal::PageOpening again = world.opening(5);
  again.place.opening = crypto::hash("", {});
  again.witnesses = *seal::WitnessSet::of({test::toy_keys(7)[5], test::toy_keys(7)[6]});
  test::NullSigner signer;
  test::ToyView view;
  view.events = 1;
  std::vector<seal::Pages> pages;
  for (std::size_t i = 5; i < 7; ++i) {
    pages.emplace_back(world.opening(i));
    for (const auto& record : world.node(i).durable) pages.back().open().restore(record);
    again.self = static_cast<seal::WitnessIndex>(i - 5);
    pages.back().reconvene(again);
  }
  std::vector<seal::CheckedRecord> said;
  std::uint64_t time = world.now().ms;
  for (std::size_t turn = 0; turn < 20; ++turn) {
    for (auto& page : pages) {
      const seal::Rounds::Now now{view, signer, {time}};
      for (const auto& step : {page.look(now), page.hear(std::vector(said), now).open})
        said.insert(said.end(), step.send.begin(), step.send.end());
    }
    time += 3'000;
  }
  for (auto& page : pages) {
    REQUIRE(page.open().seal().has_value());
    // The old witnesses wake up: what they say is kept as evidence, and nothing is signed for it.
    const seal::Rounds::Now now{view, signer, {time}};
    const auto old = test::toy_record(world.opening(0), 0, 0, seal::Ready{test::root_of(1), {time}, {}});
    const auto heard = page.hear({old}, now);
    CHECK(heard.closed.keep.size() == 1);
    CHECK(heard.closed.send.empty());
  }
  CHECK(seal::find_proofs(said).empty());
}

TEST_CASE("a member may ask six times an hour") {
  crypto::Secret32 seed;
  const auto device = crypto::SigningKey::from_seed(seed);
  seal::Asks asks;
  const PersonId person{};
  Instant now = test::kToyStart;
  for (std::uint64_t i = 0; i < 6; ++i) {
    const auto ask = seal::sign_ask({}, 1, {now.ms + i}, device);
    CHECK(seal::ask_verifies(ask));
    CHECK(seal::decode_ask(seal::encode_ask(ask)) == ask);
    CHECK(asks.take(ask, person, now).has_value());
    CHECK(asks.take(ask, person, now).has_value());  // the same again
  }
  const auto seventh = seal::sign_ask({}, 1, {now.ms + 9}, device);
  CHECK_FALSE(asks.take(seventh, person, now).has_value());
  now.ms += 60 * kMinuteMs;
  CHECK(asks.take(seventh, person, now).has_value());
}
}  // namespace pages_test

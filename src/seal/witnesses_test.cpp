// Who witnesses: the sets, the lot, and when a page is closed.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "seal/errc.h"
#include "seal/lot.h"
#include "seal/pace.h"
#include "seal/witnesses.h"
#include "tests/support/seal_toys.h"

namespace witnesses_test {
using namespace folkmoot;

TEST_CASE("n, f and Q") {
  const std::vector<std::array<std::size_t, 3>> expected = {{1, 0, 1},    {2, 0, 2},    {3, 0, 3}, {4, 1, 3},
                                                            {5, 1, 4},    {6, 1, 5},    {7, 2, 5}, {10, 3, 7},
                                                            {40, 13, 27}, {100, 33, 67}};
  for (const auto& [n, f, q] : expected) {
    const auto set = *seal::WitnessSet::of(test::toy_keys(n));
    CHECK(set.liars_max() == f);
    CHECK(set.quorum() == q);
    CHECK(2 * q >= n + f + 1);
    const auto founding = *seal::WitnessSet::of(test::toy_keys(n), seal::WitnessSet::Rule::everyone);
    CHECK(founding.quorum() == n);
    // More than half is not enough: with seven witnesses and more, two quorums can have nobody in common but liars.
    const auto half = *seal::WitnessSet::of(test::toy_keys(n), seal::WitnessSet::Rule::majority);
    CHECK(half.quorum() == n / 2 + 1);
    CHECK(half.liars_max() == f);
    if (n >= 7) CHECK(2 * half.quorum() < n + f + 1);
  }
  auto keys = test::toy_keys(4);
  CHECK(seal::WitnessSet::of({}).error().code == seal::errc::kWitnesses);
  std::swap(keys[0], keys[1]);
  CHECK_FALSE(seal::WitnessSet::of(keys).has_value());
  keys[0] = keys[1];
  CHECK_FALSE(seal::WitnessSet::of(keys).has_value());
}

TEST_CASE("bits of witnesses") {
  seal::WitnessBits bits(10);
  bits.set(0);
  bits.set(9);
  CHECK(to_hex(bits.bytes()) == "0102");
  CHECK(bits.count() == 2);
  CHECK(bits.members() == std::vector<seal::WitnessIndex>{0, 9});
  CHECK(bits.fits(10));
  CHECK_FALSE(bits.fits(9));
  CHECK_FALSE(bits.fits(17));
  CHECK_FALSE(bits.has(500));
}

namespace {
std::vector<seal::Candidate> candidates(std::size_t count) {
  std::vector<seal::Candidate> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    out[i].person.bytes[0] = static_cast<std::uint8_t>(i);
    // Keys in another order than persons.
    out[i].seal_key.bytes[0] = static_cast<std::uint8_t>(255 - i);
    out[i].seen_page = 50;
    out[i].seen = {1'000'000};
  }
  return out;
}
}  // namespace

TEST_CASE("200 listed people and 30 active devices: the active ones are the witnesses") {
  // Listed people have no seal key and are no candidates at all; who is silent for pages and days drops out.
  auto people = candidates(34);
  for (std::size_t i = 30; i < 34; ++i) people[i].seen_page = 39;
  const seal::Closing soon{50, {1'000'000 + 30 * kDayMs - 1}};
  CHECK(seal::next_witnesses(people, {}, soon).size() == 34);
  const seal::Closing later{50, {1'000'000 + 30 * kDayMs}};
  const auto keys = seal::next_witnesses(people, {}, later);
  CHECK(keys.size() == 30);
  CHECK(std::ranges::is_sorted(keys));
  people[33].seen_page = 41;  // the last ten pages are 41 to 50
  CHECK(seal::next_witnesses(people, {}, later).size() == 31);
  // The order in which the roll is read does not matter.
  std::ranges::reverse(people);
  CHECK(seal::next_witnesses(people, {}, later).size() == 31);
}

TEST_CASE("above forty the first forty of the lot who are active") {
  auto people = candidates(90);
  std::vector<PersonId> lot;
  lot.reserve(people.size());
  for (const auto& person : people) lot.push_back(person.person);
  std::ranges::rotate(lot, lot.begin() + 20);
  const seal::Closing closing{50, {1'000'000}};
  CHECK(seal::next_witnesses(people, {}, closing).size() == 90);  // no lot yet: all
  people[20].seen_page = 0;                                       // never gave a sign of life
  const auto keys = seal::next_witnesses(people, lot, closing);
  REQUIRE(keys.size() == 40);
  std::set<SignKey> expected;
  for (std::size_t i = 21; i < 61; ++i) expected.insert(people[i].seal_key);
  CHECK(std::set<SignKey>(keys.begin(), keys.end()) == expected);
  // The charter may draw more, to one hundred.
  CHECK(seal::next_witnesses(people, lot, closing, {.drawn = 1'000}).size() == 89);
  // A lot of which fewer than half of the seats are left has run out.
  lot.resize(15);
  CHECK(seal::next_witnesses(people, lot, closing).size() == 89);
}

TEST_CASE("the lot is a permutation that anybody can compute again") {
  seal::LotInput input;
  input.draw.bytes[0] = 1;
  input.entropy = to_bytes(as_bytes("3 1 4 1 5 2 6 5 3 5 1 6"));
  input.reveals.resize(3);
  for (std::uint8_t i = 0; i < 3; ++i) input.reveals[i].bytes[0] = static_cast<std::uint8_t>(9 - i);
  // Both were computed with another implementation, in Python with its own SHA-256 and HMAC.
  CHECK(seal::lot_seed(input).hex() == "5d1a3b9a91f87953682c1c10049ebf8645a5e5bd4b874b749d7d4432505ee98c");
  const auto order = seal::lot_permutation(seal::lot_seed(input), 10);
  CHECK(order == std::vector<std::uint32_t>{7, 1, 3, 5, 8, 2, 6, 4, 0, 9});
  std::ranges::reverse(input.reveals);
  CHECK(seal::lot_permutation(seal::lot_seed(input), 10) == order);
  CHECK(seal::lot_permutation(seal::lot_seed(input), 0).empty());

  std::vector<PersonId> pool(100);
  for (std::size_t i = 0; i < pool.size(); ++i) pool[i].bytes[0] = static_cast<std::uint8_t>(i);
  input.pool_root = seal::pool_root(pool);
  auto drawn = seal::draw_lot(input, pool);
  CHECK(drawn != pool);
  std::ranges::sort(drawn);
  CHECK(drawn == pool);
}

TEST_CASE("the lot favours no place") {
  // 3 places, 6 orders, 6,000 seeds: each order about a thousand times.
  std::map<std::vector<std::uint32_t>, int> seen;
  for (std::uint32_t i = 0; i < 6'000; ++i) {
    Hash seed;
    std::memcpy(seed.bytes.data(), &i, sizeof i);
    ++seen[seal::lot_permutation(seed, 3)];
  }
  CHECK(seen.size() == 6);
  for (const auto& [order, count] : seen) {
    CHECK(count > 850);
    CHECK(count < 1'150);
  }
}

TEST_CASE("what counts as waiting, and how long a page stays open at least") {
  const Instant opened{1'000'000};
  const seal::Pace pace;
  const auto begins = [&](auto change) {
    seal::OpenPage open;
    change(open);
    const auto at = seal::begins_at(open, opened, pace);
    return at ? static_cast<std::int64_t>(at->ms - opened.ms) : -1;
  };
  const std::int64_t minute = kMinuteMs;
  const std::int64_t day = kDayMs;
  CHECK(begins([](auto&) {}) == -1);
  CHECK(begins([](auto& open) { open.has_acts = true; }) == 10 * minute);
  CHECK(begins([](auto& open) { open.has_acts = open.has_restriction = true; }) == 10'000);
  CHECK(begins([](auto& open) { open.asked = true; }) == 10'000);
  CHECK(begins([&](auto& open) { open.talk_since = opened; }) == day);
  CHECK(begins([&](auto& open) { open.talk_since = Instant{0}; }) == day - 1'000'000);
  // All ballots are in and no event waits: the close of the vote is due, and the page closes.
  CHECK(begins([&](auto& open) { open.due = Instant{opened.ms + 3 * kDayMs}; }) == 3 * day);
  CHECK(begins([&](auto& open) { open.due = Instant{opened.ms - 5}; }) == 10'000);
  CHECK(begins([&](auto& open) { open.freshness_until = opened; }) == 10 * minute);
  CHECK(begins([](auto& open) {
          open.has_acts = true;
          open.may_close = false;
        }) == -1);
}
}  // namespace witnesses_test

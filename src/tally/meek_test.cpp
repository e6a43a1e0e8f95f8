#include "tally/meek.h"

#include <doctest/doctest.h>

#include "tests/support/tally_samples.h"

namespace meek_test {
using namespace folkmoot;
using namespace folkmoot::tally;
using test::from_one;
using test::lot;
using test::paper;
using test::rankings;

namespace {
MeekResult count(const Ballots& ballots, std::size_t seats) {
  return count_meek(ballots, {seats}, paper(ballots)).value();
}
constexpr std::uint64_t votes(std::uint64_t whole) { return whole * kMeekVote; }
}  // namespace

TEST_CASE("Meek: the first round is the first preferences, and the quota one part more than its share") {
  const Ballots ballots = rankings(3, {{60, {1, 2}}, {25, {2}}, {15, {3}}});
  const MeekResult result = count(ballots, 2);
  REQUIRE(!result.rounds.empty());
  CHECK(result.rounds[0].votes == std::vector{votes(60), votes(25), votes(15)});
  CHECK(result.rounds[0].quota == votes(100) / 3 + 1);
  CHECK(result.rounds[0].elected == from_one({1}));
  // 60 x keep = quota, so that 26.67 go on to 2, which has 51.67 then.
  CHECK(result.elected == from_one({1, 2}));
}

TEST_CASE("Meek: what the elected keep comes to the quota, but for less than a millionth") {
  const Ballots ballots = rankings(4, {{60, {1, 2}}, {12, {2}}, {15, {3, 2}}, {13, {4, 3}}});
  const MeekResult result = count(ballots, 2);
  CHECK(result.elected.front() == 0);
  for (const MeekRound& round : result.rounds) {
    std::uint64_t sum = round.exhausted;
    for (const std::uint64_t one : round.votes) sum += one;
    CHECK(sum == votes(100));
    if (!round.excluded) continue;
    CHECK(round.surplus < 1'000);
    CHECK(round.votes[0] - round.quota < 1'000);
  }
}

TEST_CASE("Meek: the quota falls with the ballots that are exhausted") {
  // Ballots for 3 alone say nothing more once it is out: 24 remain, of which half and one part elects.
  const Ballots ballots = rankings(3, {{13, {1}}, {11, {2}}, {8, {3}}});
  const MeekResult result = count(ballots, 1);
  REQUIRE(result.rounds.size() == 2);
  CHECK(result.rounds[0].excluded == Option{2});
  CHECK(result.rounds[1].quota == votes(12) + 1);
  CHECK(result.rounds[1].exhausted == votes(8));
  CHECK(result.elected == from_one({1}));
}

TEST_CASE("Meek: a ballot is transferred to those elected before, too") {
  // By Meek a ballot for 3, once it is out, helps 1 though 1 is elected, and 1 then needs less of its own.
  const Ballots ballots = rankings(4, {{40, {1, 2}}, {10, {3, 1}}, {26, {2}}, {24, {4}}});
  const MeekResult result = count(ballots, 2);
  CHECK(result.elected == from_one({1, 2}));
}

TEST_CASE("Meek: ties look back, then go by the order or the lot") {
  const Ballots ballots = rankings(4, {{10, {1}}, {3, {2, 1}}, {3, {3, 1}}, {9, {4}}});
  const MeekResult by_order = count(ballots, 1);
  CHECK(by_order.ties.front() == Tie{1, from_one({2, 3}), 1, TieBy::order});
  CHECK(by_order.rounds[0].excluded == Option{1});
  const MeekResult by_lot = count_meek(ballots, {1}, lot({4, 3, 2, 1})).value();
  CHECK(by_lot.rounds[0].excluded == Option{2});
  // At round 2 of this one 2 and 3 have 6 both; at round 1 it was 4 to 6.
  const Ballots back = rankings(5, {{20, {1}}, {4, {2}}, {6, {3}}, {2, {5, 2}}, {18, {4}}});
  const MeekResult result = count(back, 1);
  CHECK(result.rounds[1].excluded == Option{1});
  CHECK(result.ties.front() == Tie{2, from_one({2, 3}), 1, TieBy::earlier_stage});
}

TEST_CASE("Meek: who withdrew, who is too few, and who reopens") {
  const Ballots ballots = rankings(3, {{6, {1, 2}}, {5, {3}}, {2, {1}}, {3, {}}});
  const MeekResult result = count_meek(ballots, {1, from_one({1})}, paper(ballots)).value();
  CHECK(result.valid == 11);
  CHECK(result.invalid == 5);
  CHECK(result.elected == from_one({2}));
  CHECK(count(ballots, 3).elected.size() == 3);
  CHECK(count_meek(ballots, {1, {}, Option{0}}, paper(ballots)).value().reopened == 1);
  CHECK(count(rankings(3, {{4, {}}}), 2).elected.empty());
}

TEST_CASE("Meek: as many ballots as are ever counted do not overflow") {
  const Ballots ballots = rankings(3, {{600'000'000, {1, 2}}, {250'000'000, {2, 1}}, {150'000'000, {3, 2}}});
  CHECK(count(ballots, 2).elected == from_one({1, 2}));
}
}  // namespace meek_test

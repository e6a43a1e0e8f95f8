#include "tally/stv.h"

#include <doctest/doctest.h>

#include "tally/errc.h"
#include "tally/explain_options.h"
#include "tests/support/tally_samples.h"

namespace stv_test {
using namespace folkmoot;
using namespace folkmoot::tally;
using test::from_one;
using test::lot;
using test::paper;
using test::rankings;

namespace {
StvResult count(const Ballots& ballots, std::size_t seats) {
  return count_stv(ballots, {seats}, paper(ballots)).value();
}
StvResult count(const Ballots& ballots, std::size_t seats, const TieOrder& order) {
  return count_stv(ballots, {seats}, order).value();
}
constexpr std::uint64_t votes(std::uint64_t whole) { return whole * kVote; }
constexpr std::uint64_t ballots_at(std::uint64_t value, std::uint64_t how_many) { return value * how_many; }
Tie tie(std::uint64_t stage, std::vector<Option> among, Option taken, TieBy by) {
  return {stage, from_one(std::move(among)), as_option(taken - 1), by};
}
}  // namespace

TEST_CASE("quota, surplus and exclusion by hand") {
  // 100 ballots, 2 seats: the quota is 34. A has 60, a surplus of 26: each of its ballots goes on at 26/60, cut:
  // 0.43333.
  const Ballots ballots = rankings(4, {{40, {1, 2}}, {20, {1, 3}}, {18, {2}}, {12, {3, 4}}, {10, {4, 3}}});
  const StvResult result = count(ballots, 2);
  CHECK(result.quota == votes(34));
  REQUIRE(result.stages.size() == 2);
  CHECK(result.stages[0].votes == std::vector{votes(60), votes(18), votes(12), votes(10)});
  CHECK(result.stages[0].candidate == Option{0});
  CHECK(result.stages[1].action == StvAction::transfer);
  CHECK(result.stages[1].votes ==
        std::vector{votes(34), votes(18) + ballots_at(43'333, 40), votes(12) + ballots_at(43'333, 20), votes(10)});
  // What the cut leaves is with nobody.
  CHECK(result.stages[1].exhausted == 20);
  CHECK(result.elected == std::vector<Option>{0, 1});
  CHECK(result.ties.empty());
}

TEST_CASE("a ballot that was transferred before goes on at its value times the next surplus") {
  // Quota of 30 and 3 seats: 8. A 12, surplus 4: 4/12 cut to 0.33333, so B gets 12 x 0.33333 to its 7: 10.99996,
  // surplus 2.99996. Its own ballots go on at 2.99996 / 10.99996 = 0.27272, those from A at 0.33333 x that = 0.09090.
  const Ballots ballots = rankings(4, {{12, {1, 2, 3}}, {7, {2, 3}}, {6, {3}}, {5, {4}}});
  const StvResult result = count(ballots, 3);
  CHECK(result.quota == votes(8));
  CHECK(result.stages[1].votes[1] == 1'099'996);
  CHECK(result.stages[2].votes[2] == votes(6) + ballots_at(27'272, 7) + ballots_at(9'090, 12));
  CHECK(result.elected == from_one({1, 2, 3}));
}

TEST_CASE("when the continuing fill the seats exactly, they are elected") {
  const Ballots ballots = rankings(3, {{5, {1}}, {4, {2}}, {3, {3}}});
  const StvResult result = count(ballots, 2);
  CHECK(result.quota == votes(5));
  CHECK(result.stages.size() == 2);  // 3 is excluded, 2 is elected with 4
  CHECK(result.stages.back().fills_seats);
  CHECK(result.elected == from_one({1, 2}));
  CHECK(count(ballots, 3).stages.size() == 1);
  CHECK(count(ballots, 3).elected == from_one({1, 2, 3}));
}

TEST_CASE("tie to elect: the most recent earlier stage decides the order") {
  // 2 and 3 reach the quota of 11 together at stage 3; at stage 2, the most recent one before, 3 led with 9 to 8.
  const Ballots ballots = rankings(5, {{8, {2}}, {7, {3}}, {2, {4, 3}}, {3, {5, 2}}, {2, {5, 3}}, {9, {1}}});
  const StvResult result = count(ballots, 2);
  REQUIRE(result.stages.size() == 3);
  CHECK(result.stages[1].votes[1] == votes(8));
  CHECK(result.stages[1].votes[2] == votes(9));
  CHECK(result.stages[2].votes[1] == votes(11));
  CHECK(result.stages[2].votes[2] == votes(11));
  CHECK(result.elected == from_one({3, 2}));
  CHECK(result.ties == std::vector{tie(3, {2, 3}, 3, TieBy::earlier_stage)});
}

TEST_CASE("tie to elect: without an earlier stage the order, or the lot") {
  const Ballots ballots = rankings(3, {{10, {1}}, {10, {2}}, {1, {3}}});
  CHECK(count(ballots, 2).elected == from_one({1, 2}));
  CHECK(count(ballots, 2).ties == std::vector{tie(1, {1, 2}, 1, TieBy::order)});
  CHECK(count(ballots, 2, lot({3, 2, 1})).elected == from_one({2, 1}));
  CHECK(count(ballots, 2, lot({3, 2, 1})).ties == std::vector{tie(1, {1, 2}, 2, TieBy::lot)});
}

TEST_CASE("tie to transfer: without an earlier stage the order, or the lot") {
  // 34 ballots, 3 seats: the quota is 9, and 1 and 2 have a surplus of 3 each from the first stage on.
  const Ballots ballots = rankings(4, {{12, {1, 3}}, {12, {2, 4}}, {5, {3}}, {5, {4}}});
  const StvResult by_order = count(ballots, 3);
  CHECK(by_order.ties[0] == tie(1, {1, 2}, 1, TieBy::order));
  CHECK(by_order.ties[1] == tie(2, {1, 2}, 1, TieBy::order));
  CHECK(by_order.stages[1].candidate == Option{0});
  const StvResult by_lot = count(ballots, 3, lot({4, 2, 3, 1}));
  CHECK(by_lot.ties[1] == tie(2, {1, 2}, 2, TieBy::lot));
  CHECK(by_lot.stages[1].candidate == Option{1});
}

TEST_CASE("tie to transfer: by an earlier stage") {
  // 3's exclusion brings 1 from 10 to 13 and 2 from 11 to 13, over the quota of 12 both; 2 was ahead at stage 1.
  const Ballots ballots = rankings(5, {{10, {1, 4}}, {11, {2, 4}}, {3, {3, 1}}, {2, {3, 2}}, {11, {4}}, {10, {5}}});
  const StvResult result = count(ballots, 3);
  CHECK(result.quota == votes(12));
  CHECK(result.stages[1].votes[0] == votes(13));
  CHECK(result.stages[1].votes[1] == votes(13));
  CHECK(result.ties == std::vector{tie(2, {1, 2}, 2, TieBy::earlier_stage), tie(3, {1, 2}, 2, TieBy::earlier_stage)});
  CHECK(result.stages[2].action == StvAction::transfer);
  CHECK(result.stages[2].candidate == Option{1});
}

TEST_CASE("tie to exclude: the most recent earlier stage decides, not the first") {
  // 2 and 3 have 6 both at stage 3. At stage 2 it was 6 to 5, at stage 1 it was 4 to 5: the most recent one excludes 3.
  const Ballots ballots = rankings(5, {{4, {2}}, {5, {3}}, {2, {5, 2}}, {1, {4, 3}}, {2, {4, 1}}, {20, {1}}});
  const StvResult result = count(ballots, 1);
  CHECK(result.elected == from_one({1}));  // 20 of 34 is over the quota at once
  const Ballots close = rankings(6, {{4, {2}}, {5, {3}}, {2, {5, 2}}, {1, {4, 3}}, {2, {4, 1}}, {10, {1}}, {10, {6}}});
  const StvResult longer = count(close, 1);
  REQUIRE(longer.stages.size() >= 4);
  CHECK(longer.stages[0].votes[1] == votes(4));
  CHECK(longer.stages[0].votes[2] == votes(5));
  CHECK(longer.stages[1].votes[1] == votes(6));
  CHECK(longer.stages[1].votes[2] == votes(5));
  CHECK(longer.stages[2].votes[1] == votes(6));
  CHECK(longer.stages[2].votes[2] == votes(6));
  CHECK(longer.ties[0] == tie(4, {2, 3}, 3, TieBy::earlier_stage));
  CHECK(longer.stages[3].candidate == Option{2});
}

TEST_CASE("tie to exclude: tied in all earlier stages, the first in the order is taken") {
  const Ballots ballots = rankings(4, {{10, {1}}, {3, {2, 1}}, {3, {3, 1}}, {9, {4}}});
  const StvResult by_order = count(ballots, 1);
  CHECK(by_order.ties[0] == tie(2, {2, 3}, 2, TieBy::order));
  CHECK(by_order.stages[1].candidate == Option{1});
  const StvResult by_lot = count(ballots, 1, lot({4, 3, 2, 1}));
  CHECK(by_lot.ties[0] == tie(2, {2, 3}, 3, TieBy::lot));
  CHECK(by_lot.stages[1].candidate == Option{2});
}

TEST_CASE("tie of three: an earlier stage leaves two, the order takes one of them") {
  // After 6 is excluded 2, 3 and 4 have 5 each; before it, 2 had 5, and 3 and 4 had 4.
  const Ballots ballots = rankings(6, {{20, {1}}, {5, {2}}, {4, {3}}, {4, {4}}, {1, {6, 3}}, {1, {6, 4}}, {17, {5}}});
  const StvResult result = count(ballots, 1);
  CHECK(result.ties[0] == tie(3, {2, 3, 4}, 3, TieBy::order));
  CHECK(count(ballots, 1, lot({2, 4, 3, 1, 5, 6})).ties[0] == tie(3, {2, 3, 4}, 4, TieBy::lot));
}

TEST_CASE("mistake: ties broken by option number or age") {
  // The lot is a whole order that has nothing to do with the numbers, and it is looked at last.
  const Ballots ballots = rankings(2, {{1, {1}}, {1, {2}}});
  CHECK(count(ballots, 1, lot({2, 1})).elected == from_one({1}));  // 2 was first in the lot: it is taken, and excluded
  CHECK(count(ballots, 1, lot({1, 2})).elected == from_one({2}));
  CHECK(count_stv(ballots, {1}, {{0, 0}, TieBy::lot}).error().code == errc::kOrder);
  CHECK(count_stv(ballots, {1}, {{0}, TieBy::lot}).error().code == errc::kOrder);
}

TEST_CASE("who withdrew is passed over, and ballots for nobody else are invalid") {
  const Ballots ballots = rankings(3, {{6, {1, 2}}, {5, {3}}, {2, {1}}, {4, {2}}, {3, {}}});
  const StvResult result = count_stv(ballots, {1, from_one({1})}, paper(ballots)).value();
  CHECK(result.valid == 15);
  CHECK(result.invalid == 5);
  CHECK(result.quota == votes(8));
  CHECK(result.elected == from_one({2}));
  CHECK(result.stages[0].votes[0] == 0);
}

TEST_CASE("mistake: invalid ballots in the quota") {
  const Ballots ballots = rankings(2, {{3, {1}}, {2, {2}}, {100, {}}});
  CHECK(count(ballots, 1).quota == votes(3));
  CHECK(count(ballots, 1).invalid == 100);
  CHECK(count(ballots, 1).elected == from_one({1}));
}

TEST_CASE("without a ballot nobody is elected") {
  const StvResult result = count(rankings(3, {{4, {}}}), 2);
  CHECK(result.elected.empty());
  CHECK(result.stages.empty());
  CHECK(result.invalid == 4);
}

TEST_CASE("re-open nominations: elected, its seat is to be filled anew") {
  const Ballots ballots = rankings(3, {{10, {3, 1}}, {6, {1}}, {4, {2}}});
  const StvResult result = count_stv(ballots, {2, {}, Option{2}}, paper(ballots)).value();
  CHECK(result.reopened == 1);
  CHECK(result.elected == from_one({1}));
  CHECK(result.stages[0].elected == from_one({3}));
}

TEST_CASE("countback: the vacancy goes to who would come next, and nobody who stays can lose the seat") {
  const Ballots ballots = rankings(5, {{40, {1, 3}}, {35, {2, 4}}, {10, {4}}, {9, {3}}, {6, {5, 4}}});
  CHECK(count(ballots, 2).elected == from_one({1, 2}));
  const StvResult after = count_back(ballots, {2}, from_one({2}), from_one({1}), paper(ballots)).value();
  CHECK(after.elected == from_one({3}));
  // Also where the one who stays has the fewest votes of all.
  const Ballots weak = rankings(4, {{10, {1, 3}}, {1, {2}}, {6, {3}}, {5, {4}}});
  CHECK(count_back(weak, {2}, from_one({2}), from_one({1}), paper(weak)).value().elected == from_one({3}));
  CHECK(count_back(weak, {2}, from_one({2, 3}), from_one({1}), paper(weak)).error().code == errc::kSeats);
  CHECK(count_back(weak, {2}, from_one({1}), from_one({1}), paper(weak)).error().code == errc::kOptions);
  CHECK(count_back(weak, {2}, from_one({2}), {}, paper(weak)).error().code == errc::kSeats);
  CHECK(count_back(weak, {2}, {}, from_one({1, 1}), paper(weak)).error().code == errc::kOptions);
}

TEST_CASE("elections that mean nothing are refused") {
  const Ballots ballots = rankings(2, {{1, {1}}});
  CHECK(count_stv(ballots, {0}, paper(ballots)).error().code == errc::kSeats);
  CHECK(count_stv(ballots, {3}, paper(ballots)).error().code == errc::kSeats);
  CHECK(count_stv(ballots, {1, {7}}, paper(ballots)).error().code == errc::kOptions);
  CHECK(count_stv(ballots, {1, {}, Option{2}}, paper(ballots)).error().code == errc::kOptions);
  CHECK(count_stv(Ballots(0), {1}, TieOrder{}).error().code == errc::kOptions);
  Ballots tied(2);
  CHECK(tied.add(std::vector<Mark>{0, 1 | kTied}, 1).has_value());
  CHECK(count_stv(tied, {1}, paper(tied)).error().code == errc::kTiedRanks);
}

TEST_CASE("mistake: weights edited while voting") {
  // Equal ballots are one entry whose weight only adding changes; zero and more than a billion are refused.
  Ballots ballots(2);
  CHECK(ballots.add(std::vector<Mark>{0}, 0).error().code == errc::kWeight);
  CHECK(ballots.add(std::vector<Mark>{0}, kMaxBallots).has_value());
  CHECK(ballots.add(std::vector<Mark>{0}, 1).error().code == errc::kTooMany);
  CHECK(ballots.size() == 1);
  CHECK(ballots.weight(0) == kMaxBallots);
}

TEST_CASE("as many ballots as are ever counted do not overflow") {
  const Ballots ballots = rankings(3, {{600'000'000, {1, 2}}, {250'000'000, {2, 1}}, {150'000'000, {3, 2}}});
  const StvResult result = count(ballots, 2);
  CHECK(result.quota == votes(333'333'334));
  CHECK(result.stages[1].votes[1] == votes(250'000'000) + ballots_at(44'444, 600'000'000));
  CHECK(result.elected == from_one({1, 2}));
}

TEST_CASE("the explanation of a count in stages") {
  const Ballots ballots = rankings(3, {{10, {1, 2}}, {4, {2}}, {4, {3}}});
  CHECK(explain(count(ballots, 2), {"Ann", "Bob", "Cid"}) ==
        "18 valid ballots, 0 that say nothing.\n"
        "2 seats: the quota is 18 / 3, cut to a whole number, and one more: 7.00000.\n"
        "1. first preferences.\n"
        "   Elected: Ann.\n"
        "2. the surplus of Ann, 3.00000 of 10.00000, is transferred.\n"
        "   Elected: Bob.\n"
        "Elected: Ann, Bob.\n");
}
}  // namespace stv_test

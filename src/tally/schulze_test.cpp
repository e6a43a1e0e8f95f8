#include "tally/schulze.h"

#include <doctest/doctest.h>

#include "tally/errc.h"
#include "tally/explain_options.h"
#include "tests/support/tally_samples.h"

namespace schulze_test {
using namespace folkmoot;
using namespace folkmoot::tally;
using test::from_one;
using test::lot;
using test::paper;
using test::rankings;

namespace {
SchulzeResult count(const Ballots& ballots, const SchulzeRule& rule = {}) {
  return count_schulze(ballots, rule, paper(ballots)).value();
}
/// The example by which the method is usually shown: 45 voters, 5 options.
Ballots usual_example() {
  return rankings(5, {{5, {1, 3, 2, 5, 4}},
                      {5, {1, 4, 5, 3, 2}},
                      {8, {2, 5, 4, 1, 3}},
                      {3, {3, 1, 2, 5, 4}},
                      {7, {3, 1, 5, 2, 4}},
                      {2, {3, 2, 1, 4, 5}},
                      {7, {4, 3, 5, 2, 1}},
                      {8, {5, 2, 1, 4, 3}}});
}
}  // namespace

TEST_CASE("Schulze: the matrix and the paths of the usual example") {
  const SchulzeResult result = count(usual_example());
  const std::vector<std::vector<std::uint64_t>> above = {
      {0, 20, 26, 30, 22}, {25, 0, 16, 33, 18}, {19, 29, 0, 17, 24}, {15, 12, 28, 0, 14}, {23, 27, 21, 31, 0}};
  const std::vector<std::vector<std::uint64_t>> widest = {
      {0, 28, 28, 30, 24}, {25, 0, 28, 33, 24}, {25, 29, 0, 29, 24}, {25, 28, 28, 0, 24}, {25, 28, 28, 31, 0}};
  for (Option i = 0; i < 5; ++i)
    for (Option j = 0; j < 5; ++j) {
      CHECK(result.pairs(i, j) == above[i][j]);
      if (i != j) CHECK(result.path(i, j).support == widest[i][j]);
    }
  CHECK(result.winner == Option{4});
  CHECK(result.ties.empty());
  // Its way to the first: directly over the fourth and third is wider than the link of 23.
  CHECK(result.way(4, 0).front() == 4);
  CHECK(result.way(4, 0).back() == 0);
}

TEST_CASE("Schulze: equal and missing ranks") {
  Ballots ballots(4);
  // 1 = 2 above all others, which are equal and last.
  CHECK(ballots.add(std::vector<Mark>{0, 1 | kTied}, 3).has_value());
  const SchulzeResult result = count(ballots);
  CHECK(result.pairs(0, 1) == 0);
  CHECK(result.pairs(0, 2) == 3);
  CHECK(result.pairs(2, 3) == 0);
  CHECK(result.highest == from_one({1, 2}));
  CHECK(result.ties.front() == Tie{1, from_one({1, 2}), 0, TieBy::order});
  CHECK(count_schulze(ballots, {}, lot({4, 3, 2, 1})).value().winner == Option{1});
}

TEST_CASE("Schulze: of two links with equal support the one with less against it is stronger") {
  CHECK(Strength{5, 3} > Strength{5, 4});
  CHECK(Strength{6, 5} > Strength{5, 0});
  CHECK(Strength{1, 0} > Strength{});
  CHECK_FALSE(Strength{}.exists());
}

TEST_CASE("Schulze: the status quo stays unless an option beats it and has the majority over it") {
  // 3 is the status quo. 1 beats it by 6 to 5, 2 does not.
  const Ballots ballots = rankings(3, {{6, {1, 3, 2}}, {5, {3, 2, 1}}});
  CHECK(count(ballots, {Option{2}}).winner == Option{0});
  CHECK(count(ballots, {Option{2}, kTwoThirds}).winner == std::nullopt);
  CHECK(count(ballots, {Option{2}, kTwoThirds}).majorities[0].missing == 2);
  const Ballots tied = rankings(2, {{5, {1, 2}}, {5, {2, 1}}});
  CHECK(count(tied, {Option{1}}).winner == std::nullopt);
}

TEST_CASE(
    "Schulze: an option that has the majority over the status quo but not the first place wins if the first has not") {
  // 1 is above 2 on most ballots, but only 2 has two thirds over the status quo 3.
  const Ballots ballots = rankings(3, {{6, {1, 2, 3}}, {3, {2, 3, 1}}, {3, {3, 1, 2}}});
  const SchulzeResult result = count(ballots, {Option{2}, {{3, 4}, Base::yes_no, false}});
  CHECK(result.eligible == from_one({2}));
  CHECK(result.winner == Option{1});
}

TEST_CASE("Schulze: without a ballot nothing wins") {
  CHECK(count(Ballots(3)).winner == std::nullopt);
  CHECK(count(Ballots(3), {Option{0}}).winner == std::nullopt);
}

TEST_CASE("Schulze: up to 64 options") {
  Ballots most(64);
  CHECK(most.add(std::vector<Mark>{63}, 300).has_value());
  CHECK(count(most).winner == Option{63});
  CHECK(count(most).pairs(63, 0) == 300);
  CHECK(count_schulze(Ballots(65), {}, TieOrder::paper(65)).error().code == errc::kOptions);
  CHECK(count_schulze(Ballots(0), {}, TieOrder{}).error().code == errc::kOptions);
  CHECK(count_schulze(Ballots(2), {Option{2}}, TieOrder::paper(2)).error().code == errc::kOptions);
}

TEST_CASE("mistake: two thresholds for one body") {
  // The majority over the status quo is the one rule of majorities, with all that holds for it.
  const Ballots ballots = rankings(2, {{34, {1, 2}}, {16, {2, 1}}});
  CHECK(count(ballots, {Option{1}, kTwoThirds}).majorities[0].required == 34);
  CHECK(count_schulze(ballots, {Option{1}, {{3, 2}, Base::yes_no, false}}, paper(ballots)).error().code ==
        errc::kThreshold);
}
}  // namespace schulze_test

#include "tally/scored.h"

#include <doctest/doctest.h>

#include "tally/errc.h"
#include "tests/support/tally_samples.h"

namespace scored_test {
using namespace folkmoot;
using namespace folkmoot::tally;
using test::from_one;
using test::grades;
using test::lot;
using test::paper;
using test::rankings;

namespace {
ScoredResult approve(const Ballots& ballots, const ApprovalRule& rule = {}) {
  return count_approval(ballots, rule, paper(ballots)).value();
}
}  // namespace

TEST_CASE("approval: one seat takes more than half of the valid ballots, blank ones included") {
  const Ballots ballots = rankings(3, {{5, {1, 2}}, {1, {1}}, {4, {3}}});
  CHECK(approve(ballots).totals == std::vector<std::uint64_t>{6, 5, 4});
  CHECK(approve(ballots).elected == from_one({1}));
  const Ballots half = rankings(3, {{5, {1, 2}}, {1, {1}}, {4, {3}}, {2, {}}});
  CHECK(approve(half).valid == 12);
  CHECK(approve(half).elected.empty());
  CHECK(approve(Ballots(2)).elected.empty());
}

TEST_CASE("approval: several seats take the most approved, and nobody without an approval") {
  const Ballots ballots = rankings(4, {{5, {1, 2}}, {1, {1}}, {4, {3}}});
  CHECK(approve(ballots, {2}).elected == from_one({1, 2}));
  CHECK(approve(ballots, {4}).elected == from_one({1, 2, 3}));
  CHECK(count_approval(ballots, {5}, paper(ballots)).error().code == errc::kSeats);
}

TEST_CASE("approval: none of these") {
  const Ballots ballots = rankings(3, {{6, {1, 3}}, {1, {3}}, {3, {2}}});
  CHECK(approve(ballots, {1, Option{2}}).elected.empty());
  CHECK(approve(ballots, {2, Option{2}}).elected.empty());
  CHECK(approve(ballots, {1}).elected == from_one({3}));
}

TEST_CASE("approval: a tie at the cut is for a runoff, then for the lot") {
  const Ballots ballots = rankings(3, {{3, {1}}, {2, {2, 3}}});
  const ScoredResult result = approve(ballots, {2});
  CHECK(result.elected == from_one({1, 2}));
  CHECK(result.runoff == from_one({2, 3}));
  CHECK(result.ties == std::vector{Tie{1, from_one({2, 3}), 1, TieBy::order}});
  CHECK(count_approval(ballots, {2}, lot({3, 2, 1})).value().elected == from_one({1, 3}));
  CHECK(approve(ballots, {3}).runoff.empty());
}

TEST_CASE("score: the greatest sum, if it is at least half of what was possible") {
  const Ballots ballots = grades(2, {{1, {5, 3}}, {1, {0, 3}}});
  const auto result = count_score(ballots, 1, paper(ballots)).value();
  CHECK(result.totals == std::vector<std::uint64_t>{5, 6});
  CHECK(result.required == 5);
  CHECK(result.elected == from_one({2}));
  const Ballots low = grades(2, {{1, {2, 1}}});
  CHECK(count_score(low, 1, paper(low)).value().required == 3);
  CHECK(count_score(low, 1, paper(low)).value().elected.empty());
  const Ballots exact = grades(2, {{2, {3, 1}}, {2, {2, 1}}});
  CHECK(count_score(exact, 1, paper(exact)).value().elected == from_one({1}));
}

TEST_CASE("score: of equal sums the one that more ballots put higher, then the order") {
  const Ballots ballots = grades(3, {{1, {5, 0, 0}}, {2, {2, 4, 0}}, {1, {0, 1, 0}}});
  const auto result = count_score(ballots, 1, paper(ballots)).value();
  CHECK(result.totals == std::vector<std::uint64_t>{9, 9, 0});
  CHECK(result.elected.empty());  // 9 of 20 is less than half
  const auto two = count_score(ballots, 2, paper(ballots)).value();
  CHECK(two.elected == from_one({2, 1}));
  CHECK(two.ties == std::vector{Tie{1, from_one({1, 2}), 1, TieBy::head_to_head}});
  CHECK(two.runoff.empty());
  const Ballots same = grades(2, {{1, {5, 4}}, {1, {4, 5}}});
  CHECK(count_score(same, 1, paper(same)).value().elected == from_one({1}));
  CHECK(count_score(same, 1, paper(same)).value().runoff == from_one({1, 2}));
  CHECK(count_score(same, 1, lot({2, 1})).value().elected == from_one({2}));
}

TEST_CASE("STAR: of the two greatest sums the one that more ballots put higher") {
  // 1 has the greatest sum, but three of five put 2 above it.
  const Ballots ballots = grades(3, {{2, {5, 0, 0}}, {3, {3, 4, 1}}});
  const auto result = count_star(ballots, paper(ballots)).value();
  CHECK(result.totals == std::vector<std::uint64_t>{19, 12, 3});
  CHECK(result.finalists == from_one({1, 2}));
  CHECK(result.for_first == 2);
  CHECK(result.for_second == 3);
  CHECK(result.winner == Option{1});
}

TEST_CASE("STAR: on as many ballots the greater sum wins, and grades of 0 nothing") {
  const Ballots ballots = grades(2, {{1, {5, 0}}, {1, {2, 3}}});
  CHECK(count_star(ballots, paper(ballots)).value().winner == Option{0});
  const Ballots nothing = grades(2, {{4, {0, 0}}});
  CHECK(count_star(nothing, paper(nothing)).value().winner == std::nullopt);
  CHECK(count_star(Ballots(2), TieOrder::paper(2)).value().winner == std::nullopt);
}
}  // namespace scored_test

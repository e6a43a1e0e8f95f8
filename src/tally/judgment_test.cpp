#include "tally/judgment.h"

#include <doctest/doctest.h>

#include "tests/support/tally_samples.h"

namespace judgment_test {
using namespace folkmoot;
using namespace folkmoot::tally;
using test::from_one;
using test::grades;
using test::lot;
using test::paper;

TEST_CASE("majority judgment: the middle grade, the lower one of two") {
  CHECK(middle_of({0, 0, 1, 1, 1, 0}) == 3);
  CHECK(middle_of({0, 0, 1, 1, 0, 0}) == 2);
  CHECK(middle_of({2, 0, 0, 0, 0, 2}) == 0);
  CHECK(middle_of({2, 0, 0, 0, 0, 3}) == 5);
  CHECK(middle_of({}) == 0);
}

TEST_CASE("majority judgment: equal middles are told apart by taking one from each, again and again") {
  // 3 | 2, 4 and 3 | 2, 5: without the middle, then without the 2, it is 4 against 5.
  CHECK(compare_judgments({0, 0, 1, 1, 1, 0}, {0, 0, 1, 1, 0, 1}) == std::strong_ordering::less);
  CHECK(compare_judgments({0, 1, 0, 1, 0, 1}, {0, 0, 1, 1, 1, 0}) == std::strong_ordering::less);
  CHECK(compare_judgments({0, 0, 0, 4, 0, 0}, {0, 0, 1, 2, 1, 0}) == std::strong_ordering::greater);
  CHECK(compare_judgments({1, 0, 3, 0, 0, 0}, {1, 0, 3, 0, 0, 0}) == std::strong_ordering::equal);
  // Also where that would take a billion steps.
  CHECK(compare_judgments({0, 0, 300'000'000, 400'000'001, 299'999'999, 0},
                          {0, 0, 299'999'999, 400'000'002, 299'999'999, 0}) == std::strong_ordering::less);
}

TEST_CASE("majority judgment: the winner and the ranking") {
  const Ballots ballots = grades(3, {{2, {5, 3, 0}}, {2, {1, 4, 0}}, {1, {2, 3, 5}}});
  const JudgmentResult result = count_judgment(ballots, paper(ballots)).value();
  CHECK(result.middle == std::vector<Mark>{2, 3, 0});
  CHECK(result.ranking == from_one({2, 1, 3}));
  CHECK(result.winner == Option{1});
  CHECK(result.ties.empty());
}

TEST_CASE("majority judgment: equal judgments go by the order, or the lot; nothing and zero win nothing") {
  const Ballots ballots = grades(2, {{1, {5, 4}}, {1, {4, 5}}});
  CHECK(count_judgment(ballots, paper(ballots)).value().ties == std::vector{Tie{1, from_one({1, 2}), 0, TieBy::order}});
  CHECK(count_judgment(ballots, lot({2, 1})).value().winner == Option{1});
  const Ballots zero = grades(2, {{3, {0, 0}}});
  CHECK(count_judgment(zero, paper(zero)).value().winner == std::nullopt);
  CHECK(count_judgment(Ballots(2), TieOrder::paper(2)).value().winner == std::nullopt);
}
}  // namespace judgment_test

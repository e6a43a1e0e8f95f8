#include "tally/indices.h"

#include <doctest/doctest.h>

namespace indices_test {
using namespace folkmoot::tally;

namespace {
using Values = std::vector<std::uint64_t>;
bool equal(const Share& a, std::uint64_t part, std::uint64_t whole) { return a.part * whole == part * a.whole; }
}  // namespace

TEST_CASE("gini: nothing where all have the same, nearly all where one has everything") {
  CHECK(equal(gini(Values{5, 5, 5, 5}), 0, 1));
  CHECK(equal(gini(Values{0, 0, 0, 12}), 3, 4));
  CHECK(equal(gini(Values{12, 0, 0, 0}), 3, 4));
  // By hand: sorted 1, 2, 3, 10: 2 * (1 + 4 + 9 + 40) - 5 * 16 = 28 of 4 * 16.
  CHECK(gini(Values{10, 1, 3, 2}) == Share{28, 64});
  CHECK(gini(Values{}) == Share{});
  CHECK(gini(Values{0, 0}) == Share{});
}

TEST_CASE("the greatest share is the greatest value of the sum") {
  CHECK(greatest_share(Values{2, 6, 4}) == Share{6, 12});
  CHECK(greatest_share(Values{}) == Share{});
}

TEST_CASE("banzhaf: the examples that are in every book") {
  // [51; 50, 49, 1]: the sets that win are AB, AC, ABC. A turns three, B one, C one.
  const auto council = banzhaf(Values{50, 49, 1}, 51);
  REQUIRE(council.size() == 3);
  CHECK(council[0] == Share{3, 5});
  CHECK(council[1] == Share{1, 5});
  CHECK(council[2] == Share{1, 5});
  // Nassau County 1964, the case that Banzhaf described: [58; 31, 31, 28, 21, 2, 2]: three hold all power.
  const auto nassau = banzhaf(Values{31, 31, 28, 21, 2, 2}, 58);
  CHECK(equal(nassau[0], 1, 3));
  CHECK(equal(nassau[1], 1, 3));
  CHECK(equal(nassau[2], 1, 3));
  CHECK(nassau[3].part == 0);
  CHECK(nassau[5].part == 0);
}

TEST_CASE("banzhaf: what cannot be counted gives nothing") {
  CHECK(banzhaf(Values{}, 1).empty());
  CHECK(banzhaf(Values{1, 2}, 0).empty());
  CHECK(banzhaf(Values{1, 2}, 4).empty());
  CHECK(banzhaf(Values(61, 1), 31).empty());
  CHECK(banzhaf(Values{60'000, 50'000}, 60'000).empty());
}
}  // namespace indices_test

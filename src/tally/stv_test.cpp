#include "tally/stv.h"

#include <doctest/doctest.h>

#include "tally/errc.h"

using namespace folkmoot;
using namespace folkmoot::tally;

namespace {
struct Line {
  std::uint64_t weight;
  std::vector<Mark> marks;  // numbered from 1, as on paper
};
Ballots ballots_of(std::size_t options, const std::vector<Line>& lines) {
  Ballots out(options);
  for (const Line& line : lines) {
    std::vector<Mark> marks;
    for (const Mark mark : line.marks) marks.push_back(static_cast<Mark>(mark - 1));
    REQUIRE(check_ranking(marks, options).has_value());
    REQUIRE(out.add(marks, line.weight).has_value());
  }
  return out;
}
StvResult count(const Ballots& ballots, std::size_t seats) {
  return count_stv(ballots, {seats}, TieOrder::paper(ballots.options())).value();
}
constexpr std::uint64_t votes(std::uint64_t whole, std::uint64_t parts = 0) { return whole * kVote + parts; }
}  // namespace

TEST_CASE("quota, surplus and exclusion by hand") {
  // 100 ballots, 2 seats: the quota is 34. A has 60, a surplus of 26: each of its ballots goes on at 26/60, cut:
  // 0.43333.
  const Ballots ballots = ballots_of(4, {{40, {1, 2}}, {20, {1, 3}}, {18, {2}}, {12, {3, 4}}, {10, {4, 3}}});
  const StvResult result = count(ballots, 2);
  CHECK(result.quota == votes(34));
  REQUIRE(result.stages.size() == 2);
  CHECK(result.stages[0].votes == std::vector{votes(60), votes(18), votes(12), votes(10)});
  CHECK(result.stages[0].candidate == Option{0});
  CHECK(result.stages[1].action == StvAction::transfer);
  CHECK(result.stages[1].votes == std::vector{votes(34), votes(18) + 40 * 43'333, votes(12) + 20 * 43'333, votes(10)});
  // What the cut leaves is with nobody.
  CHECK(result.stages[1].exhausted == 20);
  CHECK(result.elected == std::vector<Option>{0, 1});
  CHECK(result.ties.empty());
}

#include "tally/quorum.h"

#include <doctest/doctest.h>

#include "tally/errc.h"
#include "tally/explain.h"

namespace quorum_test {
using namespace folkmoot;
using namespace folkmoot::tally;

namespace {
Counts of(std::uint64_t electorate) {
  Counts out;
  out.electorate = electorate;
  return out;
}
}  // namespace

TEST_CASE("a quorum is whole people, rounded up") {
  Counts counts = of(10);
  counts.present = 3;
  const auto third = count_quorum(counts, {QuorumKind::present, {1, 3}}).value();
  CHECK(third.needed == 4);
  CHECK(third.missing == 1);
  CHECK_FALSE(third.met);
  counts.present = 4;
  CHECK(count_quorum(counts, {QuorumKind::present, {1, 3}}).value().met);
  CHECK(explain(third) == "Quorum: 1/3 of 10 is 4. 3 are present: not met, for want of 1.");
}

TEST_CASE("abstentions count for participation, never for approval") {
  Counts counts = of(20);
  counts.yes = 2;
  counts.abstain = 3;
  CHECK(count_quorum(counts, {QuorumKind::participation, {1, 4}}).value().met);
  CHECK_FALSE(count_quorum(counts, {QuorumKind::approval, {1, 5}}).value().met);
  counts.yes = 4;
  counts.abstain = 0;
  CHECK(count_quorum(counts, {QuorumKind::approval, {1, 5}}).value().met);
}

TEST_CASE("reach is four fifths of those who may vote") {
  Counts counts = of(6);
  CHECK(count_quorum(counts, {QuorumKind::reach, {4, 5}}).error().code == errc::kNoReach);
  counts.reached = 4;
  CHECK_FALSE(count_quorum(counts, {QuorumKind::reach, {4, 5}}).value().met);
  counts.reached = 5;
  CHECK(count_quorum(counts, {QuorumKind::reach, {4, 5}}).value().met);
  counts.reached = 7;
  CHECK(count_quorum(counts, {QuorumKind::reach, {4, 5}}).error().code == errc::kImpossible);
}

TEST_CASE("mistake: an empty electorate that meets its quorum") {
  CHECK(count_quorum(of(0), {QuorumKind::approval, {1, 5}}).error().code == errc::kNoElectorate);
  CHECK(count_quorum(Counts{}, {QuorumKind::approval, {1, 5}}).error().code == errc::kNoElectorate);
  Counts nobody = of(1);
  CHECK_FALSE(count_quorum(nobody, {QuorumKind::approval, {1, 1000}}).value().met);
  CHECK(count_quorum(nobody, {QuorumKind::approval, {1, 1000}}).value().needed == 1);
}

TEST_CASE("mistake: a quorum that is always true because it compares with the eligible") {
  Counts counts = of(30);
  counts.present = 0;
  CHECK_FALSE(count_quorum(counts, {QuorumKind::present, {1, 3}}).value().met);
  CHECK_FALSE(count_quorum(counts, {QuorumKind::participation, {1, 4}}).value().met);
  CHECK(count_quorum(counts, {QuorumKind::participation, {1, 4}}).value().reached == 0);
}

TEST_CASE("mistake: invalid ballots in the quorum") {
  Counts counts = of(8);
  counts.invalid = 8;
  CHECK_FALSE(count_quorum(counts, {QuorumKind::participation, {1, 4}}).value().met);
  counts.invalid = 9;
  CHECK(count_quorum(counts, {QuorumKind::participation, {1, 4}}).error().code == errc::kImpossible);
}

TEST_CASE("mistake: visitors in the quorum") {
  Counts counts = of(8);
  counts.present = 9;
  CHECK(count_quorum(counts, {QuorumKind::present, {1, 3}}).error().code == errc::kImpossible);
}
}  // namespace quorum_test

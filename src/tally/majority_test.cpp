#include "tally/majority.h"

#include <doctest/doctest.h>

#include <array>

#include "tally/errc.h"
#include "tally/explain.h"

namespace majority_test {
using namespace folkmoot;
using namespace folkmoot::tally;

namespace {
Counts votes(std::uint64_t yes, std::uint64_t no, std::uint64_t abstain = 0, std::uint64_t blank = 0) {
  Counts out;
  out.yes = yes;
  out.no = no;
  out.abstain = abstain;
  out.blank = blank;
  return out;
}
Counts of(std::uint64_t electorate, Counts counts) {
  counts.electorate = electorate;
  return counts;
}
bool adopts(const Counts& counts, const Majority& rule) { return count_majority(counts, rule).value().adopted; }
std::uint64_t required(const Counts& counts, const Majority& rule) {
  return count_majority(counts, rule).value().required;
}
}  // namespace

TEST_CASE("simple: more yes than no, and a tie is not adopted") {
  CHECK(adopts(votes(1, 0), kSimple));
  CHECK(adopts(votes(11, 10), kSimple));
  CHECK_FALSE(adopts(votes(10, 10), kSimple));
  CHECK_FALSE(adopts(votes(10, 11), kSimple));
  const auto count = count_majority(votes(10, 0), kSimple).value();
  CHECK(count.base_count == 10);
  CHECK(count.required == 6);
  CHECK(count.missing == 0);
  CHECK(count_majority(votes(9, 11), kSimple).value().missing == 2);
}

TEST_CASE("a tie is not adopted under any rule, whatever its share") {
  CHECK_FALSE(adopts(votes(5, 5), {{1, 2}, Base::yes_no, false}));
  CHECK_FALSE(adopts(of(10, votes(5, 5)), {{1, 2}, Base::electorate, false}));
  CHECK_FALSE(adopts(votes(5, 5), {{1, 3}, Base::yes_no, true}));
  CHECK(adopts(of(10, votes(5, 4)), {{1, 2}, Base::electorate, false}));
}

TEST_CASE("absolute majorities of participants and of members") {
  CHECK(adopts(votes(6, 2, 2, 1), kHalfOfParticipants));
  CHECK_FALSE(adopts(votes(5, 2, 2, 1), kHalfOfParticipants));
  CHECK(adopts(of(11, votes(6, 0)), kHalfOfMembers));
  CHECK_FALSE(adopts(of(12, votes(6, 0)), kHalfOfMembers));
}

TEST_CASE("present is a base of its own, and nobody outside the room votes") {
  Counts counts = votes(5, 1);
  CHECK(count_majority(counts, {{1, 2}, Base::present, true}).error().code == errc::kNoPresent);
  counts.present = 10;
  CHECK_FALSE(adopts(counts, {{1, 2}, Base::present, true}));
  CHECK(adopts(counts, {{1, 2}, Base::present, false}));
  counts.present = 5;
  CHECK(count_majority(counts, {{1, 2}, Base::present, true}).error().code == errc::kImpossible);
}

TEST_CASE("several rules hold together: two thirds, and more than half of those who took part") {
  const std::array grave = {kTwoThirds, kHalfOfParticipants};
  CHECK(count_majorities(votes(20, 10), grave).value().adopted);
  const auto count = count_majorities(votes(20, 10, 10, 5), grave).value();
  CHECK_FALSE(count.adopted);
  CHECK(count.rules[0].adopted);
  CHECK(count.rules[1].missing == 3);
  CHECK(count.missing == 3);
  CHECK(count_majorities(votes(1, 0), {}).error().code == errc::kThreshold);
}

TEST_CASE("the explanation says each number") {
  CHECK(explain(count_majority(votes(33, 17), kTwoThirds).value()) ==
        "Needed is at least 2/3 of yes and no, with more yes than no. There are 50 (yes and no): that takes 34 yes. "
        "33 said yes, 17 no: not adopted, for want of 1 yes.");
}

// Mistakes seen in other systems.

TEST_CASE("mistake: 0.66 for 2/3") {
  CHECK(required(votes(25, 25), kTwoThirds) == 34);
  CHECK(required(votes(75, 75), kTwoThirds) == 100);
  CHECK_FALSE(adopts(votes(33, 17), kTwoThirds));
  CHECK(adopts(votes(34, 16), kTwoThirds));
  CHECK_FALSE(adopts(votes(99, 51), kTwoThirds));
  CHECK(adopts(votes(100, 50), kTwoThirds));
  // Nor is it lost where floating point would be out of digits.
  CHECK(required(votes(600'000'000, 299'999'999), kTwoThirds) == 600'000'000);
  CHECK(adopts(votes(600'000'000, 300'000'000), kTwoThirds));
  CHECK_FALSE(adopts(votes(599'999'999, 300'000'001), kTwoThirds));
}

TEST_CASE("mistake: zero votes that pass two thirds") {
  const auto count = count_majority(votes(0, 0), kTwoThirds).value();
  CHECK_FALSE(count.adopted);
  CHECK(count.required == 1);
  CHECK(count.missing == 1);
  CHECK_FALSE(adopts(votes(0, 0, 7, 2), kSimple));
}

TEST_CASE("mistake: abstentions silently in the base") {
  CHECK(adopts(votes(2, 1, 100, 50), kTwoThirds));
  CHECK_FALSE(adopts(votes(2, 1, 100, 50), {{2, 3}, Base::yes_no_abstain, false}));
  CHECK(count_majority(votes(2, 1, 100, 50), {{2, 3}, Base::yes_no_abstain, false}).value().base_count == 103);
}

TEST_CASE("mistake: invalid ballots in the base") {
  Counts counts = votes(2, 1);
  counts.invalid = 50;
  CHECK(adopts(counts, kHalfOfParticipants));
  CHECK(counts.participants() == 3);
}

TEST_CASE("mistake: a threshold above the group's size") {
  CHECK(check(Majority{{1, 1}, Base::electorate, true}).error().code == errc::kThreshold);
  CHECK(check(Majority{{3, 2}, Base::yes_no, false}).error().code == errc::kThreshold);
  CHECK(check(Majority{{1, 1}, Base::electorate, false}).has_value());
  CHECK(adopts(of(3, votes(3, 0)), {{1, 1}, Base::electorate, false}));
  CHECK(check(Quorum{QuorumKind::approval, {6, 5}}).error().code == errc::kThreshold);
}

TEST_CASE("mistake: a switch that does nothing") {
  CHECK(check(Majority{{0, 1}, Base::yes_no, false}).error().code == errc::kThreshold);
  CHECK(check(Majority{{1, 0}, Base::yes_no, false}).error().code == errc::kThreshold);
  CHECK(check(Quorum{QuorumKind::participation, {0, 3}}).error().code == errc::kThreshold);
}

TEST_CASE("mistake: heads and weights in one percentage") {
  // There is one unit: more ballots than heads cannot have happened.
  CHECK(count_majority(of(10, votes(11, 0)), kSimple).error().code == errc::kImpossible);
  CHECK(count_majority(votes(kMaxBallots + 1, 0), kSimple).error().code == errc::kTooMany);
  CHECK(count_majority(votes(kMaxBallots, kMaxBallots), kSimple).error().code == errc::kTooMany);
}
}  // namespace majority_test

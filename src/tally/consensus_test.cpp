#include "tally/consensus.h"

#include <doctest/doctest.h>

#include "tally/errc.h"
#include "tally/explain.h"

namespace consensus_test {
using namespace folkmoot;
using namespace folkmoot::tally;

namespace {
const ConsensusRule kRule;
Counts of(std::uint64_t electorate) {
  Counts out;
  out.electorate = electorate;
  return out;
}
bool adopts(const Positions& positions, std::uint64_t electorate, const std::vector<BlockReview>& reviews = {}) {
  return count_consensus(positions, reviews, of(electorate), kRule).value().adopted;
}
}  // namespace

TEST_CASE("consensus: support, few stand-asides, no block") {
  CHECK(adopts({8, 1, 1, 0, 0}, 20));
  CHECK_FALSE(adopts({8, 1, 1, 1, 0}, 20));
  // A fifth of those who took part may stand aside, not one more.
  CHECK(adopts({8, 0, 2, 0, 0}, 20));
  CHECK_FALSE(adopts({7, 0, 3, 0, 0}, 20));
  // More than half must support it: those who pass do not.
  CHECK_FALSE(adopts({5, 0, 0, 0, 5}, 20));
  CHECK(adopts({5, 1, 0, 0, 5}, 20));
  // And the quorum is of those who may take part.
  CHECK_FALSE(adopts({4, 0, 0, 0, 0}, 20));
}

TEST_CASE("consensus: nobody's silence is support") {
  CHECK_FALSE(adopts({}, 20));
  CHECK(count_consensus({5, 0, 0, 0, 0}, {}, Counts{}, kRule).error().code == errc::kNoElectorate);
}

TEST_CASE("a block is set aside by four fifths of the others voting, no less") {
  const Positions one{15, 0, 0, 1, 0};
  CHECK_FALSE(adopts(one, 20, {{11, 3}}));  // 11 of 14 is less
  CHECK(adopts(one, 20, {{12, 3}}));        // 12 of 15 is just that
  CHECK_FALSE(adopts(one, 20, {{0, 0}}));   // nobody found anything
  CHECK_FALSE(adopts({15, 0, 0, 2, 0}, 20, {{12, 3}}));
  const auto count = count_consensus(one, {{12, 3}}, of(20), kRule).value();
  CHECK(count.set_aside == std::vector<bool>{true});
  CHECK(count.upheld == 0);
  CHECK(count_consensus(one, {{12, 3}, {12, 3}}, of(20), kRule).error().code == errc::kImpossible);
  CHECK(count_consensus(one, {{18, 2}}, of(20), kRule).error().code == errc::kImpossible);
}

TEST_CASE("one and two people are unanimous or do not decide") {
  CHECK(adopts({1, 0, 0, 0, 0}, 1));
  CHECK(adopts({1, 1, 0, 0, 0}, 2));
  CHECK_FALSE(adopts({1, 0, 0, 0, 0}, 2));
  CHECK_FALSE(adopts({1, 0, 0, 0, 1}, 2));
  CHECK_FALSE(adopts({1, 0, 0, 1, 0}, 2, {{1, 0}}));
  CHECK(count_consensus({1, 1, 0, 0, 0}, {}, of(2), kRule).value().unanimity);
}

TEST_CASE("the fallback is for after two failed rounds, and asks for its majority and the quorum") {
  const ConsensusFallback fallback;
  const Positions positions{6, 3, 1, 3, 2};
  CHECK_FALSE(count_fallback(positions, 1, of(20), kRule, fallback).value().adopted);
  CHECK(count_fallback(positions, 2, of(20), kRule, fallback).value().adopted);  // 9 of 12
  CHECK_FALSE(count_fallback({6, 2, 1, 3, 2}, 2, of(20), kRule, fallback).value().adopted);
  CHECK_FALSE(count_fallback({3, 0, 0, 0, 0}, 2, of(20), kRule, fallback).value().adopted);
}

TEST_CASE("rules of consensus that mean nothing are refused") {
  ConsensusRule rule;
  rule.set_aside = {1, 2};
  CHECK(check(rule).error().code == errc::kThreshold);
  rule = {};
  rule.stand_asides = {6, 5};
  CHECK(check(rule).error().code == errc::kThreshold);
  CHECK(count_consensus({kMaxBallots + 1, 0, 0, 0, 0}, {}, of(20), kRule).error().code == errc::kTooMany);
}

TEST_CASE("the explanation of a consensus") {
  CHECK(explain(count_consensus({15, 0, 0, 1, 0}, {{11, 3}}, of(20), kRule).value()) ==
        "Quorum: 1/4 of 20 is 5. 16 took part: met.\n"
        "15 agree, 0 with reservations, 0 stand aside, 1 block, 0 pass: 16 took part.\n"
        "Of 1 blocks 1 are upheld; 0 may stand.\n"
        "0 stand aside; 1/5 of 16 may, which is 3.\n"
        "15 support it; 9 must.\n"
        "Not adopted.\n");
}
}  // namespace consensus_test

#include "tally/consent.h"

#include <doctest/doctest.h>

#include "tally/errc.h"
#include "tally/explain.h"

namespace consent_test {
using namespace folkmoot;
using namespace folkmoot::tally;

namespace {
const ConsentRule kRule;
ConsentOutcome outcome(const ConsentAnswers& answers, std::uint64_t electorate) {
  return count_consent(answers, electorate, kRule).value().outcome;
}
}  // namespace

TEST_CASE("consent: two thirds answer, and no objection is open") {
  CHECK(outcome({6, 0, 0, 90}, 9) == ConsentOutcome::adopted);
  CHECK(outcome({5, 0, 0, 90}, 9) == ConsentOutcome::no_quorum);
  CHECK(outcome({8, 1, 0, 90}, 9) == ConsentOutcome::again);
  CHECK(outcome({8, 1, 0, 90, 2}, 9) == ConsentOutcome::again);
  CHECK(outcome({8, 1, 0, 90, 3}, 9) == ConsentOutcome::rounds_over);
}

TEST_CASE("an objection without an argument holds nothing up and is no answer") {
  CHECK(outcome({6, 0, 3, 90}, 9) == ConsentOutcome::adopted);
  CHECK(outcome({5, 0, 4, 90}, 9) == ConsentOutcome::no_quorum);
}

TEST_CASE("silence is neither consent nor objection") {
  CHECK(outcome({0, 0, 0, 90}, 9) == ConsentOutcome::no_quorum);
  CHECK(count_consent({1, 0, 0, 90}, 0, kRule).error().code == errc::kNoElectorate);
}

TEST_CASE("a review is dated, and within a year") {
  CHECK(count_consent({6, 0, 0, 0}, 9, kRule).error().code == errc::kReview);
  CHECK(count_consent({6, 0, 0, 367}, 9, kRule).error().code == errc::kReview);
  CHECK(count_consent({6, 0, 0, 366}, 9, kRule).has_value());
  CHECK(count_consent({6, 0, 0, 90, 0}, 9, kRule).error().code == errc::kRound);
  CHECK(count_consent({9, 1, 0, 90}, 9, kRule).error().code == errc::kImpossible);
}

TEST_CASE("the explanation of a consent") {
  CHECK(explain(count_consent({8, 1, 0, 90, 3}, 9, kRule).value()) ==
        "2/3 of 9 is 6. 9 answered: 8 consents, 1 objections. 0 objections without an argument do not count.\n"
        "Not adopted after round 3 of 3: a trial, a smaller proposal, or the wider assembly.\n");
}

TEST_CASE("lazy consent: nearly everybody reached, some support, no objection") {
  const LazyRule rule;
  Counts counts;
  counts.electorate = 10;
  counts.reached = 8;
  counts.yes = 3;
  CHECK(count_lazy(counts, rule).value().outcome == LazyOutcome::adopted);
  counts.no = 1;
  CHECK(count_lazy(counts, rule).value().outcome == LazyOutcome::ordinary);
  counts.no = 0;
  counts.reached = 7;
  CHECK(count_lazy(counts, rule).value().outcome == LazyOutcome::waiting);
  counts.reached = 10;
  counts.yes = 2;
  CHECK(count_lazy(counts, rule).value().outcome == LazyOutcome::waiting);
  CHECK(explain(count_lazy(counts, rule).value()) ==
        "Quorum: 4/5 of 10 is 8. 10 have been reached: met.\n2 support it, 3 must; 0 object.\nNot adopted yet.\n");
  counts.yes = 0;
  CHECK(count_lazy(counts, {{4, 5}, 0}).error().code == errc::kThreshold);
}

TEST_CASE("mistake: a threshold above the group's size, of supports") {
  Counts counts;
  counts.electorate = counts.reached = counts.yes = 2;
  CHECK(count_lazy(counts, {}).error().code == errc::kThreshold);
}
}  // namespace consent_test

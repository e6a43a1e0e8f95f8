#include "tests/support/prop.h"

#include <numeric>

#include "tally/judgment.h"
#include "tally/scored.h"
#include "tests/support/tally_profiles.h"

namespace scored_prop {
using namespace folkmoot;
using namespace folkmoot::tally;
using test::holds;
using test::make_grades;
using test::make_lot;
using test::make_rankings;
using test::Profile;
using test::Raw;

namespace {
std::size_t options_of(std::uint8_t shape) { return 2 + shape % 5; }
std::size_t seats_of(std::uint8_t shape) { return 1 + shape / 8 % options_of(shape); }

std::uint64_t naive_sum(const Profile& profile, Option option) {
  std::uint64_t out = 0;
  for (const Profile::Ballot& ballot : profile.ballots)
    for (std::uint64_t i = 0; i < ballot.weight; ++i) out += ballot.marks[option];
  return out;
}
/// Ballots that grade `i` higher, less those that grade `j` higher.
std::int64_t naive_lead(const Profile& profile, Option i, Option j) {
  std::int64_t out = 0;
  for (const Profile::Ballot& ballot : profile.ballots) {
    const auto weight = static_cast<std::int64_t>(ballot.weight);
    if (ballot.marks[i] != ballot.marks[j]) out += ballot.marks[i] > ballot.marks[j] ? weight : -weight;
  }
  return out;
}
bool contains(const std::vector<Option>& list, Option option) {
  return std::find(list.begin(), list.end(), option) != list.end();
}

/// All grades of an option, ascending.
std::vector<Mark> grades_of(const Profile& profile, Option option) {
  std::vector<Mark> out;
  for (const Profile::Ballot& ballot : profile.ballots) out.insert(out.end(), ballot.weight, ballot.marks[option]);
  std::sort(out.begin(), out.end());
  return out;
}
/// The rule in words: compare the middles, take one from each, again.
int naive_judgment(std::vector<Mark> one, std::vector<Mark> other) {
  while (!one.empty()) {
    const std::size_t middle = (one.size() - 1) / 2;
    if (one[middle] != other[middle]) return one[middle] > other[middle] ? 1 : -1;
    one.erase(one.begin() + static_cast<std::ptrdiff_t>(middle));
    other.erase(other.begin() + static_cast<std::ptrdiff_t>(middle));
  }
  return 0;
}
}  // namespace

TEST_CASE("approval: from the totals alone the elected follow, and more approval never harms") {
  CHECK(holds("approval", [](const Raw& raw, std::uint8_t shape, std::uint64_t seed, std::uint8_t which) {
    Profile profile = make_rankings(raw, options_of(shape));
    const TieOrder ties = make_lot(profile.options, seed);
    const ApprovalRule rule{seats_of(shape)};
    const ScoredResult result = count_approval(profile.merged(), rule, ties).value();
    for (Option o = 0; o < as_option(profile.options); ++o) {
      std::uint64_t approvals = 0;
      for (const Profile::Ballot& ballot : profile.ballots)
        if (contains(ballot.marks, o)) approvals += ballot.weight;
      RC_ASSERT(result.totals[o] == approvals);
      if (contains(result.elected, o)) {
        RC_ASSERT(approvals >= 1);
        if (rule.seats == 1) RC_ASSERT(2 * approvals > result.valid);
      } else if (result.elected.size() == rule.seats) {
        RC_ASSERT(approvals <= result.totals[result.elected.back()]);
      } else {
        RC_ASSERT((approvals == 0 || (rule.seats == 1 && 2 * approvals <= result.valid)));
      }
    }
    if (result.elected.empty()) return;
    const Option winner = result.elected[which % result.elected.size()];
    for (Profile::Ballot& ballot : profile.ballots) {
      if (contains(ballot.marks, winner)) continue;
      ballot.marks.push_back(winner);
      break;
    }
    RC_ASSERT(contains(count_approval(profile.merged(), rule, ties).value().elected, winner));
  }));
}

TEST_CASE("score and STAR: sums, the half, and the runoff are those of the rule in words") {
  CHECK(holds("score", [](const Raw& raw, std::uint8_t shape, std::uint64_t seed) {
    const Profile profile = make_grades(raw, options_of(shape));
    const TieOrder ties = make_lot(profile.options, seed);
    const ScoredResult result = count_score(profile.merged(), 1, ties).value();
    const StarResult star = count_star(profile.merged(), ties).value();
    std::uint64_t best = 0;
    for (Option o = 0; o < as_option(profile.options); ++o) {
      RC_ASSERT(result.totals[o] == naive_sum(profile, o));
      best = std::max(best, naive_sum(profile, o));
    }
    RC_ASSERT(result.elected.empty() == (best == 0 || 2 * best < 5 * result.valid));
    if (!result.elected.empty()) {
      const Option winner = result.elected.front();
      RC_ASSERT(naive_sum(profile, winner) == best);
      for (Option o = 0; o < as_option(profile.options); ++o)
        if (naive_sum(profile, o) == best && result.ties.empty()) RC_ASSERT(o == winner);
    }
    RC_ASSERT(star.winner.has_value() == (best > 0));
    if (star.finalists.size() < 2) return;
    const Option first = star.finalists[0];
    const Option second = star.finalists[1];
    RC_ASSERT(naive_sum(profile, first) >= naive_sum(profile, second));
    for (Option o = 0; o < as_option(profile.options); ++o)
      if (!contains(star.finalists, o)) RC_ASSERT(naive_sum(profile, o) <= naive_sum(profile, second));
    RC_ASSERT(star.winner == (naive_lead(profile, second, first) > 0 ? second : first));
    // From what is shown alone.
    RC_ASSERT(star.winner == (star.for_second > star.for_first ? second : first));
  }));
}

TEST_CASE("majority judgment: the same as taking away the middles one by one, and a better grade never harms") {
  CHECK(holds("judgment", [](const Raw& raw, std::uint8_t shape, std::uint64_t seed, std::uint8_t which) {
    Profile profile = make_grades(raw, options_of(shape));
    const TieOrder ties = make_lot(profile.options, seed);
    const JudgmentResult result = count_judgment(profile.merged(), ties).value();
    for (Option i = 0; i < as_option(profile.options); ++i)
      for (Option j = 0; j < as_option(profile.options); ++j) {
        const auto order = compare_judgments(result.grades[i], result.grades[j]);
        const int expected = naive_judgment(grades_of(profile, i), grades_of(profile, j));
        RC_ASSERT((order > 0) == (expected > 0));
        RC_ASSERT((order < 0) == (expected < 0));
      }
    for (std::size_t r = 0; r + 1 < result.ranking.size(); ++r)
      RC_ASSERT((compare_judgments(result.grades[result.ranking[r]], result.grades[result.ranking[r + 1]]) >= 0));
    if (!result.winner) return;
    RC_ASSERT(result.winner == result.ranking.front());
    Mark& grade = profile.ballots[which % profile.ballots.size()].marks[*result.winner];
    grade = std::min<Mark>(kBestGrade, static_cast<Mark>(grade + 1));
    RC_ASSERT(count_judgment(profile.merged(), ties).value().winner == result.winner);
  }));
}
}  // namespace scored_prop

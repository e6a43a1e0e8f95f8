#include "tally/consent.h"

#include <algorithm>

#include "tally/errc.h"

namespace folkmoot::tally {

std::string_view consent_outcome_name(ConsentOutcome outcome) {
  switch (outcome) {
    case ConsentOutcome::adopted:
      return "adopted";
    case ConsentOutcome::no_quorum:
      return "no_quorum";
    case ConsentOutcome::again:
      return "again";
    case ConsentOutcome::rounds_over:
      return "rounds_over";
  }
  return {};
}

Result<Ok> check(const ConsentRule& rule) {
  if (rule.rounds == 0) return fail(errc::kRound, "Consent needs a round at least.");
  if (rule.review_days == 0) return fail(errc::kReview, "What is consented to is looked at again.");
  return check(Quorum{QuorumKind::participation, rule.quorum});
}

Result<ConsentCount> count_consent(const ConsentAnswers& answers, std::uint64_t electorate, const ConsentRule& rule) {
  FM_TRY(check(rule));
  if (answers.round == 0) return fail(errc::kRound, "The first round is number 1.");
  if (answers.review_in_days == 0 || answers.review_in_days > rule.review_days)
    return fail(errc::kReview,
                "A date of review is needed, at most " + std::to_string(rule.review_days) + " days away.");
  Counts counts;
  counts.yes = answers.consents;
  counts.no = answers.objections;
  counts.invalid = answers.without_argument;
  counts.electorate = electorate;
  FM_ASSIGN(const QuorumCount quorum, count_quorum(counts, {QuorumKind::participation, rule.quorum}));
  ConsentCount out{rule, answers, electorate, quorum.reached, quorum.needed, quorum.missing};
  if (!quorum.met)
    out.outcome = ConsentOutcome::no_quorum;
  else if (answers.objections == 0)
    out.outcome = ConsentOutcome::adopted;  // who answered consents, and the quorum is one person at least
  else
    out.outcome = answers.round < rule.rounds ? ConsentOutcome::again : ConsentOutcome::rounds_over;
  return out;
}

Result<LazyCount> count_lazy(const Counts& counts, const LazyRule& rule) {
  LazyCount out{rule};
  FM_ASSIGN(out.reach, count_quorum(counts, {QuorumKind::reach, rule.reach}));
  if (rule.supports == 0) return fail(errc::kThreshold, "Silence alone adopts nothing: somebody must support it.");
  if (rule.supports > out.reach.electorate)
    return fail(errc::kThreshold, "More supports are asked for than the group has people.");
  out.supports = counts.yes;
  out.objections = counts.no;
  if (out.objections > 0)
    out.outcome = LazyOutcome::ordinary;
  else if (out.reach.met && out.supports >= rule.supports)
    out.outcome = LazyOutcome::adopted;
  return out;
}

}  // namespace folkmoot::tally

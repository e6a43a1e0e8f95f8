#include "tally/consensus.h"

#include <algorithm>

#include "tally/errc.h"

namespace folkmoot::tally {

namespace {
/// So that sums of them cannot overflow.
Result<Ok> check(const Positions& positions) {
  for (const std::uint64_t part :
       {positions.agree, positions.reserve, positions.stand_aside, positions.block, positions.pass})
    if (part > kMaxBallots) return fail(errc::kTooMany, "More than a billion positions are not counted together.");
  return Ok{};
}
}  // namespace

Counts as_ballots(const Positions& positions, const Counts& counts) {
  Counts out = counts;
  out.yes = positions.agree + positions.reserve;
  out.no = positions.block;
  out.abstain = positions.stand_aside + positions.pass;
  out.blank = out.invalid = 0;
  return out;
}

Result<Ok> check(const ConsensusRule& rule) {
  const auto above_all = [](const Fraction& share) {
    return share.denominator == 0 || share.numerator > share.denominator;
  };
  if (above_all(rule.stand_asides)) return fail(errc::kThreshold, "Not more than all can stand aside.");
  if (above_all(rule.set_aside)) return fail(errc::kThreshold, "Not more than all can set a block aside.");
  // Half of the others or fewer would make a block mean nothing.
  if (2 * std::uint64_t{rule.set_aside.numerator} <= rule.set_aside.denominator)
    return fail(errc::kThreshold, "Less than a majority cannot set a block aside.");
  return check(rule.quorum);
}

Result<ConsensusCount> count_consensus(const Positions& positions, const std::vector<BlockReview>& blocks,
                                       const Counts& counts, const ConsensusRule& rule) {
  FM_TRY(check(rule));
  FM_TRY(check(positions));
  if (blocks.size() > positions.block) return fail(errc::kImpossible, "More blocks were reviewed than there are.");
  const Counts ballots = as_ballots(positions, counts);
  ConsensusCount out{rule, positions};
  FM_ASSIGN(out.quorum, count_quorum(ballots, rule.quorum));
  out.participants = ballots.participants();
  out.upheld = positions.block;
  for (const BlockReview& review : blocks) {
    const std::uint64_t most = std::max(review.unfounded, review.founded);
    const std::uint64_t others = most > kMaxBallots ? most : review.unfounded + review.founded;
    if (others >= *counts.electorate) return fail(errc::kImpossible, "More reviewed a block than there are others.");
    const bool aside = review.unfounded > 0 && review.unfounded >= rule.set_aside.ceil_of(others);
    out.set_aside.push_back(aside);
    if (aside) --out.upheld;
  }
  out.stand_asides_allowed = out.participants * rule.stand_asides.numerator / rule.stand_asides.denominator;
  out.support = ballots.yes;
  out.unanimity = *counts.electorate <= rule.unanimous_up_to;
  out.support_required = out.unanimity ? *counts.electorate : out.participants / 2 + 1;
  out.adopted = out.quorum.met && out.upheld <= rule.blocks && positions.stand_aside <= out.stand_asides_allowed &&
                out.support >= out.support_required;
  return out;
}

Result<FallbackCount> count_fallback(const Positions& positions, std::uint64_t failed_rounds, const Counts& counts,
                                     const ConsensusRule& rule, const ConsensusFallback& fallback) {
  FM_TRY(check(rule));
  FM_TRY(check(positions));
  const Counts ballots = as_ballots(positions, counts);
  FallbackCount out;
  out.failed_rounds = failed_rounds;
  out.allowed = failed_rounds >= fallback.after_rounds;
  FM_ASSIGN(out.majority, count_majority(ballots, fallback.majority));
  FM_ASSIGN(out.quorum, count_quorum(ballots, rule.quorum));
  out.adopted = out.allowed && out.majority.adopted && out.quorum.met;
  return out;
}

}  // namespace folkmoot::tally

#include "tally/counts.h"

#include "tally/errc.h"

namespace folkmoot::tally {

Result<Ok> check(const Counts& counts) {
  for (const std::uint64_t part : {counts.yes, counts.no, counts.abstain, counts.blank, counts.invalid})
    if (part > kMaxBallots) return fail(errc::kTooMany, "More than a billion ballots are not counted together.");
  const std::uint64_t ballots = counts.participants() + counts.invalid;
  if (ballots > kMaxBallots) return fail(errc::kTooMany, "More than a billion ballots are not counted together.");
  if (!counts.electorate) return Ok{};
  const std::uint64_t electorate = *counts.electorate;
  if (electorate == 0) return fail(errc::kNoElectorate, "Nobody may vote here: an empty electorate decides nothing.");
  if (electorate > kMaxBallots) return fail(errc::kTooMany, "An electorate has a billion people at most.");
  if (ballots > electorate) return fail(errc::kImpossible, "There are more ballots than people who may vote.");
  if (counts.present.value_or(0) > electorate)
    return fail(errc::kImpossible, "More are present than may vote: visitors do not count.");
  if (counts.reached.value_or(0) > electorate)
    return fail(errc::kImpossible, "The matter has reached more people than may vote.");
  return Ok{};
}

}  // namespace folkmoot::tally

#include "tally/quorum.h"

#include <algorithm>

#include "tally/errc.h"

namespace folkmoot::tally {

std::string_view quorum_name(QuorumKind kind) {
  switch (kind) {
    case QuorumKind::present:
      return "present";
    case QuorumKind::reach:
      return "reach";
    case QuorumKind::participation:
      return "participation";
    case QuorumKind::approval:
      return "approval";
  }
  return {};
}

namespace {
Result<std::uint64_t> count_reached(const Counts& counts, QuorumKind kind) {
  switch (kind) {
    case QuorumKind::present:
      if (!counts.present) return fail(errc::kNoPresent, "Nobody counted who is present.");
      return *counts.present;
    case QuorumKind::reach:
      if (!counts.reached) return fail(errc::kNoReach, "Nobody counted whom the matter has reached.");
      return *counts.reached;
    case QuorumKind::participation:
      return counts.participants();
    case QuorumKind::approval:
      return counts.yes;
  }
  return fail(errc::kImpossible);
}
}  // namespace

Result<Ok> check(const Quorum& rule) {
  const Fraction& share = rule.share;
  if (share.denominator == 0 || share.numerator == 0)
    return fail(errc::kThreshold, "A quorum of " + share.text() + " asks for nothing.");
  if (share.numerator > share.denominator)
    return fail(errc::kThreshold, "A quorum of " + share.text() + " is above the size of any group.");
  return Ok{};
}

Result<QuorumCount> count_quorum(const Counts& counts, const Quorum& rule) {
  if (!counts.electorate) return fail(errc::kNoElectorate, "Nobody says how many may vote.");
  FM_TRY(check(counts));
  FM_TRY(check(rule));
  QuorumCount out{rule, *counts.electorate, rule.share.ceil_of(*counts.electorate)};
  FM_ASSIGN(out.reached, count_reached(counts, rule.kind));
  out.missing = out.needed - std::min(out.needed, out.reached);
  out.met = out.missing == 0;
  return out;
}

}  // namespace folkmoot::tally

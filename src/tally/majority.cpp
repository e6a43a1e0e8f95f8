#include "tally/majority.h"

#include <algorithm>

#include "tally/errc.h"

namespace folkmoot::tally {

std::string_view base_name(Base base) {
  switch (base) {
    case Base::yes_no:
      return "YN";
    case Base::yes_no_abstain:
      return "YNA";
    case Base::participants:
      return "P";
    case Base::electorate:
      return "E";
    case Base::present:
      return "Present";
  }
  return {};
}

namespace {
Result<std::uint64_t> count_base(const Counts& counts, Base base) {
  switch (base) {
    case Base::yes_no:
      return counts.decided();
    case Base::yes_no_abstain:
      return counts.decided() + counts.abstain;
    case Base::participants:
      return counts.participants();
    case Base::electorate:
      if (!counts.electorate) return fail(errc::kNoElectorate, "Nobody says how many may vote.");
      return *counts.electorate;
    case Base::present:
      if (!counts.present) return fail(errc::kNoPresent, "Nobody counted who is present.");
      if (counts.participants() + counts.invalid > *counts.present)
        return fail(errc::kImpossible, "More voted than are present.");
      return *counts.present;
  }
  return fail(errc::kImpossible);
}

/// The least whole number that reaches the share of `base`, or passes it.
std::uint64_t share_of(const Majority& rule, std::uint64_t base) {
  const std::uint64_t product = base * rule.share.numerator;  // below 2^30 x 2^31
  return rule.more ? product / rule.share.denominator + 1 : rule.share.ceil_of(base);
}
}  // namespace

Result<Ok> check(const Majority& rule) {
  const Fraction& share = rule.share;
  if (share.denominator == 0 || share.numerator == 0)
    return fail(errc::kThreshold, "A majority of " + share.text() + " asks for nothing.");
  const bool above = share.numerator > share.denominator || (rule.more && share.numerator == share.denominator);
  if (above) return fail(errc::kThreshold, "No group reaches a majority of more than all of it.");
  return Ok{};
}

Result<MajorityCount> count_majority(const Counts& counts, const Majority& rule) {
  FM_TRY(check(counts));
  FM_TRY(check(rule));
  MajorityCount out{rule, counts.yes, counts.no};
  FM_ASSIGN(out.base_count, count_base(counts, rule.base));
  // More yes than no is the same as more than half of both: so a tie is never adopted, and neither are no votes.
  out.required = std::max(share_of(rule, out.base_count), counts.decided() / 2 + 1);
  out.missing = out.required - std::min(out.required, out.yes);
  out.adopted = out.missing == 0;
  return out;
}

Result<MajoritiesCount> count_majorities(const Counts& counts, std::span<const Majority> rules) {
  if (rules.empty()) return fail(errc::kThreshold, "No rule says what is enough.");
  MajoritiesCount out;
  for (const Majority& rule : rules) {
    FM_ASSIGN(MajorityCount one, count_majority(counts, rule));
    out.missing = std::max(out.missing, one.missing);
    out.rules.push_back(one);
  }
  out.adopted = out.missing == 0;
  return out;
}

}  // namespace folkmoot::tally

#include "tally/schulze.h"

#include <algorithm>

#include "tally/errc.h"

namespace folkmoot::tally {

std::vector<Option> SchulzeResult::way(Option from, Option to) const {
  std::vector<Option> out;
  if (!path(from, to).exists()) return out;
  for (Option at = to; at != from; at = before[from * pairs.options() + at]) out.push_back(at);
  out.push_back(from);
  std::ranges::reverse(out);
  return out;
}

namespace {
void find_paths(SchulzeResult& result) {
  const std::size_t n = result.pairs.options();
  const Pairs& d = result.pairs;
  std::vector<Strength>& p = result.paths;
  p.resize(n * n);
  result.before.resize(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (d(i, j) > d(j, i)) p[i * n + j] = {d(i, j), d(j, i)};
      result.before[i * n + j] = as_option(i);
    }
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      if (i == k || !p[i * n + k].exists()) continue;
      for (std::size_t j = 0; j < n; ++j) {
        if (j == i || j == k) continue;
        const Strength through = std::min(p[i * n + k], p[k * n + j]);
        if (through <= p[i * n + j]) continue;
        p[i * n + j] = through;
        result.before[i * n + j] = result.before[k * n + j];
      }
    }
  }
}

Result<Ok> find_eligible(SchulzeResult& result, const SchulzeRule& rule) {
  const auto n = as_option(result.pairs.options());
  for (Option o = 0; o < n; ++o) {
    if (!rule.status_quo) {
      result.eligible.push_back(o);
      continue;
    }
    Counts counts;
    counts.yes = result.pairs(o, *rule.status_quo);
    counts.no = result.pairs(*rule.status_quo, o);
    counts.abstain = result.valid - counts.yes - counts.no;
    FM_ASSIGN(const MajorityCount majority, count_majority(counts, rule.majority));
    result.majorities.push_back(majority);
    if (majority.adopted && result.beats(o, *rule.status_quo)) result.eligible.push_back(o);
  }
  return Ok{};
}
}  // namespace

Result<SchulzeResult> count_schulze(const Ballots& ballots, const SchulzeRule& rule, const TieOrder& ties) {
  const std::size_t options = ballots.options();
  if (options == 0 || options > kMaxPaired)
    return fail(errc::kOptions, "This method takes one option at least, and 64 at most.");
  if (rule.status_quo.value_or(0) >= options) return fail(errc::kOptions, "The status quo is one of the options.");
  FM_TRY(check(rule.majority));
  FM_TRY(check(ties, options));
  SchulzeResult out;
  out.valid = ballots.total();
  out.invalid = ballots.empty();
  out.pairs = count_pairs(ballots);
  find_paths(out);
  if (out.valid == 0) return out;
  FM_TRY(find_eligible(out, rule));
  for (const Option one : out.eligible)
    if (std::ranges::none_of(out.eligible, [&](Option other) { return out.beats(other, one); }))
      out.highest.push_back(one);
  if (out.highest.empty()) return out;
  out.winner = first_of(ties, out.highest);
  if (out.highest.size() > 1) out.ties.push_back({1, out.highest, *out.winner, ties.by});
  return out;
}

}  // namespace folkmoot::tally

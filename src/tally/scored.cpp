#include "tally/scored.h"

#include <algorithm>

#include "tally/errc.h"

namespace folkmoot::tally {

namespace {
Result<Ok> check_scored(const Ballots& ballots, std::size_t seats, const TieOrder& ties) {
  const std::size_t options = ballots.options();
  if (options == 0 || options > kMaxOptions)
    return fail(errc::kOptions, "There must be one option at least, and a thousand at most.");
  if (seats == 0 || seats > options)
    return fail(errc::kSeats, "There must be a seat, and not more seats than options.");
  return check(ties, options);
}

std::vector<std::uint64_t> sums_of(const Ballots& grades) {
  std::vector<std::uint64_t> out(grades.options(), 0);
  for (std::size_t b = 0; b < grades.size(); ++b) {
    const std::span<const Mark> marks = grades.marks(b);
    for (std::size_t o = 0; o < marks.size(); ++o) out[o] += grades.weight(b) * marks[o];
  }
  return out;
}

/// The one that more ballots put higher than each other one, if there is one.
std::optional<Option> head_to_head(const Ballots& grades, const std::vector<Option>& among) {
  const Pairs pairs = count_pairs(grades, among);
  for (std::size_t i = 0; i < among.size(); ++i) {
    bool wins = true;
    for (std::size_t j = 0; j < among.size(); ++j) wins = wins && (i == j || pairs(i, j) > pairs(j, i));
    if (wins) return among[i];
  }
  return std::nullopt;
}

/// As many as there are places, by total. `grades` is null where the ballots say no more than the totals.
class Choice {
 public:
  Choice(const std::vector<std::uint64_t>& totals, const Ballots* grades, const TieOrder& order)
      : totals_(totals), grades_(grades), order_(order) {}

  std::vector<Option> take(std::vector<Option> among, std::size_t places) {
    std::vector<Option> out;
    while (out.size() < places && !among.empty()) {
      std::uint64_t best = 0;
      for (const Option o : among) best = std::max(best, totals_[o]);
      std::vector<Option> tied;
      std::ranges::copy_if(among, std::back_inserter(tied), [&](Option o) { return totals_[o] == best; });
      const Option next = tied.size() == 1 ? tied.front() : decide(tied, tied.size() > places - out.size());
      out.push_back(next);
      std::erase(among, next);
    }
    return out;
  }

  std::vector<Tie> ties;
  std::vector<Option> runoff;

 private:
  /// `at_cut`: not all of them have a place.
  Option decide(const std::vector<Option>& tied, bool at_cut) {
    const std::optional<Option> higher = grades_ != nullptr ? head_to_head(*grades_, tied) : std::nullopt;
    const Option next = higher.value_or(first_of(order_, tied));
    ties.push_back({1, tied, next, higher ? TieBy::head_to_head : order_.by});
    if (at_cut && !higher && runoff.empty()) runoff = tied;
    return next;
  }

  const std::vector<std::uint64_t>& totals_;
  const Ballots* grades_;
  const TieOrder& order_;
};

ScoredResult choose(ScoredResult out, const Ballots* grades, std::vector<Option> among, const TieOrder& ties) {
  Choice choice(out.totals, grades, ties);
  out.elected = choice.take(std::move(among), out.seats);
  out.ties = std::move(choice.ties);
  out.runoff = std::move(choice.runoff);
  return out;
}

std::vector<Option> reaching(const std::vector<std::uint64_t>& totals, std::uint64_t least) {
  std::vector<Option> out;
  for (Option o = 0; o < as_option(totals.size()); ++o)
    if (totals[o] >= std::max<std::uint64_t>(1, least)) out.push_back(o);
  return out;
}
}  // namespace

Result<ScoredResult> count_approval(const Ballots& approvals, const ApprovalRule& rule, const TieOrder& ties) {
  FM_TRY(check_scored(approvals, rule.seats, ties));
  if (rule.none.value_or(0) >= approvals.options()) return fail(errc::kOptions, "\"None of these\" is an option.");
  ScoredResult out;
  out.seats = rule.seats;
  out.valid = approvals.total() + approvals.empty();
  out.totals.assign(approvals.options(), 0);
  for (std::size_t b = 0; b < approvals.size(); ++b)
    for (const Mark mark : approvals.marks(b)) out.totals[option_of(mark)] += approvals.weight(b);
  if (rule.seats == 1) out.required = out.valid / 2 + 1;
  if (rule.none) out.required = std::max(out.required, out.totals[*rule.none] + 1);
  const std::vector<Option> accepted = reaching(out.totals, out.required);
  return choose(std::move(out), nullptr, accepted, ties);
}

Result<ScoredResult> count_score(const Ballots& grades, std::size_t seats, const TieOrder& ties) {
  FM_TRY(check_scored(grades, seats, ties));
  ScoredResult out;
  out.seats = seats;
  out.valid = grades.total();
  out.invalid = grades.empty();
  out.totals = sums_of(grades);
  // At least half of the possible sum, which may be odd.
  if (seats == 1) out.required = (kBestGrade * out.valid + 1) / 2;
  const std::vector<Option> accepted = reaching(out.totals, out.required);
  return choose(std::move(out), &grades, accepted, ties);
}

Result<StarResult> count_star(const Ballots& grades, const TieOrder& ties) {
  FM_TRY(check_scored(grades, 1, ties));
  StarResult out;
  out.valid = grades.total();
  out.invalid = grades.empty();
  out.totals = sums_of(grades);
  Choice choice(out.totals, &grades, ties);
  out.finalists = choice.take(reaching(out.totals, 1), 2);
  out.ties = std::move(choice.ties);
  if (out.finalists.empty()) return out;
  out.winner = out.finalists.front();
  if (out.finalists.size() == 1) return out;
  const Pairs pairs = count_pairs(grades, out.finalists);
  out.for_first = pairs(0, 1);
  out.for_second = pairs(1, 0);
  if (out.for_second > out.for_first) out.winner = out.finalists.back();
  return out;
}

}  // namespace folkmoot::tally

#include "tally/judgment.h"

#include <algorithm>
#include <numeric>

#include "tally/errc.h"

namespace folkmoot::tally {

namespace {
std::uint64_t total_of(const Grades& grades) { return std::accumulate(grades.begin(), grades.end(), std::uint64_t{0}); }

/// The grade at this place, counted from the lowest.
Mark grade_at(const Grades& grades, std::uint64_t place) {
  for (std::size_t grade = 0; grade < grades.size(); ++grade) {
    if (place < grades[grade]) return static_cast<Mark>(grade);
    place -= grades[grade];
  }
  return kBestGrade;
}

/// Which grade goes as number `step` when the middle one is taken again and again: after the middle, in turn the next
/// one below and the next one above; above first where the number was even.
std::uint64_t place_of_step(std::uint64_t total, std::uint64_t step) {
  const std::uint64_t middle = (total - 1) / 2;
  const std::uint64_t away = (step + 1) / 2;
  const bool below = (step % 2 == 1) == (total % 2 == 1);
  return below ? middle - away : middle + away;
}
}  // namespace

Mark middle_of(const Grades& grades) {
  const std::uint64_t total = total_of(grades);
  return total == 0 ? Mark{0} : grade_at(grades, (total - 1) / 2);
}

std::strong_ordering compare_judgments(const Grades& one, const Grades& other) {
  const std::uint64_t total = total_of(one);
  if (total == 0 || one == other) return std::strong_ordering::equal;
  // Between the places where a grade begins all stay as they are, so only the steps that come there are looked at: the
  // distances from the middle at which one of the four sides changes.
  std::vector<std::uint64_t> distances = {0};
  const std::uint64_t middle = (total - 1) / 2;
  for (const Grades* grades : {&one, &other}) {
    std::uint64_t begin = 0;
    for (const std::uint64_t count : *grades) {
      if (count == 0) continue;
      const std::uint64_t last = begin + count - 1;
      if (begin > middle) distances.push_back(begin - middle);
      if (last < middle) distances.push_back(middle - last);
      begin += count;
    }
  }
  std::ranges::sort(distances);
  for (const std::uint64_t distance : distances) {
    for (const std::uint64_t step : {2 * distance - (distance > 0 ? 1 : 0), 2 * distance}) {
      if (step >= total) continue;
      const std::uint64_t place = place_of_step(total, step);
      const auto order = grade_at(one, place) <=> grade_at(other, place);
      if (order != std::strong_ordering::equal) return order;
    }
  }
  return std::strong_ordering::equal;
}

Result<JudgmentResult> count_judgment(const Ballots& grades, const TieOrder& ties) {
  const std::size_t options = grades.options();
  if (options == 0 || options > kMaxOptions)
    return fail(errc::kOptions, "There must be one option at least, and a thousand at most.");
  FM_TRY(check(ties, options));
  JudgmentResult out;
  out.valid = grades.total();
  out.invalid = grades.empty();
  out.grades.resize(options);
  for (std::size_t b = 0; b < grades.size(); ++b)
    for (std::size_t o = 0; o < options; ++o) out.grades[o][grades.marks(b)[o]] += grades.weight(b);
  for (const Grades& one : out.grades) out.middle.push_back(middle_of(one));
  const auto better = [&](Option a, Option b) {
    return compare_judgments(out.grades[a], out.grades[b]) == std::strong_ordering::greater;
  };
  std::vector<std::size_t> place(options);
  for (std::size_t i = 0; i < options; ++i) place[ties.order[i]] = i;
  out.ranking = ties.order;
  std::ranges::sort(out.ranking, [&](Option a, Option b) {
    const auto order = compare_judgments(out.grades[a], out.grades[b]);
    return order != std::strong_ordering::equal ? order == std::strong_ordering::greater : place[a] < place[b];
  });
  if (out.valid == 0 || out.middle[out.ranking.front()] == 0) return out;
  out.winner = out.ranking.front();
  std::vector<Option> tied;
  std::ranges::copy_if(out.ranking, std::back_inserter(tied), [&](Option o) { return !better(*out.winner, o); });
  std::ranges::sort(tied);
  if (tied.size() > 1) out.ties.push_back({1, tied, *out.winner, ties.by});
  return out;
}

}  // namespace folkmoot::tally

#include "tally/pairs.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace folkmoot::tally {

namespace {
// Ballots are added up in single bytes, sixteen of which a machine compares at once; before one can overflow, all of
// them go to the matrix.
using Row = std::array<std::uint8_t, kMaxPaired>;
constexpr std::uint64_t kByteFull = 255;

class Sums {
 public:
  explicit Sums(Pairs& pairs) : pairs_(pairs) {}
  ~Sums() { flush(); }
  Sums(const Sums&) = delete;
  Sums& operator=(const Sums&) = delete;

  /// A ballot by the level of each option, the highest being 0.
  void add(const Row& level, std::uint64_t weight) {
    if (weight > kByteFull) {
      for (std::size_t i = 0; i < pairs_.options(); ++i)
        for (std::size_t j = 0; j < pairs_.options(); ++j)
          if (level[i] < level[j]) pairs_.at(i, j) += weight;
      return;
    }
    if (held_ + weight > kByteFull) flush();
    held_ += weight;
    const auto add = static_cast<std::uint8_t>(weight);
    for (std::size_t i = 0; i < pairs_.options(); ++i) {
      Row& row = rows_[i];
      const std::uint8_t own = level[i];
      for (std::size_t j = 0; j < kMaxPaired; ++j)
        row[j] = static_cast<std::uint8_t>(row[j] + (own < level[j] ? add : 0));
    }
  }

 private:
  void flush() {
    for (std::size_t i = 0; i < pairs_.options(); ++i) {
      for (std::size_t j = 0; j < pairs_.options(); ++j) pairs_.at(i, j) += rows_[i][j];
      rows_[i].fill(0);
    }
    held_ = 0;
  }

  Pairs& pairs_;
  std::array<Row, kMaxPaired> rows_{};
  std::uint64_t held_ = 0;
};
}  // namespace

Pairs count_pairs(const Ballots& rankings) {
  FM_CHECK(rankings.options() <= kMaxPaired);
  Pairs out(rankings.options());
  Sums sums(out);
  for (std::size_t b = 0; b < rankings.size(); ++b) {
    Row level;
    level.fill(kMaxPaired);
    std::uint8_t now = 0;
    for (const Mark mark : rankings.marks(b)) {
      if (!is_tied(mark)) ++now;
      level[option_of(mark)] = static_cast<std::uint8_t>(now - 1);
    }
    sums.add(level, rankings.weight(b));
  }
  return out;
}

Pairs count_pairs(const Ballots& grades, const std::vector<Option>& between) {
  Pairs out(between.size());
  for (std::size_t b = 0; b < grades.size(); ++b) {
    const std::span<const Mark> marks = grades.marks(b);
    for (std::size_t i = 0; i < between.size(); ++i)
      for (std::size_t j = 0; j < between.size(); ++j)
        if (marks[between[i]] > marks[between[j]]) out.at(i, j) += grades.weight(b);
  }
  return out;
}

}  // namespace folkmoot::tally

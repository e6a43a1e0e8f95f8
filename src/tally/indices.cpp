#include "tally/indices.h"

#include <algorithm>
#include <numeric>

namespace folkmoot::tally {

namespace {
constexpr std::uint64_t kMostValue = 0xFFFF'FFFF;
constexpr std::size_t kMostValues = std::size_t{1} << 15;
constexpr std::size_t kMostWeights = 60;
constexpr std::uint64_t kMostWeight = 100'000;

std::vector<std::uint64_t> bounded(std::span<const std::uint64_t> values) {
  std::vector<std::uint64_t> out(values.begin(),
                                 values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), kMostValues)));
  for (std::uint64_t& value : out) value = std::min(value, kMostValue);
  std::sort(out.begin(), out.end());
  return out;
}
}  // namespace

Share gini(std::span<const std::uint64_t> values) {
  const std::vector<std::uint64_t> sorted = bounded(values);
  std::uint64_t sum = 0;
  std::uint64_t ranked = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    sum += sorted[i];
    ranked += (i + 1) * sorted[i];
  }
  if (sum == 0) return {};
  return {2 * ranked - (sorted.size() + 1) * sum, sorted.size() * sum};
}

Share greatest_share(std::span<const std::uint64_t> values) {
  const std::vector<std::uint64_t> sorted = bounded(values);
  const std::uint64_t sum = std::accumulate(sorted.begin(), sorted.end(), std::uint64_t{0});
  return sum == 0 ? Share{} : Share{sorted.back(), sum};
}

std::vector<Share> banzhaf(std::span<const std::uint64_t> weights, std::uint64_t quota) {
  if (weights.empty() || weights.size() > kMostWeights || quota == 0) return {};
  std::uint64_t sum = 0;
  for (const std::uint64_t weight : weights) {
    if (weight > kMostWeight || sum + weight > kMostWeight) return {};
    sum += weight;
  }
  if (quota > sum) return {};
  std::vector<Share> out;
  std::uint64_t whole = 0;
  for (std::size_t one = 0; one < weights.size(); ++one) {
    // How many sets of the others have each sum.
    std::vector<std::uint64_t> sets(sum + 1);
    sets[0] = 1;
    for (std::size_t other = 0; other < weights.size(); ++other) {
      if (other == one) continue;
      for (std::uint64_t at = sum + 1; at-- > weights[other];) sets[at] += sets[at - weights[other]];
    }
    std::uint64_t turns = 0;
    const std::uint64_t least = quota > weights[one] ? quota - weights[one] : 0;
    for (std::uint64_t at = least; at < quota; ++at) turns += sets[at];
    whole += turns;
    out.push_back({turns, 0});
  }
  for (Share& share : out) share.whole = whole;
  return out;
}

}  // namespace folkmoot::tally

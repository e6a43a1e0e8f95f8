#include "tally/stages.h"

#include <algorithm>

namespace folkmoot::tally {

std::vector<Option> extremes(const std::vector<std::uint64_t>& numbers, const std::vector<Option>& among,
                             Extreme extreme) {
  std::uint64_t best = numbers[among.front()];
  for (const Option option : among)
    best = extreme == Extreme::most ? std::max(best, numbers[option]) : std::min(best, numbers[option]);
  std::vector<Option> out;
  for (const Option option : among)
    if (numbers[option] == best) out.push_back(option);
  return out;
}

}  // namespace folkmoot::tally

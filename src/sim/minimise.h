#pragma once
// A failing run made smaller: fewer kinds of faults and liars, a shorter script, fewer homes, as long as it fails.
#include <functional>

#include "sim/options.h"

namespace folkmoot::sim {

struct Trial {
  bool fails = false;
  /// What it cost, in deliveries.
  std::uint64_t cost = 0;
  /// How many steps its script and homes it had.
  std::size_t acts = 0;
  std::size_t nodes = 0;
  std::set<Fault> faults;
  std::set<LiarKind> liars;
};
using Try = std::function<Trial(const Options& options)>;

struct Smaller {
  Options options;
  std::size_t runs = 0;
};
/// Ends when nothing can be left out, or when about `cost_most` deliveries were spent: by work and not by time, so that
/// it is the same everywhere. `nodes_least` as the scenario has it.
Smaller minimise(const Options& failing, std::size_t nodes_least, std::uint64_t cost_most, const Try& attempt);

}  // namespace folkmoot::sim

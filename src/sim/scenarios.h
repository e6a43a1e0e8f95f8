#pragma once
// The scenarios, and how one is run.
#include <span>

#include "node/node.h"
#include "sim/options.h"
#include "sim/stage.h"

namespace folkmoot::sim {

struct Scenario {
  std::string_view name;
  std::string_view summary;
  std::size_t nodes_least = 0;
  std::size_t nodes_most = 0;
  /// Its numbers for this seed.
  Plan (*plan)(std::uint64_t seed);
  void (*play)(Stage& stage);
  /// Where there are many assemblies side by side, the homes of one; they live through the same hours and do not meet.
  std::size_t ward = 0;
};
std::span<const Scenario> scenarios();

/// This process is one for simulations from now on: secrets lie in ordinary memory, and each signature is verified once
/// for all homes. To be called first of all; false if there are guarded secrets already.
bool take_process();

struct Outcome {
  bool ok = false;
  /// `sim` of the contract, without "seconds".
  node::Value report;
  // What the run had: of the options, or of the scenario.
  std::set<Fault> faults;
  std::set<LiarKind> liars;
  std::size_t acts = 0;
  std::size_t nodes = 0;
};
/// An error for a scenario that there is not, or a number of homes that it cannot have.
Result<Outcome> run(const Options& options);

/// The work that is spent on making a failing run smaller: about half a minute.
inline constexpr std::uint64_t kMinimiseCost = 200'000;
/// A smaller run that fails, too.
Options minimised(const Options& failing, std::uint64_t cost_most = kMinimiseCost);

}  // namespace folkmoot::sim

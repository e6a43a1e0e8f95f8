#pragma once
// What a run is asked for; two runs of equal options are equal byte by byte.
#include <optional>
#include <set>
#include <string>

#include "base/result.h"
#include "sim/faults.h"

namespace folkmoot::sim {

enum class LiarKind : std::uint8_t {
  equivocator,  // two machines with one key, each among other people, each saying something else
  withholder,   // writes and shows nobody, until the end
  backdater,    // leaves, and goes on with acts that claim to be old
  flooder,      // writes as much as it can, and more
  forger,       // writes in others' names
  // Witnesses.
  silent,        // never signs for a page
  double_voter,  // signs for several cores in each round, to everybody another one
  censor,        // proposes pages that leave out what others hold
  poisoner,      // says that it is much later than it is, and proposes such pages
  lock_breaker,  // commits, and prepares another core in the next round
};
inline constexpr std::size_t kLiarCount = 10;
std::string_view liar_name(LiarKind kind);
std::optional<LiarKind> liar_from(std::string_view name);
std::set<LiarKind> all_liars();

namespace errc {
inline constexpr Code kScenario = "usage.scenario";
inline constexpr Code kNodes = "usage.nodes";
}  // namespace errc

struct Options {
  std::string scenario = "village";
  std::uint64_t seed = 1;
  /// How many homes; the scenario's own number, which may hang on the seed, where it is absent.
  std::optional<std::size_t> nodes;
  /// How many steps of the script; the scenario's own number where it is absent.
  std::optional<std::size_t> acts;
  /// What may happen; what does is the seed's.
  std::set<Fault> faults = all_faults();
  std::set<LiarKind> liars = all_liars();
  /// Switched off, to see what then fails.
  std::set<Defence> without;
};

/// The words of the command line that ask for the same run.
std::string command_line(const Options& options);

}  // namespace folkmoot::sim

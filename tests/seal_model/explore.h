#pragma once
// Breadth first through all states of the world that a configuration can reach, and what must hold in each.
#include <optional>

#include "tests/seal_model/model.h"

namespace folkmoot::model {

struct Findings {
  std::uint64_t states = 0;
  std::uint64_t moves = 0;
  std::uint32_t depth = 0;
  std::size_t machines = 0;  // different states of single witnesses
  std::size_t cores = 0;
  /// Everything that can be reached was.
  bool complete = false;
  /// The depth at which each was first seen, and how often.
  std::optional<std::uint32_t> two_seals_at;
  std::uint64_t two_seals = 0;
  /// The fewest cheats that two seals proved.
  std::size_t proofs_min = 99;
  std::uint64_t framed = 0;
  std::uint64_t sealed = 0;
  std::uint64_t tried = 0;  // states from which the network turned good
  std::uint64_t stuck = 0;
  std::string first_stuck;
  std::string first_two_seals;
};

struct Stop {
  bool at_two_seals = false;
  bool at_stuck = false;
  bool at_framed = false;
};

Findings explore(const Config& config, Stop stop = {});
void print(const Config& config, const Findings& findings);

}  // namespace folkmoot::model

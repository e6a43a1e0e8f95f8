#pragma once
// The demonstration: a story played by real processes in homes of their own, over TCP on this machine and by files.
// What it shows is what the program does; it uses nothing that a person could not type.
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace folkmoot::cli {

struct DemoNode {
  std::string name;
  std::uint64_t events = 0;
  std::string state_hash;
};

struct DemoOutcome {
  std::string story;
  /// All homes show the same state, each one's `check` found nothing wrong, and the proof holds.
  bool equal = false;
  std::string state_hash;
  std::vector<DemoNode> nodes;
  double seconds = 0;
  /// The page of the record that a person would read.
  std::string record;
  /// H(core) of the seal that closed the founding page.
  std::string seal;
  /// What a process without a home said of the proof that the home without a network wrote.
  struct Proof {
    std::uint64_t bytes = 0;
    bool valid = false;
    std::string sentence;
  };
  Proof proof;
};

/// Says what happens, a line a step.
using DemoProgress = std::function<void(const std::string& line)>;

/// Plays the story *square* with the program at `program`. The homes are made in a temporary directory and removed.
Result<DemoOutcome> play_square(const std::string& program, const DemoProgress& progress);

}  // namespace folkmoot::cli

#pragma once
// The demonstration: stories played by real processes in homes of their own, over TCP on this machine and by files.
// What they show is what the program does; they use nothing that a person could not type. Here is the table of stories;
// each has a file of its own, demo_NAME.cpp.
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace folkmoot::cli {

struct DemoNode {
  std::string name;
  std::uint64_t events = 0;
  std::string state_hash;
};

/// What a story promises, in words, and whether the homes say so.
struct DemoFact {
  std::string words;
  bool holds = false;
};

struct DemoOutcome {
  std::string story;
  /// All homes of the assembly show the same state, and each one's `check` found nothing wrong.
  bool equal = false;
  std::string state_hash;
  std::vector<DemoNode> nodes;
  std::vector<DemoFact> facts;
  double seconds = 0;
  /// The page of the record that a person would read.
  std::string record;
  /// H(core) of the last seal.
  std::string seal;
  /// What a process without a home said of the proof that a home wrote.
  struct Proof {
    std::uint64_t bytes = 0;
    bool valid = false;
    std::string sentence;
  };
  Proof proof;

  /// Whether everything that the story promises is so.
  [[nodiscard]] bool holds() const;
};

/// Says what happens, a line a scene.
using DemoProgress = std::function<void(const std::string& line)>;

class DemoStage;

struct DemoStory {
  std::string_view name;
  std::string_view summary;
  Result<DemoOutcome> (*play)(DemoStage& stage) = nullptr;
};
/// The first one is played where none is named.
std::span<const DemoStory> demo_stories();
const DemoStory* find_demo_story(std::string_view name);

// demo_square.cpp, demo_minority.cpp, demo_capture.cpp
Result<DemoOutcome> play_square(DemoStage& stage);
Result<DemoOutcome> play_minority(DemoStage& stage);
Result<DemoOutcome> play_capture(DemoStage& stage);

/// Plays it with the program at `program`. The homes are made in a temporary directory and removed.
Result<DemoOutcome> play_story(const DemoStory& story, const std::string& program, const DemoProgress& progress);

}  // namespace folkmoot::cli

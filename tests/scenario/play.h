#pragma once

// Plays a story: once straight through, as the file tells it, and then shuffled, over several nodes to which the same
// events and seals come late, in other orders, and more than once. However they come, every node must end with the same
// journal, the same state, the same fate of every act, and must agree with the `then` lines at the end of the file.

#include "tests/scenario/language.h"

namespace folkmoot::scenario {

struct PlayOptions {
  std::uint64_t first_seed = 1;
  std::uint64_t seeds = 4;
  std::size_t nodes = 3;
  /// Nodes compare what they hold in the end.
  bool compares = true;
  /// Lines of a charter that stand in the place of what the story says: to see what they change.
  std::string charter = {};
};

struct Failure {
  Place place;
  std::string message;
};

struct Played {
  std::vector<Failure> failures;
  std::size_t events = 0;
  std::size_t checks = 0;
  std::string state_hash;
};

Played play(const Story& story, const PlayOptions& options);
/// Reads and plays a file's text; what is wrong with the text is a failure too.
Played play_text(const std::string& path, std::string_view text, const PlayOptions& options);

}  // namespace folkmoot::scenario

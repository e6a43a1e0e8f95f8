#pragma once
// Words of the command line to a command and what was given for it. The .cpp is the only file that knows CLI11.
#include "cli/command.h"

namespace folkmoot::cli {

namespace errc {
inline constexpr Code kUsage = "usage.wrong";              // options or arguments that the command does not take
inline constexpr Code kUnknown = "usage.unknown_command";  // no such command
}  // namespace errc

struct Parsed {
  Globals globals;
  /// Null when `text` is all that is to be shown: help, or the version.
  const Command* command = nullptr;
  Given given;
  std::string text;
};

struct ParseFailure {
  Error error;
  std::string hint;
};

/// `words` are those after the program's name.
tl::expected<Parsed, ParseFailure> parse(const std::vector<std::string>& words, const std::vector<Command>& table);

/// Whether the line asks for JSON: also known where it cannot be read otherwise.
bool asks_for_json(const std::vector<std::string>& words);

}  // namespace folkmoot::cli

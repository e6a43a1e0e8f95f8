#pragma once
// One command of the program as a row of a table: its words, what it takes, and what it does. The table is in
// commands.cpp; adding a command is one row there and one function.
#include <string>
#include <string_view>
#include <vector>

#include "node/acts.h"

namespace folkmoot::cli {

/// A word that stands by itself.
struct Argument {
  std::string_view name;
  std::string_view help;
  bool required = true;
  bool many = false;
};

/// `--name VALUE`, or a mark without a value.
struct Option {
  std::string_view name;
  /// What the value is called in the help; empty for a mark.
  std::string_view value;
  std::string_view help;
  bool many = false;
  /// `-x` means the same; 0 for none.
  char letter = 0;
};

/// What was typed for one command, by the names of arguments and options.
using Given = node::Arguments;

/// Options that stand anywhere on the line.
struct Globals {
  std::string home;
  std::string assembly;
  bool json = false;
  bool quiet = false;
};

class Invocation;

struct Command {
  /// "device add".
  std::string_view words;
  std::string_view summary;
  /// One line that can be typed.
  std::string_view example;
  std::vector<Argument> arguments = {};
  std::vector<Option> options = {};
  /// Does it and shows the outcome; gives the exit code, or an error that is shown by whoever called.
  Result<int> (*run)(Invocation& invocation, const Command& command, const Given& given) = nullptr;
};

const std::vector<Command>& commands();

// What help, manual and completion say alike.

inline constexpr std::string_view kIntroduction =
    "Folkmoot: found an assembly, admit each other, decide, keep the record - without a server.\n"
    "Not audited: do not use it where a leak or a wrong count could hurt someone.";

/// The rows of `Globals`; help and version are no options of commands.
const std::vector<Option>& global_options();
/// "moot device add CODE"
std::string usage_line(const Command& command);
/// "-o, --out", with `between` standing between both.
std::string flags_of(const Option& option, std::string_view between);
/// What stands between single spaces.
std::vector<std::string> split_words(std::string_view words);
/// ASCII letters as capitals: how arguments are written in help.
std::string capitals(std::string_view name);

}  // namespace folkmoot::cli

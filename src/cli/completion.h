#pragma once
// What shells complete of a line that begins with `moot`: commands, their options, and files where files are asked for.
// The scripts are made from the table of commands and need nothing beside the shell itself; they never run the program.
#include "cli/command.h"

namespace folkmoot::cli {

/// The script for "bash", "zsh" or "fish"; usage.wrong for any other. The same bytes for the same table.
Result<std::string> completion_script(std::string_view shell, const std::vector<Command>& table);

}  // namespace folkmoot::cli

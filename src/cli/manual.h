#pragma once
// The page of the manual, moot(1): what `moot help` says of every command, in roff. It is made from the table of
// commands, so that it cannot fall behind; `cmake --install` puts it where `man` finds it.
#include "cli/command.h"

namespace folkmoot::cli {

/// In the macros of man(7), which groff and mandoc read. The same bytes for the same table: it names no date.
std::string manual_page(const std::vector<Command>& table);

}  // namespace folkmoot::cli

#pragma once
// Where the text of a charter comes from.
#include <optional>
#include <string>

#include "cli/invocation.h"

namespace folkmoot::cli {

/// The text of the preset of this name, the words themselves if they are lines of a charter, or else that of this file.
Result<std::string> charter_source(const std::string& word);
/// The exit code, once it is said what is wrong where in the text; nothing where it is a good one.
std::optional<int> charter_fault(const Invocation& invocation, const std::string& file, std::string_view text);

}  // namespace folkmoot::cli

#pragma once
// What the builders of acts share: words to values, with an error that says which word was meant.
#include "node/acts.h"

namespace folkmoot::node {

Result<std::uint64_t> parse_number(std::string_view text, std::string_view what);
/// "72h", "30m", "7d" or "90s", ten years at most.
Result<std::uint64_t> parse_time(std::string_view text);
/// A word that must be there.
Result<std::string> needed(const Arguments& arguments, const std::string& name);
/// Words of which one must be there.
Result<std::vector<std::string>> needed_list(const Arguments& arguments, const std::string& name);

/// Votes that close at a seal, and what they give and take.
std::vector<ActRow> rows_of_voting();

}  // namespace folkmoot::node

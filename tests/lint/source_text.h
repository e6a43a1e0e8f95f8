#pragma once

// Just enough of C++ to look at tokens: comments and literals are blanked out, so that what people write in a
// comment or print in a message is never mistaken for code. Blanked text keeps its length and its line
// breaks, so a place in the result is the same place in the source.

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::lint {

[[nodiscard]] std::string without_comments(std::string_view source);
[[nodiscard]] std::string without_comments_and_literals(std::string_view source);

[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

// True if `token` stands in `line` and is not a part of a longer name. A token may hold `::` or a space.
[[nodiscard]] bool has_token(std::string_view line, std::string_view token);
// The same, and an opening parenthesis follows: a call.
[[nodiscard]] bool has_call(std::string_view line, std::string_view name);

struct Include {
  int line = 0;
  std::string path;
  bool quoted = false;
};

[[nodiscard]] std::vector<Include> includes_of(std::string_view source);

}  // namespace folkmoot::lint

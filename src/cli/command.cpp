#include "cli/command.h"

#include <fmt/format.h>

#include <algorithm>

namespace folkmoot::cli {

const std::vector<Option>& global_options() {
  static const std::vector<Option> kOptions = {
      {"home", "DIR", "where this machine keeps its assemblies (MOOT_HOME)"},
      {"assembly", "ID|NAME", "which one, where there are several"},
      {"json", "", "one JSON value on standard output"},
      {"quiet", "", "nothing but what was asked for"},
  };
  return kOptions;
}

std::vector<std::string> split_words(std::string_view words) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    out.emplace_back(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string capitals(std::string_view name) {
  std::string out(name);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out;
}

std::string usage_line(const Command& command) {
  std::string out = fmt::format("moot {}", command.words);
  for (const Argument& argument : command.arguments) {
    std::string shown = capitals(argument.name);
    if (argument.many) shown += "...";
    out += argument.required ? " " + shown : " [" + shown + "]";
  }
  return out;
}

std::string flags_of(const Option& option, std::string_view between) {
  return option.letter == 0 ? fmt::format("--{}", option.name)
                            : fmt::format("-{}{}--{}", option.letter, between, option.name);
}

}  // namespace folkmoot::cli

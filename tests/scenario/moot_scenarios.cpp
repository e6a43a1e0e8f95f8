// moot_scenarios [--seeds N] [--seed S] [--charter LINES] FILE...
//
// Plays scenario files, and all of a folder's. Says what does not hold with file, line and column; the last line is the
// count. With --charter the stories play under these lines of a charter in the place of what they say themselves. With
// --sentences it prints the language's sentences.

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/scenario/play.h"

namespace {

using namespace folkmoot;
using namespace folkmoot::scenario;

struct CommandLine {
  PlayOptions options;
  bool sentences = false;
  std::vector<std::string> paths;
};

void add_path(const std::string& path, std::vector<std::string>& out) {
  if (!std::filesystem::is_directory(path)) {
    out.push_back(path);
    return;
  }
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(path))
    if (entry.path().extension() == ".moot") found.push_back(entry.path().string());
  std::sort(found.begin(), found.end());
  out.insert(out.end(), found.begin(), found.end());
}

std::optional<CommandLine> read_command_line(std::span<char*> words) {
  CommandLine out;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string word = words[i];
    if (word == "--sentences") {
      out.sentences = true;
    } else if (word == "--charter" && i + 1 < words.size()) {
      out.options.charter = words[++i];
    } else if (word == "--seeds" || word == "--seed") {
      const auto number = i + 1 < words.size() ? parse_number(words[i + 1]) : std::nullopt;
      if (!number) return std::nullopt;
      ++i;
      if (word == "--seeds") {
        out.options.seeds = *number;
      } else {
        out.options.first_seed = *number;
        out.options.seeds = 1;
      }
    } else if (word.starts_with("--")) {
      return std::nullopt;
    } else {
      add_path(word, out.paths);
    }
  }
  return out;
}

void print_sentences() {
  for (const auto& sentence : given_sentences()) fmt::print("given {}\n", sentence.pattern);
  for (const auto& sentence : manner_sentences()) fmt::print("when ..., {}: ...\n", sentence.pattern);
  for (const auto& other : other_acts())
    fmt::print("when ...: {}{}{}\n", other.name, other.usage.empty() ? "" : " ", other.usage);
  for (const auto& sentence : then_sentences()) fmt::print("then {}\n", sentence.pattern);
}

bool play_file(const std::string& path, const PlayOptions& options) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    fmt::print("{}: cannot be read\n", path);
    return false;
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Played played = play_text(path, text, options);
  for (const Failure& failure : played.failures)
    fmt::print("{}:{}:{}: {}\n", path, failure.place.line, failure.place.column, failure.message);
  if (played.failures.empty())
    fmt::print("{}: {} events, {} checks, state {}\n", path, played.events, played.checks,
               played.state_hash.substr(0, 16));
  return played.failures.empty();
}

}  // namespace

int main(int argc, char** argv) {
  const auto command_line = read_command_line({argv, static_cast<std::size_t>(argc)});
  if (!command_line || (command_line->paths.empty() && !command_line->sentences)) {
    fmt::print(stderr, "usage: moot_scenarios [--seeds N] [--seed S] [--charter LINES] [--sentences] FILE|FOLDER...\n");
    return 2;
  }
  if (command_line->sentences) print_sentences();
  std::size_t passed = 0;
  std::size_t failed = 0;
  for (const std::string& path : command_line->paths) ++(play_file(path, command_line->options) ? passed : failed);
  if (!command_line->paths.empty()) fmt::print("{} passed, {} failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}

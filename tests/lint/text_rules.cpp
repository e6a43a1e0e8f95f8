// Rules about files as text: their length, marks of unfinished work, paths of somebody's machine, nested
// folders.

#include "tests/lint/project.h"
#include "tests/lint/source_text.h"

#include <algorithm>
#include <array>

namespace folkmoot::lint {

namespace {

constexpr std::size_t kLinesMax = 500;

// A file that is longer today may shrink but not grow: its length today goes here. Empty is best.
struct Ratchet {
  std::string_view path;
  std::size_t lines;
};
constexpr std::array<Ratchet, 0> kRatchets = {};

// Made by programs out of what people write: nobody reads them from top to bottom.
constexpr std::array<std::string_view, 2> kMade = {"web/dist/", "web/src/schema.d.ts"};

// Written in two halves, so that this file does not find itself.
constexpr std::array<std::string_view, 3> kUnfinished = {
    "TO"
    "DO",
    "FIX"
    "ME",
    "XX"
    "X"};
constexpr std::array<std::string_view, 3> kMachineFolders = {
    "/ho"
    "me/",
    "/ro"
    "ot/",
    "/wo"
    "rk/"};

bool is_code(std::string_view path) {
  if (path == "run" || path == "test" || path.ends_with("CMakeLists.txt")) return true;
  static constexpr std::array<std::string_view, 10> kEndings = {".h",  ".cpp", ".cmake", ".sh",  ".py",
                                                                ".ts", ".tsx", ".js",    ".mjs", ".css"};
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return path.ends_with(ending); });
}

bool is_made(std::string_view path) {
  return std::ranges::any_of(kMade, [&](std::string_view made) { return path.starts_with(made); });
}

std::size_t limit_of(std::string_view path) {
  for (const Ratchet& ratchet : kRatchets) {
    if (ratchet.path == path) return ratchet.lines;
  }
  return kLinesMax;
}

// A path of a machine starts anew: in "docs/home/x" something stands before the slash.
bool names_machine(std::string_view line, std::string_view folder) {
  for (std::size_t at = line.find(folder); at != std::string_view::npos; at = line.find(folder, at + 1)) {
    const char before = at == 0 ? ' ' : line[at - 1];
    const bool continues = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
                           (before >= '0' && before <= '9') || before == '.' || before == '_' || before == '-' ||
                           before == '}' || before == ')' || before == '~' || before == '*' || before == '/';
    if (!continues) return true;
  }
  return false;
}

void check_lines(const File& file, const std::vector<std::string>& lines, Findings& findings) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    for (const std::string_view mark : kUnfinished) {
      if (is_code(file.path) && has_token(lines[i], mark)) {
        findings.push_back({file.path, number, "unfinished", std::string(mark) + ": finish it or open an issue"});
      }
    }
    for (const std::string_view folder : kMachineFolders) {
      if (names_machine(lines[i], folder)) {
        findings.push_back({file.path, number, "machine-path", "a path of one machine does not belong in the project"});
      }
    }
  }
}

void check_header(const File& file, const std::vector<std::string>& lines, Findings& findings) {
  const bool once = std::ranges::any_of(lines, [](const std::string& line) { return line == "#pragma once"; });
  if (!once) findings.push_back({file.path, 1, "pragma-once", "a header starts with #pragma once"});
}

// src/x/y/z.cpp would be compiled by nobody: the build looks at src/x/*.cpp.
void check_nesting(const File& file, Findings& findings) {
  if (source_folder(file.path).empty()) return;
  if (std::ranges::count(file.path, '/') > 2) {
    findings.push_back({file.path, 1, "nested", "folders of src/ have no folders: nothing would build this file"});
  }
}

// A domain tag that stands by itself may be used twice for two purposes before anybody notices.
void check_tags(const File& file, Findings& findings) {
  if (source_folder(file.path).empty() || is_test_source(file.path) || file.path == "src/crypto/tags.h") return;
  const std::vector<std::string> lines = split_lines(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t comment = lines[i].find("//");
    const std::size_t tag = lines[i].find("\"fm1/");
    if (tag == std::string::npos || comment < tag) continue;
    findings.push_back({file.path, static_cast<int>(i) + 1, "tag", "domain tags stand in src/crypto/tags.h"});
  }
}

}  // namespace

void check_text(const Project& project, Findings& findings) {
  for (const File& file : project.files) {
    const std::vector<std::string> lines = split_lines(file.text);
    check_lines(file, lines, findings);
    if (is_code(file.path) && !is_made(file.path) && lines.size() > limit_of(file.path)) {
      findings.push_back({file.path, static_cast<int>(lines.size()), "length",
                          std::to_string(lines.size()) + " lines; split it, at most " + std::to_string(kLinesMax)});
    }
    if (!is_cpp(file.path)) continue;
    if (is_header(file.path)) check_header(file, lines, findings);
    check_nesting(file, findings);
    check_tags(file, findings);
  }
}

}  // namespace folkmoot::lint

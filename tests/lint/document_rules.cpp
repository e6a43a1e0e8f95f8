// Rules about documents: links lead somewhere, each folder of src/ has its page, named tests are there.

#include "tests/lint/project.h"
#include "tests/lint/source_text.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace folkmoot::lint {

namespace {

constexpr std::size_t kReadmeLinesMax = 60;

// What stands between backquotes is shown, not linked.
std::string without_code_spans(std::string_view line) {
  std::string out;
  bool code = false;
  for (const char c : line) {
    if (c == '`') code = !code;
    out += code ? ' ' : c;
  }
  return out;
}

bool is_elsewhere(std::string_view target) {
  return target.empty() || target.front() == '#' || target.find(':') != std::string_view::npos;
}

void check_link(const Project& project, const File& file, int number, std::string target, Findings& findings) {
  if (is_elsewhere(target)) return;
  target = target.substr(0, target.find('#'));
  const std::filesystem::path folder = std::filesystem::path(file.path).parent_path();
  std::string resolved = (folder / target).lexically_normal().generic_string();
  if (resolved.ends_with('/')) resolved.pop_back();
  if (resolved == "." || resolved.empty() || project.paths.contains(resolved)) return;
  findings.push_back({file.path, number, "dead-link", "nothing is at " + resolved});
}

void check_links(const Project& project, const File& file, Findings& findings) {
  const std::vector<std::string> lines = split_lines(file.text);
  bool fenced = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].starts_with("```")) fenced = !fenced;
    if (fenced) continue;
    const std::string line = without_code_spans(lines[i]);
    for (std::size_t at = line.find("]("); at != std::string::npos; at = line.find("](", at + 1)) {
      const std::size_t end = line.find_first_of(") ", at + 2);
      if (end == std::string::npos) break;
      check_link(project, file, static_cast<int>(i) + 1, line.substr(at + 2, end - at - 2), findings);
    }
  }
}

void check_readmes(const Project& project, Findings& findings) {
  std::set<std::string> folders;
  for (const File& file : project.files) {
    if (is_cpp(file.path) && !source_folder(file.path).empty()) folders.insert(source_folder(file.path));
  }
  for (const std::string& folder : folders) {
    const std::string readme = "src/" + folder + "/README.md";
    if (!project.paths.contains(readme)) {
      findings.push_back({readme, 1, "readme", "each folder of src/ says on a page what it is for"});
    }
  }
  for (const File& file : project.files) {
    if (source_folder(file.path).empty() || !file.path.ends_with("/README.md")) continue;
    const std::size_t lines = split_lines(file.text).size();
    if (lines > kReadmeLinesMax) {
      findings.push_back({file.path, static_cast<int>(lines), "readme", "more than a page: move detail to docs/"});
    }
  }
}

// What stands between backquotes in a part of a line.
std::vector<std::string> code_spans(const std::string& line, std::size_t from, std::size_t end) {
  std::vector<std::string> out;
  for (std::size_t at = line.find('`', from); at != std::string::npos && at < end;) {
    const std::size_t close = line.find('`', at + 1);
    if (close == std::string::npos) break;
    out.push_back(line.substr(at + 1, close - at - 1));
    at = line.find('`', close + 1);
  }
  return out;
}

// What stands in the last column of a table's row.
std::vector<std::string> named_in_row(const std::string& line) {
  const std::size_t end = line.rfind('|');
  if (end == std::string::npos || end == 0) return {};
  return code_spans(line, line.rfind('|', end - 1) + 1, end);
}

// A long name may stand in several literals, one after the other.
std::string with_literals_joined(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t next = text[i] == '"' ? text.find_first_not_of(" \n", i + 1) : std::string::npos;
    if (next != std::string::npos && next > i + 1 && text[next] == '"')
      i = next;
    else
      out += text[i];
  }
  return out;
}

bool has_test(const File& file, const std::string& name) {
  if (file.path.ends_with(".py")) return file.text.find("def " + name + "(") != std::string::npos;
  return with_literals_joined(file.text).find('"' + name + '"') != std::string::npos;
}

// "path" or "path: name of the test".
std::string wrong_test(const Project& project, const std::string& named) {
  const std::size_t colon = named.find(": ");
  const std::string path = named.substr(0, colon);
  const auto file = std::ranges::find(project.files, path, &File::path);
  if (file == project.files.end()) return "no file " + path;
  if (colon == std::string::npos || has_test(*file, named.substr(colon + 2))) return {};
  return path + " has no test \"" + named.substr(colon + 2) + "\"";
}

// A promise about bad input, an attack or a way of counting is worth the test that shows it.
void check_named_tests(const Project& project, const File& file, Findings& findings) {
  const std::vector<std::string> lines = split_lines(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool row = lines[i].starts_with("| ") && !lines[i].starts_with("| ---") &&
                     !lines[i].starts_with("| input |") && !lines[i].starts_with("| attack |") &&
                     !lines[i].starts_with("| method |");
    if (!row) continue;
    const int number = static_cast<int>(i) + 1;
    const std::vector<std::string> tests = named_in_row(lines[i]);
    if (tests.empty()) findings.push_back({file.path, number, "named-test", "this row names no test"});
    for (const std::string& test : tests)
      if (const std::string wrong = wrong_test(project, test); !wrong.empty())
        findings.push_back({file.path, number, "named-test", wrong});
  }
}

// The pages of rules and of the protocol name halves of rules, and tests with their file, anywhere in their text.
void check_named_rules(const Project& project, const File& file, Findings& findings) {
  const std::vector<std::string> lines = split_lines(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string& span : code_spans(lines[i], 0, lines[i].size())) {
      const bool half = !span.starts_with('_') &&
                        span.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos &&
                        (span.ends_with("_accepts") || span.ends_with("_refuses"));
      const bool test =
          (span.starts_with("src/") || span.starts_with("tests/")) && span.find(": ") != std::string::npos;
      if (!half && !test) continue;
      if (const std::string wrong = wrong_test(project, half ? "tests/rules/" + span + ".moot" : span); !wrong.empty())
        findings.push_back({file.path, static_cast<int>(i) + 1, "named-test", wrong});
    }
  }
}

}  // namespace

void check_documents(const Project& project, Findings& findings) {
  for (const File& file : project.files) {
    if (file.path.ends_with(".md")) check_links(project, file, findings);
    const bool promises =
        file.path == "docs/bad-input.md" || file.path == "docs/attacks.md" || file.path == "docs/counting.md";
    if (promises) check_named_tests(project, file, findings);
    if (file.path.starts_with("docs/rules") || file.path.starts_with("docs/protocol/"))
      check_named_rules(project, file, findings);
  }
  check_readmes(project, findings);
}

}  // namespace folkmoot::lint

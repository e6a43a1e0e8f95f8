// Rules about documents: links lead somewhere, each folder of src/ has its page.

#include "tests/lint/project.h"
#include "tests/lint/source_text.h"

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

}  // namespace

void check_documents(const Project& project, Findings& findings) {
  for (const File& file : project.files) {
    if (file.path.ends_with(".md")) check_links(project, file, findings);
  }
  check_readmes(project, findings);
}

}  // namespace folkmoot::lint

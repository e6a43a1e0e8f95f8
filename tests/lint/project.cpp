#include "tests/lint/project.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace folkmoot::lint {

namespace {

namespace fs = std::filesystem;

constexpr int kCoreRankMax = 8;
// Data of other people (real elections, vectors) is not prose or code of ours; nothing of ours is near this
// size.
constexpr std::size_t kTextBytesMax = 1 << 20;

bool skipped_folder(const std::string& name) {
  static constexpr std::array kNames = {".git", "build", "node_modules", "__pycache__", ".cache", ".venv"};
  return std::ranges::find(kNames, name) != kNames.end();
}

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string word_after(std::string_view text, std::size_t at) {
  const std::size_t from = text.find_first_not_of(" \t\n(", at);
  if (from == std::string_view::npos) return {};
  const std::size_t end = text.find_first_of(" \t\n)", from);
  return std::string(text.substr(from, end == std::string_view::npos ? end : end - from));
}

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return path.ends_with(ending); });
}

void add_rank(std::map<std::string, int>& ranks, const std::string& name, const std::string& number) {
  int rank = 0;
  const auto result = std::from_chars(number.data(), number.data() + number.size(), rank);
  if (result.ec == std::errc() && !name.empty()) ranks[name] = rank;
}

}  // namespace

std::map<std::string, int> ranks_from_cmake(std::string_view text) {
  std::map<std::string, int> ranks;
  static constexpr std::string_view kCall = "folkmoot_library(";
  static constexpr std::string_view kProperty = "folkmoot_rank_";
  for (std::size_t at = text.find(kCall); at != std::string_view::npos; at = text.find(kCall, at + 1)) {
    const std::string name = word_after(text, at + kCall.size());
    const std::size_t rank = text.find(" RANK ", at);
    if (rank != std::string_view::npos) add_rank(ranks, name, word_after(text, rank + 6));
  }
  for (std::size_t at = text.find(kProperty); at != std::string_view::npos; at = text.find(kProperty, at + 1)) {
    const std::string name = word_after(text, at + kProperty.size());
    add_rank(ranks, name, word_after(text, at + kProperty.size() + name.size()));
  }
  return ranks;
}

Project read_project(const std::string& root) {
  Project project;
  const fs::path base(root);
  for (auto it = fs::recursive_directory_iterator(base); it != fs::recursive_directory_iterator(); ++it) {
    const std::string path = it->path().lexically_relative(base).generic_string();
    if (path == ".git") {  // a file, in a work tree beside the clone
      it.disable_recursion_pending();
      continue;
    }
    if (it->is_directory() && skipped_folder(it->path().filename().string())) {
      it.disable_recursion_pending();
      continue;
    }
    project.paths.insert(path);
    if (!it->is_regular_file() || it->file_size() > kTextBytesMax) continue;
    std::string text = read_file(it->path());
    if (text.find('\0') == std::string::npos) project.files.push_back({path, std::move(text)});
  }
  std::ranges::sort(project.files, {}, &File::path);
  project.ranks = ranks_from_cmake(read_file(base / "src" / "CMakeLists.txt"));
  return project;
}

Findings lint(const Project& project) {
  Findings findings;
  check_includes(project, findings);
  check_include_cycles(project, findings);
  check_purity(project, findings);
  check_text(project, findings);
  check_documents(project, findings);
  check_node_engines(project, findings);
  return findings;
}

bool is_header(std::string_view path) { return path.ends_with(".h"); }

bool is_cpp(std::string_view path) { return ends_with_any(path, {".h", ".cpp"}); }

bool is_test_source(std::string_view path) { return ends_with_any(path, {"_test.cpp", "_prop.cpp"}); }

std::string source_folder(std::string_view path) {
  if (!path.starts_with("src/")) return {};
  const std::string_view rest = path.substr(4);
  const std::size_t slash = rest.find('/');
  return slash == std::string_view::npos ? std::string() : std::string(rest.substr(0, slash));
}

bool is_core(const Project& project, std::string_view folder) {
  const auto found = project.ranks.find(std::string(folder));
  return found != project.ranks.end() && found->second <= kCoreRankMax && folder != "store";
}

}  // namespace folkmoot::lint

#pragma once

// What the rules look at, and the list of rules. A project is plain data, so the tests of the lint make small
// ones in memory and the real one is read from disk once.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::lint {

struct File {
  std::string path;  // from the root of the repository, with '/'
  std::string text;
};

struct Project {
  std::map<std::string, int> ranks;  // folder of src/ -> rank
  std::vector<File> files;           // every text file
  std::set<std::string> paths;       // every file and folder, binary ones too: what a link may point to
};

struct Finding {
  std::string path;
  int line = 0;
  std::string rule;
  std::string reason;
};

using Findings = std::vector<Finding>;

// The ranks as src/CMakeLists.txt gives them: folkmoot_library(NAME RANK n ...) and the property of the
// programs' folder.
[[nodiscard]] std::map<std::string, int> ranks_from_cmake(std::string_view text);

// Reads the tree below `root`, without build folders, installed packages and what git keeps.
[[nodiscard]] Project read_project(const std::string& root);

// All rules. No findings: the project is clean.
[[nodiscard]] Findings lint(const Project& project);

void check_includes(const Project& project, Findings& findings);
void check_include_cycles(const Project& project, Findings& findings);
void check_purity(const Project& project, Findings& findings);
void check_text(const Project& project, Findings& findings);
void check_documents(const Project& project, Findings& findings);
void check_node_engines(const Project& project, Findings& findings);

// Does a `node` range of package.json (such as ">=18", "^18.12 || >=20", "18.x") accept Debian 12's Node?
[[nodiscard]] bool accepts_debian_node(std::string_view range);

// Helpers that several rules share.
[[nodiscard]] bool is_cpp(std::string_view path);
[[nodiscard]] bool is_header(std::string_view path);
[[nodiscard]] bool is_test_source(std::string_view path);        // x_test.cpp, x_prop.cpp
[[nodiscard]] std::string source_folder(std::string_view path);  // "event" of src/event/header.h, else empty
[[nodiscard]] bool is_core(const Project& project, std::string_view folder);  // ranks 0 to 8 but store

}  // namespace folkmoot::lint

// Who may include what: ranks, third-party libraries and their one home, the standard headers that the core
// does without, cycles between headers.

#include "tests/lint/project.h"
#include "tests/lint/source_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace folkmoot::lint {

namespace {

// A library has kHomes, so that leaving it stays a small task; each is named by the start of its include path.
struct Home {
  std::string_view include;
  std::array<std::string_view, 2> folders;
};

constexpr std::array kHomes = {
    Home{"sodium", {"crypto", ""}},    Home{"sqlite3", {"store", ""}},      Home{"boost/asio", {"net", ""}},
    Home{"boost/beast", {"api", ""}},  Home{"boost/json", {"cli", "api"}},  Home{"openssl/", {"net", ""}},
    Home{"cairo", {"print", ""}},      Home{"pango", {"print", ""}},        Home{"qpdf/", {"print", ""}},
    Home{"fontconfig", {"print", ""}}, Home{"qrcodegen", {"cli", "print"}}, Home{"CLI/", {"cli", ""}},
    Home{"xxhash", {"base", ""}},
};

// No clock, no random source, no file, no thread, no log, no locale: these headers have nothing for the core.
constexpr std::array<std::string_view, 16> kCoreForbidden = {
    "thread",  "mutex",   "shared_mutex", "condition_variable", "future",  "stop_token", "semaphore",
    "random",  "ctime",   "time.h",       "filesystem",         "fstream", "iostream",   "locale",
    "clocale", "unistd.h"};

// The one place where threads meet (values go in on one thread and come out on another).
bool may_lock(std::string_view path) { return path == "src/base/inbox.h" || path == "src/base/inbox.cpp"; }

bool is_lock_header(std::string_view include) {
  return include == "mutex" || include == "shared_mutex" || include == "condition_variable";
}

std::string first_part(std::string_view include) {
  const std::size_t slash = include.find('/');
  return slash == std::string_view::npos ? std::string() : std::string(include.substr(0, slash));
}

void check_rank(const Project& project, const File& file, const Include& include, Findings& findings) {
  const std::string own = source_folder(file.path);
  const std::string other = first_part(include.path);
  const auto own_rank = project.ranks.find(own);
  const auto other_rank = project.ranks.find(other);
  if (include.quoted && other_rank == project.ranks.end()) {
    const bool support = other == "tests" && is_test_source(file.path);
    if (!support) {
      findings.push_back({file.path, include.line, "include-path",
                          "\"" + include.path + "\" is not of the form \"folder/file.h\"; third parties go in <>"});
    }
    return;
  }
  if (other_rank == project.ranks.end() || own == other) return;
  if (own_rank == project.ranks.end()) {
    findings.push_back({file.path, include.line, "rank", "src/" + own + " has no rank in src/CMakeLists.txt"});
    return;
  }
  if (other_rank->second >= own_rank->second) {
    findings.push_back({file.path, include.line, "rank",
                        own + " (rank " + std::to_string(own_rank->second) + ") includes " + other + " (rank " +
                            std::to_string(other_rank->second) + "); only lower ranks"});
  }
}

void check_home(const File& file, const Include& include, Findings& findings) {
  const std::string own = source_folder(file.path);
  for (const Home& home : kHomes) {
    if (!include.path.starts_with(home.include)) continue;
    if (std::ranges::find(home.folders, own) == home.folders.end()) {
      findings.push_back({file.path, include.line, "third-party",
                          "<" + include.path + "> belongs to " + std::string(home.folders.front()) + "/ only"});
    }
  }
}

void check_core_include(const File& file, const Include& include, Findings& findings) {
  const bool forbidden = std::ranges::find(kCoreForbidden, include.path) != kCoreForbidden.end();
  if (forbidden && !(is_lock_header(include.path) && may_lock(file.path))) {
    findings.push_back({file.path, include.line, "core-include",
                        "<" + include.path + "> in the deterministic core: pass it in, or make it an effect"});
  }
  if (include.path.starts_with("boost/")) {
    findings.push_back({file.path, include.line, "core-include", "the deterministic core does without Boost"});
  }
}

// x.cpp begins with x.h: so each header is compiled at least once with nothing before it.
void check_own_header_first(const Project& project, const File& file, const std::vector<Include>& includes,
                            Findings& findings) {
  if (!file.path.ends_with(".cpp") || is_test_source(file.path) || includes.empty()) return;
  const std::string header = file.path.substr(0, file.path.size() - 4) + ".h";
  if (project.paths.contains(header) && "src/" + includes.front().path != header) {
    findings.push_back(
        {file.path, includes.front().line, "own-header-first", "include \"" + header.substr(4) + "\" first"});
  }
}

}  // namespace

void check_includes(const Project& project, Findings& findings) {
  for (const File& file : project.files) {
    const std::string folder = source_folder(file.path);
    if (folder.empty() || !is_cpp(file.path)) continue;
    const std::vector<Include> includes = includes_of(file.text);
    const bool test = is_test_source(file.path);
    for (const Include& include : includes) {
      check_rank(project, file, include, findings);
      if (!test) check_home(file, include, findings);
      if (!test && is_core(project, folder)) check_core_include(file, include, findings);
      if (!test && !is_core(project, folder) && is_lock_header(include.path)) {
        findings.push_back({file.path, include.line, "lock", "no lock outside base/inbox.h: threads talk by inboxes"});
      }
    }
    check_own_header_first(project, file, includes, findings);
  }
}

namespace {

using Graph = std::map<std::string, std::vector<Include>>;

class CycleSearch {
 public:
  CycleSearch(const Graph& graph, Findings& findings) : graph_(graph), findings_(findings) {}

  void run() {
    for (const auto& [header, includes] : graph_) visit(header);
  }

 private:
  // Depth is bounded by the number of headers.
  void visit(const std::string& header) {
    const auto includes = graph_.find(header);
    if (includes == graph_.end() || !seen_.insert(header).second) return;
    open_.insert(header);
    for (const Include& include : includes->second) {
      const std::string target = "src/" + include.path;
      if (open_.contains(target)) {
        findings_.push_back({header, include.line, "cycle", "\"" + include.path + "\" includes this header again"});
      }
      visit(target);
    }
    open_.erase(header);
  }

  const Graph& graph_;
  Findings& findings_;
  std::set<std::string> seen_;
  std::set<std::string> open_;
};

}  // namespace

void check_include_cycles(const Project& project, Findings& findings) {
  Graph graph;
  for (const File& file : project.files) {
    if (!source_folder(file.path).empty() && is_header(file.path)) graph[file.path] = includes_of(file.text);
  }
  CycleSearch(graph, findings).run();
}

}  // namespace folkmoot::lint

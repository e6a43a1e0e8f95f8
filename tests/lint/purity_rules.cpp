// What the code must not say. These rules look at tokens, with comments and literals blanked out.

#include "tests/lint/project.h"
#include "tests/lint/source_text.h"

#include <algorithm>
#include <array>

namespace folkmoot::lint {

namespace {

constexpr std::array<std::string_view, 5> kCoreTokens = {"system_clock::now", "steady_clock::now",
                                                         "high_resolution_clock::now", "random_device", "thread_local"};

constexpr std::array<std::string_view, 16> kCoreCalls = {
    "clock_gettime", "gettimeofday", "localtime", "gmtime",    "strftime", "mktime",    "getrandom", "getentropy",
    "rand",          "srand",        "getenv",    "std::time", "fopen",    "setlocale", "system",    "localeconv"};

// Their answer depends on the locale, and on a negative char they are undefined.
constexpr std::array<std::string_view, 13> kLocaleCalls = {"isalpha", "isdigit", "isalnum", "isspace", "isupper",
                                                           "islower", "ispunct", "isprint", "isgraph", "isxdigit",
                                                           "iscntrl", "tolower", "toupper"};

constexpr std::array<std::string_view, 4> kUnordered = {"unordered_map", "unordered_set", "unordered_multimap",
                                                        "unordered_multiset"};

bool one_of(std::string_view folder, std::initializer_list<std::string_view> folders) {
  return std::ranges::find(folders, folder) != folders.end();
}

class LineRules {
 public:
  LineRules(const Project& project, const File& file, Findings& findings)
      : file_(file),
        folder_(source_folder(file.path)),
        test_(is_test_source(file.path)),
        core_(is_core(project, folder_) && !test_),
        findings_(findings) {}

  void check(int number, std::string_view line) {
    number_ = number;
    everywhere(line);
    if (folder_.empty() || test_) return;
    if (has_token(line, "throw")) report("throw", "errors are values: return a Result");
    if (core_) core(line);
    decisions(line);
  }

 private:
  void everywhere(std::string_view line) {
    if (is_header(file_.path) && has_token(line, "using namespace")) {
      report("using-namespace", "a header must not open a namespace for whoever includes it");
    }
    if (drops_a_call(line)) report("void-cast", "a dropped result hides an error: handle it");
  }

  void core(std::string_view line) {
    for (const std::string_view token : kCoreTokens) {
      if (has_token(line, token)) report("core", std::string(token) + ": time and chance come in as arguments");
    }
    for (const std::string_view name : kCoreCalls) {
      if (has_call(line, name)) report("core", std::string(name) + "(): the core does not ask the system");
    }
    for (const std::string_view name : kLocaleCalls) {
      if (has_call(line, name)) report("locale", std::string(name) + "() depends on the locale: compare characters");
    }
    if (has_token(line, "std::locale")) report("locale", "the same bytes must mean the same everywhere");
  }

  void decisions(std::string_view line) {
    if (one_of(folder_, {"assembly", "ballot"})) {
      for (const std::string_view token : kUnordered) {
        if (has_token(line, token))
          report("order", "std::" + std::string(token) + " has no order: use std::map or a sorted vector");
      }
    }
    if (one_of(folder_, {"assembly", "ballot", "tally", "seal"})) {
      if (has_token(line, "double") || has_token(line, "float")) {
        report("float", "no floating point where it is decided: use fractions of integers");
      }
    }
  }

  // `(void)f(x)` and `static_cast<void>(f(x))`. A lone name, to mark a parameter as unused, is fine.
  static bool drops_a_call(std::string_view line) {
    for (const std::string_view cast : {std::string_view("(void)"), std::string_view("static_cast<void>(")}) {
      const std::size_t at = line.find(cast);
      if (at == std::string_view::npos) continue;
      const std::size_t from = line.find_first_not_of(' ', at + cast.size());
      if (from == std::string_view::npos) continue;
      const std::size_t end = line.find_first_of(";,", from);
      const std::string_view operand = line.substr(from, end == std::string_view::npos ? end : end - from);
      if (operand.find('(') != std::string_view::npos && operand.front() != '{') return true;
    }
    return false;
  }

  void report(const std::string& rule, const std::string& reason) {
    findings_.push_back({file_.path, number_, rule, reason});
  }

  const File& file_;
  std::string folder_;
  bool test_;
  bool core_;
  Findings& findings_;
  int number_ = 0;
};

}  // namespace

void check_purity(const Project& project, Findings& findings) {
  for (const File& file : project.files) {
    if (!is_cpp(file.path)) continue;
    LineRules rules(project, file, findings);
    const std::vector<std::string> lines = split_lines(without_comments_and_literals(file.text));
    for (std::size_t i = 0; i < lines.size(); ++i) rules.check(static_cast<int>(i) + 1, lines[i]);
  }
}

}  // namespace folkmoot::lint

// Each rule is shown what it must report and what it must leave alone. A rule that nothing can break is no
// rule.

#include "tests/lint/project.h"
#include "tests/lint/source_text.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace folkmoot::lint;

namespace {

Project sample(std::vector<File> files) {
  Project project;
  project.ranks = {{"base", 0},  {"crypto", 1},   {"codec", 1}, {"tally", 1}, {"event", 2}, {"ballot", 2}, {"seal", 4},
                   {"store", 7}, {"assembly", 6}, {"node", 8},  {"net", 9},   {"api", 9},   {"print", 9},  {"cli", 10}};
  project.files = std::move(files);
  for (const File& file : project.files) project.paths.insert(file.path);
  for (const auto& [folder, rank] : project.ranks) project.paths.insert("src/" + folder + "/README.md");
  return project;
}

// The rules that a single file breaks, in order of their lines.
std::vector<std::string> rules_broken(const std::string& path, const std::string& text) {
  std::vector<std::string> rules;
  for (const Finding& finding : lint(sample({{path, text}}))) rules.push_back(finding.rule);
  return rules;
}

using Rules = std::vector<std::string>;

std::string header(const std::string& text) { return "#pragma once\n" + text; }

const std::string kWorkMark = std::string("TO") + "DO";

}  // namespace

TEST_CASE("ranks are read from the build's own list") {
  const auto ranks = ranks_from_cmake(
      "folkmoot_library(base RANK 0 THREADS)\nfolkmoot_library(event RANK 2 DEPENDS base crypto)\n"
      "set_property(GLOBAL PROPERTY folkmoot_rank_app 11)\n");
  CHECK(ranks == std::map<std::string, int>{{"base", 0}, {"event", 2}, {"app", 11}});
}

TEST_CASE("rank: lower only") {
  CHECK(rules_broken("src/event/a.h", header("#include \"base/b.h\"\n")) == Rules{});
  CHECK(rules_broken("src/event/a.h", header("#include \"event/b.h\"\n")) == Rules{});
  CHECK(rules_broken("src/event/a.h", header("#include \"assembly/b.h\"\n")) == Rules{"rank"});
  CHECK(rules_broken("src/codec/a.h", header("#include \"crypto/b.h\"\n")) == Rules{"rank"});
  CHECK(rules_broken("src/codec/a.h", header("#include <crypto/b.h>\n")) == Rules{"rank"});
  CHECK(rules_broken("src/unknown/a.cpp", "#include \"base/b.h\"\n") == Rules{"rank", "readme"});
}

TEST_CASE("rank: tests are held to it too, but may use tests/support") {
  CHECK(rules_broken("src/event/a_test.cpp", "#include \"assembly/b.h\"\n") == Rules{"rank"});
  CHECK(rules_broken("src/event/a_prop.cpp", "#include \"tests/support/prop.h\"\n") == Rules{});
  CHECK(rules_broken("src/event/a.cpp", "#include \"tests/support/prop.h\"\n") == Rules{"include-path"});
  CHECK(rules_broken("tests/cli/a.cpp", "#include \"assembly/b.h\"\n") == Rules{});
}

TEST_CASE("an include in a comment is no include") {
  CHECK(rules_broken("src/event/a.cpp", "// #include \"assembly/b.h\"\n/*\n#include <sodium.h>\n*/\n") == Rules{});
}

TEST_CASE("includes name their folder") {
  CHECK(rules_broken("src/event/a.h", header("#include \"b.h\"\n")) == Rules{"include-path"});
}

TEST_CASE("third parties have one home") {
  CHECK(rules_broken("src/crypto/a.cpp", "#include <sodium.h>\n") == Rules{});
  CHECK(rules_broken("src/event/a.cpp", "#include <sodium.h>\n") == Rules{"third-party"});
  CHECK(rules_broken("src/store/a.cpp", "#include <sqlite3.h>\n") == Rules{});
  CHECK(rules_broken("src/node/a.cpp", "#include <sqlite3.h>\n") == Rules{"third-party"});
  CHECK(rules_broken("src/net/a.cpp", "#include <boost/asio.hpp>\n#include <openssl/ssl.h>\n") == Rules{});
  CHECK(rules_broken("src/cli/a.cpp", "#include <boost/asio/ip/tcp.hpp>\n") == Rules{"third-party"});
  CHECK(rules_broken("src/cli/a.cpp", "#include <openssl/ssl.h>\n") == Rules{"third-party"});
  CHECK(rules_broken("src/api/a.cpp", "#include <boost/json.hpp>\n") == Rules{});
  CHECK(rules_broken("src/net/a.cpp", "#include <boost/json.hpp>\n") == Rules{"third-party"});
  CHECK(rules_broken("src/api/a.cpp", "#include <cairo/cairo.h>\n#include <qpdf/QPDF.hh>\n") ==
        Rules{"third-party", "third-party"});
}

TEST_CASE("the core includes no clock, chance, file, thread or log") {
  for (const std::string name : {"thread", "mutex", "random", "filesystem", "fstream", "iostream", "boost/url.hpp"}) {
    CAPTURE(name);
    const std::string text = "#include <" + name + ">\n";
    CHECK(rules_broken("src/assembly/a.cpp", text) == Rules{"core-include"});
    CHECK(rules_broken("src/assembly/a_test.cpp", text) == Rules{});
  }
  CHECK(rules_broken("src/store/a.cpp", "#include <filesystem>\n") == Rules{});
  CHECK(rules_broken("src/net/a.cpp", "#include <thread>\n") == Rules{});
}

TEST_CASE("locks live in the inbox") {
  CHECK(rules_broken("src/base/inbox.h", header("#include <mutex>\n#include <condition_variable>\n")) == Rules{});
  CHECK(rules_broken("src/base/inbox.h", header("#include <thread>\n")) == Rules{"core-include"});
  CHECK(rules_broken("src/net/a.cpp", "#include <mutex>\n") == Rules{"lock"});
}

TEST_CASE("a source begins with its own header") {
  const File own{"src/event/a.h", "#pragma once\n"};
  CHECK(lint(sample({own, {"src/event/a.cpp", "#include \"event/a.h\"\n#include <map>\n"}})).empty());
  const Findings findings = lint(sample({own, {"src/event/a.cpp", "#include <map>\n#include \"event/a.h\"\n"}}));
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().rule == "own-header-first");
}

TEST_CASE("headers do not include each other in a circle") {
  const Findings findings = lint(sample(
      {{"src/event/a.h", header("#include \"event/b.h\"\n")}, {"src/event/b.h", header("#include \"event/a.h\"\n")}}));
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().rule == "cycle");
  CHECK(findings.front().path == "src/event/b.h");
  CHECK(findings.front().line == 2);
}

TEST_CASE("the core asks neither clock nor system nor locale") {
  CHECK(rules_broken("src/node/a.cpp", "auto t = std::chrono::system_clock::now();\n") == Rules{"core"});
  CHECK(rules_broken("src/node/a.cpp", "auto t = steady_clock::now();\n") == Rules{"core"});
  CHECK(rules_broken("src/node/a.cpp", "auto home = std::getenv(name);\n") == Rules{"core"});
  CHECK(rules_broken("src/node/a.cpp", "std::setlocale(LC_ALL, \"\");\n") == Rules{"core"});
  CHECK(rules_broken("src/node/a.cpp", "std::locale l;\n") == Rules{"locale"});
  CHECK(rules_broken("src/node/a.cpp", "if (isalpha(c)) return std::tolower(c);\n") == Rules{"locale", "locale"});
  CHECK(rules_broken("src/net/a.cpp", "auto t = std::chrono::system_clock::now();\n") == Rules{});
  CHECK(rules_broken("src/node/a_test.cpp", "auto t = std::chrono::system_clock::now();\n") == Rules{});
}

TEST_CASE("names that only look alike pass") {
  CHECK(rules_broken("src/node/a.cpp", "int rethrow_count = my_isalpha(c) + clock.system(1) + p->rand();\n") ==
        Rules{});
  CHECK(rules_broken("src/tally/a.cpp", "int doubled = redouble(floating);\n") == Rules{});
}

TEST_CASE("nothing of ours throws") {
  CHECK(rules_broken("src/event/a.cpp", "throw Error{};\n") == Rules{"throw"});
  CHECK(rules_broken("src/net/a.cpp", "if (bad) throw 1;\n") == Rules{"throw"});
  CHECK(rules_broken("src/event/a.cpp", "// we never throw\nauto s = \"throw\"; char c = 't';\n") == Rules{});
  CHECK(rules_broken("src/event/a.cpp", "auto s = R\"x(\nthrow \" 1;\n)x\"; int n = 1'000; f('\"'); g(\"\\\"\");\n") ==
        Rules{});
}

TEST_CASE("order and exactness where it is decided") {
  CHECK(rules_broken("src/assembly/a.cpp", "std::unordered_map<int, int> m;\n") == Rules{"order"});
  CHECK(rules_broken("src/ballot/a.cpp", "std::unordered_set<int> m;\n") == Rules{"order"});
  CHECK(rules_broken("src/node/a.cpp", "std::unordered_map<int, int> m;\n") == Rules{});
  for (const std::string folder : {"assembly", "ballot", "tally", "seal"}) {
    CAPTURE(folder);
    CHECK(rules_broken("src/" + folder + "/a.cpp", "double share = 0.5;\n") == Rules{"float"});
  }
  CHECK(rules_broken("src/tally/a.cpp", "float share;\n") == Rules{"float"});
  CHECK(rules_broken("src/net/a.cpp", "double seconds = 0.5;\n") == Rules{});
}

TEST_CASE("headers open no namespace and are included once") {
  CHECK(rules_broken("src/event/a.h", header("using namespace std;\n")) == Rules{"using-namespace"});
  CHECK(rules_broken("tests/support/a.h", header("using namespace std;\n")) == Rules{"using-namespace"});
  CHECK(rules_broken("src/event/a_test.cpp", "using namespace folkmoot;\n") == Rules{});
  CHECK(rules_broken("src/event/a.h", "int f();\n") == Rules{"pragma-once"});
  CHECK(rules_broken("src/event/a.h", "// #pragma once\n") == Rules{"pragma-once"});
}

TEST_CASE("a result is not thrown away by a cast") {
  CHECK(rules_broken("src/event/a.cpp", "  (void)store.write(x);\n") == Rules{"void-cast"});
  CHECK(rules_broken("src/event/a.cpp", "  (void) write(x);\n") == Rules{"void-cast"});
  CHECK(rules_broken("tests/cli/a.cpp", "  static_cast<void>(write(x));\n") == Rules{"void-cast"});
  CHECK(rules_broken("src/event/a.cpp", "  (void)unused;\nint f(void) { return g(1); }\n") == Rules{});
}

TEST_CASE("length of files") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "\n";
  CHECK(rules_broken("src/event/a.cpp", text) == Rules{});
  CHECK(rules_broken("src/event/a.cpp", text + "\n") == Rules{"length"});
  CHECK(rules_broken("docs/a.md", text + "\n") == Rules{});
  CHECK(rules_broken("web/src/a.tsx", text + "\n") == Rules{"length"});
  CHECK(rules_broken("web/dist/assets/a.js", text + "\n") == Rules{});
}

TEST_CASE("unfinished work has an issue, not a mark") {
  CHECK(rules_broken("src/event/a.cpp", "// " + kWorkMark + ": later\n") == Rules{"unfinished"});
  CHECK(rules_broken("scripts/a.sh", "# " + kWorkMark + "\n") == Rules{"unfinished"});
  CHECK(rules_broken("src/event/a.cpp", "int m" + kWorkMark + "S;\n") == Rules{});
}

TEST_CASE("no path of one machine") {
  const std::string path = std::string("/ho") + "me/ada/x";
  CHECK(rules_broken("docs/a.txt", "see " + path + "\n") == Rules{"machine-path"});
  CHECK(rules_broken("src/event/a.cpp", "auto p = \"" + path + "\";\n") == Rules{"machine-path"});
  CHECK(rules_broken("docs/a.txt", "docs" + path + " and ~" + path + "\n") == Rules{});
}

TEST_CASE("nested folders would not be built") { CHECK(rules_broken("src/event/deep/a.cpp", "\n") == Rules{"nested"}); }

TEST_CASE("domain tags have one table") {
  const std::string own = "#include \"event/a.h\"\nconstexpr auto kTag = \"fm1/new\";\n";
  CHECK(rules_broken("src/event/a.cpp", own) == Rules{"tag"});
  CHECK(rules_broken("src/event/a.cpp", "#include \"event/a.h\"\n// H(\"fm1/id\" || header)\n").empty());
}

TEST_CASE("links lead somewhere") {
  const auto broken = [](const std::string& text) {
    Rules rules;
    for (const Finding& finding : lint(sample({{"docs/a.md", text}, {"docs/b.md", ""}, {"LICENSE", ""}}))) {
      rules.push_back(finding.rule);
    }
    return rules;
  };
  CHECK(broken("[b](b.md) [part](b.md#x) [up](../LICENSE) [site](https://example.org/x) [here](#y)\n") == Rules{});
  CHECK(broken("[c](c.md)\n") == Rules{"dead-link"});
  CHECK(broken("[b](b.md) and [c](../c.md#x)\n") == Rules{"dead-link"});
  CHECK(broken("`[c](c.md)`\n```\n[c](c.md)\n```\n") == Rules{});
}

TEST_CASE("the tests that the page of bad input names are there") {
  const auto broken = [](const std::string& row) {
    Rules rules;
    const std::string page = "| input | what happens | shown by |\n| --- | --- | --- |\n" + row + "\n";
    for (const Finding& finding :
         lint(sample({{"docs/bad-input.md", page},
                      {"tests/rules/quota_refuses.moot", "rule\n"},
                      {"tests/cli/a_test.py", "def test_one(self):\n"},
                      {"src/event/a_test.cpp", "TEST_CASE(\n    \"one that \"\n    \"is long\") {}\n"}})))
      rules.push_back(finding.rule);
    return rules;
  };
  CHECK(broken("| a `code` | b | `tests/rules/quota_refuses.moot` `tests/cli/a_test.py: test_one` |") == Rules{});
  CHECK(broken("| a | b | `src/event/a_test.cpp: one that is long` |") == Rules{});
  CHECK(broken("| a | b | `src/event/a_test.cpp: one that` |") == Rules{"named-test"});
  CHECK(broken("| a | b | `tests/cli/a_test.py: test_o` |") == Rules{"named-test"});
  CHECK(broken("| a | b | `tests/rules/quota_accepts.moot` |") == Rules{"named-test"});
  CHECK(broken("| a | `tests/cli/a_test.py` | nothing |") == Rules{"named-test"});
}

TEST_CASE("the tests that the pages of rules name are there") {
  const auto broken = [](const std::string& line) {
    Rules rules;
    for (const Finding& finding : lint(sample({{"docs/rules/members.md", line + "\n"},
                                               {"tests/rules/quota_refuses.moot", "rule\n"},
                                               {"src/event/a_test.cpp", "TEST_CASE(\"one\") {}\n"}})))
      rules.push_back(finding.rule);
    return rules;
  };
  CHECK(broken("Nobody does. `quota_refuses`, `quota`, `src/event/a_test.cpp: one`, `tests/rules/NAME.moot`") ==
        Rules{});
  CHECK(broken("| nobody does | `quota_accepts` |") == Rules{"named-test"});
  CHECK(broken("Nobody does. `src/event/a_test.cpp: two`") == Rules{"named-test"});
}

TEST_CASE("every folder of src has a page, and it is one page") {
  Project project = sample({{"src/event/a.cpp", "\n"}});
  project.paths.erase("src/event/README.md");
  REQUIRE(lint(project).size() == 1);
  CHECK(lint(project).front().rule == "readme");
  std::string text;
  for (int i = 0; i < 61; ++i) text += "\n";
  CHECK(rules_broken("src/event/README.md", text) == Rules{"readme"});
}

TEST_CASE("node ranges") {
  for (const std::string range :
       {">=18", ">= 18", "^18.12 || >=20", "18.x", "*", ">=14 <21", "16 - 18", "~18.20", "<=18", ">16"}) {
    CAPTURE(range);
    CHECK(accepts_debian_node(range));
  }
  for (const std::string range :
       {">=20", "^20.19.0 || >=22.12.0", "^16", "16.x", "<18", ">=18.21", ">18", "~18.19", "14 - 16"}) {
    CAPTURE(range);
    CHECK_FALSE(accepts_debian_node(range));
  }
}

TEST_CASE("packages run on the Node that Debian has") {
  const auto broken = [](const std::string& range) {
    const File manifest{"web/package.json", "{\n\"engines\": {\"node\": \"" + range + "\"}}\n"};
    return lint(sample({manifest, {"web/package-lock.json", "{}"}}));
  };
  CHECK(broken(">=18").empty());
  REQUIRE(broken(">=20").size() == 1);
  CHECK(broken(">=20").front().rule == "node-version");
  CHECK(broken(">=20").front().line == 2);
}

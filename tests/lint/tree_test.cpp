#include "tests/lint/project.h"

#include <doctest/doctest.h>

using namespace folkmoot::lint;

TEST_CASE("the tree keeps the rules") {
  const Project project = read_project(FOLKMOOT_SOURCE_DIR);
  REQUIRE(project.ranks.size() > 15);
  REQUIRE(project.files.size() > 20);
  for (const Finding& finding : lint(project)) {
    const std::string place = finding.path + ":" + std::to_string(finding.line);
    FAIL_CHECK(place << ": " << finding.rule << ": " << finding.reason);
  }
}

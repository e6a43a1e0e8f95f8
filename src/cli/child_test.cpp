#include "cli/child.h"

#include <doctest/doctest.h>

#include <cstdlib>

namespace child_test {
using namespace folkmoot;

namespace {
cli::Start shell(const std::string& script, std::vector<std::string> settings = {}) {
  return {"/bin/sh", {"-c", script}, std::move(settings)};
}
}  // namespace

TEST_CASE("what many processes left behind comes in their order, however they end") {
  std::vector<cli::Start> starts;
  for (int i = 0; i < 9; ++i)
    starts.push_back(shell("sleep 0.0" + std::to_string(9 - i) + "; echo out " + std::to_string(i) +
                           "; echo err >&2; exit " + std::to_string(i)));
  const auto ended = cli::run_children(starts, 4);
  REQUIRE(ended);
  REQUIRE(ended->size() == 9);
  for (std::size_t i = 0; i < 9; ++i) {
    CHECK((*ended)[i].exit_code == static_cast<int>(i));
    CHECK((*ended)[i].out == "out " + std::to_string(i) + "\n");
    CHECK((*ended)[i].err == "err\n");
  }
  CHECK(cli::run_children({}, 4)->empty());
}

TEST_CASE("a process that says a great deal on both outputs is not kept waiting") {
  const auto ended =
      cli::run_child(shell("for i in 1 2 3 4; do head -c 100000 /dev/zero; head -c 100000 /dev/zero >&2; done"));
  REQUIRE(ended);
  CHECK(ended->exit_code == 0);
  CHECK(ended->out.size() == 400'000);
  CHECK(ended->err.size() == 400'000);
}

TEST_CASE("a signal is an exit code, and a program that is not there an error") {
  CHECK(cli::run_child(shell("kill -9 $$"))->exit_code == 128 + 9);
  const auto missing = cli::run_children({shell("echo first"), {"/no/such/program", {}, {}}}, 2);
  REQUIRE(!missing);
  CHECK(missing.error().code == cli::errc::kChild);
}

TEST_CASE("a process gets the settings that it is given, and none of ours") {
  REQUIRE(::setenv("MOOT_HOME", "/somewhere", 1) == 0);
  const auto ended = cli::run_child(shell("echo $MOOT_CLOCK-$MOOT_HOME-$PATH", {"MOOT_CLOCK=12"}));
  ::unsetenv("MOOT_HOME");
  REQUIRE(ended);
  CHECK(ended->out.starts_with("12--/"));
}
}  // namespace child_test

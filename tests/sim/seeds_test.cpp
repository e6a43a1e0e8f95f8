// Many seeds, each another world. A seed that fails is printed as the line that plays it again, made smaller.
#include <doctest/doctest.h>

#include <chrono>
#include <cstdio>

#include "sim/scenarios.h"

using namespace folkmoot;

namespace {
/// The line of each seed that failed.
std::vector<std::string> play(const std::string& scenario, std::uint64_t from, std::uint64_t count) {
  REQUIRE(sim::take_process());
  std::vector<std::string> failed;
  for (std::uint64_t seed = from; seed < from + count; ++seed) {
    sim::Options options;
    options.scenario = scenario;
    options.seed = seed;
    const auto outcome = sim::run(options);
    REQUIRE(outcome.has_value());
    if (outcome->ok) continue;
    // Only the first is made smaller: it takes long.
    failed.push_back(sim::command_line(failed.empty() ? sim::minimised(options) : options));
    std::printf("failed: %s\n", failed.back().c_str());
    for (const node::Value& checker : outcome->report["checkers"].items())
      if (!checker["ok"].truth())
        std::printf("  %s: %s\n", checker["name"].text().c_str(), checker["first"].text().c_str());
  }
  return failed;
}

/// Seeds that nobody has seen; the time they are drawn from stands in the line that is printed.
std::uint64_t fresh_seed() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()) * 1'000;
}
}  // namespace

TEST_SUITE("seeds") {
  TEST_CASE("200 fixed seeds of a hamlet") { CHECK(play("hamlet", 1, 200).empty()); }
  TEST_CASE("50 fresh seeds of a hamlet") { CHECK(play("hamlet", fresh_seed(), 50).empty()); }
  TEST_CASE("attacks and mishaps") {
    for (const char* const scenario :
         {"twin", "restored", "quiet", "clocks", "late", "silence", "schism", "doubled", "locked", "seized"})
      CHECK(play(scenario, 1, 4).empty());
    CHECK(play("listed", 1, 1).empty());
  }
  TEST_CASE("the stories") {
    CHECK(play("blackout", 1, 2).empty());
    CHECK(play("capture", 1, 2).empty());
    CHECK(play("village", 1, 2).empty());
  }
}

TEST_SUITE("long") {
  TEST_CASE("2000 fresh seeds of a hamlet") { CHECK(play("hamlet", fresh_seed(), 2'000).empty()); }
  TEST_CASE("fresh seeds of the stories") {
    for (const char* const scenario : {"blackout", "capture", "village"})
      CHECK(play(scenario, fresh_seed(), 20).empty());
  }
}

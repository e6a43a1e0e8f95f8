// A defence that is switched off must be missed: some checker fails, and the run is as good as ever with it.
#include <doctest/doctest.h>

#include "sim/scenarios.h"

using namespace folkmoot;

namespace {
/// The checkers that failed.
std::set<std::string> failing(const sim::Options& options) {
  REQUIRE(sim::take_process());
  const auto outcome = sim::run(options);
  REQUIRE(outcome.has_value());
  std::set<std::string> out;
  for (const node::Value& checker : outcome->report["checkers"].items())
    if (!checker["ok"].truth()) out.insert(checker["name"].text());
  CHECK(outcome->ok == out.empty());
  return out;
}

/// The first seed of a scenario with which a run without this defence fails, and what then failed.
std::set<std::string> missed(const std::string& scenario, sim::Defence defence, const std::set<sim::Fault>& faults,
                             const std::set<sim::LiarKind>& liars) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    sim::Options options;
    options.scenario = scenario;
    options.seed = seed;
    options.faults = faults;
    options.liars = liars;
    options.without = {defence};
    const std::set<std::string> found = failing(options);
    if (found.empty()) continue;
    options.without.clear();
    CHECK(failing(options).empty());
    return found;
  }
  return {};
}
}  // namespace

TEST_SUITE("defences") {
  TEST_CASE("shown before it is durable: what was acknowledged is lost") {
    const auto found = missed("hamlet", sim::Defence::durable_first, {sim::Fault::crash, sim::Fault::slow_disk}, {});
    CHECK(found.contains("acknowledged_events_kept"));
  }
  TEST_CASE("signatures that nobody checks: others speak in one's name") {
    const auto found = missed("hamlet", sim::Defence::signatures, {}, {sim::LiarKind::forger});
    CHECK(found.contains("nobody_speaks_for_others"));
    CHECK(found.contains("lies_have_no_effect"));
  }
  TEST_CASE("no quota: a flood is not bounded") {
    const auto found = missed("capture", sim::Defence::quota, {}, {sim::LiarKind::flooder});
    CHECK(found == std::set<std::string>{"floods_are_bounded"});
  }
  TEST_CASE("a censor whose pages others prepare: what they held is left out") {
    const auto found = missed("hamlet", sim::Defence::own_ready, {}, {sim::LiarKind::censor});
    CHECK(found.contains("nobody_left_out"));
  }
  TEST_CASE("clocks that nobody compares with an own one: a page of next month") {
    const auto found = missed("late", sim::Defence::clock, {}, {sim::LiarKind::poisoner});
    CHECK(found.contains("time_is_honest"));
  }
  TEST_CASE("locks that nobody keeps: one witness who breaks its own makes two seals") {
    const auto found = missed("locked", sim::Defence::lock, {}, {sim::LiarKind::lock_breaker});
    CHECK(found.contains("one_core_a_page"));
  }
  TEST_CASE("pages that more than half may close: f witnesses who vote twice make two seals") {
    const auto found = missed("doubled", sim::Defence::two_thirds, {}, {sim::LiarKind::double_voter});
    CHECK(found.contains("one_core_a_page"));
    // It is their votes: without them there is one seal, and only whoever verifies it finds that too few have signed.
    const auto honest = missed("doubled", sim::Defence::two_thirds, {}, {});
    CHECK(honest == std::set<std::string>{"homes_verify"});
  }
  TEST_CASE("forks that nobody finds out: what is kept hangs on what came first") {
    const auto found = missed("hamlet", sim::Defence::forks, {}, {sim::LiarKind::equivocator});
    // What honest members wrote upon the one branch never gets to those who hold the other one.
    CHECK(found == std::set<std::string>{"acknowledged_events_kept", "converges"});
  }
  TEST_CASE("nobody suspends the phone that was seized: it speaks and votes") {
    const auto found = missed("seized", sim::Defence::suspension, {}, {});
    CHECK(found == std::set<std::string>{"lies_have_no_effect"});
  }
  TEST_CASE("more are silent than a quorum can do without: no seal comes") {
    const auto found = missed("silence", sim::Defence::few_silent, {}, {sim::LiarKind::silent});
    CHECK(found == std::set<std::string>{"seals_come"});
  }
  TEST_CASE("never healed: not all have the same") {
    const auto found = missed("hamlet", sim::Defence::healing, {}, {});
    CHECK(found.contains("converges"));
  }
}

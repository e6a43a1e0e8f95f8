// The model check of ./test long: as far as some minutes go.
#include <doctest/doctest.h>

#include "tests/seal_model/explore.h"

using namespace folkmoot;

namespace {
void expect_safe(const model::Config& config) {
  const auto found = model::explore(config);
  model::print(config, found);
  CHECK(found.two_seals == 0);
  CHECK(found.framed == 0);
  CHECK(found.stuck == 0);
}
}  // namespace

TEST_SUITE_BEGIN("long");

TEST_CASE("n = 4, f = 1: more than a million states, every delivery a step of its own") {
  for (std::size_t liar = 0; liar < 4; ++liar) {
    model::Config config;
    config.name = "n=4 f=1, single deliveries, liar " + std::to_string(liar);
    config.liars = {liar};
    config.postpone = false;
    config.deliver_all = true;
    config.impatient_from = 0;
    config.states_max = 2'500'000;
    config.stuck_every = 10'000;
    expect_safe(config);
  }
}

TEST_CASE("n = 4, f = 1: two rounds, all that can happen") {
  for (std::size_t liar = 0; liar < 4; ++liar) {
    model::Config config;
    config.name = "n=4 f=1, two rounds, liar " + std::to_string(liar);
    config.liars = {liar};
    config.defences.timer_needs_quorum = false;
    config.stuck_every = 200;
    expect_safe(config);
  }
}

TEST_CASE("n = 4, f = 1: two rounds, proposers that lose patience") {
  for (std::size_t liar = 0; liar < 4; ++liar) {
    model::Config config;
    config.name = "n=4 f=1, impatient proposers, liar " + std::to_string(liar);
    config.liars = {liar};
    config.impatient_from = 0;
    config.defences.timer_needs_quorum = false;
    config.states_max = 400'000;
    config.stuck_every = 5'000;
    expect_safe(config);
  }
}

TEST_CASE("n = 4, f = 1: two rounds, and an event that comes late to two") {
  for (std::size_t liar = 0; liar < 4; ++liar) {
    model::Config config;
    config.name = "n=4 f=1, a late event, liar " + std::to_string(liar);
    config.liars = {liar};
    config.arrivals = {0, 2, 2, 2};
    config.lies = {1};
    config.defences.timer_needs_quorum = false;
    config.states_max = 50'000;
    config.stuck_every = 500;
    expect_safe(config);
  }
}

TEST_CASE("n = 4, f = 1: three rounds, as far as it goes") {
  for (const std::size_t liar : {1U, 2U, 3U}) {
    model::Config config;
    config.name = "n=4 f=1, three rounds, liar " + std::to_string(liar);
    config.liars = {liar};
    config.rounds = 3;
    config.lies = {1};
    config.postpone = false;
    config.defences.timer_needs_quorum = false;
    config.states_max = 1'000'000;
    config.stuck_every = 20'000;
    expect_safe(config);
  }
}

TEST_CASE("n = 7, f = 2: as far as it goes") {
  model::Config config;
  config.name = "n=7 f=2, two rounds";
  config.witnesses = 7;
  config.liars = {5, 6};
  config.lies = {1};
  config.defences.timer_needs_quorum = false;
  config.states_max = 150'000;
  config.stuck_every = 10'000;
  expect_safe(config);
}

TEST_CASE("n = 4 with f + 1 liars: two seals prove f + 1 cheats") {
  for (const auto& liars : {std::vector<std::size_t>{0, 1}, {1, 2}, {2, 3}}) {
    model::Config config;
    config.name = "two liars of four: " + std::to_string(liars[0]) + " and " + std::to_string(liars[1]);
    config.liars = liars;
    config.defences.timer_needs_quorum = false;
    config.states_max = 200'000;
    const auto found = model::explore(config);
    model::print(config, found);
    CHECK(found.two_seals > 0);
    CHECK(found.proofs_min >= 2);
    CHECK(found.framed == 0);
  }
}

TEST_SUITE_END();

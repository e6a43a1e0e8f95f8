// The model check of ./test: small bounds, and each defence that it needs is seen to be needed.
#include "tests/seal_model/expect.h"

using namespace folkmoot;

TEST_SUITE_BEGIN("short");

TEST_CASE("n = 4, f = 1, two rounds, everything that can happen: one core, and nobody honest is framed") {
  for (const std::size_t liar : {1U, 2U}) {
    const auto found = model::expect_safe(model::two_rounds("two rounds", liar));
    CHECK(found.complete);
    CHECK(found.sealed > 0);
  }
}

TEST_CASE("n = 4, f = 1, two rounds, proposers that lose patience") {
  model::expect_safe(model::impatient(2, 100'000));
}

TEST_CASE("n = 4, f = 1, every delivery a step of its own, commits and all readies delivered") {
  model::expect_safe(model::single_deliveries(2, 200'000));
}

TEST_CASE("without the lock two cores are sealed") {
  model::Config config = model::two_rounds("no lock", 2);
  config.defences.lock = false;
  CHECK(model::seen(config, {.at_two_seals = true}).two_seals > 0);
}

TEST_CASE("with a lock that prepares of any core undo, two cores are sealed") {
  model::Config config = model::two_rounds("no \"of this core\"", 2);
  config.defences.of_this_core = false;
  CHECK(model::seen(config, {.at_two_seals = true}).two_seals > 0);
}

TEST_CASE("once the network is good a seal comes, whatever happened before") {
  for (const std::size_t liar : {0U, 2U}) {
    model::Config config = model::two_rounds("an event comes late", liar);
    config.arrivals = {2, 2, 2, 0};
    config.lies = {1};
    config.states_max = 20'000;
    config.stuck_every = 100;
    CHECK(model::expect_safe(config).tried >= 100);
  }
}

TEST_CASE("if (b) is asked of every core, one locked witness and two with a newer event are stuck for ever") {
  model::Config config = model::two_rounds("(b) of every core", 0);
  config.arrivals = {0, 2, 2, 0};
  config.lies = {1};
  config.defences.fresh_only = false;
  config.states_max = 20'000;
  config.stuck_every = 10;
  CHECK(model::seen(config, {.at_stuck = true}).stuck > 0);
}

TEST_CASE("with f + 1 liars two cores can be sealed, and f + 1 of them are proved to have cheated") {
  model::expect_cheats_proved({1, 2}, 60'000);
}

TEST_SUITE_END();

// The model check of ./test: small bounds, and each defence that it needs is seen to be needed.
#include <doctest/doctest.h>

#include "tests/seal_model/explore.h"

using namespace folkmoot;

namespace {
/// Two rounds and one liar; timers end whenever they like.
model::Config two_rounds(const std::string& name, std::size_t liar) {
  model::Config config;
  config.name = name + ", liar " + std::to_string(liar);
  config.liars = {liar};
  config.defences.timer_needs_quorum = false;
  return config;
}
}  // namespace

TEST_SUITE_BEGIN("short");

TEST_CASE("n = 4, f = 1, two rounds, everything that can happen: one core, and nobody honest is framed") {
  for (const std::size_t liar : {1U, 2U}) {
    const model::Config config = two_rounds("n=4 f=1, two rounds", liar);
    const auto found = model::explore(config);
    model::print(config, found);
    CHECK(found.complete);
    CHECK(found.sealed > 0);
    CHECK(found.two_seals == 0);
    CHECK(found.framed == 0);
  }
}

TEST_CASE("n = 4, f = 1, two rounds, proposers that lose patience") {
  model::Config config = two_rounds("n=4 f=1, impatient proposers", 2);
  config.impatient_from = 0;
  config.states_max = 100'000;
  const auto found = model::explore(config);
  model::print(config, found);
  CHECK(found.two_seals == 0);
  CHECK(found.framed == 0);
}

TEST_CASE("n = 4, f = 1, every delivery a step of its own, commits and all readies delivered") {
  model::Config config = two_rounds("n=4 f=1, single deliveries", 2);
  config.postpone = false;
  config.deliver_all = true;
  config.impatient_from = 0;
  config.defences.timer_needs_quorum = true;
  config.states_max = 200'000;
  const auto found = model::explore(config);
  model::print(config, found);
  CHECK(found.two_seals == 0);
  CHECK(found.framed == 0);
}

TEST_CASE("without the lock two cores are sealed") {
  model::Config config = two_rounds("no lock", 2);
  config.defences.lock = false;
  const auto found = model::explore(config, {.at_two_seals = true});
  model::print(config, found);
  CHECK(found.two_seals > 0);
}

TEST_CASE("with a lock that prepares of any core undo, two cores are sealed") {
  model::Config config = two_rounds("no \"of this core\"", 2);
  config.defences.of_this_core = false;
  const auto found = model::explore(config, {.at_two_seals = true});
  model::print(config, found);
  CHECK(found.two_seals > 0);
}

TEST_CASE("once the network is good a seal comes, whatever happened before") {
  for (const std::size_t liar : {0U, 2U}) {
    model::Config config = two_rounds("an event comes late", liar);
    config.arrivals = {2, 2, 2, 0};
    config.lies = {1};
    config.states_max = 20'000;
    config.stuck_every = 100;
    const auto found = model::explore(config);
    model::print(config, found);
    CHECK(found.tried >= 100);
    CHECK(found.stuck == 0);
    CHECK(found.two_seals == 0);
  }
}

TEST_CASE("if (b) is asked of every core, one locked witness and two with a newer event are stuck for ever") {
  model::Config config = two_rounds("(b) of every core", 0);
  config.arrivals = {0, 2, 2, 0};
  config.lies = {1};
  config.defences.fresh_only = false;
  config.states_max = 20'000;
  config.stuck_every = 10;
  const auto found = model::explore(config, {.at_stuck = true});
  model::print(config, found);
  CHECK(found.stuck > 0);
}

TEST_CASE("with f + 1 liars two cores can be sealed, and f + 1 of them are proved to have cheated") {
  model::Config config = two_rounds("two liars of four", 1);
  config.liars = {1, 2};
  config.states_max = 60'000;
  const auto found = model::explore(config);
  model::print(config, found);
  CHECK(found.two_seals > 0);
  CHECK(found.proofs_min >= 2);
  CHECK(found.framed == 0);
}

TEST_SUITE_END();

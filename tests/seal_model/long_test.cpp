// The model check of ./test long: as far as some minutes go.
#include "tests/seal_model/expect.h"

using namespace folkmoot;

TEST_SUITE_BEGIN("long");

TEST_CASE("n = 4, f = 1: more than a million states, every delivery a step of its own") {
  for (std::size_t liar = 0; liar < 4; ++liar) {
    model::Config config = model::single_deliveries(liar, 2'500'000);
    config.stuck_every = 10'000;
    model::expect_safe(config);
  }
}

TEST_CASE("n = 4, f = 1: two rounds, all that can happen") {
  for (std::size_t liar = 0; liar < 4; ++liar) {
    model::Config config = model::two_rounds("two rounds", liar);
    config.stuck_every = 200;
    model::expect_safe(config);
  }
}

TEST_CASE("n = 4, f = 1: two rounds, proposers that lose patience") {
  for (std::size_t liar = 0; liar < 4; ++liar) {
    model::Config config = model::impatient(liar, 400'000);
    config.stuck_every = 5'000;
    model::expect_safe(config);
  }
}

TEST_CASE("n = 4, f = 1: two rounds, and an event that comes late to two") {
  for (std::size_t liar = 0; liar < 4; ++liar) {
    model::Config config = model::two_rounds("a late event", liar);
    config.arrivals = {0, 2, 2, 2};
    config.lies = {1};
    config.states_max = 50'000;
    config.stuck_every = 500;
    model::expect_safe(config);
  }
}

TEST_CASE("n = 4, f = 1: three rounds, as far as it goes") {
  for (const std::size_t liar : {1U, 2U, 3U}) {
    model::Config config = model::two_rounds("three rounds", liar);
    config.rounds = 3;
    config.lies = {1};
    config.postpone = false;
    config.states_max = 1'000'000;
    config.stuck_every = 20'000;
    model::expect_safe(config);
  }
}

TEST_CASE("n = 7, f = 2: as far as it goes") {
  model::Config config = model::two_rounds("seven witnesses", 5);
  config.name = "n=7 f=2, two rounds, liars 5 and 6";
  config.witnesses = 7;
  config.liars = {5, 6};
  config.lies = {1};
  config.states_max = 150'000;
  config.stuck_every = 10'000;
  model::expect_safe(config);
}

TEST_CASE("n = 4 with f + 1 liars: two seals prove f + 1 cheats") {
  for (const auto& liars : {std::vector<std::size_t>{0, 1}, {1, 2}, {2, 3}})
    model::expect_cheats_proved(liars, 200'000);
}

TEST_SUITE_END();

#pragma once
// What both suites of the model check say of a configuration.
#include <doctest/doctest.h>

#include "tests/seal_model/explore.h"

namespace folkmoot::model {

/// Four witnesses, two rounds and one liar; timers end whenever they like.
inline Config two_rounds(const std::string& name, std::size_t liar) {
  Config config;
  config.name = "n=4 f=1, " + name + ", liar " + std::to_string(liar);
  config.liars = {liar};
  config.defences.timer_needs_quorum = false;
  return config;
}

/// The same with proposers that may lose patience from the first round on.
inline Config impatient(std::size_t liar, std::uint64_t states_max) {
  Config config = two_rounds("impatient proposers", liar);
  config.impatient_from = 0;
  config.states_max = states_max;
  return config;
}

/// Every delivery a step of its own, and timers as they are.
inline Config single_deliveries(std::size_t liar, std::uint64_t states_max) {
  Config config = two_rounds("single deliveries", liar);
  config.postpone = false;
  config.deliver_all = true;
  config.impatient_from = 0;
  config.defences.timer_needs_quorum = true;
  config.states_max = states_max;
  return config;
}

inline Findings seen(const Config& config, Stop stop = {}) {
  const Findings found = explore(config, stop);
  print(config, found);
  return found;
}

/// One core, nobody honest framed, and once the network is good a seal comes.
inline Findings expect_safe(const Config& config) {
  const Findings found = seen(config);
  CHECK(found.two_seals == 0);
  CHECK(found.framed == 0);
  CHECK(found.stuck == 0);
  return found;
}

/// With f + 1 liars: two cores can be sealed, and whenever they are, f + 1 are proved to have cheated.
inline void expect_cheats_proved(std::vector<std::size_t> liars, std::uint64_t states_max) {
  Config config = two_rounds("two liars", liars.front());
  config.liars = std::move(liars);
  config.states_max = states_max;
  const Findings found = seen(config);
  CHECK(found.two_seals > 0);
  CHECK(found.proofs_min >= 2);
  CHECK(found.framed == 0);
}

}  // namespace folkmoot::model

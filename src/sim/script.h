#pragma once
// What honest people do on ordinary days: a list of steps from the seed, each of which becomes an act by what the
// home then shows. A shorter list is a beginning of the longer one.
#include "sim/world.h"

namespace folkmoot::sim {

struct Step {
  std::uint64_t at_ms = 0;
  enum class Kind : std::uint8_t {
    propose,
    answer,
    decide,
    hands,
    confirm,
    note,
    revise,
    withdraw,
    list,
    vouch,
    enter,
    object,
    leave,
    open,
    vote,
    ask,
    newcomer,
    crash,
  } kind = Kind::note;
  /// Who, and which of several things; taken modulo their number.
  std::uint64_t who = 0;
  std::uint64_t which = 0;
};

/// Evenly over the time, in order.
std::vector<Step> make_script(std::uint64_t seed, std::size_t count, std::uint64_t duration_ms);

/// Does the step, unless there is nothing to do it to. `newcomer` and `crash` are the stage's.
void play_step(World& world, HomeIndex home, const Step& step);

}  // namespace folkmoot::sim

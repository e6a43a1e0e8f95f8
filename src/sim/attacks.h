#pragma once
// Small scenarios, each of one attack or mishap that seals must bear. In all of them people who meet something new meet
// each other soon.
#include "sim/stage.h"

namespace folkmoot::sim {

/// Of four witnesses one is at work on two machines, one on each side of a split: no second seal forms, and its key
/// stops.
Plan split_plan(std::uint64_t seed);
void play_twin(Stage& stage);

/// A home is put back to what it was yesterday, in the middle of a page.
void play_restored(Stage& stage);

/// 200 listed people and 30 devices: people without a device close no page and hold none up.
Plan listed_plan(std::uint64_t seed);
void play_listed(Stage& stage);

/// All ballots are in and nothing else happens: time alone closes the vote.
Plan quiet_plan(std::uint64_t seed);
void play_quiet(Stage& stage);

/// One witness of four, or two of them, with clocks a month ahead.
void play_clocks(Stage& stage);
void play_late(Stage& stage);

/// One witness of four, or two of them, sign nothing.
void play_silence(Stage& stage);

}  // namespace folkmoot::sim

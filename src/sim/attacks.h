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

/// Three witnesses of seven are at work on two machines each, one on each side of a split: both sides close the page.
/// Healed, all is proved and stops until the four honest ones choose the seal that goes on; then new pages close.
Plan schism_plan(std::uint64_t seed);
void play_schism(Stage& stage);

/// The same with two witnesses of seven, as many as may lie: one side closes the page, the other one waits.
void play_doubled(Stage& stage);

/// One witness of four commits with some, and prepares another core with others; one who is honest is locked on the
/// first core. Who hears what is the scenario's (locked.cpp): the worst of all networks.
Plan locked_plan(std::uint64_t seed);
void play_locked(Stage& stage);

/// A phone is seized and goes on, in its owner's name. Two members suspend it: what it writes is void, and neither the
/// roll nor the witnesses change by that.
Plan seized_plan(std::uint64_t seed);
void play_seized(Stage& stage);

}  // namespace folkmoot::sim

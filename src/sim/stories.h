#pragma once
// The scenarios that tell a story.
#include "sim/stage.h"

namespace folkmoot::sim {

/// Five neighbourhoods of one assembly are cut off from each other for three weeks, but for a few hours now and then
/// and for files that people carry. A phone is seized, suspended by two neighbours, and goes on, claiming old times.
Plan blackout_plan(std::uint64_t seed);
void play_blackout(Stage& stage);

/// Three of an apparatus flood, write in others' names, say one thing here and another there, and have their critics'
/// devices suspended; the critics' friends suspend theirs.
Plan capture_plan(std::uint64_t seed);
void play_capture(Stage& stage);

// Of these and of others.
/// A home's phone is taken: after some hours it writes what its owner would not. With `forks` it does so beside its
/// earlier events in the end, which voids all of it, suspended or not.
void seize(Stage& stage, HomeIndex home, bool forks);
/// Unless nobody suspends anybody.
void suspend(World& world, HomeIndex by, const DeviceId& device);

}  // namespace folkmoot::sim

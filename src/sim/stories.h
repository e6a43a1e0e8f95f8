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

}  // namespace folkmoot::sim

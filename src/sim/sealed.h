#pragma once
// What must hold of the pages that are closed, found out from what lies on a home's disk: seals, the frontiers that
// they and the readies name. Nothing of the fold or the rounds is asked.
#include "sim/world.h"

namespace folkmoot::sim {

/// In which ways a page leaves out what f+1 witnesses held who follow the rules, at the ready of the round in which its
/// core was new. `liars` are the seal keys of all others.
std::vector<std::string> left_out(Disk& disk, const std::set<SignKey>& liars);

/// What a home that shows two seals does not prove: each proof is checked from its two records alone, must be of a
/// witness who does not follow the rules, and there must be f+1 of them. Empty: all is proved.
std::vector<std::string> unproved(World& world, HomeIndex home, const std::set<SignKey>& liars);

/// The seal keys of homes that are not honest, as far as they have any.
std::set<SignKey> keys_of_liars(World& world);

/// When each closed page was closed, by its seal: page 1 first.
std::vector<Instant> times_of(const Disk& disk);

}  // namespace folkmoot::sim

#pragma once
// Chance, from a seed. Each purpose draws from a stream of its own name, so that switching one purpose off leaves what
// all others draw as it was: that is what lets a failing seed be made smaller.
#include <string_view>

#include "base/ids.h"

namespace folkmoot::sim {

/// How often, in a million.
using PerMillion = std::uint64_t;
inline constexpr PerMillion kAlways = 1'000'000;

class Stream {
 public:
  Stream(std::uint64_t seed, std::string_view name);
  /// A stream of the same seed with a number behind its name: one for each home, say.
  Stream(std::uint64_t seed, std::string_view name, std::uint64_t number);

  /// xoshiro256** of Blackman and Vigna (public domain, prng.di.unimi.it).
  std::uint64_t next();
  /// Below `bound`, which is not zero. What the bound leaves uneven does not matter here.
  std::uint64_t below(std::uint64_t bound);
  /// Both ends included.
  std::uint64_t between(std::uint64_t least, std::uint64_t most) { return least + below(most - least + 1); }
  bool happens(PerMillion rate) { return below(kAlways) < rate; }

 private:
  std::uint64_t state_[4];
};

}  // namespace folkmoot::sim

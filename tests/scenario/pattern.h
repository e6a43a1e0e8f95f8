#pragma once

// Sentences of the language, as patterns: "the roll has NUMBER person|people". Words in capitals are slots, the others
// stand as they are written; `a|b` is one or the other, `[a|an]` may be left out.
//
//   NAME       one name: a person, a device (m004/phone), an act, a title in quotes
//   NAMES      names: m001, "Plan B" and m004 to m010
//   NUMBER     12
//   TIME       2026-03-01 or 2026-03-01 10:30
//   CODE       a code such as vouch.repeated
//   COUNTS     3 yes, 1 no
//   SETTINGS   vouches 3, cool_off 48h

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "tests/scenario/text.h"

namespace folkmoot::scenario {

/// What a slot took. Which members are set follows from the slot.
struct Slot {
  Place place;
  Word word;                 // NAME, CODE
  Words names;               // NAMES, `to` written out
  std::uint64_t number = 0;  // NUMBER
  Instant time;              // TIME
  struct Pair {
    Word name;
    Word value;
  };
  std::vector<Pair> pairs;  // COUNTS, SETTINGS
};
using Slots = std::vector<Slot>;

/// Collects what would have been right at the furthest place that any pattern came to.
class Expectations {
 public:
  void add(std::size_t at, std::string what);
  /// "expected `a`, `b` or `c`" at that place.
  [[nodiscard]] Fault fault(std::span<const Word> words, Place end) const;

 private:
  std::size_t furthest_ = 0;
  std::set<std::string> expected_;
};

/// The slots, if all words follow the pattern.
std::optional<Slots> match(std::string_view pattern, std::span<const Word> words, Expectations& expectations);

}  // namespace folkmoot::scenario

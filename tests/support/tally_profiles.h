#pragma once
// Random ballots for properties: made of bytes, so that rapidcheck can make them smaller.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "tally/ballots.h"
#include "tally/ties.h"

namespace folkmoot::test {

using Raw = std::vector<std::vector<std::uint8_t>>;

struct Profile {
  struct Ballot {
    std::uint64_t weight = 1;
    std::vector<tally::Mark> marks;
    bool operator==(const Ballot&) const = default;
  };
  std::size_t options = 2;
  std::vector<Ballot> ballots;

  [[nodiscard]] tally::Ballots merged() const {
    tally::Ballots out(options);
    for (const Ballot& ballot : ballots) out.add(ballot.marks, ballot.weight).value();
    return out;
  }
};

/// The first byte of a ballot is its weight, each other one an option, if it is not named yet; with `weak` a byte over
/// 127 makes it equal to the one before.
inline Profile make_rankings(const Raw& raw, std::size_t options, bool weak = false) {
  Profile out{options, {}};
  for (const auto& bytes : raw) {
    if (bytes.empty()) continue;
    Profile::Ballot ballot{std::uint64_t{1} + bytes[0] % 4, {}};
    std::vector<bool> named(options, false);
    for (std::size_t i = 1; i < bytes.size(); ++i) {
      const auto option = static_cast<tally::Option>(bytes[i] % options);
      if (named[option]) continue;
      named[option] = true;
      const bool tied = weak && !ballot.marks.empty() && bytes[i] > 127;
      ballot.marks.push_back(tied ? static_cast<tally::Mark>(option | tally::kTied) : option);
    }
    out.ballots.push_back(std::move(ballot));
  }
  return out;
}

/// A grade for each option; bytes that are not there are 0.
inline Profile make_grades(const Raw& raw, std::size_t options) {
  Profile out{options, {}};
  for (const auto& bytes : raw) {
    if (bytes.empty()) continue;
    Profile::Ballot ballot{std::uint64_t{1} + bytes[0] % 4, std::vector<tally::Mark>(options, 0)};
    for (std::size_t o = 0; o < options && o + 1 < bytes.size(); ++o)
      ballot.marks[o] = static_cast<tally::Mark>(bytes[o + 1] % 6);
    out.ballots.push_back(std::move(ballot));
  }
  return out;
}

/// A lot made of a number: Fisher-Yates over a small generator.
inline tally::TieOrder make_lot(std::size_t options, std::uint64_t seed) {
  tally::TieOrder out = tally::TieOrder::paper(options);
  out.by = tally::TieBy::lot;
  for (std::size_t i = options; i > 1; --i) {
    seed = seed * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    std::swap(out.order[i - 1], out.order[(seed >> 33) % i]);
  }
  return out;
}

}  // namespace folkmoot::test

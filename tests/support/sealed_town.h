#pragma once

// A small assembly under its first seal, for tests of votes and what they decide.

#include <algorithm>

#include "assembly/marks.h"
#include "tests/support/assembly_builder.h"

namespace folkmoot::test {

inline constexpr std::uint64_t kDay = 24;  // hours

/// Three founders and bob.
struct SealedTown {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  Who bob = town.member("bob");
  /// Members beside bob, by these names, in their order.
  std::vector<Who> more;
  explicit SealedTown(const std::vector<std::string>& names = {}) : SealedTown(AssemblyBuilder::Options{}, names) {}
  explicit SealedTown(AssemblyBuilder::Options options, const std::vector<std::string>& names = {})
      : town(AssemblyBuilder::constituted(std::move(options))) {
    for (const std::string& name : names) more.push_back(town.member(name));
    town.seal(30 * kDay);
  }
  [[nodiscard]] std::vector<Who> founders() const { return {town.first(), town.second(), town.third()}; }
  [[nodiscard]] std::vector<Who> all() const { return {town.first(), town.second(), town.third(), bob}; }
  [[nodiscard]] EventId last() const { return town.events().back().id; }
  [[nodiscard]] bool is_marked(const EventId& id, assembly::Mark mark) {
    const auto marks = assembly::marks_of(town.state(), town.journal().table(), *town.journal().find(id));
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
  }
};

}  // namespace folkmoot::test

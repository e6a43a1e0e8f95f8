#pragma once
// What changed in an assembly, for whoever shows it: which acts came, not how things stand now.
#include "node/effects.h"

namespace folkmoot::node {

/// With more than these, everything is to be looked at anew.
inline constexpr std::size_t kChangedActsMax = 32;

struct Change {
  AssemblyId assembly;
  struct Act {
    EventId id;
    /// Empty where it cannot be read.
    std::string kind;
    /// Events that it names.
    std::vector<EventId> about;
  };
  std::vector<Act> acts;
  /// There were more, or what was there is so no longer.
  bool more = false;
  /// The page that was closed.
  std::optional<std::uint64_t> sealed;
};

/// Nothing for what nobody is shown.
std::optional<Change> change_of(const Persist& persist);

}  // namespace folkmoot::node

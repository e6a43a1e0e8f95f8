#pragma once

// All that a home holds of an assembly, in its order.

#include <doctest/doctest.h>

#include <vector>

#include "store/home.h"

namespace folkmoot::test {

inline std::vector<event::Event> events_of(store::Home& home, const AssemblyId& assembly) {
  std::vector<event::Event> out;
  const auto done = home.for_each(assembly, [&](event::Event event) {
    out.push_back(std::move(event));
    return true;
  });
  if (!done) FAIL(done.error().code << " " << done.error().detail);
  return out;
}

}  // namespace folkmoot::test

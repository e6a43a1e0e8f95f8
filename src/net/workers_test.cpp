#include "net/workers.h"

#include <doctest/doctest.h>

#include <vector>

namespace workers_test {
using namespace folkmoot;

TEST_CASE("every piece of work is done once, and all are done at the end") {
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{1000}}) {
    CAPTURE(count);
    std::vector<int> done(count, 0);
    net::on_cores(count, [&](std::size_t i) { ++done[i]; });
    CHECK(done == std::vector<int>(count, 1));
  }
}
}  // namespace workers_test

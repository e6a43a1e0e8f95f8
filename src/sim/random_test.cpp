#include "sim/random.h"

#include <doctest/doctest.h>

#include "sim/faults.h"

namespace random_test {
using namespace folkmoot;
using namespace folkmoot::sim;

TEST_CASE("a stream is its seed, name and number") {
  Stream a(7, "delay");
  Stream same(7, "delay");
  Stream other_name(7, "cut");
  Stream other_seed(8, "delay");
  Stream other_number(7, "delay", 1);
  for (int i = 0; i < 100; ++i) {
    const std::uint64_t value = a.next();
    CHECK(value == same.next());
    CHECK(value != other_name.next());
    CHECK(value != other_seed.next());
    CHECK(value != other_number.next());
  }
}

TEST_CASE("draws stay within their bounds and reach them") {
  Stream chance(1, "bounds");
  bool least = false;
  bool most = false;
  int often = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::uint64_t value = chance.between(3, 7);
    REQUIRE(value >= 3);
    REQUIRE(value <= 7);
    least = least || value == 3;
    most = most || value == 7;
    often += chance.happens(kAlways / 4) ? 1 : 0;
  }
  CHECK(least);
  CHECK(most);
  CHECK(often > 2'300);
  CHECK(often < 2'700);
  CHECK(!chance.happens(0));
  CHECK(chance.happens(kAlways));
}

TEST_CASE("a fault that is not allowed leaves the others as they were") {
  for (std::uint64_t seed = 1; seed < 200; ++seed) {
    const Faults all(seed, all_faults());
    for (const Fault left_out : all_faults()) {
      std::set<Fault> allowed = all_faults();
      allowed.erase(left_out);
      const Faults rest(seed, allowed);
      CHECK(rest.rate(left_out) == 0);
      for (const Fault fault : allowed) CHECK(rest.rate(fault) == all.rate(fault));
    }
  }
}

TEST_CASE("seeds turn kinds of faults on and off") {
  std::set<std::size_t> numbers;
  for (std::uint64_t seed = 1; seed < 200; ++seed) numbers.insert(Faults(seed, all_faults()).kinds().size());
  CHECK(numbers.size() >= 6);
}
}  // namespace random_test

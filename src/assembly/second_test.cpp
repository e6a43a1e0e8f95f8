#include <doctest/doctest.h>

#include "assembly/amendments.h"
#include "assembly/backing.h"
#include "assembly/reports.h"

namespace second_test {
using namespace folkmoot;
using namespace folkmoot::assembly;

namespace {
Amendment change(std::uint32_t from, std::uint32_t length, std::uint32_t text_length) {
  Amendment out;
  out.from = from;
  out.length = length;
  out.text_length = text_length;
  return out;
}
}  // namespace

TEST_CASE("a share of the electorate asks for a vote, within its bounds and never above the group's size") {
  const Fraction tenth{1, 10};
  CHECK(backers_for(tenth, 3, 50, 100) == 10);
  CHECK(backers_for(tenth, 3, 50, 101) == 11);
  CHECK(backers_for(tenth, 3, 50, 10) == 3);
  CHECK(backers_for(tenth, 3, 50, 2) == 2);
  CHECK(backers_for(tenth, 3, 50, 10'000) == 50);
  CHECK(backers_for({0, 1}, 3, 50, 100) == 0);
  // One person is who opens it.
  CHECK(backers_for(tenth, 1, 50, 10) == 0);
  CHECK(backers_for(tenth, 1, 50, 11) == 2);
}

TEST_CASE("amendments reach the farther the more they take away") {
  constexpr std::uint64_t kText = 20;
  CHECK(extent_of(change(0, 20, 0), kText) == Extent::whole);
  CHECK(extent_of(change(0, 20, 5), kText) == Extent::whole);
  CHECK(extent_of(change(3, 4, 0), kText) == Extent::deletes);
  CHECK(extent_of(change(3, 4, 9), kText) == Extent::replaces);
  CHECK(extent_of(change(3, 0, 9), kText) == Extent::inserts);
  Amendment editorial = change(0, 20, 5);
  editorial.editorial = true;
  CHECK(extent_of(editorial, kText) == Extent::editorial);
  // An empty text has no whole that could go.
  CHECK(extent_of(change(0, 0, 5), 0) == Extent::inserts);
}

TEST_CASE("amendments exclude each other where they touch the same bytes") {
  constexpr std::uint64_t kText = 20;
  const auto exclude = [&](const Amendment& a, const Amendment& b) {
    CHECK(exclude_each_other(a, b, kText) == exclude_each_other(b, a, kText));
    return exclude_each_other(a, b, kText);
  };
  CHECK(exclude(change(3, 4, 1), change(6, 4, 1)));
  CHECK_FALSE(exclude(change(3, 4, 1), change(7, 4, 1)));
  CHECK(exclude(change(3, 4, 1), change(5, 0, 1)));
  CHECK_FALSE(exclude(change(3, 4, 1), change(3, 0, 1)));
  CHECK_FALSE(exclude(change(3, 4, 1), change(7, 0, 1)));
  CHECK_FALSE(exclude(change(3, 0, 1), change(3, 0, 2)));
  CHECK(exclude(change(0, 20, 1), change(20, 0, 2)));
}

TEST_CASE("words stand between spaces and line ends") {
  CHECK(words_in("") == 0);
  CHECK(words_in("  one\ttwo\n\nthree ") == 3);
  CHECK(words_in("eins-zwei drei") == 2);
}
}  // namespace second_test

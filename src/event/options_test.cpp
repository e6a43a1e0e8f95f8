#include "event/options.h"

#include <doctest/doctest.h>

namespace options_test {
using namespace folkmoot;
using namespace folkmoot::event;

TEST_CASE("ballots as people write them") {
  CHECK(parse_marks("1,3", Method::approval, 4) == Marks{1, 0, 1, 0});
  CHECK(parse_marks(" 5, 0,3", Method::score, 3) == Marks{5, 0, 3});
  CHECK(parse_marks("2>1=3", Method::schulze, 4) == Marks{2, 1, 2, 0});
  CHECK(parse_marks("2 > 3 > 1", Method::stv, 3) == Marks{3, 1, 2});
  CHECK(parse_marks("2", Method::irv, 3) == Marks{0, 1, 0});
  for (const char* const bad : {"", "0", "5", "1,1", "x", "1,", "1>2"})
    CHECK_FALSE(parse_marks(bad, Method::approval, 4));
  for (const char* const bad : {"5,0", "6,0,0", "5,0,0,0", "-1,0,0"})
    CHECK_FALSE(parse_marks(bad, Method::judgment, 3));
  for (const char* const bad : {"", ">", "1>", "1>1", "4", "0>1", "1=2"}) CHECK_FALSE(parse_marks(bad, Method::stv, 3));
}

TEST_CASE("a ballot is written as it is read") {
  const auto again = [](const char* text, Method method, std::size_t options) {
    return marks_text(parse_marks(text, method, options).value(), method);
  };
  CHECK(again("3,1", Method::approval, 4) == "1,3");
  CHECK(again("5,0,3", Method::star, 3) == "5,0,3");
  CHECK(again("2>3=1>4", Method::schulze, 5) == "2>1=3>4");
  CHECK(again("3>1", Method::stv, 3) == "3>1");
}

TEST_CASE("what no ballot is") {
  CHECK_FALSE(are_marks({}, Method::approval, 0));
  CHECK_FALSE(are_marks({0, 0}, Method::approval, 2));  // nothing is said
  CHECK_FALSE(are_marks({2, 0}, Method::approval, 2));
  CHECK(are_marks({0, 0}, Method::score, 2));
  CHECK_FALSE(are_marks({6, 0}, Method::score, 2));
  CHECK_FALSE(are_marks({1, 0, 0}, Method::score, 2));
  CHECK_FALSE(are_marks({0, 0}, Method::stv, 2));
  CHECK_FALSE(are_marks({1, 3, 0}, Method::stv, 3));  // a rank is left out
  CHECK_FALSE(are_marks({1, 1, 2}, Method::stv, 3));
  CHECK(are_marks({1, 1, 2}, Method::schulze, 3));
  CHECK_FALSE(are_marks({2, 2, 0}, Method::schulze, 3));
}

TEST_CASE("every method has its name") {
  for (std::size_t i = 0; i < kMethodCount; ++i)
    CHECK(method_from(method_name(static_cast<Method>(i))) == static_cast<Method>(i));
  CHECK_FALSE(method_from("dice"));
  CHECK(has_seats(Method::stv));
  CHECK_FALSE(has_seats(Method::irv));
}
}  // namespace options_test

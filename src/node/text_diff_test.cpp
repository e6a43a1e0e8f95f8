#include "node/text_diff.h"

#include <doctest/doctest.h>

namespace text_diff_test {
using namespace folkmoot::node;

TEST_CASE("a difference is shown word by word") {
  CHECK(diff_in_words("Dues are 5 a month.", "Dues are 6 a month.") == "Dues are [-5-]{+6+} a month.");
  CHECK(diff_in_words("same", "same") == "same");
  CHECK(diff_in_words("", "new words") == "{+new words+}");
  CHECK(diff_in_words("a b c", "a c") == "a [-b -]c");
  CHECK(word_diff("one two three", "one 2 three 4") == std::vector<Hunk>{{4, 3, 4, 1}, {13, 0, 11, 2}});
}

TEST_CASE("a place is carried over where the change does not touch it") {
  const std::string before = "Dues are 5 a month. The treasurer collects them.";
  const std::string after = "From May on dues are 5 a month. The board collects them.";
  const auto place = [&](std::string_view words) { return std::pair{before.find(words), words.size()}; };
  const auto [five, five_length] = place("5");
  CHECK(carried_over(before, after, five, five_length) == after.find('5'));
  const auto [treasurer, treasurer_length] = place("treasurer");
  CHECK_FALSE(carried_over(before, after, treasurer, treasurer_length));
  // To put something behind the end.
  CHECK(carried_over(before, after, before.size(), 0) == after.size());
  CHECK(carried_over(before, before, 3, 5) == 3U);
  // The whole was changed somewhere.
  CHECK_FALSE(carried_over(before, after, 0, before.size()));
}

TEST_CASE("no place is inside of a letter") {
  const std::string text = "aä";
  CHECK(is_between_letters(text, 0));
  CHECK(is_between_letters(text, 1));
  CHECK_FALSE(is_between_letters(text, 2));
  CHECK(is_between_letters(text, 3));
  CHECK_FALSE(is_between_letters(text, 4));
}
}  // namespace text_diff_test

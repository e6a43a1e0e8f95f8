#include "store/text_index.h"

#include <doctest/doctest.h>

namespace text_index_test {
using namespace folkmoot;

namespace {
std::vector<std::uint64_t> numbers(store::TextIndex& index, const std::string& words) {
  const auto found = index.find(words, 10);
  REQUIRE(found.has_value());
  std::vector<std::uint64_t> out;
  for (const auto& one : *found) out.push_back(one.number);
  return out;
}
}  // namespace

TEST_CASE("texts are found by the beginnings of their words, in any script, titles first") {
  auto made = store::TextIndex::make();
  REQUIRE(made.has_value());
  store::TextIndex index = std::move(*made);
  CHECK(index.add(1, "Le puits", "Où creuser ? Près de l'église, à côté des tilleuls.").has_value());
  CHECK(index.add(2, "Решение о колодце", "Мы копаем колодец у старой липы.").has_value());
  CHECK(index.add(3, "A road", "It leads to the eglise and past the well.").has_value());
  CHECK(index.add(4, "Église", "").has_value());
  CHECK(numbers(index, "eglise") == std::vector<std::uint64_t>{4, 3, 1});
  CHECK(numbers(index, "ÉGLISE tilleul") == std::vector<std::uint64_t>{1});
  CHECK(numbers(index, "колод") == std::vector<std::uint64_t>{2});
  CHECK(numbers(index, "РЕШЕНИЕ").size() == 1);
  CHECK(numbers(index, "mill").empty());
  CHECK(numbers(index, "").empty());
  CHECK(index.find("puits", 10)->front().snippet.find("[puits]") != std::string::npos);
}

TEST_CASE("nothing that is typed is an operator of the search") {
  auto made = store::TextIndex::make();
  REQUIRE(made.has_value());
  store::TextIndex index = std::move(*made);
  CHECK(index.add(1, "A well", "or near the brook").has_value());
  for (const char* const words : {"\"", "well\"", "AND", "NOT well", "title:well", "(", "*", "well OR mill", "-well",
                                  "^well", "{title text}: well", "NEAR(well brook)"})
    CHECK_MESSAGE(index.find(words, 10).has_value(), words);
  CHECK(store::text_query("a \"b\"  c") == "\"a\"* \"\"\"b\"\"\"* \"c\"*");
}
}  // namespace text_index_test

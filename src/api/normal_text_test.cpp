#include "api/normal_text.h"

#include <doctest/doctest.h>

namespace normal_text_test {
using namespace folkmoot;
using namespace folkmoot::api;

TEST_CASE("texts are composed") {
  CHECK(normal_text("e\xCC\x81").value() == "\xC3\xA9");
  CHECK(normal_text("\xC3\xA9").value() == "\xC3\xA9");
  CHECK(normal_text("").value().empty());
  CHECK(normal_text("plain").value() == "plain");
}

TEST_CASE("what is no text is refused") {
  CHECK(normal_text("\xFF").error().code == errc::kNotUtf8);
  CHECK(normal_text("\xED\xA0\x80").error().code == errc::kNotUtf8);
  CHECK(normal_text(std::string_view("a\0b", 3)).error().code == errc::kNotUtf8);
}
}  // namespace normal_text_test

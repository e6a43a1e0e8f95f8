#include "cli/text_input.h"

#include <doctest/doctest.h>

namespace text_input_test {
using namespace folkmoot::cli;

TEST_CASE("a text that was given is taken as it is, and bounded") {
  CHECK(read_text({"hello\n", {}, "Text?", 100}).value() == "hello");
  CHECK(read_text({"", {}, "Text?", 100}).error().code == errc::kEmpty);
  CHECK(read_text({std::string(101, 'x'), {}, "Text?", 100}).error().code == errc::kTooLong);
  CHECK(read_text({{}, "/nonexistent/file", "Text?", 100}).error().code == errc::kFileNotFound);
}
}  // namespace text_input_test

// The last file by name, so its test runs after those of all subjects.
#include <doctest/doctest.h>

#include "tests/support/assembly_builder.h"

namespace void_codes_test {
using namespace folkmoot;
using namespace folkmoot::assembly;

TEST_CASE("codes are different, dotted and explained") {
  std::set<std::string_view> codes;
  for (std::size_t i = 0; i < kVoidCodes; ++i) {
    const Verdict verdict = void_verdict(i);
    INFO(code_of(verdict));
    CHECK(is_void(verdict));
    CHECK(codes.insert(code_of(verdict)).second);
    CHECK(code_of(verdict).find('.') != std::string_view::npos);
    CHECK_FALSE(rule_of(verdict).empty());
    CHECK(explanation(verdict).back() == '.');
  }
  CHECK(code_of(Verdict::applied).empty());
  CHECK_FALSE(is_void(Verdict::unread));
}

TEST_CASE("every code was produced by a test") {
  const auto& seen = test::AssemblyBuilder::codes_seen();
  // With a filter on the command line the others did not run.
  if (seen.size() < kVoidCodes / 2) return;
  for (std::size_t i = 0; i < kVoidCodes; ++i) {
    INFO(code_of(void_verdict(i)));
    CHECK(seen.contains(std::string(code_of(void_verdict(i)))));
  }
}
}  // namespace void_codes_test

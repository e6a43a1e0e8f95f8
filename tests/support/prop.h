#pragma once

// Properties inside doctest. A property is a sentence that must hold for every generated input:
//
//   TEST_CASE("hex") {
//     CHECK(test::holds("decoding undoes encoding", [](const std::vector<std::uint8_t>& bytes) {
//       RC_ASSERT(decode(encode(bytes)) == bytes);
//     }));
//   }
//
// Use RC_ASSERT inside, not CHECK: only then does rapidcheck shrink the counterexample. It prints the
// smallest one and a line `reproduce=...`; run the program again with RC_PARAMS="reproduce=..." to see that
// very case.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <utility>

namespace folkmoot::test {

template <typename Property>
[[nodiscard]] bool holds(const std::string& sentence, Property&& property) {
  return rc::check(sentence, std::forward<Property>(property));
}

}  // namespace folkmoot::test

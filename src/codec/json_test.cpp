#include "codec/json.h"

#include <doctest/doctest.h>

namespace json_test {
using namespace folkmoot;
using namespace folkmoot::codec;

TEST_CASE("a text has one form in JSON") {
  const std::string all = "plain \"quoted\" \\ / \b\f\n\r\t \x01 \x7f \xC3\xA9";
  const std::string written = json_text(all);
  CHECK(written == "\"plain \\\"quoted\\\" \\\\ / \\b\\f\\n\\r\\t \\u0001 \\u007f \xC3\xA9\"");
  JsonReader reader(written);
  CHECK(reader.text() == all);
  CHECK(reader.finish());
  for (const char* const other : {"\"\\/\"", "\"\\u0041\"", "\"\\u000A\"", "\"\\u000a\"", "\"\\u007F\"", "\"\n\"",
                                  "\"\\ud83d\\ude00\"", "\"\xC0\x80\"", "\"open", "\"\\", "open\"", "\"a\" "}) {
    JsonReader wrong(other);
    wrong.text();
    CHECK_FALSE(wrong.finish());
  }
}

TEST_CASE("an integer has one form in JSON") {
  JsonReader reader("[0,7,18446744073709551615]");
  std::vector<std::uint64_t> read;
  json_array(reader, 3, [&] { read.push_back(reader.integer(UINT64_MAX)); });
  REQUIRE(reader.finish());
  CHECK(read == std::vector<std::uint64_t>{0, 7, UINT64_MAX});
  for (const char* const other : {"00", "01", "-1", "1.0", "1e1", "18446744073709551616", "", "+1", " 1", "8"}) {
    JsonReader wrong(other);
    wrong.integer(7);
    CHECK_FALSE(wrong.finish());
  }
}

TEST_CASE("the first fault stays, with its place") {
  JsonReader reader("{\"a\":1,\"b\":2}");
  reader.expect("{\"a\":");
  CHECK(reader.integer(9) == 1);
  CHECK_FALSE(reader.accept(",\"c\":"));
  reader.expect(",\"d\":");
  CHECK(reader.integer(9) == 0);
  const auto outcome = reader.finish();
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == errc::kJson);
  CHECK(outcome.error().detail == "not ,\"d\": at byte 6");
}

TEST_CASE("values of any kind are stepped over, to a depth") {
  const std::string value = R"({"a":[1,-2,true,null,"x"],"b":{}})";
  JsonReader reader(value);
  CHECK(reader.any() == value);
  CHECK(reader.finish());
  const std::string deep = std::string(40, '[') + std::string(40, ']');
  JsonReader nested(deep);
  nested.any();
  CHECK_FALSE(nested.finish());
  for (const char* const wrong : {"[1, 2]", "[1,]", "{\"a\"}", "tru", "-", "1.5", "{,}"}) {
    JsonReader bad(wrong);
    bad.any();
    CHECK_FALSE(bad.finish());
  }
}
}  // namespace json_test

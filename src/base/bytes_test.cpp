#include "base/bytes.h"

#include <doctest/doctest.h>

#include "base/fraction.h"
#include "base/ids.h"
#include "base/utf8.h"

namespace bytes_test {
using namespace folkmoot;

TEST_CASE("hex is lower case, even and exact") {
  CHECK(to_hex(as_bytes("\x01\xAB")) == "01ab");
  CHECK(from_hex("01ab") == to_bytes(as_bytes("\x01\xAB")));
  CHECK(!from_hex("01a"));
  CHECK(!from_hex("01AB"));
  CHECK(!from_hex("0g"));
}

TEST_CASE("base32 follows the vectors of RFC 4648 section 10, without padding") {
  const std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},
                                                                   {"f", "MY"},
                                                                   {"fo", "MZXQ"},
                                                                   {"foo", "MZXW6"},
                                                                   {"foob", "MZXW6YQ"},
                                                                   {"fooba", "MZXW6YTB"},
                                                                   {"foobar", "MZXW6YTBOI"}};
  for (const auto& [plain, coded] : vectors) {
    CHECK(to_base32(as_bytes(plain)) == coded);
    CHECK(from_base32(coded) == to_bytes(as_bytes(plain)));
  }
  CHECK(from_base32("mzxw6ytboi") == to_bytes(as_bytes("foobar")));
  CHECK(!from_base32("MZ"));        // trailing bits are not zero
  CHECK(!from_base32("M"));         // no byte string has this length
  CHECK(!from_base32("MZXW6YT1"));  // 1 is no digit
}

TEST_CASE("UTF-8 refuses overlong forms, surrogates, truncation and what lies beyond Unicode") {
  CHECK(is_utf8(as_bytes("assemblée Қазақ العربية 🕊")));
  for (const std::string_view bad :
       {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xFF"})
    CHECK(!is_utf8(as_bytes(bad)));
  // A bad byte is found wherever it stands in a long line.
  for (std::size_t at = 0; at < 40; ++at) {
    std::string line(40, 'a');
    CHECK(is_utf8(as_bytes(line)));
    line[at] = '\xC3';
    CHECK(!is_utf8(as_bytes(line)));
    line.insert(at + 1, "\xA9");
    CHECK(is_utf8(as_bytes(line)));
  }
}

TEST_CASE("characters of one to four bytes") {
  const auto is = [](std::string_view text, char32_t code) {
    const Character first = first_character(std::string(text) + "z");
    return first.code == code && first.size == text.size();
  };
  CHECK(is(std::string_view("\0", 1), 0));
  CHECK(is("\x7F", 0x7F));
  CHECK(is("\xC2\x80", 0x80));
  CHECK(is("\xDF\xBF", 0x7FF));
  CHECK(is("\xE0\xA0\x80", 0x800));
  CHECK(is("\xED\x9F\xBF", 0xD7FF));
  CHECK(is("\xEF\xBF\xBF", 0xFFFF));
  CHECK(is("\xF0\x90\x80\x80", 0x10000));
  CHECK(is("\xF4\x8F\xBF\xBF", 0x10FFFF));
  CHECK(first_character("\xF0\x90\x80").size == 0);
}

TEST_CASE("fractions are exact: two thirds of 50 is 34, of 150 is 100") {
  const Fraction two_thirds{2, 3};
  CHECK(two_thirds.ceil_of(50) == 34);
  CHECK(two_thirds.ceil_of(150) == 100);
  CHECK(Fraction{1, 5}.ceil_of(0) == 0);
  CHECK(Fraction::parse("2/3") == two_thirds);
  CHECK(!Fraction::parse("2/0"));
  CHECK(!Fraction::parse("0.66"));
  CHECK(!Fraction::parse("-1/2"));
}

TEST_CASE("ids convert from exactly their own size") {
  CHECK(EventId::from(Bytes(32, 7)).has_value());
  CHECK(!EventId::from(Bytes(31, 7)));
  CHECK(EventId{}.is_zero());
  CHECK(kSpacePublic.hex() == "00000000000000000000000000000001");
}
}  // namespace bytes_test

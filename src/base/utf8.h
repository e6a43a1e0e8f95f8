#pragma once
// Texts in UTF-8 (RFC 3629), character by character, whatever the bytes are.
#include <cstddef>
#include <string_view>

namespace folkmoot {

struct Character {
  char32_t code = 0;
  std::size_t size = 0;
};

/// The character at the front of a text that is not empty, and how many bytes it takes: 0 where there is none, since
/// the bytes are cut off, an overlong form, a surrogate, or beyond U+10FFFF.
Character first_character(std::string_view text);

}  // namespace folkmoot

#include "print/printable.h"

#include <cstdint>

namespace folkmoot::print {

namespace {
/// A character and how many bytes it has; none where the bytes are not UTF-8 (RFC 3629).
struct Character {
  char32_t code = 0;
  std::size_t size = 0;
};

Character first_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char head = byte(0);
  if (head < 0x80U) return {head, 1};
  const std::size_t size = head >= 0xF0U ? 4 : head >= 0xE0U ? 3 : 2;
  if (head < 0xC2U || head > 0xF4U || text.size() < size) return {};
  char32_t code = head & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (size == 3 && code < 0x800U) || (size == 4 && code < 0x10000U);
  const bool is_none = overlong || code > 0x10FFFFU || (code >= 0xD800U && code <= 0xDFFFU);
  return is_none ? Character{} : Character{code, size};
}

bool is_left_out(char32_t code) {
  const bool is_control = (code < 0x20U && code != U'\n') || (code >= 0x7FU && code < 0xA0U);
  const bool turns = (code >= 0x202AU && code <= 0x202EU) || code == 0x200EU || code == 0x200FU || code == 0x061CU;
  const bool is_unseen = code == 0x200BU || code == 0x2060U || code == 0xFEFFU || code == 0x00ADU;
  return is_control || turns || is_unseen;
}
}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Character next = first_of(text);
    if (next.size == 0) {
      out += "\xEF\xBF\xBD";
      text.remove_prefix(1);
      continue;
    }
    if (next.code == U'\t')
      out += ' ';
    else if (next.code == 0x2028U || next.code == 0x2029U)
      out += '\n';
    else if (!is_left_out(next.code))
      out += text.substr(0, next.size);
    text.remove_prefix(next.size);
  }
  return out;
}

}  // namespace folkmoot::print

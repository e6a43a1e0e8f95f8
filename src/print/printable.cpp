#include "print/printable.h"

#include "base/utf8.h"

namespace folkmoot::print {

namespace {
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
    const Character next = first_character(text);
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

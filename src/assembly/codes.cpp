#include "assembly/codes.h"

#include <array>

namespace folkmoot::assembly {

namespace {
struct CodeRow {
  Code code;
  std::string_view rule;
  std::string_view text;
};
constexpr std::array<CodeRow, kVoidCodes> kCodes = {{
#define FM_ROW(name, code, rule, text) {code, rule, text},
    FM_VOID_CODES(FM_ROW)
#undef FM_ROW
}};

const CodeRow* code_row(Verdict verdict) {
  return is_void(verdict) ? &kCodes[static_cast<std::size_t>(verdict) - 2] : nullptr;
}
}  // namespace

Code code_of(Verdict verdict) {
  const CodeRow* row = code_row(verdict);
  return row == nullptr ? Code{} : row->code;
}

std::string_view rule_of(Verdict verdict) {
  const CodeRow* row = code_row(verdict);
  return row == nullptr ? std::string_view{} : row->rule;
}

std::string_view explanation(Verdict verdict) {
  const CodeRow* row = code_row(verdict);
  return row == nullptr ? std::string_view{} : row->text;
}

}  // namespace folkmoot::assembly

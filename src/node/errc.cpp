#include "node/errc.h"

#include <algorithm>
#include <array>

namespace folkmoot::node {

namespace {
struct Row {
  std::string_view code;  // a whole code, or the first part of many with its dot
  ExitClass exit;
};
// The first row that fits; what fits none was refused by a rule.
constexpr std::array kRows{
    Row{errc::kUsage, ExitClass::usage},
    Row{errc::kNotFound, ExitClass::usage},
    Row{errc::kAmbiguous, ExitClass::usage},
    Row{errc::kNoAssembly, ExitClass::usage},
    Row{errc::kInvitation, ExitClass::usage},
    Row{errc::kDeviceCode, ExitClass::usage},
    Row{errc::kNothingOpen, ExitClass::usage},
    Row{errc::kBallotText, ExitClass::usage},
    Row{errc::kForeign, ExitClass::damaged},
    Row{"bundle.damaged", ExitClass::damaged},
    Row{"bundle.truncated", ExitClass::damaged},
    Row{"bundle.version", ExitClass::damaged},
    Row{"bundle.assembly", ExitClass::damaged},
    Row{"store.", ExitClass::damaged},
    Row{"event.", ExitClass::damaged},
    Row{"codec.", ExitClass::damaged},
    Row{"fold.", ExitClass::damaged},
    Row{errc::kDamagedHome, ExitClass::damaged},
    Row{"sync.", ExitClass::unreachable},
    Row{"net.", ExitClass::unreachable},
};
}  // namespace

ExitClass exit_class(Code code) {
  const auto* row = std::ranges::find_if(
      kRows, [&](const Row& one) { return one.code.ends_with('.') ? code.starts_with(one.code) : code == one.code; });
  return row == kRows.end() ? ExitClass::refused : row->exit;
}

}  // namespace folkmoot::node

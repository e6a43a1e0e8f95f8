#pragma once
// A QR code as text, for terminals: a phone reads an invitation or a device's code from the screen.
#include <optional>
#include <string>
#include <string_view>

namespace folkmoot::cli {

/// Two rows of squares for each line, dark on light with the border that readers need. Nothing when the text is too
/// long for a code that fits a terminal.
std::optional<std::string> qr_text(std::string_view text);

}  // namespace folkmoot::cli

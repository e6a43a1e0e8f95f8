#include "cli/qr.h"

#include <qrcodegen.hpp>

#include <vector>

namespace folkmoot::cli {

namespace {
constexpr int kBorder = 2;
// A code of 40 versions has 177 squares a side; above this one a terminal of usual width has no room.
constexpr std::size_t kTextMax = 600;
}  // namespace

std::optional<std::string> qr_text(std::string_view text) {
  if (text.empty() || text.size() > kTextMax) return std::nullopt;
  const std::string copy(text);
  const auto code = qrcodegen::QrCode::encodeText(copy.c_str(), qrcodegen::QrCode::Ecc::LOW);
  const int size = code.getSize();
  std::string out;
  for (int y = -kBorder; y < size + kBorder; y += 2) {
    // White on black: the background of most terminals is dark, and squares that are light are drawn.
    for (int x = -kBorder; x < size + kBorder; ++x) {
      const bool upper = !code.getModule(x, y);
      const bool lower = y + 1 < size + kBorder && !code.getModule(x, y + 1);
      out += upper ? (lower ? "\u2588" : "\u2580") : (lower ? "\u2584" : " ");
    }
    out += '\n';
  }
  return out;
}

}  // namespace folkmoot::cli

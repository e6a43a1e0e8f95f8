#pragma once
// Pages of A4 that are filled from above: text that is broken into lines and over pages, rules, boxes, codes. Lengths
// are points (1/72 inch). `x` is counted from the side where reading begins, so that sheets in Arabic are the mirror of
// others.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "print/words.h"

namespace folkmoot::print {

inline constexpr double kMillimetre = 72.0 / 25.4;
inline constexpr double kPageWidth = 210 * kMillimetre;
inline constexpr double kPageHeight = 297 * kMillimetre;
inline constexpr double kMargin = 18 * kMillimetre;
inline constexpr double kBodyWidth = kPageWidth - 2 * kMargin;
/// Nobody prints more of them than this by one command.
inline constexpr std::size_t kPagesMax = 2'000;

/// What stands on every page.
struct PageHead {
  std::string assembly;
  std::string item;
  std::string date;
  /// The event that it is about, as 64 digits: printed at the foot, and in its code.
  std::string event;
  /// When it is said to be made: it stands in the file.
  Instant made;
  /// Without head and foot: the whole page is the sheet's own.
  bool is_bare = false;
};

enum class Side : std::uint8_t { begin, middle, end };

struct Type {
  double size = 10;
  bool bold = false;
  bool mono = false;
  Side side = Side::begin;
};

/// Values in which nothing is moved: a text at a place.
struct Place {
  double x = 0;
  double y = 0;
  double width = kBodyWidth;
};

class Paper {
 public:
  /// program.no_font where DejaVu Sans is not there.
  static Result<std::unique_ptr<Paper>> begin(PageHead head, const Words& words);
  ~Paper();
  Paper(const Paper&) = delete;
  Paper& operator=(const Paper&) = delete;

  /// Where the next thing goes, from the top of the body; how much room is left below it.
  [[nodiscard]] double y() const;
  [[nodiscard]] double room() const;
  void skip(double height);
  void new_page();
  /// A new page, unless so much is left.
  void need(double height);

  /// Text from `y` on, over as many pages as it takes. `numbered`: each line has its number beside it, every fifth in
  /// full; they go on through the whole sheet.
  void flow(std::string_view text, const Type& type, double indent = 0, bool numbered = false);
  /// What flows between both is in a box, which is open where a page ends.
  void begin_box();
  void end_box();

  /// On this page, at any place of the body; nothing moves. Gives its height.
  double text(std::string_view text, const Type& type, const Place& place);
  [[nodiscard]] double height_of(std::string_view text, const Type& type, double width) const;
  void rule(double x, double y, double width, double thickness = 0.6);
  void upright(double x, double y, double height, bool dashed = false);
  void dashes(double x, double y, double width);
  void frame(double x, double y, double width, double height, double thickness = 0.8);
  /// A QR code with the text, as wide as `size`; nothing where it does not fit into one.
  void code(std::string_view text, double x, double y, double size);

  /// The file. The same calls give the same bytes. print.too_long, program.no_paper.
  Result<Bytes> finish();
  [[nodiscard]] std::size_t pages() const;

 private:
  Paper();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace folkmoot::print

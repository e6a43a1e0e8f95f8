#include "print/slips.h"

#include <algorithm>
#include <numeric>

namespace folkmoot::print {

namespace {
constexpr double kSlipWidth = kPageWidth / 2;
constexpr double kSlipHeight = kPageHeight / 2;
constexpr double kPadding = 9 * kMillimetre;
constexpr double kWidth = kSlipWidth - 2 * kPadding;
constexpr double kTick = 5.5 * kMillimetre;
constexpr double kCode = 15 * kMillimetre;
constexpr double kFoot = kCode + 2 * kMillimetre;
constexpr double kSpace = 2 * kMillimetre;

/// Equal on every machine: FNV-1a of the seed, then splitmix64. What is drawn is an order on paper, no secret.
class Draw {
 public:
  explicit Draw(std::string_view seed) {
    for (const char c : seed) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  std::size_t below(std::size_t many) { return static_cast<std::size_t>(next() % many); }

 private:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_ = 0xCBF29CE484222325U;
};

std::string_view instruction(Marking marking, const Words& words) {
  switch (marking) {
    case Marking::one:
      return words.mark_one;
    case Marking::any:
      return words.mark_any;
    case Marking::ranks:
      return words.rank_them;
    case Marking::grades:
      return words.grade_them;
  }
  return {};
}

/// How large the letters are: as large as a slip has room for.
struct Sizes {
  Type small{7.5, false, false, Side::begin};
  Type question;
  Type option;
};
constexpr double kLargest = 12;
constexpr double kSmallest = 6.5;
constexpr double kStep = 0.5;

class Slip {
 public:
  Slip(Paper& paper, const Slips& slips, const Words& words) : paper_(paper), slips_(slips), words_(words) {}

  /// Whether there is a size in which everything fits.
  bool find_sizes() {
    for (double size = kLargest; size >= kSmallest; size -= kStep) {
      sizes_.question = {size, true, false, Side::begin};
      sizes_.option = {size, false, false, Side::begin};
      double height = small(slips_.head.assembly) + kSpace + small(instruction(slips_.marking, words_)) + kSpace;
      height += paper_.height_of(slips_.question, sizes_.question, kWidth) + kSpace;
      for (const std::string& option : slips_.options) height += height_of(option) + kSpace;
      if (height <= kSlipHeight - 2 * kPadding - kFoot) return true;
    }
    return false;
  }

  void draw(double x, double y, const std::vector<std::size_t>& order) {
    const double left = x + kPadding;
    double at = y + kPadding;
    paper_.text(slips_.head.assembly, sizes_.small, {left, at, kWidth});
    at += small(slips_.head.assembly) + kSpace;
    at += paper_.text(slips_.question, sizes_.question, {left, at, kWidth}) + kSpace;
    at += paper_.text(instruction(slips_.marking, words_), sizes_.small, {left, at, kWidth}) + kSpace;
    for (const std::size_t i : order) {
      const double height = height_of(slips_.options[i]);
      paper_.frame(left, at, kTick, kTick);
      const double text = paper_.height_of(slips_.options[i], sizes_.option, text_width());
      paper_.text(slips_.options[i], sizes_.option,
                  {left + kTick + kSpace, at + std::max(0.0, (kTick - text) / 2), text_width()});
      at += height + kSpace;
    }
    foot(left, y + kSlipHeight - kPadding - kCode);
  }

 private:
  [[nodiscard]] static double text_width() { return kWidth - kTick - kSpace; }
  [[nodiscard]] double small(std::string_view text) const { return paper_.height_of(text, sizes_.small, kWidth); }
  [[nodiscard]] double height_of(const std::string& option) const {
    return std::max(kTick, paper_.height_of(option, sizes_.option, text_width()));
  }
  void foot(double left, double at) {
    constexpr std::size_t kShown = 16;
    paper_.code("urn:folkmoot:" + slips_.head.event, left, at, kCode);
    const double beside = kCode + kSpace;
    paper_.text(words_.ballot, {8, true, false, Side::begin}, {left + beside, at, kWidth - beside});
    paper_.text(slips_.head.date, {7, false, false, Side::begin},
                {left + beside, at + 5 * kMillimetre, kWidth - beside});
    paper_.text(slips_.head.event.substr(0, kShown), {6.5, false, true, Side::begin},
                {left + beside, at + 10 * kMillimetre, kWidth - beside});
  }

  Paper& paper_;
  const Slips& slips_;
  const Words& words_;
  Sizes sizes_;
};
}  // namespace

std::vector<std::vector<std::size_t>> orders_of_slips(std::size_t options, std::string_view seed) {
  std::vector<std::size_t> order(options);
  std::iota(order.begin(), order.end(), std::size_t{0});
  Draw draw(seed);
  for (std::size_t i = options; i > 1; --i) std::swap(order[i - 1], order[draw.below(i)]);
  std::vector<std::vector<std::size_t>> out;
  for (std::size_t i = 0; i < options; ++i) {
    out.push_back(order);
    std::ranges::rotate(order, order.begin() + 1);
  }
  return out;
}

Result<Bytes> slips_pdf(const Slips& slips, const Words& words) {
  PageHead head = slips.head;
  head.is_bare = true;
  FM_ASSIGN(const auto paper, Paper::begin(std::move(head), words));
  Slip slip(*paper, slips, words);
  if (!slip.find_sizes()) return fail(errc::kTooLong, "question and options have no room on a quarter of a page");
  auto orders = orders_of_slips(slips.options.size(), slips.seed);
  if (!slips.shuffled) std::ranges::sort(orders.front());
  for (std::size_t n = 0; n < slips.count; ++n) {
    const std::size_t place = n % kSlipsOnPage;
    if (place == 0) {
      if (paper->pages() >= kPagesMax) break;  // finish() says so
      if (n > 0) paper->new_page();
      paper->dashes(0, kSlipHeight, kPageWidth);
      paper->upright(kSlipWidth, 0, kPageHeight, true);
    }
    slip.draw(static_cast<double>(place % 2) * kSlipWidth, static_cast<double>(place / 2) * kSlipHeight,
              orders[slips.shuffled ? n % orders.size() : 0]);
  }
  return paper->finish();
}

}  // namespace folkmoot::print

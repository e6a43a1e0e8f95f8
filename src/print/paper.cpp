#include "print/paper.h"

#include <algorithm>
#include <array>
#include <functional>
#include <qrcodegen.hpp>

#include "base/text.h"
#include "print/drawing.h"
#include "print/printable.h"

namespace folkmoot::print {

namespace {
constexpr double kHeadHeight = 14 * kMillimetre;
constexpr double kFootHeight = 17 * kMillimetre;
constexpr double kCodeSize = 15 * kMillimetre;
constexpr double kNumberRoom = 8 * kMillimetre;
constexpr double kBoxPadding = 2 * kMillimetre;
constexpr double kLineSpacing = 1.15;

template <auto& Free>
struct Freed {
  template <class T>
  void operator()(T* what) const {
    Free(what);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Pen = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
/// Held by what draws it later.
using Layout = std::shared_ptr<PangoLayout>;
/// Pango 1.50 keeps its reference to the fonts of a map for ever, unless it is given others.
void free_fonts(PangoFontMap* fonts) {
  pango_fc_font_map_set_config(reinterpret_cast<PangoFcFontMap*>(fonts), nullptr);
  g_object_unref(fonts);
}
using FontMap = std::unique_ptr<PangoFontMap, Freed<free_fonts>>;
using Context = std::unique_ptr<PangoContext, Freed<g_object_unref>>;

/// DejaVu Sans and nothing else: what other fonts a machine has would move the lines.
FontMap open_fonts() {
  constexpr std::array kNames = {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf"};
  const std::unique_ptr<FcConfig, Freed<FcConfigDestroy>> config(FcConfigCreate());
  if (!config) return nullptr;
  for (const char* const name : kNames) {
    const std::string file = std::string(FOLKMOOT_FONTS) + "/" + name;
    if (FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(file.c_str())) != FcTrue) return nullptr;
  }
  PangoFontMap* const made = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  if (made == nullptr) return nullptr;
  FontMap out(made);
  pango_fc_font_map_set_config(reinterpret_cast<PangoFcFontMap*>(out.get()), config.get());
  // Lengths are points of paper, whatever screen this machine has.
  pango_cairo_font_map_set_resolution(reinterpret_cast<PangoCairoFontMap*>(out.get()), 72.0);
  return out;
}

/// Letters stand where the font puts them: on paper there are no pixels to which they would have to move.
Context open_context(PangoFontMap& fonts) {
  Context out(pango_font_map_create_context(&fonts));
  cairo_font_options_t* const options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(out.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(out.get(), FALSE);
  return out;
}

cairo_status_t take_bytes(void* closure, const unsigned char* data, unsigned int size) {
  auto& out = *static_cast<Bytes*>(closure);
  out.insert(out.end(), data, data + size);
  return CAIRO_STATUS_SUCCESS;
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }
}  // namespace

struct Paper::Impl {
  PageHead head;
  const Words& words;
  FontMap fonts;
  Context context;
  /// What is drawn on each page, once their number is known. Not on recording surfaces of Cairo: by way of these, text
  /// from right to left gets into the file in an order in which nobody can search or read it aloud.
  std::vector<std::vector<std::function<void(cairo_t&)>>> pages;
  double y = 0;
  double box_top = -1;
  std::size_t lines = 0;

  Impl(PageHead page_head, const Words& page_words) : head(std::move(page_head)), words(page_words) {}

  [[nodiscard]] double left() const { return head.is_bare ? 0 : kMargin; }
  [[nodiscard]] double top() const { return head.is_bare ? 0 : kMargin + kHeadHeight; }
  [[nodiscard]] double width() const { return head.is_bare ? kPageWidth : kBodyWidth; }
  [[nodiscard]] double height() const {
    return head.is_bare ? kPageHeight : kPageHeight - 2 * kMargin - kHeadHeight - kFootHeight;
  }
  /// From the side where reading begins to the left.
  [[nodiscard]] double from_left(double x, double size) const {
    return left() + (words.right_to_left ? width() - x - size : x);
  }

  void begin_page() {
    pages.emplace_back();
    y = 0;
  }
  void later(std::function<void(cairo_t&)> drawn) { pages.back().push_back(std::move(drawn)); }

  [[nodiscard]] Layout layout_of(std::string_view text, const Type& type, double room) const {
    Layout out(pango_layout_new(context.get()), Freed<g_object_unref>{});
    const std::string shown = printable(text);
    pango_layout_set_text(out.get(), shown.c_str(), static_cast<int>(shown.size()));
    PangoFontDescription* const font = pango_font_description_new();
    pango_font_description_set_family_static(font, type.mono ? "DejaVu Sans Mono" : "DejaVu Sans");
    pango_font_description_set_absolute_size(font, type.size * PANGO_SCALE);
    if (type.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(out.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(out.get(), static_cast<int>(room * PANGO_SCALE));
    pango_layout_set_wrap(out.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(out.get(), static_cast<float>(kLineSpacing));
    return out;
  }

  /// Pango swaps left and right where a text is read from the right: here the sheet says where a line begins.
  void set_side(PangoLayout& layout, Side side) const {
    if (side == Side::middle) return pango_layout_set_alignment(&layout, PANGO_ALIGN_CENTER);
    const bool text_from_right = pango_layout_get_direction(&layout, 0) == PANGO_DIRECTION_RTL;
    const bool wants_right = (side == Side::end) != words.right_to_left;
    pango_layout_set_alignment(&layout, wants_right != text_from_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  }

  void draw(cairo_t& on, std::string_view text, const Type& type, double from_left_edge, double from_top,
            double room) const {
    const Layout layout = layout_of(text, type, room);
    set_side(*layout, type.side);
    cairo_move_to(&on, from_left_edge, from_top);
    pango_cairo_show_layout(&on, layout.get());
  }

  static void draw_code(cairo_t& on, std::string_view text, double x, double from_top, double size) {
    try {
      const std::string copy(text);
      const auto code = qrcodegen::QrCode::encodeText(copy.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
      const double module = size / code.getSize();
      for (int row = 0; row < code.getSize(); ++row)
        for (int column = 0; column < code.getSize(); ++column)
          if (code.getModule(column, row))
            cairo_rectangle(&on, x + column * module, from_top + row * module, module, module);
      cairo_fill(&on);
    } catch (const qrcodegen::data_too_long&) {
      return;  // The text stands beside it.
    }
  }

  void draw_head(cairo_t& on) const {
    const Type small{8, false, false, Side::begin};
    const double half = kBodyWidth / 2;
    draw(on, head.assembly, {9, true, false, Side::begin}, from_left(0, half), kMargin, half);
    draw(on, head.date, {8, false, false, Side::end}, from_left(half, half), kMargin, half);
    draw(on, head.item, small, from_left(0, kBodyWidth), kMargin + 5 * kMillimetre, kBodyWidth);
    cairo_set_line_width(&on, 0.6);
    cairo_move_to(&on, kMargin, kMargin + 11 * kMillimetre);
    cairo_rel_line_to(&on, kBodyWidth, 0);
    cairo_stroke(&on);
  }

  void draw_foot(cairo_t& on, std::size_t page, std::size_t of) const {
    const double foot = kPageHeight - kMargin - kCodeSize;
    const std::string urn = "urn:folkmoot:" + head.event;
    if (!head.event.empty()) {
      draw_code(on, urn, from_left(0, kCodeSize), foot, kCodeSize);
      const double beside = kCodeSize + 3 * kMillimetre;
      const double room = kBodyWidth - beside - 30 * kMillimetre;
      draw(on, urn, {6.5, false, true, Side::begin}, from_left(beside, room), foot + 9 * kMillimetre, room);
    }
    const std::string number = std::string(words.page_of) + " " + std::to_string(page) + " / " + std::to_string(of);
    draw(on, number, {8, false, false, Side::end}, from_left(kBodyWidth - 30 * kMillimetre, 30 * kMillimetre),
         foot + 11 * kMillimetre, 30 * kMillimetre);
  }

  /// One line of a text, with its number beside it.
  void flow_line(const Layout& layout, int line, double x, bool numbered) {
    const double at = top() + y;
    later([=](cairo_t& on) {
      cairo_move_to(&on, x, at);
      pango_cairo_show_layout_line(&on, pango_layout_get_line_readonly(layout.get(), line));
    });
    if (!numbered) return;
    ++lines;
    const Type type{6.5, lines % 5 == 0, false, Side::end};
    const double room = kNumberRoom - 2 * kMillimetre;
    later([=, this, number = std::to_string(lines)](cairo_t& on) {
      draw(on, number, type, from_left(0, room), at - 5.5, room);
    });
  }

  void line(double x, double from_top, double right, double down, double thickness, bool dashed) {
    later([=](cairo_t& on) {
      constexpr std::array kDash = {3.0, 3.0};
      if (dashed) cairo_set_dash(&on, kDash.data(), kDash.size(), 0);
      cairo_set_line_width(&on, thickness);
      cairo_move_to(&on, x, from_top);
      cairo_rel_line_to(&on, right, down);
      cairo_stroke(&on);
      cairo_set_dash(&on, nullptr, 0, 0);
    });
  }
};

Paper::Paper() = default;
Paper::~Paper() = default;

Result<std::unique_ptr<Paper>> Paper::begin(PageHead head, const Words& words) {
  if (!load_drawing()) return fail(errc::kFailed, "Pango is not installed: install libpangocairo-1.0-0");
  std::unique_ptr<Paper> out(new Paper);
  out->impl_ = std::make_unique<Impl>(std::move(head), words);
  out->impl_->fonts = open_fonts();
  if (!out->impl_->fonts)
    return fail(errc::kFont, std::string("DejaVu Sans is not in ") + FOLKMOOT_FONTS + " (fonts-dejavu-core)");
  out->impl_->context = open_context(*out->impl_->fonts);
  out->impl_->begin_page();
  return out;
}

double Paper::y() const { return impl_->y; }
double Paper::room() const { return impl_->height() - impl_->y; }
void Paper::skip(double height) { impl_->y += height; }
std::size_t Paper::pages() const { return impl_->pages.size(); }

void Paper::new_page() {
  const bool in_box = impl_->box_top >= 0;
  if (in_box) end_box();
  impl_->begin_page();
  if (in_box) begin_box();
}

void Paper::need(double height) {
  if (room() < height && impl_->y > 0) new_page();
}

void Paper::flow(std::string_view text, const Type& type, double indent, bool numbered) {
  const double padding = impl_->box_top >= 0 ? kBoxPadding : 0;
  const double from = indent + padding + (numbered ? kNumberRoom : 0);
  const double width = kBodyWidth - from - padding;
  const Layout layout = impl_->layout_of(text, type, width);
  PangoLayoutIter* const iter = pango_layout_get_iter(layout.get());
  int line = 0;
  do {
    PangoRectangle extents{};
    pango_layout_iter_get_line_extents(iter, nullptr, &extents);
    const double height = points(extents.height) * kLineSpacing;
    if (room() < height + padding) {
      if (impl_->pages.size() >= kPagesMax) break;  // finish() says so
      new_page();
    }
    const double baseline = points(pango_layout_iter_get_baseline(iter) - extents.y);
    skip(baseline);
    impl_->flow_line(layout, line++, impl_->from_left(from, width) + points(extents.x), numbered);
    skip(height - baseline);
  } while (pango_layout_iter_next_line(iter) != FALSE);
  pango_layout_iter_free(iter);
}

void Paper::begin_box() {
  impl_->box_top = impl_->y;
  skip(kBoxPadding);
}

void Paper::end_box() {
  skip(kBoxPadding);
  frame(kNumberRoom, impl_->box_top, kBodyWidth - kNumberRoom, impl_->y - impl_->box_top);
  impl_->box_top = -1;
}

double Paper::text(std::string_view text, const Type& type, const Place& place) {
  const Layout layout = impl_->layout_of(text, type, place.width);
  impl_->set_side(*layout, type.side);
  impl_->later([layout, x = impl_->from_left(place.x, place.width), at = impl_->top() + place.y](cairo_t& on) {
    cairo_move_to(&on, x, at);
    pango_cairo_show_layout(&on, layout.get());
  });
  int size = 0;
  pango_layout_get_size(layout.get(), nullptr, &size);
  return points(size);
}

double Paper::height_of(std::string_view text, const Type& type, double width) const {
  int size = 0;
  pango_layout_get_size(impl_->layout_of(text, type, width).get(), nullptr, &size);
  return points(size);
}

void Paper::rule(double x, double y, double width, double thickness) {
  impl_->line(impl_->from_left(x, width), impl_->top() + y, width, 0, thickness, false);
}

void Paper::dashes(double x, double y, double width) {
  impl_->line(impl_->from_left(x, width), impl_->top() + y, width, 0, 0.4, true);
}

void Paper::upright(double x, double y, double height, bool dashed) {
  impl_->line(impl_->from_left(x, 0), impl_->top() + y, 0, height, 0.4, dashed);
}

void Paper::frame(double x, double y, double width, double height, double thickness) {
  impl_->later([=, left = impl_->from_left(x, width), at = impl_->top() + y](cairo_t& on) {
    cairo_set_line_width(&on, thickness);
    cairo_rectangle(&on, left, at, width, height);
    cairo_stroke(&on);
  });
}

void Paper::code(std::string_view text, double x, double y, double size) {
  impl_->later([copy = std::string(text), left = impl_->from_left(x, size), at = impl_->top() + y, size](cairo_t& on) {
    Impl::draw_code(on, copy, left, at, size);
  });
}

Result<Bytes> Paper::finish() {
  if (impl_->pages.size() >= kPagesMax)
    return fail(errc::kTooLong, "more than " + std::to_string(kPagesMax) + " pages");
  Bytes out;
  const Surface file(cairo_pdf_surface_create_for_stream(take_bytes, &out, kPageWidth, kPageHeight));
  cairo_pdf_surface_restrict_to_version(file.get(), CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(file.get(), CAIRO_PDF_METADATA_TITLE, printable(impl_->head.item).c_str());
  cairo_pdf_surface_set_metadata(file.get(), CAIRO_PDF_METADATA_AUTHOR, printable(impl_->head.assembly).c_str());
  cairo_pdf_surface_set_metadata(file.get(), CAIRO_PDF_METADATA_CREATOR, "Folkmoot");
  cairo_pdf_surface_set_metadata(file.get(), CAIRO_PDF_METADATA_CREATE_DATE, rfc3339(impl_->head.made).c_str());
  const Pen on(cairo_create(file.get()));
  cairo_set_source_rgb(on.get(), 0, 0, 0);
  for (std::size_t i = 0; i < impl_->pages.size(); ++i) {
    for (const auto& draw : impl_->pages[i]) draw(*on);
    if (!impl_->head.is_bare) {
      impl_->draw_head(*on);
      impl_->draw_foot(*on, i + 1, impl_->pages.size());
    }
    cairo_show_page(on.get());
  }
  cairo_surface_finish(file.get());
  const cairo_status_t status = cairo_surface_status(file.get());
  if (status != CAIRO_STATUS_SUCCESS) return fail(errc::kFailed, cairo_status_to_string(status));
  return out;
}

}  // namespace folkmoot::print

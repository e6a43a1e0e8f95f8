#pragma once
// Pango, Cairo and fontconfig, loaded when something is printed for the first time: with what they need they are thirty
// of the fifty libraries of this program, and every command would wait for them at its start.
//
// Their functions stand here under their own names, as pointers that hide the functions inside this namespace.
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

// clang-format off
#define FM_DRAWING(EACH) \
  EACH(FcConfigAppFontAddFile) EACH(FcConfigCreate) EACH(FcConfigDestroy) \
  EACH(cairo_create) EACH(cairo_destroy) EACH(cairo_fill) EACH(cairo_move_to) EACH(cairo_rectangle) \
  EACH(cairo_rel_line_to) EACH(cairo_set_dash) EACH(cairo_set_line_width) EACH(cairo_set_source_rgb) \
  EACH(cairo_show_page) EACH(cairo_status_to_string) EACH(cairo_stroke) \
  EACH(cairo_font_options_create) EACH(cairo_font_options_destroy) EACH(cairo_font_options_set_hint_metrics) \
  EACH(cairo_font_options_set_hint_style) \
  EACH(cairo_pdf_surface_create_for_stream) EACH(cairo_pdf_surface_restrict_to_version) \
  EACH(cairo_pdf_surface_set_metadata) \
  EACH(cairo_surface_destroy) EACH(cairo_surface_finish) EACH(cairo_surface_status) \
  EACH(g_object_unref) \
  EACH(pango_cairo_context_set_font_options) EACH(pango_cairo_font_map_new_for_font_type) \
  EACH(pango_cairo_font_map_set_resolution) EACH(pango_cairo_show_layout) EACH(pango_cairo_show_layout_line) \
  EACH(pango_context_set_round_glyph_positions) EACH(pango_fc_font_map_set_config) \
  EACH(pango_font_description_free) EACH(pango_font_description_new) \
  EACH(pango_font_description_set_absolute_size) EACH(pango_font_description_set_family_static) \
  EACH(pango_font_description_set_weight) EACH(pango_font_map_create_context) \
  EACH(pango_layout_get_direction) EACH(pango_layout_get_iter) EACH(pango_layout_get_line_readonly) \
  EACH(pango_layout_get_size) EACH(pango_layout_iter_free) EACH(pango_layout_iter_get_baseline) \
  EACH(pango_layout_iter_get_line_extents) EACH(pango_layout_iter_next_line) EACH(pango_layout_new) \
  EACH(pango_layout_set_alignment) EACH(pango_layout_set_font_description) EACH(pango_layout_set_line_spacing) \
  EACH(pango_layout_set_text) EACH(pango_layout_set_width) EACH(pango_layout_set_wrap)
// clang-format on

namespace folkmoot::print {

#define FM_DECLARE(name) extern decltype(&::name) name;
FM_DRAWING(FM_DECLARE)
#undef FM_DECLARE

/// Before any of them is called. False where one of the libraries is missing, or too old to have a function.
bool load_drawing();

}  // namespace folkmoot::print

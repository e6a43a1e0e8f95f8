#pragma once
// What other programs read of an assembly: tables of its lists, a feed of what it decided, its calendar. Each is one
// text, made out of the same views that people are shown; docs/exports.md says what stands in it and what never does.
#include <span>
#include <string_view>

#include "node/views.h"

namespace folkmoot::node {

namespace errc {
inline constexpr Code kExportTooLarge = "export.too_large";  // the whole journal is for `export`
}  // namespace errc

/// Of a table or feed. It is made in memory, and told in one answer.
inline constexpr std::size_t kExportMax = std::size_t{32} << 20;
/// The last decisions that a feed has: what was before them its readers have seen.
inline constexpr std::size_t kFeedLength = 100;

struct ExportColumn {
  /// English, and the same for ever: programs look for it.
  std::string_view heading;
  /// The way to the cell in one item of the list, as in "caller.name".
  std::string_view path;
};
struct ExportList {
  /// Also the list's name in its view.
  std::string_view name;
  /// Makes the question that its view answers.
  Question (*view)();
  std::span<const ExportColumn> columns;
};
std::span<const ExportList> export_lists();

/// {"complete", "text"}. Refusals: node.usage for a list that is not there, those of the views, export.too_large.
Reply export_view(Holding& holding, const ask::Export& asked, Instant now);

}  // namespace folkmoot::node

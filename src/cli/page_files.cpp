#include "cli/page_files.h"

#include <array>

// Written by the build: names of the bytes, and a row for each file.
#define FM_PAGE_BYTES(symbol)                                                                                \
  extern "C" const std::uint8_t symbol[];       /* NOLINT(readability-identifier-naming,*-avoid-c-arrays) */ \
  extern "C" const std::uint8_t symbol##_end[]; /* NOLINT(readability-identifier-naming,*-avoid-c-arrays) */
#include <page_files.inc>
#undef FM_PAGE_BYTES

namespace folkmoot::cli {

namespace {
struct PageFile {
  std::string_view path;
  std::string_view type;
  const std::uint8_t* begin;
  const std::uint8_t* end;
  std::string_view etag;
  bool is_gzip;
  bool is_immutable;
};
#define FM_PAGE_FILE(path, type, symbol, etag, is_gzip, is_immutable) \
  PageFile{path, type, symbol, symbol##_end, etag, is_gzip, is_immutable},
// The last row stands for none: an array has one.
const std::array kFiles = {
#include <page_files.inc>
    PageFile{{}, {}, nullptr, nullptr, {}, false, false}};
#undef FM_PAGE_FILE
}  // namespace

std::optional<api::Asset> PageFiles::find(std::string_view path) const {
  for (const PageFile& file : kFiles)
    if (file.begin != nullptr && file.path == path)
      return api::Asset{file.type, BytesView(file.begin, file.end), file.etag, file.is_gzip, file.is_immutable};
  return std::nullopt;
}

}  // namespace folkmoot::cli

#pragma once
// Tables as spreadsheets write them (RFC 4180), read strictly: a line of names that are known, then rows of as many
// cells. Cells are parted by comma, semicolon or tab - whichever the first line has - and may stand in quotes, in which
// "" is one quote and lines may end. What is wrong is said with its line and column.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace folkmoot::cli {

namespace errc {
inline constexpr Code kTable = "table.malformed";
}

/// Both from 1; columns are bytes.
struct TablePlace {
  std::size_t line = 1;
  std::size_t column = 1;
};
struct TableCell {
  std::string text;
  TablePlace at;
};
struct TableFault {
  Error error;
  TablePlace at;
};
struct TableFile {
  /// Of each row a cell for each column that was asked for, in that order; empty where the table has no such column.
  std::vector<std::vector<TableCell>> rows;
};

/// `columns`: the names that are known. The first is needed, and never empty.
tl::expected<TableFile, TableFault> read_table(std::string_view text, const std::vector<std::string_view>& columns);

}  // namespace folkmoot::cli

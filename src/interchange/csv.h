#pragma once
// Tables as RFC 4180 has them: cells parted by commas, rows ended by CR LF, quotes where they are needed.
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::interchange {

/// A text as a cell. A spreadsheet reads cells that begin with = + - @, a tab or CR as formulas, and what others wrote
/// must never be one: these get an apostrophe in front, which the spreadsheet does not show. Numbers below zero do not
/// occur here.
std::string csv_cell(std::string_view text);

/// Of the rows of a table, the headings first.
class CsvTable {
 public:
  /// `mark`: begins with the mark of byte order, without which some spreadsheets take UTF-8 for something else.
  explicit CsvTable(const std::vector<std::string_view>& headings, bool mark = false);
  /// As many cells as there are headings.
  void add(const std::vector<std::string>& cells);
  [[nodiscard]] std::size_t size() const { return out_.size(); }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::size_t columns_;
};

}  // namespace folkmoot::interchange

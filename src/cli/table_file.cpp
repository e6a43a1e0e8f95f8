#include "cli/table_file.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace folkmoot::cli {

namespace {
using Row = std::vector<TableCell>;

tl::unexpected<TableFault> wrong(std::string detail, TablePlace at) {
  return tl::unexpected<TableFault>(TableFault{{errc::kTable, std::move(detail)}, at});
}

/// Goes through the text once.
class Rows {
 public:
  explicit Rows(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = begin_ = 3;
    const std::string_view first = text_.substr(0, text_.find('\n'));
    for (const char c : {',', ';', '\t'}) {
      separator_ = c;
      if (first.find(c) != std::string_view::npos) return;
    }
  }

  /// The next row that is not empty; nothing at the end.
  tl::expected<std::optional<Row>, TableFault> next() {
    while (at_ < text_.size()) {
      Row row;
      FM_TRY(take_row(row));
      if (row.size() > 1 || !row.front().text.empty()) return std::optional(std::move(row));
    }
    return std::optional<Row>();
  }

 private:
  [[nodiscard]] TablePlace here() const { return {line_, at_ - begin_ + 1}; }
  [[nodiscard]] bool ends_cell() const { return at_ == text_.size() || text_[at_] == separator_ || text_[at_] == '\n'; }
  void end_line() {
    ++line_;
    begin_ = at_;
  }

  tl::expected<Ok, TableFault> take_row(Row& row) {
    for (;;) {
      FM_TRY(take_cell(row));
      if (at_ == text_.size()) return Ok{};
      const bool last = text_[at_++] == '\n';
      if (!last) continue;
      end_line();
      return Ok{};
    }
  }

  tl::expected<Ok, TableFault> take_cell(Row& row) {
    while (at_ < text_.size() && (text_[at_] == ' ' || (text_[at_] == '\t' && separator_ != '\t'))) ++at_;
    const TablePlace at = here();
    if (at_ < text_.size() && text_[at_] == '"') {
      std::string text;
      FM_TRY(take_quoted(text));
      row.push_back({std::move(text), at});
      while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\r')) ++at_;
      return ends_cell() ? tl::expected<Ok, TableFault>(Ok{}) : wrong("Between cells stands their separator.", here());
    }
    const std::size_t begin = at_;
    while (!ends_cell()) ++at_;
    const std::string text(trimmed(text_.substr(begin, at_ - begin)));
    if (const auto quote = text.find('"'); quote != std::string::npos)
      return wrong("A quote stands at the beginning of a cell, or twice inside quotes.", {at.line, at.column + quote});
    row.push_back({text, at});
    return Ok{};
  }

  tl::expected<Ok, TableFault> take_quoted(std::string& text) {
    const TablePlace begin = here();
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        ++at_;
        if (at_ == text_.size() || text_[at_] != '"') return Ok{};
      }
      text += text_[at_];
      if (text_[at_] == '\n') {
        ++line_;
        begin_ = at_ + 1;
      }
    }
    return wrong("The quote that begins here does not end.", begin);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of the line
  std::size_t line_ = 1;
  char separator_ = ',';
};

/// Where each column that is asked for stands in the table.
using Places = std::vector<std::optional<std::size_t>>;
tl::expected<Places, TableFault> places_of(const Row& head, const std::vector<std::string_view>& columns) {
  Places out(columns.size());
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto known = std::find(columns.begin(), columns.end(), head[i].text);
    if (known == columns.end()) {
      std::string names;
      for (const std::string_view name : columns) names += (names.empty() ? "" : ", ") + std::string(name);
      return wrong("No column is called \"" + head[i].text + "\" here; there may be: " + names, head[i].at);
    }
    auto& place = out[static_cast<std::size_t>(known - columns.begin())];
    if (place) return wrong("Two columns have this name.", head[i].at);
    place = i;
  }
  if (!out.front()) return wrong("The first line names no column \"" + std::string(columns.front()) + "\".", {1, 1});
  return out;
}
}  // namespace

tl::expected<TableFile, TableFault> read_table(std::string_view text, const std::vector<std::string_view>& columns) {
  Rows rows(text);
  FM_ASSIGN(const auto head, rows.next());
  if (!head) return wrong("The file is empty.", {1, 1});
  FM_ASSIGN(const Places places, places_of(*head, columns));
  TableFile out;
  for (;;) {
    FM_ASSIGN(auto row, rows.next());
    if (!row) return out;
    if (row->size() != head->size())
      return wrong("This line has " + std::to_string(row->size()) + " cells, the first one " +
                       std::to_string(head->size()) + ".",
                   row->front().at);
    std::vector<TableCell>& cells = out.rows.emplace_back();
    for (const auto& place : places)
      cells.push_back(place ? std::move((*row)[*place]) : TableCell{{}, row->front().at});
    if (cells.front().text.empty()) return wrong("This cell is empty.", cells.front().at);
  }
}

}  // namespace folkmoot::cli

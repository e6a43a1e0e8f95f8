#include "interchange/csv.h"

#include "base/check.h"

namespace folkmoot::interchange {

namespace {
constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kFormulaStarts = "=+-@\t\r";
constexpr std::string_view kQuotedFor = "\",\r\n";
}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell;
  if (!text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) cell += '\'';
  cell += text;
  // Blanks at its ends are the cell's own: some readers drop them outside quotes.
  const bool has_blanks = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  if (!has_blanks && cell.find_first_of(kQuotedFor) == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

CsvTable::CsvTable(const std::vector<std::string_view>& headings, bool mark) : columns_(headings.size()) {
  if (mark) out_ += kMark;
  add({headings.begin(), headings.end()});
}

void CsvTable::add(const std::vector<std::string>& cells) {
  FM_CHECK(cells.size() == columns_);
  for (std::size_t i = 0; i < cells.size(); ++i) out_ += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  out_ += "\r\n";
}

}  // namespace folkmoot::interchange

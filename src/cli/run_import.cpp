// What an assembly had before: its members without a device, and its decisions, out of tables. All of a file is looked
// at before the first act is written.
#include <fmt/format.h>

#include <map>

#include "api/normal_text.h"
#include "base/duration.h"
#include "cli/print.h"
#include "cli/runners.h"
#include "cli/table_file.h"
#include "cli/text_input.h"
#include "event/limits.h"

namespace folkmoot::cli {

namespace {
constexpr std::size_t kTableMax = std::size_t{16} << 20;

/// A file as rows, in Unicode's composed form; or the exit code after the fault was shown.
struct Read {
  TableFile table;
  std::optional<int> exit;
};
int show_fault(const Invocation& invocation, const std::string& file, const TableFault& fault) {
  return invocation.show_error_at(fault.error, node::Value::Object{{"file", file},
                                                                   {"line", std::uint64_t{fault.at.line}},
                                                                   {"column", std::uint64_t{fault.at.column}}});
}
Result<Read> read_rows(const Invocation& invocation, const std::string& file,
                       const std::vector<std::string_view>& columns) {
  FM_ASSIGN(const std::string text, read_file(file, kTableMax));
  auto table = read_table(text, columns);
  if (!table) return Read{{}, show_fault(invocation, file, table.error())};
  for (auto& row : table->rows)
    for (TableCell& cell : row) {
      auto normal = api::normal_text(cell.text);
      if (!normal) return Read{{}, show_fault(invocation, file, {normal.error(), cell.at})};
      cell.text = *std::move(normal);
    }
  return Read{*std::move(table), {}};
}

std::optional<TableFault> too_long(const TableCell& cell, std::size_t size_max) {
  if (cell.text.size() <= size_max) return std::nullopt;
  return TableFault{{errc::kTooLong, fmt::format("This cell is longer than {} bytes.", size_max)}, cell.at};
}

std::optional<TableFault> fault_in_names(const TableFile& table, const node::Value& members) {
  std::map<std::string, std::size_t> lines;  // 0: known to the assembly
  for (const node::Value& member : members.items())
    if (member["state"].text() != "left" && member["state"].text() != "removed") lines[member["name"].text()] = 0;
  for (const auto& row : table.rows) {
    const TableCell& name = row.front();
    if (auto fault = too_long(name, event::kMaxName)) return fault;
    const auto [known, added] = lines.try_emplace(name.text, name.at.line);
    if (added) continue;
    std::string where = known->second == 0 ? "the assembly knows" : fmt::format("line {} has", known->second);
    return TableFault{{errc::kTable, fmt::format("Somebody whom {} is called the same: {}", where, shown(name.text))},
                      name.at};
  }
  return std::nullopt;
}

std::optional<TableFault> fault_in_decisions(const TableFile& table) {
  for (const auto& row : table.rows) {
    if (!parse_day(row[1].text))
      return TableFault{{errc::kTable, "A day is written as 2019-05-04, from 1970 on."}, row[1].at};
    for (const auto& [cell, most] : {std::pair{0, event::kMaxTitle}, std::pair{2, event::kMaxText}})
      if (auto fault = too_long(row[static_cast<std::size_t>(cell)], most)) return fault;
  }
  return std::nullopt;
}

std::string print_import(const node::Value& value) {
  const std::uint64_t rows = value["rows"].number();
  if (value["checked_only"].truth())
    return fmt::format("{} rows, nothing wrong with them; nothing was written\n", rows);
  return fmt::format("{} of {} rows were written, in {} acts\n", value["written"].number(), rows,
                     value["acts"].number());
}

/// Writes the acts one after another; an error says how far it came.
int write_all(const Invocation& invocation, net::Door& door, const std::vector<net::Request>& acts,
              const std::vector<std::size_t>& rows_of, std::size_t rows) {
  node::Reply out;
  std::uint64_t written = 0;
  std::uint64_t done = 0;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const node::Reply reply = invocation.ask(door, acts[i]);
    if (!reply.json["error"].is_null()) {
      out.json.set("error", reply.json["error"]);
      out.exit = reply.exit;
      break;
    }
    written += rows_of[i];
    ++done;
  }
  out.json.set("rows", std::uint64_t{rows}).set("written", written).set("acts", done).set("checked_only", false);
  if (!out.json["error"].is_null() && written > 0)
    say(fmt::format("{} of {} rows are written; the rest is not\n", written, rows));
  return invocation.show(out, print_import);
}

int show_checked(const Invocation& invocation, std::size_t rows) {
  node::Reply out;
  out.json.set("rows", std::uint64_t{rows}).set("written", std::uint64_t{0}).set("acts", std::uint64_t{0});
  out.json.set("checked_only", true);
  return invocation.show(out, print_import);
}
}  // namespace

Result<int> run_import_members(Invocation& invocation, const Command&, const Given& given) {
  const std::string file = given.get("file");
  FM_ASSIGN(const Read read, read_rows(invocation, file, {"name"}));
  if (read.exit) return *read.exit;
  const auto& rows = read.table.rows;
  const bool only_check = given.has("check");
  FM_ASSIGN(const auto door, invocation.door(only_check ? Invocation::Access::read : Invocation::Access::write));
  const node::Reply known = invocation.ask(*door, invocation.request("ask members"));
  if (!known.json["error"].is_null()) return invocation.show(known, print_import);
  if (const auto fault = fault_in_names(read.table, known.json["members"])) return show_fault(invocation, file, *fault);
  if (only_check) return show_checked(invocation, rows.size());
  std::vector<net::Request> acts;
  std::vector<std::size_t> rows_of;
  for (std::size_t at = 0; at < rows.size(); at += event::kMaxListed) {
    std::vector<std::string> names;
    for (std::size_t i = at; i < std::min(rows.size(), at + event::kMaxListed); ++i)
      names.push_back(rows[i].front().text);
    rows_of.push_back(names.size());
    acts.push_back(invocation.request("act list-person"));
    acts.back().words.emplace_back("name", std::move(names));
  }
  return write_all(invocation, *door, acts, rows_of, rows.size());
}

Result<int> run_import_decisions(Invocation& invocation, const Command&, const Given& given) {
  const std::string file = given.get("file");
  FM_ASSIGN(const Read read, read_rows(invocation, file, {"title", "date", "text"}));
  if (read.exit) return *read.exit;
  if (const auto fault = fault_in_decisions(read.table)) return show_fault(invocation, file, *fault);
  const auto& rows = read.table.rows;
  if (given.has("check")) return show_checked(invocation, rows.size());
  std::vector<net::Request> acts;
  for (const auto& row : rows) {
    net::Request& act = acts.emplace_back(invocation.request("act past-decision"));
    act.add("title", row[0].text).add("date", row[1].text);
    if (!row[2].text.empty()) act.add("text", row[2].text);
  }
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::write));
  return write_all(invocation, *door, acts, std::vector<std::size_t>(rows.size(), 1), rows.size());
}

}  // namespace folkmoot::cli

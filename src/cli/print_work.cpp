// Commissions, tasks, budgets and what a search found, for people.
#include <fmt/format.h>

#include "cli/print.h"

namespace folkmoot::cli {

namespace {
std::string names_of(const node::Value& people) {
  std::string out;
  for (const node::Value& person : people.items()) out += (out.empty() ? "" : ", ") + shown(person["name"].text());
  return out.empty() ? "nobody" : out;
}

std::string day_of(const node::Value& time) { return time.is_null() ? "" : time.text().substr(0, 10); }
}  // namespace

std::string print_commissions(const node::Value& value) {
  if (value["commissions"].items().empty()) return "no commission\n";
  std::string out;
  for (const node::Value& one : value["commissions"].items()) {
    out += fmt::format("{}  {}{}{}\n  {}\n", short_id(one["id"].text()), shown(one["name"].text()),
                       one["closed"].truth() ? ", a closed group" : "",
                       one["state"].text() == "dissolved" ? ", DISSOLVED" : "", names_of(one["members"]));
    for (const node::Value& waiting : one["waiting"].items())
      out += fmt::format("  waits to be of it: {} ({})\n", shown(waiting["name"].text()),
                         short_id(waiting["event"].text()));
    for (const node::Value& report : one["reports"].items())
      out += fmt::format("  report {}: {}\n", short_id(report["event"].text()),
                         report["text"].is_null() ? "(not shown)" : shown(report["text"].text()));
  }
  return out;
}

std::string print_tasks(const node::Value& value) {
  Table table({"TASK", "WHAT", "STATE", "DUE", "TAKEN BY"});
  for (const node::Value& one : value["tasks"].items())
    table.add({short_id(one["id"].text()), shown(one["title"].text()), one["state"].text(),
               day_of(one["due"]) + (one["overdue"].truth() ? " OVERDUE" : ""), names_of(one["taken_by"])});
  return table.text();
}

std::string print_budgets(const node::Value& value) {
  if (value["budgets"].items().empty()) return "no budget\n";
  std::string out;
  for (const node::Value& one : value["budgets"].items()) {
    const std::string unit = shown(one["unit"].text());
    out += fmt::format("{}  {} {} for {}, until {}: {} paid, {} left\n", short_id(one["id"].text()),
                       one["amount"].number(), unit, short_id(one["commission"].text()), day_of(one["until"]),
                       one["paid"].number(), one["left"].number());
    for (const node::Value& spending : one["spendings"].items())
      out += fmt::format("  {}  {} {}, {}: {}\n", short_id(spending["event"].text()), spending["amount"].number(), unit,
                         spending["state"].text(),
                         spending["what"].is_null() ? "(not shown)" : shown(spending["what"].text()));
  }
  return out;
}

std::string print_found_texts(const node::Value& value) {
  if (value["found"].items().empty()) return "nothing found\n";
  std::string out;
  for (const node::Value& one : value["found"].items())
    out +=
        fmt::format("{}  page {}  {}{}\n    {}\n", short_id(one["id"].text()), one["page"].number(), one["kind"].text(),
                    one["title"].text().empty() ? "" : ": " + shown(one["title"].text()), shown(one["snippet"].text()));
  return out;
}

}  // namespace folkmoot::cli

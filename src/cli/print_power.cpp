// `moot power` in words: a row for each member, then the shares with how they are worked out.
#include <fmt/format.h>

#include "cli/print.h"

namespace folkmoot::cli {

std::string print_power(const node::Value& value) {
  if (value["hidden"].truth())
    return fmt::format("shown from {} members on: in fewer everybody knows, and figures would point at somebody\n",
                       value["shown_from"].number());
  Table table({"MEMBER", "PROPOSED", "ADOPTED", "SPEECHES", "SECONDS", "ITEMS", "OUT OF ORDER", "MANDATES", "PROXIES",
               "FOLLOWED", "BLOCKS", "SPENT", "HID"});
  const auto figure = [](const node::Value& member, std::string_view name) {
    return fmt::format("{}", member[name].number());
  };
  for (const node::Value& member : value["members"].items())
    table.add({shown(member["name"].text()), figure(member, "proposals"), figure(member, "adopted"),
               figure(member, "speeches"), figure(member, "seconds"), figure(member, "agenda_items"),
               figure(member, "departures"), figure(member, "mandates"), figure(member, "proxies"),
               fmt::format("{}/{}", member["followed"].number(), member["delegated_votes"].number()),
               figure(member, "blocks"), figure(member, "spent"), figure(member, "hidden_texts")});
  std::string out = table.text();
  out += fmt::format("\nhow unevenly people speak: {}, and propose: {} (Gini: 0 is even)\n",
                     value["gini_speech"].text(), value["gini_proposals"].text());
  out +=
      fmt::format("the greatest share of the time to speak: {}, of agendas: {}, of what was adopted: {}\n",
                  value["greatest_speech"].text(), value["greatest_agenda"].text(), value["greatest_adopted"].text());
  for (const node::Value& alarm : value["alarms"].items())
    out += fmt::format("! one person has {} of the {}, more than the charter bears ({})\n", alarm["share"].text(),
                       alarm["what"].text(), alarm["bound"].text());
  return out;
}

}  // namespace folkmoot::cli

// Commands that look at meetings, minutes and the calendar.
#include <fmt/format.h>

#include "cli/print.h"
#include "cli/runners.h"
#include "node/errc.h"

namespace folkmoot::cli {

namespace {
std::string name_in(const node::Value& person) { return shown(person["name"].text()); }

std::string print_list(const node::Value& value) {
  Table table({"TIME", "TITLE", "STATE", "MEETING"});
  for (const node::Value& meeting : value["meetings"].items())
    table.add({meeting["time"].text(), shown(meeting["title"].text()), meeting["state"].text(),
               short_id(meeting["meeting"].text())});
  return table.text();
}

std::string print_head(const node::Value& value) {
  std::string out = fmt::format("{}  ({}), {}\n", shown(value["title"].text()), short_id(value["meeting"].text()),
                                value["state"].text());
  out +=
      fmt::format("  {}{}, called by {}\n", value["time"].text(),
                  value["place"].text().empty() ? "" : ", " + shown(value["place"].text()), name_in(value["caller"]));
  return out;
}

std::string print_opening(const node::Value& opening) {
  if (opening.is_null()) return {};
  std::string tellers;
  for (const node::Value& teller : opening["tellers"].items())
    tellers += (tellers.empty() ? "" : ", ") + name_in(teller);
  return fmt::format("  facilitator {}, minutes {}, tellers {}\n", name_in(opening["facilitator"]),
                     name_in(opening["minute_taker"]), tellers);
}

std::string print_agenda(const node::Value& value) {
  std::string out;
  for (const node::Value& item : value["agenda"].items())
    out += fmt::format("  {}{}. {}{} (from {})\n", item["number"].number() == value["item"].number() ? "> " : "  ",
                       item["number"].number(), shown(item["title"].text()),
                       item["by_consent"].truth() ? ", by consent" : "", name_in(item["from"]));
  for (const node::Value& theme : value["themes"].items())
    out += fmt::format("  theme: {} ({} for it)\n", shown(theme["title"].text()), theme["supports"].number());
  return out;
}

std::string why_in_words(const std::string& why) {
  if (why == "class") return "by class";
  if (why == "speeches") return "spoke less often on the item";
  if (why == "list") return "that list had fewer turns";
  if (why == "seconds_on_item") return "spoke less on the item";
  if (why == "seconds_in_meeting") return "spoke less in the meeting";
  if (why == "asked") return "asked first";
  return why == "lot" ? "by lot" : "";
}

std::string print_queue(const node::Value& value) {
  std::string out;
  const node::Value& speaking = value["speaking"];
  if (!speaking.is_null())
    out += fmt::format("\nspeaking: {}, since {}\n", name_in(speaking), speaking["since"].text());
  if (value["queue"].items().empty()) return out;
  Table table({"NEXT", "CLASS", "BEFORE THE NEXT ONE BECAUSE"});
  for (const node::Value& one : value["queue"].items())
    table.add({name_in(one), one["class"].text(), why_in_words(one["before_next_by"].text())});
  out += "\n" + table.text();
  return out + (value["queue_closed"].truth() ? "the list is closed\n" : "");
}

std::string print_meeting(const node::Value& value) {
  const node::Value& there = value["attendance"];
  std::string out = print_head(value);
  out += fmt::format("  {} there of {}, {} needed: {}; {} visitors\n", there["present"].number(),
                     there["roll"].number(), there["needed"].number(), there["quorum"].truth() ? "quorum" : "no quorum",
                     there["visitors"].number());
  out += print_opening(value["opening"]) + print_agenda(value) + print_queue(value);
  for (const node::Value& challenge : value["challenges"].items())
    out += fmt::format("challenge of the {} by {}: {}\n", challenge["of"].text(), name_in(challenge["by"]),
                       challenge["state"].text());
  if (const auto departures = value["departures"].number(); departures > 0)
    out += fmt::format("departures from the order: {}\n", departures);
  for (const node::Value& decision : value["decisions"].items())
    out += fmt::format("{}: {}, {} yes, {} no, base {}\n", shown(decision["title"].text()),
                       decision["adopted"].truth() ? "adopted" : "not adopted", decision["yes"].number(),
                       decision["no"].number(), decision["base"].text());
  return out + fmt::format("minutes: {}\n", value["minutes"].text());
}

std::string print_checklist(const node::Value& value) {
  std::string out = print_head(value);
  for (const node::Value& point : value["points"].items())
    out += fmt::format("  {} {}: {}\n", point["ok"].truth() ? "ok     " : "MISSING", point["point"].text(),
                       shown(point["words"].text()));
  return out;
}

std::string print_minutes(const node::Value& value) { return shown(value["text"].text()); }

std::string print_calendar(const node::Value& value) {
  Table table({"TIME", "TITLE", "PLACE", ""});
  for (const node::Value& one : value["calendar"].items())
    table.add({one["time"].text(), shown(one["title"].text()), shown(one["place"].text()),
               one["meeting"].is_null() ? "" : "called"});
  return table.text();
}

}  // namespace

Result<int> run_meeting_list(Invocation& invocation, const Command&, const Given&) {
  return invocation.look(invocation.request("ask meetings"), print_list);
}

Result<int> run_meeting_show(Invocation& invocation, const Command&, const Given& given) {
  return invocation.look(invocation.request("ask meeting").add("meeting", given.get("meeting")), print_meeting);
}

Result<int> run_meeting_checklist(Invocation& invocation, const Command&, const Given& given) {
  return invocation.look(invocation.request("ask checklist").add("meeting", given.get("meeting")), print_checklist);
}

Result<int> run_minutes_show(Invocation& invocation, const Command&, const Given& given) {
  if (given.has("markdown") && given.has("text")) return fail(node::errc::kUsage, "either --markdown or --text");
  net::Request request = invocation.request("ask minutes").add("meeting", given.get("meeting"));
  if (given.has("markdown")) request.add("form", "markdown");
  if (given.has("text")) request.add("form", "text");
  return invocation.look(request, print_minutes);
}

Result<int> run_calendar(Invocation& invocation, const Command&, const Given& given) {
  const auto name = given.find("ics");
  if (!name) return invocation.look(invocation.request("ask calendar"), print_calendar);
  return write_text(invocation, *name, invocation.request("ask export").add("form", "ics"));
}

}  // namespace folkmoot::cli

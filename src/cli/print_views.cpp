// The larger views for people: members, status, a proposal, the log.
#include <fmt/format.h>

#include "cli/print.h"

namespace folkmoot::cli {

namespace {

std::string incomplete(const node::Value& value) {
  const node::Value& complete = value["complete"];
  if (complete.is_null() || complete.truth()) return {};
  return "NOT COMPLETE: something here cannot be read yet; a newer version, or a key that is on its way, will.\n";
}

std::string states_of(const node::Value& devices) {
  std::size_t active = 0;
  std::size_t other = 0;
  for (const node::Value& device : devices.items()) ++(device["state"].text() == "active" ? active : other);
  if (active + other == 0) return "-";
  return other == 0 ? fmt::format("{}", active) : fmt::format("{} and {} suspended", active, other);
}

// A text of several lines, set in from the left.

}  // namespace

std::string print_members(const node::Value& value) {
  Table table({"NAME", "STATE", "MEMBER", "DEVICES", "VOUCHES"});
  for (const node::Value& member : value["members"].items()) {
    const bool waits = member["state"].text() == "applicant";
    const std::string state = member["state"].text() + (member["inactive"].truth() ? ", inactive" : "");
    table.add({shown(member["name"].text()), state, short_id(member["member"].text()), states_of(member["devices"]),
               waits ? fmt::format("{} of {}", member["vouches"].number(), member["needed"].number()) : ""});
  }
  return incomplete(value) + table.text();
}

std::string print_changes(const node::Value& value) {
  const node::Value& changes = value["changes"];
  if (changes.items().empty()) return {};
  Table table({"PARAMETER", "BEFORE", "AFTER"});
  for (const node::Value& change : changes.items()) {
    const bool long_text = change["parameter"].text() == "principles";
    table.add({change["parameter"].text(), long_text ? "..." : change["before"].text(),
               long_text ? "other words" : change["after"].text()});
  }
  return table.text();
}

std::string print_charter(const node::Value& value) {
  std::string out = fmt::format("charter {}, {}: {}\n\n", value["number"].number(),
                                value["in_force"].truth() ? "in force" : "not in force", value["id"].text());
  out += shown(value["text"].text());
  if (value["versions"].items().size() > 1) {
    Table table({"VERSION", "SINCE PAGE", "ID"});
    for (const node::Value& version : value["versions"].items())
      table.add({fmt::format("{}", version["number"].number()), fmt::format("{}", version["since_page"].number()),
                 short_id(version["id"].text())});
    out += "\n" + table.text();
  }
  return out;
}

std::string print_proxies(const node::Value& value) {
  if (value["each"].number() == 0) return "the charter has no personal proxies\n";
  Table table({"PROXY", "FROM", "HELD BY", "UNTIL", "VOTE", "STANDING"});
  for (const node::Value& one : value["proxies"].items())
    table.add({short_id(one["id"].text()), shown(one["giver"]["name"].text()), shown(one["holder"]["name"].text()),
               one["until"].text(), one["vote"].is_null() ? "all that take proxies" : short_id(one["vote"].text()),
               one["standing"].text() == "in_force" ? "in force" : one["standing"].text()});
  return table.text();
}

std::string print_mandates(const node::Value& value) {
  Table table({"HOLDER", "SCOPE", "OFFICE", "STANDING", "UNTIL", "TERM", "REPORTS", "BEYOND", "MANDATE"});
  for (const node::Value& mandate : value["mandates"].items()) {
    const bool has_office = !mandate["office"].is_null();
    table.add({shown(mandate["name"].text()), shown(mandate["scope"].text()),
               has_office ? shown(mandate["office"].text()) : "-", mandate["standing"].text(), mandate["until"].text(),
               has_office ? fmt::format("{}", mandate["term_in_a_row"].number()) : "-",
               fmt::format("{}", mandate["reports"].number()), fmt::format("{}", mandate["beyond"].number()),
               short_id(mandate["id"].text())});
  }
  return incomplete(value) + table.text();
}

std::string print_devices(const node::Value& value) {
  Table table({"DEVICE", "STATE", ""});
  for (const node::Value& device : value["devices"].items())
    table.add({device["device"].text(), device["state"].text(), device["own"].truth() ? "this one" : ""});
  return table.text();
}

namespace {
std::string waiting_line(const node::Value& waiting) {
  const std::string what = waiting["what"].text();
  const std::string id = short_id(waiting["id"].text());
  const std::string until = waiting["until"].text();
  if (what == "join_commission") return fmt::format("  you are asked to join a commission, such as {}\n", id);
  if (what == "confirm_joining") return fmt::format("  somebody waits for one of your group to sign: confirm {}\n", id);
  if (what == "moderate")
    return fmt::format("  the lot asks you about a text that somebody would hide: confirm or oppose {}\n", id);
  if (what == "cancelling")
    return fmt::format("  somebody asks that a vote ends without a count; sign what it lists: show {}\n", id);
  if (what == "task" && waiting["overdue"].truth())
    return fmt::format("  your task {} was due on {}\n", id, until.substr(0, 10));
  return fmt::format("  waiting for your {}: {}\n", shown(what), id);
}
}  // namespace

std::string print_status(const node::Value& value) {
  std::string out =
      incomplete(value) + fmt::format("{}  ({})\n", shown(value["name"].text()), short_id(value["assembly"].text()));
  Table table({"  state", value["state"].text()});
  table.add({"  members", fmt::format("{}", value["members"].number())});
  table.add({"  events", fmt::format("{} in page {}, {} of them void", value["events"].number(), value["page"].number(),
                                     value["void"].number())});
  if (value["parked"].number() > 0)
    table.add({"  parked", fmt::format("{}: what they rest on is missing", value["parked"].number())});
  if (value["forks"].number() > 0)
    table.add({"  FORKS", fmt::format("{}: a device wrote two events in one place", value["forks"].number())});
  table.add({"  frontier", short_id(value["frontier"]["digest"].text())});
  table.add({"  state hash", short_id(value["state_hash"].text())});
  const node::Value& seal = value["seal"];
  table.add(
      {"  seal", seal.is_null()
                     ? "none yet: all of this is provisional; once all founders are here, each types: moot seal ask"
                     : fmt::format("page {}, {}, {} of {} witnesses", seal["page"].number(), seal["time"].text(),
                                   seal["commits"].number(), seal["witnesses"].number())});
  if (const node::Value& remembered = value["remembers"]; !remembered.is_null())
    table.add({"  WAITS", fmt::format("for seal {} of page {}, which the invitation names: nothing is written before",
                                      short_id(remembered["hash"].text()), remembered["page"].number())});
  if (const node::Value& until = value["cut_off_until"]; !until.is_null())
    table.add(
        {"  CUT OFF", fmt::format("until {}, as the assembly said: ballots are collected for longer", until.text())});
  const node::Value& texts = value["texts"];
  if (texts["dropped"].number() > 0)
    table.add({"  texts", fmt::format("{} dropped up to page {}, as the assembly decided", texts["dropped"].number(),
                                      texts["below"].number())});
  if (texts["missing"].number() > 0)
    table.add({"  MISSING", fmt::format("{} texts: others may have them", texts["missing"].number())});
  out += table.text();
  for (const node::Value& waiting : value["waiting"].items()) out += waiting_line(waiting);
  return out;
}

std::string print_seal(const node::Value& value) {
  std::string out = fmt::format("page {} is open\n", value["page"].number());
  Table table(
      {"  may be closed", value["may_close"].truth() ? "yes" : "when the founding period ends, or all founders ask"});
  table.add({"  asked for", fmt::format("by {}", value["asked"].number())});
  if (!value["witnesses"].is_null()) {
    table.add({"  witnesses", fmt::format("{}, of whom {} must sign{}", value["witnesses"].number(),
                                          value["needed"].number(), value["witness"].truth() ? "; you are one" : "")});
    if (!value["round"].is_null())
      table.add({"  round", fmt::format("{}: {} ready, {} have committed", value["round"].number(),
                                        value["ready"].number(), value["commits"].number())});
  }
  const node::Value& lot = value["lot"];
  if (!lot.is_null())
    table.add({"  lot", fmt::format("{}; of {} in the pool {} committed, {} revealed{}", lot["state"].text(),
                                    lot["pool"].number(), lot["committed"].number(), lot["revealed"].number(),
                                    lot["until"].is_null() ? "" : "; until " + lot["until"].text())});
  const node::Value& seal = value["seal"];
  table.add({"  last seal", seal.is_null()
                                ? "none yet: all of this is provisional"
                                : fmt::format("page {}, {}; undoing it would take {} provable cheats",
                                              seal["page"].number(), seal["time"].text(), seal["cheats"].number())});
  if (!value["reconvened"].is_null())
    table.add({"  RECONVENED",
               fmt::format("page {} by {}: {}", value["reconvened"]["page"].number(),
                           short_id(value["reconvened"]["id"].text()), shown(value["reconvened"]["reason"].text()))});
  for (const node::Value& each : value["reconvenings"].items())
    table.add(
        {"  reconvening", fmt::format("{} of page {}, {} of {} needed have signed{}: {}", short_id(each["id"].text()),
                                      each["page"].number(), each["signed"].number(), each["needed"].number(),
                                      each["signed_by_me"].truth() ? ", you too" : "", shown(each["reason"].text()))});
  for (const node::Value& each : value["double_voices"].items())
    table.add(
        {"  SIGNED TWICE", fmt::format("{}, for two reconvenings of one choice", short_id(each["member"].text()))});
  for (const node::Value& seal_of_two : value["two_seals"]["seals"].items())
    table.add({"  TWO SEALS",
               fmt::format("page {}: {}, {}, {} of {} witnesses{}{}", value["two_seals"]["page"].number(),
                           short_id(seal_of_two["hash"].text()), seal_of_two["time"].text(),
                           seal_of_two["commits"].number(), seal_of_two["witnesses"].number(),
                           seal_of_two["reconvening"].is_null() ? "" : ", named by a reconvening",
                           seal_of_two["hash"].text() == value["two_seals"]["goes_on"].text() ? "; it goes on" : "")});
  for (const node::Value& proof : value["two_seals"]["proofs"].items())
    table.add({"  CHEATED",
               fmt::format("{}: {}",
                           proof["name"].is_null() ? short_id(proof["seal_key"].text()) : shown(proof["name"].text()),
                           proof["cheat"].text())});
  if (!value["trouble"].is_null())
    table.add(
        {"  STOPPED", fmt::format("{}: {}", value["trouble"]["code"].text(), value["trouble"]["message"].text())});
  return out + table.text();
}

std::string print_ballot_check(const node::Value& value) {
  const std::string ballot = value["ballot"].text();
  if (ballot.empty()) return "you cast no ballot in this vote\n";
  const std::string reason = value["reason"].text();
  std::string out = fmt::format("ballot {}: ", short_id(ballot));
  if (value["counted"].truth()) out += fmt::format("counted, under the root {}", value["root"].text());
  if (reason == "proxy") out += ", with the ballot of who holds your proxy";
  if (reason == "open") out += "held; the vote is still open";
  if (reason == "late") out += "NOT counted: it came after the vote had closed";
  if (reason == "contradicts") out += "NOT counted: another ballot of yours says something else";
  return out + "\n";
}

namespace {
/// Of a text that moderators hide; it is there where `--hidden` was given.
std::string hidden_line(const node::Value& hidden) {
  if (hidden.is_null()) return {};
  std::string by;
  for (const node::Value& member : hidden["by"].items()) by += (by.empty() ? "" : " and ") + short_id(member.text());
  return fmt::format("  HIDDEN by {}: {} (--hidden shows it)\n", by, shown(hidden["reason"].text()));
}

/// What the sentences of an explanation rest on where they do not say it: what each option had at each stage, or how
/// many ballots put one above the other.
std::string print_tables(const node::Value& value) {
  const node::Value& working = value["working"];
  const std::size_t options = value["options"].items().size();
  const auto head = [&](std::string first) {
    std::vector<std::string> out{std::move(first)};
    for (std::size_t i = 1; i <= options; ++i) out.push_back(std::to_string(i));
    return out;
  };
  std::string out;
  if (const auto& stages = working["stages"].items(); !stages.empty()) {
    std::vector<std::string> columns = head("stage");
    columns.emplace_back("nobody");
    Table table(std::move(columns));
    for (const node::Value& stage : stages) {
      std::vector<std::string> row{std::to_string(stage["number"].number())};
      for (std::size_t i = 1; i <= options; ++i) row.push_back(stage["votes"][std::to_string(i)].text());
      row.push_back(stage["exhausted"].text());
      table.add(std::move(row));
    }
    out += "\n" + set_in(table.text());
  }
  if (const auto& pairs = working["pairs"].items(); !pairs.empty()) {
    Table table(head("above"));
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      std::vector<std::string> row{std::to_string(i + 1)};
      for (std::size_t j = 0; j < pairs[i].items().size(); ++j)
        row.push_back(i == j ? "-" : std::to_string(pairs[i].items()[j].number()));
      table.add(std::move(row));
    }
    out += "\n" + set_in(table.text());
  }
  return out;
}

std::string print_vote(const node::Value& value) {
  std::string out =
      fmt::format("{}\n  a vote ({}), {}, by {}, {}\n", shown(value["title"].text()), value["matter"].text(),
                  value["state"].text(), short_id(value["author"].text()), value["id"].text());
  if (!value["commission"].is_null())
    out += fmt::format("  decided by the commission {}\n", short_id(value["commission"].text()));
  out += hidden_line(value["hidden"]);
  if (!value["text"].text().empty()) out += "\n" + set_in(value["text"].text());
  out += fmt::format("  ballots until {}, closes at the first seal from {} on\n", value["cast_until"].text(),
                     value["closes_at"].is_null() ? "a time that a seal will say" : value["closes_at"].text());
  for (const node::Value& option : value["options"].items())
    out += fmt::format("  {:>3}  {}{}\n", option["number"].number(), shown(option["text"].text()),
                       option["elected"].truth() ? value["state"].text() == "open" ? "  (ahead)" : "  (elected)" : "");
  for (const node::Value& change : value["changes"].items())
    out += fmt::format("  {}: {} -> {}\n", change["parameter"].text(), shown(change["before"].text()),
                       shown(change["after"].text()));
  if (const node::Value& reached = value["reached"]; !reached.is_null())
    out += fmt::format("  it has reached {} of the {} whom it must reach\n", reached["so_far"].number(),
                       reached["needed"].number());
  if (value["matter"].text() == "amendment") out += print_amendment(value);
  out += print_asked_for(value["asked_for"]);
  const node::Value& ballots = value["ballots"];
  if (!value["options"].is_null())
    out += fmt::format("  {} ballots among the options, by {}\n", ballots["marked"].number(), value["method"].text());
  out += fmt::format("  {} yes, {} no, {} abstain, {} blank, {} have not voted, {} contradict themselves; {} late\n",
                     ballots["yes"].number(), ballots["no"].number(), ballots["abstain"].number(),
                     ballots["blank"].number(), ballots["none"].number(), ballots["contradictory"].items().size(),
                     value["late"].items().size());
  for (const node::Value& one : value["by_proxy"].items())
    out += fmt::format("  {} is counted as {} votes, by proxy\n", shown(one["giver"]["name"].text()),
                       shown(one["holder"]["name"].text()));
  if (value["contestable"].truth())
    out += "  CONTESTABLE: late ballots that others had before the close could have changed the outcome\n";
  for (const node::Value& person : value["review"].items())
    out += fmt::format("  for review, since the removed person vouched for them: {}\n", short_id(person.text()));
  if (!value["explanation"].text().empty()) out += "\n" + set_in(value["explanation"].text()) + print_tables(value);
  return out + print_decision(value["decision"]);
}

std::string round_in_words(const std::string& state) {
  if (state == "waiting_for_reach") return "waits until it has reached enough of you";
  if (state == "not_reached") return "did not reach enough of you: only a meeting decides it";
  if (state == "resolving_block") return "somebody blocks: talk about it";
  return state == "over" ? "is over; a new version begins the next one" : "is open";
}

/// How a proposal closes at a seal, and what the count would come to now.
std::string print_round(const node::Value& round) {
  if (round.is_null()) return {};
  const bool is_over = round["state"].text() == "over";
  std::string out = fmt::format("  round {}, by {}{}, {}\n", round["number"].number(), round["procedure"].text(),
                                round["urgent"].truth() ? ", urgent" : "", round_in_words(round["state"].text()));
  if (!is_over)
    out += fmt::format("  positions until {}, closes at the first seal from {} on; as of now {}\n",
                       round["cast_until"].text(),
                       round["closes_at"].is_null() ? "a time that a seal will say" : round["closes_at"].text(),
                       round["outcome"].text());
  const node::Value& working = round["working"];
  out += fmt::format("  {} must agree, {} are missing; quorum {}\n", working["required"].number(),
                     working["missing"].number(), working["quorum_needed"].number());
  if (const node::Value& reached = round["reached"]; !reached.is_null())
    out += fmt::format("  it has reached {} of the {} whom it must reach\n", reached["so_far"].number(),
                       reached["needed"].number());
  for (const node::Value& block : round["blocks"].items())
    out += fmt::format("  BLOCK by {}: {} find that it stands, {} that it does not{}; moot block review {}\n",
                       short_id(block["member"].text()), block["stands"].number(), block["unfounded"].number(),
                       block["set_aside"].truth() ? ", so it is set aside" : "",
                       short_id(block["positions"].items().front().text()));
  for (const node::Value& listener : round["listeners"].items())
    out += fmt::format("  {} listens to both sides\n", short_id(listener.text()));
  for (const node::Value& member : round["opposed"].items())
    out += fmt::format("  {} says no\n", short_id(member.text()));
  if (round["failed"].number() > 0) out += fmt::format("  {} rounds have failed\n", round["failed"].number());
  if (!round["review"].is_null()) out += fmt::format("  lapses at its review, {}\n", round["review"].text());
  return out;
}
}  // namespace

std::string print_show(const node::Value& value) {
  if (value["kind"].text() == "vote" && !value["matter"].is_null()) return print_vote(value);
  if (value["versions"].items().empty()) {
    std::string out = fmt::format("{}  {}\n", shown(value["kind"].text()), value["id"].text());
    for (const char* const key : {"name", "title", "state", "summary", "text", "reason", "code"})
      if (!value[key].text().empty()) out += fmt::format("  {}: {}\n", key, shown(value[key].text()));
    out += hidden_line(value["hidden"]);
    if (value["decision"].is_null())
      if (const std::string marks = marks_in_words(value["marks"]); !marks.empty()) out += "  MARKED: " + marks + "\n";
    return out + print_decision(value["decision"]);
  }
  std::string out = fmt::format("{}\n  {}, by {}, {}\n", shown(value["title"].text()), value["state"].text(),
                                short_id(value["author"].text()), value["id"].text());
  if (!value["commission"].is_null())
    out += fmt::format("  decided by the commission {}\n", short_id(value["commission"].text()));
  for (const node::Value& version : value["versions"].items())
    out += fmt::format("\n  version {} ({})\n{}{}", version["number"].number(), short_id(version["event"].text()),
                       hidden_line(version["hidden"]), set_in(version["text"].text())) +
           print_version_match(version);
  for (const node::Value& amendment : value["amendments"].items())
    out += fmt::format("\n  amendment {}, {}\n", short_id(amendment["id"].text()), amendment["standing"].text()) +
           print_amendment(amendment);
  const node::Value& positions = value["positions"];
  out += "\n ";
  for (const auto& [key, label] : {std::pair{"agree", "agree"}, std::pair{"reserve", "agree with reservations"},
                                   std::pair{"stand_aside", "stand aside"}, std::pair{"block", "block"},
                                   std::pair{"pass", "pass"}, std::pair{"none", "have not spoken"}})
    out += fmt::format(" {} {}{}", positions[key].number(), label, key == std::string_view("none") ? "\n" : ",");
  return out + print_round(value["round"]) + print_decision(value["decision"]);
}

namespace {
std::string log_text(const node::Value& value, std::string_view how_to_go_on) {
  Table table({"EVENT", "WHEN (CLAIMED)", "WHAT", ""});
  for (const node::Value& event : value["events"].items()) {
    const std::string summary = event["summary"].text();
    table.add(
        {short_id(event["id"].text()), event["claimed"].text(), shown(summary.empty() ? event["kind"].text() : summary),
         event["applied"].truth() ? marks_in_words(event["marks"]) : fmt::format("void: {}", event["code"].text())});
  }
  std::string out = incomplete(value) + table.text();
  if (!value["next"].is_null()) out += fmt::format("more: {} {}\n", how_to_go_on, value["next"].text());
  return out;
}
}  // namespace

std::string print_log(const node::Value& value) { return log_text(value, "moot log --after"); }
std::string print_log_backwards(const node::Value& value) { return log_text(value, "moot log --newest --after"); }

}  // namespace folkmoot::cli

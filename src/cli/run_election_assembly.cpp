// Commands that look at encrypted votes of an assembly, and write their archives.
#include <fmt/format.h>

#include "cli/print.h"
#include "cli/runners.h"
#include "net/files.h"

namespace folkmoot::cli {

namespace {
std::string protection(const node::Value& value) {
  std::string out = "\nWhat this does not protect:\n";
  for (const node::Value& one : value["not_protected"].items()) out += fmt::format("  - {}\n", one.text());
  return out;
}

std::string stage_in_words(const node::Value& value) {
  const std::string stage = value["stage"].text();
  if (stage == "waiting") return "waits for a seal";
  if (stage == "voting") return "takes ballots";
  if (stage == "registering") return "takes credentials, which the trustees shuffle before anybody votes";
  if (stage == "mixing") return "the trustees shuffle the credentials";
  if (stage == "listing") return "the trustees open the shuffled credentials";
  if (stage == "closed") return "the box is closed; one more seal, and the trustees go on";
  if (stage == "shuffling") return "the trustees shuffle the ballots";
  if (stage == "opening") return fmt::format("{} of the trustees must open it", value["needed"].number());
  if (stage == "done") return "opened";
  if (stage == "failed") return fmt::format("failed: {}", value["failure"].text());
  return fmt::format("the trustees make their key: {} (attempt {})", stage, value["attempt"].number());
}

std::string print_trustees(const node::Value& value) {
  Table table({"TRUSTEE", "KEY", "CAN DECRYPT", "OPENED"});
  for (const node::Value& one : value["trustees"].items())
    table.add({shown(one["name"].text()), one["confirmed"].truth() ? "made" : "-",
               one["drilled"].truth() ? "shown" : "not shown", one["opened"].truth() ? "yes" : "-"});
  return value["trustees"].items().empty() ? "" : table.text();
}

/// Whose ballot the box holds, by the code that its voter wrote down.
std::string print_voter(const std::string& whose, const node::Value& voter) {
  if (voter.is_null() || (voter["ballot"].is_null() && !voter["registered"].truth())) return "";
  if (voter["ballot"].is_null()) return fmt::format("  {} is not in the box\n", whose);
  return fmt::format("  {} in the box has the code {}\n", whose, voter["code"].text());
}

std::string print_result(const node::Value& value) {
  std::string out = fmt::format("{}  {}\n", short_id(value["id"].text()), stage_in_words(value));
  if (!value["until"].is_null()) out += fmt::format("  until {}\n", value["until"].text());
  out += fmt::format("  {} of {} electors registered, {} ballots\n", value["registered"].number(),
                     value["electorate"].number(), value["ballots"].number());
  out += print_voter("your ballot", value["me"]) + print_voter("their ballot", value["of"]);
  out += print_trustees(value);
  for (const node::Value& sum : value["sums"].items())
    out += fmt::format("  {:>6}  {}\n", sum["count"].number(), shown(sum["answer"].text()));
  for (const node::Value& one : value["opened"].items())
    out += fmt::format("  {:>6}  {}\n", one["count"].number(), one["ballot"].text());
  return out + print_decision(value["decision"]) + protection(value);
}

std::string print_audited(const node::Value& value) {
  std::string says;
  for (const node::Value& one : value["says"].items()) says += (says.empty() ? "" : ", ") + shown(one.text());
  return fmt::format(
      "The ballot with the code\n\n  {}\n\nsays: {}\n\nIf its voter was shown another code, or meant "
      "something else, that device cheats.\n",
      value["code"].text(), says.empty() ? "nothing" : says);
}
}  // namespace

std::string print_made_ballot(const node::Value& value) {
  return fmt::format(
      "{}\n\n  Give this to another member, who types: moot election carry FMB1:...\n  Its code: {}\n  Write the code "
      "down first. To see what is in it, on somebody else's device: moot election audit {}\n{}",
      value["ballot"].text(), value["code"].text(), short_id(value["vote"].text()), protection(value));
}

std::string print_audit(const node::Value& value) {
  return fmt::format(
      "{}\n\n  On somebody else's device: moot election check FMA1:...\n  This ballot is spoilt: make another one to "
      "vote. If you have given it to anybody, make\n  that one at once and have it handed in: whoever sees this text "
      "knows what the ballot says.\n",
      value["audit"].text());
}

Result<int> run_election_result(Invocation& invocation, const Command&, const Given& given) {
  return invocation.look(invocation.request("ask election").add("vote", given.get("vote")).add("of", given.get("of")),
                         print_result);
}

Result<int> run_election_check(Invocation& invocation, const Command&, const Given& given) {
  return invocation.look(invocation.request("ask election").add("audit", given.get("audit")), print_audited);
}

Result<int> run_election_archive(Invocation& invocation, const Command&, const Given& given) {
  net::Request request = invocation.request("election archive");
  request.add("vote", given.get("vote")).add("file", full_path(given.get("file")));
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::read));
  return invocation.show(invocation.ask(*door, request), print_file);
}

}  // namespace folkmoot::cli

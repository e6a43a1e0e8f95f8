// Commands that write: words to an act, by node's table.
#include <fmt/format.h>

#include "api/normal_text.h"
#include "cli/charter_source.h"
#include "cli/print.h"
#include "cli/runners.h"
#include "cli/text_input.h"
#include "event/errc.h"
#include "event/limits.h"

namespace folkmoot::cli {

namespace {

// Acts that a home may begin with.
bool begins_home(std::string_view words) { return words == "found" || words == "join" || words == "device request"; }

Printer printer_of(std::string_view words) {
  if (words == "found") return print_found;
  if (words == "invite") return print_invite;
  if (words == "join") return print_join;
  if (words == "device request") return print_device_request;
  if (words == "decide" || words == "confirm") return print_decide;
  if (words == "seal ask" || words == "reconvene" || words == "reconvene sign") return print_seal;
  if (words == "texts") return print_texts;
  if (words == "election vote") return print_made_ballot;
  if (words == "election audit") return print_audit;
  return print_act;
}

// Everything that was typed, in Unicode's composed form.
Result<net::Request> act_request(const Invocation& invocation, std::string_view words, const Given& given) {
  net::Request out = invocation.request(fmt::format("act {}", words));
  const node::ActRow* const row = node::find_act(words);
  const auto take = [&](std::string_view name) -> Result<Ok> {
    const std::string key(name);
    if (!given.has(key)) return Ok{};
    std::vector<std::string> values;
    for (const std::string& value : given.all(key)) {
      FM_ASSIGN(std::string text, api::normal_text(value));
      values.push_back(std::move(text));
    }
    out.words.emplace_back(key, std::move(values));
    return Ok{};
  };
  for (const node::ArgumentRow& argument : row->arguments) FM_TRY(take(argument.name));
  for (const node::OptionRow& option : row->options) FM_TRY(take(option.name));
  return out;
}

Result<int> perform(Invocation& invocation, std::string_view words, const Given& given) {
  FM_ASSIGN(const net::Request request, act_request(invocation, words, given));
  FM_ASSIGN(const auto door,
            invocation.door(begins_home(words) ? Invocation::Access::create : Invocation::Access::write));
  return invocation.show(invocation.ask(*door, request), printer_of(words));
}

}  // namespace

Result<int> run_act(Invocation& invocation, const Command& command, const Given& given) {
  return perform(invocation, command.words, given);
}

Result<int> run_found(Invocation& invocation, const Command&, const Given& given) {
  Given words;
  // Here the option --name is the founder's; the assembly's name stands by itself and comes as "name" too, so parse.cpp
  // keeps both, the argument first.
  const auto names = given.all("name");
  words.put("name", {names.front()});
  if (names.size() > 1) words.put("my-name", {names[1]});
  if (const auto founders = given.find("founders")) words.put("founders", {*founders});
  if (const auto file = given.find("charter")) {
    FM_ASSIGN(const std::string text, charter_source(*file));
    if (const auto fault = charter_fault(invocation, *file, text)) return *fault;
    words.put("charter", {text});
  }
  FM_ASSIGN(const net::Request request, act_request(invocation, "found", words));
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::create));
  return invocation.show(invocation.ask(*door, request), print_found);
}

Result<int> run_charter_propose(Invocation& invocation, const Command& command, const Given& given) {
  Given words = given;
  if (const auto file = given.find("charter")) {
    FM_ASSIGN(const std::string text, charter_source(*file));
    if (const auto fault = charter_fault(invocation, *file, text)) return *fault;
    words.put("charter", {text});
  }
  return perform(invocation, command.words, words);
}

// The application is kept before it travels: where the journey fails, it is tried again by sync or by a bundle.
Result<int> run_join(Invocation& invocation, const Command& command, const Given& given) {
  FM_ASSIGN(const net::Request request, act_request(invocation, command.words, given));
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::create));
  node::Reply reply = invocation.ask(*door, request);
  const auto via = given.find("via");
  const auto out = given.find("out");
  if (!reply.json["error"].is_null() || (!via && !out)) return invocation.show(reply, print_join);
  net::Request journey = invocation.request(via ? "sync" : "bundle export");
  journey.assembly = reply.json["assembly"].text();
  if (via) journey.add("address", *via);
  if (!via) journey.add("file", full_path(*out));
  const node::Reply travelled = invocation.ask(*door, journey);
  if (!travelled.json["error"].is_null()) {
    reply.json.set("error", travelled.json["error"]);
    reply.exit = travelled.exit;
  } else if (via) {
    reply.json.set("sync", travelled.json);
  } else {
    reply.json.set("file", *out).set("bytes", travelled.json["bytes"]);
  }
  return invocation.show(reply, print_join);
}

Result<int> run_propose(Invocation& invocation, const Command& command, const Given& given) {
  if (given.has("text") && given.has("file")) return fail(node::errc::kUsage, "--text and --file do not go together.");
  const TextSource source{given.find("text"), given.find("file"), "What is proposed?", event::kMaxText};
  FM_ASSIGN(std::string text, read_text(source));
  Given words = given;
  words.put("text", {std::move(text)});
  return perform(invocation, command.words, words);
}

Result<int> run_note(Invocation& invocation, const Command& command, const Given& given) {
  FM_ASSIGN(std::string text, read_text({given.find("text"), {}, "What do you want to note?", event::kMaxText}));
  Given words = given;
  words.put("text", {std::move(text)});
  return perform(invocation, command.words, words);
}

}  // namespace folkmoot::cli

// The charter: shown, checked, proposed; and where the text of one comes from.
#include <fmt/format.h>

#include "base/duration.h"
#include "cli/charter_source.h"
#include "cli/print.h"
#include "cli/runners.h"
#include "cli/text_input.h"
#include "event/charter_presets.h"
#include "event/errc.h"
#include "node/shapes.h"

namespace folkmoot::cli {

namespace {
constexpr std::size_t kCharterFileMax = 65'536;

node::Value place_in(const std::string& file, event::TextPlace place) {
  return node::Value::Object{
      {"file", file}, {"line", std::uint64_t{place.line}}, {"column", std::uint64_t{place.column}}};
}

std::string print_charter_check(const node::Value& value) {
  if (value["ok"].truth()) return fmt::format("a good charter: {}\n{}", value["id"].text(), print_changes(value));
  std::string out;
  for (const node::Value& fault : value["faults"].items())
    out += fmt::format("{}: {}\n", fault["parameter"].text(), fault["reason"].text());
  return out;
}

std::string print_charter_text(const node::Value& value) { return value["text"].text(); }

std::string print_presets(const node::Value& value) {
  Table table({"NAME", "FOR"});
  for (const node::Value& preset : value["presets"].items())
    table.add({preset["name"].text(), preset["summary"].text()});
  return table.text();
}
}  // namespace

Result<std::string> charter_source(const std::string& word) {
  if (const event::CharterPreset* const preset = event::find_charter_preset(word)) return std::string(preset->text);
  if (word.find('=') != std::string::npos) return word;
  return read_file(word, kCharterFileMax);
}

std::optional<int> charter_fault(const Invocation& invocation, const std::string& file, std::string_view text) {
  const auto charter = event::read_charter(text);
  if (charter) return std::nullopt;
  return invocation.show_error_at(charter.error().error, place_in(file, charter.error().at));
}

Result<int> run_charter_show(Invocation& invocation, const Command&, const Given& given) {
  net::Request request = invocation.request("ask charter");
  if (const auto version = given.find("version")) request.add("version", *version);
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::read));
  return invocation.show(invocation.ask(*door, request), print_charter);
}

Result<int> run_charter_check(Invocation& invocation, const Command&, const Given& given) {
  const std::string word = given.get("charter");
  FM_ASSIGN(const std::string text, charter_source(word));
  if (const auto fault = charter_fault(invocation, word, text)) return *fault;
  const event::Charter charter = *event::read_charter(text);
  std::vector<event::CharterFault> faults;
  if (const auto members = given.find("members")) {
    const auto number = parse_number(*members);
    if (!number) return fail(event::errc::kCharter, "members: not a whole number: " + *members);
    faults = event::faults_in_group(charter, *number);
  }
  node::Value::Array listed;
  for (const event::CharterFault& fault : faults)
    listed.emplace_back(node::Value::Object{{"parameter", std::string(fault.parameter)}, {"reason", fault.reason}});
  node::Reply reply;
  reply.exit = faults.empty() ? node::ExitClass::done : node::ExitClass::refused;
  reply.json.set("ok", faults.empty()).set("id", event::charter_id(event::encode_charter(charter)).hex());
  reply.json.set("faults", std::move(listed)).set("changes", node::charter_changes({}, charter));
  return invocation.show(reply, print_charter_check);
}

Result<int> run_charter_preset(Invocation& invocation, const Command&, const Given& given) {
  node::Reply reply;
  const auto name = given.find("name");
  if (!name) {
    node::Value::Array presets;
    for (const event::CharterPreset& preset : event::charter_presets())
      presets.emplace_back(
          node::Value::Object{{"name", std::string(preset.name)}, {"summary", std::string(preset.summary)}});
    reply.json.set("presets", std::move(presets));
    return invocation.show(reply, print_presets);
  }
  const event::CharterPreset* const preset = event::find_charter_preset(*name);
  if (preset == nullptr)
    return fail(node::errc::kNotFound, fmt::format("no preset {}; `moot charter preset` lists them", *name));
  const event::Charter charter = *event::read_charter(preset->text);
  reply.json.set("name", std::string(preset->name)).set("summary", std::string(preset->summary));
  reply.json.set("text", event::charter_text(charter));
  reply.json.set("changes", node::charter_changes({}, charter));
  return invocation.show(reply, print_charter_text);
}

}  // namespace folkmoot::cli

// Commands around files: bundles, exports, backups.
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "cli/parse.h"
#include "cli/print.h"
#include "cli/runners.h"
#include "cli/text_input.h"
#include "net/files.h"
#include "store/home.h"

namespace folkmoot::cli {

namespace {

// Where a command's file is "-".
Result<int> write_out(Invocation& invocation, const std::string& name, net::Request request, Printer printer,
                      Invocation::Access access) {
  FM_ASSIGN(const auto door, invocation.door(access));
  if (name != "-") {
    node::Reply reply = invocation.ask(*door, request.add("file", full_path(name)));
    if (reply.json["error"].is_null()) reply.json.set("file", name);
    return invocation.show(reply, printer);
  }
  FM_ASSIGN(const auto folder, net::TemporaryFolder::make());
  const node::Reply reply = invocation.ask(*door, request.add("file", *folder / kPassing));
  if (!reply.json["error"].is_null()) return invocation.show(reply, printer);
  int exit_code = 0;
  FM_TRY(net::read_parts(*folder / kPassing, [&](BytesView part) -> Result<Ok> {
    exit_code = invocation.print(as_text(part), 0);
    if (exit_code != 0) return fail(errc::kOutput);
    return Ok{};
  }));
  return exit_code;
}

}  // namespace

// Standard input and output pass through a file in a temporary folder, which the node can open wherever it runs.
Result<std::unique_ptr<net::TemporaryFolder>> pass_input() {
  FM_ASSIGN(auto folder, net::TemporaryFolder::make());
  FM_ASSIGN(const auto file, net::NewFile::create(*folder / kPassing));
  FM_TRY(net::read_parts("/dev/stdin", [&](BytesView part) { return file->write(part); }));
  FM_TRY(file->finish());
  return folder;
}

std::string full_path(const std::string& name) {
  std::error_code error;
  const std::string out = std::filesystem::absolute(name, error).string();
  return error ? name : out;
}

Result<int> write_file(Invocation& invocation, const std::string& name, BytesView bytes) {
  if (name == "-") return invocation.print(as_text(bytes), 0);
  FM_ASSIGN(const auto file, net::NewFile::create(name));
  FM_TRY(file->write(bytes));
  FM_TRY(file->finish());
  node::Reply out;
  out.json.set("file", name).set("bytes", file->bytes());
  return invocation.show(out, print_file);
}

Result<int> write_text(Invocation& invocation, const std::string& name, const net::Request& request) {
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::read));
  const node::Reply reply = invocation.ask(*door, request);
  if (!reply.json["error"].is_null()) return invocation.show(reply, print_file);
  if (!reply.json["complete"].truth()) say("moot: this home knows that it lacks parts of it\n");
  return write_file(invocation, name, as_bytes(reply.json["text"].text()));
}

Result<int> run_export(Invocation& invocation, const Command&, const Given& given) {
  const std::string format = given.find("format").value_or("ndjson");
  const bool is_table = format == "csv";
  for (const char* const name : {"list", "bom", "vote"})
    if (given.has(name) && !is_table) return fail(errc::kUsage, fmt::format("--{} goes with --format csv", name));
  if (format != "ndjson") {
    net::Request request = invocation.request("ask export").add("form", format);
    const auto vote = given.find("vote");
    if (is_table) request.add("list", given.find("list").value_or(vote ? "ballots" : "decisions"));
    if (given.has("bom")) request.add("mark", "");
    if (vote) request.add("vote", *vote);
    return write_text(invocation, given.get("file"), request);
  }
  return write_out(invocation, given.get("file"), invocation.request("export"), print_file, Invocation::Access::read);
}

Result<int> run_bundle_export(Invocation& invocation, const Command&, const Given& given) {
  net::Request request = invocation.request("bundle export");
  if (const auto whom = given.find("for")) request.add("for", *whom);
  return write_out(invocation, given.get("file"), std::move(request), print_bundle_export, Invocation::Access::write);
}

Result<int> run_bundle_import(Invocation& invocation, const Command&, const Given& given) {
  const std::string name = given.get("file");
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::write));
  net::Request request = invocation.request("bundle import");
  if (name != "-")
    return invocation.show(invocation.ask(*door, request.add("file", full_path(name))), print_bundle_import);
  FM_ASSIGN(const auto folder, pass_input());
  return invocation.show(invocation.ask(*door, request.add("file", *folder / kPassing)), print_bundle_import);
}

Result<int> run_backup(Invocation& invocation, const Command&, const Given& given) {
  return write_out(invocation, given.get("file"), invocation.request("backup"), print_file, Invocation::Access::write);
}

Result<int> run_proof(Invocation& invocation, const Command& command, const Given& given) {
  const auto name = given.find("out");
  if (!name) return fail(errc::kUsage, "Say which file to write: -o FILE");
  net::Request request = invocation.request("proof");
  request.add("kind", std::string(command.words.substr(command.words.find(' ') + 1))).add("what", given.get("id"));
  if (const auto seal = given.find("remember")) request.add("remember", *seal);
  if (given.has("words")) request.add("words", "");
  if (const auto holder = given.find("holder")) request.add("holder", *holder);
  return write_out(invocation, *name, std::move(request), print_proof, Invocation::Access::read);
}

// The device's keys are in no backup, since one key must never write in two places: the restored home gets a new device
// in each of its assemblies, and asks any member to hand it in.
Result<int> run_restore(Invocation& invocation, const Command&, const Given& given) {
  const std::string name = given.get("file");
  FM_ASSIGN(const std::string home, invocation.home());
  std::error_code error;
  const std::uint64_t bytes = std::filesystem::file_size(name, error);
  if (error) return fail(errc::kFileNotFound, fmt::format("{}: {}", name, error.message()));
  FM_TRY(store::Home::restore(full_path(name), home));
  FM_ASSIGN(const auto door, invocation.door(Invocation::Access::write));
  node::Reply out;
  node::Value::Array devices;
  const node::Reply listed = door->ask(invocation.request("ask assemblies"));
  for (const node::Value& assembly : listed.json["assemblies"].items()) {
    net::Request renew = invocation.request("renew");
    renew.assembly = assembly["assembly"].text();
    const node::Reply renewed = invocation.ask(*door, renew);
    if (!renewed.json["error"].is_null()) {
      out.json.set("error", renewed.json["error"]);
      out.exit = renewed.exit;
      continue;
    }
    devices.push_back(renewed.json["device"]);
  }
  out.json.set("file", name).set("bytes", bytes).set("device", devices.empty() ? node::Value() : devices.front());
  out.json.set("devices", std::move(devices));
  return invocation.show(out, print_restore);
}

}  // namespace folkmoot::cli

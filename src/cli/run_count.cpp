// `moot count`: ballot files from anywhere; neither home nor node nor network.
#include <fmt/format.h>

#include <algorithm>

#include "cli/count.h"
#include "cli/print.h"
#include "cli/runners.h"
#include "node/json_line.h"
#include "tally/errc.h"

namespace folkmoot::cli {

namespace {
int exit_of(const Error& error) {
  if (error.code.starts_with("ballots.")) return static_cast<int>(node::ExitClass::damaged);
  // Seats come from the command line: those of a file were looked at when it was read.
  if (error.code == tally::errc::kSeats) return static_cast<int>(node::ExitClass::usage);
  return static_cast<int>(net::exit_class(error.code));
}

node::Value value_of(const std::string& file, const CountFault& fault) {
  node::Value error = net::error_value(fault.error.code, fault.error.detail)["error"];
  node::Value at;
  at.set("file", file);
  if (fault.at) at.set("line", fault.at->line).set("column", fault.at->column);
  error.set("at", std::move(at));
  node::Value out;
  out.set("file", file).set("error", std::move(error));
  return out;
}

void say_fault(const std::string& file, const CountFault& fault) {
  // What the system says of a file names it already.
  const std::string place = fault.at ? fmt::format("{}:{}:{}: ", file, fault.at->line, fault.at->column)
                            : fault.error.detail.starts_with(file) ? ""
                                                                   : file + ": ";
  say(fmt::format("moot: {} [{}]\n", shown(place + fault.error.detail), fault.error.code));
}
}  // namespace

Result<int> run_count(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(const CountRequest request, read_count(given));
  const std::vector<std::string> files = given.all("file");
  if (request.blt && files.size() > 1) return fail(errc::kCount, "--blt writes the ballots of one file.");
  auto life = invocation.sign_of_life();
  int exit_code = 0;
  std::string json;
  std::string text;
  for (const std::string& file : files) {
    const auto counted = count_file(request, file);
    if (!counted) exit_code = std::max(exit_code, exit_of(counted.error().error));
    if (invocation.globals().json) {
      json += (json.empty() ? "" : ",") + node::json_line(counted ? counted->json : value_of(file, counted.error()));
    } else if (counted) {
      text += (text.empty() ? "" : "\n") + (files.size() > 1 ? shown(file) + ": " : "") + counted->text;
    } else {
      say_fault(file, counted.error());
    }
  }
  life.reset();
  if (!invocation.globals().json) return invocation.print(text, exit_code);
  return invocation.print((files.size() > 1 ? "[" + json + "]" : json) + "\n", exit_code);
}

}  // namespace folkmoot::cli

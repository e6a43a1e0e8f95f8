// The simulator as a command: a run that repeats from its seed, and what the checkers found.
#include <fmt/format.h>
#include <sys/resource.h>

#include <charconv>
#include <chrono>

#include "cli/print.h"
#include "cli/runners.h"
#include "sim/scenarios.h"

namespace folkmoot::cli {

namespace {
constexpr Code kSimUsage = "usage.sim";

Result<std::uint64_t> whole_number(const std::string& text, std::string_view what) {
  std::uint64_t out = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (problem != std::errc{} || end != text.data() + text.size())
    return fail(kSimUsage, fmt::format("--{} takes a whole number, not: {}", what, text));
  return out;
}

/// "crash,cut", or "none".
template <class Kind, class From>
Result<std::set<Kind>> kinds(const std::string& text, std::string_view what, From from) {
  std::set<Kind> out;
  if (text == "none") return out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    const std::string word = text.substr(at, comma - at);
    const auto kind = from(word);
    if (!kind) return fail(kSimUsage, fmt::format("--{} does not know: {}", what, word));
    out.insert(*kind);
    at = comma + 1;
  }
  return out;
}

Result<sim::Options> read_options(const Given& given) {
  sim::Options out;
  out.scenario = given.find("scenario").value_or(out.scenario);
  if (const auto seed = given.find("seed")) {
    FM_ASSIGN(out.seed, whole_number(*seed, "seed"));
  }
  if (const auto nodes = given.find("nodes")) {
    FM_ASSIGN(out.nodes, whole_number(*nodes, "nodes"));
  }
  if (const auto acts = given.find("acts")) {
    FM_ASSIGN(out.acts, whole_number(*acts, "acts"));
  }
  if (const auto faults = given.find("faults")) {
    FM_ASSIGN(out.faults, kinds<sim::Fault>(*faults, "faults", sim::fault_from));
  }
  if (const auto liars = given.find("liars")) {
    FM_ASSIGN(out.liars, kinds<sim::LiarKind>(*liars, "liars", sim::liar_from));
  }
  if (const auto without = given.find("without")) {
    FM_ASSIGN(out.without, kinds<sim::Defence>(*without, "without", sim::defence_from));
  }
  return out;
}

std::string print_sim(const node::Value& value) {
  std::string out = fmt::format(
      "{}, seed {}: {} homes, {} days, {} frames and {} files delivered, {} events on {} closed pages in the end\n",
      value["scenario"].text(), value["seed"].number(), value["nodes"].number(),
      value["virtual_seconds"].number() / 86'400, value["deliveries"].number(), value["files"].number(),
      value["events"].number(), value["pages"].number());
  out += "what failed:";
  if (const auto* faults = std::get_if<node::Value::Object>(&value["faults"].data()))
    for (const auto& [name, rate] : *faults)
      if (name != "liars" && name != "without" && name != "crashes") out += " " + name;
  for (const node::Value& liar : value["faults"]["liars"].items()) out += " " + liar.text();
  out += "\n\n";
  Table table({"checker", "looked", ""});
  for (const node::Value& checker : value["checkers"].items())
    table.add({checker["name"].text(), std::to_string(checker["checks"].number()),
               checker["ok"].truth() ? "ok" : "FAILED: " + checker["first"].text()});
  out += table.text();
  out += fmt::format("\ntrace {}\nstate {}\n", value["trace_hash"].text(), value["state_hash"].text());
  if (!value["minimised"].is_null()) out += "a smaller run that fails, too: " + value["minimised"].text() + "\n";
  return out;
}
}  // namespace

Result<int> run_sim(Invocation& invocation, const Command&, const Given& given) {
  FM_ASSIGN(const sim::Options options, read_options(given));
  if (!sim::take_process()) return fail(kSimUsage, "a simulation needs a process of its own");
  auto life = invocation.sign_of_life();
  const auto started = std::chrono::steady_clock::now();
  FM_ASSIGN(sim::Outcome outcome, sim::run(options));
  const auto took = std::chrono::steady_clock::now() - started;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(took).count();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  outcome.report.set("seconds", static_cast<std::uint64_t>(seconds))
      .set("peak_mib", static_cast<std::uint64_t>(usage.ru_maxrss) / 1'024);
  if (!outcome.ok) outcome.report.set("minimised", sim::command_line(sim::minimised(options)));
  life.reset();
  return invocation.show(
      {std::move(outcome.report), std::nullopt, outcome.ok ? node::ExitClass::done : node::ExitClass::refused},
      print_sim);
}

}  // namespace folkmoot::cli

// The demonstration as a command.
#include <boost/json.hpp>

#include <cmath>
#include <filesystem>

#include "cli/demo.h"
#include "cli/runners.h"

namespace folkmoot::cli {

namespace {
/// The program that runs now: the demonstration's other processes are of the same one.
Result<std::string> own_program() {
  std::error_code problem;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", problem);
  if (problem) return fail(errc::kOutput, "this program's own file cannot be found: " + problem.message());
  return path.string();
}

std::string json_of(const DemoOutcome& outcome) {
  boost::json::array nodes;
  for (const DemoNode& node : outcome.nodes)
    nodes.push_back({{"name", node.name}, {"events", node.events}, {"state_hash", node.state_hash}});
  boost::json::array facts;
  for (const DemoFact& fact : outcome.facts) facts.push_back({{"fact", fact.words}, {"holds", fact.holds}});
  const boost::json::object out{
      {"story", outcome.story},
      {"equal", outcome.equal},
      {"state_hash", outcome.state_hash},
      {"nodes", std::move(nodes)},
      {"facts", std::move(facts)},
      {"seconds", std::round(outcome.seconds * 10) / 10},
      {"record", outcome.record},
      {"seal", outcome.seal},
      {"proof",
       {{"bytes", outcome.proof.bytes}, {"valid", outcome.proof.valid}, {"sentence", outcome.proof.sentence}}}};
  return boost::json::serialize(out) + "\n";
}

std::string text_of(const DemoOutcome& outcome) {
  std::string out = outcome.record + "\n";
  for (const DemoFact& fact : outcome.facts) out += (fact.holds ? "  holds    " : "  NOT SO   ") + fact.words + "\n";
  out += "\n" + std::to_string(outcome.nodes.size()) + " homes";
  out += outcome.equal ? ", all with the state " + outcome.state_hash + "\n" : ", and they do NOT agree:\n";
  if (!outcome.equal)
    for (const DemoNode& node : outcome.nodes)
      out += "  " + node.name + "  " + std::to_string(node.events) + " events  " + node.state_hash + "\n";
  return out;
}
}  // namespace

Result<int> run_demo(Invocation& invocation, const Command&, const Given& given) {
  const std::string name = given.find("story").value_or(std::string(demo_stories().front().name));
  const DemoStory* const story = find_demo_story(name);
  if (story == nullptr) {
    std::string known;
    for (const DemoStory& one : demo_stories()) known += (known.empty() ? "" : ", ") + std::string(one.name);
    return fail(Code{"usage.story"}, "no story is called " + name + "; there are: " + known);
  }
  FM_ASSIGN(const std::string own, own_program());
  const std::string program = given.find("with").value_or(own);
  const bool quiet = invocation.globals().quiet;
  FM_ASSIGN(const DemoOutcome outcome, play_story(*story, program, [&](const std::string& line) {
              if (!quiet) say(line + "\n");
            }));
  return invocation.print(invocation.globals().json ? json_of(outcome) : text_of(outcome), outcome.holds() ? 0 : 1);
}

}  // namespace folkmoot::cli

#include "cli/demo_stage.h"

#include <doctest/doctest.h>

namespace demo_stage_test {
using namespace folkmoot;

namespace {
const cli::Json& answer() {
  static const cli::Json kAnswer = boost::json::parse(R"({
    "state": "open", "decision": {"yes": 5, "adopted": true, "reports": [{"text": "a"}, {"text": "b"}]}, "none": null
  })")
                                       .get_object();
  return kAnswer;
}
}  // namespace

TEST_CASE("answers are read by paths, and what is not there is empty") {
  CHECK(cli::text_at(answer(), "state") == "open");
  CHECK(cli::number_at(answer(), "decision/yes") == 5);
  CHECK(cli::truth_at(answer(), "decision/adopted"));
  CHECK(cli::text_at(answer(), "decision/reports/1/text") == "b");
  CHECK(cli::list_at(answer(), "decision/reports").size() == 2);
  for (const char* path : {"", "states", "state/0", "none/text", "decision/reports/2/text", "decision/reports/-1/text",
                           "decision/reports/x", "decision/yes/0/1", "decision/"})
    CHECK_MESSAGE(cli::text_at(answer(), path).empty(), path);
  CHECK(cli::find_at(answer(), "none")->is_null());
  CHECK(cli::find_at(answer(), "decision/none") == nullptr);
  CHECK(cli::number_at(answer(), "state") == 0);
  CHECK(!cli::truth_at(answer(), "decision/yes"));
  CHECK(cli::text_at(cli::one_of(answer(), "decision/reports", "text", "b"), "text") == "b");
  CHECK(cli::one_of(answer(), "decision/reports", "text", "c").empty());
}

TEST_CASE("a story that does not keep one of its promises does not hold, and says which") {
  std::string said;
  auto stage = cli::DemoStage::open("/bin/false", [&said](const std::string& line) { said += line + "\n"; });
  REQUIRE(stage);
  stage->fact("the sky is above", true);
  CHECK(said.empty());
  stage->fact("the sea is dry", false);
  CHECK(said == "  NOT SO: the sea is dry\n");

  cli::DemoOutcome outcome;
  CHECK(!outcome.holds());
  outcome.equal = true;
  outcome.proof.valid = true;
  CHECK(outcome.holds());
  outcome.facts = stage->facts();
  CHECK(!outcome.holds());
  outcome.facts.pop_back();
  CHECK(outcome.holds());
  outcome.equal = false;
  CHECK(!outcome.holds());
  outcome.equal = true;
  outcome.proof.valid = false;
  CHECK(!outcome.holds());
}

TEST_CASE("a command that fails is told with what it said; a refusal has the code that was promised") {
  auto stage = cli::DemoStage::open("/bin/sh", [](const std::string&) {});
  REQUIRE(stage);
  // The shell knows no --json: it ends with 2, which is no refusal.
  const auto ended = stage->run("m001", {"status"});
  REQUIRE(!ended);
  CHECK(ended.error().detail.find("m001: status: exit 2") != std::string::npos);
  CHECK(!stage->is_refused("m001", {"status"}, "act.not_member"));
  CHECK(!cli::DemoStage::open("/bin/true", [](const std::string&) {})
             ->is_refused("m001", {"status"}, "any")
             .value_or(true));
}
}  // namespace demo_stage_test

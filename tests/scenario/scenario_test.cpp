// The language of scenario files: what it reads, and what it says of files that it cannot read.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "tests/scenario/play.h"

using namespace folkmoot;
using namespace folkmoot::scenario;

namespace {

const std::string kTown = "rule \"A test.\"\ngiven an assembly Town of m001, m002 and m003\n";

/// "LINE:COLUMN: MESSAGE" of the first failure; empty if there is none.
std::string first_failure(const std::string& text) {
  const Played played = play_text("test.moot", text, {.first_seed = 1, .seeds = 1, .nodes = 2, .compares = true});
  if (played.failures.empty()) return {};
  const Failure& failure = played.failures.front();
  return std::to_string(failure.place.line) + ":" + std::to_string(failure.place.column) + ": " + failure.message;
}
std::string in_town(const std::string& lines) { return first_failure(kTown + lines); }

}  // namespace

TEST_CASE("a small story plays") {
  CHECK(in_town("when m001: propose \"A well\" --text \"We dig.\"\n"
                "and m001, m002 and m003: position \"A well\" agree\n"
                "and m002: decide \"A well\"   # counts\n"
                "then the proposal \"A well\" is adopted\n"
                "and the decision on \"A well\" has 3 yes, 0 no, 3 electorate and 2 required\n") == "");
}

TEST_CASE("a file that cannot be read says where, and what was expected") {
  CHECK(first_failure("") == "1:1: expected `rule` or `story` and a sentence in quotes");
  CHECK(first_failure("rule no quotes") == "1:6: expected a sentence in quotes");
  CHECK(first_failure("rule \"open\nmore") == "1:6: expected a closing quote before the end of the line");
  CHECK(first_failure("rule \"x\"\nthen the page is 1\n") == "2:1: expected `given an assembly ...` before this");
  CHECK(in_town("perhaps m001: leave\n") == "3:1: expected `given`, `when`, `then`, or `and` for more of the same");
  CHECK(in_town("then the roll has three people\n") == "3:19: expected a number, but found `three`");
  CHECK(in_town("then the roll has 3\n") == "3:20: expected `people` or `person`");
  CHECK(in_town("then the page is 1 or 2\n") == "3:20: expected the end of the sentence, but found `or`");
  CHECK(in_town("given a seal at 2026-02-30 over all so far\n") ==
        "3:17: expected a date like 2026-03-01, but found `2026-02-30`");
  CHECK(in_town("given members m009 to m004\n") ==
        "3:23: expected a name like m009 with a higher number, but found `m004`");
}

TEST_CASE("columns count characters") {
  CHECK(in_town("when m001: note \"Кого спросим?\" \"да\" нет\n")
            .starts_with("3:38: expected an option or the end of the line"));
}

TEST_CASE("an act is read by the table of acts") {
  CHECK(in_town("when m001 propose x\n") == "3:20: expected `:` between who acts and what they do");
  CHECK(in_town("when m001: dance\n") == "3:12: expected an act of the command line, but `dance` is none");
  CHECK(in_town("when m001: propose \"A well\"\n").starts_with("3:12: missing: text (propose title --text TEXT"));
  CHECK(in_town("when m001: propose x --text y --loud z\n").starts_with("3:31: expected another option"));
  CHECK(in_town("when m001: propose x --text\n") == "3:28: expected a value for --text");
  CHECK(in_town("when m001, who sleeps: leave\n") == "3:16: expected `goes` or `has`, but found `sleeps`");
}

TEST_CASE("names that nobody has are found where they stand") {
  CHECK(in_town("when m009: leave\n") == "3:6: expected a device, but none is called `m009`");
  CHECK(in_town("when m001: vouch m0o4\n") == "3:18: expected a person, but nobody is called `m0o4`");
  CHECK(in_town("when m001: withdraw \"A well\"\n") == "3:21: expected an act, but none is called `A well`");
  CHECK(in_town("then m004 is a member\n") == "3:6: expected a person, but nobody is called `m004`");
  CHECK(in_town("then m001 is a ghost\n") ==
        "3:16: expected `founder`, `founders`, `listed`, `member` or `members`, but found `ghost`");
  CHECK(in_town("given members m001\n") == "3:15: expected somebody new, but `m001` is known");
}

TEST_CASE("a name given to two acts names neither") {
  CHECK(in_town("when m001: propose \"A well\" --text one\nand m002: propose \"A well\" --text two\nand m003: position "
                "\"A well\" agree\n") == "5:20: expected one act, but several are called `A well`");
}

TEST_CASE("what does not hold is said, and what is the case") {
  CHECK(in_town("then the roll has 4 people\n") == "3:1: this does not hold: it is 3");
  CHECK(in_town("then the roll is m001 and m002\n") == "3:1: this does not hold: it is m001 m002 m003");
}

TEST_CASE("a void act must be spoken of") {
  CHECK(in_town("when m001: confirm Town\n") == "3:12: this act is void: act.wrong_reference, and no `then` says so");
  CHECK(in_town("when m001: confirm Town\nthen the last act is void with act.wrong_reference\n") == "");
}

TEST_CASE("no two sentences of a table are the same") {
  std::set<std::string_view> seen;
  for (const auto& sentence : given_sentences()) CHECK(seen.insert(sentence.pattern).second);
  for (const auto& sentence : manner_sentences()) CHECK(seen.insert(sentence.pattern).second);
  for (const auto& sentence : then_sentences()) CHECK(seen.insert(sentence.pattern).second);
}

TEST_CASE("times and durations") {
  CHECK(parse_time("1970-01-01", {})->ms == 0);
  CHECK(parse_time("2000-02-29", "00:00:01")->ms == 951782401000);
  CHECK_FALSE(parse_time("2026-02-29", {}));
  CHECK_FALSE(parse_time("2026-01-01", "24:00"));
  CHECK(parse_duration("2d") == 172'800'000);
  CHECK_FALSE(parse_duration("2 days"));
}

TEST_CASE("the page for writers lists every sentence and every act") {
  std::ifstream file("tests/rules/README.md", std::ios::binary);
  REQUIRE(file);
  std::string page{std::istreambuf_iterator<char>(file), {}};
  // A bar inside a table stands after a backslash.
  for (std::size_t at = page.find("\\|"); at != std::string::npos; at = page.find("\\|", at)) page.erase(at, 1);
  const auto listed = [&](const std::string& row) { return page.find("\n| `" + row) != std::string::npos; };
  for (const auto& sentence : given_sentences())
    CHECK_MESSAGE(listed(std::string(sentence.pattern) + "`"), sentence.pattern);
  for (const auto& sentence : manner_sentences())
    CHECK_MESSAGE(listed(std::string(sentence.pattern) + "`"), sentence.pattern);
  for (const auto& sentence : then_sentences())
    CHECK_MESSAGE(listed(std::string(sentence.pattern) + "`"), sentence.pattern);
  for (const auto& other : other_acts()) CHECK_MESSAGE(listed(std::string(other.name)), other.name);
  for (const auto& row : node::act_rows()) CHECK_MESSAGE(listed(std::string(row.words)), row.words);
}

TEST_CASE("the same story and seed give the same events and state") {
  const std::string text =
      kTown + "given members m004 to m009\nwhen m004 to m009, at the same time: note Town \"Hello.\"\n";
  const Played once = play_text("test.moot", text, {.first_seed = 1, .seeds = 2, .nodes = 2, .compares = true});
  const Played again = play_text("test.moot", text, {.first_seed = 1, .seeds = 2, .nodes = 2, .compares = true});
  CHECK(once.failures.empty());
  CHECK(once.state_hash == again.state_hash);
}

TEST_CASE("what rests on events that waited for a seal is taken in with the seal") {
  const Played played = play_text("test.moot",
                                  kTown +
                                      "and a seal at 2026-03-01 over all so far\n"
                                      "when m001, m002, m003, m001 and m002: note Town \"After the seal.\"\n"
                                      "then the last act is applied\n",
                                  {.first_seed = 1, .seeds = 40, .nodes = 3, .compares = false});
  CHECK(played.failures.empty());
}

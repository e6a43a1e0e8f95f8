#include "cli/parse.h"

#include <doctest/doctest.h>

namespace parse_test {
using namespace folkmoot::cli;

namespace {
const std::vector<Command>& table() {
  static const std::vector<Command> kTable = {
      {"found", "Begins.", "moot found \"X\"", {{"name", "its name"}}, {{"founders", "N", "how many"}}, nullptr},
      {"vouch", "Vouches.", "moot vouch Ana", {{"applicant", "who", true, true}}, {{"reason", "T", "why"}}, nullptr},
      {"device add", "Adds.", "moot device add CODE", {{"code", "the code"}}, {}, nullptr},
      {"call", "Calls.", "moot call m001", {{"person", "whom", false, true}}, {{"reason", "T", "why"}}, nullptr},
      {"call back", "Calls back.", "moot call back 7", {{"id", "which"}}, {}, nullptr},
      {"device list", "Lists.", "moot device list", {}, {{"all", "", "all of them"}}, nullptr},
      {"note", "Says.", "moot note P hello", {{"about", "what"}, {"text", "the text", false}}, {}, nullptr},
  };
  return kTable;
}
using Words = std::vector<std::string>;
std::string code_of(const Words& words) {
  const auto parsed = parse(words, table());
  return parsed ? "" : std::string(parsed.error().error.code);
}
}  // namespace

TEST_CASE("arguments and options reach the command") {
  const auto parsed = parse({"found", "The Square", "--founders", "3"}, table());
  REQUIRE(parsed);
  REQUIRE(parsed->command != nullptr);
  CHECK(parsed->command->words == "found");
  CHECK(parsed->given.get("name") == "The Square");
  CHECK(parsed->given.get("founders") == "3");
  CHECK_FALSE(parsed->given.has("reason"));
}

TEST_CASE("a command may be the first word of another one") {
  const auto one = parse({"call", "Ana", "Bo", "--reason", "x"}, table());
  REQUIRE(one);
  CHECK(one->command->words == "call");
  CHECK(one->given.all("person") == Words{"Ana", "Bo"});
  const auto other = parse({"call", "back", "7"}, table());
  REQUIRE(other);
  CHECK(other->command->words == "call back");
  CHECK(other->given.get("id") == "7");
  CHECK(code_of({"call", "back"}) == "usage.wrong");
  CHECK(parse({"help", "call"}, table())->text.starts_with("Calls.\n"));
  CHECK(parse({"help", "call", "back"}, table())->text.starts_with("Calls back.\n"));
  // Where the first word is no command, a second one is needed.
  CHECK(code_of({"device"}) == "usage.wrong");
}

TEST_CASE("global options stand anywhere") {
  for (const Words& words :
       {Words{"--home", "h", "--json", "device", "add", "X"}, Words{"device", "--home", "h", "add", "--json", "X"},
        Words{"device", "add", "X", "--json", "--home", "h"}, Words{"device", "add", "--json", "--home=h", "X"}}) {
    const auto parsed = parse(words, table());
    REQUIRE(parsed);
    CHECK(parsed->command->words == "device add");
    CHECK(parsed->globals.home == "h");
    CHECK(parsed->globals.json);
    CHECK(parsed->given.get("code") == "X");
  }
}

TEST_CASE("many arguments, a dash, and words behind two dashes") {
  CHECK(parse({"vouch", "Ana", "Bo", "--reason", "met"}, table())->given.all("applicant") == Words{"Ana", "Bo"});
  CHECK(parse({"vouch", "--reason", "met", "Ana", "Bo"}, table())->given.all("applicant") == Words{"Ana", "Bo"});
  CHECK(parse({"note", "p", "-"}, table())->given.get("text") == "-");
  CHECK(parse({"note", "p", "--", "--json"}, table())->given.get("text") == "--json");
  CHECK_FALSE(parse({"note", "p"}, table())->given.has("text"));
  CHECK(parse({"device", "list", "--all"}, table())->given.has("all"));
}

TEST_CASE("a value that looks like a list or a number stays one text") {
  CHECK(parse({"note", "p", "[a,b]"}, table())->given.get("text") == "[a,b]");
  CHECK(parse({"note", "p", "[urgent] roof"}, table())->given.get("text") == "[urgent] roof");
  CHECK(parse({"found", "[urgent]", "--founders", "[3]"}, table())->given.get("name") == "[urgent]");
  CHECK(parse({"found", "x", "--founders", "[3,4]"}, table())->given.all("founders") == Words{"[3,4]"});
  CHECK(parse({"vouch", "[Ana,Bo]", "Cy", "--reason", "[a,b]"}, table())->given.all("applicant") ==
        Words{"[Ana,Bo]", "Cy"});
  CHECK(parse({"vouch", "\x1F[x]"}, table())->given.all("applicant") == Words{"\x1F[x]"});
  CHECK(parse({"device", "list", "--home", "[h]"}, table())->globals.home == "[h]");
  CHECK(parse({"vouch", "Ana", "--reason", "[a,b]"}, table())->given.get("reason") == "[a,b]");
  CHECK(parse({"vouch", "Ana", "--reason", ""}, table())->given.has("reason"));
  CHECK(parse({"note", "p", "a,b c"}, table())->given.get("text") == "a,b c");
}

TEST_CASE("what cannot be read is told by its code") {
  CHECK(code_of({"fly"}) == errc::kUnknown);
  CHECK(code_of({"device", "fly"}) != "");
  CHECK(code_of({}) == errc::kUsage);
  CHECK(code_of({"--json"}) == errc::kUsage);
  CHECK(code_of({"found"}) == errc::kUsage);
  CHECK(code_of({"found", "a", "b"}) == errc::kUsage);
  CHECK(code_of({"found", "a", "--colour", "red"}) == errc::kUsage);
  CHECK(code_of({"found", "a", "--founders"}) == errc::kUsage);
  CHECK(code_of({"device"}) == errc::kUsage);
  CHECK(code_of({"help", "fly"}) == errc::kUnknown);
}

TEST_CASE("help and version") {
  CHECK(parse({"--version"}, table())->text.starts_with("moot "));
  for (const Words& words :
       {Words{"--help"}, Words{"help"}, Words{"help", "found"}, Words{"found", "--help"}, Words{"device", "--help"},
        Words{"help", "device", "add"}, Words{"device", "add", "--help", "--json"}}) {
    const auto parsed = parse(words, table());
    REQUIRE(parsed);
    CHECK(parsed->text.find("Example: moot ") != std::string::npos);
  }
}

namespace {
/// The words of a line as a shell without variables reads it.
Words words_of(std::string_view line) {
  Words out;
  bool quoted = false;
  bool in_word = false;
  for (const char letter : line) {
    if (letter == ' ' && !quoted) {
      in_word = false;
      continue;
    }
    if (!in_word) out.emplace_back();
    in_word = true;
    if (letter == '"')
      quoted = !quoted;
    else
      out.back() += letter;
  }
  return out;
}
}  // namespace

TEST_CASE("what help shows as an example of a command is read as that command") {
  for (const Command& command : commands()) {
    Words words = words_of(command.example);
    REQUIRE(words.front() == "moot");
    words.erase(words.begin());
    const auto parsed = parse(words, commands());
    REQUIRE_MESSAGE(parsed, command.example);
    REQUIRE_MESSAGE(parsed->command != nullptr, command.example);
    CHECK_MESSAGE(parsed->command->words == command.words, command.example);
  }
}

TEST_CASE("a command that is also the first word of others needs its arguments, and leaves theirs to them") {
  CHECK(parse({"amend", "5b2e91aa", "--whole"}, commands())->given.get("target") == "5b2e91aa");
  CHECK(parse({"amend", "apply", "5b2e91aa"}, commands())->given.get("proposal") == "5b2e91aa");
  CHECK(parse({"mandate", "vote", "5b2e91aa", "the dam", "no"}, commands())->given.get("matter") == "the dam");
  for (const Words& words : {Words{"amend"}, Words{"amend", "--whole"}, Words{"amend", "apply"}, Words{"mandate"}}) {
    const auto parsed = parse(words, commands());
    REQUIRE(!parsed);
    CHECK(parsed.error().error.code == errc::kUsage);
    CHECK(parsed.error().error.detail.ends_with(" is required"));
    CHECK(parsed.error().hint.starts_with(words.size() == 2 && words[1] == "apply" ? "moot help amend apply"
                                                                                   : "moot help "));
  }
}
}  // namespace parse_test

#include "cli/manual.h"

#include <doctest/doctest.h>

#include "cli/completion.h"

namespace manual_test {
using namespace folkmoot;
using namespace folkmoot::cli;

namespace {
const std::vector<Command>& small_table() {
  static const std::vector<Command> kTable = {
      {"found", "begin one", "moot found \"X\"", {{"name", "its name"}}, {{"charter", "FILE", "its rules"}}, nullptr},
      {"amend", "change a place", "moot amend P", {{"what", ".x 'y' \\z"}}, {}, nullptr},
      {"amend apply", "write it: all of it", "moot amend apply P", {{"what", "which"}}, {}, nullptr},
      {"device add", "add a device", "moot device add CODE", {{"code", "the code"}}, {{"for", "T", "it's"}}, nullptr},
      {"device out", "write it", "moot device out F", {{"file", "where"}}, {{"out", "N", "", false, 'o'}}, nullptr},
  };
  return kTable;
}
bool has(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }
}  // namespace

TEST_CASE("the page of the manual has every command with its words") {
  const std::string page = manual_page(small_table());
  CHECK(page == manual_page(small_table()));
  CHECK(has(page, ".SS moot found NAME [OPTIONS]\nbegin one.\n.TP\n\\fBNAME\\fR\nits name\n"));
  CHECK(has(page, ".TP\n\\fB\\-\\-charter\\fR \\fIFILE\\fR\nits rules\n"));
  CHECK(has(page, ".PP\nExample: \\fBmoot found \\(dqX\\(dq\\fR\n"));
  CHECK(has(page, "\\fB\\-o, \\-\\-out\\fR \\fIN\\fR\n"));
  // Nothing of a text is a request, an escape or a typographer's quote.
  CHECK(has(page, "\n\\&.x \\(aqy\\(aq \\ez\n"));
}

TEST_CASE("a completion knows groups, commands that are groups, and whose options are files") {
  const std::string bash = completion_script("bash", small_table()).value();
  CHECK(has(bash, "'') echo 'found amend device help' ;;"));
  CHECK(has(bash, "'amend') echo 'apply' ;;"));
  CHECK(has(bash, "'device') echo 'add out' ;;"));
  CHECK(has(bash, "'found') echo '--charter --home --assembly --json --quiet --help' ;;"));
  CHECK(has(bash, "'found') [[ \" --charter --home \" == *\" $2 \"* ]] ;;"));
  const std::string zsh = completion_script("zsh", small_table()).value();
  CHECK(has(zsh, "'device:add, out'"));
  CHECK(has(zsh, "'apply:write it\\: all of it'"));
  CHECK(has(zsh, "'--for:it'\\''s'"));
  const std::string fish = completion_script("fish", small_table()).value();
  CHECK(has(fish, "complete -c moot -n '__moot_at \\'device add\\'' -l for -x -d 'it\\'s'\n"));
  CHECK(has(fish, "complete -c moot -n '__moot_at \\'device out\\'' -l out -s o -x -d ''\n"));
  CHECK(completion_script("csh", small_table()).error().code == "usage.wrong");
}
}  // namespace manual_test

// Every parameter of the charter does something. The table in docs/rules/charter.md names for each of them a story of
// tests/rules, and another value with which that story does not hold any more; or, where no story can show it, a test
// case of the code. A switch that does nothing has neither.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>

#include "event/charter_table.h"
#include "event/charter_text.h"
#include "tests/scenario/play.h"

using namespace folkmoot;
using namespace folkmoot::scenario;

namespace {

constexpr std::string_view kTable = "docs/rules/charter.md";
const PlayOptions kStraight{.first_seed = 1, .seeds = 0, .nodes = 0, .compares = false};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return file ? std::string{std::istreambuf_iterator<char>(file), {}} : std::string();
}

/// The words in backticks, in their order.
std::vector<std::string> quoted_in(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = text.find('`'); at != text.npos; at = text.find('`', at)) {
    const std::size_t end = text.find('`', at + 1);
    if (end == text.npos) break;
    out.emplace_back(text.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return out;
}

/// Of each row its first cell's name, and what the last cell has in backticks: a story and a value, or a test case.
std::map<std::string, std::vector<std::string>> proofs(const std::string& page) {
  std::map<std::string, std::vector<std::string>> out;
  for (std::size_t at = page.find("\n| `"); at != page.npos; at = page.find("\n| `", at + 1)) {
    const std::string row = page.substr(at + 1, page.find('\n', at + 1) - at - 1);
    const std::string name = quoted_in(row).front();
    const std::size_t last = row.rfind('|', row.size() - 2);
    CHECK_MESSAGE(out.emplace(name, quoted_in(row.substr(last))).second, name << " stands there twice");
  }
  return out;
}

/// "vouches = 2", as the built-in charter has it; the words have no line.
std::string built_in(const std::string& parameter) {
  const std::string text = "\n" + event::charter_text({});
  const std::size_t at = text.find("\n" + parameter + " = ");
  if (at == text.npos) return "none";
  const std::size_t value = at + parameter.size() + 4;
  return text.substr(value, text.find("  # ", value) - value);
}

/// How code may call a parameter: by its name in the text, or by the field's.
std::vector<std::string> names_in_code(const std::string& parameter) {
  std::vector<std::string> out{parameter};
  for (const std::string_view ending : {"_time", "_term"})
    if (parameter.ends_with(ending)) out.push_back(parameter.substr(0, parameter.size() - ending.size()) + "_ms");
  if (parameter.starts_with("quota_")) out.push_back("quota." + parameter.substr(6));
  return out;
}

/// "src/x_test.cpp: sentence": the test case has to be there, and to speak of the parameter.
void check_test_case(const std::string& parameter, const std::string& proof) {
  const std::size_t colon = proof.find(": ");
  REQUIRE_MESSAGE(colon != proof.npos, "neither a story with a value nor a test case: " << proof);
  const std::string code = content_of(proof.substr(0, colon));
  const std::size_t begin = code.find("TEST_CASE(\"" + proof.substr(colon + 2) + "\")");
  REQUIRE_MESSAGE(begin != code.npos, "there is no test case " << proof);
  const std::string body = code.substr(begin, code.find("\nTEST_CASE(", begin) - begin);
  const auto names = names_in_code(parameter);
  const bool speaks =
      std::any_of(names.begin(), names.end(), [&](const std::string& name) { return body.find(name) != body.npos; });
  CHECK_MESSAGE(speaks, "this test case does not speak of the parameter: " << proof);
}

/// The story holds as it is written, and does not with the other value; what fails is not that nothing can be founded.
void check_story(const std::string& parameter, const std::string& name, const std::string& value) {
  const std::string path = "tests/rules/" + name + ".moot";
  const std::string text = content_of(path);
  REQUIRE_MESSAGE(!text.empty(), "there is no story " << path);
  PlayOptions options = kStraight;
  const Played as_written = play_text(path, text, options);
  REQUIRE_MESSAGE(as_written.failures.empty(), path << ": " << as_written.failures.front().message);
  options.charter = parameter + " = " + value;
  const Played other = play_text(path, text, options);
  REQUIRE_MESSAGE(!other.failures.empty(), "the story holds with " << options.charter << " as well: " << path);
  const std::string& why = other.failures.front().message;
  const bool tells = why.starts_with("this does not hold") || why.starts_with("this act is");
  CHECK_MESSAGE(tells, "the story cannot be played with " << options.charter << ": " << why);
}

}  // namespace

TEST_CASE("every parameter of the charter has a story that another value changes, or a test case") {
  const std::string page = content_of(std::string(kTable));
  const auto table = proofs(page);
  CHECK(table.size() == event::charter_parameters().size());
  for (const event::CharterParameter& parameter : event::charter_parameters()) {
    const std::string name(parameter.name);
    CAPTURE(name);
    const std::string begin =
        "\n| `" + name + "` | " + std::string(parameter.meaning) + " | `" + built_in(name) + "` | ";
    CHECK_MESSAGE(page.find(begin) != page.npos, "the page says something else than:" << begin);
    const auto row = table.find(name);
    REQUIRE_MESSAGE(row != table.end(), "no row of " << kTable << " is about it");
    const std::vector<std::string>& proof = row->second;
    if (proof.size() == 2)
      check_story(name, proof[0], proof[1]);
    else if (proof.size() == 1)
      check_test_case(name, proof[0]);
    else
      FAIL_CHECK("its last cell has a story and a value, or a test case");
  }
}

TEST_CASE("lines of a charter stand in the place of what the story says") {
  const std::string text =
      "rule \"A test.\"\ngiven an assembly Town of m001, m002 and m003 with vouches 2\nthen the charter has vouches "
      "2\n";
  PlayOptions options = kStraight;
  CHECK(play_text("test.moot", text, options).failures.empty());
  options.charter = "vouches = 3";
  CHECK(play_text("test.moot", text, options).failures.size() == 1);
  options.charter = "vouches = 0";
  CHECK(play_text("test.moot", text, options).failures.front().message.starts_with("this is no charter"));
}

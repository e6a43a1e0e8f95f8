#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>

#include "print/from_views.h"
#include "print/printable.h"
#include "tests/support/temporary_directory.h"

// What fontconfig keeps for itself is no leak of ours. (It cannot be asked to give it back: `FcFini` ends the program
// where something else still holds a font.) The name is the sanitizer's.
// NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }

namespace print_test {
using namespace folkmoot;
using namespace folkmoot::print;
using node::Value;

namespace {
const std::string kEvent(64, 'a');

const Words& in(std::string_view language) { return *words_in(language).value(); }

PageHead head() {
  return {"Neighbours of the Square", "A well", "2026-05-03 10:30 UTC", kEvent, {1'777'804'200'000}, false};
}

Minutes minutes() {
  Minutes out;
  out.head = head();
  out.text = "# Minutes: May\n\n- Place: the square\n\n## Decisions\n\n- A well: adopted\n\n## After\n\nJust talk.\n";
  out.standing = "approved";
  out.present = {"Ana", "Боря", "ليلى"};
  out.signers = {{"Facilitator", "Ana"}, {"Teller", "Bo"}};
  return out;
}

/// What poppler reads of it, in the order of the page; nothing where it is not installed.
std::optional<std::string> text_of(const Bytes& pdf) {
  if (std::system("command -v pdftotext >/dev/null 2>&1") != 0) return std::nullopt;
  const test::TemporaryDirectory folder;
  const std::string file = folder.file("sheet.pdf");
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(pdf.data()), std::ssize(pdf));
  const std::string words = "pdftotext -layout '" + file + "' '" + file + ".txt'";
  REQUIRE(std::system(words.c_str()) == 0);
  std::ifstream in_file(file + ".txt", std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in_file), {});
}
bool has(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

Value question() {
  return Value::Object{{"id", kEvent},
                       {"kind", "vote"},
                       {"title", "Which road?"},
                       {"cast_until", "2026-05-03T10:30:00Z"},
                       {"electorate", std::uint64_t{6}},
                       {"method", "schulze"},
                       {"options", Value::Array{Value::Object{{"number", std::uint64_t{1}}, {"text", "north"}},
                                                Value::Object{{"number", std::uint64_t{2}}, {"text", "south"}},
                                                Value::Object{{"number", std::uint64_t{3}}, {"text", "none"}}}}};
}
}  // namespace

TEST_CASE("the same sheet is the same bytes") {
  const Bytes once = minutes_pdf(minutes(), in("en")).value();
  CHECK(as_text(once).starts_with("%PDF-1.5"));
  CHECK(once == minutes_pdf(minutes(), in("en")).value());
  Minutes later = minutes();
  later.head.made.ms += 1'000;
  CHECK(once != minutes_pdf(later, in("en")).value());
}

TEST_CASE("minutes have head, foot, standing, names and lines for signatures") {
  const auto text = text_of(minutes_pdf(minutes(), in("en")).value());
  if (!text) return;
  for (const std::string_view what :
       {"Neighbours of the Square", "2026-05-03 10:30 UTC", "approved", "Minutes: May", "Place: the square",
        "A well: adopted", "Just talk.", "Present: 3", "Боря", "Signatures", "Facilitator: Ana", "Page 1 / 1"})
    CHECK_MESSAGE(has(*text, what), what);
  CHECK(has(*text, "urn:folkmoot:" + kEvent));
  // In the order in which it is read, so that it can be searched for.
  CHECK(has(*text, "ليلى"));
}

TEST_CASE("long minutes go over pages, their lines numbered through") {
  Minutes long_ones = minutes();
  for (int i = 0; i < 100; ++i) long_ones.text += "- point " + std::to_string(i) + "\n";
  const auto text = text_of(minutes_pdf(long_ones, in("en")).value());
  if (!text) return;
  CHECK(has(*text, "point 99"));
  CHECK(has(*text, "Page 3 / 3"));
  CHECK(has(*text, "103"));
}

TEST_CASE("a tally sheet has a row for each option, and what must come to the same") {
  const TallySheet sheet = tally_sheet_from("Town", question(), in("en")).value();
  CHECK(sheet.options == std::vector<std::string>{"north", "south", "none"});
  CHECK(sheet.ranked);
  const auto text = text_of(tally_sheet_pdf(sheet, in("en")).value());
  if (!text) return;
  for (const std::string_view what : {"Which road?", "north", "south", "Spoiled", "Blank", "Slips in the box",
                                      "People there", "Difference", "Counted by", "First choices only"})
    CHECK_MESSAGE(has(*text, what), what);
}

TEST_CASE("each option is on top of as many slips as any other, and no order is on one slip alone") {
  const auto orders = orders_of_slips(5, "seed");
  REQUIRE(orders.size() == 5);
  std::set<std::size_t> tops;
  for (const auto& order : orders) {
    tops.insert(order.front());
    CHECK(std::set<std::size_t>(order.begin(), order.end()).size() == 5);
  }
  CHECK(tops.size() == 5);
  CHECK(orders == orders_of_slips(5, "seed"));
  CHECK(orders != orders_of_slips(5, "another seed"));
  CHECK(orders_of_slips(1, "x") == std::vector<std::vector<std::size_t>>{{0}});
}

TEST_CASE("slips: four on a page, as many as may vote or as were asked for") {
  const Slips slips = slips_from("Town", question(), {}, in("en")).value();
  CHECK(slips.count == 6);
  CHECK(slips.marking == Marking::ranks);
  const Bytes pdf = slips_pdf(slips, in("en")).value();
  CHECK(pdf == slips_pdf(slips, in("en")).value());
  CHECK(pdf != slips_pdf(slips_from("Town", question(), {0, "other"}, in("en")).value(), in("en")).value());
  const auto text = text_of(pdf);
  if (!text) return;
  std::size_t found = 0;
  for (std::size_t at = text->find("Which road?"); at != std::string::npos; at = text->find("Which road?", at + 1))
    ++found;
  CHECK(found == 6);
  CHECK(std::ranges::count(*text, '\f') == 2);
}

TEST_CASE("a vote without options has yes, no and abstain, in this order on every slip") {
  Value plain = question();
  plain.set("options", Value::Array{});
  const Slips slips = slips_from("Town", plain, {9, {}}, in("fr")).value();
  CHECK(slips.options == std::vector<std::string>{"Oui", "Non", "Abstention"});
  CHECK_FALSE(slips.shuffled);
  CHECK(slips.count == 9);
  CHECK(slips_pdf(slips, in("fr")).has_value());
}

TEST_CASE("what has no room, or is no vote, is no sheet") {
  Slips slips = slips_from("Town", question(), {}, in("en")).value();
  slips.question = std::string(4'000, 'x');
  CHECK(slips_pdf(slips, in("en")).error().code == "print.too_long");
  Value member = question();
  member.set("kind", "member");
  CHECK(slips_from("Town", member, {}, in("en")).error().code == "print.no_vote");
  CHECK(tally_sheet_from("Town", member, in("en")).error().code == "print.no_vote");
  CHECK(words_in("xx").error().code == "usage.language");
}

TEST_CASE("nothing on paper turns a line or is unseen") {
  CHECK(printable("a\tb\nc\r\x1B[0m\x7F") == "a b\nc[0m");
  CHECK(printable("\xE2\x80\xAE"
                  "abc\xE2\x80\xAC") == "abc");
  CHECK(printable("x\xE2\x80\x8By\xEF\xBB\xBF") == "xy");
  CHECK(printable("\xD9\x86\xE2\x80\x8C\xD9\x87") == "\xD9\x86\xE2\x80\x8C\xD9\x87");
  CHECK(printable("\xFF"
                  "a\xC0\xAF") ==
        "\xEF\xBF\xBD"
        "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("every language has every word") {
  for (const char* const language : {"en", "fr", "es", "ru", "ar"}) {
    const Words& words = in(language);
    for (const std::string_view word :
         {words.minutes,     words.draft,       words.proposed,    words.approved,     words.attendance,
          words.decisions,   words.signatures,  words.facilitator, words.minute_taker, words.teller,
          words.tally_sheet, words.option,      words.count,       words.total,        words.blank,
          words.spoiled,     words.all_ballots, words.present,     words.handed_out,   words.returned,
          words.difference,  words.counters,    words.name,        words.signature,    words.ballot,
          words.yes,         words.no,          words.abstain,     words.mark_one,     words.mark_any,
          words.rank_them,   words.grade_them,  words.adopted,     words.not_adopted,  words.first_choices,
          words.page_of})
      CHECK_FALSE(word.empty());
  }
}
}  // namespace print_test

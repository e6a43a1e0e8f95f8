#include <doctest/doctest.h>

#include "interchange/atom.h"
#include "interchange/csv.h"

namespace interchange_test {
using namespace folkmoot;
using namespace folkmoot::interchange;

TEST_CASE("cells of a table are quoted where they must be") {
  CHECK(csv_cell("").empty());
  CHECK(csv_cell("a well") == "a well");
  CHECK(csv_cell("a, b") == "\"a, b\"");
  CHECK(csv_cell("say \"yes\"") == "\"say \"\"yes\"\"\"");
  CHECK(csv_cell("two\nlines") == "\"two\nlines\"");
  CHECK(csv_cell(" a ") == "\" a \"");
  CHECK(csv_cell("Ж,ب") == "\"Ж,ب\"");
}

TEST_CASE("no cell is a formula") {
  CHECK(csv_cell("=1+1") == "'=1+1");
  CHECK(csv_cell("+1") == "'+1");
  CHECK(csv_cell("-1") == "'-1");
  CHECK(csv_cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(csv_cell("\t=1") == "'\t=1");
  CHECK(csv_cell("\r=1") == "\"'\r=1\"");
  CHECK(csv_cell("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  CHECK(csv_cell("a=1") == "a=1");
}

TEST_CASE("a table has a line of headings, and CR LF behind each row") {
  CsvTable table({"id", "title"});
  table.add({"1", "a, b"});
  CHECK(table.take() == "id,title\r\n1,\"a, b\"\r\n");
  CHECK(CsvTable({"id"}, true).take() == "\xEF\xBB\xBFid\r\n");
}

TEST_CASE("texts in XML are text, whatever they hold") {
  CHECK(xml_text("<b onclick='x'>&\"") == "&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;");
  CHECK(xml_text("a\tb\nc\r") == "a\tb\nc&#13;");
  CHECK(xml_text("]]>") == "]]&gt;");
  const std::string replaced = "\xEF\xBF\xBD";
  CHECK(xml_text(std::string("\0\x1B[0m", 5)) == replaced + replaced + "[0m");
  CHECK(xml_text("\xEF\xBF\xBE\xEF\xBF\xBF") == replaced + replaced);
  CHECK(xml_text("Ж\xD0") == "Ж" + replaced);
  // A surrogate, an overlong slash, and what is beyond Unicode.
  CHECK(xml_text("\xED\xA0\x80") == replaced + replaced + replaced);
  CHECK(xml_text("\xC0\xAF") == replaced + replaced);
  CHECK(xml_text("\xF4\x90\x80\x80") == replaced + replaced + replaced + replaced);
  CHECK(xml_text("\xF0\x9F\xA5\x81") == "\xF0\x9F\xA5\x81");
}

TEST_CASE("a feed, line by line") {
  AtomFeed feed{"urn:folkmoot:ab", "Town & Square", "Town", {1'777'804'200'000}, {}};
  feed.entries.push_back({"urn:folkmoot:cd", "A <well>", {1'777'804'200'000}, "adopted", "We dig.\nSoon."});
  CHECK(atom_feed(feed) ==
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
        "  <id>urn:folkmoot:ab</id>\n  <title>Town &amp; Square</title>\n  <updated>2026-05-03T10:30:00Z</updated>\n"
        "  <author><name>Town</name></author>\n  <generator>Folkmoot</generator>\n"
        "  <entry>\n    <id>urn:folkmoot:cd</id>\n    <title>A &lt;well&gt;</title>\n"
        "    <updated>2026-05-03T10:30:00Z</updated>\n    <summary>adopted</summary>\n"
        "    <content>We dig.\nSoon.</content>\n  </entry>\n</feed>\n");
}
}  // namespace interchange_test

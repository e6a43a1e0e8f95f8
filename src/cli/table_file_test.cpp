#include "cli/table_file.h"

#include <doctest/doctest.h>

namespace table_file_test {
using namespace folkmoot;

namespace {
std::string place(const tl::expected<cli::TableFile, cli::TableFault>& read) {
  return read ? std::string("none")
              : std::to_string(read.error().at.line) + ":" + std::to_string(read.error().at.column);
}
}  // namespace

TEST_CASE("tables are read with the columns in any order, quotes, and lines inside them") {
  const auto read =
      cli::read_table("\xEF\xBB\xBFtext;title\r\n\"We dig; a \"\"well\"\".\nBy the tree.\";A well\r\n\r\n;A mill\n",
                      {"title", "date", "text"});
  REQUIRE(read.has_value());
  REQUIRE(read->rows.size() == 2);
  CHECK(read->rows[0][0].text == "A well");
  CHECK(read->rows[0][1].text.empty());
  CHECK(read->rows[0][2].text == "We dig; a \"well\".\nBy the tree.");
  CHECK(read->rows[1][0].text == "A mill");
  CHECK(read->rows[1][0].at.line == 5);
  CHECK(read->rows[1][0].at.column == 2);
  CHECK(cli::read_table("name\nm001\nm002", {"name"})->rows.size() == 2);
}

TEST_CASE("what is wrong in a table is said with line and column") {
  CHECK(place(cli::read_table("", {"name"})) == "1:1");
  CHECK(place(cli::read_table("nom\nm001\n", {"name"})) == "1:1");
  CHECK(place(cli::read_table("name,phone\nm001,1\n", {"name"})) == "1:6");
  CHECK(place(cli::read_table("name,name\nm001,1\n", {"name"})) == "1:6");
  CHECK(place(cli::read_table("name,date\nm001\n", {"name", "date"})) == "2:1");
  CHECK(place(cli::read_table("name,date\nm001,1\n,2\n", {"name", "date"})) == "3:1");
  CHECK(place(cli::read_table("name\n\"m001\n", {"name"})) == "2:1");
  CHECK(place(cli::read_table("name\n\"m001\"x\n", {"name"})) == "2:7");
  CHECK(place(cli::read_table("name\nm0\"01\n", {"name"})) == "2:3");
}
}  // namespace table_file_test

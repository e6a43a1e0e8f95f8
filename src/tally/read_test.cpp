#include "tally/read.h"

#include <doctest/doctest.h>

#include "tally/errc.h"
#include "tally/write_blt.h"
#include "tests/support/tally_samples.h"

namespace read_test {
using namespace folkmoot;
using namespace folkmoot::tally;
using test::from_one;
using test::read_ballots;

namespace {
const std::string kBlt =
    "3 2\n"
    "-2\n"
    "4 1 3 0\n"
    "2 3 0\n"
    "1 1 3 0\n"
    "0\n"
    "\"Ann\"\n"
    "\"Bob\"\n"
    "\"Cid\"\n"
    "\"Treasurers\"\n";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

FileFault fault_of(std::string_view text, BallotKind kind = BallotKind::rankings) {
  const auto read = read_ballots(text, kind);
  REQUIRE_FALSE(read.has_value());
  CHECK_FALSE(read.error().error.detail.empty());
  return read.error();
}
void check_fault(std::string_view text, Code code, FilePlace at, BallotKind kind = BallotKind::rankings) {
  CAPTURE(text);
  const FileFault fault = fault_of(text, kind);
  CHECK(fault.error.code == code);
  CHECK(fault.at.line == at.line);
  CHECK(fault.at.column == at.column);
}
BallotFile good(std::string_view text, BallotKind kind = BallotKind::rankings) {
  auto read = read_ballots(text, kind);
  REQUIRE_MESSAGE(read.has_value(), (read ? std::string() : read.error().error.detail));
  return *std::move(read);
}
std::vector<Mark> marks(const BallotFile& file, std::size_t i) {
  const auto span = file.ballots.marks(i);
  return {span.begin(), span.end()};
}
}  // namespace

TEST_CASE("BLT: candidates, seats, withdrawn, ballots, names and title") {
  const BallotFile file = good(kBlt);
  CHECK(file.seats == 2);
  CHECK(file.names == std::vector<std::string>{"Ann", "Bob", "Cid"});
  CHECK(file.title == "Treasurers");
  CHECK(file.withdrawn == from_one({2}));
  CHECK(file.ballots.total() == 7);
  REQUIRE(file.ballots.size() == 2);  // equal ballots are one
  CHECK(file.ballots.weight(0) == 5);
  CHECK(marks(file, 0) == std::vector<Mark>{0, 2});
}

TEST_CASE("BLT: names with or without quotes, in one line or many") {
  CHECK(good(replaced(kBlt, "\"Ann\"", "Ann")).names[0] == "Ann");
  CHECK(good(replaced(kBlt, "\"Ann\"", "  Ann of the Well  ")).names[0] == "Ann of the Well");
  CHECK(good(replaced(kBlt, "\"Ann\"", "\"Ann \"\"Red\"\" X\"")).names[0] == "Ann \"Red\" X");
  CHECK(good(replaced(kBlt, "\"Ann\"", "\"Ann\" \"Labour\"")).names[0] == "\"Ann\" \"Labour\"");
  CHECK(good(replaced(kBlt, "\"Ann\"\n\"Bob\"\n", "\"Ann\" \"Bob\" ")).names == good(kBlt).names);
  CHECK(good(replaced(kBlt, "\"Ann\"", "\"\xC3\x84nne # 1\"")).names[0] == "\xC3\x84nne # 1");
}

TEST_CASE(
    "line ends of Windows, a mark of byte order, comments, empty lines and a missing last line end are accepted") {
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : kBlt) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const BallotFile file = good(windows);
  CHECK(file.names == good(kBlt).names);
  CHECK(file.title == "Treasurers");
  CHECK(file.ballots.total() == 7);
  CHECK(good("# spring\n\n3 2 # three for two\n1 1 0 # one\n\n0 # over\nA\n\nB\nC\nT").names.size() == 3);
}

TEST_CASE("a file may come in any parts") {
  for (std::size_t size = 1; size < 12; ++size) {
    BallotReader reader(BallotKind::rankings);
    const std::string text = "\xEF\xBB\xBF" + kBlt;
    for (std::size_t at = 0; at < text.size(); at += size)
      REQUIRE(reader.read(as_bytes(std::string_view(text).substr(at, size))).has_value());
    const auto file = reader.finish();
    REQUIRE(file.has_value());
    CHECK(file->ballots.total() == 7);
    CHECK(file->title == "Treasurers");
  }
}

TEST_CASE("BLT: wrong counts") {
  check_fault(replaced(kBlt, "3 2", "3"), errc::kFormat, {1, 2});
  check_fault(replaced(kBlt, "3 2", "3 2 1"), errc::kFormat, {1, 5});
  check_fault(replaced(kBlt, "3 2", "0 2"), errc::kCounts, {1, 1});
  check_fault(replaced(kBlt, "3 2", "1001 2"), errc::kCounts, {1, 1});
  check_fault(replaced(kBlt, "3 2", "3 0"), errc::kCounts, {1, 3});
  check_fault(replaced(kBlt, "3 2", "3 4"), errc::kCounts, {1, 3});
  check_fault(replaced(kBlt, "3 2", "99999999999999999999 1"), errc::kCounts, {1, 1});
  check_fault(replaced(kBlt, "\"Treasurers\"", "\"Dan\"\n\"Treasurers\""), errc::kCounts, {11, 1});
  check_fault(replaced(kBlt, "-2", "-4"), errc::kCounts, {2, 1});
  check_fault(replaced(kBlt, "-2", "-2 -2"), errc::kCounts, {2, 4});
  check_fault(replaced(kBlt, "-2", "-x"), errc::kCounts, {2, 1});
  check_fault(replaced(kBlt, "2 3 0", "2 4 0"), errc::kRank, {4, 3});
}

TEST_CASE("BLT: names missing") {
  check_fault(replaced(kBlt, "\"Bob\"\n", ""), errc::kNames, {9, 1});
  check_fault(replaced(kBlt, "\"Treasurers\"\n", ""), errc::kNames, {9, 1});
  check_fault(replaced(kBlt, "\"Bob\"", "\"\""), errc::kNames, {10, 1});
}

TEST_CASE("BLT: ranks repeated or skipped") {
  check_fault(replaced(kBlt, "4 1 3 0", "4 1 3 1 0"), errc::kRank, {3, 7});
  check_fault(replaced(kBlt, "4 1 3 0", "4 1 - 3 0"), errc::kRank, {3, 5});
  check_fault(replaced(kBlt, "4 1 3 0", "4 1=3 0"), errc::kRank, {3, 4});
  check_fault(replaced(kBlt, "4 1 3 0", "4 1 = = 3 0"), errc::kRank, {3, 5});
  check_fault(replaced(kBlt, "4 1 3 0", "4 1= 0"), errc::kFormat, {3, 7}, BallotKind::weak_rankings);
  CHECK(marks(good(replaced(kBlt, "4 1 3 0", "4 1=3 0"), BallotKind::weak_rankings), 0) ==
        std::vector<Mark>{0, 2 | kTied});
}

TEST_CASE("weights zero or huge") {
  check_fault(replaced(kBlt, "4 1 3 0", "0 1 3 0"), errc::kBallotWeight, {3, 1});
  check_fault(replaced(kBlt, "4 1 3 0", "1000000001 1 3 0"), errc::kBallotWeight, {3, 1});
  check_fault(replaced(kBlt, "4 1 3 0", "18446744073709551617 1 3 0"), errc::kBallotWeight, {3, 1});
  check_fault(replaced(kBlt, "4 1 3 0", "1000000000 1 3 0"), errc::kBallotWeight, {4, 1});
  check_fault(replaced(kBlt, "4 1 3 0", "1.5 1 3 0"), errc::kFormat, {3, 2});
  check_fault(replaced(kBlt, "4 1 3 0", "x 1 3 0"), errc::kFormat, {3, 1});
  check_fault("A,B,weight\n1,2,0\n", errc::kBallotWeight, {2, 5});
  check_fault("A,B,weight\n1,2,1e3\n", errc::kBallotWeight, {2, 5});
  check_fault("A,B,weight\n1,2,\n", errc::kBallotWeight, {2, 5});
  check_fault("0: A > B\n", errc::kBallotWeight, {1, 1});
}

TEST_CASE("BLT: cut anywhere it is a fault with its place, but for the last line end and the end of the title") {
  const std::size_t title = kBlt.find("\"Treasurers\"");
  for (std::size_t size = 0; size < title; ++size) {
    CAPTURE(size);
    const auto read = read_ballots(kBlt.substr(0, size), BallotKind::rankings);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().at.line >= 1);
  }
  check_fault(kBlt.substr(0, kBlt.find("1 1 3 0")), errc::kTruncated, {4, 1});
  check_fault(kBlt.substr(0, kBlt.find(" 3 0\n2") + 2), errc::kFormat, {3, 6});
  check_fault(kBlt.substr(0, title + 4), errc::kTruncated, {10, 1});
  check_fault("", errc::kTruncated, {1, 1});
  check_fault("\n\n# nothing\n", errc::kTruncated, {3, 1});
}

TEST_CASE("names that are not UTF-8 are named by line and column") {
  check_fault(replaced(kBlt, "Bob", "B\xF6rn"), errc::kNotUtf8, {8, 3});
  check_fault("A,B\xFF,C\n1,2,3\n", errc::kNotUtf8, {1, 4});
  check_fault("A > \xC3\n", errc::kNotUtf8, {1, 5});
  check_fault(std::string_view("\xFF\xFE"
                               "3\0 \0",
                               6),
              errc::kNotUtf8, {1, 1});
}

TEST_CASE("a line that never ends is not held") {
  BallotReader reader(BallotKind::rankings);
  const std::string part(1 << 16, 'x');
  FileResult<Ok> read = Ok{};
  std::size_t parts = 0;
  for (; read && parts < 64; ++parts) read = reader.read(as_bytes(part));
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().error.code == errc::kLongLine);
  CHECK(parts <= 17);
}

TEST_CASE("a table of rankings: ranks in cells") {
  const BallotFile file = good("Ann,\"Bob, the\",Cid\n1,2,3\n2,1,\n,,\n 1 , 2 , 3 \n");
  CHECK(file.names == std::vector<std::string>{"Ann", "Bob, the", "Cid"});
  CHECK(file.ballots.total() == 3);
  CHECK(file.ballots.empty() == 1);
  CHECK(file.seats == 0);
  CHECK(marks(file, 1) == std::vector<Mark>{1, 0});
  CHECK(good("Ann;Bob\n1;2\n").names.size() == 2);
  CHECK(good("Ann\tBob\tcount\n1\t2\t7\n").ballots.total() == 7);
  CHECK(good("Ann,Bob\n").ballots.total() == 0);
}

TEST_CASE("a table of rankings: ranks repeated, skipped, or none") {
  check_fault("A,B,C\n1,1,2\n", errc::kRank, {2, 3});
  check_fault("A,B,C\n1,3,\n", errc::kRank, {2, 3});
  check_fault("A,B,C\n2,3,\n", errc::kRank, {2, 1});
  check_fault("A,B,C\n1,4,\n", errc::kRank, {2, 3});
  check_fault("A,B,C\n0,1,2\n", errc::kRank, {2, 1});
  check_fault("A,B,C\n1,x,2\n", errc::kRank, {2, 3});
  check_fault("A,B,C\n-1,1,2\n", errc::kRank, {2, 1});
  check_fault("A,B,C\n1,2\n", errc::kCounts, {2, 1});
  check_fault("A,B,C\n1,2,3,4\n", errc::kCounts, {2, 1});
  check_fault("A,B,A\n1,2,3\n", errc::kNames, {1, 5});
  check_fault("A,,C\n1,2,3\n", errc::kNames, {1, 3});
  check_fault("2,1,3\n1,2,3\n", errc::kNames, {1, 1});
  check_fault("A,\"B\n1,2\n", errc::kTruncated, {1, 3});
  check_fault("A,\"B\"x\n1,2\n", errc::kFormat, {1, 6});
}

TEST_CASE("a table of weak rankings: a shared rank, and the next one either way") {
  CHECK(marks(good("A,B,C\n1,1,2\n", BallotKind::weak_rankings), 0) == std::vector<Mark>{0, 1 | kTied, 2});
  CHECK(marks(good("A,B,C\n1,1,3\n", BallotKind::weak_rankings), 0) == std::vector<Mark>{0, 1 | kTied, 2});
  check_fault("A,B,C,D\n1,1,4,\n", errc::kRank, {2, 5}, BallotKind::weak_rankings);
}

TEST_CASE("a table of rankings: names in cells") {
  const BallotFile file = good("rank1,rank2,rank3\nCid,Ann,\nBob,,\n");
  CHECK(file.names == std::vector<std::string>{"Ann", "Bob", "Cid"});
  CHECK(marks(file, 0) == std::vector<Mark>{2, 0});
  CHECK(good("Choice 1,Choice 2,weight\nCid,Ann,5\n").ballots.total() == 5);
  check_fault("rank 1,rank 2\nCid,Cid\n", errc::kRank, {2, 5});
  check_fault("rank 1,rank 2\n,Cid\n", errc::kRank, {2, 2});
}

TEST_CASE("one ballot a line") {
  const BallotFile file = good("Cid > Ann\n# later\n12: Bob>Ann > Cid\r\nAnn\n");
  CHECK(file.names == std::vector<std::string>{"Ann", "Bob", "Cid"});
  CHECK(file.ballots.total() == 14);
  CHECK(marks(file, 1) == std::vector<Mark>{1, 0, 2});
  CHECK(marks(good("B = A > C\n", BallotKind::weak_rankings), 0) == std::vector<Mark>{1, 0 | kTied, 2});
  check_fault("A > B > A\n", errc::kRank, {1, 9});
  check_fault("A > > B\n", errc::kRank, {1, 5});
  check_fault("A >\n", errc::kRank, {1, 4});
  check_fault("A = B\n", errc::kRank, {1, 3});
}

TEST_CASE("a table of grades, and of approvals") {
  const BallotFile file = good("A,B\n5,\n0,3\n,\n", BallotKind::grades);
  CHECK(file.ballots.total() == 2);
  CHECK(file.ballots.empty() == 1);
  CHECK(marks(file, 0) == std::vector<Mark>{5, 0});
  check_fault("A,B\n6,0\n", errc::kFormat, {2, 1}, BallotKind::grades);
  check_fault("A,B\n4.5,0\n", errc::kFormat, {2, 1}, BallotKind::grades);
  check_fault(kBlt, errc::kFormat, {1, 1}, BallotKind::grades);
  check_fault("A > B\n", errc::kFormat, {1, 1}, BallotKind::grades);
  const BallotFile approvals = good("A,B,C\n1,0,x\nno,yes,\n,,\n", BallotKind::approvals);
  CHECK(marks(approvals, 0) == std::vector<Mark>{0, 2});
  CHECK(approvals.ballots.empty() == 1);
  check_fault("A,B\n2,0\n", errc::kFormat, {2, 1}, BallotKind::approvals);
}

TEST_CASE("yes and no, one a line") {
  const auto read = [](std::string_view text) -> FileResult<Counts> {
    VoteReader reader;
    FM_TRY(reader.read(as_bytes(text)));
    return reader.finish();
  };
  const Counts counts = read("vote\r\nyes\r\nNo\r\nabstain\r\nblank\r\ninvalid\r\n\"yes\"\r\n").value();
  CHECK(counts.yes == 2);
  CHECK(counts.no == 1);
  CHECK(counts.abstain == 1);
  CHECK(counts.blank == 1);
  CHECK(counts.invalid == 1);
  CHECK(read("vote\n").value() == Counts{});
  CHECK(read("").error().error.code == errc::kTruncated);
  CHECK(read("votes\nyes\n").error().error.code == errc::kFormat);
  CHECK(read("vote\nyes\n  yep\n").error().at == FilePlace{3, 3});
}

TEST_CASE("what is written as BLT is read back as it was") {
  BallotFile file = good(replaced(kBlt, "1 1 3 0", "1 1=3 2 0\n6 0"), BallotKind::weak_rankings);
  file.names[0] = "Ann \"Red\"";
  std::string text;
  write_blt(file, [&](std::string_view part) { text += part; });
  const BallotFile again = good(text, BallotKind::weak_rankings);
  CHECK(again.names == std::vector<std::string>{"Ann 'Red'", "Bob", "Cid"});
  CHECK(again.title == file.title);
  CHECK(again.seats == 2);
  CHECK(again.withdrawn == file.withdrawn);
  CHECK(again.ballots.empty() == 6);
  REQUIRE(again.ballots.size() == file.ballots.size());
  for (std::size_t b = 0; b < file.ballots.size(); ++b) CHECK(marks(again, b) == marks(file, b));
}
}  // namespace read_test

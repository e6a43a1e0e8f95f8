#include "ballot/verify.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

namespace verify_test {
using namespace folkmoot;
using namespace folkmoot::ballot;

namespace {
Bytes read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream.is_open());
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}
Report verified(BytesView archive) { return verify(read_from(archive), crypto::Secret32()); }
}  // namespace

TEST_CASE("archives that belenios-tool 3.3.0 made prove their results") {
  const Report chosen = verified(read_file("tests/data/belenios/e33.bel"));
  INFO(json_of(chosen));
  CHECK(chosen.ok());
  CHECK(chosen.election->uuid == "q4QFNZx2qcLhxU");
  CHECK(json_of_result(*chosen.election, chosen.result) == "{\"result\":[[3,1],[2,2,1]]}");
  CHECK(chosen.warnings.empty());
  const Report shuffled = verified(read_file("tests/data/belenios/nh33e.bel"));
  INFO(json_of(shuffled));
  CHECK(shuffled.ok());
  CHECK(shuffled.counted == 12);
  CHECK(shuffled.warnings.empty());
  const Report lists = verified(read_file("tests/data/belenios/lists33e.bel"));
  INFO(json_of(lists));
  CHECK(lists.ok());
  CHECK(json_of_result(*lists.election, lists.result) == "{\"result\":[[[2,1,2],[0,0],[1,1,1,0]],[1,1]]}");
  CHECK(lists.warnings.empty());
}
}  // namespace verify_test

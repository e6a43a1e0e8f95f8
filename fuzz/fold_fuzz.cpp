// The law of the fold: the same events in any order of arrival and in any portions give the same verdicts and the same
// state, also where a home starts again in the midst, and where a device contradicts itself. The input is a recipe for
// acts of several devices; its first four bytes say how others hear of them and who forks.
#include "base/check.h"
#include "tests/support/story_world.h"

using namespace folkmoot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 5 || size > 64) return 0;
  test::Story story(std::vector<std::uint32_t>(data + 4, data + size));
  if (data[2] % 4 != 0) story.fork(data[2] / 4, data[3]);
  const std::vector<std::uint32_t> first{data[0], data[1], 7};
  const std::vector<std::uint32_t> second{data[1], data[3], data[0], 3, 11};
  for (const test::Telling& telling : {test::Telling{first, false}, test::Telling{second, true}, test::Telling{}}) {
    test::Home home = test::told_anew(story.town().events(), telling);
    FM_CHECK(test::differs(story.town(), home).empty());
  }
  FM_CHECK(test::differs_from_scratch(story.town()).empty());
  return 0;
}

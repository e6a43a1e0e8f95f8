#include "base/inbox.h"

#include <doctest/doctest.h>

#include <memory>
#include <thread>
#include <vector>

namespace inbox_test {
using namespace folkmoot;

TEST_CASE("an inbox hands out in the order of arrival and says when it is full") {
  Inbox<int> inbox(2);
  CHECK(inbox.push(1));
  CHECK(inbox.push(2));
  CHECK(!inbox.push(3));
  CHECK(inbox.size() == 2);
  CHECK(inbox.pop() == 1);
  CHECK(inbox.push(3));
  CHECK(inbox.pop() == 2);
  CHECK(inbox.pop() == 3);
  CHECK(!inbox.pop());
  CHECK(!inbox.pop_within(std::chrono::milliseconds(1)));
}

TEST_CASE("a closed inbox takes nothing and still gives what it holds; waiting on it does not hang") {
  Inbox<std::unique_ptr<int>> inbox(4);
  CHECK(inbox.push(std::make_unique<int>(1)));
  inbox.close();
  CHECK(!inbox.push(std::make_unique<int>(2)));
  CHECK(*inbox.pop_within(std::chrono::hours(1)).value() == 1);
  CHECK(!inbox.pop_within(std::chrono::hours(1)));
}

TEST_CASE("many threads fill an inbox, one empties it, nothing is lost or doubled") {
  constexpr int kWriters = 4;
  constexpr int kEach = 2'000;
  Inbox<int> inbox(16);
  std::vector<std::thread> writers;
  writers.reserve(kWriters);
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&inbox, writer] {
      for (int i = 0; i < kEach;) {
        if (inbox.push(writer * kEach + i)) {
          ++i;
        } else {
          std::this_thread::yield();
        }
      }
    });
  }
  std::vector<int> last(kWriters, -1);
  for (int i = 0; i < kWriters * kEach; ++i) {
    const auto value = inbox.pop_within(std::chrono::seconds(10));
    REQUIRE(value.has_value());
    // Each writer's values come in its own order.
    CHECK(*value % kEach == ++last[static_cast<std::size_t>(*value / kEach)]);
  }
  for (std::thread& writer : writers) writer.join();
  CHECK(inbox.size() == 0);
}

TEST_CASE("whoever waits for room loses nothing, and closing wakes both sides") {
  constexpr int kCount = 5'000;
  Inbox<int> inbox(2);
  std::thread writer([&inbox] {
    for (int i = 0; i < kCount; ++i)
      if (!inbox.push_when_room(i)) return;
    inbox.close();
  });
  int next = 0;
  while (const auto value = inbox.pop_when_filled()) CHECK(*value == next++);
  writer.join();
  CHECK(next == kCount);

  Inbox<int> full(1);
  REQUIRE(full.push(1));
  std::thread waiting([&full] { CHECK(!full.push_when_room(2)); });
  full.close();
  waiting.join();
  CHECK(full.pop_when_filled() == 1);
  CHECK(!full.pop_when_filled());
}
}  // namespace inbox_test

// Real processes on a real disk: one writes and says what is durable, the other kills it at some moment and looks.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "store/home.h"
#include "tests/support/journal_maker.h"
#include "tests/support/temporary_directory.h"

namespace crash_test {
using namespace folkmoot;
using namespace folkmoot::store;

namespace {

constexpr EventIndex kEventsMax = 3'000;

int rounds() {
  const char* wanted = std::getenv("FOLKMOOT_CRASH_ROUNDS");
  return wanted == nullptr ? 20 : std::max(1, std::atoi(wanted));
}

/// Goes on where the home stands; says each size that is durable. Ends only when killed, or with the events.
[[noreturn]] void write_and_say(const std::string& directory, const test::JournalMaker& maker, int out,
                                std::uint64_t seed) {
  test::Dice dice(seed);
  const auto home = Home::open(directory);
  if (!home) ::_exit(2);
  const auto stored = (*home)->event_count(maker.assembly());
  if (!stored) ::_exit(3);
  for (EventIndex at = *stored; at < kEventsMax;) {
    const auto to = std::min(kEventsMax, at + static_cast<EventIndex>(dice.one_in(4) ? 1 + dice.below(60) : 1));
    auto act = (*home)->begin();
    if (!act || !act->append(maker.assembly(), maker.table(), maker.added(at, to)) ||
        !act->put_setting(maker.assembly(), "size", as_bytes(std::to_string(to))) || !act->commit())
      ::_exit(4);
    if (::write(out, &to, sizeof to) != sizeof to) ::_exit(5);
    at = to;
    if (dice.one_in(20) && !(*home)->compact()) ::_exit(6);
  }
  ::_exit(0);
}

struct Round {
  EventIndex acknowledged = 0;
  bool killed = false;
};

Round kill_at_some_moment(const std::string& directory, const test::JournalMaker& maker, std::uint64_t seed) {
  test::Dice dice(seed);
  int pipe[2];
  REQUIRE(::pipe(pipe) == 0);
  const pid_t child = ::fork();
  if (child == 0) write_and_say(directory, maker, pipe[1], seed);
  ::close(pipe[1]);
  // Opening and recovering are moments too, so that some rounds end before the first acknowledgement.
  std::this_thread::sleep_for(std::chrono::microseconds(dice.below(40'000)));
  ::kill(child, SIGKILL);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  Round out;
  out.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  if (!out.killed) CHECK(WEXITSTATUS(status) == 0);
  for (EventIndex said = 0; ::read(pipe[0], &said, sizeof said) == sizeof said;) out.acknowledged = said;
  ::close(pipe[0]);
  return out;
}

EventIndex check_home(const std::string& directory, const test::JournalMaker& maker) {
  const auto home = Home::open(directory);
  if (!home) FAIL(home.error().code << " " << home.error().detail);
  const auto found = (*home)->verify_all();
  REQUIRE(found);
  CHECK(found->problems.empty());
  EventIndex count = 0;
  bool same = true;
  REQUIRE((*home)->for_each(maker.assembly(), [&](const event::Event& event) {
    same = same && event == maker.added()[count].event;
    ++count;
    return true;
  }));
  CHECK(same);
  if (count > 0) {
    const auto size = (*home)->setting(maker.assembly(), "size");
    REQUIRE(size);
    REQUIRE(size->has_value());
    CHECK(as_text(**size) == std::to_string(count));
  }
  return count;
}

}  // namespace

TEST_CASE("a process killed at any moment has lost nothing that it said was durable") {
  crypto::start();
  test::JournalMaker maker({.seed = 5, .forks = 20, .rooms = 10});
  maker.grow(kEventsMax);
  int killed = 0;
  EventIndex acknowledged = 0;
  int round = 0;
  while (round < rounds()) {
    const test::TemporaryDirectory place;
    const std::string directory = place.file("home");
    EventIndex before = 0;
    for (; round < rounds(); ++round) {
      CAPTURE(round);
      const Round result = kill_at_some_moment(directory, maker, static_cast<std::uint64_t>(round) + 1);
      killed += result.killed ? 1 : 0;
      acknowledged += result.acknowledged > before ? result.acknowledged - before : 0;
      const EventIndex count = check_home(directory, maker);
      CHECK(count >= result.acknowledged);
      CHECK(count >= before);
      before = count;
      if (count == kEventsMax) break;
    }
  }
  // The test tells something only if processes died while they were writing.
  CHECK(killed * 2 >= rounds());
  CHECK(acknowledged > 0);
  MESSAGE(killed << " of " << rounds() << " killed, " << acknowledged << " events acknowledged");
}
}  // namespace crash_test

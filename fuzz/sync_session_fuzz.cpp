// A peer that says what it likes. The first byte chooses who began; then messages follow, each behind its length in two
// bytes. A session takes them without harm and within its limits, and afterwards an honest peer and the victim still
// become equal.
#include "base/check.h"
#include "tests/support/journal_world.h"
#include "tests/support/memory_replica.h"

using namespace folkmoot;

namespace {
struct Honest {
  test::Author founder{1};
  test::Author other{2};
  journal::CheckedEvent founding = test::founding(founder);
  std::vector<event::Event> common;
  std::vector<event::Event> news;

  Honest() {
    test::MemoryReplica replica(founding);
    replica.admit(test::compose(replica.journal(), founder, test::device_record(other)));
    for (int i = 0; i < 4; ++i) replica.admit(test::compose(replica.journal(), other, test::note(founding.event().id)));
    common = replica.events();
    for (int i = 0; i < 3; ++i)
      replica.admit(test::compose(replica.journal(), founder, test::note(founding.event().id)));
    news = replica.events();
  }
};

void give(test::MemoryReplica& replica, const std::vector<event::Event>& events) {
  for (const auto& event : events) replica.admit(journal::CheckedEvent::trusted(event));
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Honest kHonest;
  if (size == 0) return 0;
  test::MemoryReplica victim(kHonest.founding);
  give(victim, kHonest.common);
  sync::Session session(victim, {data[0] % 2 == 0 ? sync::Role::initiator : sync::Role::responder, {}});
  std::size_t sent = session.start().messages.size();
  for (std::size_t at = 1; at + 2 <= size && session.status() == sync::SessionStatus::running;) {
    const std::size_t length = std::min<std::size_t>(data[at] * std::size_t{256} + data[at + 1], size - at - 2);
    sync::Step step = session.on_message(BytesView(data + at + 2, length));
    at += 2 + length;
    do {
      victim.take_in(step);
      sent += step.messages.size();
      step = session.progress();
    } while (step.more || !step.messages.empty());
    FM_CHECK(sent < 10'000);
  }
  test::MemoryReplica peer(kHonest.founding);
  give(peer, kHonest.news);
  test::Wire wire(victim, peer);
  FM_CHECK(wire.run());
  FM_CHECK(wire.equal());
  return 0;
}

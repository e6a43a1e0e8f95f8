#pragma once

// Two replicas that hold the same events, for what it costs them to meet: 200 devices, bodies of 200 bytes.

#include <deque>

#include "tests/support/journal_world.h"
#include "tests/support/memory_replica.h"

namespace folkmoot::bench {

constexpr std::size_t kDevices = 200;
constexpr std::size_t kBodySize = 200;

struct World {
  World() : founding(test::founding(authors[0], charter())) {}
  static event::Charter charter() {
    event::Charter out;
    out.quota.events = 100'000;
    out.quota.bytes = std::uint64_t{1} << 40;
    out.quota.page_one_introductions = 10'000;
    return out;
  }
  static std::deque<test::Author> make_authors() {
    std::deque<test::Author> out;
    for (std::size_t i = 0; i < kDevices; ++i) out.emplace_back(i);
    return out;
  }
  std::size_t roll(std::size_t below) {
    state = state * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
    return (state >> 33) % below;
  }
  /// An event with a body of the given size, on top of what the replica holds.
  event::Event make(test::MemoryReplica& at, const test::Author& author, bool sign) {
    const auto place = at.journal().place(author.device, {});
    event::Header header;
    header.assembly = at.journal().assembly();
    header.device = author.device;
    header.seq = place->seq;
    header.prev = place->prev;
    header.parents = place->parents;
    Bytes body = test::body_of(test::note(reinterpret_id<EventId>(at.journal().assembly()), std::string(120, 'x')));
    body.resize(kBodySize, 0);
    if (sign) return event::make_event(header, body, author.key);
    event::Event out;
    header.body_len = kBodySize;
    header.body_hash = event::body_hash(body);
    out.header = header;
    out.id = event::event_id(event::encode_header(header));
    out.body = std::move(body);
    return out;
  }
  void grow(test::MemoryReplica& at, std::size_t count, bool sign) {
    for (std::size_t i = 0; i < count; ++i)
      at.admit(journal::CheckedEvent::trusted(make(at, authors[roll(kDevices)], sign)));
  }

  std::deque<test::Author> authors = make_authors();
  journal::CheckedEvent founding;
  std::uint64_t state = 1;
};

/// Two replicas with so many events in common.
struct Pair {
  explicit Pair(World& world, std::size_t common) : one(world.founding), two(world.founding) {
    for (std::size_t i = 1; i < kDevices; ++i)
      one.admit(test::compose(one.journal(), world.authors[0], test::device_record(world.authors[i])));
    while (one.events().size() < common) world.grow(one, 1, false);
    for (const auto& event : one.events()) two.admit(journal::CheckedEvent::trusted(event));
  }
  test::MemoryReplica one;
  test::MemoryReplica two;
};

}  // namespace folkmoot::bench

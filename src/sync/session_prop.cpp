#include <doctest/doctest.h>

#include <algorithm>
#include <deque>

#include "tests/support/journal_world.h"
#include "tests/support/memory_replica.h"
#include "tests/support/prop.h"

namespace session_prop {
using namespace folkmoot;
using namespace folkmoot::sync;

namespace {
/// Three honest replicas that hand each other some events and lose others, and two liars who fork their chains, name
/// what they like and show each replica something else.
class Divergence {
 public:
  explicit Divergence(const std::vector<std::uint32_t>& choices) : choices_(choices) {
    for (std::size_t i = 0; i < 5; ++i) authors_.emplace_back(i);
    auto founding = test::founding(authors_[0]);
    remember(founding);
    for (std::size_t i = 0; i < 3; ++i) replicas_.push_back(std::make_unique<test::MemoryReplica>(founding));
    for (std::size_t i = 1; i < 5; ++i) write(0, authors_[0], test::device_record(authors_[i]));
    for (std::size_t i = 1; i < 3; ++i)
      for (const auto& [id, event] : all_) replicas_[i]->admit(event);
    while (next_ < choices_.size()) act();
  }
  test::MemoryReplica& replica(std::size_t i) { return *replicas_[i]; }
  std::uint32_t choose(std::size_t below) {
    const std::uint32_t value = next_ < choices_.size() ? choices_[next_++] : 0;
    return value % static_cast<std::uint32_t>(below);
  }

 private:
  void remember(const journal::CheckedEvent& event) { all_.emplace(event.event().id, event); }
  void write(std::size_t at, const test::Author& author, const event::Content& content) {
    if (replicas_[at]->journal().table().find_device(author.device) &&
        !replicas_[at]->journal().place(author.device, {}))
      return;
    auto event = test::compose(replicas_[at]->journal(), author, content);
    remember(event);
    replicas_[at]->admit(std::move(event));
  }
  void act() {
    const std::uint32_t action = choose(8);
    const std::size_t at = choose(3);
    const EventId target = reinterpret_id<EventId>(replicas_[0]->journal().assembly());
    if (action < 3) return write(at, authors_[at], test::note(target, std::string(choose(300) + 1, 'n')));
    if (action < 5) return hand_some(at, choose(3));
    lie(authors_[3 + choose(2)], target);
  }
  void hand_some(std::size_t from, std::size_t to) {
    const std::size_t modulus = 2 + choose(3);
    const auto events = replicas_[from]->events();
    for (const event::Event& event : events)
      if (choose(modulus) != 0) replicas_[to]->admit(all_.at(event.id));
  }
  void lie(const test::Author& liar, const EventId& target) {
    std::vector<EventId> own;
    std::vector<EventId> pool;
    for (const auto& [id, event] : all_) {
      pool.push_back(id);
      if (event.event().header.device == liar.device) own.push_back(id);
    }
    std::optional<EventId> prev;
    std::uint64_t seq = 0;
    if (!own.empty() && choose(8) != 0) {
      prev = own[choose(own.size())];
      seq = all_.at(*prev).event().header.seq + 1;
    }
    std::vector<EventId> parents;
    if (seq == 0)
      for (const auto& [id, event] : all_)
        if (event.introduces() == liar.device && parents.empty()) parents.push_back(id);
    for (std::uint32_t i = choose(3); i > 0; --i) parents.push_back(pool[choose(pool.size())]);
    auto event = test::forge(replicas_[0]->journal().assembly(), liar, seq, prev, parents, test::note(target));
    remember(event);
    show(choose(3), event.event().id);
    if (choose(2) == 0) show(choose(3), event.event().id);
  }
  /// The event, sometimes with what it rests on.
  void show(std::size_t to, const EventId& id) {
    std::vector<EventId> order{id};
    if (choose(3) != 0) {
      for (std::size_t i = 0; i < order.size() && order.size() < 4'000; ++i) {
        const event::Header header = all_.at(order[i]).event().header;
        const auto add = [&](const EventId& named) {
          if (std::find(order.begin(), order.end(), named) == order.end()) order.push_back(named);
        };
        if (header.prev) add(*header.prev);
        for (const EventId& parent : header.parents) add(parent);
      }
    }
    for (auto shown = order.rbegin(); shown != order.rend(); ++shown) replicas_[to]->admit(all_.at(*shown));
  }

  const std::vector<std::uint32_t>& choices_;
  std::size_t next_ = 0;
  std::deque<test::Author> authors_;
  std::vector<std::unique_ptr<test::MemoryReplica>> replicas_;
  std::map<EventId, journal::CheckedEvent> all_;
};

std::vector<std::uint32_t> any_choices(int most) {
  const auto count = *rc::gen::resize(100, rc::gen::inRange(0, most));
  return *rc::gen::container<std::vector<std::uint32_t>>(static_cast<std::size_t>(count),
                                                         rc::gen::inRange<std::uint32_t>(0, 1U << 20));
}

/// Ended on both sides, and where not equal, for a reason that may be.
void check_ended(const test::Wire& wire) {
  RC_CLASSIFY(!wire.equal(), "stalled");
  RC_CLASSIFY(wire.session(0).counters().rounds > 1, "more than one comparison");
  RC_CLASSIFY(wire.session(0).counters().rounds > 2, "more than two comparisons");
  if (wire.equal()) return;
  for (std::size_t i = 0; i < 2; ++i) {
    RC_ASSERT(wire.session(i).status() == SessionStatus::failed);
    RC_ASSERT(wire.error(i).has_value());
    RC_ASSERT(wire.error(i)->code == errc::kStalled);
  }
}

void meet_until_quiet(Divergence& world) {
  for (int round = 0; round < 12; ++round) {
    bool all_equal = true;
    for (const auto& [one, two] : {std::pair{0U, 1U}, {1U, 2U}, {2U, 0U}}) {
      test::Wire wire(world.replica(one), world.replica(two), static_cast<std::uint8_t>(round));
      RC_ASSERT(wire.run());
      check_ended(wire);
      all_equal = all_equal && wire.equal() && wire.session(0).counters().rounds == 0;
    }
    if (all_equal) return;
  }
}
}  // namespace

TEST_CASE("three replicas that met liars and lost events end equal") {
  CHECK(test::holds("sessions make journals equal", [] {
    const auto choices = any_choices(160);
    Divergence world(choices);
    meet_until_quiet(world);
    RC_CLASSIFY(!world.replica(0).journal().forks().empty(), "forks");
    RC_CLASSIFY(world.replica(0).journal().parked_count() > 0, "parked");
    const auto kept = test::kept_ids(world.replica(0).journal());
    for (std::size_t i = 1; i < 3; ++i) {
      RC_ASSERT(world.replica(i).journal().digest() == world.replica(0).journal().digest());
      RC_ASSERT(test::kept_ids(world.replica(i).journal()) == kept);
    }
  }));
}

TEST_CASE("a session cut anywhere leaves what the next one needs") {
  CHECK(test::holds("cut, and again", [] {
    const auto choices = any_choices(100);
    Divergence world(choices);
    for (int i = 0; i < 3; ++i) {
      auto left = *rc::gen::inRange<int>(0, 12);
      test::Wire wire(world.replica(0), world.replica(1), static_cast<std::uint8_t>(i));
      wire.on_the_way = [&](Bytes&) { return left-- > 0; };
      wire.run();
    }
    test::Wire last(world.replica(1), world.replica(0), 9);
    RC_ASSERT(last.run());
    check_ended(last);
  }));
}

TEST_CASE("messages that somebody changed end a session, harm nothing and never run for ever") {
  CHECK(test::holds("mutated", [] {
    const auto choices = any_choices(80);
    Divergence world(choices);
    const auto every = *rc::gen::inRange<std::uint32_t>(1, 6);
    const auto seed = *rc::gen::arbitrary<std::uint32_t>();
    std::uint32_t state = seed | 1;
    const auto roll = [&](std::uint32_t below) {
      state = state * 1'664'525 + 1'013'904'223;
      return (state >> 8) % below;
    };
    test::Wire wire(world.replica(0), world.replica(1));
    wire.on_the_way = [&](Bytes& message) {
      if (roll(every) != 0 || message.empty()) return true;
      switch (roll(4)) {
        case 0:
          message.resize(roll(static_cast<std::uint32_t>(message.size()) + 1));
          break;
        case 1:
          message.insert(message.end(), 1 + roll(40), static_cast<std::uint8_t>(roll(256)));
          break;
        case 2:
          message[0] = static_cast<std::uint8_t>(roll(11));
          break;
        default:
          message[roll(static_cast<std::uint32_t>(message.size()))] ^= static_cast<std::uint8_t>(1U << roll(8));
      }
      return true;
    };
    RC_ASSERT(wire.run());
    test::Wire honest(world.replica(1), world.replica(0), 5);
    RC_ASSERT(honest.run());
    check_ended(honest);
  }));
}
}  // namespace session_prop

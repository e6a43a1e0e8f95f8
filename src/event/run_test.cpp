#include "event/run.h"

#include <doctest/doctest.h>

#include <array>

#include "codec/compact.h"
#include "event/errc.h"
#include "event/run_items.h"
#include "tests/support/event_samples.h"

namespace run_test {
using namespace folkmoot;
using namespace folkmoot::event;

namespace {
Event unsigned_event(Header header, std::optional<Bytes> body) {
  Event out;
  out.signature.bytes.fill(0x51);
  if (body) {
    header.body_len = static_cast<std::uint32_t>(body->size());
    header.body_hash = body_hash(*body);
  }
  out.header = std::move(header);
  out.id = event_id(encode_header(out.header));
  out.body = std::move(body);
  return out;
}

/// A founding event, then chains of other devices.
struct Story {
  Story() {
    Header header;
    header.cls = Class::keys;
    header.device = test::filled<DeviceId>(1);
    events.push_back(unsigned_event(header, Bytes(40, 1)));
  }
  [[nodiscard]] AssemblyId assembly() const { return assembly_of(events.front()); }
  const Event& add(std::uint8_t device, std::vector<EventId> parents, std::size_t body = 200, const RunRoom& room = {},
                   std::uint64_t after = 0) {
    Header header;
    header.assembly = assembly();
    header.device = test::filled<DeviceId>(device);
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
      if (event->header.device != header.device) continue;
      header.seq = event->header.seq + 1;
      header.prev = event->id;
      break;
    }
    if (header.prev) std::erase(parents, *header.prev);
    std::sort(parents.begin(), parents.end());
    header.parents = std::move(parents);
    header.space = room.space;
    header.key_epoch = room.key_epoch;
    header.after = after;
    events.push_back(unsigned_event(header, Bytes(body, device)));
    return events.back();
  }
  [[nodiscard]] Bytes written(const RunBase* base = nullptr, std::size_t from = 0) const {
    RunWriter writer(assembly(), base);
    for (std::size_t i = from; i < events.size(); ++i) writer.add(events[i]);
    return writer.take();
  }
  std::vector<Event> events;
};

struct Read {
  std::vector<Event> events;
  std::size_t lost = 0;
  bool at_end = false;
  std::optional<Error> error;
};
Read read(const AssemblyId& assembly, BytesView bytes, const RunBase* base = nullptr, std::size_t piece = SIZE_MAX) {
  RunReader reader(assembly, base);
  Read out;
  while (!bytes.empty() && !out.error) {
    const std::size_t size = std::min(piece, bytes.size());
    reader.feed(bytes.first(size));
    bytes = bytes.subspan(size);
    for (;;) {
      auto next = reader.next();
      if (!next) out.error = next.error();
      if (!next || !*next) break;
      out.events.push_back(**std::move(next));
    }
  }
  out.lost = reader.lost();
  out.at_end = reader.at_item_end();
  return out;
}

Story mixed_story() {
  Story story;
  const RunRoom encrypted{kSpaceAssembly, test::filled<Hash>(0xEE)};
  const RunRoom room{test::filled<Space>(0x33), test::filled<Hash>(0xEF)};
  for (std::uint8_t device = 2; device < 8; ++device) story.add(device, {story.events.front().id});
  for (int i = 0; i < 60; ++i) {
    const auto device = static_cast<std::uint8_t>(2 + i * i % 6);
    std::vector<EventId> parents{story.events.back().id};
    if (i % 5 == 0) parents.push_back(story.events[story.events.size() - 4].id);
    if (i % 7 == 0) parents.push_back(story.events[1].id);
    std::sort(parents.begin(), parents.end());
    parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
    story.add(device, parents, i % 3 == 0 ? 17 : 200,
              i % 4 == 0   ? room
              : i % 4 == 1 ? encrypted
                           : RunRoom{},
              i > 30 ? 3 : 0);
  }
  return story;
}
}  // namespace

TEST_CASE("compact numbers: their sizes, and each has one form") {
  for (const auto& [value, size] : {std::pair<std::uint64_t, std::size_t>{0, 1},
                                    {239, 1},
                                    {240, 2},
                                    {2'287, 2},
                                    {2'288, 3},
                                    {67'823, 3},
                                    {67'824, 4},
                                    {16'845'039, 4},
                                    {16'845'040, 5},
                                    {codec::kMaxCompact, 5}}) {
    Bytes bytes;
    codec::put_compact(bytes, value);
    CHECK(bytes.size() == size);
    codec::CompactReader in(bytes);
    CHECK(in.number() == value);
    CHECK(in.at_end());
    codec::CompactReader bounded(bytes);
    if (value > 0) {
      CHECK(bounded.number(value - 1) == 0);
      CHECK(bounded.wrong());
    }
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
      codec::CompactReader part(BytesView(bytes).first(cut));
      CHECK(part.number() == 0);
      CHECK(part.ran_out());
    }
  }
  for (int first = 0xFB; first <= 0xFF; ++first) {
    const Bytes bytes(9, static_cast<std::uint8_t>(first));
    codec::CompactReader in(bytes);
    in.number();
    CHECK(in.wrong());
  }
}

TEST_CASE("a stream gives back its events, in pieces of any size") {
  const Story story = mixed_story();
  const Bytes bytes = story.written();
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{100}, bytes.size()}) {
    const Read got = read(story.assembly(), bytes, nullptr, piece);
    CHECK(!got.error);
    CHECK(got.lost == 0);
    CHECK(got.at_end);
    CHECK(got.events == story.events);
  }
}

TEST_CASE("what a run costs beside signature and body") {
  Story story;
  story.add(2, {story.events[0].id});
  story.add(3, {story.events[1].id});
  const std::size_t before = story.written().size();
  story.add(2, {story.events[2].id});  // flags and number of the device
  CHECK(story.written().size() == before + 64 + 200 + 2);
  story.add(2, {});  // the same chain
  CHECK(story.written().size() == before + 2 * std::size_t{64 + 200} + 3);
  story.add(3, {story.events[3].id});  // a parent that is not the event right before: number and distance
  CHECK(story.written().size() == before + 3 * std::size_t{64 + 200} + 7);
}

TEST_CASE("cut at any byte: the whole events before the cut") {
  const Story story = mixed_story();
  const Bytes bytes = story.written();
  std::size_t whole = 0;
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    const Read got = read(story.assembly(), BytesView(bytes).first(size));
    REQUIRE(!got.error);
    REQUIRE(got.events.size() >= whole);
    whole = got.events.size();
    REQUIRE(std::equal(got.events.begin(), got.events.end(), story.events.begin()));
  }
  CHECK(whole == story.events.size());
}

TEST_CASE("an event without its body keeps hash and length") {
  Story story;
  story.add(2, {story.events[0].id});
  story.events.back().body.reset();
  story.add(2, {});
  CHECK(read(story.assembly(), story.written()).events == story.events);
}

TEST_CASE("a stream that begins in the middle of chains") {
  const Story story = mixed_story();
  const Bytes bytes = story.written(nullptr, 20);
  const Read got = read(story.assembly(), bytes);
  CHECK(!got.error);
  CHECK(got.lost == 0);
  CHECK(std::equal(got.events.begin(), got.events.end(), story.events.begin() + 20, story.events.end()));
}

TEST_CASE("two branches of one chain") {
  Story story;
  for (int i = 0; i < 5; ++i) story.add(2, {story.events[0].id});
  Story fork = story;
  story.add(2, {});
  story.add(3, {story.events.back().id});
  fork.add(2, {fork.events[0].id}, 90);
  fork.add(2, {}, 90);
  for (std::size_t i = 6; i < fork.events.size(); ++i) story.events.push_back(fork.events[i]);
  const Read got = read(story.assembly(), story.written());
  CHECK(got.lost == 0);
  CHECK(got.events == story.events);
}

TEST_CASE("what is built on something else is another event or none, and the rest still comes") {
  Story story;
  for (std::uint8_t device = 2; device < 5; ++device) story.add(device, {story.events.front().id});
  story.add(2, {story.events[3].id});
  story.add(4, {});
  Bytes bytes = story.written();
  // The distance of the first reference back to the founding event: one that leads before the chain.
  RunWriter writer(story.assembly(), nullptr);
  writer.add(story.events[0]);
  writer.add(story.events[1]);
  const std::size_t end = writer.size();
  writer.add(story.events[2]);
  Bytes head = writer.take();
  REQUIRE(static_cast<ParentForm>((head[end] >> kEventParentShift) & 3) == ParentForm::one);
  const std::size_t distance = end + 1 + 1 + 32 + 1;
  REQUIRE(bytes[distance] == 0);
  bytes[distance] = 2;
  const Read got = read(story.assembly(), bytes);
  CHECK(!got.error);
  CHECK(got.lost == 1);
  CHECK(got.at_end);
  CHECK(got.events.size() == story.events.size() - 1);
  // A founding event of another assembly is not one of this.
  const Read other = read(test::filled<AssemblyId>(9), story.written());
  CHECK(other.lost >= 1);
  for (const Event& event : other.events) CHECK(assembly_of(event) == test::filled<AssemblyId>(9));
}

TEST_CASE("bytes that no writer makes") {
  const AssemblyId assembly = test::filled<AssemblyId>(9);
  const auto refused = [&](Bytes bytes) {
    bytes.resize(bytes.size() + 200, 0);
    const Read got = read(assembly, bytes);
    return got.error && got.error->code == errc::kRun;
  };
  CHECK(refused({0xC0, 0}));     // a body form that does not exist
  CHECK(refused({0x08}));        // the chain of no event before
  CHECK(refused({0x00, 1}));     // a device number that was not given
  CHECK(refused({0x46}));        // context with an unknown flag
  CHECK(refused({0x0F}));        // place with a flag
  CHECK(refused({0x16, 3}));     // a room that was not given
  CHECK(refused({0x0E, 0xFB}));  // a number without a form
  Bytes two(1, 0x16);            // a new room
  two.push_back(2);
  two.resize(18, 0);
  two.push_back(2);  // neither plain nor encrypted
  CHECK(refused(two));
  Bytes long_body{0x40, 0};
  long_body.resize(2 + 32 + 64, 0);
  codec::put_compact(long_body, kMaxBodySize + 1);
  CHECK(refused(long_body));
}

TEST_CASE("more devices than a stream remembers") {
  const AssemblyId assembly = test::filled<AssemblyId>(9);
  RunWriter writer(assembly, nullptr);
  RunReader reader(assembly, nullptr);
  EventId before;
  std::size_t count = 0;
  for (std::size_t i = 0; i < kMaxRunDevices + 3; ++i) {
    Header header;
    header.assembly = assembly;
    for (std::size_t k = 0; k < 4; ++k) header.device.bytes[k] = static_cast<std::uint8_t>(i >> (8 * k));
    if (i > 0) header.parents = {before};
    const Event event = unsigned_event(header, Bytes());
    before = event.id;
    writer.add(event);
    reader.feed(writer.take());
    const auto got = reader.next();
    REQUIRE(got);
    REQUIRE(*got);
    REQUIRE(**got == event);
    ++count;
  }
  CHECK(count == kMaxRunDevices + 3);
  CHECK(reader.lost() == 0);
}
}  // namespace run_test

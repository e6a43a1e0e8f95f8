// Streams of runs: those that a writer makes, those that a reader must cope with, and each kind of damage.
#include <algorithm>

#include "codec/compact.h"
#include "event/errc.h"
#include "event/run.h"
#include "tests/vectors/vector_set.h"

namespace folkmoot::vectors {

namespace {
using namespace event;
using test::filled;

constexpr std::size_t kBody = 20;

/// Events of three devices of one assembly, as their authors make them.
class Story {
 public:
  explicit Story(const AssemblyId& assembly) : assembly_(assembly) {}
  Story() {
    Header header;
    header.cls = Class::keys;
    header.device = test::device_of(test::signing_key(test::kAuthor));
    const event::Event founding = make_event(header, Bytes(kBody, 0xF0), test::signing_key(test::kAuthor));
    assembly_ = assembly_of(founding);
    events_.push_back(founding);
  }
  [[nodiscard]] const AssemblyId& assembly() const { return assembly_; }
  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  [[nodiscard]] const EventId& last() const { return events_.back().id; }

  struct Look {
    std::vector<EventId> parents = {};
    std::size_t body = kBody;
    RunRoom room = {};
    std::uint64_t after = 0;
    Class cls = Class::talk;
  };
  EventId add(std::uint8_t seed, const Look& look) {
    Header header;
    header.assembly = assembly_;
    header.cls = look.cls;
    header.device = test::device_of(test::signing_key(seed));
    for (const Event& event : events_)
      if (event.header.device == header.device) header.seq = event.header.seq + 1, header.prev = event.id;
    header.parents = look.parents;
    if (header.prev) std::erase(header.parents, *header.prev);
    std::sort(header.parents.begin(), header.parents.end());
    header.space = look.room.space;
    header.key_epoch = look.room.key_epoch;
    header.after = look.after;
    events_.push_back(make_event(header, Bytes(look.body, seed), test::signing_key(seed)));
    return last();
  }
  EventId add(std::uint8_t seed) { return add(seed, Look{}); }
  void drop_body() { events_.back().body.reset(); }
  [[nodiscard]] Bytes written(std::size_t from = 0) const {
    RunWriter writer(assembly_, nullptr);
    for (std::size_t i = from; i < events_.size(); ++i) writer.add(events_[i]);
    Bytes out = to_bytes(assembly_.view());
    append(out, writer.take());
    return out;
  }

 private:
  AssemblyId assembly_;
  std::vector<Event> events_;
};

/// Items by hand, of the sample assembly.
class Items {
 public:
  Items() : bytes_(to_bytes(test::sample_assembly().view())) {}
  Items& byte(std::uint8_t value) {
    bytes_.push_back(value);
    return *this;
  }
  Items& number(std::uint64_t value) {
    codec::put_compact(bytes_, value);
    return *this;
  }
  Items& fill(std::uint8_t value, std::size_t count) {
    bytes_.resize(bytes_.size() + count, value);
    return *this;
  }
  Items& raw(BytesView more) {
    append(bytes_, more);
    return *this;
  }
  /// An event of class 0 by a new device, upon nothing, with a body of `kBody`.
  Items& first(std::size_t number_of_device, std::uint8_t key) {
    return byte(0x40).number(number_of_device).fill(key, 32).signature().number(kBody).fill(key, kBody);
  }
  Items& signature() { return fill(0x51, 64); }
  /// The body of one as long as the last.
  Items& body() { return fill(0xB0, kBody); }
  [[nodiscard]] const Bytes& bytes() const { return bytes_; }

 private:
  Bytes bytes_;
};

Story busy_story() {
  Story story;
  const RunRoom plain;
  const RunRoom open{kSpacePublic, {}};
  const RunRoom encrypted{kSpaceAssembly, filled<Hash>(0xEE)};
  const RunRoom room{filled<Space>(0x33), filled<Hash>(0xEF)};
  const EventId root = story.last();
  const EventId one = story.add(test::kDevice, {.parents = {root}, .cls = Class::act});
  const EventId two = story.add(test::kPerson, {.parents = {root}, .body = 300});
  story.add(test::kDevice, {.parents = {two}, .body = 300});
  story.add(test::kDevice, {.parents = {}, .body = 300, .cls = Class::proof});
  const EventId three = story.add(test::kAuthor, {.parents = {one, two}});
  story.add(test::kPerson, {.parents = {one, three}, .body = 0, .room = open});
  story.add(test::kPerson, {.body = 300, .room = encrypted, .after = 1});
  story.add(test::kDevice, {.parents = {story.last()}, .body = 300, .room = room, .after = 70'000});
  story.drop_body();
  story.add(test::kDevice, {.room = encrypted, .after = 70'000, .cls = Class::restriction});
  story.add(test::kAuthor, {.parents = {two}, .room = plain, .after = 1});
  return story;
}

void add_written(VectorSet& set) {
  const Story story = busy_story();
  const Bytes bytes = story.written();
  set.accept("run", "every_shape", bytes);
  set.accept("run", "from_the_middle", story.written(4));
  set.accept("run", "nothing", Items().bytes());
  for (const std::size_t size : {std::size_t{33}, bytes.size() / 2, bytes.size() - 1})
    set.accept("run", "cut_at_" + std::to_string(size),
               Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)));
  set.refuse("run", "no_assembly", Bytes(bytes.begin(), bytes.begin() + 31), errc::kRun);
  Story far;
  const EventId root = far.last();
  far.add(test::kDevice, {.parents = {root}});
  for (std::size_t i = 0; i < kRunReach + 1; ++i) far.add(test::kAuthor);
  // Of the founding event only its id can be told: too many others of its chain came after it.
  far.add(test::kDevice, {.parents = {root, far.events()[3].id}});
  set.accept("run", "beyond_reach_by_id", far.written());
  Bytes other = story.written();
  other[0] ^= 1;
  set.accept("run", "another_assembly", other);  // the founding event is lost, the others are of that one
}

void add_handmade(VectorSet& set) {
  set.accept("run", "two_devices", Items().first(0, 1).first(1, 2).byte(0x08).signature().body().bytes());
  // By distance and by seq: the same parent.
  for (const std::uint8_t where : {std::uint8_t{0}, std::uint8_t{1}})
    set.accept("run", where == 0 ? "parent_by_distance" : "parent_by_seq",
               Items().first(0, 1).first(1, 2).byte(0x28).number(0).number(where).signature().body().bytes());
  set.accept("run", "parent_by_id", Items().first(0, 1).byte(0x28).number(1).fill(7, 32).signature().body().bytes());
  set.accept("run", "new_device_counts_for_its_own_references",
             Items().first(0, 1).byte(0x20).number(1).fill(2, 32).number(2).fill(7, 32).signature().body().bytes());
  set.accept(
      "run", "parents_in_any_order",
      Items().first(0, 1).byte(0x38).number(2).number(1).fill(9, 32).number(1).fill(7, 32).signature().body().bytes());
  set.accept("run", "no_parents_in_a_list", Items().first(0, 1).byte(0x38).number(0).signature().body().bytes());
  set.accept("run", "event_before_a_place",
             Items()
                 .byte(0x07)
                 .number(0)
                 .fill(1, 32)
                 .number(300)
                 .fill(7, 32)
                 .first(1, 2)
                 .byte(0x28)
                 .number(0)
                 .number(0)
                 .signature()
                 .body()
                 .bytes());
  set.accept("run", "one_key_twice", Items().first(0, 1).first(1, 1).bytes());
  set.accept("run", "largest_numbers",
             Items()
                 .byte(0x0E)
                 .number(kMaxSeq)
                 .byte(0x07)
                 .number(0)
                 .fill(1, 32)
                 .number(kMaxSeq)
                 .fill(7, 32)
                 .byte(0x80)
                 .number(0)
                 .signature()
                 .fill(3, 32)
                 .number(kMaxBodySize)
                 .bytes());
  set.accept("run", "founds_taken_back", Items().byte(0x26).byte(0x06).first(0, 1).bytes());
}

// Passed over, and the stream goes on.
void add_lost(VectorSet& set) {
  const auto after_first = [] { return Items().first(0, 1); };
  set.accept("run", "lost_distance_before_the_chain",
             after_first().byte(0x28).number(0).number(2).signature().body().first(1, 2).bytes());
  set.accept("run", "lost_seq_not_written_yet",
             after_first().byte(0x28).number(0).number(3).signature().body().first(1, 2).bytes());
  set.accept("run", "lost_latest_at_the_beginning",
             Items().byte(0x50).number(0).fill(1, 32).signature().number(kBody).body().first(1, 2).bytes());
  set.accept("run", "lost_parent_twice",
             after_first()
                 .byte(0x38)
                 .number(2)
                 .number(1)
                 .fill(7, 32)
                 .number(1)
                 .fill(7, 32)
                 .signature()
                 .body()
                 .first(1, 2)
                 .bytes());
  set.accept("run", "lost_prev_as_parent", after_first().byte(0x28).number(0).number(0).signature().body().bytes());
  const Items chain = after_first().byte(0x28).number(0).number(9).signature().body();
  set.accept("run", "lost_takes_its_chain_along",
             Items(chain).byte(0x08).signature().body().byte(0x18).signature().body().bytes());
  set.accept("run", "lost_is_no_latest",
             Items(chain).byte(0x10).number(1).fill(2, 32).signature().body().first(2, 3).bytes());
  set.accept("run", "a_place_ends_the_loss",
             Items(chain).byte(0x07).number(0).number(5).fill(7, 32).byte(0x08).signature().body().bytes());
  set.accept("run", "lost_reference_to_a_lost_chain",
             Items(chain).byte(0x20).number(1).fill(2, 32).number(0).number(0).signature().body().bytes());
  set.accept("run", "lost_founding_with_a_parent",
             Items()
                 .byte(0x26)
                 .byte(0x65)
                 .number(0)
                 .fill(1, 32)
                 .number(1)
                 .fill(7, 32)
                 .signature()
                 .number(kBody)
                 .body()
                 .bytes());
  set.accept("run", "lost_seq_beyond_the_last",
             Items()
                 .byte(0x07)
                 .number(0)
                 .fill(1, 32)
                 .number(kMaxSeq)
                 .fill(7, 32)
                 .byte(0x40)
                 .number(0)
                 .signature()
                 .number(kBody)
                 .body()
                 .byte(0x08)
                 .signature()
                 .body()
                 .bytes());
  Items deep = after_first();
  for (std::size_t i = 0; i < kRunReach; ++i) deep.byte(0x08).signature().body();
  set.accept("run", "lost_distance_out_of_reach",
             deep.byte(0x20).number(1).fill(2, 32).number(0).number(2 * kRunReach).signature().body().bytes());
}

// No writer makes these. What came before stands.
void add_refused(VectorSet& set) {
  const auto refuse = [&](const std::string& name, const Items& items) {
    set.refuse("run", name, items.bytes(), errc::kRun);
  };
  const auto start = [] { return Items().first(0, 1); };
  refuse("body_form_3", start().byte(0xC8).signature().body());
  refuse("body_form_3_cut", start().byte(0xC8));
  refuse("chain_of_no_event_before", Items().byte(0x08).signature());
  refuse("device_not_given", start().byte(0x00).number(2).fill(2, 200));
  refuse("reference_to_a_device_not_given", start().byte(0x28).number(2).fill(7, 200));
  refuse("seventeen_parents", start().byte(0x38).number(17).fill(1, std::size_t{17} * 33).signature().body());
  refuse("body_of_32769_bytes", start().byte(0x48).signature().number(kMaxBodySize + 1));
  refuse("absent_body_of_32769_bytes", start().byte(0x88).signature().fill(3, 32).number(kMaxBodySize + 1));
  refuse("context_with_another_flag", start().byte(0x46));
  refuse("context_with_the_last_flag", start().byte(0x86));
  refuse("after_too_large", start().byte(0x0E).number(kMaxSeq + 1));
  refuse("room_not_given", start().byte(0x16).number(3).fill(0, 64));
  refuse("room_neither_plain_nor_encrypted", start().byte(0x16).number(2).fill(0x33, 16).byte(2));
  refuse("place_with_a_flag", start().byte(0x0F).number(0).number(0));
  refuse("place_of_a_device_not_given", start().byte(0x07).number(2));
  refuse("place_too_far", start().byte(0x07).number(0).number(kMaxSeq + 1).fill(7, 32));
  for (int first = 0xFB; first <= 0xFF; ++first)
    refuse("number_" + to_hex(Bytes{static_cast<std::uint8_t>(first)}),
           start().byte(0x00).byte(static_cast<std::uint8_t>(first)).fill(0, 8));
}
}  // namespace

void add_runs(VectorSet& set) {
  add_written(set);
  add_handmade(set);
  add_lost(set);
  add_refused(set);
}

}  // namespace folkmoot::vectors

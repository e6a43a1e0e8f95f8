#include "store/chunk.h"

#include "base/check.h"
#include "crypto/secret.h"
#include "tests/support/journal_maker.h"
#include "tests/support/prop.h"

namespace chunk_prop {
using namespace folkmoot;
using namespace folkmoot::store;

namespace {

test::JournalShape any_shape() {
  test::JournalShape shape;
  shape.seed = *rc::gen::arbitrary<std::uint64_t>();
  shape.authors = *rc::gen::inRange<std::size_t>(1, 30);
  shape.parents_max = *rc::gen::inRange<std::size_t>(0, 17);
  shape.body_size_max = *rc::gen::element<std::size_t>(0, 20, 300, 3'000, 32'768);
  const auto rarity = rc::gen::element<std::uint64_t>(0, 1, 2, 5, 20);
  shape.forks = *rarity;
  shape.rooms = *rarity;
  shape.encrypted = *rarity;
  shape.pages = *rarity;
  shape.no_body = *rarity;
  return shape;
}

struct Chunk {
  EventIndex first;
  std::uint32_t count;
  Bytes data;
};

/// Cut where full, and now and then before.
std::vector<Chunk> code(const test::JournalMaker& maker, test::Dice& dice) {
  std::vector<Chunk> out;
  ChunkWriter writer(0);
  const auto flush = [&] {
    out.push_back({writer.first(), writer.count(), to_bytes(writer.data())});
    writer = ChunkWriter(writer.first() + writer.count());
  };
  const auto places = places_of(maker.table(), maker.added());
  FM_CHECK(places.has_value());
  std::span<const EventIndex> named(places->named);
  for (const auto& one : maker.added()) {
    const EventForm form = form_of(one.event, named);
    named = named.subspan(1 + one.event.header.parents.size());
    if (writer.count() > 0 && (!writer.fits(form) || dice.one_in(50))) flush();
    writer.add(form);
  }
  flush();
  return out;
}

}  // namespace

TEST_CASE("the coded form gives back exactly the signed events") {
  crypto::start();
  CHECK(test::holds("replaying the chunks gives the events, and the table gives each one alone", [] {
    test::JournalMaker maker(any_shape());
    maker.grow(*rc::gen::inRange<std::size_t>(1, 200));
    test::Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    Replay replay(maker.assembly());
    for (const Chunk& chunk : code(maker, dice)) {
      RC_ASSERT(chunk.data.size() <= kChunkBytesMax);
      const auto forms = read_chunk(chunk.first, chunk.count, chunk.data);
      RC_ASSERT(forms.has_value());
      for (std::uint32_t i = 0; i < chunk.count; ++i) {
        const event::Event& expected = maker.added()[chunk.first + i].event;
        const auto replayed = replay.next((*forms)[i]);
        RC_ASSERT(replayed.has_value());
        RC_ASSERT(*replayed == expected);
        const auto alone = rebuild_from_table((*forms)[i], maker.assembly(), maker.table(), chunk.first + i);
        RC_ASSERT(alone.has_value());
        RC_ASSERT(*alone == expected);
      }
    }
  }));
}

TEST_CASE("what is coded again is the same") {
  crypto::start();
  CHECK(test::holds("reading and writing a chunk changes no byte", [] {
    test::JournalMaker maker(any_shape());
    maker.grow(*rc::gen::inRange<std::size_t>(1, 100));
    test::Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    for (const Chunk& chunk : code(maker, dice)) {
      const auto forms = read_chunk(chunk.first, chunk.count, chunk.data);
      RC_ASSERT(forms.has_value());
      ChunkWriter again(chunk.first);
      for (const EventForm& form : *forms) again.add(form);
      RC_ASSERT(equal(again.data(), chunk.data));
    }
  }));
}

TEST_CASE("foreign bytes are refused, never believed and never harmful") {
  crypto::start();
  CHECK(test::holds("a changed byte is damage or another event", [] {
    test::JournalMaker maker(any_shape());
    maker.grow(*rc::gen::inRange<std::size_t>(1, 30));
    test::Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    std::vector<Chunk> chunks = code(maker, dice);
    Chunk& hit = chunks[dice.below(chunks.size())];
    hit.data[dice.below(hit.data.size())] ^= static_cast<std::uint8_t>(1 + dice.below(255));
    const auto forms = read_chunk(hit.first, hit.count, hit.data);
    if (!forms) return;
    bool same = true;
    for (std::uint32_t i = 0; i < hit.count; ++i) {
      const auto event = rebuild_from_table((*forms)[i], maker.assembly(), maker.table(), hit.first + i);
      same = same && event && *event == maker.added()[hit.first + i].event;
    }
    RC_ASSERT(!same);
  }));
}
}  // namespace chunk_prop

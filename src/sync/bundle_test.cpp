#include "sync/bundle.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/support/journal_world.h"
#include "tests/support/memory_replica.h"

namespace bundle_test {
using namespace folkmoot;
using namespace folkmoot::sync;

namespace {
class CountingRandom final : public Random {
 public:
  explicit CountingRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) {
      const std::string text = std::to_string(state_++);
      byte = crypto::hash_untagged(as_bytes(text)).bytes[0];
    }
  }

 private:
  std::uint64_t state_;
};
struct MemorySink final : BundleSink {
  Bytes file;
  Result<Ok> write(BytesView bytes) override {
    append(file, bytes);
    return Ok{};
  }
};

Bytes key_bytes(std::uint8_t fill) { return Bytes(32, fill); }
crypto::OpeningKey opening_key(std::uint8_t fill) {
  std::array<std::uint8_t, 32> seed{};
  seed.fill(fill);
  return crypto::OpeningKey::from_seed(crypto::Secret32(seed));
}

struct Collected {
  std::optional<BundleHead> head;
  Summary summary;
  std::vector<EventId> wants;
  std::size_t proofs = 0;
  std::vector<Bytes> records;
  std::vector<event::Event> events;
  std::optional<Error> error;
  std::optional<BundleReader::Opened> opened;
  [[nodiscard]] Code code() const { return error ? error->code : Code{}; }
};
Collected read(BytesView file, const std::vector<BundleKey>& keys, const std::vector<BundleOpener>& openers = {},
               std::size_t piece = 10'000) {
  BundleReader reader(keys, openers);
  Collected out;
  const auto take = [&](BundleStep step) {
    if (step.head) out.head = step.head;
    if (step.summary) out.summary.entries.insert(step.summary->entries.begin(), step.summary->entries.end());
    out.wants.insert(out.wants.end(), step.wants.begin(), step.wants.end());
    out.proofs += step.proofs.size();
    for (auto& record : step.records) out.records.push_back(std::move(record));
    for (auto& event : step.events) out.events.push_back(std::move(event));
    out.error = step.error;
  };
  for (; !file.empty(); file = file.subspan(std::min(piece, file.size())))
    take(reader.feed(file.first(std::min(piece, file.size()))));
  take(reader.finish());
  out.opened = reader.opened();
  return out;
}

/// A founder, two devices and some notes.
struct World {
  World() : founding(test::founding(founder)), replica(founding) {
    for (const auto& device : {&one, &two}) write(founder, test::device_record(*device));
  }
  void write(const test::Author& author, const event::Content& content) {
    REQUIRE(replica.admit(test::compose(replica.journal(), author, content)) == journal::Admission::Outcome::kept);
  }
  void notes(int count, std::size_t text = 20) {
    for (int i = 0; i < count; ++i)
      write(i % 2 == 0 ? one : two,
            test::note(reinterpret_id<EventId>(replica.journal().assembly()), std::string(text, 'x')));
  }
  Bytes bundle(const BundleAddress& address, const ExportOptions& options = {}, std::uint64_t seed = 7) {
    CountingRandom random(seed);
    MemorySink sink;
    const auto count = export_bundle(replica, address, options, random, sink);
    REQUIRE(count);
    exported = *count;
    return sink.file;
  }
  test::Author founder{1};
  test::Author one{2};
  test::Author two{3};
  journal::CheckedEvent founding;
  test::MemoryReplica replica;
  std::uint64_t exported = 0;
};
}  // namespace

TEST_CASE("a bundle for holders of a key gives back what went in, in pieces of any size") {
  World world;
  world.notes(20);
  const Bytes key = key_bytes(5);
  const Bytes other = key_bytes(6);
  ExportOptions options;
  options.writer = world.one.device;
  options.records = {Bytes(300, 1), Bytes(5, 2)};
  const Bytes file = world.bundle(ForHolders{key}, options);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{17}, std::size_t{4096}, file.size()}) {
    const Collected got = read(file, {{11, other}, {12, key}}, {}, piece);
    CHECK(!got.error);
    REQUIRE(got.opened);
    CHECK(got.opened->label == 12);
    CHECK(!got.opened->by_device);
    REQUIRE(got.head);
    CHECK(got.head->assembly == world.replica.journal().assembly());
    CHECK(got.head->digest == replica_digest(world.replica));
    CHECK(got.head->writer == world.one.device);
    CHECK(got.records == options.records);
    CHECK(got.summary == summary_of(world.replica.journal()));
    CHECK(got.events == world.replica.events());
    CHECK(world.exported == 23);
  }
}

TEST_CASE("a bundle for devices opens for each of them and for nobody else") {
  World world;
  world.notes(3);
  const crypto::OpeningKey laptop = opening_key(1);
  const crypto::OpeningKey phone = opening_key(2);
  const crypto::OpeningKey stranger = opening_key(3);
  const Bytes file = world.bundle(ForDevices{{laptop.public_key(), phone.public_key()}});
  for (const auto* key : {&laptop, &phone}) {
    const Collected got = read(file, {}, {{1, &stranger}, {2, key}});
    CHECK(!got.error);
    REQUIRE(got.opened);
    CHECK(got.opened->by_device);
    CHECK(got.opened->label == 2);
    CHECK(got.events.size() == 6);
  }
  const Bytes key = key_bytes(5);
  CHECK(read(file, {{1, key}}, {{1, &stranger}}).code() == errc::kBundleForeign);
  CountingRandom random(1);
  CHECK(BundleWriter::create(ForDevices{std::vector<SealKeyX>(17, laptop.public_key())}, {}, random).error().code ==
        errc::kBundleTooMany);
}

TEST_CASE("a bundle of a record alone, before there is a journal") {
  const Bytes key = key_bytes(9);
  CountingRandom random(3);
  BundleHead head;
  head.assembly.bytes.fill(4);
  auto writer = BundleWriter::create(ForHolders{key}, head, random);
  REQUIRE(writer);
  writer->add_record(Bytes(700, 8));
  writer->finish();
  const Bytes file = writer->take();
  CHECK(file.size() == kBundleUnit);
  CHECK(writer->bytes() == kBundleUnit);
  const Collected got = read(file, {{1, key}});
  CHECK(!got.error);
  CHECK(got.head == head);
  CHECK(got.records == std::vector<Bytes>{Bytes(700, 8)});
  CHECK(got.events.empty());
}

TEST_CASE("sizes are 4 KiB times a power of two") {
  const Bytes key = key_bytes(5);
  std::set<std::size_t> sizes;
  for (const int notes : {0, 5, 10, 20, 40, 80, 160, 320}) {
    World world;
    world.notes(notes, 200);
    const Bytes file = world.bundle(ForHolders{key});
    const std::size_t units = file.size() / kBundleUnit;
    CHECK(file.size() % kBundleUnit == 0);
    CHECK((units & (units - 1)) == 0);
    CHECK(read(file, {{1, key}}).events.size() == static_cast<std::size_t>(notes) + 3);
    sizes.insert(file.size());
  }
  CHECK(sizes.size() > 3);
  CHECK(*sizes.rbegin() > kBundleChunk);
}

TEST_CASE("cut at any byte: truncated or foreign, whole events of whole chunks are kept") {
  World world;
  world.notes(2);
  const Bytes key = key_bytes(5);
  const Bytes small = world.bundle(ForHolders{key});
  REQUIRE(small.size() == kBundleUnit);
  for (std::size_t size = 0; size < small.size(); ++size) {
    const Collected got = read(BytesView(small).first(size), {{1, key}});
    CHECK(got.code() == errc::kBundleTruncated);
    CHECK(got.events.empty());
  }
  World large;
  large.notes(300, 400);
  const Bytes file = large.bundle(ForHolders{key});
  REQUIRE(file.size() > 2 * kBundleChunk);
  for (std::size_t size = kBundleChunk + 40; size < file.size(); size += 4'097) {
    const Collected got = read(BytesView(file).first(size), {{1, key}});
    CHECK(got.code() == errc::kBundleTruncated);
    CHECK(got.events.size() > 80);
    const auto& all = large.replica.events();
    CHECK(std::equal(got.events.begin(), got.events.end(), all.begin()));
  }
}

TEST_CASE("flipped bits are seen, and what stood before them is kept") {
  World world;
  world.notes(300, 400);
  const Bytes key = key_bytes(5);
  const Bytes file = world.bundle(ForHolders{key});
  for (std::size_t at = 0; at < file.size(); at += at < 60 ? 1 : 3'001) {
    Bytes bad = file;
    bad[at] ^= 1;
    const Collected got = read(bad, {{1, key}});
    CHECK(got.code() == (at < kBundleChunk + 40 ? errc::kBundleForeign : errc::kBundleDamaged));
    if (at >= kBundleChunk + 40) CHECK(got.events.size() > 80);
  }
  Bytes longer = file;
  longer.resize(file.size() * 2);
  CHECK(read(longer, {{1, key}}).code() == errc::kBundleDamaged);
}

TEST_CASE("a foreign file is refused") {
  const Bytes key = key_bytes(5);
  Bytes noise(kBundleUnit);
  CountingRandom(99).fill(noise);
  CHECK(read(noise, {{1, key}}).code() == errc::kBundleForeign);
  CHECK(read(Bytes(200'000, 0), {{1, key}}).code() == errc::kBundleForeign);
  CHECK(read({}, {{1, key}}).code() == errc::kBundleTruncated);
  World world;
  const Bytes file = world.bundle(ForHolders{key});
  CHECK(read(file, {}).code() == errc::kBundleForeign);
}

TEST_CASE("no byte of a bundle for holders is the same in all of them") {
  World world;
  world.notes(2);
  const Bytes key = key_bytes(5);
  std::vector<std::set<std::uint8_t>> seen(kBundleUnit);
  std::array<std::size_t, 256> histogram{};
  for (std::uint64_t seed = 0; seed < 64; ++seed) {
    const Bytes file = world.bundle(ForHolders{key}, {}, seed * 1'000'003);
    for (std::size_t i = 0; i < file.size(); ++i) {
      seen[i].insert(file[i]);
      ++histogram[file[i]];
    }
  }
  for (const auto& values : seen) CHECK(values.size() > 32);
  // 262,144 bytes: 1,024 of each value, give or take 32; six times that is never chance.
  for (const std::size_t count : histogram) CHECK((count > 832 && count < 1'216));
}

TEST_CASE("what the other side has is left out, and what it asks for is not") {
  World world;
  world.notes(40);
  test::MemoryReplica behind(world.founding);
  for (std::size_t i = 0; i < 20; ++i) behind.admit(journal::CheckedEvent::trusted(world.replica.events()[i]));
  const Summary known = summary_of(behind.journal());
  const Bytes key = key_bytes(5);
  ExportOptions options;
  options.known = &known;
  options.wanted = {world.replica.events()[3].id};
  const Collected got = read(world.bundle(ForHolders{key}, options), {{1, key}});
  CHECK(got.events.size() == world.replica.events().size() - 20 + 1);
  for (const auto& event : got.events) behind.admit(*journal::CheckedEvent::check(event));
  CHECK(behind.journal().digest() == world.replica.journal().digest());
}
}  // namespace bundle_test

// Homes that begin with what a seal settled, and those who would have them begin with something else.
#include "node/snapshot.h"

#include <doctest/doctest.h>

#include "crypto/tags.h"
#include "node/holding.h"
#include "tests/support/memory_pages.h"

namespace snapshot_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
using node::SnapshotHead;
using node::SnapshotPart;

/// Three closed pages and an open one, with something of many subjects in them.
struct OldTown {
  MemoryTown town;
  explicit OldTown(std::uint64_t pages = 4, const std::string& name = "The square") : town(3, name) {
    seal_page(town);
    for (std::uint64_t page = 2; page < pages; ++page) {
      town.at(1).done("propose", {{"title", {"Plan"}}, {"text", {"We do it."}}});
      town.at(2).done("open", {{"question", {"Shall we?"}}});
      meet(all_of(town), 1);
      seal_page(town);
    }
    town.at(2).done("propose", {{"title", {"Next"}}, {"text", {"Then that."}}});
    meet(all_of(town), 1);
  }
};

/// A home of somebody who follows, without a node around it. What it takes in stays pending, which is as good as
/// stored.
class Follower final : public node::EventSource {
 public:
  explicit Follower(MemoryHome& of) : of_(of), holding_(event::assembly_of(of.events().front()), *this) {
    REQUIRE(holding_.begin(of.events().front()).has_value());
  }
  /// What the other home has of the first `pages` closed pages, and no snapshot.
  static std::vector<Bytes> seal_items_of(MemoryHome& home, std::uint64_t pages) {
    std::vector<Bytes> out;
    for (std::uint64_t page = 1; page <= pages; ++page) {
      for (const auto& item : home.stored_seal_items())
        if (item.page == page) out.push_back(item.bytes);
      const node::ClosedPage closed = *node::decode_closed_page(home.closed_pages()[page - 1]);
      out.push_back(node::encode_item(node::PageFrontier{page, closed.frontier}));
      out.push_back(node::encode_item(closed.seal));
    }
    return out;
  }
  void hear(const std::vector<Bytes>& items) { holding_.sealing().hear(items, now()); }
  /// The first `count` events of the other home, or all of them.
  void take(std::size_t count = SIZE_MAX) {
    auto& events = of_.events();
    holding_.joining().take(
        {events.begin() + 1, events.begin() + static_cast<std::ptrdiff_t>(std::min(count, events.size()))}, now());
    holding_.absorb();
    holding_.sealing().hear({}, now());
  }
  /// All that the other home has, and these items beside the seals.
  Follower& join(const std::vector<Bytes>& more) {
    std::vector<Bytes> items = seal_items_of(of_, of_.closed_pages().size());
    items.insert(items.end(), more.begin(), more.end());
    hear(items);
    take();
    holding_.joining().settle();
    return *this;
  }
  /// Whether that page was closed without folding it.
  [[nodiscard]] bool passed_over(std::uint64_t page) const {
    return holding_.sealing().closed()[page - 1].roll.empty();
  }
  [[nodiscard]] bool has_everything() {
    return holding_.complete() && holding_.state_hash().hex() == of_.state_hash() &&
           holding_.journal().page() == of_.closed_pages().size() + 1;
  }
  node::Holding& holding() { return holding_; }

  std::optional<event::Event> event(const AssemblyId&, const journal::Table&, journal::EventIndex) override {
    return {};
  }
  std::optional<event::Event> evidence(const AssemblyId&, const EventId&) override { return {}; }
  std::vector<Bytes> seal_items(const AssemblyId&, std::uint64_t page) override {
    std::vector<Bytes> out;
    for (const auto& item : of_.stored_seal_items())
      if (item.page == page) out.push_back(item.bytes);
    return out;
  }

 private:
  static Instant now() { return {MemoryHome::clock()}; }
  MemoryHome& of_;
  node::Holding holding_;
};

/// What a home offers to somebody who has nothing: the last snapshot.
struct Offer {
  SnapshotHead head;
  Bytes state;
  explicit Offer(node::Holding& holding) {
    for (const Bytes& bytes : holding.sealing().beyond({})) {
      auto item = *node::decode_item(bytes);
      if (auto* read = std::get_if<SnapshotHead>(&item)) head = std::move(*read);
      if (auto* part = std::get_if<SnapshotPart>(&item)) append(state, part->bytes);
    }
    REQUIRE(head.size == state.size());
    REQUIRE(!state.empty());
  }
  /// As if these were the bytes that its writer had.
  void put(Bytes other) {
    state = std::move(other);
    head.size = state.size();
    head.parts = assembly::hashes_of_parts(state);
  }
  [[nodiscard]] std::vector<Bytes> items() const {
    std::vector<Bytes> out{node::encode_item(head)};
    for (std::size_t part = 0; part < head.parts.size(); ++part) {
      const auto at = std::min(part * assembly::kSealedPart, state.size());
      const auto bytes = BytesView(state).subspan(at, std::min(assembly::kSealedPart, state.size() - at));
      out.push_back(node::encode_item(SnapshotPart{head.page, head.core, part, to_bytes(bytes)}));
    }
    return out;
  }
};

/// A follower who was shown this is not moved by it: it has folded everything.
void check_refused(MemoryHome& home, const std::vector<Bytes>& items) {
  Follower late(home);
  late.join(items);
  CHECK(late.has_everything());
  CHECK_FALSE(late.passed_over(2));
}

std::size_t place_of(const Bytes& bytes, std::string_view text) {
  const auto found = std::search(bytes.begin(), bytes.end(), text.begin(), text.end());
  REQUIRE(found != bytes.end());
  return static_cast<std::size_t>(found - bytes.begin());
}
}  // namespace

TEST_CASE("who joins begins with what the last seal settled, and folds the open page only") {
  OldTown old;
  MemoryHome& home = old.town.at(0);
  Follower first(home);
  first.join({});
  REQUIRE(first.has_everything());
  CHECK_FALSE(first.passed_over(2));
  const Offer offer(first.holding());
  Follower late(home);
  late.join(offer.items());
  CHECK(late.has_everything());
  CHECK(late.passed_over(2));
  CHECK_FALSE(late.passed_over(3));
  for (journal::EventIndex e = 0; e < first.holding().journal().table().size(); ++e) {
    const auto there = late.holding().journal().find(first.holding().journal().table().id(e));
    REQUIRE(there);
    CHECK(late.holding().fold().verdict(*there) == first.holding().fold().verdict(e));
  }
  // In the background its signatures are checked and its pages folded after all.
  REQUIRE(late.holding().joining().has_work());
  for (int step = 0; step < 8; ++step) late.holding().joining().check_some();
  CHECK_FALSE(late.holding().joining().has_work());
  CHECK(late.holding().joining().alarms().empty());
  // And it hands on what it began with.
  const Offer again(late.holding());
  CHECK(again.state == offer.state);
  CHECK(again.head.root() == offer.head.root());
}

TEST_CASE("a snapshot is believed only where the seals certify it") {
  OldTown old;
  MemoryHome& home = old.town.at(0);
  Follower sponsor(home);
  sponsor.join({});
  Offer offer(sponsor.holding());
  const Bytes good = offer.state;

  SUBCASE("wrong root") {
    offer.head.subjects[static_cast<std::size_t>(assembly::Subject::person)]->bytes[0] ^= 1;
    check_refused(home, offer.items());
  }
  SUBCASE("an entry changed") {
    Bytes changed = good;
    changed[place_of(changed, "m001") + 3] = '7';
    offer.put(std::move(changed));
    check_refused(home, offer.items());
  }
  SUBCASE("an entry dropped") {
    Bytes changed = good;
    const std::size_t at = place_of(changed, "m001");
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at),
                  changed.begin() + static_cast<std::ptrdiff_t>(at + 4));
    offer.put(std::move(changed));
    check_refused(home, offer.items());
  }
  SUBCASE("an entry added") {
    Bytes changed = good;
    changed.insert(changed.end(), 40, 0x20);
    offer.put(std::move(changed));
    check_refused(home, offer.items());
  }
  SUBCASE("duplicate entries") {
    Bytes changed = good;
    append(changed, good);
    offer.put(std::move(changed));
    check_refused(home, offer.items());
  }
  SUBCASE("hostile nesting") {
    offer.put(Bytes(100'000, 0x81));
    check_refused(home, offer.items());
    Bytes deep = node::encode_item(offer.head);
    deep.resize(1);
    deep.resize(100'000, 0x81);
    check_refused(home, {deep});
  }
  SUBCASE("oversize") {
    offer.head.size = assembly::kSealedStateMax + 1;
    CHECK_FALSE(node::decode_item(node::encode_item(offer.head)));
    check_refused(home, offer.items());
    SnapshotPart part{offer.head.page, offer.head.core, 0, Bytes(assembly::kSealedPart + 1)};
    CHECK_FALSE(node::decode_item(node::encode_item(part)));
  }
  SUBCASE("of another assembly") {
    OldTown other(4, "Another square");
    Follower there(other.town.at(0));
    there.join({});
    check_refused(home, Offer(there.holding()).items());
  }
  SUBCASE("of another seal") {
    offer.head.core = sponsor.holding().sealing().closed()[1].core_id();
    check_refused(home, offer.items());
  }
  SUBCASE("of a page that no seal closed") {
    offer.head.page = 4;
    offer.head.witnesses.emplace_back();
    check_refused(home, offer.items());
  }
  SUBCASE("by other witnesses") {
    offer.head.witnesses.back() = std::vector<SignKey>{SignKey{}};
    check_refused(home, offer.items());
  }
  SUBCASE("cut short") {
    const std::vector<Bytes> items = offer.items();
    check_refused(home, {items.front()});
    check_refused(home, {items.begin() + 1, items.end()});
    Bytes cut = items.front();
    cut.pop_back();
    check_refused(home, {cut, items.back()});
  }
  SUBCASE("a part that is not what its head says, and then the right one") {
    Offer bent = offer;
    bent.state[20] ^= 1;
    std::vector<Bytes> items{node::encode_item(offer.head), bent.items().back()};
    check_refused(home, items);
    items.push_back(offer.items().back());
    Follower late(home);
    late.join(items);
    CHECK(late.has_everything());
    CHECK(late.passed_over(2));
  }
}

TEST_CASE("a snapshot of an older seal than the one that is remembered is not taken") {
  OldTown old(5);
  MemoryHome& home = old.town.at(0);
  const auto closed = [&](std::uint64_t page) { return *node::decode_closed_page(home.closed_pages()[page - 1]); };
  // Of the seal of page 3, by somebody who has not heard more.
  Follower sponsor(home);
  sponsor.hear(Follower::seal_items_of(home, 3));
  sponsor.take();
  REQUIRE(sponsor.holding().journal().page() == 4);
  const Offer offer(sponsor.holding());
  Follower late(home);
  late.holding().set_remembered_seal(node::RememberedSeal{4, closed(4).core_id()});
  late.join(offer.items());
  CHECK(late.holding().journal().page() == 5);
  CHECK_FALSE(late.passed_over(2));
  CHECK(late.holding().state_hash().hex() == home.state_hash());
  // Without such a memory it leads there as well as any.
  Follower other(home);
  other.join(offer.items());
  CHECK(other.holding().journal().page() == 5);
  CHECK(other.passed_over(2));
  CHECK_FALSE(other.passed_over(4));
  CHECK(other.holding().state_hash().hex() == home.state_hash());
}

TEST_CASE("where the history ends before the snapshot's seal, what came is folded after all") {
  OldTown old;
  MemoryHome& home = old.town.at(0);
  Follower sponsor(home);
  sponsor.join({});
  const Offer offer(sponsor.holding());
  std::vector<Bytes> items = Follower::seal_items_of(home, 3);
  const std::vector<Bytes> snapshot = offer.items();
  items.insert(items.end(), snapshot.begin(), snapshot.end());
  const std::size_t all = home.events().size();
  for (std::size_t count = 2; count < all; ++count) {
    Follower late(home);
    late.hear(items);
    late.take(count);
    const std::uint64_t page = late.holding().journal().page();
    CHECK(late.holding().is_behind() == (page == 3));
    if (late.holding().is_behind()) {
      CHECK(late.holding().joining().unchecked() > 0);
      CHECK_FALSE(late.holding().joining().has_work());
    }
    late.holding().joining().settle();
    CHECK(late.holding().complete());
    CHECK(late.holding().journal().page() == page);
    if (page > 1) CHECK_FALSE(late.passed_over(page - 1));
    late.join({});
    CHECK(late.has_everything());
  }
}

TEST_CASE("a state that a quorum certified and the history does not come to is an alarm") {
  OldTown old(3);
  MemoryTown& town = old.town;
  MemoryHome& home = town.at(0);
  Follower sponsor(home);
  sponsor.join({});
  Offer offer(sponsor.holding());
  Bytes forged = offer.state;
  forged[place_of(forged, "m001") + 3] = '7';
  offer.put(std::move(forged));
  // All witnesses sign for it.
  node::ClosedPage closed = *node::decode_closed_page(home.closed_pages()[1]);
  const auto signer = [&](seal::WitnessIndex witness) {
    for (std::size_t i = 0; i < town.size(); ++i) {
      auto key = crypto::SigningKey::from_seed(town.at(i).identity().seals.front());
      if (key.public_key() == closed.witnesses[witness]) return seal::KeySigner(std::move(key));
    }
    FAIL("no such witness");
    return seal::KeySigner(crypto::SigningKey::from_seed(home.identity().seals.front()));
  };
  closed.seal.core.outcome.state = offer.head.root();
  const seal::CoreId core = closed.core_id();
  offer.head.core = core;
  closed.seal.commits.clear();
  for (const seal::WitnessIndex witness : closed.seal.signers.members())
    closed.seal.commits.push_back(
        signer(witness).sign(crypto::tag::kSeal, seal::commit_message(closed.seal.round, core)));
  home.closed_pages()[1] = node::encode_closed_page(closed);
  for (auto& item : home.stored_seal_items()) {
    auto decoded = *node::decode_item(item.bytes);
    auto* const record = std::get_if<seal::SealRecord>(&decoded);
    if (item.page != 2 || record == nullptr) continue;
    if (auto* propose = std::get_if<seal::Propose>(&record->says)) propose->core = closed.seal.core;
    if (auto* prepare = std::get_if<seal::Prepare>(&record->says)) prepare->core = core;
    if (auto* commit = std::get_if<seal::Commit>(&record->says)) commit->core = core;
    auto key = signer(record->witness);
    item.bytes = node::encode_item(seal::CheckedRecord::sign(*record, key).record());
  }
  Follower late(home);
  late.join(offer.items());
  REQUIRE(late.holding().journal().page() == 3);
  CHECK(late.holding().state().person(late.holding().state().persons[1].id));
  for (int step = 0; step < 8; ++step) late.holding().joining().check_some();
  CHECK_FALSE(late.holding().joining().has_work());
  REQUIRE(late.holding().joining().alarms().size() == 1);
  CHECK(late.holding().joining().alarms().front() == node::Alarm{std::nullopt, 2});
}
}  // namespace snapshot_test

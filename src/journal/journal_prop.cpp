#include <doctest/doctest.h>

#include <cstring>
#include <deque>

#include "tests/support/liars_world.h"
#include "tests/support/prop.h"

namespace journal_prop {
using namespace folkmoot;
using namespace folkmoot::journal;

namespace {
rc::Gen<std::vector<std::uint32_t>> choices(int most) {
  return rc::gen::mapcat(rc::gen::inRange(most / 4, most), [](int count) {
    return rc::gen::container<std::vector<std::uint32_t>>(static_cast<std::size_t>(count),
                                                          rc::gen::inRange<std::uint32_t>(0, 1U << 20));
  });
}
}  // namespace

TEST_CASE("forkers that support each other and introduce devices: all nodes agree and no honest event is lost") {
  CHECK(test::holds("honest journals converge", [] {
    const auto stream = *choices(160);
    test::LiarsWorld world(stream, 3, 2);
    world.run();
    world.converge();
    auto& nodes = world.nodes();
    const auto kept = test::kept_ids(nodes[0]);
    for (auto& node : nodes) {
      RC_ASSERT(test::kept_ids(node) == kept);
      RC_ASSERT(node.digest() == nodes[0].digest());
      RC_ASSERT(test::ordered_ids(node) == test::ordered_ids(nodes[0]));
      RC_ASSERT(node.heads() == nodes[0].heads());
    }
    for (const EventId& id : world.honest_events()) RC_ASSERT(kept.contains(id));
    std::size_t supported = 0;
    for (const auto& [device, proof] : nodes[0].forks()) supported += nodes[0].tips(device).size() > 1 ? 1U : 0U;
    RC_CLASSIFY(!nodes[0].forks().empty(), "forked");
    RC_CLASSIFY(supported > 0, "several kept branches");
    RC_CLASSIFY(nodes[0].parked_count() > 0, "parked events left");
  }));
}

TEST_CASE("the same events in any order of arrival give the same kept set, order and digest") {
  CHECK(test::holds("arrival decides nothing", [] {
    const auto stream = *choices(80);
    test::LiarsWorld world(stream, 3, 2);
    world.run();
    world.converge();
    std::vector<EventId> ids;
    for (const auto& [id, event] : world.all())
      if (!event.event().header.is_founding()) ids.push_back(id);
    const auto shuffled = *rc::gen::arbitrary<std::vector<std::uint32_t>>();
    for (std::size_t i = 0; i < shuffled.size() && !ids.empty(); ++i)
      std::swap(ids[i % ids.size()], ids[shuffled[i] % ids.size()]);
    const auto& founding = world.all().at(reinterpret_id<EventId>(world.nodes()[0].assembly()));
    Journal forward = *Journal::create(founding);
    Journal backward = *Journal::create(founding);
    for (const EventId& id : ids) forward.admit(world.all().at(id));
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) backward.admit(world.all().at(*id));
    RC_ASSERT(test::kept_ids(forward) == test::kept_ids(backward));
    RC_ASSERT(forward.digest() == backward.digest());
    RC_ASSERT(test::ordered_ids(forward) == test::ordered_ids(backward));
  }));
}

TEST_CASE("a journal restored from its events in their order is the same journal") {
  CHECK(test::holds("restore undoes nothing", [] {
    const auto stream = *choices(80);
    test::LiarsWorld world(stream, 2, 2);
    world.run();
    Journal& node = world.nodes()[0];
    Journal again = *Journal::create(world.all().at(reinterpret_id<EventId>(node.assembly())));
    for (EventIndex e = 0; e < node.table().size(); ++e) again.restore(world.all().at(node.table().id(e)));
    for (const auto& [device, proof] : node.forks()) again.restore_proof(proof);
    again.finish_restore();
    RC_ASSERT(again.take_changes().empty());
    RC_ASSERT(test::kept_ids(again) == test::kept_ids(node));
    RC_ASSERT(again.digest() == node.digest());
    RC_ASSERT(test::ordered_ids(again) == test::ordered_ids(node));
  }));
}

namespace {
/// All that columns say, for comparing.
std::string facts_of(const Table& table) {
  std::string out;
  for (EventIndex e = 0; e < table.size(); ++e) {
    out += table.id(e).hex() + " " + table.device(table.device_of(e)).id.hex() + " " + std::to_string(table.seq(e)) +
           " " + std::to_string(table.prev(e)) + " " + std::to_string(static_cast<int>(table.cls(e)));
    for (const EventIndex parent : table.parents(e)) out += " " + std::to_string(parent);
    const Table::Path path = table.path(e);
    for (const std::uint64_t number : {table.after(e), std::uint64_t{table.body_len(e)}, path.bytes,
                                       path.greatest_claim, std::uint64_t{path.listed}, std::uint64_t{path.introduced}})
      out += " " + std::to_string(number);
    if (const auto introduced = table.introduces(e)) out += " " + table.device(*introduced).id.hex();
    out += "\n";
  }
  return out;
}
}  // namespace

TEST_CASE("a journal restored from its columns is the same journal") {
  CHECK(test::holds("columns say what events say", [] {
    const auto stream = *choices(80);
    test::LiarsWorld world(stream, 2, 2);
    world.run();
    Journal& node = world.nodes()[0];
    Journal again = *Journal::create(world.all().at(reinterpret_id<EventId>(node.assembly())));
    const auto size = static_cast<EventIndex>(node.table().size());
    const auto cut = static_cast<EventIndex>(size < 3 ? size : 1 + stream.size() % (size - 1));
    again.restore_reserve(size);
    for (const auto& [first, end] : {std::pair{EventIndex{1}, cut}, std::pair{cut, size}})
      RC_ASSERT(again.restore_columns(node.table().save_columns(first, end)).has_value());
    for (const auto& [device, proof] : node.forks()) again.restore_proof(proof);
    again.finish_restore();
    RC_ASSERT(facts_of(again.table()) == facts_of(node.table()));
    RC_ASSERT(test::kept_ids(again) == test::kept_ids(node));
    RC_ASSERT(again.digest() == node.digest());
    RC_ASSERT(test::ordered_ids(again) == test::ordered_ids(node));
    for (EventIndex e = 0; e < size; ++e) RC_ASSERT(again.find(node.table().id(e)) == e);
  }));
}

namespace {
/// An image's sections in one piece of memory each, aligned as those of a file.
struct Laid {
  explicit Laid(const Table& table) {
    for (const auto& parts : table.save_image().sections) {
      Bytes bytes;
      for (const BytesView part : parts) append(bytes, part);
      std::vector<std::uint64_t>& to = memory.emplace_back(bytes.size() / 8 + 1);
      if (!bytes.empty()) std::memcpy(to.data(), bytes.data(), bytes.size());
      sections.emplace_back(reinterpret_cast<const std::uint8_t*>(to.data()), bytes.size());
    }
  }
  std::deque<std::vector<std::uint64_t>> memory;
  std::vector<BytesView> sections;
};
}  // namespace

TEST_CASE("a journal restored from the image of its first events, and columns of the others, is the same journal") {
  CHECK(test::holds("images say what events say", [] {
    const auto stream = *choices(80);
    test::LiarsWorld world(stream, 2, 2);
    world.run();
    Journal& node = world.nodes()[0];
    const CheckedEvent& founding = world.all().at(reinterpret_id<EventId>(node.assembly()));
    const auto size = static_cast<EventIndex>(node.table().size());
    const auto cut = static_cast<EventIndex>(size < 3 ? size : 1 + stream.size() % (size - 1));
    Journal first = *Journal::create(founding);
    RC_ASSERT(first.restore_columns(node.table().save_columns(1, cut)).has_value());
    const Laid laid(first.table());
    Journal again = *Journal::create(founding);
    RC_ASSERT(again.restore_image(laid.sections).has_value());
    again.restore_reserve(size);
    RC_ASSERT(again.restore_columns(node.table().save_columns(cut, size)).has_value());
    for (const auto& [device, proof] : node.forks()) again.restore_proof(proof);
    again.finish_restore();
    RC_ASSERT(facts_of(again.table()) == facts_of(node.table()));
    RC_ASSERT(test::kept_ids(again) == test::kept_ids(node));
    RC_ASSERT(again.heads() == node.heads());
    RC_ASSERT(again.digest() == node.digest());
    RC_ASSERT(test::ordered_ids(again) == test::ordered_ids(node));
    for (EventIndex e = 0; e < size; ++e) RC_ASSERT(again.find(node.table().id(e)) == e);
    // And the image of what lies half in an image is that of the whole.
    const Laid whole(again.table());
    Journal third = *Journal::create(founding);
    RC_ASSERT(third.restore_image(whole.sections).has_value());
    RC_ASSERT(facts_of(third.table()) == facts_of(node.table()));
  }));
}

TEST_CASE("an image whose sections are of another size, or of another journal, is refused and nothing is changed") {
  CHECK(test::holds("images that do not fit", [](std::uint8_t which, bool longer) {
    const auto stream = *choices(40);
    test::LiarsWorld world(stream, 2, 2);
    world.run();
    const Journal& node = world.nodes()[0];
    Journal again = *Journal::create(world.all().at(reinterpret_id<EventId>(node.assembly())));
    const std::string before = facts_of(again.table());
    const Laid laid(node.table());
    std::vector<BytesView> sections = laid.sections;
    BytesView& changed = sections[which % sections.size()];
    if (!longer && changed.empty()) return;
    changed = longer ? BytesView(changed.data(), changed.size() + 1) : changed.first(changed.size() - 1);
    RC_ASSERT(again.restore_image(sections).error().code == errc::kColumns);
    RC_ASSERT(again.restore_image(std::span(laid.sections).first(3)).error().code == errc::kColumns);
    const std::vector<std::uint64_t> other(laid.memory[1].size(), 1);
    sections = laid.sections;
    sections[1] = {reinterpret_cast<const std::uint8_t*>(other.data()), sections[1].size()};
    RC_ASSERT(again.restore_image(sections).error().code == errc::kColumns);
    RC_ASSERT(facts_of(again.table()) == before);
    RC_ASSERT(again.restore_image(laid.sections).has_value());
  }));
}

TEST_CASE("damaged columns are refused and leave the table as it was, or are read as something") {
  CHECK(test::holds("columns of any bytes", [](std::uint32_t where, std::uint8_t what, bool cut_short) {
    const auto stream = *choices(40);
    test::LiarsWorld world(stream, 2, 2);
    world.run();
    const Journal& node = world.nodes()[0];
    const auto size = static_cast<EventIndex>(node.table().size());
    Bytes columns = node.table().save_columns(1, size);
    Journal again = *Journal::create(world.all().at(reinterpret_id<EventId>(node.assembly())));
    const std::string before = facts_of(again.table());
    if (cut_short)
      columns.resize(where % columns.size());
    else
      columns[where % columns.size()] = what;
    const auto read = again.restore_columns(columns);
    if (!read) {
      RC_ASSERT(read.error().code == errc::kColumns);
      RC_ASSERT(facts_of(again.table()) == before);
      RC_ASSERT(again.restore_columns(node.table().save_columns(1, size)).has_value());
    } else {
      RC_ASSERT(again.table().size() == size);
    }
    again.finish_restore();
    RC_ASSERT(!facts_of(again.table()).empty());
  }));
}

TEST_CASE("a seal over what one node had, taken in by each node at its own time") {
  CHECK(test::holds("seals and forks", [] {
    const auto stream = *choices(120);
    test::LiarsWorld world(stream, 3, 2);
    world.run();
    auto& nodes = world.nodes();
    SealedPage seal;
    seal.number = 1;
    seal.time = {2'000'000};
    const std::vector<EventId> tips = nodes[0].heads();
    seal.frontier = *nodes[0].frontier_over(tips);
    seal.core.bytes.fill(1);
    // Applicants who were not admitted, say, or people who were removed, go on writing.
    const auto left_off = *rc::gen::arbitrary<std::uint16_t>();
    const auto devices = world.devices();
    constexpr std::size_t kIntroducedByFounder = 5;  // others: quotas of pages differ, and that is another matter
    for (std::size_t i = 0; i < devices.size(); ++i)
      if (i == 0 || i >= kIntroducedByFounder || (left_off >> i & 1) == 0) seal.roll.push_back({devices[i], 0});
    std::vector<EventId> sealed;
    for (const EventId& id : test::kept_ids(nodes[0])) sealed.push_back(id);
    const bool early = *rc::gen::arbitrary<bool>();
    const auto is_on_roll = [&](const EventId& id) {
      const DeviceId& device = world.all().at(id).event().header.device;
      return std::any_of(seal.roll.begin(), seal.roll.end(), [&](const auto& one) { return one.device == device; });
    };
    const auto close = [&](Journal& node) {
      RC_ASSERT(node.hold_for_seal(tips).has_value());
      RC_ASSERT(node.close_page(seal).has_value());
    };
    close(nodes[0]);
    // The second node as soon as it has heard of what the seal covers, the third after all have met.
    for (const EventId& id : sealed) nodes[1].admit(world.all().at(id));
    if (early) close(nodes[1]);
    world.converge();
    if (!early) close(nodes[1]);
    close(nodes[2]);
    world.converge();
    const auto kept = test::kept_ids(nodes[0]);
    for (auto& node : nodes) {
      RC_ASSERT(test::kept_ids(node) == kept);
      RC_ASSERT(node.digest() == nodes[0].digest());
      RC_ASSERT(test::ordered_ids(node) == test::ordered_ids(nodes[0]));
      for (const EventId& id : sealed) RC_ASSERT(kept.contains(id));
      for (const EventId& id : world.honest_events()) RC_ASSERT(kept.contains(id) || !is_on_roll(id));
    }
    RC_CLASSIFY(!nodes[0].forks().empty(), "forked");
  }));
}
}  // namespace journal_prop

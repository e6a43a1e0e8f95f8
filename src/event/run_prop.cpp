#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>

#include "event/run.h"
#include "tests/support/event_gen.h"
#include "tests/support/prop.h"

namespace run_prop {
using namespace folkmoot;
using namespace folkmoot::event;

namespace {
/// What a reader holds beforehand: the first `held` events of a history, each chain up to its last one there.
class HeldBase final : public RunBase {
 public:
  HeldBase(const std::vector<Event>& history, std::size_t held) {
    for (std::size_t i = 0; i < held; ++i) {
      auto& chain = chains_[history[i].header.device];
      // Forks have no single end; the sender is told nothing of such a chain.
      if (chain.size() == history[i].header.seq && (chain.empty() || chain.back() == history[i].header.prev))
        chain.push_back(history[i].id);
      else
        forked_.push_back(history[i].header.device);
    }
    for (const auto& [device, chain] : chains_) devices_.push_back(device);
  }
  [[nodiscard]] std::size_t device_count() const override { return devices_.size(); }
  [[nodiscard]] const DeviceId& device(std::size_t number) const override { return devices_[number]; }
  [[nodiscard]] std::optional<ChainPlace> place(std::size_t number) const override {
    if (std::find(forked_.begin(), forked_.end(), devices_[number]) != forked_.end()) return std::nullopt;
    const auto& chain = chains_.at(devices_[number]);
    return ChainPlace{chain.size(), chain.back()};
  }
  [[nodiscard]] std::optional<EventId> event_at(std::size_t number, std::uint64_t seq) const override {
    if (!place(number)) return std::nullopt;
    const auto& chain = chains_.at(devices_[number]);
    return seq < chain.size() ? std::optional(chain[seq]) : std::nullopt;
  }
  [[nodiscard]] std::optional<Spot> locate(const EventId& id) const override {
    for (std::size_t number = 0; number < devices_.size(); ++number) {
      if (!place(number)) continue;
      const auto& chain = chains_.at(devices_[number]);
      const auto found = std::find(chain.begin(), chain.end(), id);
      if (found != chain.end()) return Spot{number, static_cast<std::uint64_t>(found - chain.begin())};
    }
    return std::nullopt;
  }

 private:
  std::map<DeviceId, std::vector<EventId>> chains_;
  std::vector<DeviceId> devices_;
  std::vector<DeviceId> forked_;
};

/// Random chains with forks, parents anywhere before, bodies of few sizes or none, rooms and seals.
std::vector<Event> any_history() {
  const auto count = *rc::gen::inRange<std::size_t>(1, 60);
  std::vector<Event> out;
  std::map<DeviceId, std::vector<std::size_t>> by_device;
  AssemblyId assembly;
  for (std::size_t i = 0; i < count; ++i) {
    Header header;
    header.assembly = assembly;
    header.device.bytes.fill(*rc::gen::inRange<std::uint8_t>(1, 7));
    header.cls = i == 0 ? Class::keys : static_cast<Class>(*rc::gen::inRange<int>(0, 6));
    auto& own = by_device[header.device];
    if (i > 0 && !own.empty()) {
      const std::size_t back =
          *rc::gen::inRange<int>(0, 8) == 0 ? *rc::gen::inRange<std::size_t>(0, own.size()) : own.size() - 1;
      header.seq = out[own[back]].header.seq + 1;
      header.prev = out[own[back]].id;
    }
    std::set<EventId> parents;
    for (int k = i == 0 ? 0 : *rc::gen::inRange<int>(0, 4); k > 0; --k)
      parents.insert(out[*rc::gen::inRange<int>(0, 2) == 0 ? i - 1 : *rc::gen::inRange<std::size_t>(0, i)].id);
    if (i > 0 && *rc::gen::inRange<int>(0, 9) == 0) parents.insert(test::any_id<EventId>());
    if (header.prev) parents.erase(*header.prev);
    header.parents.assign(parents.begin(), parents.end());
    if (i > 0 && *rc::gen::inRange<int>(0, 3) == 0) header.space.bytes.fill(*rc::gen::inRange<std::uint8_t>(0, 4));
    if (i > 0 && *rc::gen::inRange<int>(0, 3) == 0) header.key_epoch = test::any_id<Hash>();
    if (i > 0 && *rc::gen::inRange<int>(0, 6) == 0) header.after = test::any_uint(kMaxSeq);
    Event event;
    event.body =
        Bytes(*rc::gen::elementOf(std::vector<std::size_t>{0, 200, 200, 201, 3000}), static_cast<std::uint8_t>(i));
    header.body_len = static_cast<std::uint32_t>(event.body->size());
    header.body_hash = body_hash(*event.body);
    if (*rc::gen::inRange<int>(0, 8) == 0) event.body.reset();
    event.header = header;
    event.id = event_id(encode_header(header));
    event.signature.bytes.fill(static_cast<std::uint8_t>(i));
    if (i == 0) assembly = reinterpret_id<AssemblyId>(event.id);
    own.push_back(i);
    out.push_back(std::move(event));
  }
  return out;
}

std::vector<Event> read_all(RunReader& reader, BytesView bytes, std::size_t piece) {
  std::vector<Event> out;
  while (!bytes.empty()) {
    const std::size_t size = std::min(piece, bytes.size());
    reader.feed(bytes.first(size));
    bytes = bytes.subspan(size);
    for (;;) {
      const auto next = reader.next();
      if (!next || !*next) break;
      out.push_back(**next);
    }
  }
  return out;
}
}  // namespace

TEST_CASE("runs") {
  CHECK(test::holds("any history comes back whole, whatever the reader held and however the stream is cut", [] {
    const auto history = any_history();
    const AssemblyId assembly = assembly_of(history.front());
    const auto held = *rc::gen::inRange<std::size_t>(0, history.size() + 1);
    const HeldBase base(history, held);
    RunWriter writer(assembly, held > 0 ? &base : nullptr);
    const std::vector<Event> sent(history.begin() + static_cast<std::ptrdiff_t>(held), history.end());
    for (const Event& event : sent) writer.add(event);
    RunReader reader(assembly, held > 0 ? &base : nullptr);
    RC_ASSERT(read_all(reader, writer.take(), *rc::gen::inRange<std::size_t>(1, 5000)) == sent);
    RC_ASSERT(reader.lost() == 0U);
    RC_ASSERT(reader.at_item_end());
  }));
  CHECK(test::holds("a changed stream gives well-formed events of this assembly, or an end", [] {
    const auto history = any_history();
    const AssemblyId assembly = assembly_of(history.front());
    RunWriter writer(assembly, nullptr);
    for (const Event& event : history) writer.add(event);
    Bytes bytes = writer.take();
    for (int i = *rc::gen::inRange<int>(1, 5); i > 0; --i)
      bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<std::uint8_t>();
    RunReader reader(assembly, nullptr);
    for (const Event& event : read_all(reader, bytes, 700)) {
      RC_ASSERT(assembly_of(event) == assembly);
      RC_ASSERT(decode_event(encode_event(event)) == event);
    }
  }));
}
}  // namespace run_prop

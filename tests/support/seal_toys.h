#pragma once
// Small worlds for the rounds of a page: a toy journal whose events are the bits of a number, and a signer that signs
// nothing, for machines that are never shown a forged record.
#include <utility>

#include "crypto/sign.h"
#include "seal/rounds.h"

namespace folkmoot::test {

/// A set of events as bits; its frontier's root holds the bits themselves.
using EventBits = std::uint64_t;

inline Hash root_of(EventBits events) {
  Hash out;
  std::memcpy(out.bytes.data(), &events, sizeof events);
  out.bytes[31] = 0xF0;
  return out;
}
inline EventBits events_of(const Hash& root) {
  EventBits out = 0;
  std::memcpy(&out, root.bytes.data(), sizeof out);
  return out;
}

/// What a set of events amounts to at a time.
inline seal::Outcome toy_outcome(EventBits events, Instant time) {
  seal::Outcome out;
  out.state = root_of(events);
  std::memcpy(out.state.bytes.data() + 8, &time.ms, sizeof time.ms);
  out.next_count = 4;
  return out;
}

struct ToyView final : seal::PageView {
  EventBits events = 0;
  EventBits sealed = 0;
  /// Events that are not kept once the event of the first is known: a fork's branches.
  std::vector<std::pair<EventBits, EventBits>> forks;
  seal::OpenPage page{.has_acts = true};

  Hash frontier() override { return root_of(events); }
  bool holds(const Hash& root) override { return (events_of(root) & ~events) == 0; }
  std::optional<seal::Outcome> fold(const Hash& root, Instant time) override {
    const EventBits of = events_of(root);
    if ((of & ~events) != 0 || (sealed & ~of) != 0) return std::nullopt;
    return toy_outcome(of, time);
  }
  bool contains(const Hash& root, const Hash& ready) override {
    EventBits lacks = events_of(ready) & ~events_of(root);
    for (const auto& [proof, branch] : forks)
      if ((events_of(root) & proof) != 0) lacks &= ~branch;
    return lacks == 0;
  }
  seal::OpenPage open() override { return page; }
};

struct NullSigner final : seal::RecordSigner {
  Signature sign(std::string_view /*tag*/, BytesView /*message*/) override { return {}; }
};

/// Keys that sign nothing, ascending.
inline std::vector<SignKey> toy_keys(std::size_t count) {
  std::vector<SignKey> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    out[i].bytes[0] = static_cast<std::uint8_t>(i >> 8);
    out[i].bytes[1] = static_cast<std::uint8_t>(i & 0xFF);
    out[i].bytes[2] = 1;
  }
  return out;
}

inline constexpr Instant kToyStart{1'700'000'000'000};

inline seal::PageOpening toy_opening(std::size_t witnesses, std::optional<seal::WitnessIndex> self,
                                     const seal::Defences& defences = {}) {
  seal::PageOpening out;
  out.place.assembly.bytes[0] = 7;
  out.place.page = 4;
  out.place.opening.bytes[0] = 9;
  out.witnesses = *seal::WitnessSet::of(toy_keys(witnesses));
  out.previous = out.place.opening;
  out.previous_time = {kToyStart.ms - 1'000'000};
  out.opened = {kToyStart.ms - 1'000'000};
  out.self = self;
  out.defences = defences;
  return out;
}

/// A record of any content, as a liar makes it; honest ones come out of the machine.
inline seal::CheckedRecord toy_record(const seal::PageOpening& page, seal::WitnessIndex witness, seal::Round round,
                                      std::variant<seal::Ready, seal::Propose, seal::Prepare, seal::Commit> says) {
  seal::SealRecord record;
  record.place = page.place;
  record.witness = witness;
  record.round = round;
  record.says = std::move(says);
  return seal::CheckedRecord::trusted(std::move(record));
}

/// A fresh core over these events, resting on these readies (ascending by witness).
inline seal::Propose toy_propose(const seal::PageOpening& page, EventBits events,
                                 const std::vector<seal::SealRecord>& readies) {
  const seal::ReadyRoot root = seal::root_of_readies(readies, page.witnesses.size());
  seal::Propose out;
  out.core.assembly = page.place.assembly;
  out.core.page = page.place.page;
  out.core.previous = page.previous;
  out.core.frontier = root_of(events);
  out.core.readies = root.bits;
  out.core.readies_root = root.root;
  out.core.time = std::max(page.previous_time, root.median);
  out.core.outcome = toy_outcome(events, out.core.time);
  for (const seal::SealRecord& ready : readies) out.readies.push_back(seal::carry(ready));
  return out;
}

}  // namespace folkmoot::test

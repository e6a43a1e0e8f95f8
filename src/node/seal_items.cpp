#include "node/seal_items.h"

#include <algorithm>

#include "codec/reader.h"
#include "codec/writer.h"
#include "seal/errc.h"

namespace folkmoot::node {

namespace {
enum class ItemKind : std::uint8_t {
  record = 1,
  frontier = 2,
  seal = 3,
  ask = 4,
  reconvening = 5,
  voice = 6,
  snapshot = 7,
  snapshot_part = 8,
};

template <class... Each>
struct Cases : Each... {
  using Each::operator()...;
};

Bytes with_kind(ItemKind kind, BytesView content) {
  Bytes out{static_cast<std::uint8_t>(kind)};
  append(out, content);
  return out;
}
}  // namespace

Bytes encode_item(const SealItem& item) {
  return std::visit(
      Cases{[](const seal::SealRecord& record) { return with_kind(ItemKind::record, seal::encode_record(record)); },
            [](const PageFrontier& frontier) {
              codec::Writer out;
              out.array(2).uint(frontier.page).bytes(journal::encode_frontier_change(frontier.change));
              return with_kind(ItemKind::frontier, out.view());
            },
            [](const seal::Seal& seal) { return with_kind(ItemKind::seal, seal::encode_seal(seal)); },
            [](const seal::Ask& ask) { return with_kind(ItemKind::ask, seal::encode_ask(ask)); },
            [](const seal::Reconvening& reconvening) {
              return with_kind(ItemKind::reconvening, seal::encode_reconvening(reconvening));
            },
            [](const seal::Voice& voice) { return with_kind(ItemKind::voice, seal::encode_voice(voice)); },
            [](const SnapshotHead& head) { return with_kind(ItemKind::snapshot, encode_snapshot_head(head)); },
            [](const SnapshotPart& part) { return with_kind(ItemKind::snapshot_part, encode_snapshot_part(part)); }},
      item);
}

Result<SealItem> decode_item(BytesView bytes) {
  if (bytes.empty()) return fail(seal::errc::kRecord, "an item without a kind");
  const BytesView content = bytes.subspan(1);
  switch (static_cast<ItemKind>(bytes[0])) {
    case ItemKind::record: {
      FM_ASSIGN(seal::SealRecord record, seal::decode_record(content));
      return record;
    }
    case ItemKind::frontier: {
      codec::Reader in(content);
      in.array_of(2);
      const std::uint64_t page = in.uint();
      const BytesView change = in.bytes();
      FM_TRY(in.finish());
      FM_ASSIGN(journal::FrontierChange read, journal::decode_frontier_change(change));
      return PageFrontier{page, std::move(read)};
    }
    case ItemKind::seal: {
      FM_ASSIGN(seal::Seal seal, seal::decode_seal(content));
      return seal;
    }
    case ItemKind::ask: {
      FM_ASSIGN(seal::Ask ask, seal::decode_ask(content));
      return ask;
    }
    case ItemKind::reconvening: {
      FM_ASSIGN(seal::Reconvening reconvening, seal::decode_reconvening(content));
      return reconvening;
    }
    case ItemKind::voice: {
      FM_ASSIGN(seal::Voice voice, seal::decode_voice(content));
      return voice;
    }
    case ItemKind::snapshot: {
      FM_ASSIGN(SnapshotHead head, decode_snapshot_head(content));
      return head;
    }
    case ItemKind::snapshot_part: {
      FM_ASSIGN(SnapshotPart part, decode_snapshot_part(content));
      return part;
    }
  }
  return fail(seal::errc::kRecord, "an item of an unknown kind");
}

HeldNames::HeldNames(BytesView names) {
  names_.reserve(names.size() / ItemName::kSize);
  for (std::size_t at = 0; at + ItemName::kSize <= names.size(); at += ItemName::kSize)
    names_.push_back(*ItemName::from(names.subspan(at, ItemName::kSize)));
  std::ranges::sort(names_);
}

bool HeldNames::contains(const ItemName& name) const { return std::ranges::binary_search(names_, name); }

bool is_of_page_before(BytesView bytes, std::uint64_t open) {
  if (bytes.empty()) return false;
  codec::Reader in(bytes.subspan(1));
  switch (static_cast<ItemKind>(bytes[0])) {
    case ItemKind::record: {
      in.array_of(2);
      in.array();
      in.uint();
      in.id<AssemblyId>();
      const std::uint64_t page = in.uint();
      return in.ok() && page < open && open - page > 1;
    }
    case ItemKind::frontier: {
      in.array_of(2);
      const std::uint64_t page = in.uint();
      return in.ok() && page < open;
    }
    case ItemKind::seal:
    case ItemKind::ask:
    case ItemKind::reconvening:
    case ItemKind::voice:
    case ItemKind::snapshot:
    case ItemKind::snapshot_part:
      break;
  }
  return false;
}

std::uint64_t page_of(const SealItem& item) {
  return std::visit(
      Cases{[](const seal::SealRecord& record) { return record.place.page; },
            [](const PageFrontier& frontier) { return frontier.page; },
            [](const seal::Seal& seal) { return seal.core.page; }, [](const seal::Ask& ask) { return ask.page; },
            [](const seal::Reconvening& reconvening) { return reconvening.choice.page; },
            [](const seal::Voice& voice) { return voice.choice.page; },
            [](const SnapshotHead& head) { return head.page; }, [](const SnapshotPart& part) { return part.page; }},
      item);
}

bool is_seal_item(BytesView bytes) { return !bytes.empty() && bytes[0] == static_cast<std::uint8_t>(ItemKind::seal); }

seal::WitnessSet ClosedPage::witness_set() const {
  using Rule = seal::WitnessSet::Rule;
  auto out = seal::WitnessSet::of(witnesses, seal.core.page == 1 ? Rule::everyone : Rule::quorum);
  return out ? *std::move(out) : seal::WitnessSet();
}

std::vector<SignKey> ClosedPage::alive() const {
  std::vector<SignKey> out;
  for (const seal::WitnessIndex witness : seal.core.readies.members())
    if (witness < witnesses.size()) out.push_back(witnesses[witness]);
  return out;
}

assembly::PageEnd page_end(std::uint64_t number, Instant time, const Hash& frontier,
                           const journal::FrontierChange& change) {
  assembly::PageEnd out{number, time, frontier, {}, {}};
  for (const journal::FrontierEntry& entry : change)
    if (entry.lowest_fork) out.forks.push_back({entry.device, *entry.lowest_fork});
  return out;
}

assembly::PageEnd ClosedPage::end() const {
  assembly::PageEnd out = page_end(seal.core.page, seal.core.time, seal.core.frontier, frontier);
  out.alive = alive();
  if (reconvened) out.reconvened = reconvened->by.witnesses;
  return out;
}

journal::SealedPage ClosedPage::for_journal() const {
  return {seal.core.page, reinterpret_id<Hash>(core_id()), seal.core.time, frontier, roll};
}

Bytes encode_closed_page(const ClosedPage& page) {
  codec::Writer out;
  out.array(page.reconvened ? 6 : 4).bytes(seal::encode_seal(page.seal)).array(page.witnesses.size());
  for (const SignKey& key : page.witnesses) out.id(key);
  out.bytes(journal::encode_frontier_change(page.frontier)).array(page.roll.size());
  for (const auto& on_roll : page.roll) out.array(2).id(on_roll.device).uint(on_roll.listed);
  if (!page.reconvened) return out.take();
  out.bytes(seal::encode_reconvening(page.reconvened->by)).array(page.reconvened->replaced.size());
  for (const SignKey& key : page.reconvened->replaced) out.id(key);
  return out.take();
}

Result<ClosedPage> decode_closed_page(BytesView bytes) {
  codec::Reader in(bytes);
  const std::size_t items = in.array(6);
  const BytesView seal = in.bytes();
  ClosedPage out;
  for (std::size_t left = in.array(seal::kMaxWitnesses); left > 0 && in.ok(); --left)
    out.witnesses.push_back(in.id<SignKey>());
  const BytesView frontier = in.bytes();
  for (std::size_t left = in.array(journal::kMaxFrontierEntries); left > 0 && in.ok(); --left) {
    in.array_of(2);
    const auto device = in.id<DeviceId>();
    out.roll.push_back({device, static_cast<std::uint32_t>(in.uint())});
  }
  BytesView reconvening;
  std::vector<SignKey> replaced;
  if (items == 6) {
    reconvening = in.bytes();
    for (std::size_t left = in.array(seal::kMaxWitnesses); left > 0 && in.ok(); --left)
      replaced.push_back(in.id<SignKey>());
  } else if (items != 4) {
    in.fault(codec::errc::kValue, "a closed page has four items, or six");
  }
  FM_TRY(in.finish());
  if (items == 6) {
    FM_ASSIGN(seal::Reconvening by, seal::decode_reconvening(reconvening));
    out.reconvened = ClosedPage::Reconvened{std::move(by), std::move(replaced)};
  }
  FM_ASSIGN(out.seal, seal::decode_seal(seal));
  FM_ASSIGN(out.frontier, journal::decode_frontier_change(frontier));
  return out;
}

}  // namespace folkmoot::node

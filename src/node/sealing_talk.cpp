// What others say about seals, and what is said to them.
#include <algorithm>

#include "codec/reader.h"
#include "codec/writer.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "node/holding.h"
#include "seal/errc.h"

namespace folkmoot::node {

namespace {
/// Bytes of what others send about pages that are not open yet: it comes in any order, and the nearest pages count.
constexpr std::size_t kLaterBytes = std::size_t{32} << 20;
constexpr std::size_t kItemName = 8;

using ItemName = FixedBytes<struct ItemNameTag, kItemName>;
template <class Id>
ItemName name_of(const Id& id) {
  return *ItemName::from(id.view().first(kItemName));
}
}  // namespace

void Sealing::wait_for_page(std::uint64_t page, const Bytes& item) {
  auto& waiting = later_[page];
  if (!waiting.insert(item).second) return;
  later_bytes_ += item.size();
  while (later_bytes_ > kLaterBytes) {
    // The farthest page goes first: the nearest is what comes next.
    auto farthest = std::prev(later_.end());
    later_bytes_ -= farthest->second.begin()->size();
    farthest->second.erase(farthest->second.begin());
    if (farthest->second.empty()) later_.erase(farthest);
  }
}

void Sealing::hear_ask(const seal::Ask& ask) {
  if (ask.assembly != holding_.journal().assembly() || !seal::ask_verifies(ask)) return;
  const auto device = holding_.journal().table().find_device(ask.device);
  const auto owner = device ? holding_.state().owner(*device) : assembly::kNoPerson;
  if (owner == assembly::kNoPerson || !holding_.state().on_roll(owner)) return;
  // One of each device in a page, whatever else it signs: so all nodes come to hold asks of the same devices.
  if (asks_by_device_.contains(ask.device)) return;
  if (asks_.take(ask, holding_.state().persons[owner].id, now_)) is_asked_ = true;
  asks_by_device_.emplace(ask.device, ask);
  keep(encode_item(ask), ask.page);
}

void Sealing::hear_item(const Bytes& bytes, SealItem item, std::vector<seal::CheckedRecord>& records) {
  const std::uint64_t open = holding_.journal().page();
  const std::uint64_t page = page_of(item);
  if (page > open || (page == open && !pages_)) return wait_for_page(page, bytes);
  if (auto* record = std::get_if<seal::SealRecord>(&item)) {
    const seal::WitnessSet* witnesses = pages_->witnesses_of(record->place);
    if (witnesses == nullptr) return;
    if (auto checked = seal::CheckedRecord::check(std::move(*record), *witnesses))
      records.push_back(*std::move(checked));
    return;
  }
  if (const auto* seal = std::get_if<seal::Seal>(&item)) {
    // A seal of a closed page with the same core says nothing new; one with another core is two seals.
    const auto* of = page == open ? &pages_->open() : pages_->closed() ? &*pages_->closed() : nullptr;
    if (of == nullptr || of->opening().place.page != page) return;
    const seal::PageOpening& opening = of->opening();
    const bool follows = seal->core.previous == opening.previous && seal->core.assembly == opening.place.assembly &&
                         !(seal->core.time < opening.previous_time);
    if (!follows || !seal::verify_seal(*seal, opening.witnesses)) return;
    if (page == open) {
      if (std::ranges::find(seals_, *seal) == seals_.end()) seals_.push_back(*seal);
    } else if (seal::core_id(seal->core) != closed_.back().core_id()) {
      take(pages_->hear_closed_seal(*seal, at()), false);
    }
    return;
  }
  if (page < open) return;
  if (auto* frontier = std::get_if<PageFrontier>(&item)) return remember_frontier(std::move(frontier->change));
  hear_ask(std::get<seal::Ask>(item));
}

void Sealing::hear(const std::vector<Bytes>& items, Instant now) {
  now_ = now;
  if (holding_.journal().page() == 1 && holding_.complete()) open_founding_page();
  hear_now(items);
  look(now);
}

void Sealing::hear_now(const std::vector<Bytes>& items) {
  std::vector<seal::CheckedRecord> records;
  for (const Bytes& bytes : items)
    if (auto item = decode_item(bytes)) hear_item(bytes, *std::move(item), records);
  if (pages_ && !records.empty()) {
    auto heard = pages_->hear(records, at());
    take(std::move(heard.closed), false);
    take(std::move(heard.open), true);
  }
  if (pages_) forget_unnamed_frontiers();
}

Result<Ok> Sealing::ask(Instant now) {
  now_ = now;
  const crypto::SigningKey* key = holding_.own_key();
  if (key == nullptr) return fail(errc::kNoDevice, "this home has no device in the assembly");
  const seal::Ask ask = seal::sign_ask(holding_.journal().assembly(), holding_.journal().page(), now, *key);
  hear_ask(ask);
  if (!asks_by_device_.contains(ask.device)) return fail(errc::kNotMember, "only members ask for a seal");
  look(now);
  return is_asked_ || closed_.size() >= ask.page ? Result<Ok>(Ok{})
                                                 : fail(seal::errc::kAskPace, "six times an hour are enough");
}

// A frontier is of use as long as a record names it.
void Sealing::forget_unnamed_frontiers() {
  std::set<Hash> named;
  for (const seal::CheckedRecord& record : pages_->open().pool().records()) {
    if (const auto* ready = record.says<seal::Ready>()) named.insert(ready->frontier);
    if (const auto* propose = record.says<seal::Propose>()) named.insert(propose->core.frontier);
  }
  for (const seal::Seal& seal : seals_) named.insert(seal.core.frontier);
  std::erase_if(frontiers_, [&](const auto& one) {
    const bool goes = !named.contains(one.first);
    if (goes) frontier_entries_ -= one.second.size();
    return goes;
  });
}

Hash Sealing::digest() const {
  const bool nothing =
      closed_.empty() && asks_by_device_.empty() && (!pages_ || pages_->open().pool().records().empty());
  if (nothing) return {};
  codec::Writer out;
  out.id(closed_.empty() ? seal::CoreId{} : closed_.back().core_id());
  out.id(pages_ ? pages_->open().digest() : Hash{});
  for (const auto& [root, change] : frontiers_) out.id(root);
  for (const auto& [device, ask] : asks_by_device_) out.id(device);
  return crypto::hash(crypto::tag::kSealDigest, {out.view()});
}

Bytes Sealing::summary() const {
  Bytes names;
  if (pages_)
    for (const seal::CheckedRecord& record : pages_->open().pool().records())
      append(names, name_of(record.id()).view());
  for (const auto& [root, change] : frontiers_) append(names, name_of(root).view());
  for (const auto& [device, ask] : asks_by_device_) append(names, name_of(device).view());
  codec::Writer out;
  out.array(3).uint(holding_.journal().page());
  out.id(closed_.empty() ? seal::CoreId{} : closed_.back().core_id()).bytes(names);
  return out.take();
}

std::vector<Bytes> Sealing::beyond(BytesView summary) const {
  std::uint64_t page = 1;
  seal::CoreId core;
  BytesView names;
  std::vector<Bytes> out;
  if (!summary.empty()) {
    codec::Reader in(summary);
    in.array_of(3);
    page = in.uint();
    core = in.id<seal::CoreId>();
    names = in.bytes();
    if (!in.finish() || page == 0) return out;
  }
  const std::uint64_t open = holding_.journal().page();
  if (page > open) return out;
  for (std::uint64_t p = page; p < open; ++p) {
    for (Bytes& item : holding_.seal_items_of(p)) out.push_back(std::move(item));
    out.push_back(encode_item(PageFrontier{p, closed_[p - 1].frontier}));
    out.push_back(encode_item(closed_[p - 1].seal));
  }
  // Two seals for the page before: both sides learn of it.
  if (page == open && open > 1 && core != closed_.back().core_id()) out.push_back(encode_item(closed_.back().seal));
  std::set<ItemName> held;
  for (std::size_t at = 0; at + kItemName <= names.size(); at += kItemName)
    held.insert(*ItemName::from(names.subspan(at, kItemName)));
  for (const auto& [root, change] : frontiers_)
    if (!held.contains(name_of(root))) out.push_back(encode_item(PageFrontier{open, change}));
  if (pages_)
    for (const seal::CheckedRecord& record : pages_->open().pool().records())
      if (!held.contains(name_of(record.id()))) out.push_back(encode_item(record.record()));
  for (const auto& [device, ask] : asks_by_device_)
    if (!held.contains(name_of(device))) out.push_back(encode_item(ask));
  return out;
}

}  // namespace folkmoot::node

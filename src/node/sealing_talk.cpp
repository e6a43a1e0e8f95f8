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
template <class Id>
ItemName item_name(const Id& id) {
  return *ItemName::from(id.view().first(ItemName::kSize));
}
ItemName item_name(const seal::Voice& voice) { return item_name(crypto::hash_untagged(seal::encode_voice(voice))); }

/// Pages below somebody's last seal in which it is looked for where two chains of seals part.
constexpr std::uint64_t kPagesBack = 64;
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
    if (witnesses == nullptr || pages_->holds(*record)) return;
    if (auto checked = seal::CheckedRecord::check(std::move(*record), *witnesses))
      records.push_back(*std::move(checked));
    return;
  }
  if (page < open) return;
  if (auto* frontier = std::get_if<PageFrontier>(&item)) return remember_frontier(std::move(frontier->change));
  hear_ask(std::get<seal::Ask>(item));
}

void Sealing::hear_seal(const seal::Seal& seal, const std::vector<seal::CheckedRecord>& records) {
  const std::uint64_t page = seal.core.page;
  // A seal of a closed page with the same core says nothing new; one with another core is two seals.
  if (page <= closed_.size()) {
    if (seal::core_id(seal.core) != closed_[page - 1].core_id()) meet_rival(seal, records);
    return;
  }
  const seal::PageOpening& opening = pages_->open().opening();
  const bool follows = seal.core.previous == opening.previous && seal.core.assembly == opening.place.assembly &&
                       !(seal.core.time < opening.previous_time);
  if (!follows || chosen_) return;
  const auto add = [&seal](std::vector<seal::Seal>& to) {
    if (std::ranges::find(to, seal) == to.end()) to.push_back(seal);
  };
  if (seal::verify_seal(seal, opening.witnesses)) return add(seals_);
  // By those whom a reconvening replaced: not followed, and shown beside the one of the new ones. Where people chose
  // between two seals, that is what they chose against.
  if (!reconvened_ || reconvened_->choice.other) return;
  if (const auto old = seal::WitnessSet::of(
          replaced_, page == 1 ? seal::WitnessSet::Rule::everyone : seal::WitnessSet::Rule::quorum);
      old && seal::verify_seal(seal, *old))
    add(by_replaced_);
}

void Sealing::hear(const std::vector<Bytes>& items, Instant now) {
  now_ = now;
  if (holding_.journal().page() == 1 && holding_.complete()) open_founding_page();
  hear_now(items);
  look(now);
}

void Sealing::hear_now(const std::vector<Bytes>& items) {
  std::vector<SealItem> said;  // about reconvenings
  std::vector<seal::Seal> seals;
  std::vector<std::pair<const Bytes*, SealItem>> rest;
  const std::uint64_t open = holding_.journal().page();
  for (const Bytes& bytes : items) {
    // A file brings all pages that its writer has: the first bytes of most items say that they are settled here.
    if (is_of_page_before(bytes, open)) continue;
    auto item = decode_item(bytes);
    if (!item) continue;
    if (std::holds_alternative<seal::Voice>(*item) || std::holds_alternative<seal::Reconvening>(*item))
      said.push_back(*std::move(item));
    else if (std::holds_alternative<SnapshotHead>(*item) || std::holds_alternative<SnapshotPart>(*item))
      hear_snapshot(*std::move(item));
    else
      rest.emplace_back(&bytes, *std::move(item));
  }
  // Who closes a page is known before what they say is checked.
  hear_voices(said);
  std::vector<seal::CheckedRecord> records;
  for (auto& [bytes, item] : rest) {
    if (pages_ && std::holds_alternative<seal::Seal>(item) && page_of(item) <= holding_.journal().page())
      seals.push_back(std::get<seal::Seal>(item));
    else
      hear_item(*bytes, std::move(item), records);
  }
  if (pages_ && !records.empty() && !chosen_) {
    auto heard = pages_->hear(records, at());
    take(std::move(heard.closed), false);
    take(std::move(heard.open), true);
  }
  for (const seal::Seal& seal : seals) hear_seal(seal, records);
  // What was said about two seals that are known only now.
  if (!seals.empty() && is_stopped()) hear_voices(said);
  for (const SealItem& item : said)
    if (page_of(item) > holding_.journal().page()) wait_for_page(page_of(item), encode_item(item));
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

// A frontier is of use as long as a record names it: as long as the page is open under the same witnesses, since no
// record is let go before.
void Sealing::forget_unnamed_frontiers() {
  if (!std::exchange(may_hold_unnamed_, false)) return;
  std::set<Hash> named;
  for (const seal::CheckedRecord& record : pages_->open().pool().records()) {
    if (const auto* ready = record.says<seal::Ready>()) named.insert(ready->frontier);
    if (const auto* propose = record.says<seal::Propose>()) named.insert(propose->core.frontier);
  }
  if (chosen_) named.insert(chosen_->core.frontier);
  for (const seal::Seal& seal : seals_) named.insert(seal.core.frontier);
  std::erase_if(frontiers_, [&](const auto& one) {
    const bool goes = !named.contains(one.first);
    if (goes) frontier_entries_ -= one.second.size();
    return goes;
  });
}

/// The open page is opened by it, so it need not be hashed again.
seal::CoreId Sealing::last_core() const {
  if (closed_.empty()) return {};
  return pages_ ? reinterpret_id<seal::CoreId>(pages_->open().opening().previous) : closed_.back().core_id();
}

Hash Sealing::digest() const {
  const bool nothing = closed_.empty() && asks_by_device_.empty() && voices_.empty() &&
                       (!pages_ || pages_->open().pool().records().empty());
  if (nothing) return {};
  codec::Writer out;
  out.id(last_core());
  out.id(pages_ ? pages_->open().digest() : Hash{});
  for (const auto& [root, change] : frontiers_) out.id(root);
  for (const auto& [device, ask] : asks_by_device_) out.id(device);
  const bool disputed = dispute_ && !dispute_->decided;
  const Bytes said = voices_.digest(disputed ? dispute_->page() + 1 : holding_.journal().page());
  if (!said.empty()) out.bytes(said);
  if (disputed)
    out.id(std::min(dispute_->ours.core(), dispute_->other.core()))
        .id(std::max(dispute_->ours.core(), dispute_->other.core()));
  return crypto::hash(crypto::tag::kSealDigest, {out.view()});
}

Bytes Sealing::summary() const {
  Bytes names;
  if (pages_)
    for (const seal::CheckedRecord& record : pages_->open().pool().records())
      append(names, item_name(record.id()).view());
  for (const auto& [root, change] : frontiers_) append(names, item_name(root).view());
  for (const auto& [device, ask] : asks_by_device_) append(names, item_name(device).view());
  for (const auto& [id, there] : voices_.all()) {
    append(names, item_name(id).view());
    for (const seal::Voice& voice : there.voices) append(names, item_name(voice).view());
  }
  if (dispute_) {
    append(names, item_name(dispute_->ours.core()).view());
    append(names, item_name(dispute_->other.core()).view());
  }
  codec::Writer out;
  out.array(3).uint(holding_.journal().page());
  out.id(last_core()).bytes(names);
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
  const HeldNames held(names);
  const std::uint64_t open = holding_.journal().page();
  const auto add_page = [&](std::uint64_t p) {
    for (Bytes& item : holding_.seal_items_of(p)) out.push_back(std::move(item));
    out.push_back(encode_item(PageFrontier{p, closed_[p - 1].frontier}));
    out.push_back(encode_item(closed_[p - 1].seal));
  };
  // Where the other side follows other seals than this one, both learn of it, with all that led to them.
  const bool parted = page > open || (page > 1 && core != (page == open ? last_core() : closed_[page - 2].core_id()));
  if (page <= open && parted)
    for (std::uint64_t p = page - std::min(page - 1, kPagesBack); p < page; ++p) add_page(p);
  if (parted && dispute_) add_dispute(out, held);
  for (std::uint64_t p = page; p < open; ++p) add_page(p);
  if (page == 1) add_snapshot(out);
  add_voices(out, held);
  if (page > open) return out;
  for (const auto& [root, change] : frontiers_)
    if (!held.contains(item_name(root))) out.push_back(encode_item(PageFrontier{open, change}));
  if (pages_)
    for (const seal::CheckedRecord& record : pages_->open().pool().records())
      if (!held.contains(item_name(record.id()))) out.push_back(encode_item(record.record()));
  for (const auto& [device, ask] : asks_by_device_)
    if (!held.contains(item_name(device))) out.push_back(encode_item(ask));
  return out;
}

/// Both seals, and what led to them. What of it is the other side's own it knows.
void Sealing::add_dispute(std::vector<Bytes>& out, const HeldNames& held) const {
  const bool known =
      held.contains(item_name(dispute_->ours.core())) && held.contains(item_name(dispute_->other.core()));
  if (known) return;
  for (Bytes& item : holding_.seal_items_of(dispute_->page())) out.push_back(std::move(item));
  out.push_back(encode_item(dispute_->ours.seal));
  out.push_back(encode_item(dispute_->other.seal));
}

void Sealing::add_voices(std::vector<Bytes>& out, const HeldNames& held) const {
  for (const auto& [id, said] : voices_.all()) {
    if (!held.contains(item_name(id))) out.push_back(encode_item(said.reconvening));
    for (const seal::Voice& voice : said.voices)
      if (!held.contains(item_name(voice))) out.push_back(encode_item(voice));
  }
}

}  // namespace folkmoot::node

#include "node/sealing.h"

#include <algorithm>

#include "assembly/due.h"
#include "assembly/witnesses.h"
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
/// Entries of all frontiers of the open page together: some forty bytes each, and those of their tips.
constexpr std::size_t kFrontierEntries = std::size_t{1} << 18;
constexpr std::size_t kItemName = 8;

using ItemName = FixedBytes<struct ItemNameTag, kItemName>;
template <class Id>
ItemName name_of(const Id& id) {
  return *ItemName::from(id.view().first(kItemName));
}
}  // namespace

// What the rounds ask.

Hash Sealing::frontier() {
  const Hash root = holding_.journal().digest();
  remember_frontier(holding_.journal().frontier_change());
  return root;
}

void Sealing::remember_frontier(journal::FrontierChange&& change) {
  const std::size_t size = change.size();
  if (frontier_entries_ + size > kFrontierEntries) return;
  const Hash root = holding_.journal().digest_of(change);
  if (frontiers_.try_emplace(root, std::move(change)).second) frontier_entries_ += size;
}

std::optional<journal::Past> Sealing::covered(const Hash& frontier) {
  const auto change = frontiers_.find(frontier);
  if (change == frontiers_.end()) return std::nullopt;
  if (!holding_.journal().hold_for_seal(journal::tips_of(change->second))) return std::nullopt;
  holding_.absorb();
  auto past = holding_.journal().covered_by(change->second);
  return past ? std::optional(*std::move(past)) : std::nullopt;
}

bool Sealing::holds(const Hash& frontier) { return covered(frontier).has_value(); }

std::optional<seal::Outcome> Sealing::fold(const Hash& frontier, Instant time) {
  if (!holding_.complete()) return std::nullopt;
  const auto past = covered(frontier);
  if (!past || !holding_.journal().knows_forks_of(frontiers_.at(frontier))) return std::nullopt;
  if (!settled_ || settled_->end.order_seed != frontier || settled_->end.time != time ||
      settled_->end.number != holding_.journal().page()) {
    auto settled = holding_.settle(page_end(holding_.journal().page(), time, frontier, frontiers_.at(frontier)), *past);
    if (!settled) return std::nullopt;
    settled_ = *std::move(settled);
  }
  // Everybody whom a constitution in this frontier names closes the founding page, and nobody else.
  if (settled_->end.number == 1 &&
      assembly::founding_witnesses(settled_->state) != pages_->open().opening().witnesses.keys())
    return std::nullopt;
  return assembly::outcome_of(*settled_);
}

bool Sealing::contains(const Hash& frontier, const Hash& ready) {
  if (frontier == ready) return true;
  const auto past = covered(frontier);
  const auto own = frontiers_.find(ready);
  if (!past || own == frontiers_.end()) return false;
  const journal::Table& table = holding_.journal().table();
  const journal::FrontierChange& of_frontier = frontiers_.at(frontier);
  return std::ranges::all_of(own->second, [&](const journal::FrontierEntry& entry) {
    return std::ranges::all_of(entry.tips, [&](const journal::FrontierEntry::Tip& tip) {
      const auto e = table.find(tip.id);
      if (e && past->has(table, *e)) return true;
      // From a fork on that the frontier names, only that is kept on which something in it rests.
      const auto there = std::ranges::find(of_frontier, entry.device, &journal::FrontierEntry::device);
      return there != of_frontier.end() && there->lowest_fork && *there->lowest_fork <= tip.seq;
    });
  });
}

bool Sealing::may_close(Instant now) {
  if (holding_.journal().page() > 1) return true;
  const assembly::State& state = holding_.state();
  if (!state.constituted()) return false;
  const event::Charter& charter = holding_.journal().charter();
  if (assembly::members_with_device(state) >= charter.founding_members) return true;
  if (now.ms >= holding_.journal().opened().ms + charter.founding_ms) return true;
  // Or when each of those who constituted it asks.
  std::set<assembly::PersonIndex> asking;
  for (const auto& [device, ask] : asks_by_device_)
    if (const auto d = holding_.journal().table().find_device(device)) asking.insert(state.owner(*d));
  return std::ranges::all_of(state.founding.constituted, [&](const auto& constituted) {
    return std::ranges::all_of(constituted.founders, [&](assembly::PersonIndex p) { return asking.contains(p); });
  });
}

// What waits is looked for among new events only. An event that a fork took back is still counted: that costs a seal
// that nobody needed.
void Sealing::scan_new_events() {
  const journal::Journal& journal = holding_.journal();
  const journal::Table& table = journal.table();
  if (scanned_.page != journal.page()) scanned_ = {journal.page(), scanned_.first_open, scanned_.first_open, {}};
  bool all_sealed = scanned_.next == scanned_.first_open;
  for (; scanned_.next < table.size(); ++scanned_.next) {
    const auto e = static_cast<journal::EventIndex>(scanned_.next);
    const bool sealed = journal.sealed().has(table, e);
    all_sealed = all_sealed && sealed;
    if (all_sealed) scanned_.first_open = scanned_.next + 1;
    if (sealed || !journal.is_kept(e)) continue;
    const event::Class cls = table.cls(e);
    if (cls == event::Class::talk) {
      if (!scanned_.found.talk_since) scanned_.found.talk_since = now_;
      continue;
    }
    scanned_.found.has_acts = true;
    if (cls == event::Class::restriction || cls == event::Class::proof) scanned_.found.has_restriction = true;
  }
}

seal::OpenPage Sealing::open() {
  scan_new_events();
  seal::OpenPage out = scanned_.found;
  out.due = assembly::next_due(holding_.state());
  out.asked = is_asked_;
  out.may_close = may_close(now_);
  return out;
}

seal::Finality Sealing::finality_of(journal::EventIndex e) {
  if (!pages_) return {};
  const seal::Pool& pool = pages_->open().pool();
  const seal::PrepareQuorum* best = nullptr;
  for (const seal::PrepareQuorum& prepared : pool.quorums())
    if (best == nullptr || pool.commits(prepared.round, prepared.core) > pool.commits(best->round, best->core))
      best = &prepared;
  const seal::Core* core = best != nullptr ? pool.core(best->core) : nullptr;
  const auto change = core != nullptr ? frontiers_.find(core->frontier) : frontiers_.end();
  if (change == frontiers_.end()) return {};
  const auto past = holding_.journal().covered_by(change->second);
  return past && past->has(holding_.journal().table(), e) ? pages_->open().finality() : seal::Finality{};
}

std::optional<Error> Sealing::trouble() const {
  if (trouble_ || !copied_) return trouble_;
  return Error{errc::kSealKeyCopied, "this home was copied or put back: it follows, and signs no more"};
}

// Going on.

seal::Rounds::Now Sealing::at() {
  seal::RecordSigner* signer = holding_.seal_signer();
  return {*this, signer != nullptr ? *signer : no_signer_, now_};
}

void Sealing::open_founding_page() {
  // Who closes it can change as long as another constitution may turn up; whoever has committed goes on with those.
  std::vector<SignKey> keys = assembly::founding_witnesses(holding_.state());
  if (keys.empty()) return;
  if (pages_ && (pages_->open().lock() || pages_->open().opening().witnesses.keys() == keys)) return;
  auto witnesses = seal::WitnessSet::of(std::move(keys), seal::WitnessSet::Rule::everyone);
  if (!witnesses) return;
  seal::PageOpening out;
  const AssemblyId& assembly = holding_.journal().assembly();
  out.place = {assembly, 1, reinterpret_id<Hash>(assembly)};
  out.witnesses = *std::move(witnesses);
  out.previous = reinterpret_id<Hash>(assembly);
  out.previous_time = out.opened = holding_.journal().opened();
  if (const SignKey* own = holding_.seal_key(); own != nullptr && !copied_) out.self = out.witnesses.find(*own);
  pages_.emplace(std::move(out));
}

seal::PageOpening Sealing::opening_after(const ClosedPage& page, std::vector<SignKey> witnesses, Instant opened) {
  seal::PageOpening out;
  const Hash core = reinterpret_id<Hash>(page.core_id());
  out.place = {page.seal.core.assembly, page.seal.core.page + 1, core};
  if (auto set = seal::WitnessSet::of(std::move(witnesses))) out.witnesses = *std::move(set);
  out.previous = core;
  out.previous_time = page.seal.core.time;
  out.opened = opened;
  if (const SignKey* own = holding_.seal_key(); own != nullptr && !copied_) out.self = out.witnesses.find(*own);
  return out;
}

void Sealing::keep(const Bytes& item, std::uint64_t page) { holding_.pending.seal_items.push_back({page, item}); }

void Sealing::keep_frontiers_of(const seal::CheckedRecord& record) {
  const auto keep_one = [&](const Hash& root) {
    const auto change = frontiers_.find(root);
    if (change == frontiers_.end() || !stored_frontiers_.insert(root).second) return;
    keep(encode_item(PageFrontier{record.record().place.page, change->second}), record.record().place.page);
  };
  if (const auto* ready = record.says<seal::Ready>()) keep_one(ready->frontier);
  if (const auto* propose = record.says<seal::Propose>()) {
    keep_one(propose->core.frontier);
    for (const seal::CarriedReady& carried : propose->readies) keep_one(carried.ready.frontier);
  }
}

void Sealing::take(seal::Rounds::Step step, bool of_open_page) {
  if (step.found_own_copy) {
    copied_ = true;
    holding_.set_seal_key_copied();
  }
  for (const seal::CheckedRecord& record : step.keep) {
    keep_frontiers_of(record);
    keep(encode_item(record.record()), record.record().place.page);
  }
  if (step.two_seals) {
    trouble_ = Error{seal::errc::kTwoSeals, std::to_string(step.two_seals->proofs.size()) + " witnesses cheated"};
    holding_.set_seal_trouble(trouble_->detail);
  }
  if (!of_open_page) return;
  wake_ = step.wake;
  if (step.sealed) seals_.push_back(*std::move(step.sealed));
}

void Sealing::look(Instant now) {
  now_ = now;
  if (!holding_.complete()) return;
  // Each turn closes a page or ends it.
  for (;;) {
    if (holding_.journal().page() == 1) open_founding_page();
    if (!pages_ || pages_->open().opening().witnesses.size() == 0 || trouble_) return;
    // What came early for the page that is open now.
    const auto waiting = later_.extract(holding_.journal().page());
    if (!waiting.empty()) {
      for (const Bytes& item : waiting.mapped()) later_bytes_ -= item.size();
      hear_now({waiting.mapped().begin(), waiting.mapped().end()});
    }
    take(pages_->look(at()), true);
    const std::size_t before = closed_.size();
    try_seals();
    if (closed_.size() != before) continue;
    forget_unnamed_frontiers();
    return;
  }
}

/// The first that can be followed closes the page.
void Sealing::try_seals() {
  for (std::size_t i = 0; i < seals_.size(); ++i) {
    const seal::Seal seal = seals_[i];
    if (!pages_->open().seal()) take(pages_->open().hear_seal(seal, at()), true);
    const auto& taken = pages_->open().seal();
    if (taken && seal::core_id(taken->core) == seal::core_id(seal.core) && close(seal)) return;
  }
}

bool Sealing::close(const seal::Seal& seal) {
  const auto past = covered(seal.core.frontier);
  if (!past) return false;  // its events have not come yet
  const auto outcome = fold(seal.core.frontier, seal.core.time);
  if (!outcome) return false;
  if (*outcome != seal.core.outcome) {
    trouble_ = Error{errc::kOtherState, "seal " + std::to_string(seal.core.page)};
    return false;
  }
  ClosedPage page{seal, pages_->open().opening().witnesses.keys(), frontiers_.at(seal.core.frontier),
                  assembly::devices_on_roll(settled_->state)};
  std::vector<SignKey> next = assembly::next_witnesses(*settled_);
  if (!holding_.close_page(page.for_journal(), std::move(*settled_), page.alive())) return false;
  settled_.reset();
  holding_.pending.closed_pages.push_back({seal.core.page, encode_closed_page(page)});
  pages_->open_next(opening_after(page, std::move(next), now_));
  closed_.push_back(std::move(page));
  frontiers_.clear();
  frontier_entries_ = 0;
  stored_frontiers_.clear();
  seals_.clear();
  asks_by_device_.clear();
  is_asked_ = false;
  return true;
}

// What others say.

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

// What is compared and sent.

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
  if (page < open) {
    for (std::uint64_t p = page; p < open; ++p) {
      for (Bytes& item : holding_.seal_items_of(p)) out.push_back(std::move(item));
      out.push_back(encode_item(PageFrontier{p, closed_[p - 1].frontier}));
      out.push_back(encode_item(closed_[p - 1].seal));
    }
    return out;
  }
  if (page > open) return out;
  // Two seals for the page before: both sides learn of it.
  if (open > 1 && core != closed_.back().core_id()) out.push_back(encode_item(closed_.back().seal));
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

void Sealing::restore(std::vector<ClosedPage> closed, const std::vector<Bytes>& items, const SealSettings& settings) {
  copied_ = settings.copied;
  if (settings.two_seals) trouble_ = Error{seal::errc::kTwoSeals, *settings.two_seals};
  closed_ = std::move(closed);
  if (!closed_.empty()) {
    const ClosedPage& last = closed_.back();
    // When it was entered is not stored; the time of the seal is near that.
    auto next = seal::next_witnesses(assembly::witness_candidates(holding_.settled_state()), {},
                                     {last.seal.core.page, last.seal.core.time});
    pages_.emplace(opening_after(last, std::move(next), last.seal.core.time));
  } else if (holding_.complete()) {
    open_founding_page();
  }
  const std::uint64_t open = holding_.journal().page();
  for (const Bytes& bytes : items) {
    auto item = decode_item(bytes);
    if (!item || page_of(*item) != open || !pages_) continue;
    if (auto* record = std::get_if<seal::SealRecord>(&*item)) {
      pages_->open().restore(seal::CheckedRecord::trusted(std::move(*record)));
    } else if (auto* frontier = std::get_if<PageFrontier>(&*item)) {
      stored_frontiers_.insert(holding_.journal().digest_of(frontier->change));
      remember_frontier(std::move(frontier->change));
    } else if (const auto* ask = std::get_if<seal::Ask>(&*item)) {
      const auto device = holding_.journal().table().find_device(ask->device);
      const auto owner = device ? holding_.state().owner(*device) : assembly::kNoPerson;
      if (owner == assembly::kNoPerson) continue;
      if (asks_.take(*ask, holding_.state().persons[owner].id, ask->clock)) is_asked_ = true;
      asks_by_device_.insert_or_assign(ask->device, *ask);
    }
  }
}

}  // namespace folkmoot::node

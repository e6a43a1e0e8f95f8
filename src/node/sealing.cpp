#include "node/sealing.h"

#include <algorithm>

#include "assembly/witnesses.h"
#include "node/holding.h"
#include "seal/errc.h"

namespace folkmoot::node {

std::optional<Error> Sealing::trouble() const {
  if (dispute_ && !dispute_->decided)
    return Error{seal::errc::kTwoSeals, "page " + std::to_string(dispute_->page()) + " has two seals, " +
                                            std::to_string(dispute_->proofs.size()) +
                                            " witnesses are proved to have cheated"};
  if (other_history_) return other_history_;
  if (trouble_ || !copied_ || holding_.seal_signer(*copied_) == nullptr) return trouble_;
  return Error{errc::kSealKeyCopied, "this home was copied or put back: it follows, and signs no more"};
}

namespace {
/// By which key this home signs in these rounds.
std::optional<SignKey> own_key_in(const seal::Rounds& rounds) {
  const seal::PageOpening& opening = rounds.opening();
  return opening.self ? std::optional(opening.witnesses.key(*opening.self)) : std::nullopt;
}
}  // namespace

std::optional<seal::WitnessIndex> Sealing::own_place(const seal::WitnessSet& witnesses) const {
  // Who has not reached the seal of its invitation does not know whether this is the assembly's history.
  if (holding_.remembered_seal) return std::nullopt;
  for (const SignKey& key : holding_.seal_keys())
    if (const auto place = witnesses.find(key); place && key != copied_) return place;
  return std::nullopt;
}

bool Sealing::is_witness() const {
  const auto key = pages_ ? own_key_in(pages_->open()) : std::nullopt;
  return key && key != copied_;
}

/// The open page and the one before it are signed for by one key: where it changes, the one before is left to others.
seal::Rounds::Now Sealing::at() {
  std::optional<SignKey> key;
  if (pages_) key = own_key_in(pages_->open());
  if (pages_ && !key && pages_->closed()) key = own_key_in(*pages_->closed());
  seal::RecordSigner* signer = key ? holding_.seal_signer(*key) : nullptr;
  return {*this, signer != nullptr ? *signer : no_signer_, now_};
}

std::optional<RememberedSeal> Sealing::last_undisputed() const {
  std::uint64_t page = closed_.size();
  if (dispute_ && !dispute_->decided) page = std::min(page, dispute_->page() - 1);
  if (page == 0) return std::nullopt;
  return RememberedSeal{page, closed_[page - 1].core_id()};
}

bool Sealing::fits_memory(const seal::Core& core) {
  const auto& remembered = holding_.remembered_seal;
  if (!remembered || remembered->page != core.page || remembered->core == seal::core_id(core)) return true;
  other_history_ = Error{errc::kOtherHistory,
                         "what came is not the history that this home was invited to: the invitation names the seal " +
                             remembered->core.hex() + " of page " + std::to_string(core.page) + ", and this one has " +
                             seal::core_id(core).hex() + "; it was dropped"};
  return false;
}

void Sealing::open_founding_page() {
  // Who closes it can change as long as another constitution may turn up; whoever has committed goes on with those.
  std::vector<SignKey> keys = assembly::founding_witnesses(holding_.state());
  if (keys.empty()) return;
  if (reconvened_ || chosen_) return;
  if (pages_ && (pages_->open().lock() || pages_->open().opening().witnesses.keys() == keys)) return;
  auto witnesses = seal::WitnessSet::of(std::move(keys), seal::WitnessSet::Rule::everyone);
  if (!witnesses) return;
  seal::PageOpening out;
  const AssemblyId& assembly = holding_.journal().assembly();
  out.place = {assembly, 1, reinterpret_id<Hash>(assembly)};
  out.witnesses = *std::move(witnesses);
  out.previous = reinterpret_id<Hash>(assembly);
  out.previous_time = out.opened = holding_.journal().opened();
  out.defences = holding_.defences;
  out.self = own_place(out.witnesses);
  pages_.emplace(std::move(out));
  may_hold_unnamed_ = true;
}

seal::PageOpening Sealing::opening_after(const ClosedPage& page, std::vector<SignKey> witnesses, Instant opened) {
  seal::PageOpening out;
  const Hash core = reinterpret_id<Hash>(page.core_id());
  out.place = {page.seal.core.assembly, page.seal.core.page + 1, core};
  using Rule = seal::WitnessSet::Rule;
  const Rule rule = holding_.defences.two_thirds ? Rule::quorum : Rule::majority;
  if (auto set = seal::WitnessSet::of(std::move(witnesses), rule)) out.witnesses = *std::move(set);
  out.previous = core;
  out.previous_time = page.seal.core.time;
  out.opened = opened;
  out.defences = holding_.defences;
  out.self = own_place(out.witnesses);
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
    if (const auto key = own_key_in(of_open_page ? pages_->open() : *pages_->closed())) {
      copied_ = key;
      holding_.set_seal_key_copied(*key);
    }
  }
  for (const seal::CheckedRecord& record : step.keep) {
    keep_frontiers_of(record);
    keep(encode_item(record.record()), record.record().place.page);
  }
  if (step.two_seals && pages_) {
    const seal::Rounds& of = of_open_page ? pages_->open() : *pages_->closed();
    const auto& witnesses = of.opening().witnesses;
    const std::uint64_t page = of.opening().place.page;
    std::optional<seal::Reconvening> by;
    if (of_open_page) by = reconvened_;
    if (page <= closed_.size() && closed_[page - 1].reconvened) by = closed_[page - 1].reconvened->by;
    stop_for({{step.two_seals->one, witnesses.keys(), by},
              {step.two_seals->two, witnesses.keys(), by},
              proofs_of(*step.two_seals, witnesses),
              {},
              false});
  }
  if (!of_open_page) return;
  wake_ = step.wake;
  if (step.timer) holding_.put_round_timer(*step.timer);
  if (step.sealed) seals_.push_back(*std::move(step.sealed));
}

void Sealing::look(Instant now) {
  now_ = now;
  if (!holding_.complete() && !holding_.is_behind()) return;
  // Each turn closes a page or ends it.
  for (;;) {
    if (holding_.journal().page() == 1) open_founding_page();
    if (!pages_ || pages_->open().opening().witnesses.size() == 0 || is_stopped()) return;
    // What came early for the page that is open now.
    const auto waiting = later_.extract(holding_.journal().page());
    if (!waiting.empty()) {
      for (const Bytes& item : waiting.mapped()) later_bytes_ -= item.size();
      hear_now({waiting.mapped().begin(), waiting.mapped().end()});
    }
    if (is_stopped()) return;
    const std::size_t before = closed_.size();
    if (chosen_) {
      if (!fits_memory(chosen_->core)) return;
      close(seal::Seal(*chosen_));
    } else {
      take(pages_->look(at()), true);
      try_seals();
    }
    if (closed_.size() != before) continue;
    forget_unnamed_frontiers();
    return;
  }
}

/// The first that can be followed closes the page.
void Sealing::try_seals() {
  for (std::size_t i = 0; i < seals_.size(); ++i) {
    const seal::Seal seal = seals_[i];
    if (!fits_memory(seal.core)) return;
    if (!pages_->open().seal()) take(pages_->open().hear_seal(seal, at()), true);
    const auto& taken = pages_->open().seal();
    if (taken && seal::core_id(taken->core) == seal::core_id(seal.core) && close(seal)) return;
  }
}

bool Sealing::close(const seal::Seal& seal) {
  const auto past = covered(seal.core.frontier);
  if (!past) return false;  // its events have not come yet
  if (const SnapshotHead* later = snapshot()) {
    if (!holding_.journal().knows_forks_of(frontiers_.at(seal.core.frontier))) return false;
    if (seal.core.page < later->page) return close_unfolded(seal, *later);
    settle_by_snapshot(seal.core, *past);
  }
  const auto outcome = fold(seal.core.frontier, seal.core.time);
  if (!outcome) return false;
  if (*outcome != seal.core.outcome) {
    trouble_ = Error{errc::kOtherState, "seal " + std::to_string(seal.core.page)};
    return false;
  }
  ClosedPage page{seal,
                  pages_->open().opening().witnesses.keys(),
                  frontiers_.at(seal.core.frontier),
                  assembly::devices_on_roll(settled_->state),
                  {}};
  if (reconvened_) page.reconvened = {*reconvened_, replaced_};
  std::vector<SignKey> next = assembly::next_witnesses(*settled_);
  if (!holding_.close_page(page.for_journal(), std::move(*settled_), page.alive())) return false;
  settled_.reset();
  enter_next(std::move(page), std::move(next));
  return true;
}

/// The journal has closed this page.
void Sealing::enter_next(ClosedPage page, std::vector<SignKey> witnesses) {
  const seal::Seal& seal = page.seal;
  holding_.pending.closed_pages.push_back({seal.core.page, encode_closed_page(page)});
  pages_->open().restore_seal(seal);  // one that was chosen came by no rounds of ours
  if (const auto& remembered = holding_.remembered_seal; remembered && remembered->page <= seal.core.page)
    holding_.set_remembered_seal(std::nullopt);
  pages_->open_next(opening_after(page, std::move(witnesses), now_));
  const auto before = own_key_in(*pages_->closed());
  const auto now = own_key_in(pages_->open());
  if (before && ((now && now != before) || holding_.seal_signer(*before) == nullptr)) pages_->retire_closed();
  closed_.push_back(std::move(page));
  holding_.texts().page_closed();
  const std::vector<seal::Seal> rivals = std::move(by_replaced_);
  leave_page();
  recall_voices(holding_.seal_items_of(holding_.journal().page()));
  for (const seal::Seal& rival : rivals) meet_rival(rival, {});
}

void Sealing::leave_page() {
  frontiers_.clear();
  frontier_entries_ = 0;
  stored_frontiers_.clear();
  seals_.clear();
  asks_by_device_.clear();
  is_asked_ = false;
  settled_.reset();
  reconvened_.reset();
  replaced_.clear();
  by_replaced_.clear();
  chosen_.reset();
}

void Sealing::restore(std::vector<ClosedPage> closed, const std::vector<Bytes>& items, const SealSettings& settings) {
  copied_ = settings.copied;
  dispute_ = settings.dispute;
  closed_ = std::move(closed);
  if (!closed_.empty()) {
    const ClosedPage& last = closed_.back();
    // When it was entered is not stored; the time of the seal is near that.
    auto next = assembly::next_witnesses(holding_.settled_state(), {last.seal.core.page, last.seal.core.time});
    pages_.emplace(opening_after(last, std::move(next), last.seal.core.time));
  } else if (holding_.complete()) {
    open_founding_page();
  }
  const std::uint64_t open = holding_.journal().page();
  if (dispute_ && !dispute_->decided && open != dispute_->page() + 1)
    recall_voices(holding_.seal_items_of(dispute_->page() + 1));
  std::map<seal::ReconveningId, seal::Reconvening> offered;
  for (const Bytes& bytes : items) {
    auto item = decode_item(bytes);
    if (!item || page_of(*item) != open || !pages_) continue;
    if (const auto* voice = std::get_if<seal::Voice>(&*item)) {
      if (const auto reconvening = offered.find(voice->reconvening); reconvening != offered.end())
        take_voice(reconvening->second, *voice, true);
    } else if (auto* reconvening = std::get_if<seal::Reconvening>(&*item)) {
      const auto id = seal::reconvening_id(*reconvening);
      offered.emplace(id, std::move(*reconvening));
    } else if (auto* record = std::get_if<seal::SealRecord>(&*item)) {
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
  if (pages_ && settings.timer) pages_->open().restore_timer(*settings.timer);
  if (dispute_ && dispute_->decided && closed_.size() + 1 == dispute_->page()) open_chosen_page();
  if (is_stopped() && pages_) pages_->retire();
}

}  // namespace folkmoot::node

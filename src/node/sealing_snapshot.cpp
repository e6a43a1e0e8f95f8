// Starting from what a seal settled instead of folding what led to it.
#include <algorithm>

#include "assembly/witnesses.h"
#include "node/holding.h"

namespace folkmoot::node {

/// For who has closed no page yet: the state of the last one, whose seals lead there without a reconvening. What others
/// lack they fold faster than it comes.
void Sealing::add_snapshot(std::vector<Bytes>& out) const {
  if (closed_.size() < 2 || is_stopped() || !holding_.complete() || closed_.size() - 2 > kSnapshotPagesMax) return;
  const auto reconvened = [](const ClosedPage& page) { return page.reconvened.has_value(); };
  if (std::any_of(closed_.begin() + 1, closed_.end(), reconvened)) return;
  const auto state = holding_.sealed_state();
  if (!state || state->size() > assembly::kSealedStateMax) return;
  SnapshotHead head;
  head.page = closed_.size();
  head.core = closed_.back().core_id();
  head.subjects = assembly::roots_beside_fold(holding_.settled_state());
  head.size = state->size();
  head.parts = assembly::hashes_of_parts(*state);
  for (std::size_t page = 3; page <= closed_.size(); ++page) {
    auto& keys = head.witnesses.emplace_back();
    if (closed_[page - 1].witnesses != closed_[page - 2].witnesses) keys = closed_[page - 1].witnesses;
  }
  out.push_back(encode_item(head));
  for (std::size_t part = 0; part < head.parts.size(); ++part) {
    const std::size_t at = part * assembly::kSealedPart;
    const auto bytes = BytesView(*state).subspan(at, std::min(assembly::kSealedPart, state->size() - at));
    out.push_back(encode_item(SnapshotPart{head.page, head.core, part, to_bytes(bytes)}));
  }
}

void Sealing::hear_snapshot(SealItem item) {
  if (!holding_.joining().is_open()) return;
  if (auto* head = std::get_if<SnapshotHead>(&item)) {
    const auto& remembered = holding_.remembered_seal;
    const bool too_old = head->page < holding_.journal().page() || (remembered && head->page < remembered->page);
    if (!too_old) snapshot_.hear(std::move(*head));
  } else {
    snapshot_.hear(std::move(std::get<SnapshotPart>(item)));
  }
}

/// A seal of that page that came and follows `before`, by these witnesses.
std::optional<seal::Seal> Sealing::find_seal(const seal::Core& before, const seal::WitnessSet& witnesses) const {
  const auto is_next = [&](const seal::Seal& seal) { return seal::verify_next(before, seal, witnesses).has_value(); };
  if (before.page + 1 == holding_.journal().page())
    for (const seal::Seal& seal : seals_)
      if (is_next(seal)) return seal;
  const auto waiting = later_.find(before.page + 1);
  if (waiting == later_.end()) return std::nullopt;
  for (const Bytes& bytes : waiting->second) {
    if (!is_seal_item(bytes)) continue;
    const auto item = decode_item(bytes);
    const auto* seal = item ? std::get_if<seal::Seal>(&*item) : nullptr;
    if (seal != nullptr && is_next(*seal)) return *seal;
  }
  return std::nullopt;
}

/// From the last closed page one seal leads to the next, each by the witnesses that the one before names, and the last
/// one's core says the root that the snapshot's head comes to.
bool Sealing::is_certified(const SnapshotHead& head) const {
  seal::Core core = closed_.back().seal.core;
  seal::WitnessSet witnesses = pages_->open().opening().witnesses;
  while (core.page < head.page) {
    if (const auto* named = head.new_witnesses(core.page + 1); named != nullptr && core.page >= closed_.size()) {
      auto set = seal::WitnessSet::of(*named);
      if (!set) return false;
      witnesses = *std::move(set);
    }
    const auto next = find_seal(core, witnesses);
    if (!next) return false;
    core = next->core;
  }
  return seal::core_id(core) == head.core && core.outcome.state == head.root();
}

const SnapshotHead* Sealing::snapshot() {
  const SnapshotHead* const head = snapshot_.head();
  if (head == nullptr || closed_.empty() || !pages_ || reconvened_ || !snapshot_.is_whole()) return nullptr;
  if (head->page < holding_.journal().page() || !holding_.joining().is_open()) {
    drop_snapshot();
    return nullptr;
  }
  if (certified_ != head->core) {
    // The seals came with it, so what they do not certify now is another assembly's, or a lie.
    if (!is_certified(*head)) {
      drop_snapshot();
      return nullptr;
    }
    certified_ = head->core;
  }
  return head;
}

void Sealing::drop_snapshot() {
  snapshot_.drop();
  certified_.reset();
}

void Sealing::leave_snapshot() {
  drop_snapshot();
  if (auto caught_up = holding_.catch_up(closed_); !caught_up) trouble_ = std::move(caught_up).error();
}

/// Goes on to the next page on the word of its seal: a later one's state is here, and says what all of them come to.
bool Sealing::close_unfolded(const seal::Seal& seal, const SnapshotHead& head) {
  const auto* const named = head.new_witnesses(seal.core.page + 1);
  std::vector<SignKey> next = named != nullptr ? *named : pages_->open().opening().witnesses.keys();
  const seal::Outcome& outcome = seal.core.outcome;
  if (seal::witnesses_root(next) != outcome.next_witnesses || next.size() != outcome.next_count) return false;
  ClosedPage page{seal, pages_->open().opening().witnesses.keys(), frontiers_.at(seal.core.frontier), {}, {}};
  if (!holding_.close_unfolded(page.for_journal())) return false;
  enter_next(std::move(page), std::move(next));
  return true;
}

/// What the snapshot says that this seal settled, for `fold` to find.
void Sealing::settle_by_snapshot(const seal::Core& core, const journal::Past& covers) {
  const assembly::PageEnd end = page_end(core.page, core.time, core.frontier, frontiers_.at(core.frontier));
  auto settled = holding_.settled_from(snapshot_.state(), end, covers);
  drop_snapshot();
  if (!settled) return;
  settled_ = *std::move(settled);
  holding_.joining().note_unfolded(core.page);
}

}  // namespace folkmoot::node

// One page after the other: folded, passed over on the way to a snapshot's seal, undone.
#include <algorithm>

#include "assembly/witnesses.h"
#include "node/holding.h"

namespace folkmoot::node {

/// Without a snapshot every page is folded again, from the founding on.
Result<Ok> Holding::replay(const std::vector<ClosedPage>& closed) {
  for (journal::EventIndex e = 0; e < journal_->table().size(); ++e) {
    const auto event = fetch(e);
    if (!event) return fail(errc::kDamagedHome, "an event is not there: " + journal_->table().id(e).hex());
    fold_.remember(e, event->header);
  }
  std::vector<assembly::PageEnd> ends;
  for (const ClosedPage& page : closed) ends.push_back(page.end());
  if (auto folded = fold_.replay(*journal_, ends, *this); !folded) unread_ = std::move(folded).error();
  return Ok{};
}

Result<Ok> Holding::close_unfolded(journal::SealedPage page) {
  // Nobody knows yet who is on the roll after it. What the next page's seal names is kept in any case.
  for (const auto& closed : sealing_->closed())
    if (!closed.roll.empty()) page.roll = closed.roll;
  FM_TRY(journal_->close_page(page));
  behind_ = true;
  absorb_for_seal();
  return Ok{};
}

Result<Ok> Holding::catch_up(std::vector<ClosedPage>& closed) {
  FM_TRY(replay(closed));
  FM_TRY(find_last_roll(closed));
  if (std::exchange(behind_, false)) note_grants_from(0);
  return Ok{};
}

/// Of the last page, where it was closed without folding it; the fold has caught up.
Result<Ok> Holding::find_last_roll(std::vector<ClosedPage>& closed) {
  if (unread_ || closed.empty() || !closed.back().roll.empty()) return Ok{};
  ClosedPage& last = closed.back();
  last.roll = assembly::devices_on_roll(settled_state());
  FM_ASSIGN(journal_, rebuilt(closed));
  const std::uint64_t page = last.seal.core.page;
  if (std::erase_if(pending.closed_pages, [&](const auto& stored) { return stored.page == page; }) == 0)
    pending.closed_pages_left = page - 1;
  pending.closed_pages.push_back({page, encode_closed_page(last)});
  return Ok{};
}

Result<journal::Journal> Holding::rebuilt(const std::vector<ClosedPage>& closed) {
  std::optional<journal::Journal> out;
  for (journal::EventIndex e = 0; e < journal_->table().size(); ++e) {
    auto event = fetch(e);
    if (!event) return fail(errc::kDamagedHome, "an event is not there: " + journal_->table().id(e).hex());
    auto checked = journal::CheckedEvent::trusted(*std::move(event));
    if (out) {
      out->restore(checked);
      continue;
    }
    FM_ASSIGN(out, journal::Journal::create(std::move(checked)));
  }
  for (const auto& [device, proof] : journal_->forks()) out->restore_proof(proof);
  for (const ClosedPage& page : closed) FM_TRY(out->restore_page(page.for_journal()));
  out->finish_restore();
  return *std::move(out);
}

Result<Ok> Holding::go_back(std::vector<ClosedPage>& closed) {
  absorb();
  texts_.pages_undone(closed.size());
  FM_ASSIGN(journal_, rebuilt(closed));
  fold_ = assembly::Fold();
  FM_TRY(replay(closed));
  pending.closed_pages.clear();
  pending.closed_pages_left = closed.size();
  behind_ = false;
  return find_last_roll(closed);
}

Result<Ok> Holding::close_page(const journal::SealedPage& page, assembly::Settled settled, std::vector<SignKey> alive) {
  FM_TRY(journal_->close_page(page));
  journal::Changes changes = journal_->take_changes();
  if (auto entered = fold_.enter_page(*journal_, std::move(settled), std::move(alive), *this); !entered)
    unread_ = std::move(entered).error();
  if (std::exchange(behind_, false)) note_grants_from(0);
  take_changes_in(std::move(changes));
  drop_spent_seal_keys();
  return Ok{};
}

}  // namespace folkmoot::node

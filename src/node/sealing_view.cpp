// What the rounds of a page ask of this home's journal and fold.
#include <algorithm>

#include "assembly/due.h"
#include "assembly/witnesses.h"
#include "node/holding.h"

namespace folkmoot::node {

namespace {
/// Entries of all frontiers of the open page together: some forty bytes each, and those of their tips.
constexpr std::size_t kFrontierEntries = std::size_t{1} << 18;
}  // namespace

Hash Sealing::frontier() {
  const Hash root = holding_.journal().digest();
  remember_frontier(root, holding_.journal().frontier_change());
  return root;
}

void Sealing::remember_frontier(journal::FrontierChange&& change) {
  // To hash it costs much more than to look whether it is there.
  if (std::ranges::any_of(frontiers_, [&](const auto& known) { return known.second == change; })) return;
  const Hash root = holding_.journal().digest_of(change);
  remember_frontier(root, std::move(change));
}

void Sealing::remember_frontier(const Hash& root, journal::FrontierChange&& change) {
  const std::size_t size = change.size();
  if (frontier_entries_ + size > kFrontierEntries) return;
  if (!frontiers_.try_emplace(root, std::move(change)).second) return;
  frontier_entries_ += size;
  may_hold_unnamed_ = true;
}

std::optional<journal::Past> Sealing::covered(const Hash& frontier) {
  const auto change = frontiers_.find(frontier);
  if (change == frontiers_.end()) return std::nullopt;
  if (!holding_.journal().hold_for_seal(journal::tips_of(change->second))) return std::nullopt;
  holding_.absorb();
  auto past = holding_.journal().covered_by(change->second);
  return past ? std::optional(*std::move(past)) : std::nullopt;
}

// By the seal key as the page found it: one that is renewed in the page is in force from the next one on. The founding
// page finds nobody, and whoever founds is known by what it says itself.
bool Sealing::closes_open_page(journal::DeviceIndex device) const {
  if (!pages_) return false;
  const assembly::State& state = holding_.journal().page() == 1 ? holding_.state() : holding_.settled_state();
  const auto person = state.owner(device);
  const auto signs = person != assembly::kNoPerson ? assembly::witness_device(state, person) : std::nullopt;
  const auto key = signs ? state.devices[*signs].seal_key : std::nullopt;
  return key && pages_->open().opening().witnesses.find(*key);
}

const journal::FrontierChange* Sealing::sealed_frontier() const {
  if (!pages_ || !pages_->open().seal() || is_stopped()) return nullptr;
  const auto found = frontiers_.find(pages_->open().seal()->core.frontier);
  return found == frontiers_.end() ? nullptr : &found->second;
}

bool Sealing::holds(const Hash& frontier) { return covered(frontier).has_value(); }

std::optional<seal::Outcome> Sealing::fold(const Hash& frontier, Instant time) {
  if (!holding_.complete() && !holding_.is_behind()) return std::nullopt;
  const auto past = covered(frontier);
  if (!past || !holding_.journal().knows_forks_of(frontiers_.at(frontier))) return std::nullopt;
  if (!settled_ || settled_->end.order_seed != frontier || settled_->end.time != time ||
      settled_->end.number != holding_.journal().page()) {
    assembly::PageEnd end = page_end(holding_.journal().page(), time, frontier, frontiers_.at(frontier));
    if (reconvened_) end.reconvened = reconvened_->witnesses;
    auto settled = holding_.settle(end, *past);
    if (!settled) return std::nullopt;
    settled_ = *std::move(settled);
  }
  // Everybody whom a constitution in this frontier names closes the founding page, and nobody else.
  if (settled_->end.number == 1 && !reconvened_ &&
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
  // Or when each of those who constituted it asks; of those who are to close it, where a founder is gone.
  std::set<assembly::PersonIndex> asking;
  for (const auto& [device, ask] : asks_by_device_)
    if (const auto d = holding_.journal().table().find_device(device)) asking.insert(state.owner(*d));
  if (reconvened_)
    return std::ranges::all_of(assembly::witness_candidates(state), [&](const seal::Candidate& candidate) {
      const bool closes = std::ranges::find(reconvened_->witnesses, candidate.seal_key) != reconvened_->witnesses.end();
      return !closes || asking.contains(*state.person(candidate.person));
    });
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

}  // namespace folkmoot::node

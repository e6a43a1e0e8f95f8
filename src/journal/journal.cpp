#include "journal/journal.h"

#include <algorithm>

#include "base/check.h"

namespace folkmoot::journal {

Journal::Journal(const Journal&) = default;
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(const Journal&) = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

Result<Journal> Journal::create(CheckedEvent founding) {
  const event::Event& event = founding.event();
  if (!event.header.is_founding() || !event.body) return fail(errc::kNoFounding, "not a founding event with its body");
  FM_ASSIGN(const event::Body body, event::decode_body(*event.body));
  const auto* found = std::get_if<event::Found>(&body.content);
  if (found == nullptr || !founding.introduces()) return fail(errc::kNoFounding, "its body does not found an assembly");
  FM_ASSIGN(event::Charter charter, event::decode_charter(found->charter));
  Journal out(reinterpret_id<AssemblyId>(event.id));
  out.charter_ = charter;
  out.charter_id_ = event::charter_id(found->charter);
  out.quota_.rules = charter.quota;
  out.quota_.time = body.claimed;
  out.roots_ = {out.table_.find_or_add_device(event.header.device)};
  out.keep(std::move(founding), {});
  return out;
}

void Journal::restore(const CheckedEvent& event) {
  if (table_.find(event.event().id)) return;  // the founding event is there since `create`
  table_.add(event);
  kept_.push_back(0);
}

void Journal::restore_reserve(std::size_t events) {
  table_.reserve(events);
  kept_.reserve(events);
}

Result<Ok> Journal::restore_columns(BytesView columns) {
  FM_TRY(table_.load_columns(columns));
  kept_.resize(table_.size(), 0);
  return Ok{};
}

Result<Ok> Journal::restore_image(std::span<const BytesView> sections) {
  FM_TRY(table_.load_image(sections));
  kept_.resize(table_.size(), 0);
  return Ok{};
}

void Journal::restore_proof(const ForkProof& proof) {
  const DeviceIndex device = table_.find_or_add_device(proof.device);
  table_.note_fork(device, proof.seq);
  const auto [entry, added] = forks_.try_emplace(device, proof);
  if (!added && proof.seq < entry->second.seq) entry->second = proof;
}

void Journal::finish_restore() {
  for (DeviceIndex device = 0; device < table_.device_count(); ++device) frontier_.touch(device);
  for (ChainIndex c = 0; c < table_.chain_count(); ++c)
    names_undone_seals_ =
        names_undone_seals_ || (!table_.chain(c).afters.empty() && table_.chain(c).afters.back().value >= page());
  recompute_kept();
  take_changes();
}

Changes Journal::take_changes() {
  if (kept_reviewed_) {
    for (EventIndex e = 0; e < kept_at_last_take_.size(); ++e) {
      if (kept_at_last_take_[e] == kept_[e]) continue;
      (kept_[e] != 0 ? changes_.restored : changes_.removed).push_back(e);
      kept_at_last_take_[e] = kept_[e];
    }
    kept_reviewed_ = false;
  }
  kept_at_last_take_.insert(kept_at_last_take_.end(),
                            kept_.begin() + static_cast<std::ptrdiff_t>(kept_at_last_take_.size()), kept_.end());
  // Whoever takes in much comes with as much again: grown step by step, events would be moved about.
  Changes next;
  next.added.reserve(changes_.added.size());
  return std::exchange(changes_, std::move(next));
}

std::uint64_t Journal::page_of(EventIndex e) const {
  for (std::size_t i = 0; i < sealed_pages_.size(); ++i)
    if (sealed_pages_[i].has(table_, e)) return i + 1;
  return page();
}

const PageOrder& Journal::order() {
  if (order_is_stale_) {
    order_.rebuild(table_, open_kept_events());
    order_is_stale_ = false;
  } else if (!unordered_.empty()) {
    order_.insert(table_, unordered_);
  }
  unordered_.clear();
  return order_;
}

std::vector<EventId> Journal::heads() const {
  std::vector<EventId> out;
  out.reserve(heads_.size());
  for (const EventIndex e : heads_) out.push_back(table_.id(e));
  std::sort(out.begin(), out.end());
  return out;
}

bool Journal::stands_alone(DeviceIndex device, std::uint64_t seq) const {
  const auto& fork = table_.device(device).lowest_fork;
  return device < anchored_.size() && anchored_[device] != 0 && (!fork || seq < *fork);
}

void Journal::keep(CheckedEvent event, const std::vector<EventIndex>& named) {
  const EventIndex e = table_.add(event, named);
  kept_.push_back(1);
  ++kept_count_;
  if (anchored_.size() < table_.device_count()) {
    anchored_.resize(table_.device_count(), 0);
    for (const DeviceIndex root : roots_) anchored_[root] = 1;
  }
  if (const auto introduced = table_.introduces(e)) {
    anchored_[*introduced] = 1;
    retry_forked_ = retry_forked_ || can_need_support();
  }
  for (const EventIndex under : named) {
    const auto head = std::lower_bound(heads_.begin(), heads_.end(), under);
    if (head != heads_.end() && *head == under) heads_.erase(head);
  }
  heads_.push_back(e);
  if (!order_is_stale_) unordered_.push_back(e);
  frontier_.touch(table_.device_of(e));
  kept_now_.push_back(event.event().id);
  note_added(e, std::move(event));
}

void Journal::note_added(EventIndex e, CheckedEvent event) {
  const bool under_seal = event.is_under_seal();
  if (under_seal) unchecked_.push_back(e);
  changes_.added.push_back({e, std::move(event).take(), under_seal});
}

Result<Journal::Place> Journal::place(const DeviceId& device, const std::vector<EventId>& rests_on) {
  Place out;
  Past covered;
  if (const auto known = table_.find_device(device)) {
    if (table_.device(*known).lowest_fork)
      return fail(errc::kForked, "this device's chain is forked; it writes no more");
    // A second event with one seq would be a fork.
    if (names_undone_seals_)
      for (const ChainIndex c : table_.device(*known).chains)
        if (table_.after(table_.chain(c).events.back()) >= page())
          return fail(errc::kFutureSeal,
                      "this device has written after a seal that was undone; it waits for the next ones");
    if (const auto own = tips(*known); !own.empty()) {
      out.seq = table_.seq(own.back()) + 1;
      out.prev = table_.id(own.back());
      covered = *past(own.back());
    }
  }
  const auto add = [&](EventIndex e) {
    if (covered.has(table_, e) || out.parents.size() == event::kMaxParents) return;
    const auto& fork = table_.device(table_.device_of(e)).lowest_fork;
    if (fork && table_.seq(e) >= *fork) return;  // such names are left out; what rests on them is named instead
    out.parents.push_back(table_.id(e));
    covered.join(*past(e));
  };
  std::vector<EventIndex> needed;
  for (const EventId& id : rests_on) {
    const auto e = find(id);
    if (!e || !is_kept(*e)) return fail(errc::kMissing, "rests on an event that is not held: " + id.hex());
    needed.push_back(*e);
  }
  // The newest first: many of the others lie in its past, and need no name of their own.
  std::sort(needed.rbegin(), needed.rend());
  for (const EventIndex e : needed) add(e);
  // The newest heads first: they cover most.
  for (auto head = heads_.rbegin(); head != heads_.rend(); ++head) add(*head);
  std::sort(out.parents.begin(), out.parents.end());
  out.after = sealed_pages_.size();
  out.past = std::move(covered);
  return out;
}

std::vector<EventIndex> Journal::open_kept_events() const {
  std::vector<EventIndex> out;
  for (EventIndex e = 0; e < table_.size(); ++e)
    if (kept_[e] != 0 && !quota_.sealed.has(table_, e)) out.push_back(e);
  return out;
}

Result<Ok> Journal::hold_for_seal(const std::vector<EventId>& tips) {
  const std::size_t before = table_.size();
  std::vector<EventId> taken;
  const auto take = [&](const EventId& id) {
    const CheckedEvent* event = parking_.find(id);
    const auto named = table_.find_named(event->event().header);
    if (!named || judge(*event, *named)) return false;
    table_.add(*event);
    taken.push_back(id);
    return true;
  };
  for (const EventId& tip : tips) {
    const auto closure = find(tip) ? std::vector<EventId>{} : closure_in_parking(tip);
    if (closure && std::all_of(closure->begin(), closure->end(), take)) continue;
    heights_.truncate(before);
    table_.truncate(before);
    return fail(errc::kMissing, "the seal covers an event that is not held: " + tip.hex());
  }
  kept_.resize(table_.size(), 0);
  for (const EventId& id : taken) {
    note_added(*find(id), *parking_.take(id));
    kept_now_.push_back(id);  // what waited for it is tried when the page closes
  }
  return Ok{};
}

Result<FrontierChange> Journal::frontier_over(const std::vector<EventId>& tips) {
  std::vector<EventIndex> events;
  for (const EventId& id : tips) {
    const auto e = find(id);
    if (!e) return fail(errc::kMissing, "the frontier covers an event that is not held: " + id.hex());
    events.push_back(*e);
  }
  Past past = heights_.past_of_all(table_, events);
  past.join(quota_.sealed);
  std::map<DeviceIndex, std::uint64_t> forks;
  for (const auto& [device, proof] : forks_) forks[device] = proof.seq;
  return change_over(table_, quota_.sealed, past, forks);
}

Result<Past> Journal::covered_by(const FrontierChange& change) {
  std::vector<EventIndex> tips;
  std::map<DeviceIndex, std::uint64_t> forks;
  for (const FrontierEntry& entry : change) {
    const DeviceIndex device = table_.find_or_add_device(entry.device);
    for (const FrontierEntry::Tip& tip : entry.tips) {
      const auto e = find(tip.id);
      if (!e) return fail(errc::kMissing, "the frontier covers an event that is not held: " + tip.id.hex());
      tips.push_back(*e);
    }
    const auto sealed = sealed_forks_.find(device);
    if (sealed != sealed_forks_.end() && (!entry.lowest_fork || *entry.lowest_fork > sealed->second))
      return fail(errc::kFrontier, "it forgets a fork of " + entry.device.hex());
    if (entry.lowest_fork) forks[device] = *entry.lowest_fork;
  }
  Past past = heights_.past_of_all(table_, tips);
  past.join(quota_.sealed);
  if (change_over(table_, quota_.sealed, past, forks) != change)
    return fail(errc::kFrontier, "its tips are not those of what it covers");
  return past;
}

bool Journal::knows_forks_of(const FrontierChange& change) const {
  return std::all_of(change.begin(), change.end(), [&](const FrontierEntry& entry) {
    if (!entry.lowest_fork) return true;
    // A fork above the lowest one that is known proves nothing new, and takes nothing away.
    const auto device = table_.find_device(entry.device);
    return device && table_.device(*device).lowest_fork && *table_.device(*device).lowest_fork <= *entry.lowest_fork;
  });
}

Result<Ok> Journal::enter_page(const SealedPage& seal) {
  if (seal.number != page()) return fail(errc::kFutureSeal, "the open page is " + std::to_string(page()));
  FM_ASSIGN(quota_.sealed, covered_by(seal.frontier));
  for (const FrontierEntry& entry : seal.frontier)
    if (entry.lowest_fork) sealed_forks_[*table_.find_device(entry.device)] = *entry.lowest_fork;
  frontier_.seal(table_, seal.frontier);
  quota_.founding_page = false;
  quota_.time = seal.time;
  quota_.roll.clear();
  roots_.clear();
  for (const auto& on_roll : seal.roll) {
    const DeviceIndex device = table_.find_or_add_device(on_roll.device);
    quota_.roll[device] = on_roll.listed;
    roots_.push_back(device);
  }
  sealed_pages_.push_back(quota_.sealed);
  order_.reseed(seal.core);
  order_is_stale_ = true;
  return Ok{};
}

Result<Ok> Journal::restore_page(const SealedPage& seal) { return enter_page(seal); }

Result<Ok> Journal::close_page(const SealedPage& seal) {
  FM_TRY(enter_page(seal));
  recompute_kept();
  for (const Code why : {errc::kFutureSeal, errc::kQuota, errc::kUnadmitted, errc::kForked})
    try_again(parking_.parked_for(why));
  settle();
  return Ok{};
}

}  // namespace folkmoot::journal

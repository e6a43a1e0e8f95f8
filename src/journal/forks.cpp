// Forks: the part of Journal that finds them, and decides anew what is kept when one becomes known or finds support.
#include "journal/journal.h"

#include <algorithm>
#include <unordered_set>

#include "base/check.h"

namespace folkmoot::journal {

namespace {
/// How many parked events are tried when one more part of a branch arrives.
constexpr std::size_t kMaxPromotionTries = 64;
}  // namespace

Result<Ok> Journal::admit_proof(const CheckedEvent& a, const CheckedEvent& b) {
  const event::Header& first = a.event().header;
  const event::Header& second = b.event().header;
  if (first.assembly != assembly_ || second.assembly != assembly_) return fail(errc::kWrongAssembly);
  if (first.device != second.device || first.seq != second.seq || a.event().id == b.event().id)
    return fail(errc::kChain, "not two different events of one device and seq");
  const DeviceIndex device = table_.find_or_add_device(first.device);
  const auto known = forks_.find(device);
  if (known != forks_.end() && known->second.seq <= first.seq) return Ok{};
  changes_.evidence.push_back(b.event());
  note_fork(a.event(), b.event().id);
  return Ok{};
}

std::optional<Journal::Rival> Journal::rival_of(const event::Event& event) const {
  const auto device = table_.find_device(event.header.device);
  if (!device) return std::nullopt;
  const std::uint64_t seq = event.header.seq;
  for (const ChainIndex c : table_.device(*device).chains) {
    const Chain& chain = table_.chain(c);
    if (seq < chain.first_seq || seq >= chain.first_seq + chain.events.size()) continue;
    const EventId& other = table_.id(chain.events[seq - chain.first_seq]);
    if (other != event.id) return Rival{other, nullptr};
  }
  if (const auto other = parking_.other_at(event.header.device, seq, event.id))
    return Rival{*other, &parking_.find(*other)->event()};
  const auto refused = refused_.find(*device);
  if (refused == refused_.end()) return std::nullopt;
  for (const event::Event& other : refused->second)
    if (other.header.seq == seq && other.id != event.id) return Rival{other.id, &other};
  return std::nullopt;
}

void Journal::look_for_fork(const event::Event& event) {
  const auto device = table_.find_device(event.header.device);
  if (!device) return;
  if (const auto& fork = table_.device(*device).lowest_fork; fork && *fork <= event.header.seq) return;
  const auto rival = rival_of(event);
  if (!rival) return;
  if (rival->evidence != nullptr) changes_.evidence.push_back(*rival->evidence);
  note_fork(event, rival->id);
}

void Journal::note_fork(const event::Event& evidence, const EventId& other) {
  const DeviceIndex device = table_.find_or_add_device(evidence.header.device);
  if (!table_.note_fork(device, evidence.header.seq)) return;
  const ForkProof proof{evidence.header.device, evidence.header.seq, std::min(evidence.id, other),
                        std::max(evidence.id, other)};
  forks_[device] = proof;
  changes_.forks.push_back(proof);
  changes_.evidence.push_back(evidence);
  changes_.evidence.back().body.reset();
  frontier_.touch(device);
  recompute_kept();
}

void Journal::recompute_kept() {
  KeptResult result = compute_kept(table_, quota_.sealed, roots_);
  if (names_undone_seals_) leave_out_undone(result.kept);
  apply_kept(std::move(result));
}

void Journal::leave_out_undone(std::vector<std::uint8_t>& kept) {
  names_undone_seals_ = false;
  for (EventIndex e = 0; e < table_.size(); ++e) {
    if (table_.after(e) < page()) continue;
    kept[e] = 0;
    names_undone_seals_ = true;
  }
}

void Journal::apply_kept(KeptResult result) {
  anchored_ = std::move(result.anchored);
  if (result.kept == kept_) return;
  for (ChainIndex c = 0; c < table_.chain_count(); ++c)
    if (kept_in(table_.chain(c), kept_) != kept_in(table_.chain(c), result.kept))
      frontier_.touch(table_.chain(c).device);
  kept_count_ = static_cast<std::size_t>(std::count(result.kept.begin(), result.kept.end(), std::uint8_t{1}));
  kept_ = std::move(result.kept);
  kept_reviewed_ = true;
  retry_forked_ = true;
  rebuild_heads();
  order_is_stale_ = true;
}

void Journal::rebuild_heads() {
  // The kept events of a chain are its first ones, and each names the one before: only the last of them can be heads.
  std::vector<std::uint8_t> named_by_kept(table_.size(), 0);
  for (EventIndex e = 0; e < table_.size(); ++e) {
    if (kept_[e] == 0) continue;
    for (const EventIndex parent : table_.parents(e)) named_by_kept[parent] = 1;
  }
  std::vector<EventIndex> last;
  for (ChainIndex c = 0; c < table_.chain_count(); ++c) {
    const Chain& chain = table_.chain(c);
    const std::size_t count = kept_in(chain, kept_);
    if (count == 0) continue;
    last.push_back(chain.events[count - 1]);
    if (chain.leaves != kNoEvent) named_by_kept[chain.leaves] = 1;
  }
  std::erase_if(last, [&](EventIndex e) { return named_by_kept[e] != 0; });
  std::sort(last.begin(), last.end());
  heads_ = std::move(last);
}

std::optional<std::vector<EventId>> Journal::closure_in_parking(const EventId& supporter) const {
  // Everything the supporter rests on that is parked, in causal order; nullopt if something is not here at all or waits
  // for another reason than the fork.
  std::vector<EventId> out;
  std::unordered_set<EventId, IdHash> seen;
  struct Step {
    EventId id;
    bool done;
  };
  std::vector<Step> steps{{supporter, false}};
  while (!steps.empty()) {
    const Step step = steps.back();
    steps.pop_back();
    if (step.done) {
      out.push_back(step.id);
      continue;
    }
    if (find(step.id) || !seen.insert(step.id).second) continue;
    const Code why = parking_.why(step.id);
    if (why != errc::kForked && why != errc::kUnadmitted && why != errc::kMissing) return std::nullopt;
    steps.push_back({step.id, true});
    const event::Header& header = parking_.find(step.id)->event().header;
    if (header.prev) steps.push_back({*header.prev, false});
    for (const EventId& parent : header.parents) steps.push_back({parent, false});
  }
  return out;
}

bool Journal::try_promote(const EventId& supporter) {
  const auto closure = closure_in_parking(supporter);
  if (!closure) return false;
  const std::size_t before = table_.size();
  for (const EventId& id : *closure) {
    const CheckedEvent* event = parking_.find(id);
    const auto named = table_.find_named(event->event().header);
    if (!named || judge(*event, *named)) break;
    table_.add(*event, *named);
  }
  const auto last = find(supporter);
  KeptResult result = last ? compute_kept(table_, quota_.sealed, roots_) : KeptResult{};
  if (!last || result.kept[*last] == 0) {
    heights_.truncate(before);
    table_.truncate(before);
    return false;
  }
  kept_.resize(table_.size(), 0);
  apply_kept(std::move(result));
  for (const EventId& id : *closure) {
    kept_now_.push_back(id);
    const EventIndex e = *find(id);
    note_added(e, *parking_.take(id));
  }
  return true;
}

void Journal::try_promotions(const EventId& about) {
  // Whatever is parked above it has in its closure what this one waits for.
  if (!closure_in_parking(about)) return;
  // The event itself, then whatever is parked above it.
  std::vector<EventId> candidates{about};
  for (std::size_t i = 0; i < candidates.size() && candidates.size() < kMaxPromotionTries; ++i)
    for (const EventId& waiter : parking_.waiters(candidates[i]))
      if (std::find(candidates.begin(), candidates.end(), waiter) == candidates.end()) candidates.push_back(waiter);
  for (const EventId& candidate : candidates)
    if (parking_.contains(candidate) && try_promote(candidate)) return;
}

}  // namespace folkmoot::journal

#include "node/joining.h"

#include <algorithm>

#include "codec/reader.h"
#include "codec/writer.h"
#include "node/errc.h"
#include "node/holding.h"

namespace folkmoot::node {

using journal::EventIndex;

Bytes encode_unchecked(const EventRanges& ranges) {
  codec::Writer out;
  write_ranges(out, ranges);
  return out.take();
}

Result<EventRanges> decode_unchecked(BytesView bytes) {
  codec::Reader in(bytes);
  EventRanges out = read_ranges(in);
  if (!in.finish()) return fail(errc::kDamagedHome, std::string(setting::kUnchecked));
  return out;
}

Bytes encode_alarms(const std::vector<Alarm>& alarms) {
  codec::Writer out;
  out.array(alarms.size());
  for (const Alarm& alarm : alarms) out.array(2).id(alarm.event).uint(alarm.page);
  return out.take();
}

Result<std::vector<Alarm>> decode_alarms(BytesView bytes) {
  codec::Reader in(bytes);
  std::vector<Alarm> out;
  const std::size_t count = in.array();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    in.array_of(2);
    const auto event = in.id<EventId>();
    out.push_back({event, in.uint()});
  }
  if (!in.finish()) return fail(errc::kDamagedHome, std::string(setting::kAlarms));
  return out;
}

std::vector<Result<journal::CheckedEvent>> check_each(std::vector<event::Event> events) {
  std::vector<Result<journal::CheckedEvent>> out;
  out.reserve(events.size());
  for (event::Event& event : events) out.push_back(journal::CheckedEvent::check(std::move(event)));
  return out;
}

// Ids are hashes: any eight bytes of them are as good as others.
std::size_t Joining::HashOfId::operator()(const EventId& id) const {
  return little_endian<std::uint64_t>(id.bytes.data());
}

bool Joining::is_open() const {
  if (settings_.checks_all || failed_) return false;
  const auto device = holding_.own_device();
  return !device || !holding_.has_written(*device);
}

bool Joining::is_here(const EventId& id) const {
  return holding_.journal().find(id).has_value() || holding_.journal().parked(id) != nullptr;
}

bool Joining::waits(const event::Event& event) const {
  // Any other header alone is for the journal to refuse: whoever sends it must not make a page look complete.
  const bool lacks_text = !event.body && Texts::may_lack(event.header);
  if (!event.body && !lacks_text) return false;
  if (!lacks_text && !is_open()) return false;
  // Who closes page 1 is found from its events; what was written after it waits, if there is a seal to wait for.
  if (holding_.journal().page() == 1) return event.header.after > 0 && holding_.sealing().waiting_bytes() > 0;
  return holding_.sealing().sealed_frontier() != nullptr;
}

void Joining::wait(event::Event event) {
  if (is_here(event.id) || places_.contains(event.id)) return;
  tips_missing_.erase(event.id);
  waiting_bytes_ += sizeof event + (event.body ? event.body->size() : 0);
  places_.emplace(event.id, waiting_.size());
  waiting_.emplace_back(std::move(event));
}

void Joining::take_checked(std::vector<event::Event> events) {
  if (events.empty()) return;
  for (auto& checked : check_(std::move(events))) {
    if (!checked) continue;  // not its author's: refused
    const auto outcome = holding_.admit(*std::move(checked)).outcome;
    arrived_.kept += outcome == journal::Admission::Outcome::kept ? 1U : 0U;
    arrived_.parked += outcome == journal::Admission::Outcome::parked ? 1U : 0U;
  }
  holding_.absorb();
}

void Joining::take(std::vector<event::Event> events, Instant now) {
  now_ = now;
  std::vector<event::Event> at_once;
  for (event::Event& event : events) {
    const auto held = holding_.texts().settings().missing.empty() ? std::nullopt : holding_.journal().find(event.id);
    if (held && holding_.texts().fill(*held, event)) continue;
    if (waits(event))
      wait(std::move(event));
    else
      at_once.push_back(std::move(event));
  }
  take_checked(std::move(at_once));
  go_on();
}

void Joining::go_on() {
  if (failed_ || waiting_.empty()) return;
  // Seals may have waited for the events that went in.
  if (holding_.journal().page() == 1) holding_.sealing().hear({}, now_);
  while (close_next()) {
  }
  const bool more_to_come = holding_.journal().page() == 1 || holding_.sealing().sealed_frontier() != nullptr;
  if (!failed_ && (!more_to_come || waiting_bytes_ > kWaitingBytesMax)) settle();
}

void Joining::settle() {
  if (failed_ || waiting_.empty()) return;
  std::vector<event::Event> left;
  for (auto& event : waiting_)
    if (event) left.push_back(*std::move(event));
  waiting_.clear();
  places_.clear();
  waiting_bytes_ = 0;
  tips_missing_.clear();
  noted_page_ = 0;
  take_checked(std::move(left));
  holding_.sealing().hear({}, now_);
}

void Joining::note_page(const journal::FrontierChange& named) {
  noted_page_ = holding_.journal().page();
  tips_missing_.clear();
  for (const EventId& tip : journal::tips_of(named))
    if (!is_here(tip) && !places_.contains(tip)) tips_missing_.emplace(tip, true);
}

/// Nothing as long as something is missing.
std::optional<Joining::Covered> Joining::covered(const journal::FrontierChange& named) const {
  std::vector<EventId> look_at = journal::tips_of(named);
  std::vector<bool> seen(waiting_.size(), false);
  std::set<EventId> seen_parked;
  Covered out;
  const auto go_back = [&](const event::Header& header) {
    if (header.prev) look_at.push_back(*header.prev);
    look_at.insert(look_at.end(), header.parents.begin(), header.parents.end());
  };
  while (!look_at.empty()) {
    const EventId id = look_at.back();
    look_at.pop_back();
    if (const auto place = places_.find(id); place != places_.end()) {
      if (seen[place->second]) continue;
      seen[place->second] = true;
      out.places.push_back(place->second);
      go_back(waiting_[place->second]->header);
    } else if (const journal::CheckedEvent* parked = holding_.journal().parked(id)) {
      if (!seen_parked.insert(id).second) continue;
      out.parked.push_back(id);
      go_back(parked->event().header);
    } else if (!holding_.journal().find(id)) {
      return std::nullopt;
    }
  }
  std::ranges::sort(out.places);
  return out;
}

std::vector<journal::CheckedEvent> Joining::take_out(const std::vector<std::size_t>& places) {
  std::vector<journal::CheckedEvent> out;
  out.reserve(places.size());
  const bool all = places.size() == places_.size();
  for (const std::size_t place : places) {
    event::Event& event = *waiting_[place];
    waiting_bytes_ -= sizeof event + (event.body ? event.body->size() : 0);
    if (!all) places_.erase(event.id);
    out.push_back(journal::CheckedEvent::named_by_seal(std::move(event)));
    waiting_[place].reset();
  }
  if (all) {
    places_.clear();
    waiting_.clear();
  }
  return out;
}

/// Whether the open page could be closed with what waits.
bool Joining::close_next() {
  const bool by_hash = is_open();
  const journal::FrontierChange* const named = holding_.sealing().sealed_frontier();
  if (named == nullptr || (!by_hash && places_.empty())) return false;
  const std::uint64_t page = holding_.journal().page();
  // What comes checked does not pass by `wait`.
  if (noted_page_ != page || !by_hash) note_page(*named);
  if (!tips_missing_.empty()) return false;
  const auto all = covered(*named);
  if (!all) return false;
  std::vector<EventId> ids;
  ids.reserve(all->places.size());
  for (const std::size_t place : all->places) ids.push_back(waiting_[place]->id);
  const auto before = static_cast<EventIndex>(holding_.journal().table().size());
  holding_.journal().admit_all(take_out(all->places));
  holding_.journal().admit_named(all->parked);
  holding_.absorb_for_seal();
  note_taken(before, ids);
  holding_.sealing().hear({}, now_);
  holding_.after_seal(before);
  if (holding_.journal().page() != page) return true;
  // Who has written goes on with what it has: the seal is trouble, and says so.
  if (by_hash) failed_ = page;
  return false;
}

/// Signatures are to be looked at, and texts to be asked for, of what came in by hash.
void Joining::note_taken(EventIndex before, const std::vector<EventId>& by_hash) {
  std::vector<EventIndex> taken;
  taken.reserve(by_hash.size());
  for (const EventId& id : by_hash)
    if (const auto e = holding_.journal().find(id); e && *e >= before) taken.push_back(*e);
  if (taken.empty()) return;
  std::ranges::sort(taken);
  arrived_.kept += taken.size();
  std::vector<EventIndex> without_text;
  for (const EventIndex e : taken) {
    add_behind(settings_.unchecked, e);
    if (holding_.is_without_text(e)) without_text.push_back(e);
  }
  holding_.set_unchecked(settings_.unchecked);
  holding_.texts().note_missing(without_text);
}

void Joining::begin_again(bool checks_all) {
  const bool as_before = settings_.checks_all;
  settings_ = {};
  settings_.checks_all = as_before || checks_all;
  waiting_.clear();
  places_.clear();
  waiting_bytes_ = 0;
  tips_missing_.clear();
  noted_page_ = 0;
  arrived_ = {};
  failed_.reset();
}

std::uint64_t Joining::unchecked() const { return count(settings_.unchecked); }

void Joining::check_some() {
  auto& ranges = settings_.unchecked;
  std::vector<event::Event> events;
  std::vector<EventIndex> indices;
  while (!ranges.empty() && events.size() < kCheckedInAStep) {
    EventRange& range = ranges.front();
    auto event = holding_.fetch(range.first);
    if (!event) break;  // the store says why; the next step tries again
    events.push_back(*std::move(event));
    indices.push_back(range.first);
    if (++range.first == range.end) ranges.erase(ranges.begin());
  }
  if (indices.empty()) return;
  const std::vector<Result<journal::CheckedEvent>> outcomes = check_(std::move(events));
  const std::size_t known = settings_.alarms.size();
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (!outcomes[i])
      settings_.alarms.push_back({holding_.journal().table().id(indices[i]), holding_.journal().page_of(indices[i])});
  holding_.set_unchecked(ranges);
  if (settings_.alarms.size() != known) holding_.set_alarms(settings_.alarms);
}

}  // namespace folkmoot::node

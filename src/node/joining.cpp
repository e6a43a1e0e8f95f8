#include "node/joining.h"

#include <algorithm>

#include "assembly/encrypted_group.h"
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
  for (const Alarm& alarm : alarms) out.array(2).id_or_null(alarm.event).uint(alarm.page);
  return out.take();
}

Result<std::vector<Alarm>> decode_alarms(BytesView bytes) {
  codec::Reader in(bytes);
  std::vector<Alarm> out;
  const std::size_t count = in.array();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    in.array_of(2);
    const auto event = in.id_or_null<EventId>();
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

bool Joining::is_open() const {
  if (settings_.checks_all || failed_) return false;
  const auto device = holding_.own_device();
  return !device || !holding_.has_written(*device);
}

bool Joining::is_here(const EventId& id) const {
  const journal::Journal& journal = holding_.journal();
  return journal.find(id).has_value() || (journal.parked_count() > 0 && journal.parked(id) != nullptr);
}

bool Joining::waits(const event::Event& event, bool open) const {
  // Any other header alone is for the journal to refuse: whoever sends it must not make a page look complete.
  const bool lacks_text = !event.body && Texts::may_lack(event.header);
  if (!event.body && !lacks_text) return false;
  if (!lacks_text && !open) return false;
  // Who closes page 1 is found from its events; what was written after it waits, if there is a seal to wait for.
  if (holding_.journal().page() == 1) return event.header.after > 0 && holding_.sealing().waiting_bytes() > 0;
  return holding_.sealing().sealed_frontier() != nullptr;
}

void Joining::wait(event::Event event) {
  if (is_here(event.id) || waiting_.contains(event.id)) return;
  if (!tips_missing_.empty()) tips_missing_.erase(event.id);
  waiting_.add(std::move(event));
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
  const bool open = is_open();
  for (event::Event& event : events) {
    // Files bring much that is here; its signatures were looked at when it came. A text that was missing is taken.
    const auto held = holding_.journal().find(event.id);
    if (held && (holding_.texts().fill(*held, event) || holding_.journal().is_kept(*held))) continue;
    if (waits(event, open))
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
  if (!failed_ && (!more_to_come || waiting_.bytes() > kWaitingBytesMax)) settle();
}

void Joining::settle() {
  if (failed_) return;
  if (holding_.is_behind()) holding_.sealing().leave_snapshot();
  if (waiting_.empty()) return;
  std::vector<event::Event> left = waiting_.take_all();
  tips_missing_.clear();
  noted_page_ = 0;
  take_checked(std::move(left));
  holding_.sealing().hear({}, now_);
}

void Joining::note_page(const journal::FrontierChange& named) {
  noted_page_ = holding_.journal().page();
  tips_missing_.clear();
  for (const EventId& tip : journal::tips_of(named))
    if (!is_here(tip) && !waiting_.contains(tip)) tips_missing_.emplace(tip, true);
}

/// Nothing as long as something is missing.
std::optional<Joining::Covered> Joining::covered(const journal::FrontierChange& named) const {
  // What waits mostly came after what it rests on, so one walk backwards meets all of it.
  std::vector<bool> seen(waiting_.end(), false);
  std::vector<EventId> elsewhere = journal::tips_of(named);
  std::set<EventId> seen_parked;
  Covered out;
  const journal::Journal& journal = holding_.journal();
  std::size_t end = 0;  // beyond the last place that is to be walked from
  const auto mark = [&](Waiting::Place place) {
    if (seen[place]) return;
    seen[place] = true;
    end = std::max(end, place + std::size_t{1});
  };
  std::vector<bool> walked(waiting_.end(), false);
  const auto walk = [&] {
    for (std::size_t i = std::exchange(end, 0); i > 0; --i) {
      const auto place = static_cast<Waiting::Place>(i - 1);
      if (!seen[place] || walked[place]) continue;
      walked[place] = true;
      waiting_.for_each_named(
          place, [&](Waiting::Place before) { seen[before] = true; },
          [&](const EventId& id) {
            if (!journal.find(id)) elsewhere.push_back(id);
          });
    }
  };
  while (!elsewhere.empty()) {
    const EventId id = elsewhere.back();
    elsewhere.pop_back();
    if (const Waiting::Place place = waiting_.find(id); place != Waiting::kNowhere) {
      mark(place);
    } else if (const journal::CheckedEvent* parked = journal.parked(id)) {
      if (!seen_parked.insert(id).second) continue;
      out.parked.push_back(id);
      const event::Header& header = parked->event().header;
      if (header.prev) elsewhere.push_back(*header.prev);
      elsewhere.insert(elsewhere.end(), header.parents.begin(), header.parents.end());
    } else if (!journal.find(id)) {
      return std::nullopt;
    }
    if (elsewhere.empty()) walk();
  }
  for (Waiting::Place place = 0; place < seen.size(); ++place)
    if (seen[place]) out.places.push_back(place);
  return out;
}

/// Whether the open page could be closed with what waits.
bool Joining::close_next() {
  const bool by_hash = is_open();
  const journal::FrontierChange* const named = holding_.sealing().sealed_frontier();
  if (named == nullptr || (!by_hash && waiting_.empty())) return false;
  const std::uint64_t page = holding_.journal().page();
  // What comes checked does not pass by `wait`.
  if (noted_page_ != page || !by_hash) note_page(*named);
  if (!tips_missing_.empty()) return false;
  const auto all = covered(*named);
  if (!all) return false;
  std::vector<EventId> ids;
  ids.reserve(all->places.size());
  for (const Waiting::Place place : all->places) ids.push_back(waiting_.at(place).id);
  const auto before = static_cast<EventIndex>(holding_.journal().table().size());
  holding_.journal().admit_all(waiting_.take_out(all->places));
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
  const journal::Table& table = holding_.journal().table();
  for (std::size_t i = 0; i < by_hash.size(); ++i) {
    // They went in in this order, unless some had to wait in the journal.
    const auto next = static_cast<EventIndex>(before + i);
    if (next < table.size() && table.id(next) == by_hash[i])
      taken.push_back(next);
    else if (const auto e = table.find(by_hash[i]); e && *e >= before)
      taken.push_back(*e);
  }
  if (taken.empty()) return;
  if (!std::ranges::is_sorted(taken)) std::ranges::sort(taken);
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
  tips_missing_.clear();
  noted_page_ = 0;
  arrived_ = {};
  failed_.reset();
  again_.reset();
}

std::uint64_t Joining::unchecked() const { return count(settings_.unchecked); }

bool Joining::has_work() const { return holding_.complete() && (unchecked() > 0 || settings_.unfolded > 0); }

namespace {
bool is_ballot(const event::Event& event) {
  const auto head = event.body ? event::decode_body_head(*event.body) : fail(errc::kNotFound);
  return head && head->kind == static_cast<std::uint64_t>(event::Kind::cast);
}
}  // namespace

/// A ballot counts by its own proofs, which the fold has not looked at under a seal.
bool Joining::proves_itself(const event::Event& event, EventIndex e) {
  if (!is_ballot(event) || holding_.fold().verdict(e) != assembly::Verdict::applied) return true;
  const auto said = event::decode_body(*event.body);
  return said &&
         assembly::is_proved(holding_.state(), holding_.journal(), std::get<event::Cast>(said->content), booth_);
}

void Joining::check_some() {
  auto& ranges = settings_.unchecked;
  std::vector<event::Event> events;
  std::vector<EventIndex> indices;
  while (!ranges.empty() && events.size() < kCheckedInAStep) {
    EventRange& range = ranges.front();
    auto event = holding_.fetch(range.first);
    if (!event) break;                                     // the store says why; the next step tries again
    if (is_ballot(*event) && !holding_.complete()) break;  // what it is about is not folded yet
    events.push_back(*std::move(event));
    indices.push_back(range.first);
    if (++range.first == range.end) ranges.erase(ranges.begin());
  }
  if (indices.empty()) return fold_again();
  const std::vector<Result<journal::CheckedEvent>> outcomes = check_(std::move(events));
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (!outcomes[i] || !proves_itself(outcomes[i]->event(), indices[i]))
      alarm(holding_.journal().table().id(indices[i]), holding_.journal().page_of(indices[i]));
  holding_.set_unchecked(ranges);
}

void Joining::alarm(std::optional<EventId> event, std::uint64_t page) {
  settings_.alarms.push_back({event, page});
  holding_.set_alarms(settings_.alarms);
}

void Joining::note_unfolded(std::uint64_t page) {
  settings_.unfolded = page;
  again_.reset();
  holding_.set_unfolded(page);
}

/// A restart begins again: what this is for is rare.
void Joining::fold_again() {
  const auto& closed = holding_.sealing().closed();
  if (settings_.unfolded == 0 || !holding_.complete()) return;
  if (settings_.unfolded > closed.size()) return note_unfolded(0);  // seals were undone since
  if (!again_) again_ = holding_.fold().unfolded();
  const std::size_t enough = again_->numbered() + kFoldedInAStep;
  while (settings_.unfolded > 0 && again_->numbered() < enough) {
    const std::uint64_t page = again_->settled_state().page.number;
    const auto root = again_->replay_page(holding_.journal(), closed[page - 1].end(), holding_);
    if (!root) return note_unfolded(0);  // a body cannot be read: `check` says which
    const bool differs = *root != closed[page - 1].seal.core.outcome.state;
    if (differs) alarm(std::nullopt, page);
    if (differs || page == settings_.unfolded) return note_unfolded(0);
  }
}

}  // namespace folkmoot::node

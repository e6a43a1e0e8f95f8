#include "node/texts.h"

#include <algorithm>

#include "node/errc.h"
#include "node/holding.h"

namespace folkmoot::node {

using journal::EventIndex;

Bytes encode_texts(const TextSettings& texts) {
  codec::Writer out;
  out.array(4).uint(texts.not_asked_to).uint(texts.dropped_to).boolean(texts.keeps_all);
  write_ranges(out, texts.missing);
  return out.take();
}

Result<TextSettings> decode_texts(BytesView bytes) {
  codec::Reader in(bytes);
  in.array_of(4);
  TextSettings out;
  out.not_asked_to = in.uint();
  out.dropped_to = in.uint();
  out.keeps_all = in.boolean();
  out.missing = read_ranges(in);
  if (!in.finish()) return fail(errc::kDamagedHome, std::string(setting::kTexts));
  return out;
}

Result<Ok> Texts::restore(TextSettings settings) {
  const auto& journal = holding_.journal();
  const bool fits = settings.not_asked_to < journal.page() && settings.dropped_to <= settings.not_asked_to &&
                    (settings.missing.empty() || settings.missing.back().end <= journal.table().size());
  if (!fits) return fail(errc::kDamagedHome, std::string(setting::kTexts));
  settings_ = std::move(settings);
  return Ok{};
}

void Texts::store() { holding_.set_texts(settings_); }

/// Kept talk of the pages behind `after`, up to `to`, in ascending order; of page 1 none.
std::vector<EventIndex> Texts::talk_of(std::uint64_t after, std::uint64_t to) const {
  const journal::Journal& journal = holding_.journal();
  const journal::Table& table = journal.table();
  after = std::max<std::uint64_t>(after, 1);
  std::vector<EventIndex> out;
  if (to <= after) return out;
  const journal::Past& below = journal.sealed_by(after);
  const journal::Past& covered = journal.sealed_by(to);
  for (EventIndex e = 0; e < table.size(); ++e)
    if (table.cls(e) == event::Class::talk && covered.has(table, e) && !below.has(table, e)) out.push_back(e);
  return out;
}

bool Texts::is_droppable(EventIndex e) const {
  const journal::Journal& journal = holding_.journal();
  const std::uint64_t to = settings_.not_asked_to;
  return to > 1 && journal.table().cls(e) == event::Class::talk && journal.sealed_by(to).has(journal.table(), e) &&
         !journal.sealed_by(1).has(journal.table(), e);
}

void Texts::begin_again() {
  const bool keeps = settings_.keeps_all;
  settings_ = {};
  settings_.keeps_all = keeps;
  store();
}

void Texts::page_closed() {
  const std::uint64_t term = holding_.settled_state().retention.term_ms;
  const auto& closed = holding_.sealing().closed();
  if (term == 0 || closed.empty()) return;
  // By the times of seals, which all homes share: no clock drops a text.
  const Instant now = closed.back().seal.core.time;
  const std::uint64_t before = settings_.not_asked_to;
  while (settings_.not_asked_to + 1 < closed.size() &&
         closed[settings_.not_asked_to].seal.core.time.ms + term <= now.ms)
    ++settings_.not_asked_to;
  if (settings_.not_asked_to != before) store();
}

/// What was dropped of the pages above is not here, and no page above was gone through.
void Texts::miss_what_was_dropped(std::uint64_t above) {
  std::vector<EventIndex> gone = talk_of(above, settings_.dropped_to);
  for (const EventRange& range : settings_.missing)
    for (EventIndex e = range.first; e < range.end; ++e) gone.push_back(e);
  std::ranges::sort(gone);
  settings_.missing = ranges_of(gone);
  settings_.dropped_to = std::min(settings_.dropped_to, above);
}

void Texts::pages_undone(std::uint64_t closed) {
  if (settings_.not_asked_to <= closed) return;
  miss_what_was_dropped(closed);
  settings_.not_asked_to = closed;
  store();
}

void Texts::drop_due() {
  if (settings_.keeps_all || settings_.dropped_to == settings_.not_asked_to) return;
  std::vector<EventIndex> due = talk_of(settings_.dropped_to, settings_.not_asked_to);
  // What lies below is missing no more: it is dropped, like the others.
  EventRanges still_missing;
  for (const EventRange& range : settings_.missing)
    for (EventIndex e = range.first; e < range.end; ++e)
      if (!is_droppable(e)) add_behind(still_missing, e);
  std::erase_if(due, [&](EventIndex e) { return contains(settings_.missing, e); });
  settings_.missing = std::move(still_missing);
  settings_.dropped_to = settings_.not_asked_to;
  holding_.drop_texts(due);
  store();
}

void Texts::keep_all(bool keeps) {
  if (settings_.keeps_all == keeps) return;
  settings_.keeps_all = keeps;
  if (keeps) miss_what_was_dropped(0);
  store();
}

void Texts::note_missing(const std::vector<EventIndex>& events) {
  if (events.empty()) return;
  for (const EventIndex e : events) add_behind(settings_.missing, e);
  store();
}

bool Texts::fill(EventIndex e, event::Event& event) {
  if (!event.body || !contains(settings_.missing, e)) return false;
  remove(settings_.missing, e);
  holding_.put_text(e, std::move(*event.body));
  store();
  return true;
}

std::vector<EventId> Texts::asked_for() const {
  std::vector<EventId> out;
  for (const EventRange& range : settings_.missing)
    for (EventIndex e = range.first; e < range.end; ++e)
      if (!is_droppable(e)) out.push_back(holding_.journal().table().id(e));
  std::ranges::sort(out);
  return out;
}

std::vector<EventId> Texts::wanted(std::size_t at_most) const {
  std::vector<EventId> out;
  for (const EventRange& range : settings_.missing)
    for (EventIndex e = range.first; e < range.end && out.size() < at_most; ++e)
      out.push_back(holding_.journal().table().id(e));
  return out;
}

std::uint64_t Texts::dropped() const { return settings_.dropped_to == 0 ? 0 : talk_of(1, settings_.dropped_to).size(); }

}  // namespace folkmoot::node
